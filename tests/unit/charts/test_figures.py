from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from outcomes.charts.path import path
from outcomes.charts.ranking import ranking
from outcomes.charts.region_map import Classes, Shapes, classed, region_map
from outcomes.charts.theme import DARK, LIGHT, Ready
from outcomes.charts.town_map import town_map

SHAPES = Shapes("/assets/abc/")
REGIONS = pd.DataFrame({
    "region": ["KR-11", "KR-26", "KR-47"], "short": ["서울", "부산", "경북"],
    "name": ["서울특별시", "부산광역시", "경상북도"],
    "rate": [12.0, 30.0, None], "count": [120.0, 430.0, None], "value": [120.0, 430.0, None],
    "printed": ["120개", "430개", "자료 없음"], "hover": ["a", "b", "c"], "hollow": [False, True, False],
    "lon": [127.0, 129.0, 128.8], "lat": [37.5, 35.2, 36.4],
})  # fmt: skip


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_plotly_takes_every_figure(colors) -> None:
    figures = [
        region_map(REGIONS, classed(REGIONS.rate), SHAPES, colors, "KR-26"),
        ranking(REGIONS, colors, "자료 없음", "KR-26"),
        path(actual(), targets(), colors),
        path(actual(), targets(), colors, kind="flow"),
        town_map(REGIONS, "KR-47", SHAPES, colors),
    ]
    assert [len(go.Figure(f).data) for f in figures] == [len(f["data"]) for f in figures]
    assert [Ready(f).to_dict() for f in figures] == figures


def test_an_unknown_region_is_drawn_pale_and_hatched_never_in_a_class() -> None:
    traces = region_map(REGIONS, classed(REGIONS.rate), SHAPES, LIGHT, "")["data"]
    areas = [(t["geojson"], t["locations"]) for t in traces if t["type"] == "choropleth"]
    assert areas == [
        ("/assets/abc/provinces.geojson", ["KR-11", "KR-26"]),
        ("/assets/abc/provinces.geojson", ["KR-47"]),
        ("/assets/abc/hatching.geojson", ["KR-47"]),
    ]


def test_the_area_of_a_circle_is_the_count() -> None:
    circles = region_map(REGIONS, classed(REGIONS.rate), SHAPES, LIGHT, "")["data"][-2]
    small, large = circles["marker"]["size"]
    assert (large / small) ** 2 == pytest.approx(430 / 120)


def test_shapes_come_from_an_address_and_are_not_in_the_figure() -> None:
    figure = region_map(REGIONS, classed(REGIONS.rate), SHAPES, LIGHT, "KR-11")
    assert len(str(figure)) < 6000
    assert SHAPES.config["topojsonURL"] == "/assets/abc/"


@pytest.mark.parametrize(
    ("values", "classes"),
    [
        ([], Classes((), ())),
        ([5.0], Classes((), (1,))),
        ([5.0, 5.0, 5.0], Classes((), (3,))),
        ([1.0, 2.0, 3.0, 4.0, 5.0], Classes((1.8, 2.6, 3.4000000000000004, 4.2), (1, 1, 1, 1, 1))),
    ],
)
def test_classes_hold_every_known_value_once(values: list[float], classes: Classes) -> None:
    assert classed(pd.Series([*values, None], dtype=float)) == classes


def test_the_ranking_puts_the_greatest_first_and_the_unknown_last_with_words() -> None:
    bars, words = ranking(REGIONS, LIGHT, "자료 없음")["data"]
    assert bars["y"][::-1] == ["부산광역시", "서울특별시"]
    assert bars["marker"]["color"] == [LIGHT.muted, "rgba(0,0,0,0)"]  # provisional: hollow
    assert (words["y"], words["text"]) == (["경상북도"], ["  자료 없음"])


def test_the_line_breaks_where_a_year_is_unknown() -> None:
    line = path(actual(), targets(), LIGHT)["data"][-1]
    assert line["x"] == [2018, 2019, 2020, 2021]
    assert line["y"][:2] == [7903.0, 12660.0]
    assert pd.isna(line["y"][2])
    assert line["connectgaps"] is False
    assert line["text"] == ["7,903", "", "", "25,039"]


def test_targets_are_dashed_steps_signed_at_their_end() -> None:
    steps = path(actual(), targets(), LIGHT)["data"][0]
    assert (steps["line"]["dash"], steps["line"]["shape"]) == ("dash", "hv")
    assert steps["text"] == ["", "①"]  # the name stands below, where no phone cuts it


def test_names_cannot_bring_markup_into_a_chart() -> None:
    evil = REGIONS.assign(name="<b>x</b>", printed="<a href='x'>1</a>")
    assert "<" not in "".join(ranking(evil, LIGHT, "-")["data"][0]["text"])


def actual() -> pd.DataFrame:
    return pd.DataFrame({
        "year": [2018, 2019, 2021], "value": [7903.0, 12660.0, 25039.0], "printed": ["7,903", "12,660", "25,039"],
        "hollow": [False, False, True], "hover": ["", "", ""],
    })  # fmt: skip


def targets() -> pd.DataFrame:
    return pd.DataFrame({
        "regime": ["s", "s"], "year": [2018, 2022], "value": [7903.0, 30000.0],
        "sign": "①", "hover": ["", "30,000"], "current": [True, True],
    })  # fmt: skip


def test_a_yearly_target_is_a_stroke_as_wide_as_its_bar() -> None:
    stroke, bars = path(actual(), targets().assign(year=[2018, 2019]), LIGHT, kind="flow")["data"]
    assert stroke["x"] == [2018 - 0.35, 2018 + 0.35, None, 2019 - 0.35, 2019 + 0.35, None]
    assert (bars["width"], bars["text"]) == (0.7, ["7,903", "12,660", "25,039"])


def test_many_bars_name_only_the_greatest_and_the_last() -> None:
    many = pd.DataFrame(
        {"year": range(2014, 2024), "value": [1.0, 2, 3, 9, 5, 4, 3, 2, 2, 1], "hollow": False, "hover": ""}
    )
    bars = path(many.assign(printed=many.value.map(str)), targets().iloc[:0], LIGHT, kind="flow")["data"][-1]
    assert bars["text"] == ["", "", "", "9.0", "", "", "", "", "", "1.0"]


def test_names_of_towns_stand_only_where_they_do_not_overlap() -> None:
    far = pd.DataFrame({
        "name": ["포항시", "경주시", "안동시"], "value": [90.0, 60.0, 30.0], "hover": "", "lon": [129.3, 129.31, 128.2],
        "lat": [36.0, 36.01, 36.9],
    })  # fmt: skip
    drawn = town_map(far, "KR-47", SHAPES, LIGHT)["data"][2]
    assert drawn["text"] == ["포항시", "", "안동시"]
    assert drawn["hovertext"] == ["", "", ""]
    alone = town_map(far.iloc[[0, 2]], "KR-47", SHAPES, LIGHT)["data"][2]
    assert alone["text"] == ["포항시", "안동시"]
