"""The map of a Hangul report: each region a group of polygons drawn by Hangul itself, and no picture.

An official can click a region and fill it anew, sharpen it on any printer, and copy the map with its legend into
another document; a picture could none of that. Unknown regions are hatched and said in the legend, and the whole
printed table stands below the map. Names stand in small white boxes, so that they can be read on every fill.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hwpx.oxml import ContainerMember

from outcomes.export import colors
from outcomes.export.fit import width_em
from outcomes.export.hangul.looks import LOOKS
from outcomes.export.hangul.paper import MM, Paper, plain
from outcomes.export.native import Area, RegionMap
from outcomes.export.pack import Pack
from outcomes.export.said import legend_line

HC = "{http://www.hancom.co.kr/hwpml/2011/core}"
HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
SHAPES = "provinces.geojson"
MOST_MM = (118, 126)
"""Width and height the map may take; the legend stands at its right."""
LEGEND_MM = 46
GREATEST_CIRCLE_MM = 5.0  # radius
MIDDLE = math.cos(math.radians(36.0))  # a degree of longitude is shorter than one of latitude: Korea's middle

Ring = Sequence[Sequence[float]]


@dataclass(frozen=True, slots=True)
class Frame:
    """Turns degrees into Hangul units from the map's upper left corner."""

    west: float
    north: float
    scale: float

    def place(self, lon: float, lat: float) -> tuple[int, int]:
        """Give where a place stands on the map."""
        return round((lon - self.west) * MIDDLE * self.scale), round((self.north - lat) * self.scale)


def map_members(paper: Paper, pack: Pack, drawn: RegionMap) -> list[ContainerMember]:
    """Give a map and its legend as the members of one group; empty when no region's shape is known."""
    shapes = (pack.geographies or {}).get(SHAPES, {})
    outlines = {each["id"]: _outlines(each["geometry"]) for each in shapes.get("features", ())}
    areas = [area for area in drawn.areas if outlines.get(area.region)]
    if not areas:
        return []
    frame, width, height = _frame([ring for area in areas for ring in outlines[area.region]])
    largest_first = sorted(areas, key=lambda area: (area.chosen, -sum(map(_surface, outlines[area.region]))))
    members = [_region(frame, area, outlines[area.region]) for area in largest_first]
    members += [_circle(frame, area) for area in areas if area.circle]
    members += _names(paper, frame, areas)
    return members + list(_legend(paper, pack, drawn, width + round(3 * MM), height))


def _outlines(geometry: dict[str, Any]) -> list[Ring]:
    """Give the outer rings of a region; what lies within another region is drawn upon it, being smaller."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [polygon[0] for polygon in polygons]


def _frame(rings: Sequence[Ring]) -> tuple[Frame, int, int]:
    lons = [point[0] for ring in rings for point in ring]
    lats = [point[1] for ring in rings for point in ring]
    wide, high = (max(lons) - min(lons)) * MIDDLE, max(lats) - min(lats)
    scale = min(MOST_MM[0] * MM / wide, MOST_MM[1] * MM / high)
    return Frame(min(lons), max(lats), scale), round(wide * scale), round(high * scale)


def _surface(ring: Ring) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))) / 2


def _region(frame: Frame, area: Area, rings: Sequence[Ring]) -> ContainerMember:
    """Give a region as a group of its islands."""
    polygons = []
    for ring in rings:
        points = [frame.place(lon, lat) for lon, lat, *_ in ring]
        points = [point for n, point in enumerate(points) if n == 0 or point != points[n - 1]]
        if len(set(points)) < 3:
            points = _speck(points[0])
        left, top = min(x for x, _ in points), min(y for _, y in points)
        member = ContainerMember.polygon(
            left,
            top,
            [(x - left, y - top) for x, y in points],
            line_color=colors.ACCENT if area.chosen else colors.SOFT,
            line_width="170" if area.chosen else "20",
            fill_color=colors.UNKNOWN if area.hatched else area.fill,
        )
        polygons.append(_hatched(member) if area.hatched else member)
    left, top = min(each.x for each in polygons), min(each.y for each in polygons)
    return ContainerMember.group(left, top, polygons)


def _speck(point: tuple[int, int]) -> list[tuple[int, int]]:
    """Give the smallest island that can be drawn: it is there, though no larger than a point."""
    x, y = point
    return [(x, y), (x + 20, y), (x + 20, y + 20)]


def _hatched(member: ContainerMember) -> ContainerMember:
    """Hatch a shape: the region's figure is unknown."""
    for brush in member.element.iter(f"{HC}winBrush"):
        brush.set("hatchColor", colors.HATCH)
        brush.set("hatchStyle", "SLASH")
    for line in member.element.iter(f"{HP}lineShape"):
        line.set("color", colors.HATCH)
    return member


