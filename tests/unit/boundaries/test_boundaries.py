"""The map's shapes: complete, side by side without gap or overlap, and turned the way the browser draws them."""

from __future__ import annotations

import importlib.util
import itertools
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import geopandas as gpd
import pytest
import shapely
from shapely.geometry.base import BaseGeometry

from tests import ROOT

FOLDER = ROOT / "data" / "boundaries"
PROVINCES = [
    *("KR-11", "KR-26", "KR-27", "KR-28", "KR-29", "KR-30", "KR-31", "KR-41", "KR-42"),
    *("KR-43", "KR-44", "KR-45", "KR-46", "KR-47", "KR-48", "KR-49", "KR-50"),
]
# Official areas in km², rounded; 대구 before 군위군. A reference for the test, not a published figure of this product.
OFFICIAL_KM2 = {
    **{"KR-11": 605, "KR-26": 770, "KR-27": 884, "KR-28": 1_067, "KR-29": 501, "KR-30": 540, "KR-31": 1_062},
    **{"KR-41": 10_200, "KR-42": 16_830, "KR-43": 7_407, "KR-44": 8_247, "KR-45": 8_073, "KR-46": 12_360},
    **{"KR-47": 19_036, "KR-48": 10_542, "KR-49": 1_850, "KR-50": 465},
}
# What Natural Earth draws otherwise, in percent of the official area; data/boundaries/README.md says why.
KNOWN_OFF_PCT = {
    **{"KR-26": -60, "KR-27": -47, "KR-28": -19, "KR-29": -73, "KR-30": -32},
    **{"KR-42": 14, "KR-44": -9, "KR-50": -10},
}


def load(name: str) -> list[dict[str, Any]]:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))["features"]


def shapes(features: list[dict[str, Any]]) -> dict[str, BaseGeometry]:
    return {f["id"]: shapely.from_geojson(json.dumps(f["geometry"])) for f in features}


def rings(features: list[dict[str, Any]]) -> list[tuple[bool, Any]]:
    polygons = [part for shape in shapes(features).values() for part in shapely.get_parts(shape)]
    return [(k == 0, ring) for p in polygons for k, ring in enumerate([p.exterior, *p.interiors])]


