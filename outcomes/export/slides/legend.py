"""What the colors of a map mean: each class with its bounds and how many regions it has, unknown hatched, circles."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.enum.shapes import MSO_SHAPE
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Pt

from outcomes.export import colors
from outcomes.export.fit import height
from outcomes.export.native import RegionMap
from outcomes.export.pack import Pack
from outcomes.export.said import legend_line
from outcomes.export.slides.boxes import Box, Ink, bare, describe, hatch, rgb, text_box

LARGE, LEAST, BETWEEN = 14.0, 11.0, 6.0
SWATCH, GAP = 24.0, 10.0


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a legend: words, color, and what the swatch is: 'area', 'hatched', 'circle' or 'none' (the title)."""

    said: str
    fill: str
    kind: str

    def height(self, width: float, size: float) -> float:
        """Give how tall the line is in points, the space below it with it."""
        left = 0.0 if self.kind == "none" else SWATCH + GAP
        return height([self.said], width - left, size) + BETWEEN


def _rows(pack: Pack, drawn: RegionMap) -> list[_Row]:
    unknown = pack.say("pack.unknown")
    rows = [_Row(drawn.legend_title, "", "none")] if drawn.legend_title else []
    for entry in drawn.legend:
        rows.append(_Row(legend_line(pack, entry), entry.fill, "hatched" if entry.label == unknown else "area"))
    if any(area.hatched for area in drawn.areas) and unknown not in {entry.label for entry in drawn.legend}:
        rows.append(_Row(unknown, "", "hatched"))
    if any(area.circle is not None for area in drawn.areas):
        rows.append(_Row(pack.say("pack.slides.circles"), colors.MUTED, "circle"))
    return rows


def add_legend(shapes: SlideShapes, box: Box, pack: Pack, drawn: RegionMap) -> Box:
    """Add a legend at the top of a box, smaller only where it must be, and give the room below it."""
    rows = _rows(pack, drawn)
    size = LARGE
    while size > LEAST and sum(row.height(box.width, size) for row in rows) > box.height:
        size -= 0.5
    for row in rows:
        if row.kind != "none":
            _swatch(shapes, box, row, size)
        left = 0.0 if row.kind == "none" else SWATCH + GAP
        place = Box(box.x + left, box.y, box.width - left, row.height(box.width, size) - BETWEEN)
        name = f"{pack.say('pack.slides.legend')}: {row.said}"
        text_box(shapes, place, [row.said], Ink(size, bold=row.kind == "none"), name)
        box = box.below(row.height(box.width, size))
    return box


def _swatch(shapes: SlideShapes, box: Box, row: _Row, size: float) -> None:
    """Add the sample of a color, of stripes or of a circle before a line."""
    circle = row.kind == "circle"
    kind, wide = (MSO_SHAPE.OVAL, size) if circle else (MSO_SHAPE.RECTANGLE, SWATCH)
    shape = shapes.add_shape(kind, Pt(box.x + (SWATCH - wide) / 2), Pt(box.y + 2), Pt(wide), Pt(size))
    shape.name = f"■ {row.said}"
    if row.kind == "hatched":
        hatch(shape)
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(row.fill)
    shape.line.color.rgb, shape.line.width = rgb(colors.HATCH), Pt(0.5)
    bare(shape)
    describe(shape, row.said)
