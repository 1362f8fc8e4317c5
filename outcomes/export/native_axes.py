"""The frame of a native chart: what its axes run through, how much room its labels need, and the axes as DrawingML."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from outcomes.export import colors
from outcomes.export.fit import lines, width_em
from outcomes.export.native import NativeChart, Series, number_of
from outcomes.export.native_scale import Scale, as_programs, nice

CATEGORY_AXIS, VALUE_AXIS = "111111111", "222222222"
MOST_NAMED = 0.8  # of the height: lines are named at their ends, unless there are more than these; then in a legend
WIDEST_NAME = 0.19  # of the width: where programs break a label
LINE = 1.35  # height of a label in letters, with the space that keeps it from the next one


@dataclass(frozen=True, slots=True)
class Plot:
    """The frame of a chart.

    `up` and `across` are its scales (`across` only of a scatter); `inner` is where it is drawn (x, y, width, height as
    shares of the chart), null where the program decides; `named` says that lines carry their names, else a legend does.
    `room` is its width and height in letters of `text_pt` points.
    """

    up: Scale
    across: Scale | None
    inner: tuple[float, float, float, float] | None
    named: bool
    room: tuple[float, float]
    text_pt: float


def plot_of(chart: NativeChart, text_pt: float, room: tuple[float, float]) -> Plot:
    """Give the frame of a chart of that size."""
    values = [value for series in chart.series for value in series.values if value is not None]
    if chart.across is not None:
        along = [value for value in chart.across.values if value is not None]
        up = nice(values, room[1] / 5)
        return Plot(up, nice(along, room[0] / 10), _scattered(up, room), True, room, text_pt)
    if chart.kind == "line":
        up = replace(nice(values, room[1] / 5), down=chart.least_on_top)
        up = up if up.down else as_programs(up, values)
        named = _is_named(chart, room)
        return Plot(up, None, _inner(chart, up, room, named=named), named, room, text_pt)
    sums = stacks(chart) if chart.kind.startswith("stacked") else values
    beyond = 1.0 if chart.kind.startswith("stacked") else 1.1  # the number stands beyond the end of the bar
    low, high = min(0.0, *sums) * beyond, max(0.0, *sums) * beyond
    return Plot(Scale(low, high if high > low else low + 1, 0), None, None, len(chart.series) == 1, room, text_pt)


def stacks(chart: NativeChart) -> list[float]:
    """Give the length of each stack, the unknown left out."""
    return [sum(value or 0.0 for value in values) for values in zip(*(s.values for s in chart.series), strict=True)]


def last_known(series: Series) -> int | None:
    """Give the place of the last known value."""
    return max((place for place, value in enumerate(series.values) if value is not None), default=None)


def end_lines(series: Series, across: float) -> tuple[str, ...]:
    """Give what stands at the end of a line: its name, broken as programs break it, and its last known value."""
    place = last_known(series)
    return () if place is None else (*lines(series.name, WIDEST_NAME * across), series.printed[place])


def ends_apart(chart: NativeChart, room: tuple[float, float]) -> float:
    """Give how far the ends of lines must be from each other for what stands there, as a share of the chart."""
    return LINE * max((len(end_lines(series, room[0])) for series in chart.series), default=0) / room[1]


def _is_named(chart: NativeChart, room: tuple[float, float]) -> bool:
    drawn = [series for series in chart.series if last_known(series) is not None]
    return len(drawn) * ends_apart(chart, room) <= MOST_NAMED


def _inner(
    chart: NativeChart, up: Scale, room: tuple[float, float], *, named: bool
) -> tuple[float, float, float, float]:
    """Give where lines are drawn: room for the marks to the left, for what stands at their ends to the right."""
    left, below = (_marks(up) + 1) / room[0], 2.4 / room[1]
    ends = [line for series in chart.series for line in end_lines(series, room[0])[0 if named else -1 :]]
    right = (max((width_em(line) for line in ends), default=0) + 1.5) / room[0]
    entries = sum(width_em(series.name) + 4 for series in chart.series) / room[0]
    top = (1 if named else 1.6 * math.ceil(entries * 1.1) + 1.2) / room[1]
    return left, top, 1 - left - right, 1 - top - below


def _scattered(up: Scale, room: tuple[float, float]) -> tuple[float, float, float, float]:
    """Give where points are drawn: room for marks and the names of both axes."""
    left, top, below = (_marks(up) + 3.0) / room[0], 1.0 / room[1], 4.6 / room[1]
    return left, top, 1 - left - 2.5 / room[0], 1 - top - below


def _marks(scale: Scale) -> float:
    """Give the width of an axis's widest number in letters."""
    return max(width_em(f"{value:,.{scale.decimals}f}") for value in (scale.low, scale.high))


def spread(places: Sequence[float], apart: float) -> list[float]:
    """Give places (0 to 1) moved as little as needed to be `apart` from each other, in the order given."""
    order = sorted(range(len(places)), key=lambda k: places[k])
    moved = [places[k] for k in order]
    for k in range(1, len(moved)):
        moved[k] = max(moved[k], moved[k - 1] + apart)
    over = max((moved[-1] - max(places)) / 2, 0.0) if moved else 0.0
    found = dict(zip(order, moved, strict=True))
    return [found[k] - over for k in range(len(places))]


def format_of(printed: str) -> str:
    """Give the format in which a number has the decimals that it was printed with."""
    value = number_of(printed)
    exponent = 0 if value is None else value.as_tuple().exponent
    return number_format(max(-exponent, 0) if isinstance(exponent, int) else 0)


def number_format(decimals: int) -> str:
    """Give the format of numbers with thousands separators, so many decimals and a true minus."""
    shape = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    return f"{shape};−{shape}"


