"""What is drawn in a Hangul report: native charts and the map, each with what it shows in words, captioned below."""

from __future__ import annotations

from outcomes.export import said
from outcomes.export.hangul.paper import BODY, MARK, MM, Paper, append, plain, within
from outcomes.export.hangul.province_map import map_members
from outcomes.export.native import NativeChart
from outcomes.export.native_xml import chart_xml, drawable
from outcomes.export.pack import Exhibit, Pack, Slide

TEXT_PT = 9
WIDTH = BODY - round(4 * MM)
USUAL_MM, MOST_MM = 88, 200
BAR_MM = 6.0  # a lying bar with its name
AROUND_MM = 26  # above and below the bars: axis, legend


def add_drawn(paper: Paper, pack: Pack, slide: Slide, exhibit: Exhibit) -> bool:
    """Write an exhibit's chart or map and its caption below; tell whether it has one that can be drawn."""
    anchor = None
    if exhibit.map is not None:
        members = map_members(paper, pack, exhibit.map)
        if members:
            anchor = paper.write("drawn", "")
            group = paper.document.shapes.add_container(members, paragraph=anchor)
            within(group.element, "shapeComment").text = plain(exhibit.alt)
    elif exhibit.native is not None and drawable(exhibit.native):
        anchor = paper.write("drawn", "")
        size = (WIDTH, height_of(exhibit.native))
        room = (size[0] / 100 / TEXT_PT, size[1] / 100 / TEXT_PT)
        chart = paper.document.shapes.add_chart(
            chart_xml(exhibit.native, text_pt=TEXT_PT, room=room), paragraph=anchor, size=size, treat_as_char=True
        )
        append(chart.element, "shapeComment").text = plain(exhibit.alt)
    if anchor is not None:
        words = pack.say("pack.hangul.figure", number=MARK, caption=plain(said.caption(slide)))
        paper.number(paper.write("caption_below", ""), "caption_below", "PICTURE", words)
    return anchor is not None


def height_of(chart: NativeChart) -> int:
    """Give a chart's height in Hangul units: lying bars need room for each name."""
    if chart.kind not in ("bar", "stacked_bar"):
        return round(USUAL_MM * MM)
    bars = len(chart.categories) * (1 if chart.kind == "stacked_bar" else max(1, 0.6 * len(chart.series)))
    return round(min(max(USUAL_MM * 0.6, AROUND_MM + BAR_MM * bars), MOST_MM) * MM)