def to_meters(shape: BaseGeometry) -> BaseGeometry:
    return gpd.GeoSeries([shape], crs=4326).to_crs(5179).iloc[0]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("boundaries_make", FOLDER / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def provinces() -> dict[str, BaseGeometry]:
    return shapes(load("provinces.geojson"))


def test_there_are_17_provinces_and_the_merged_one() -> None:
    assert [f["id"] for f in load("provinces.geojson")] == [*PROVINCES, "KR-M12"]
    assert [f["id"] for f in load("hatching.geojson")] == [*PROVINCES, "KR-M12"]
    assert [f["properties"]["id"] for f in load("provinces.geojson")] == [*PROVINCES, "KR-M12"]


def test_five_regions_have_a_first_or_last_day() -> None:
    known = {f["id"]: (f["properties"]["valid_from"], f["properties"]["valid_to"]) for f in load("provinces.geojson")}
    assert {region: days for region, days in known.items() if days != (None, None)} == {
        "KR-31": ("1997-07-15", None),
        "KR-50": ("2012-07-01", None),
        "KR-29": (None, "2026-06-30"),
        "KR-46": (None, "2026-06-30"),
        "KR-M12": ("2026-07-01", None),
    }


@pytest.mark.parametrize("name", ["provinces.geojson", "hatching.geojson"])
def test_outer_rings_run_clockwise_holes_the_other_way_with_three_decimals(name: str) -> None:
    found = rings(load(name))
    assert [ring.is_ccw for outer, ring in found if outer] == [False] * sum(outer for outer, _ in found)
    assert [ring.is_ccw for outer, ring in found if not outer] == [True] * sum(not outer for outer, _ in found)
    numbers = {n for _, ring in found for xy in ring.coords for n in xy}
    assert {n for n in numbers if n != round(n, 3)} == set()
    assert all(shape.is_valid for shape in shapes(load(name)).values())


@pytest.mark.parametrize("name", ["provinces.geojson", "hatching.geojson", "world_110m.json"])
def test_a_file_is_at_most_60_kilobytes(name: str) -> None:
    assert (FOLDER / name).stat().st_size <= 60_000


def test_the_17_provinces_share_their_borders_without_gap_or_overlap(provinces: dict[str, BaseGeometry]) -> None:
    all_17 = [provinces[region] for region in PROVINCES]
    assert shapely.coverage_is_valid(all_17)
    overlaps = [a.intersection(b).area / min(a.area, b.area) for a, b in itertools.combinations(all_17, 2)]
    assert max(overlaps) < 1e-6
    country = shapely.coverage_union_all(all_17)
    assert sum(len(part.interiors) for part in shapely.get_parts(country)) == 0
    assert country.area == pytest.approx(sum(shape.area for shape in all_17), rel=1e-9)


def test_the_merged_region_is_gwangju_and_jeonnam(provinces: dict[str, BaseGeometry]) -> None:
    both = provinces["KR-29"].union(provinces["KR-46"])
    assert provinces["KR-M12"].symmetric_difference(both).area == pytest.approx(0, abs=1e-12)


def test_nine_areas_are_within_6_percent_and_eight_are_off_as_documented(provinces: dict[str, BaseGeometry]) -> None:
    off = {r: (to_meters(provinces[r]).area / 1e6 / km2 - 1) * 100 for r, km2 in OFFICIAL_KM2.items()}
    assert {r: round(pct) for r, pct in off.items() if abs(pct) > 6} == KNOWN_OFF_PCT


@pytest.mark.parametrize(
    ("island", "lon", "lat", "region"),
    [
        ("독도", 131.866, 37.241, "KR-47"),
        ("울릉도", 130.860, 37.500, "KR-47"),
        ("제주도", 126.550, 33.380, "KR-49"),
        ("추자도", 126.320, 33.950, "KR-49"),
        ("우도", 126.950, 33.510, "KR-49"),
        ("진도", 126.270, 34.460, "KR-46"),
        ("완도", 126.690, 34.340, "KR-46"),
        ("강화도", 126.450, 37.710, "KR-28"),
        ("백령도", 124.650, 37.950, "KR-28"),
        ("연평도", 125.690, 37.670, "KR-28"),
        ("대부도", 126.590, 37.250, "KR-41"),
        ("안면도", 126.360, 36.510, "KR-44"),
        ("거제도", 128.620, 34.870, "KR-48"),
        ("남해도", 127.890, 34.820, "KR-48"),
        ("가덕도", 128.830, 35.030, "KR-26"),
    ],
)
def test_an_island_is_on_the_map_and_in_its_own_province(
    provinces: dict[str, BaseGeometry], island: str, lon: float, lat: float, region: str
) -> None:
    spot = shapely.Point(lon, lat).buffer(0.02)
    assert [r for r in PROVINCES if provinces[r].intersects(spot)] == [region], island


def test_a_label_point_is_inside_its_own_region_and_in_no_other(provinces: dict[str, BaseGeometry]) -> None:
    points = {f["id"]: shapely.Point(f["properties"]["lon"], f["properties"]["lat"]) for f in load("provinces.geojson")}
    around = {r: [q for q in PROVINCES if provinces[q].contains(points[r])] for r in PROVINCES}
    assert around == {region: [region] for region in PROVINCES}
    assert provinces["KR-M12"].contains(points["KR-M12"])
    assert points["KR-28"].distance(shapely.Point(126.70, 37.46)) < 0.05  # the city, not 강화도, its largest part


def test_stripes_stay_inside_and_at_least_four_show_in_each_region(provinces: dict[str, BaseGeometry]) -> None:
    hatching = shapes(load("hatching.geojson"))
    assert [r for r, shape in provinces.items() if not shape.covers(hatching[r])] == []
    assert [r for r, stripes in hatching.items() if len(shapely.get_parts(stripes)) < 4] == []
    shares = {r: hatching[r].area / shape.area for r, shape in provinces.items()}
    assert {r: share for r, share in shares.items() if not 0.14 < share < 0.30} == {}


def test_the_base_map_names_the_seven_layers_and_holds_nothing() -> None:
    layers = ("coastlines", "countries", "lakes", "land", "ocean", "rivers", "subunits")
    empty = {"type": "GeometryCollection", "geometries": []}
    base_map = json.loads((FOLDER / "world_110m.json").read_text(encoding="utf-8"))
    assert base_map == {"type": "Topology", "arcs": [], "objects": dict.fromkeys(layers, empty)}


def test_two_neighbors_keep_one_border_when_corners_go(script: ModuleType) -> None:
    middle = [(10_000, 0), (10_200, 2_500), (9_900, 5_000), (10_100, 7_500), (10_000, 10_000)]
    west = shapely.Polygon([(0, 0), *middle, (0, 10_000)])
    east = shapely.Polygon([(20_000, 0), *middle, (20_000, 10_000)])
    slim = script.simplify({"west": west, "east": east}, 1_500)
    assert [shapely.get_num_coordinates(slim[side]) for side in ("west", "east")] == [5, 5]
    assert shapely.coverage_is_valid(list(slim.values()))
    assert slim["west"].intersection(slim["east"]).equals(shapely.LineString([(10_000, 0), (10_000, 10_000)]))


def test_a_sliver_and_an_overlap_between_neighbors_are_closed(script: ModuleType) -> None:
    shapes_in = {"a": shapely.box(0, 0, 5_000, 5_000), "b": shapely.box(5_004, 0, 9_000, 5_000)}
    closed = script.simplify(shapes_in | {"c": shapely.box(0, 4_997, 9_000, 9_000)}, 10)
    assert shapely.coverage_is_valid(list(closed.values()))
    assert shapely.coverage_union_all(list(closed.values())).area == pytest.approx(81e6, rel=1e-3)


def test_specks_go_but_the_largest_part_and_dokdo_stay(script: ModuleType) -> None:
    dokdo = script.near(131.866, 37.241).centroid.buffer(100)
    east = shapely.MultiPolygon([shapely.box(0, 0, 9_000, 9_000), shapely.box(20_000, 0, 21_000, 1_000), dokdo])
    tiny = shapely.MultiPolygon([shapely.box(50_000, 0, 51_000, 1_000)])
    slim = script.drop_specks({"east": east, "tiny": tiny})
    assert [round(part.area / 1e6, 2) for part in shapely.get_parts(slim["east"])] == [81.0, 0.03]
    assert slim["tiny"].area == 1_000_000


def test_ganghwa_goes_to_incheon_and_a_loose_island_to_its_nearest_neighbor(script: ModuleType) -> None:
    ganghwa = script.near(126.45, 37.71).centroid.buffer(5_000, quad_segs=1)
    x, y = ganghwa.centroid.x, ganghwa.centroid.y
    mainland = shapely.box(x + 20_000, y - 50_000, x + 90_000, y + 50_000)
    city = shapely.box(x + 5_000, y - 40_000, x + 15_000, y - 30_000)
    loose = shapely.box(x + 92_000, y, x + 93_000, y + 1_000)
    placed = script.place_islands({"KR-41": shapely.MultiPolygon([mainland, ganghwa]), "KR-28": city}, [loose])
    assert {region: shape.area for region, shape in placed.items()} == {
        "KR-28": pytest.approx(100e6 + 50e6),
        "KR-41": pytest.approx(7_000e6 + 1e6),
    }


def test_a_hole_turns_against_its_outer_ring_and_coordinates_are_rounded(script: ModuleType) -> None:
    ring = shapely.box(127.00049, 36.0, 128.0, 37.0).exterior.coords
    hole = shapely.box(127.4, 36.4, 127.6, 36.6).exterior.coords
    rounded = script.round_off(shapely.Polygon(ring, [hole]))
    assert (rounded.exterior.is_ccw, rounded.interiors[0].is_ccw) == (False, True)
    assert rounded.bounds == (127.0, 36.0, 128.0, 37.0)


def test_a_shape_too_small_to_survive_rounding_is_refused(script: ModuleType) -> None:
    with pytest.raises(ValueError, match="rounding broke a shape"):
        script.round_off(shapely.box(127.0001, 36.0001, 127.0002, 36.0002))


def test_the_script_writes_the_same_bytes_twice(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    squares = {"광주광역시": (126.8, 35.1, 127.0, 35.3), "전라남도": (127.0, 34.6, 127.6, 35.3)}
    geometries = [shapely.box(*box) for box in (*squares.values(), (127.7, 34.7, 127.8, 34.8))]
    frame = gpd.GeoDataFrame({"name_local": [*squares, None]}, geometry=geometries, crs=4326)
    source = tmp_path / "kor.json"
    source.write_text(frame.to_json(), encoding="utf-8")
    written = []
    for out in (tmp_path / "first", tmp_path / "second"):
        out.mkdir()
        monkeypatch.setattr(sys, "argv", ["make.py", str(source), "--out", str(out)])
        script.main()
        written.append({path.name: path.read_bytes() for path in sorted(out.iterdir())})
    assert written[0] == written[1]
    assert list(written[0]) == ["hatching.geojson", "provinces.geojson", "world_110m.json"]
    made = shapes(json.loads(written[0]["provinces.geojson"])["features"])
    assert {r: (s.bounds, len(shapely.get_parts(s))) for r, s in made.items()} == {
        "KR-29": ((126.8, 35.1, 127.0, 35.3), 1),
        "KR-46": ((127.0, 34.6, 127.8, 35.3), 2),
        "KR-M12": ((126.8, 34.6, 127.8, 35.3), 2),
    }
