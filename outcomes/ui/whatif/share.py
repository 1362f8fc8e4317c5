"""What a target by a year takes, shared among the provinces: by gap, by establishments or equally."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from outcomes.catalog.printing import is_known
from outcomes.metrics.sharing import Sharing, gap, shared
from outcomes.metrics.whatif import Need
from outcomes.ui.chart_frame import Chart, html_table, ids
from outcomes.ui.house import House
from outcomes.ui.results.rows import Row
from outcomes.ui.results.standing import MONEY, judgment, standing
from outcomes.ui.whatif.start import Start

Share = Literal["gap", "establishments", "equal"]
SHARES: tuple[Share, ...] = ("gap", "establishments", "equal")
ESTABLISHMENTS = "mfg_establishments_10plus"
NONE = "–"
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
    """Give the provinces' parts of what is needed, adding up to it as printed; named are those without a part."""
    basis = weights(house, start, share)
    sharing = shared(needed.per_year, basis.of)
    table, printed = _tables(house, needed, by, share, basis, sharing)
    body = html_table(printed, caption="") if sharing.parts else ""
    return Chart(
        key="whatif_share",
        title=title,
        subtitle=house.say(f"whatif.by_{share}", year=basis.year, count=len(sharing.parts)),
        table=table,
        printed=printed,
        origins=ids([start.figures[start.year].position], basis.positions, start.cost.positions),
        body=body,
        notes=tuple(_notes(house, share, sharing)),
    )


def _notes(house: House, share: Share, sharing: Sharing) -> list[str]:
    if sharing.reason:
        return [house.say(f"whatif.{share}_{sharing.reason}")]
    lines = [house.say("whatif.parts")] + ([house.say("whatif.gap_ahead")] if 0 in sharing.parts.values() else [])
    if sharing.unknown:
        names = ", ".join(house.short(region) for region in sharing.unknown)
        lines.append(house.say(f"whatif.unknown_{share}", count=len(sharing.unknown), names=names))
    return lines


def _tables(
    house: House, needed: Need, by: int, share: Share, basis: Weights, sharing: Sharing
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the parts as numbers and as printed, in the order of the provinces; printed with the total below."""
    rows = [(house.place(region), basis.of[region], *_part(needed, sharing.parts.get(region))) for region in basis.of]
    money = house.printer.unit(house.catalog.indicators[MONEY])
    names = [
        house.say("column.region"), house.say(f"whatif.column.{share}", year=basis.year),
        house.say("whatif.column.per_year"), house.say("whatif.column.money_per_year", unit=money),
        house.say("whatif.column.additions", year=by), house.say("whatif.column.money", year=by, unit=money),
    ]  # fmt: skip
    total = (house.say("whatif.total"), None, *_part(needed, needed.per_year))
    table, printed = (
        pd.DataFrame(rows, columns=names),
        pd.DataFrame([*(_printed(house, r) for r in rows), _printed(house, total, total=True)], columns=names),
    )
    if share == "equal":
        return table.drop(columns=names[1]), printed.drop(columns=names[1])
    return table, printed


def _part(needed: Need, per_year: int | None) -> Part:
    """Give additions and money a year and of all years; null where a region has no part."""
    if per_year is None:
        return (None, None, None, None)
    part = needed.part(per_year)
    return (part.per_year, part.money_per_year_krw, part.additions, part.money_krw)


def _printed(house: House, row: tuple[str, float | None, *Part], *, total: bool = False) -> list[str]:
    """Give a row as it is read: an unknown basis in words, no part as a dash."""
    name, basis, *parts = row
    units = ("count", "KRW", "count", "KRW")
    cells = [NONE if v is None else house.printer.number(v, u) for v, u in zip(parts, units, strict=True)]
    return [name, "" if total else house.printer.number(basis, "count"), *cells]
