from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from outcomes.charts.theme import DARK, LIGHT, Palette, Ready
from outcomes.charts.whatif import whatif

ACTUAL = pd.DataFrame({
    "year": [2019, 2021, 2022], "value": [10.0, 30.0, 42.0], "printed": ["10개", "30개", "42개"],
    "hollow": [False, False, True], "hover": ["a", "b", "c"],
})  # fmt: skip
TARGETS = pd.DataFrame({
    "year": [2023, 2025], "value": [50.0, 80.0], "label": ["80 by 2025 <b>", "80 by 2025 <b>"],
    "hover": ["d", "e"], "chosen": [False, True],
})  # fmt: skip
OWN = pd.DataFrame({
    "year": [2022, 2023, 2024], "middle": [42.0, 52, 62], "low_50": [42.0, 49, 57], "high_50": [42.0, 55, 67],
    "low_80": [42.0, 45, 50], "high_80": [42.0, 59, 74], "hover": ["f", "g", "h"],
})  # fmt: skip
NAMES = ("Scenario", "Own pace")


def scenario(last: float) -> pd.DataFrame:
    middle = (42.0 + last) / 2
    return pd.DataFrame({"year": [2022, 2023, 2024], "value": [42.0, middle, last], "hover": ["i", "j", "k"]})


@pytest.mark.parametrize("colors", [LIGHT, DARK])
@pytest.mark.parametrize("own", [OWN, None])
def test_plotly_takes_the_figure_with_and_without_a_pace_of_its_own(colors: Palette, own: pd.DataFrame | None) -> None:
    figure = whatif(ACTUAL, TARGETS, own, scenario(100), NAMES, colors)
    assert len(go.Figure(figure).data) == len(figure["data"]) == (7 if own is not None else 4)
    assert Ready(figure).to_dict() == figure


def test_the_line_breaks_at_an_unknown_year_and_markup_in_a_name_stays_text() -> None:
    figure = whatif(ACTUAL, TARGETS, OWN, scenario(100), NAMES, LIGHT)
    assert figure["data"][-1]["y"] == [10.0, None, 30.0, 42.0]
    assert figure["layout"]["annotations"][0]["text"] == "80 by 2025 &lt;b&gt;"


@pytest.mark.parametrize(
    ("last", "places"),
    [
        (100.0, ("middle right", "middle right")),
        (64.0, ("top right", "bottom right")),
        (60.0, ("bottom right", "top right")),
    ],
)
def test_names_of_lines_that_end_near_each_other_stand_apart(last: float, places: tuple[str, str]) -> None:
    traces = whatif(ACTUAL, TARGETS, OWN, scenario(last), NAMES, LIGHT)["data"]
    named = {t["text"][-1].strip(): t["textposition"] for t in traces if "text" in t}
    assert (named["Scenario"], named["Own pace"]) == places
