"""What a target by a year takes, shared among the provinces: by gap, by establishments or equally."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from outcomes.catalog.printing import is_known
from outcomes.export.native import wide
from outcomes.metrics.sharing import Sharing, gap, shared
from outcomes.metrics.whatif import Need
from outcomes.ui.chart_frame import Chart, html_table, ids
from outcomes.ui.house import House
from outcomes.ui.results.regional_table import NONE
from outcomes.ui.results.rows import Row
from outcomes.ui.results.standing import MONEY, judgment, standing
from outcomes.ui.whatif.start import Start

Share = Literal["gap", "establishments", "equal"]
SHARES: tuple[Share, ...] = ("gap", "establishments", "equal")
ESTABLISHMENTS = "mfg_establishments_10plus"
Part = tuple[int | None, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Weights:
    """What a total is shared by: region → weight (null = unknown), the fact ids behind it, the year it is of."""

    of: dict[str, float | None]
    positions: tuple[str, ...]
    year: int


def shareable(house: House, start: Start) -> Share:
    """Give the sharing to begin with: by gap where any province has a known one, else by establishments, else equal."""
    for share in SHARES[:2]:
        if any(weight for weight in weights(house, start, share).of.values()):
            return share
    return "equal"


def weights(house: House, start: Start, share: Share) -> Weights:
    """Give the provinces' weights, on the drawn map."""
    if share == "gap":
        return _gaps(house, start)
    if share == "establishments":
        return _establishments(house, start)
    return Weights({province.id: 1.0 for province in house.provinces()}, (), start.year)


def _gaps(house: House, start: Start) -> Weights:
    """Give what each province lacks to its own final target, from the same year as the nation's level."""
    found: dict[str, float | None] = {}
    used: list[str] = []
    for province in house.provinces():
        figure: Row | None = standing(house, province.id).at(start.indicator.id, start.year)
        judged = judgment(house, province.id, start.indicator.id, house.selection.year)
        aimed = judged is not None and judged.kind == "target" and is_known(judged.final_target)
        target = float(judged.final_target) if judged is not None and aimed else None
        found[province.id] = gap(None if figure is None else float(figure.value), target)
        if found[province.id] is not None and figure is not None and judged is not None:
            used += [figure.position, judged.final_position]
    return Weights(found, ids(used), start.year)


def _establishments(house: House, start: Start) -> Weights:
    """Give the provinces' establishments in the known year nearest to the start, one year for all."""
    series = {p.id: standing(house, p.id).figures.get(ESTABLISHMENTS, {}) for p in house.provinces()}
    years = {year for figures in series.values() for year in figures}
    if not years:
        return Weights(dict.fromkeys(series), (), start.year)
    year = min(years, key=lambda known: (abs(known - start.year), -known))
    found = {id: float(figures[year].value) if year in figures else None for id, figures in series.items()}
    return Weights(found, ids([figures[year].position for figures in series.values() if year in figures]), year)


def share_chart(house: House, start: Start, needed: Need, by: int, share: Share, title: str) -> Chart:
    """Give the provinces' parts of what is needed, adding up to it as printed; named are those without a part.

    What is missing is shared exactly. Each part's additions a year are rounded up, so that nobody who keeps to them
    misses the own part; their sum, which may be more than the nation needs, is what the last row says.
    """
    basis = weights(house, start, share)
    sharing = shared(needed.missing, basis.of)
    table, printed = _tables(house, needed, by, share, basis, sharing)
    body = html_table(printed, caption="") if sharing.parts else ""
    added = house.say("whatif.column.additions", year=by)
    native = wide(printed.iloc[:-1], "bar", house.say("column.region"), {added: "value"},
                  house.printer.unit(start.indicator))  # fmt: skip
    return Chart(
        key="whatif_share",
        title=title,
        subtitle=house.say(f"whatif.by_{share}", year=basis.year, count=len(sharing.parts)),
        table=table,
        printed=printed,
        origins=ids([start.figures[start.year].position], basis.positions, start.cost.positions),
        body=body,
        notes=tuple(_notes(house, start, needed, share, basis, sharing)),
        native=native if sharing.parts else None,
    )


def _notes(house: House, start: Start, needed: Need, share: Share, basis: Weights, sharing: Sharing) -> list[str]:
    """Say how the parts were found, how their sum a year relates to the nation's, and who has none."""
    if sharing.reason:
        return [house.say(f"whatif.{share}_{sharing.reason}")]

    def said(value: float) -> str:
        return house.figure(value, start.indicator.id)

    gaps = sum(weight for weight in basis.of.values() if weight is not None)
    kept = all(part == basis.of[region] for region, part in sharing.parts.items())
    lines = [house.say("whatif.parts_gap" if share == "gap" and kept else "whatif.parts")]
    if share == "gap" and not kept:
        lines.append(house.say("whatif.parts_scaled", gaps=said(gaps), missing=said(needed.missing)))
    a_year = sum(needed.part(part).per_year for part in sharing.parts.values())
    if a_year > needed.per_year:
        lines.append(house.say("whatif.parts_up", parts=said(a_year), nation=said(needed.per_year)))
    else:
        lines.append(house.say("whatif.parts_a_year"))
    lines += [house.say("whatif.gap_ahead")] if 0 in sharing.parts.values() else []
    if sharing.unknown:
        names = ", ".join(house.short(region) for region in sharing.unknown)
        lines.append(house.say(f"whatif.unknown_{share}", count=len(sharing.unknown), names=names))
    return lines


def _tables(
    house: House, needed: Need, by: int, share: Share, basis: Weights, sharing: Sharing
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the parts as numbers and as printed, in the order of the provinces; printed with the total below."""
    parts = {region: needed.part(part) for region, part in sharing.parts.items()}
    cells = [(house.place(region), weight, _cells(parts.get(region))) for region, weight in basis.of.items()]
    money = house.printer.unit(house.catalog.indicators[MONEY])
    names = [
        house.say("column.region"), house.say(f"whatif.column.{share}", year=basis.year),
        house.say("whatif.column.additions", year=by), house.say("whatif.column.per_year"),
        house.say("whatif.column.money", year=by, unit=money), house.say("whatif.column.money_per_year", unit=money),
    ]  # fmt: skip
    table = pd.DataFrame([(name, weight, *part) for name, weight, part in cells], columns=names)
    last = [house.say("whatif.total"), NONE, *_figures(house, _total(needed, list(parts.values())))]
    read = [[name, house.printer.number(weight, "count"), *_figures(house, part)] for name, weight, part in cells]
    printed = pd.DataFrame([*read, last], columns=names)
    if share == "equal":
        return table.drop(columns=names[1]), printed.drop(columns=names[1])
    return table, printed


def _total(needed: Need, parts: list[Need]) -> Part:
    """Give the sums of the parts; the nation's own figures where nothing could be shared."""
    if not parts:
        return _cells(needed)
    return (
        sum(part.missing for part in parts), sum(part.per_year for part in parts),
        sum(part.money_krw for part in parts), sum(part.money_per_year_krw for part in parts),
    )  # fmt: skip


def _cells(part: Need | None) -> Part:
    """Give additions of all years and a year, then the money of both; null where a region has no part."""
    if part is None:
        return (None, None, None, None)
    return (part.missing, part.per_year, part.money_krw, part.money_per_year_krw)


def _figures(house: House, part: Part) -> list[str]:
    """Give a part's cells as they are read, no part as a dash."""
    units = ("count", "count", "KRW", "KRW")
    return [NONE if v is None else house.printer.number(v, u) for v, u in zip(part, units, strict=True)]
