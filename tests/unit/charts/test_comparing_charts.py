from __future__ import annotations

import base64
from itertools import combinations, pairwise
from xml.etree import ElementTree

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcomes.charts.around_one import around_one
from outcomes.charts.bump import bump
from outcomes.charts.scatter import scatter, unnamed
from outcomes.charts.slope import slope
from outcomes.charts.small_lines import Scale, panel, runs, scale, sparkline
from outcomes.charts.spacing import labels_around, pushed_apart
from outcomes.charts.theme import DARK, LIGHT

REGIONS = ["KR-11", "KR-26", "KR-47"]
SVG = "{http://www.w3.org/2000/svg}"


def drawn(src: str) -> ElementTree.Element:
    """Give the drawing in an address; it must be well-formed."""
    return ElementTree.fromstring(base64.b64decode(src.split(",", 1)[1]).decode())  # noqa: S314  # our own drawing


def slopes() -> pd.DataFrame:
    return pd.DataFrame({
        "region": REGIONS, "start": [10.0, 11.0, 90.0], "end": [12.0, 12.0, 80.0], "hover": "h",
        "start_label": ["서울 10", "부산 11", "<b>경북 90"], "end_label": ["12 서울", "12 부산", "80 경북"],
    })  # fmt: skip


def places() -> pd.DataFrame:
    rows = [("KR-11", 2018, 1), ("KR-26", 2018, 2), ("KR-11", 2019, 2), ("KR-26", 2020, 1), ("KR-11", 2020, 2)]
    return pd.DataFrame(rows, columns=["region", "year", "place"]).assign(name="이름", hover="h")


def points() -> pd.DataFrame:
    return pd.DataFrame({
        "region": REGIONS, "name": ["서울", "부산", "경북"], "x": [1.0, 1.0, 5.0], "y": [2.0, 2.0, 9.0], "hover": "h"
    })  # fmt: skip


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_plotly_takes_every_figure_of_the_comparison(colors) -> None:
    quotients = points().assign(value=[0.5, 1.5, None], printed=["0.50", "1.50", "-"])
    figures = [
        slope(slopes(), colors, (2018, 2020), "KR-26"),
        slope(slopes().iloc[:1], colors, (2018, 2020)),
        bump(places(), colors, [2018, 2019, 2020], "KR-26"),
        scatter(points(), colors, ("x", "y"), (",d", ".0%"), "KR-26"),
        scatter(points().iloc[:1], colors, ("x", "y"), (",d", ".0%")),
        around_one(quotients, colors, "자료 없음", "1", "KR-26"),
    ]
    assert [len(go.Figure(f).data) for f in figures] == [len(f["data"]) for f in figures]


def test_a_line_is_broken_at_each_unknown_year() -> None:
    assert runs({2018: 1.0, 2021: 4.0, 2019: 2.0}) == [[(2018, 1.0), (2019, 2.0)], [(2021, 4.0)]]
    assert runs({}) == []
    shared = Scale(2018, 2021, 0.0, 4.0, "0", "4")
    whole = drawn(panel({2018: 1.0, 2019: 2.0, 2021: 4.0}, shared, LIGHT, accent=True, marked=2019))
    assert [len(line.get("points").split()) for line in whole.iter(f"{SVG}polyline")] == [2]
    assert len(list(whole.iter(f"{SVG}circle"))) == 3


def test_years_that_do_not_compare_are_dots_without_a_line() -> None:
    shared = Scale(2018, 2020, 0.0, 4.0)
    path = {2018: 1.0, 2019: 2.0, 2020: 3.0}
    picture = panel(path, shared, LIGHT, accent=False, marked=0, apart=frozenset(path), hollow=frozenset(path))
    assert list(drawn(picture).iter(f"{SVG}polyline")) == []
    assert {dot.get("fill") for dot in drawn(picture).iter(f"{SVG}circle")} == {LIGHT.paper}


def test_an_empty_panel_says_so_and_its_words_are_no_markup() -> None:
    words = [
        element.text
        for element in drawn(
            panel({}, Scale(2018, 2018, 0.0, 1.0, "0", "1"), LIGHT, accent=False, marked=2018, unknown="<b>없음")
        ).iter(f"{SVG}text")
    ]
    assert words == ["1", "2018", "<b>없음"]


def test_the_shared_scale_holds_all_paths_and_zero() -> None:
    assert scale([{2018: 5.0}, {2020: -2.0}], str) == Scale(2018, 2020, -2.0, 5.0, "-2.0", "5.0")
    assert scale([], str) == Scale(0, 0, 0.0, 0.0, "0.0", "0.0")


def test_a_sparkline_without_a_value_is_nothing() -> None:
    assert sparkline({}, (2018, 2020), "#000") == ""
    assert len(list(drawn(sparkline({2018: 1.0, 2019: 3.0}, (2018, 2020), "#000")).iter(f"{SVG}circle"))) == 2


@settings(max_examples=60, deadline=None)
@given(values=st.lists(st.floats(-1e6, 1e6), max_size=17), gap=st.floats(0.1, 1e4))
def test_labels_are_pushed_at_least_a_gap_apart_and_keep_their_order(values: list[float], gap: float) -> None:
    placed = pushed_apart(values, gap)
    order = sorted(range(len(values)), key=lambda k: values[k])
    assert all(placed[b] - placed[a] >= gap * (1 - 1e-6) - 1e-6 for a, b in pairwise(order))


def test_labels_with_room_stay_where_they_are() -> None:
    assert pushed_apart([1.0, 9.0, 5.0], 2.0) == [1.0, 9.0, 5.0]
    assert pushed_apart([5.0, 5.0], 2.0) == [4.0, 6.0]


@settings(max_examples=40, deadline=None)
@given(spots=st.lists(st.tuples(st.floats(0, 300), st.floats(0, 400)), max_size=17, unique=True))
def test_a_label_is_named_or_left_out_once_for_each_point(spots: list[tuple[float, float]]) -> None:
    found = labels_around(spots, [30.0] * len(spots), (300.0, 400.0))
    assert len(found) == len(spots)
    right = [(x + 6, y - 7, x + 36, y + 7) for (x, y), p in zip(spots, found, strict=True) if p == "middle right"]
    meet = [(a, b) for a, b in combinations(right, 2) if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]
    assert meet == []


def test_two_regions_at_one_point_have_their_names_on_two_sides() -> None:
    (dots,) = scatter(points(), LIGHT, ("x", "y"), (",d", ",d"), "KR-26")["data"]
    assert dots["text"] == ["부산", "서울", "경북"]  # the chosen one first
    assert len({dots["textposition"][0], dots["textposition"][1]}) == 2
    assert unnamed(points(), "KR-26") == []


def test_slope_labels_are_apart_and_bring_no_markup() -> None:
    traces = slope(slopes(), LIGHT, (2018, 2020), "KR-47")["data"]
    left = traces[3]
    assert left["text"] == ["서울 10", "부산 11", "&lt;b&gt;경북 90"]
    assert left["y"][1] > left["y"][0] + 1
    assert [trace["line"]["color"] for trace in traces[:3]] == [LIGHT.muted, LIGHT.muted, LIGHT.accent]


def test_a_region_unknown_in_a_year_has_a_gap_in_the_ranking() -> None:
    lines = [trace for trace in bump(places(), LIGHT, [2018, 2019, 2020])["data"] if trace["mode"] == "lines"]
    assert [line["x"] for line in lines] == [[0, 1, 2]]  # KR-26 is not known in the middle year
