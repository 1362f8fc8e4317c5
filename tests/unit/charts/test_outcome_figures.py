"""The figures of the productivity page: Plotly takes them, and nothing hidden is drawn."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from outcomes.charts.distribution import distribution
from outcomes.charts.intervals import intervals
from outcomes.charts.theme import DARK, LIGHT, Figure, Palette
from outcomes.charts.triangle import triangle


def bars(colors: Palette) -> Figure:
    found = pd.DataFrame({"left": [-0.1, 0.0, 0.1], "width": 0.1, "count": [5, 20, 8], "hover": "<b>"})
    marks = pd.DataFrame({"at": [0.02, 0.06, 0.4], "label": ["a", "b", "c"]})
    return distribution(found, marks, pd.DataFrame({"at": [0.0, 0.1], "label": ["0%", "10%"]}), colors)


def groups(colors: Palette, chosen: str = "") -> Figure:
    known = {
        "q1": 0.1,
        "median": 0.2,
        "q3": 0.3,
        "low": 0.18,
        "high": 0.22,
        "printed": "20.0%",
        "hover": "x",
        "below": "n",
    }
    hidden = dict.fromkeys(("q1", "median", "q3", "low", "high")) | {"printed": "X", "hover": "", "below": ""}
    rows = [{"id": "a", "name": "A"} | known, {"id": "b", "name": "B<i>"} | known, {"id": "c", "name": "C"} | hidden]
    return intervals(pd.DataFrame(rows), colors, chosen)


def cohorts(colors: Palette) -> Figure:
    columns = ["support_year", "completion_year", "value", "printed", "immature", "hover"]
    rows = [
        (2020, 2020, 0.2, "20.0", False, ""),
        (2020, 2022, None, "X", False, ""),
        (2022, 2022, 0.1, "10.0", True, ""),
    ]
    return triangle(pd.DataFrame(rows, columns=columns), colors)


@pytest.mark.parametrize("colors", [LIGHT, DARK])
@pytest.mark.parametrize("make", [bars, groups, cohorts])
def test_plotly_takes_the_figure(make, colors: Palette) -> None:
    figure = make(colors)
    assert len(go.Figure(figure).data) == len(figure["data"])


def test_a_mark_outside_the_bars_has_no_label() -> None:
    assert [label["text"] for label in bars(LIGHT)["layout"]["annotations"]] == ["a", "b"]


def test_a_hidden_group_has_words_and_no_stroke_and_the_chosen_one_the_accent() -> None:
    *strokes, dots, words = groups(LIGHT, "b")["data"]
    assert {y for trace in strokes for y in trace["y"]} == {1, 2, None}
    assert (words["text"], dots["marker"]["color"]) == ([" X"], [LIGHT.accent, LIGHT.ink])


def test_a_hidden_and_an_immature_cell_are_pale_and_years_without_a_cell_keep_their_place() -> None:
    told, pale, words = cohorts(LIGHT)["data"]
    assert told["z"] == [[0.2, None, None], [None, None, None], [None, None, None]]
    assert pale["z"] == [[None, None, 0.0], [None, None, None], [None, None, 0.0]]
    assert words["text"] == ["20.0", "X", "10.0"]
