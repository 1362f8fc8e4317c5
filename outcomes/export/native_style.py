"""How native charts look: color by role, no frame, few gridlines, names and numbers written beside what they name."""

from __future__ import annotations

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from outcomes.export import colors
from outcomes.export.native import NativeChart, Series
from outcomes.export.native_axes import CATEGORY_AXIS, VALUE_AXIS, Plot, axes, line, plot_of, text_properties
from outcomes.export.native_labels import STACK_GAP, labels

VALUES = (colors.ACCENT, colors.AHEAD, colors.BEHIND, colors.INK, colors.SCALE[2], colors.MUTED)
"""Colors of several series of reached values, in order."""
PARTS = {1: (4,), 2: (4, 1), 3: (4, 2, 0), 4: (4, 3, 1, 0), 5: (4, 3, 2, 1, 0)}
"""Number of parts → their places in the scale, strong to light; more parts begin again."""
MARKS = ("diamond", "square", "triangle", "circle")
"""Marks of several targets, in order: they are of one color."""


def dress(space: etree._Element, chart: NativeChart, text_pt: float, room: tuple[float, float], shape: str) -> None:
    """Style a chart as python-pptx writes it, in place.

    Args:
        space: The `c:chartSpace` element.
        chart: What it shows.
        text_pt: Size of letters in points.
        room: Width and height of the chart in letters.
        shape: The format of its numbers.
    """
    plot = plot_of(chart, text_pt, room)
    area = space.find(f"{qn('c:chart')}/{qn('c:plotArea')}")
    drawn = next(child for child in area if child.tag.endswith("Chart"))
    for number, element in enumerate(drawn.findall(qn("c:ser"))):
        _dress_series(element, chart, number, plot, shape)
    _settle(drawn, chart)
    for axis in [child for child in area if child.tag.endswith("Ax")]:
        area.remove(axis)
    _remove(area, "c:layout")
    area.insert(0, _element(_layout(plot)))
    for axis in axes(chart, plot):
        area.append(_element(axis))
    _frame(space, area, plot, legend=not plot.named)


def series_color(chart: NativeChart, number: int) -> str:
    """Give the color of a series by its role; the chosen category's own color is not in it."""
    series = chart.series[number]
    same = [place for place, each in enumerate(chart.series) if each.role == series.role]
    if series.role == "value":
        has_chosen = bool(chart.chosen) and chart.kind != "line"
        if has_chosen:  # lighter than the chosen one, but not the gray of other series
            return colors.MUTED if len(chart.series) == 1 else colors.SCALE[2]
        return VALUES[same.index(number) % len(VALUES)]
    if series.role == "part":
        places = PARTS[min(len(same), 5)]
        return colors.SCALE[places[same.index(number) % len(places)]]
    return {"target": colors.INK, "plan": colors.SCALE[3], "other": colors.MUTED}[series.role]


def _dress_series(element: etree._Element, chart: NativeChart, number: int, plot: Plot, shape: str) -> None:
    """Replace what python-pptx says of a series' looks by ours; what it says of names and numbers stays."""
    for name in ("c:spPr", "c:marker", "c:invertIfNegative", "c:dPt", "c:dLbls"):
        _remove(element, name)
    series, color = chart.series[number], series_color(chart, number)
    if chart.kind == "line":
        look = [_properties(_stroke(series, color)), _marker(series, color, mark_of(chart, number))]
    elif chart.kind == "scatter":
        look = [_properties("<a:ln><a:noFill/></a:ln>"), _marker(series, color), *_chosen(chart, series)]
    else:
        look = [_properties(_fill(chart, series, color)), '<c:invertIfNegative val="0"/>', *_chosen(chart, series)]
    look.append(labels(chart, number, plot, shape, color))
    anchor = element.find(qn("c:tx"))
    for fragment in reversed(look):
        anchor.addnext(_element(fragment))


def _fill(chart: NativeChart, series: Series, color: str) -> str:
    if series.role == "target":
        return f"<a:noFill/>{line(color, 1.25, 'dash')}"
    if series.role == "plan":
        return f"<a:noFill/>{line(color, 1.5)}"
    rim = line(colors.PAPER, 0.75) if chart.kind.startswith("stacked") else "<a:ln><a:noFill/></a:ln>"
    return f'<a:solidFill><a:srgbClr val="{color[1:]}"/></a:solidFill>{rim}'


def _stroke(series: Series, color: str) -> str:
    width = {"value": 2.5, "part": 2.5}.get(series.role, 1.75)
    return line(color, width, "dash" if series.role == "target" else "solid")


