"""Lines on one pair of axes: broken at unknown years, named at their ends without one name on another."""

from __future__ import annotations

from itertools import pairwise

from outcomes.charts.lines import ROW, lines
from outcomes.charts.theme import LIGHT


def test_a_line_is_broken_where_a_year_is_unknown_and_a_region_without_years_has_none() -> None:
    figure = lines({"경북": {2019: 1.0, 2021: 3.0}, "부산": {2020: 2.0}, "제주": {}}, LIGHT, ["경북"])
    first, second, names = figure["data"]
    assert (first["x"], first["y"]) == ([2019, 2020, 2021], [1.0, None, 3.0])
    assert second["y"] == [None, 2.0, None]
    assert (names["text"], names["textfont"]["color"]) == (["경북", "부산"], [LIGHT.accent, LIGHT.ink])


def test_names_of_lines_that_end_together_stand_apart() -> None:
    figure = lines({f"지역 {n}": {2020: 0.0, 2021: 100.0} for n in range(17)}, LIGHT, [])
    layout, heights = figure["layout"], sorted(figure["data"][-1]["y"])
    low, high = layout["yaxis"]["range"]
    pixels = (layout["height"] - 60) / 100.0
    assert min(b - a for a, b in pairwise(heights)) * pixels >= ROW - 1e-6
    assert low <= heights[0]
    assert high >= heights[-1]


def test_nothing_known_is_an_empty_chart() -> None:
    assert lines({"제주": {}}, LIGHT, [])["data"][-1]["text"] == []
