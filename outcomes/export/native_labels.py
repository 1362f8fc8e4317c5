"""The numbers and names within a native chart: where there is room, beside what they say, as the table prints them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

from outcomes.export import colors
from outcomes.export.fit import width_em
from outcomes.export.native import NativeChart
from outcomes.export.native_axes import LINE, Plot, ends_apart, format_of, last_known, spread, stacks, text_properties

STACK_GAP = 1.3  # a stack and the space beside it, in stacks


def labels(chart: NativeChart, number: int, plot: Plot, shape: str, color: str) -> str:
    """Give a series' labels (`c:dLbls`).

    Args:
        chart: The chart.
        number: The series' place.
        plot: The frame of the chart.
        shape: The format of its numbers.
        color: The series' color.
    """
    if chart.kind == "line":
        return _ends(chart, number, plot, color)
    if chart.kind == "scatter":
        return _names(chart, plot)
    if chart.kind.startswith("stacked"):
        return _parts(chart, number, plot, shape, color)
    return _values(chart, number, plot)


def _shown(*, value: bool = False, name: bool = False) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="{int(name)}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _format(shape: str) -> str:
    return f'<c:numFmt formatCode="{shape}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>'


def _none(points: str = "") -> str:
    return f"<c:dLbls>{points}{_shown()}</c:dLbls>"


def _values(chart: NativeChart, number: int, plot: Plot) -> str:
    """Give a number at the end of each bar; where they would touch, only at what was reached, or at chosen bars."""
    series = chart.series[number]
    letters = text_properties(plot.text_pt, colors.INK)
    ones = [
        f'{_format(format_of(printed))}{letters}<c:dLblPos val="outEnd"/>{_shown(value=True)}'
        for printed in series.printed
    ]
    is_one_reached = [each.role for each in chart.series].count("value") == 1 and _has_room(chart, plot, 1)
    if _has_room(chart, plot, len(chart.series)) or (is_one_reached and series.role == "value"):
        if len(set(ones)) == 1:
            return f"<c:dLbls>{ones[0]}</c:dLbls>"
        return _each(range(len(ones)), ones)
    if is_one_reached:
        return _none()
    before = set().union(*(_told(chart, each) for each in range(number)))
    return _each(sorted(_told(chart, number) - before), ones)


def _told(chart: NativeChart, number: int) -> set[int]:
    """Give the places of a series that bear numbers though not all can: chosen ones, and the last."""
    series = chart.series[number]
    last = last_known(series)
    if last is None or series.role not in ("value", "plan"):
        return set()
    return {last, *chart.chosen}


def _each(places: Iterable[int], ones: Sequence[str]) -> str:
    """Give a label of its own to each of these points, none to the others."""
    return _none("".join(f'<c:dLbl><c:idx val="{place}"/>{ones[place]}</c:dLbl>' for place in places))


def _has_room(chart: NativeChart, plot: Plot, side_by_side: int) -> bool:
    """Tell whether the numbers of so many series find room beside each other."""
    gap = 0.0 if side_by_side == 1 else 0.6
    slots = max(len(chart.categories), 1) * (side_by_side + gap)
    if chart.kind == "bar":
        return plot.room[1] * 0.95 / slots >= 1.05
    widest = max((width_em(printed) for series in chart.series for printed in series.printed), default=0.0)
    return plot.room[0] * 0.95 / slots >= widest + 0.3


def _parts(chart: NativeChart, number: int, plot: Plot, shape: str, color: str) -> str:
    """Give a number in each part of a stack that has room for it."""
    lies = chart.kind == "stacked_bar"
    longest = max((abs(length) for length in stacks(chart)), default=0) or 1
    slot = plot.room[0 if not lies else 1] / max(len(chart.categories), 1) / STACK_GAP
    series, points = chart.series[number], []
    for place, (value, printed) in enumerate(zip(series.values, series.printed, strict=True)):
        length = abs(value or 0) / longest * plot.room[0 if lies else 1] * 0.72
        along, needs = (length, slot) if lies else (slot, length)
        if value is None or along < width_em(printed) or needs < (0.9 if lies else 1.15):
            points.append(f'<c:dLbl><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>')
    hollow = series.role in ("plan", "target")
    letters = text_properties(plot.text_pt, colors.INK if hollow else colors.on(color))
    return f'<c:dLbls>{"".join(points)}{_format(shape)}{letters}<c:dLblPos val="ctr"/>{_shown(value=True)}</c:dLbls>'


def _ends(chart: NativeChart, number: int, plot: Plot, color: str) -> str:
    """Give a line's name and last known number at its end, moved up or down where two would touch."""
    place = last_known(chart.series[number])
    if place is None or plot.inner is None:
        return _none()
    ends = {k: at for k, each in enumerate(chart.series) if (at := last_known(each)) is not None}
    tall = plot.inner[3]
    level = [plot.up.place(chart.series[k].values[at] or 0.0) * tall for k, at in ends.items()]
    below = not plot.named and _is_early_target(chart, number, ends)
    moved = spread(level, ends_apart(chart, plot.room) if plot.named else LINE / plot.room[1])
    offset = {k: was - now for k, was, now in zip(ends, level, moved, strict=True)}[number]
    layout = (
        f'<c:layout><c:manualLayout><c:x val="0"/><c:y val="{offset:.4f}"/></c:manualLayout></c:layout>'
        if abs(offset) > 1e-6 and not below
        else ""
    )
    end = format_of(chart.series[number].printed[place])
    inked = text_properties(plot.text_pt, _legible(color), bold=chart.series[number].role == "value")
    return _none(
        f'<c:dLbl><c:idx val="{place}"/>{layout}{_format(end)}{inked}<c:dLblPos val="{"b" if below else "r"}"/>'
        f"{_shown(value=True, name=plot.named)}<c:separator>\n</c:separator></c:dLbl>"
    )


