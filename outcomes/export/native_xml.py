"""Native charts as DrawingML: the part that PowerPoint and Hangul both draw, numbers and names within it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from lxml import etree
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml

from outcomes.export.fit import lines, width_em
from outcomes.export.native import NativeChart, Series
from outcomes.export.native_axes import number_format
from outcomes.export.native_style import dress

ROOM = (46.0, 24.0)
"""Width and height of a chart, in letters of its text, where nobody says how large it will be."""

_categories: Callable[[str], Any] = CategoryChartData  # python-pptx declares no types for these
_pairs: Callable[[str], Any] = XyChartData

MOST_LINES = 3
"""Lines that a name below a column may have."""

KINDS = {
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked_bar": XL_CHART_TYPE.BAR_STACKED,
    "stacked_column": XL_CHART_TYPE.COLUMN_STACKED,
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "scatter": XL_CHART_TYPE.XY_SCATTER,
}
"""Kind of chart → python-pptx's name of it."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """Give a text without the control characters that no XML document can hold."""
    return _UNWRITABLE.sub("", text)


def drawable(chart: NativeChart | None) -> bool:
    """Tell whether there is anything to draw: a chart without one known point is better said by its table."""
    if chart is None or not chart.categories:
        return False
    return any(value is not None for series in chart.series for value in series.values)


def chart_xml(chart: NativeChart, *, text_pt: float, room: tuple[float, float] = ROOM) -> bytes:
    """Give a chart part (`c:chartSpace`, UTF-8): data, colors by role, labels; it needs no workbook beside it.

    Args:
        chart: A chart that is `drawable`.
        text_pt: Size of its letters in points.
        room: Width and height of the chart in letters (its size in points by `text_pt`), for margins and labels.
    """
    chart = laid(_writable(chart), room[0])
    space = parse_xml(chart_data(chart).xml_bytes(KINDS[chart.kind]))
    dress(space, chart, text_pt, room, number_format(chart.decimals))
    made: bytes = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made


def chart_data(chart: NativeChart) -> Any:
    """Give a chart's numbers as python-pptx takes them (`CategoryChartData`, `XyChartData`); unknown is a gap."""
    if chart.across is not None:
        pairs = _pairs(number_format(chart.decimals))
        for each in chart.series:
            points = pairs.add_series(each.name)
            for x, y in zip(plain(chart.across), plain(each), strict=True):
                points.add_data_point(x, y)
        return pairs
    made = _categories(number_format(chart.decimals))
    made.categories = list(chart.categories)
    for each in chart.series:
        made.add_series(each.name, plain(each))
    return made


def laid(chart: NativeChart, across: float) -> NativeChart:
    """Give columns as lying bars where their names are too long to stand below them in so many letters."""
    if chart.kind not in ("column", "stacked_column"):
        return chart
    slot = 0.9 * across / max(len(chart.categories), 1)
    if all(_stands(name, slot) for name in chart.categories):
        return chart
    return replace(chart, kind="bar" if chart.kind == "column" else "stacked_bar")


def _stands(name: str, slot: float) -> bool:
    """Tell whether a name stands in so many letters, broken at words, in three lines at most."""
    return max(map(width_em, name.split()), default=0.0) <= slot and len(lines(name, slot)) <= MOST_LINES


def _writable(chart: NativeChart) -> NativeChart:
    """Give a chart whose names can be written."""
    series = tuple(replace(each, name=writable(each.name)) for each in chart.series)
    across = replace(chart.across, name=writable(chart.across.name)) if chart.across else None
    return replace(chart, categories=tuple(map(writable, chart.categories)), series=series, across=across)


def plain(series: Series) -> list[int | float | None]:
    """Give a series' values, whole ones without a decimal point."""
    return [int(value) if value is not None and value.is_integer() else value for value in series.values]
