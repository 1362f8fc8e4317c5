"""Where a region or the nation stands in the chosen year: its figures, its sentence, the methods' verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from outcomes.catalog.printing import is_known
from outcomes.metrics.breaks import breaks
from outcomes.metrics.questions import assessment, regimes, values
from outcomes.ui.chart_frame import ids
from outcomes.ui.house import House
from outcomes.ui.results.rows import Row, each
from outcomes.ui.targets.placed import unplaced_reason

LEVEL, YEARLY = "deployments_cumulative", "deployments_annual"
MONEY = "budget_budgeted_krw"
HOLLOW = ("provisional", "derived", "estimate")


@dataclass(frozen=True, slots=True)
class Standing:
    """A region in the chosen year: its known figures by indicator and year, and what the methods say of the level."""

    region: str
    figures: dict[str, dict[int, Row]]
    judged: Row | None

    def at(self, indicator: str, year: int) -> Row | None:
        """Give a figure's row, None where nothing is published."""
        return self.figures.get(indicator, {}).get(year)

    def years(self, indicator: str, last: int) -> list[tuple[int, float | None]]:
        """Give an indicator's known years up to `last`."""
        return [(year, row.value) for year, row in self.figures.get(indicator, {}).items() if year <= last]

    def latest(self, indicator: str) -> Row | None:
        """Give the newest known figure."""
        return next(reversed(self.figures.get(indicator, {}).values()), None)


@dataclass(frozen=True, slots=True)
class Added:
    """What a year added. `levels`: at its end and at its beginning where it is their difference, else empty."""

    value: float
    origins: tuple[str, ...]
    status: str
    levels: tuple[float, ...]


def standing(house: House, region: str) -> Standing:
    """Give a region's standing: its own figures, never those of a technopark in it."""
    figures = house.each_version(_known_figures, house.map_year).get(region, {})
    return Standing(region, figures, judgment(house, region, LEVEL, house.selection.year))


def _known_figures(house: House, map_year: int | None) -> dict[str, dict[str, dict[int, Row]]]:
    """Give every known figure by region, indicator and year, the years in order."""
    found: dict[str, dict[str, dict[int, Row]]] = {}
    known = house.fetch(values, map_year)
    for row in each(known[known.value.notna()].sort_values("year")):
        found.setdefault(row.region, {}).setdefault(row.indicator, {})[int(row.year)] = row
    return found


def judgment(house: House, region: str, indicator: str, year: int) -> Row | None:
    """Give the assessment of a region's main series in a year, None where no goal series exists."""
    return house.each_version(_judgments, house.selection.regime, house.map_year).get((region, indicator, year))


def assessed(house: House) -> pd.DataFrame:
    """Give the goal series judged under the chosen regime, on the chosen map."""
    return house.fetch(assessment, house.selection.regime, *([] if house.map_year is None else [house.map_year]))


def _judgments(
    house: House, _regime: Literal["then", "latest"], _map_year: int | None
) -> dict[tuple[str, str, int], Row]:
    """Give the assessments of all main series by region, indicator and year; the arguments tell the kept ones apart."""
    bases = {i.id: i.base for i in house.catalog.indicators.values()}
    rows = assessed(house)
    main = rows[(rows.organization == "") & (rows.measure_scope == "") & (rows.base == rows.indicator.map(bases))]
    if house.map_year is not None:
        # A target for other bounds than the drawn ones says nothing of the restated figure.
        keys = ["indicator", "region", "year"]
        main = main.merge(house.fetch(values, house.map_year)[[*keys, "value"]], how="left", on=keys)
        main = main[main.actual.isna() | (main.actual == main.value)]
    return {(row.region, row.indicator, int(row.year)): row for row in each(main)}


def other_bounds(house: House, region: str) -> bool:
    """Say whether the chosen map draws a region with other bounds than it had in the chosen year."""
    return house.map_year is not None and _moved(house, region, *sorted((house.selection.year, house.map_year)))


def _moved(house: House, region: str, first: int, last: int) -> bool:
    """Say whether a region's bounds moved after the end of one year and before the end of another."""
    return any(b.moves_bounds and first < b.on.year <= last for b in breaks(house.catalog, region))


