"""The regions as a table: newest figure, change, rate, place and a small line; in the order that was chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from outcomes.charts.small_lines import sparkline
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.compare.choice import Order
from outcomes.ui.compare.compared import (
    Compared,
    bare,
    change,
    compared,
    countable,
    denominators,
    name,
    scope_of,
)
from outcomes.ui.house import House
from outcomes.ui.markup import text


@dataclass(frozen=True, slots=True)
class Line:
    """A region's row. `latest` is the newest known value up to the chosen year; None is unknown everywhere."""

    region: str
    latest: float | None
    year: int | None
    before: float | None
    after: float | None
    relative: float | None
    rank: int | None

    @property
    def change(self) -> float | None:
        """Give the change between the two years."""
        return None if self.before is None or self.after is None else self.after - self.before


def table_chart(house: House, found: Compared, years: tuple[int, int] | None, order: Order) -> Chart:
    """Give the table in its frame; unknown regions stay in it, after the known ones."""
    rate = _rate(house, found)
    lines = _sorted(house, [_line(house, found, rate, region, years) for region in found.regions], order)
    known = found.known_by_year()
    span = (min(known, default=house.selection.year), max(known, default=house.selection.year))
    head = _head(house, found, rate, years)
    rows = "".join(_row(house, found, rate, line, span) for line in lines)
    body = (
        '<div class="scroll"><table class="figures compared"><thead><tr>'
        + "".join(f'<th scope="col">{text(cell)}</th>' for cell in head)
        + f"</tr></thead><tbody>{rows}</tbody></table></div>"
    )
    return Chart(
        key=f"compare_table_{found.indicator.id}".replace(".", "_"),
        title=_title(house, found, lines),
        subtitle=scope_of(house, found, house.selection.year),
        table=_for_files(house, found, rate, lines, years),
        printed=pd.DataFrame([_cells(house, found, rate, line) for line in lines], columns=head[:-1]),
        origins=ids(found.origins()),
        body=body,
        notes=_notes(house, rate, lines),
    )


def _rate(house: House, found: Compared) -> Compared | None:
    """Give the count per 1,000 establishments; None where it is a rate already or no count."""
    id = found.indicator.id
    if id not in house.catalog.indicators or not countable(house, id) or found.indicator.kind == "rate":
        return None
    return compared(house, id, "per_1000", found.regions)


def _line(house: House, found: Compared, rate: Compared | None, region: str, years: tuple[int, int] | None) -> Line:
    path = {year: value for year, value in found.path(region).items() if year <= house.selection.year}
    year = max(path, default=None)
    here = found.at(house.selection.year)
    ends = found.path(region)
    return Line(
        region=region,
        latest=None if year is None else path[year],
        year=year,
        before=ends.get(years[0]) if years else None,
        after=ends.get(years[1]) if years else None,
        relative=rate.at(year).get(region) if rate and year is not None else None,
        rank=1 + sum(value > here[region] for value in here.values()) if region in here else None,
    )


def _sorted(house: House, lines: list[Line], order: Order) -> list[Line]:
    """Give the rows in order, greatest first; what is unknown comes last, in the catalog's order."""
    if order == "name":
        return sorted(lines, key=lambda line: house.place(line.region))
    keys: dict[str, Callable[[Line], float | None]] = {
        "value": lambda line: line.latest,
        "change": lambda line: line.change,
        "relative": lambda line: line.relative,
    }
    key = keys[order]
    return sorted(lines, key=lambda line: (key(line) is None, -(key(line) or 0.0)))


def _head(house: House, found: Compared, rate: Compared | None, years: tuple[int, int] | None) -> list[str]:
    spanned = "–".join(str(year) for year in years) if years else ""
    return [
        house.say("column.region"),
        house.say("compare.column.latest", unit=house.printer.unit(found.indicator)),
        house.say("column.year"),
        house.say("compare.column.change_between", years=spanned) if spanned else house.say("compare.column.change"),
        *([house.say("compare.column.per_thousand")] if rate else []),
        house.say("compare.column.rank", year=house.selection.year),
        house.say("compare.column.line"),
    ]


def _cells(house: House, found: Compared, rate: Compared | None, line: Line) -> list[str]:
    unknown = house.say("figure.unknown")
    return [
        house.place(line.region),
        bare(house, found, line.latest),
        str(line.year) if line.year is not None else unknown,
        change(house, found, line.before, line.after),
        *([bare(house, rate, line.relative)] if rate else []),
        str(line.rank) if line.rank is not None else unknown,
    ]


def _row(house: House, found: Compared, rate: Compared | None, line: Line, span: tuple[int, int]) -> str:
    mine = line.region == house.selection.region
    name, *cells = _cells(house, found, rate, line)
    unknown = house.say("figure.unknown")
    old = line.year is not None and line.year != house.selection.year
    kinds = ["", "older" if old else "", "", *([""] if rate else []), ""]
    body = "".join(
        f'<td class="{"unknown" if cell == unknown else kind}">{text(cell)}</td>'
        for cell, kind in zip(cells, kinds, strict=True)
    )
    color = house.colors.accent if mine else house.colors.soft
    src = sparkline(found.path(line.region), span, color, found.hollow(line.region))
    picture = (
        f'<img alt="" width="110" height="26" src="{src}">' if src else f'<span class="unknown">{text(unknown)}</span>'
    )
    return f'<tr class="{"mine" if mine else ""}"><th scope="row">{text(name)}</th>{body}<td>{picture}</td></tr>'


def _title(house: House, found: Compared, lines: list[Line]) -> str:
    indicator = found.indicator.name.say(house.lang)
    known = [line for line in lines if line.latest is not None]
    older = [line for line in known if line.year != house.selection.year]
    if not known:
        return house.say("compare.table.none", indicator=indicator)
    if not older:
        return house.say("compare.table.fresh", indicator=indicator, known=len(known), count=len(lines))
    return house.say("compare.table.title", indicator=indicator, known=len(known), older=len(older), count=len(lines))


def _notes(house: House, rate: Compared | None, lines: list[Line]) -> tuple[str, ...]:
    notes = [house.say("compare.table.note", year=house.selection.year)]
    if rate:
        years = sorted({line.year for line in lines if line.year is not None})
        notes += denominators(house, rate, *years)
    return tuple(notes)


def _for_files(
    house: House, found: Compared, rate: Compared | None, lines: list[Line], years: tuple[int, int] | None
) -> pd.DataFrame:
    """Give the table as numbers."""
    say = house.say
    columns: dict[str, list[object]] = {
        say("column.region_id"): [line.region for line in lines],
        say("column.region"): [house.place(line.region) for line in lines],
        name(house, found): [line.latest for line in lines],
        say("column.year"): [line.year for line in lines],
        _head(house, found, rate, years)[3]: [line.change for line in lines],
    }
    if rate:
        columns[say("compare.column.per_thousand")] = [line.relative for line in lines]
    columns[say("compare.column.rank", year=house.selection.year)] = [line.rank for line in lines]
    return pd.DataFrame(columns)