def _circle(frame: Frame, area: Area) -> ContainerMember:
    """Give a count's circle: its surface is the count's share of the greatest."""
    x, y = frame.place(area.lon, area.lat)
    radius = max(round(math.sqrt(area.circle or 0) * GREATEST_CIRCLE_MM * MM), 60)
    return ContainerMember.ellipse(
        x - radius, y - radius, 2 * radius, 2 * radius, line_color=colors.INK, line_width="42"
    )


def _names(paper: Paper, frame: Frame, areas: Sequence[Area]) -> list[ContainerMember]:
    """Give the regions' names where they stand on the map, a little higher or lower where two would overlap."""
    letters = LOOKS["place"].size * 100
    taken: list[tuple[int, int, int, int]] = []
    for area in areas:
        x, y = frame.place(area.lon, area.lat)
        width, height = round((width_em(area.short) + 0.4) * letters), round(1.3 * letters)
        left, top = x - width // 2, y - height // 2
        free = (
            top + shift * height // 2
            for shift in (0, 1, -1, 2, -2, 3, -3)
            if not any(_overlap((left, top + shift * height // 2, width, height), other) for other in taken)
        )
        taken.append((left, next(free, top), width, height))
    return [_box(paper, "place", area.short, *box, fill=colors.PAPER) for area, box in zip(areas, taken, strict=True)]


def _overlap(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    across = one[0] < other[0] + other[2] and other[0] < one[0] + one[2]
    return across and one[1] < other[1] + other[3] and other[1] < one[1] + one[3]


def _legend(paper: Paper, pack: Pack, drawn: RegionMap, left: int, bottom: int) -> Iterator[ContainerMember]:
    """Give title and classes, the last at the map's lower edge; unknown is a class as well where there is any."""
    entries = [(entry.fill, legend_line(pack, entry), False) for entry in drawn.legend]
    unknown = next((area.label for area in drawn.areas if area.hatched), "")
    if unknown and unknown not in {entry.label for entry in drawn.legend}:
        entries.append((colors.UNKNOWN, unknown, True))
    step, swatch = round(6.5 * MM), round(5 * MM)
    width = round(LEGEND_MM * MM)
    title_lines = math.ceil(width_em(drawn.legend_title) * LOOKS["legend"].size * 100 / (width * 0.9)) or 1
    top = bottom - step * len(entries)
    high = round(title_lines * 4.2 * MM)
    if drawn.legend_title:
        yield _box(paper, "legend", drawn.legend_title, left, top - high - round(MM), width, high)
    for number, (fill, label, hatched) in enumerate(entries):
        y = top + number * step
        patch = ContainerMember.rect(
            left, y, swatch, swatch - round(MM), line_color=colors.HATCH, line_width="14", fill_color=fill
        )
        yield _hatched(patch) if hatched else patch
        yield _box(paper, "legend", label, left + swatch + round(2 * MM), y, width - swatch - round(2 * MM), swatch)


def _box(
    paper: Paper, look: str, text: str, left: int, top: int, width: int, height: int, fill: str | None = None
) -> ContainerMember:
    """Give a text without a frame around it."""
    ids = paper.looks[look]
    member = ContainerMember.text_box(
        left, top, width, height, plain(text), fill_color=fill, char_pr_id_ref=ids.letters,
        para_pr_id_ref=ids.paragraph, vert_align="CENTER", margin={"left": 0, "right": 0, "top": 0, "bottom": 0},
    )  # fmt: skip
    for line in member.element.iter(f"{HP}lineShape"):
        line.set("style", "NONE")
    return member
