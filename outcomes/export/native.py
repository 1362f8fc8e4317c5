"""What a chart says, without how a library draws it: categories and series that any document can draw natively.

A native chart is cut from the chart's printed table, so that its numbers are the printed ones, digit for digit.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

import pandas as pd

from outcomes.catalog.printing import MINUS

Kind = Literal["bar", "column", "stacked_bar", "stacked_column", "line", "scatter"]
"""`bar` lies, `column` stands; `line` runs through years; `scatter` sets `across` against the one series."""

Role = Literal["value", "target", "plan", "other", "part"]
"""What a series is: what was reached, a target (dashed), a plan or forecast (light), others (gray), parts of one."""

NUMBER = re.compile(rf"[-+{MINUS}△]?\s*₩?\s*(\d{{1,3}}(?:,\d{{3}})+|\d+)(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Series:
    """One series: a value for each category, null = unknown; `printed` are the same values as the table prints them."""

    name: str
    role: Role
    values: tuple[float | None, ...]
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NativeChart:
    """A chart for PowerPoint, Excel and Hangul.

    `categories` in reading order (the first bar on top). `decimals` as printed. `chosen` are the places of categories
    in the accent color, empty where none is. `across` is a scatter's horizontal series, null otherwise.
    `least_on_top`: the values' axis runs downward, as places in a ranking do.
    """

    kind: Kind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    decimals: int
    chosen: tuple[int, ...] = ()
    across: Series | None = None
    least_on_top: bool = False

    @property
    def knows_any(self) -> bool:
        """Say whether any value is known; of a chart without one the table says more."""
        return any(value is not None for each in self.series for value in each.values)


@dataclass(frozen=True, slots=True)
class Area:
    """A region on a map: its color (#RRGGBB), its class in words, its figure as printed; `hatched` = unknown.

    `circle` is the count's share of the greatest (0 to 1), null where no circle stands; `lon` and `lat` are degrees:
    where name and circle stand.
    """

    region: str
    name: str
    short: str
    fill: str
    label: str
    printed: str
    hatched: bool
    lon: float
    lat: float
    circle: float | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """What a sign in a figure stands for: a mark (①, ▼) or, without one, an area, a stroke or hatching of a color."""

    label: str
    fill: str = ""
    mark: str = ""
    look: Literal["area", "stroke", "hatched"] = "area"


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A class of a map: color, bounds in words, how many regions."""

    fill: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class RegionMap:
    """A map of provinces as areas to fill; the shapes are the pack's."""

    areas: tuple[Area, ...]
    legend: tuple[LegendEntry, ...]
    legend_title: str


def number_of(printed: str) -> Decimal | None:
    """Give the first number in a printed cell (‘1,234.5%’, ‘−3.2’, ‘₩4.338 bn’); None for words."""
    found = NUMBER.search(printed)
    if found is None:
        return None
    value = Decimal(found[1].replace(",", "") + (found[2] or ""))
    return -value if found[0][0] in f"-{MINUS}△" else value


def wide(
    printed: pd.DataFrame, kind: Kind, category: str, values: Mapping[str, Role], unit: str,
    chosen: Sequence[str] = (), words: Collection[str] = (),
) -> NativeChart:  # fmt: skip
    """Give a chart of a printed table with a column for each series.

    Args:
        printed: The chart's printed table, a row a category.
        kind: How it is drawn.
        category: The column that names the categories.
        values: Column → role of its series, in order.
        unit: The unit all values are printed in.
        chosen: Categories in the accent color.
        words: Cells that are unknown though they hold digits (‘응답 30건 미만’).
    """
    names = tuple(str(cell) for cell in printed[category])
    series = tuple(series_of(column, role, printed[column], words) for column, role in values.items())
    return NativeChart(kind, names, series, unit, decimals_of(series), _places(names, chosen))


def crosswise(
    printed: pd.DataFrame, kind: Kind, by: str, categories: Sequence[str], roles: Mapping[str, Role], unit: str,
) -> NativeChart:  # fmt: skip
    """Give a chart of a printed table with a row for each series and a column for each category.

    Args:
        printed: The chart's printed table, a row a series.
        kind: How it is drawn.
        by: The column that names the series.
        categories: The columns that are categories, in order.
        roles: Series → role, in order; series not named here are left out.
        unit: The unit all values are printed in.
    """
    rows = {str(row[by]): [row[each] for each in categories] for _, row in printed.iterrows()}
    series = tuple(series_of(name, role, rows[name]) for name, role in roles.items())
    return NativeChart(kind, tuple(categories), series, unit, decimals_of(series))


def long(
    printed: pd.DataFrame, kind: Kind, category: str, value: str, by: str, roles: Mapping[str, Role], unit: str,
    chosen: Sequence[str] = (),
) -> NativeChart:  # fmt: skip
    """Give a chart of a printed table with a row for each category and series; a pair that is not there is unknown.

    Args:
        printed: The chart's printed table.
        kind: How it is drawn.
        category: The column that names the categories, in reading order.
        value: The column of values.
        by: The column that names the series.
        roles: Series → role, in order; series not named here are left out.
        unit: The unit all values are printed in.
        chosen: Categories in the accent color.
    """
    names = tuple(dict.fromkeys(str(cell) for cell in printed[category]))
    cells = {(str(row[by]), str(row[category])): str(row[value]) for _, row in printed.iterrows()}
    series = tuple(
        series_of(name, role, [cells.get((name, each), "") for each in names]) for name, role in roles.items()
    )
    return NativeChart(kind, names, series, unit, decimals_of(series), _places(names, chosen))


def pairs(
    printed: pd.DataFrame, category: str, across: str, up: str, unit: str, chosen: Sequence[str] = ()
) -> NativeChart:
    """Give a scatter of a printed table: a point for each row, `across` and `up` being columns, `unit` that of `up`."""
    names = tuple(str(cell) for cell in printed[category])
    series, other = (series_of(up, "value", printed[up]),), series_of(across, "other", printed[across])
    return NativeChart("scatter", names, series, unit, decimals_of(series), _places(names, chosen), other)


def series_of(name: str, role: Role, cells: Sequence[object] | pd.Series, words: Collection[str] = ()) -> Series:
    """Give a series of printed cells; `words` are cells that are no figures though they hold digits."""
    printed = tuple(str(cell) for cell in cells)
    found = [None if cell in words else number_of(cell) for cell in printed]
    return Series(str(name), role, tuple(None if value is None else float(value) for value in found), printed)


def decimals_of(series: Sequence[Series]) -> int:
    """Give the most decimals that any value is printed with."""
    cells = [pair for each in series for pair in zip(each.values, each.printed, strict=True)]
    found = [number_of(cell) for known, cell in cells if known is not None]
    exponents = [value.as_tuple().exponent for value in found if value is not None]
    return max((-each for each in exponents if isinstance(each, int)), default=0)


def _places(names: Sequence[str], chosen: Sequence[str]) -> tuple[int, ...]:
    return tuple(place for place, name in enumerate(names) if name in set(chosen))
