"""Where a region or the nation stands in the chosen year: its sentence, its cards, the methods' verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from outcomes.catalog.printing import is_known
from outcomes.metrics.questions import assessment, origins, regimes, values
from outcomes.ui.cards import Card
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


def verdict_sentence(house: House, row: Row | None) -> str:
    """Give one sentence on what the methods say together."""
    if row is None:
        return house.say("verdict.none" if house.map_year is None else "verdict.placed")
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


def cards(house: House, found: Standing) -> list[Card]:
    """Give the four headline figures: level, attainment, the year's additions against what was required, money."""
    return [_level(house, found), _attainment(house, found), _additions(house, found), _money(house, found)]


def _level(house: House, found: Standing) -> Card:
    year, figure = house.selection.year, found.at(LEVEL, house.selection.year)
    latest = found.latest(LEVEL)
    note = house.say("bar.state_at", year=year)
    if figure is not None and figure.status != "actual":
        note += f" · {house.scope('status', figure.status)}"
    if figure is not None and figure.confidence not in ("high", "") and not house.synthetic:
        note += f" · {house.say('card.confidence', level=house.scope('confidence', figure.confidence))}"
    if latest is not None and latest.year > year:
        note += f" · {house.say('card.latest', year=int(latest.year), value=house.figure(latest.value, LEVEL))}"
    return Card(
        "level", house.catalog.indicators[LEVEL].name.say(house.lang),
        house.figure(None if figure is None else figure.value, LEVEL), note,
        ids([] if figure is None else [figure.position]), years=found.years(LEVEL, year),
        known=figure is not None,
    )  # fmt: skip


def _attainment(house: House, found: Standing) -> Card:
    row = found.judged
    label = house.say("card.attainment")
    if row is None or (not is_known(row.attainment) and not is_known(row.attainment_final)):
        reason = "no_target" if row is None else (row.attainment_final_reason or row.attainment_reason or "no_target")
        note = house.say(f"reason.{reason}")
        return Card("attainment", label, house.say("status.not_assessable"), note, (), known=False)
    exact = is_known(row.attainment)
    note = house.say(
        "card.attainment_note",
        due=house.selection.year if exact else int(row.final_year),
        target=house.figure(row.target if exact else row.final_target, LEVEL),
        regime=regime_name(house, row.regime),
    )
    return Card(
        "attainment", label, house.printer.share(row.attainment if exact else row.attainment_final), note,
        ids([row.actual_position, row.target_position, row.final_position]), row.verdict,
    )  # fmt: skip


def _additions(house: House, found: Standing) -> Card:
    """Give the year's additions beside what was required a year from where the year began."""
    year = house.selection.year
    figure = found.at(YEARLY, year)
    before = judgment(house, found.region, LEVEL, year - 1)
    required = before.required_annual if before is not None else None
    label = house.say("card.additions", year=year)
    value = house.figure(None if figure is None else figure.value, YEARLY)
    origins = ids([] if figure is None else [figure.position])
    if before is None or required is None or not is_known(required):
        note = house.say("card.required_unknown")
        return Card("additions", label, value, note, origins, years=found.years(YEARLY, year), known=figure is not None)
    note = house.say(
        "card.required", value=house.figure(required, YEARLY), start=year - 1, due=int(before.final_year),
        target=house.figure(before.final_target, LEVEL),
    )  # fmt: skip
    status = "" if figure is None else "on_track" if figure.value >= required else "behind"
    origins += ids([before.actual_position, before.final_position] if before is not None else [])
    return Card("additions", label, value, note, origins, status, found.years(YEARLY, year), known=figure is not None)


def _money(house: House, found: Standing) -> Card:
    """Give the year's budget in the catalog's scope, and how many figures of other scopes there are besides."""
    year, figure = house.selection.year, found.at(MONEY, house.selection.year)
    indicator = house.catalog.indicators[MONEY]
    everything = house.fetch(origins)
    rows = everything[
        (everything.indicator == MONEY) & (everything.region == found.region) & (everything.year == year)
        & (everything.measure_scope != indicator.measure_scope)
    ]  # fmt: skip
    note = house.say("card.budget_scope", scope=house.scope("measure_scope", indicator.measure_scope))
    if len(rows):
        note += " · " + house.say("card.other_scopes", count=len(rows))
    return Card(
        "money", house.say("card.budget", year=year), house.figure(None if figure is None else figure.value, MONEY),
        note, ids([] if figure is None else [figure.position], rows.position), years=found.years(MONEY, year),
        known=figure is not None,
    )  # fmt: skip


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
