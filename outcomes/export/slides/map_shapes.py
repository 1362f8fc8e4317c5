"""The map as shapes: a freeform for each region that can be recolored, circles, and names.

Written as DrawingML and not through python-pptx's builders, which go through all points again for each point.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Pt

from outcomes.export import colors
from outcomes.export.fit import width_em
from outcomes.export.native import Area, RegionMap
from outcomes.export.native_xml import writable
from outcomes.export.pack import Pack
from outcomes.export.slides.boxes import Box, Ink, describe, next_id, paragraph, stripes

SHAPES_FILE = "provinces.geojson"
MIDDLE = math.cos(math.radians(36.5))  # a degree of longitude is this much of one of latitude
LARGEST = 34.0  # points across the circle of the greatest count
NAME, LINE = 12.0, 1.15  # points, and the height of a name in letters
NEAR, NAMES_APART = 46.0, 10.0  # points; how much worse two names on each other are than a name on a circle

Ring = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Plane:
    """Where degrees come to stand on a slide: points per degree, and the corner."""

    west: float
    north: float
    scale: float
    box: Box

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Give the place of a point in points from the slide's corner."""
        return self.box.x + (lon * MIDDLE - self.west) * self.scale, self.box.y + (self.north - lat) * self.scale


def has_map(pack: Pack, drawn: RegionMap | None) -> bool:
    """Tell whether the pack holds the shapes of a map with at least one region."""
    return drawn is not None and bool(drawn.areas) and SHAPES_FILE in (pack.geographies or {})


def add_map(shapes: SlideShapes, box: Box, pack: Pack, drawn: RegionMap, alt: str) -> float:
    """Add a map to a slide: one group, its regions named by id and name, described by class and figure.

    Returns:
        The width that it takes, in points.
    """
    rings = {area.region: _rings(pack, area.region) for area in drawn.areas}
    plane = _plane([ring for each in rings.values() for ring in each], box)
    group = shapes.add_group_shape()
    group.name = pack.say("pack.slides.map")
    made = [
        _region(area, rings[area.region], plane)
        for area in sorted(drawn.areas, key=lambda each: each.chosen)  # the chosen one's rim on top
        if rings[area.region]
    ]
    made += [_circle(area, plane) for area in drawn.areas if area.circle is not None]
    made += [_name(area, spot) for area, spot in placed_names(drawn.areas, plane)]
    for number, xml in enumerate(made, start=next_id(shapes)):
        group._element.append(_numbered(xml, number))
    group._element.recalculate_extents()
    describe(group, alt)
    return plane.box.width


def _rings(pack: Pack, region: str) -> list[Ring]:
    """Give a region's rings as (longitude, latitude), islands and holes alike."""
    features = (pack.geographies or {})[SHAPES_FILE]["features"]
    shape: dict[str, Any] = next((each["geometry"] for each in features if each["id"] == region), {})
    if not shape:
        return []
    parts = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return [[(point[0], point[1]) for point in ring] for part in parts for ring in part]


def _plane(rings: Sequence[Ring], box: Box) -> Plane:
    points = [point for ring in rings for point in ring] or [(124.0, 33.0), (132.0, 39.0)]
    west, east = min(p[0] for p in points) * MIDDLE, max(p[0] for p in points) * MIDDLE
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    scale = min(box.width / (east - west), box.height / (north - south))
    return Plane(west, north, scale, replace(box, width=(east - west) * scale))


def _numbered(xml: str, number: int) -> etree._Element:
    return parse_xml(xml.replace("<p:sp>", f"<p:sp {nsdecls('p', 'a')}>", 1).replace('id=""', f'id="{number}"', 1))


def _shape(name: str, alt: str, box: Box, looks: str, text: str = "") -> str:
    """Give a shape as XML: `looks` is geometry, fill and rim."""
    described = f" descr={quoteattr(writable(alt))}" if alt else ""
    kind = ' txBox="1"' if text else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="" name={quoteattr(writable(name))}{described}/><p:cNvSpPr{kind}/><p:nvPr/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{Pt(box.x)}" y="{Pt(box.y)}"/>'
        f'<a:ext cx="{Pt(box.width)}" cy="{Pt(box.height)}"/></a:xfrm>{looks}</p:spPr>{text}</p:sp>'
    )


def _solid(color: str, opacity: float = 1.0) -> str:
    alpha = f'<a:alpha val="{round(opacity * 100_000)}"/>' if opacity < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{color[1:]}">{alpha}</a:srgbClr></a:solidFill>'


def _rim(color: str, width: float) -> str:
    return f'<a:ln w="{Pt(width)}">{_solid(color)}<a:round/></a:ln>'