def mark_of(chart: NativeChart, number: int) -> str:
    """Give the mark of a series' points: a circle, but each target has one of its own."""
    if chart.series[number].role != "target":
        return "circle"
    targets = [place for place, each in enumerate(chart.series) if each.role == "target"]
    return MARKS[targets.index(number) % len(MARKS)]


def _marker(series: Series, color: str, mark: str = "circle") -> str:
    """Give the mark of a point, hollow where it is not final.

    Without marks, a known year between two unknown ones could not be seen.
    """
    inside = colors.PAPER if series.role == "plan" else color
    return (
        f'<c:marker><c:symbol val="{mark}"/><c:size val="7"/><c:spPr><a:solidFill>'
        f'<a:srgbClr val="{inside[1:]}"/></a:solidFill>{line(color, 1.25)}</c:spPr></c:marker>'
    )


def _chosen(chart: NativeChart, series: Series) -> list[str]:
    """Give the points of chosen categories, in the accent color."""
    if series.role != "value":
        return []
    solid = f'<a:solidFill><a:srgbClr val="{colors.ACCENT[1:]}"/></a:solidFill>'
    if chart.kind == "scatter":
        inner = _marker(series, colors.ACCENT) + '<c:bubble3D val="0"/>'
    else:
        inner = f'<c:invertIfNegative val="0"/><c:bubble3D val="0"/>{_properties(solid)}'
    return [f'<c:dPt><c:idx val="{place}"/>{inner}</c:dPt>' for place in chart.chosen]


def _settle(drawn: etree._Element, chart: NativeChart) -> None:
    """Set what all series of a chart share: no colors by chance, bars' distances, the axes' numbers."""
    for name in ("c:varyColors", "c:gapWidth", "c:overlap", "c:axId"):
        _remove(drawn, name)
    drawn.find(qn("c:ser")).addprevious(_element('<c:varyColors val="0"/>'))
    _remove(drawn, "c:smooth")  # a line chart has none: only its series do
    if drawn.tag == qn("c:barChart"):
        stacked = chart.kind.startswith("stacked")
        gap = round((STACK_GAP - 1) * 100) if stacked else 45 if len(chart.series) == 1 else 60
        drawn.append(_element(f'<c:gapWidth val="{gap}"/>'))
        drawn.append(_element(f'<c:overlap val="{100 if stacked else 0}"/>'))
    for axis in (CATEGORY_AXIS, VALUE_AXIS):
        drawn.append(_element(f'<c:axId val="{axis}"/>'))


def _frame(space: etree._Element, area: etree._Element, plot: Plot, *, legend: bool) -> None:
    """Set what stands around the plot: no title of its own, a legend on top only where names find no place."""
    chart = space.find(qn("c:chart"))
    for child in [each for each in chart if each is not area]:
        chart.remove(child)
    area.addprevious(_element('<c:autoTitleDeleted val="1"/>'))
    around = ['<c:plotVisOnly val="1"/>', '<c:dispBlanksAs val="gap"/>']
    if legend:
        letters = text_properties(plot.text_pt, colors.INK)
        around.insert(0, f'<c:legend><c:legendPos val="t"/><c:overlay val="0"/>{letters}</c:legend>')
    for each in around:
        chart.append(_element(each))
    for name in ("c:date1904", "c:roundedCorners", "c:spPr", "c:txPr"):
        _remove(space, name)
    chart.addprevious(_element('<c:date1904 val="0"/>'))
    chart.addprevious(_element('<c:roundedCorners val="0"/>'))
    chart.addnext(_element(text_properties(plot.text_pt, colors.INK)))
    chart.addnext(_element(_properties("<a:noFill/><a:ln><a:noFill/></a:ln>")))


def _layout(plot: Plot) -> str:
    if plot.inner is None:
        return "<c:layout/>"
    places = "".join(f'<c:{name} val="{share:.4f}"/>' for name, share in zip("xywh", plot.inner, strict=True))
    return (
        '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>'
        f"{places}</c:manualLayout></c:layout>"
    )


def _properties(inner: str) -> str:
    return f"<c:spPr>{inner}</c:spPr>"


def _element(fragment: str) -> etree._Element:
    """Give an element of a fragment whose own tag has no declarations yet."""
    end = min(place for place in (fragment.find(">"), fragment.find("/>"), fragment.find(" ")) if place > 0)
    return parse_xml(f"{fragment[:end]} {nsdecls('c', 'a')}{fragment[end:]}")


def _remove(parent: etree._Element, name: str) -> None:
    for child in parent.findall(qn(name)):
        parent.remove(child)
