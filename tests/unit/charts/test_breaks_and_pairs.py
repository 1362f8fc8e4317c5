"""Breaks on a path, pairs of bars, and bars of ordered parts."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from outcomes.charts.pairs import pairs
from outcomes.charts.path import path
from outcomes.charts.stacks import part_colors, stacks
from outcomes.charts.theme import DARK, LIGHT

ACTUAL = pd.DataFrame({
    "year": [2021, 2022, 2024], "value": [979.0, 1179.0, 1391.0], "printed": ["979", "1,179", "1,391"],
    "hollow": [True, True, False], "hover": ["", "", ""],
})  # fmt: skip
TARGETS = pd.DataFrame(columns=["regime", "year", "value", "sign", "hover", "current"])
BREAKS = pd.DataFrame({
    "year": [2023, 2023, 2022, 2035], "label": ["2023-06 renamed", "2023-07 <b>Gunwi</b> joins", "a", "later"],
    "hover": ["x", "y", "z", "w"], "bounds": [False, True, False, True],
})  # fmt: skip
YEARS = pd.DataFrame({
    "year": [2023, 2024], "whole": [30.0, 35.0], "rest": [None, 33.0], "whole_printed": ["30", "35"],
    "rest_printed": ["자료 없음", "33"], "hover": ["a", "b\nc"], "chosen": [False, True],
})  # fmt: skip
PARTS = pd.DataFrame({
    "label": ["2018"] * 3, "part": ["level.basic", "level.mid1", ""], "share": [0.8, 0.17, 0.03],
    "printed": ["80%", "17%", "3%"], "hover": ["a", "b", "c"],
})  # fmt: skip


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_plotly_takes_every_figure(colors) -> None:
    figures = [
        path(ACTUAL, TARGETS, colors, breaks=BREAKS),
        path(ACTUAL, TARGETS, colors, kind="flow", breaks=BREAKS),
        pairs(YEARS, colors),
        stacks(PARTS, ["level.basic", "level.mid1", "level.mid2"], colors),
    ]
    assert [len(go.Figure(f).data) for f in figures] == [len(f["data"]) for f in figures]


def test_a_break_is_a_thin_line_before_its_first_year_and_named_above_the_plot() -> None:
    drawn = path(ACTUAL, TARGETS, LIGHT, breaks=BREAKS)["layout"]
    assert [(line["x0"], line["line"]["dash"]) for line in drawn["shapes"]] == [(2021.5, "dot"), (2022.5, "solid")]
    assert [name["text"] for name in drawn["annotations"]] == [
        "a", "2023-06 renamed · 2023-07 &lt;b&gt;Gunwi&lt;/b&gt; joins",
    ]  # fmt: skip
    assert [name["yshift"] for name in drawn["annotations"]] == [4, 24]  # no name stands on another


def test_without_a_break_in_sight_the_path_is_drawn_as_ever() -> None:
    far = path(ACTUAL, TARGETS, LIGHT, breaks=BREAKS[BREAKS.year > 2030])
    assert far["layout"] == path(ACTUAL, TARGETS, LIGHT)["layout"]
    assert "shapes" not in far["layout"]


def test_where_the_second_count_is_unknown_the_first_stands_alone() -> None:
    whole, rest, _, label = pairs(YEARS, LIGHT)["data"]
    assert (whole["y"], rest["y"], label["text"]) == ([30.0, 35.0], [33.0], ["33"])


def test_the_part_without_a_name_is_hatched_and_narrow_parts_carry_no_number() -> None:
    basic, _, _, nameless = stacks(PARTS, ["level.basic", "level.mid1", "level.mid2"], LIGHT)["data"]
    assert (basic["text"], nameless["text"], nameless["marker"]["pattern"]["shape"]) == (["80%"], [""], "/")
    assert part_colors(["a", "b", "c"], LIGHT) == {
        "a": LIGHT.scale[1], "b": LIGHT.scale[2], "c": LIGHT.scale[4], "": LIGHT.unknown,
    }  # fmt: skip