def _region(area: Area, rings: Sequence[Ring], plane: Plane) -> str:
    """Give a region as one freeform with all its rings."""
    placed = [[plane.at(*point) for point in ring] for ring in rings]
    xs = [x for ring in placed for x, _ in ring]
    ys = [y for ring in placed for _, y in ring]
    box = Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    paths = []
    for ring in placed:
        points = [f'<a:pt x="{Pt(x - box.x)}" y="{Pt(y - box.y)}"/>' for x, y in ring[:-1]]
        lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
        paths.append(f"<a:moveTo>{points[0]}</a:moveTo>{lines}<a:close/>")
    rim = _rim(colors.INK, 2.25) if area.chosen else _rim(colors.HATCH if area.hatched else colors.PAPER, 0.75)
    looks = (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{Pt(box.width)}" h="{Pt(box.height)}">{"".join(paths)}</a:path></a:pathLst></a:custGeom>'
        f"{stripes() if area.hatched else _solid(area.fill)}{rim}"
    )
    return _shape(f"{area.region} {area.name}", f"{area.name}: {area.label} · {area.printed}", box, looks)


def _circle(area: Area, plane: Plane) -> str:
    across = diameter(area)
    x, y = plane.at(area.lon, area.lat)
    looks = f'<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>{_solid(colors.INK, 0.42)}{_rim(colors.PAPER, 0.75)}'
    box = Box(x - across / 2, y - across / 2, across, across)
    return _shape(f"{area.region} ○", f"{area.name}: {area.printed}", box, looks)


def diameter(area: Area) -> float:
    """Give a circle's diameter in points: its area is the count."""
    return max(math.sqrt(max(area.circle or 0.0, 0.0)) * LARGEST, 5.0)


def _name(area: Area, box: Box) -> str:
    """Give a region's name, with a thin veil behind it so that it can be read on any fill."""
    looks = f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{_solid(colors.PAPER, 0.62)}<a:ln><a:noFill/></a:ln>'
    ink = Ink(NAME, bold=area.chosen, align="center")
    text = (
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr>'
        f"<a:lstStyle/>{paragraph([(writable(area.short), ink)], ink)}</p:txBody>"
    )
    return _shape(f"{area.region} {area.short}", "", box, looks, text)


def placed_names(areas: Sequence[Area], plane: Plane) -> list[tuple[Area, Box]]:
    """Give where names stand: beside their circles, each where it covers others least, largest circle first."""
    made: list[tuple[Area, Box]] = []
    circles = {area.region: _around(area, plane) for area in areas if area.circle is not None}

    def covered(spot: Box) -> float:
        names = sum(_overlap(spot, other) for _, other in made)
        return NAMES_APART * names + sum(_overlap(spot, circle) for circle in circles.values())

    for area in sorted(areas, key=lambda each: (not each.chosen, -_crowd(each, areas, plane), each.region)):
        made.append((area, min(_spots(area, plane), key=covered)))
    return made


def _crowd(area: Area, areas: Sequence[Area], plane: Plane) -> int:
    """Give how many regions stand so near that their names may meet."""
    here = plane.at(area.lon, area.lat)
    return sum(math.dist(here, plane.at(other.lon, other.lat)) < NEAR for other in areas)


def _around(area: Area, plane: Plane) -> Box:
    """Give the box around a region's circle, or rather within it: a name may touch its edge."""
    x, y = plane.at(area.lon, area.lat)
    across = diameter(area) * 0.86
    return Box(x - across / 2, y - across / 2, across, across)


def _spots(area: Area, plane: Plane) -> Iterator[Box]:
    """Give the places where a name may stand, the best first: below, above, beside its circle, then further off."""
    wide, tall = width_em(area.short) * NAME + 2, NAME * LINE
    x, y = plane.at(area.lon, area.lat)
    away = diameter(area) / 2 if area.circle is not None else 0.0
    first = [(-wide / 2, away)] if area.circle is not None else [(-wide / 2, -tall / 2)]
    for far in (away, away + 8, away + 16, away + 26, away + 38):
        near = far * 0.7
        first += [(far, -tall / 2), (-wide - far, -tall / 2), (-wide / 2, -tall - far), (-wide / 2, far)]
        first += [(near, near), (-wide - near, near), (near, -tall - near), (-wide - near, -tall - near)]
    inside = plane.box
    for dx, dy in first:
        box = Box(x + dx, y + dy, wide, tall)
        if inside.x <= box.x and box.right <= inside.right and inside.y <= box.y and box.bottom <= inside.bottom:
            yield box
    yield Box(min(max(x, inside.x), inside.right - wide), min(max(y, inside.y), inside.bottom - tall), wide, tall)


def _overlap(one: Box, other: Box) -> float:
    wide = min(one.right, other.right) - max(one.x, other.x)
    tall = min(one.bottom, other.bottom) - max(one.y, other.y)
    return max(wide, 0.0) * max(tall, 0.0)
