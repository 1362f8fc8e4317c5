"""The figures of the productivity page: Plotly takes them, and nothing hidden is drawn."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from outcomes.charts.distribution import distribution
from outcomes.charts.estimates import estimates
from outcomes.charts.intervals import intervals
from outcomes.charts.theme import DARK, LIGHT, Figure, Palette
from outcomes.charts.triangle import triangle


def bars(colors: Palette) -> Figure:
    found = pd.DataFrame({"left": [-0.1, 0.0, 0.1], "width": 0.1, "count": [5, 20, 8], "hover": "<b>"})
    marks = pd.DataFrame({"at": [0.02, 0.06, 0.4], "label": ["a", "b", "c"]})
    ticks = pd.DataFrame({"at": [0.0, 0.1], "label": ["0%", "10%"]})
    return distribution(found, marks, ticks, colors, ("", "over 10%"))


def groups(colors: Palette, chosen: str = "") -> Figure:
    known = {
        "q1": 0.1,
        "median": 0.2,
        "q3": 0.3,
        "mean": 0.21,
        "low": 0.18,
        "high": 0.22,
        "printed": "20.0%",
        "hover": "x",
        "below": "n",
    }
    few = dict.fromkeys(("q1", "median", "q3", "low", "high")) | {
        "mean": 0.25,
        "printed": "25.0%",
        "hover": "",
        "below": "",
    }
    hidden = few | {"mean": None, "printed": "X"}
    shown = (("a", "A", known), ("b", "B<i>", known), ("c", "C", hidden), ("d", "D", few))
    rows = [{"id": id, "name": name} | row for id, name, row in shown]
    return intervals(pd.DataFrame(rows), colors, chosen)


def cohorts(colors: Palette) -> Figure:
    columns = ["support_year", "completion_year", "value", "printed", "immature", "hover"]
    rows = [
        (2020, 2020, 0.2, "20.0", False, ""),
        (2020, 2022, None, "X", False, ""),
        (2022, 2022, 0.1, "10.0", True, ""),
    ]
    return triangle(pd.DataFrame(rows, columns=columns), colors)


def effects(colors: Palette) -> Figure:
    found = {"effect": 0.1, "low": 0.05, "high": 0.2, "printed": "10.0% (5.0% – 20.0%)", "hover": "x", "main": True}
    unknown = dict.fromkeys(("effect", "low", "high")) | {"printed": "too <few>", "hover": "", "main": False}
    return estimates(pd.DataFrame([{"name": "A"} | found, {"name": "B<i>"} | unknown]), colors)


@pytest.mark.parametrize("colors", [LIGHT, DARK])
@pytest.mark.parametrize("make", [bars, groups, cohorts, effects])
def test_plotly_takes_the_figure(make, colors: Palette) -> None:
    figure = make(colors)
    assert len(go.Figure(figure).data) == len(figure["data"])


def test_a_mark_outside_the_bars_has_no_label() -> None:
    assert [label["text"] for label in bars(LIGHT)["layout"]["annotations"]] == ["a", "b", "over 10%"]


def test_words_under_the_outermost_bars_stand_below_the_ticks_and_end_inside_the_chart() -> None:
    layout = bars(LIGHT)["layout"]
    words = layout["annotations"][-1]
    assert (words["x"], words["xanchor"], words["yshift"]) == (0.2, "right", -22)
    assert layout["xaxis"]["ticktext"] == ["0%", "10%"]


def test_an_unknown_estimate_is_words_at_the_left_edge_and_no_point() -> None:
    figure = effects(LIGHT)
    line, points = figure["data"]
    assert (line["x"], points["x"], points["y"], points["marker"]["color"]) == ([0.05, 0.2], [0.1], [1], [LIGHT.accent])
    known, unknown = figure["layout"]["annotations"]
    assert known["text"].startswith("A<br>") and "10.0% (5.0% – 20.0%)" in known["text"]
    assert unknown["text"].startswith("B&lt;i&gt;<br>") and "too &lt;few&gt;" in unknown["text"]
    assert {(each["xref"], each["x"], each["xanchor"]) for each in (known, unknown)} == {("paper", 0, "left")}


def test_estimates_none_of_which_is_known_are_drawn_as_words_alone() -> None:
    row = dict.fromkeys(("effect", "low", "high")) | {"name": "A", "printed": "too few", "hover": "", "main": True}
    figure = estimates(pd.DataFrame([row]), DARK)
    assert (len(go.Figure(figure).data), figure["data"][0]["x"]) == (1, [])


def test_a_hidden_group_has_words_and_no_stroke_and_the_chosen_one_the_accent() -> None:
    *strokes, dots, rings, words = groups(LIGHT, "b")["data"]
    assert {y for trace in strokes for y in trace["y"]} == {2, 3, None}
    assert (words["text"], dots["marker"]["color"]) == ([" X"], [LIGHT.accent, LIGHT.ink])
    assert (rings["x"], rings["y"], rings["marker"]["symbol"], rings["text"]) == ([0.25], [0], "circle-open", ["25.0%"])


def test_a_hidden_and_an_immature_cell_are_pale_and_years_without_a_cell_keep_their_place() -> None:
    told, pale, words = cohorts(LIGHT)["data"]
    assert told["z"] == [[0.2, None, None], [None, None, None], [None, None, None]]
    assert pale["z"] == [[None, None, 0.0], [None, None, None], [None, None, 0.0]]
    assert words["text"] == ["20.0", "X", "10.0"]