def _is_early_target(chart: NativeChart, number: int, ends: Mapping[int, int]) -> bool:
    """Tell whether a target ends before other lines do, alone in its year: beside it these would cross its number."""
    place = ends[number]
    is_alone = list(ends.values()).count(place) == 1
    return chart.series[number].role == "target" and is_alone and place < max(ends.values())


def _legible(color: str) -> str:
    """Give the color in which a line's name is written: light lines are named in gray."""
    return color if colors.on(color) == colors.PAPER else colors.SOFT


def _names(chart: NativeChart, plot: Plot) -> str:
    """Give points their names, chosen ones first; a name that would cover another is left to the table."""
    if chart.across is None or plot.across is None:
        return _none()
    left, top, wide, tall = plot.inner or (0.1, 0.1, 0.8, 0.8)
    known = [
        (
            place,
            (left + plot.across.place(x) * wide) * plot.room[0],
            (1 - top - tall + plot.up.place(y) * tall) * plot.room[1],
        )
        for place, (x, y) in enumerate(zip(chart.across.values, chart.series[0].values, strict=True))
        if x is not None and y is not None
    ]
    taken = [(x - 0.4, y - 0.4, x + 0.4, y + 0.4) for _, x, y in known]
    edges = [(-99.0, -99.0, 0.0, 99.0), (plot.room[0], -99.0, 999.0, 99.0)]
    points = []
    for place, x, y in sorted(known, key=lambda point: (point[0] not in chart.chosen, point[0])):
        half, name = width_em(chart.categories[place]), chart.categories[place]
        spots = {
            "r": (x + 0.6, y - 0.6, x + 0.6 + half, y + 0.6),
            "l": (x - 0.6 - half, y - 0.6, x - 0.6, y + 0.6),
            "t": (x - half / 2, y + 0.5, x + half / 2, y + 1.7),
            "b": (x - half / 2, y - 1.7, x + half / 2, y - 0.5),
        }
        free = (side for side, box in spots.items() if not any(_touch(box, other) for other in [*taken, *edges]))
        found = next(free, None)
        if found:
            taken.append(spots[found])
            points.append((place, _named_point(place, name, found, plot, chosen=place in chart.chosen)))
    return _none("".join(point for _, point in sorted(points)))


def _touch(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _named_point(place: int, name: str, side: str, plot: Plot, *, chosen: bool) -> str:
    color = colors.ACCENT if chosen else colors.INK
    letters = (
        f'sz="{round(plot.text_pt * 100)}" b="{int(chosen)}"><a:solidFill><a:srgbClr val="{color[1:]}"/></a:solidFill>'
    )
    return (
        f'<c:dLbl><c:idx val="{place}"/><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr>'
        f'<a:defRPr {letters}</a:defRPr></a:pPr><a:r><a:rPr lang="ko-KR" {letters}</a:rPr>'
        f"<a:t>{escape(name)}</a:t></a:r></a:p></c:rich></c:tx>"
        f'<c:dLblPos val="{side}"/>{_shown(value=True)}</c:dLbl>'
    )