def added(house: House, found: Standing, year: int) -> Added | None:
    """Give a year's additions: the published figure, else the difference of two years' levels of the same bounds."""
    figure = found.at(YEARLY, year)
    if figure is not None:
        return Added(float(figure.value), ids([figure.position]), figure.status, ())
    before, after = found.at(LEVEL, year - 1), found.at(LEVEL, year)
    if before is None or after is None or (house.map_year is None and _moved(house, found.region, year - 1, year)):
        return None
    cells = ids([after.position, before.position])
    return Added(float(after.value - before.value), cells, "derived", (float(after.value), float(before.value)))


def first_sentence(house: House, found: Standing) -> str:
    """Give the page's first sentence: level, target, share reached; and the verdict's words."""
    year, row = house.selection.year, found.judged
    figure = found.at(LEVEL, year)
    place = house.place(found.region)
    if figure is None:
        reason = unplaced_reason(house, found.region, LEVEL, year)
        if reason:
            return house.say("sentence.unplaced", place=place, year=year, map=house.map_year)
        return house.say("sentence.unknown", place=place, year=year)
    value = house.figure(figure.value, LEVEL)
    if row is None or not is_known(row.final_target):
        if row is None and house.map_year is not None and figure.status == "derived":
            return house.say("sentence.placed", place=place, year=year, value=value, map=house.map_year)
        return house.say("sentence.no_target", place=place, year=year, value=value)
    if row.kind == "plan":
        target = house.figure(row.final_target, LEVEL)
        return house.say("sentence.plan", place=place, year=year, value=value, due=int(row.final_year), target=target)
    exact = is_known(row.target)
    target = row.target if exact else row.final_target
    share = row.attainment if exact else row.attainment_final
    key = "sentence.over" if share >= 1 else "sentence.under"
    due = year if exact else int(row.final_year)
    return house.say(
        key, place=place, year=year, value=value, due=due, target=house.figure(target, LEVEL),
        share=house.printer.share(share),
    )  # fmt: skip


def verdict_sentence(house: House, found: Standing) -> str:
    """Give one sentence on what the methods say together."""
    row = found.judged
    if row is None:
        return house.say("verdict.placed" if other_bounds(house, found.region) else "verdict.none")
    if row.verdict == "not_assessable":
        return house.say("verdict.not_assessable", reason=house.say(f"reason.{row.verdict_reason}"))
    told = [
        f"{house.say(f'method.{m}')}: {house.say(f'status.{status}')}"
        for m in ("pace", "extrapolation", "growth")
        if (status := getattr(row, f"{m}_status")) and not pd.isna(status)
    ]
    if row.verdict == "methods_disagree":
        return house.say("verdict.disagree", methods=" · ".join(told))
    if len(told) == 1 and row.verdict not in ("reached", "missed"):
        return house.say("verdict.single", method=told[0])
    return house.say(f"verdict.{row.verdict}")


def judged_apart(house: House, found: Standing) -> str:
    """Say that totals and single years are judged apart, where the region has a target of both; '' else."""
    yearly = judgment(house, found.region, YEARLY, house.selection.year)
    both = [row for row in (found.judged, yearly) if row is not None and row.kind == "target"]
    if len(both) < 2:
        return ""
    level, year = (house.say(f"status.{row.verdict}") for row in both)
    return house.say("verdict.apart", level=level, annual=year)


def regime_name(house: House, id: str) -> str:
    """Give a regime's name; of the demonstration set's regimes the lake has the words."""
    rows = house.fetch(regimes)
    found = rows[rows.id == id]
    return str(found[f"name_{house.lang}"].iloc[0]) if len(found) else id


def why_this_year(house: House) -> str:
    """Say why the screen opens on this year, or how many provinces are known in the year that was chosen."""
    indicator = house.selection.indicator
    count, valid = house.offer.known[indicator].get(house.selection.year, (0, len(house.provinces())))
    best = house.offer.best[indicator]
    key = "why.best" if house.selection.year == best else "why.other"
    return house.say(
        key, year=house.selection.year, known=count, valid=valid, best=best,
        indicator=house.indicator.name.say(house.lang),
    )  # fmt: skip