def axes(chart: NativeChart, plot: Plot) -> Iterable[str]:
    """Give the axes of a chart as XML: of categories and values, or of a scatter's two series."""
    if chart.across is not None and plot.across is not None:
        yield _value_axis(CATEGORY_AXIS, VALUE_AXIS, "b", plot.across, chart.across.name, plot, "midCat")
        yield _value_axis(VALUE_AXIS, CATEGORY_AXIS, "l", plot.up, chart.series[0].name, plot, "midCat")
        return
    lies = chart.kind in ("bar", "stacked_bar")
    yield _category_axis(chart, plot, lies=lies)
    if chart.kind == "line":
        yield _value_axis(VALUE_AXIS, CATEGORY_AXIS, "l", plot.up, "", plot, "between")
    else:
        yield _hidden_axis("b" if lies else "l", plot.up, whole=_are_shares(chart))


def text_properties(size: float, color: str, *, bold: bool = False, level: bool = False) -> str:
    """Give the letters of a part of a chart: size in points, color; `level`: never turned, broken where it is long."""
    body = '<a:bodyPr rot="0" vert="horz"/>' if level else "<a:bodyPr/>"
    return (
        f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>"
        f'<a:defRPr sz="{round(size * 100)}" b="{int(bold)}"><a:solidFill><a:srgbClr val="{color[1:]}"/></a:solidFill>'
        '</a:defRPr></a:pPr><a:endParaRPr lang="ko-KR"/></a:p></c:txPr>'
    )


def line(color: str, width: float, dash: str = "solid") -> str:
    """Give a line's properties: color and width in points."""
    return (
        f'<a:ln w="{round(width * 12700)}" cap="rnd"><a:solidFill><a:srgbClr val="{color[1:]}"/></a:solidFill>'
        f'<a:prstDash val="{dash}"/><a:round/></a:ln>'
    )


def _scaling(scale: Scale | None, *, down: bool = False, ends: bool = False) -> str:
    """Give what an axis runs through: the end on top is fixed only where nothing can lie beyond it."""
    low = high = ""
    if scale is not None and (scale.low >= 0 or down or ends):
        low = f'<c:min val="{scale.low:.10g}"/>'
    if scale is not None and (down or ends):
        high = f'<c:max val="{scale.high:.10g}"/>'
    return f'<c:scaling><c:orientation val="{"maxMin" if down else "minMax"}"/>{high}{low}</c:scaling>'


def _category_axis(chart: NativeChart, plot: Plot, *, lies: bool) -> str:
    skip = f'<c:tickLblSkip val="{_skipped(chart, plot)}"/>' if plot.inner else ""
    return (
        f'<c:catAx><c:axId val="{CATEGORY_AXIS}"/>{_scaling(None, down=lies)}'
        f'<c:delete val="0"/><c:axPos val="{"l" if lies else "b"}"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f"<c:spPr>{line(colors.HATCH, 0.75)}</c:spPr>{text_properties(plot.text_pt, colors.INK, level=True)}"
        f'<c:crossAx val="{VALUE_AXIS}"/><c:crosses val="{"max" if plot.up.down else "autoZero"}"/><c:auto val="0"/>'
        f'<c:lblAlgn val="ctr"/>'
        f'<c:lblOffset val="60"/>{skip}<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _skipped(chart: NativeChart, plot: Plot) -> int:
    """Give which of the years below lines are written: each, or each second, or …, such that they do not touch."""
    wide = plot.inner[2] if plot.inner else 1.0
    slot = plot.room[0] * wide / max(len(chart.categories), 1)
    return max(1, math.ceil((max(width_em(name) for name in chart.categories) + 1.0) / slot))


def _are_shares(chart: NativeChart) -> bool:
    """Tell whether parts add up to a hundred percent, which no other numbers put in exceed either."""
    if not chart.kind.startswith("stacked") or chart.unit != "%":
        return False
    return all(abs(length - 100) < 1 for length in stacks(chart) if length)


def _hidden_axis(position: str, scale: Scale, *, whole: bool = False) -> str:
    return (
        f'<c:valAx><c:axId val="{VALUE_AXIS}"/>{_scaling(scale, ends=whole)}<c:delete val="1"/>'
        f'<c:axPos val="{position}"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="none"/>'
        f'<c:crossAx val="{CATEGORY_AXIS}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def _value_axis(own: str, other: str, position: str, scale: Scale, title: str, plot: Plot, between: str) -> str:
    letters = f'sz="{round(plot.text_pt * 100)}" b="0"><a:solidFill><a:srgbClr val="{colors.SOFT[1:]}"/></a:solidFill>'
    named = (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr {letters}</a:defRPr></a:pPr>"
        f'<a:r><a:rPr lang="ko-KR" {letters}</a:rPr><a:t>{escape(title)}</a:t></a:r></a:p></c:rich></c:tx>'
        '<c:overlay val="0"/></c:title>'
    )
    return (
        f'<c:valAx><c:axId val="{own}"/>{_scaling(scale, down=scale.down)}<c:delete val="0"/>'
        f'<c:axPos val="{position}"/>'
        f"<c:majorGridlines><c:spPr>{line(colors.GRID, 0.75)}</c:spPr></c:majorGridlines>{named if title else ''}"
        f'<c:numFmt formatCode="{number_format(scale.decimals)}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{text_properties(plot.text_pt, colors.SOFT)}<c:crossAx val="{other}"/><c:crosses val="min"/>'
        f'<c:crossBetween val="{between}"/><c:majorUnit val="{scale.step:.10g}"/></c:valAx>'
    )
