"""Native charts of a spreadsheet, drawn from cells."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.chart import Chart

from outcomes.catalog.printing import MINUS
from outcomes.export import colors
from outcomes.export.annex.book import FONT, Book
from outcomes.export.annex.figures import decimals_code
from outcomes.export.native import NativeChart, Role, Series
from outcomes.export.native_style import mark_of

KINDS = {
    "bar": {"type": "bar"},
    "column": {"type": "column"},
    "stacked_bar": {"type": "bar", "subtype": "stacked"},
    "stacked_column": {"type": "column", "subtype": "stacked"},
    "line": {"type": "line"},
    "scatter": {"type": "scatter"},
}
COLORS: dict[Role, str] = {
    "value": colors.ACCENT,
    "target": colors.INK,
    "plan": colors.SCALE[3],
    "other": colors.MUTED,
    "part": colors.ACCENT,
}
PARTS = (colors.ACCENT, colors.SCALE[2], colors.SOFT, colors.SCALE[1], colors.MUTED, colors.SCALE[3])
"""Parts of one whole, in their order; neighbors differ in lightness."""
MOST_LABELED = 24
"""Bars and points that can carry their number or name without touching."""


@dataclass(frozen=True, slots=True)
class Range:
    """Cells below each other: their column, and the first and last row, counted from 0."""

    column: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where a chart's numbers stand: its categories, and for each series the cell of its name and its values.

    `across` is where a scatter's horizontal values stand.
    """

    sheet: str
    categories: Range
    names: tuple[tuple[int, int], ...]
    values: tuple[Range, ...]
    across: Range | None = None


def chart_of(book: Book, native: NativeChart, drawn: Drawn, size: tuple[int, int]) -> Chart:
    """Give a chart of so many pixels."""
    made = book.file.add_chart(KINDS[native.kind])
    for place, series in enumerate(native.series):
        made.add_series(_series(native, series, place, drawn))
    scale = decimals_code(min(native.decimals, 2))
    figures = _axis(native.series[0].name if native.across else native.unit) | {
        "num_format": f'{scale};"{MINUS}"{scale}',
        "major_gridlines": {"visible": True, "line": {"color": colors.GRID, "width": 0.75}},
        "line": {"none": True},
    }
    if native.least_on_top:  # a ranking starts at the first place, not at a place nobody has
        least = min((value for each in native.series for value in each.values if value is not None), default=1.0)
        figures |= {"reverse": True, "min": min(least, 1.0)}
    named = _axis(native.across.name if native.across else "")
    named |= {"line": {"color": colors.HATCH}, "major_tick_mark": "none", "label_position": "low"}
    if native.kind in ("bar", "stacked_bar"):  # the first category on top, the figures' axis still below
        made.set_x_axis(figures)
        made.set_y_axis(named | {"reverse": True, "crossing": "max", "major_gridlines": {"visible": False}})
    else:
        made.set_x_axis(named | ({"label_position": "high"} if native.least_on_top else {}))
        made.set_y_axis(figures)
    several = len(native.series) > 1
    made.set_legend({"position": "top", "font": _font(9)} if several else {"none": True})
    made.set_title({"none": True})
    made.show_blanks_as("gap")
    made.show_na_as_empty_cell()
    made.set_size({"width": size[0], "height": size[1]})
    made.set_chartarea({"border": {"color": colors.HATCH}})
    return made


def height_for(native: NativeChart) -> int:
    """Give the pixels a chart needs from top to bottom."""
    if native.kind not in ("bar", "stacked_bar"):
        return 340
    beside = len(native.series) if native.kind == "bar" else 1
    return min(1_600, max(220, 90 + len(native.categories) * (12 + 12 * beside)))


def _series(native: NativeChart, series: Series, place: int, drawn: Drawn) -> dict[str, object]:
    across = drawn.across or drawn.categories
    made: dict[str, object] = {
        "name": [drawn.sheet, *drawn.names[place]],
        "categories": _cells(drawn.sheet, across),
        "values": _cells(drawn.sheet, drawn.values[place]),
    }
    color = PARTS[place % len(PARTS)] if series.role == "part" else COLORS[series.role]
    if native.kind == "scatter":
        return made | _points(native, drawn)
    if native.kind == "line":
        return made | _line(native, place, color)
    return made | _bars(native, series, color)


def _line(native: NativeChart, place: int, color: str) -> dict[str, object]:
    series = native.series[place]
    line: dict[str, object] = {"color": color, "width": 2.25 if series.role == "value" else 1.5}
    if series.role in ("target", "plan"):
        line["dash_type"] = "dash"
    marker = {
        "type": mark_of(native, place),
        "size": 7,
        "border": {"color": color},
        "fill": {"color": colors.PAPER if series.role == "plan" else color},
    }
    return {"line": line, "marker": marker}


def _bars(native: NativeChart, series: Series, color: str) -> dict[str, object]:
    stacked = native.kind.startswith("stacked")
    made: dict[str, object] = {"gap": 45, "overlap": 100 if stacked else 0}
    if series.role in ("target", "plan"):  # neither was reached: hollow, and a target dashed as well
        dash = {"dash_type": "dash"} if series.role == "target" else {}
        made |= {"fill": {"none": True}, "border": {"color": color, "width": 1.25, **dash}}
    elif native.chosen and series.role == "value":
        made["fill"] = {"color": colors.MUTED}
        made["points"] = [
            {"fill": {"color": colors.ACCENT}} if place in native.chosen else None
            for place in range(len(native.categories))
        ]
    else:
        made["fill"] = {"color": color}
    if not stacked and len(native.categories) * len(native.series) <= MOST_LABELED:
        made["data_labels"] = {"value": True, "font": _font(9)}
    return made


def _points(native: NativeChart, drawn: Drawn) -> dict[str, object]:
    chosen = set(native.chosen)
    marker = {"type": "circle", "size": 7, "border": {"color": colors.PAPER}, "fill": {"color": colors.ACCENT}}
    made: dict[str, object] = {"marker": marker, "line": {"none": True}}
    if chosen:
        gray, full = {"fill": {"color": colors.MUTED}}, {"fill": {"color": colors.ACCENT}}
        made["points"] = [full if place in chosen else gray for place in range(len(native.categories))]
    if len(native.categories) <= MOST_LABELED:
        labels = [
            {"value": f"='{drawn.sheet}'!${_letter(drawn.categories.column)}${row + 1}"}
            for row in range(drawn.categories.first, drawn.categories.last + 1)
        ]
        made["data_labels"] = {"value": True, "custom": labels, "position": "right", "font": _font(8)}
    return made


def _cells(sheet: str, cells: Range) -> list[object]:
    return [sheet, cells.first, cells.column, cells.last, cells.column]


def _letter(column: int) -> str:
    return (_letter(column // 26 - 1) if column >= 26 else "") + chr(ord("A") + column % 26)


def _axis(title: str) -> dict[str, object]:
    axis: dict[str, object] = {"num_font": _font(9)}
    return axis | ({"name": title, "name_font": _font(9, bold=False)} if title else {})


def _font(size: int, **more: object) -> dict[str, object]:
    return {"name": FONT, "size": size, "color": colors.SOFT, **more}
