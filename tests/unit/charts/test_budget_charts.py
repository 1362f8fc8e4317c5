"""The charts of the budget page: steps, amounts side by side, shares, rates against a band."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

from outcomes.charts.amounts import amounts
from outcomes.charts.band import band
from outcomes.charts.chain import STUB, beside, chain
from outcomes.charts.money_bars import marks, money_bars
from outcomes.charts.shares import shares
from outcomes.charts.theme import DARK, LIGHT, Palette

NAMES = ("국비", "지방비", "민간")


def steps() -> pd.DataFrame:
    return pd.DataFrame({
        "step": ["budgeted", "supplementary", "available", "executed", "carried_over", "rest", "clawed_back"],
        "name": ["편성", "추가", "쓸 수 있는 금액", "집행", "이월", "잔액", "환수"],
        "start": [0.0, 100, 0, 0, 96, 114, None], "end": [100.0, 120, 120, 96, 114, 120, None],
        "kind": ["total", "added", "total", "spent", "kept", "rest", "back"], "hollow": False,
        "amount": ["100", "20", "120", "96", "18", "6", "자료 없음"], "share": ["83.3%", "", "", "80.0%", "", "", ""],
        "hover": "",
    })  # fmt: skip


def items() -> pd.DataFrame:
    return pd.DataFrame({
        "name": ["서울", "부산", "대구"], "spendable": [100.0, 120, None], "executed": [95.0, None, None],
        "label": ["95 / 100", "120", "자료 없음"], "hover": "", "chosen": [False, True, False], "hollow": False,
        "rate": [0.95, 1.2, None], "printed": ["95.0", "120.0", ""],
        "verdict": ["within", "over", "not_assessable"],
    })  # fmt: skip


def parts() -> pd.DataFrame:
    columns = {"국비": [0.5, None], "지방비": [0.2, 0.3], "민간": [0.3, None]}
    printed = {f"{n}_{kind}": "x" for n in NAMES for kind in ("printed", "hover")}
    return pd.DataFrame(
        {"label": ["2021", "2022"], "chosen": False, "words": ["", "국비 자료 없음"], **columns}
    ).assign(**printed)


def sums() -> pd.DataFrame:
    return pd.DataFrame({
        "name": ["통합공고", "통합공고", "<b>기타</b>"], "value": [3663.0, 3570.37, None], "hover": "",
        "printed": ["3,663", "3,570.37", "자료 없음"], "chosen": [True, False, False], "hollow": False,
    })  # fmt: skip


@pytest.mark.parametrize("colors", [LIGHT, DARK])
def test_plotly_takes_every_figure(colors: Palette) -> None:
    figures = [
        chain(steps(), colors, "자료 없음"),
        chain(steps().assign(start=None, end=None), colors, "자료 없음"),
        amounts(sums(), colors),
        shares(parts(), NAMES, colors),
        shares(parts().iloc[1:], NAMES, colors),
        *(money_bars(items(), colors, "자료 없음", upright=upright) for upright in (True, False)),
        *(band(items(), 0.9, 1.0, ("90%", "100%"), colors, "자료 없음", upright=u) for u in (True, False)),
    ]
    assert [len(go.Figure(f).data) for f in figures] == [len(f["data"]) for f in figures]


def test_a_step_starts_where_the_one_before_it_ends_and_executed_money_alone_has_the_accent() -> None:
    bars = [t for t in chain(steps(), LIGHT, "-")["data"] if t["type"] == "bar" and "base" in t]
    assert [(t["y"][0], t["base"][0], t["x"][0]) for t in bars] == [
        (0, 0, 100), (1, 100, 20), (2, 0, 120), (3, 0, 96), (4, 96, 18), (5, 114, 6),
    ]  # fmt: skip
    assert [k for k, t in enumerate(bars) if t["marker"]["color"] == LIGHT.accent] == [3]


def test_an_unknown_step_is_a_short_hatched_stub_with_its_words_beside_it() -> None:
    figure = chain(steps(), LIGHT, "-")
    (slots,) = [t for t in figure["data"] if t["type"] == "bar" and "pattern" in t["marker"]]
    assert (slots["y"], slots["x"], slots["marker"]["pattern"]["shape"]) == ([6], [120 * STUB], "/")
    words = figure["layout"]["annotations"]
    assert [(w["xref"], w["x"], w["text"]) for w in (words[5], words[6])] == [
        ("paper", 1, "6"), ("x", 120 * STUB, "자료 없음"),
    ]  # fmt: skip


def test_a_negative_rest_is_drawn_backwards() -> None:
    over = steps().assign(start=[0.0, 100, 0, 0, 110, 128, None], end=[100.0, 120, 120, 110, 128, 120, None])
    bars = [t for t in chain(over, LIGHT, "-")["data"] if t["type"] == "bar" and "base" in t]
    assert (bars[-1]["base"], bars[-1]["x"]) == ([128.0], [-8.0])


def test_the_room_beside_the_bars_follows_the_longest_text() -> None:
    assert beside([]) < beside(["43.38억원"]) < beside(["43.38억원", "4,338,000,000원"])


def test_amounts_of_the_same_name_keep_bars_of_their_own() -> None:
    figure = amounts(sums(), LIGHT)
    assert figure["data"][0]["x"] == [3663.0, 3570.37, None]
    assert len(set(figure["data"][0]["y"])) == 3
    assert figure["layout"]["annotations"][2]["text"] == "&lt;b&gt;기타&lt;/b&gt;"


def test_a_year_with_an_unknown_part_has_no_shares_but_words() -> None:
    *known, slots = shares(parts(), NAMES, LIGHT)["data"]
    assert [(t["y"], t["x"]) for t in known] == [(["2021"], [0.5]), (["2021"], [0.2]), (["2021"], [0.3])]
    assert (slots["y"], slots["text"]) == (["2022"], ["국비 자료 없음"])


def test_executed_money_lies_in_what_was_available_and_the_unknown_is_hatched() -> None:
    available, executed, unknown, words = money_bars(items(), LIGHT, "자료 없음")["data"]
    assert (available["x"], executed["x"], unknown["x"]) == (
        [100, 120, None],
        [95, None, None],
        [None, None, 120 * STUB],
    )
    assert executed["width"] < available["width"]
    assert words["x"] == [100, 120, 120 * STUB]


def test_of_many_columns_every_other_one_is_named_the_chosen_one_among_them() -> None:
    many = pd.DataFrame({"name": [str(y) for y in range(2014, 2026)], "spendable": 1.0, "executed": None})
    many = many.assign(label="", hover="", hollow=False, chosen=many.name == "2021")
    axis = money_bars(many, LIGHT, "-", upright=True)["layout"]["xaxis"]
    assert axis["tickvals"] == ["2015", "2017", "2019", "2021", "2023", "2025"]


def test_rates_outside_the_band_have_another_shape_and_color_than_those_within() -> None:
    dots, words = band(items(), 0.9, 1.0, ("90%", "100%"), LIGHT, "자료 없음")["data"]
    assert dots["marker"]["symbol"] == ["circle", "triangle-up", "diamond-open"]
    assert dots["marker"]["color"][:2] == [LIGHT.ahead, LIGHT.behind]
    assert (words["y"], words["text"]) == (["대구"], ["자료 없음"])


def test_columns_stand_over_an_axis_of_round_amounts_and_the_last_ones_words_have_room() -> None:
    last = items().assign(label=["", "", "863.86 / 960.1"], spendable=[100.0, 120, 110])
    layout = money_bars(last, LIGHT, "자료 없음", upright=True, amount=lambda won: f"{won:,.0f} won")["layout"]
    assert layout["yaxis"]["tickvals"] == [0, 50, 100]
    assert layout["yaxis"]["ticktext"] == ["0 won", "50 won", "100 won"]
    assert [(w["x"], w["y"], w["text"]) for w in layout["annotations"]] == [(2, 110, "863.86<br>/ 960.1")]
    assert layout["margin"]["r"] >= beside(["/ 960.1"]) / 2


@pytest.mark.parametrize(
    ("top", "expected"),
    [(1.0, [0, 0.5, 1.0]), (64.5, [0, 20, 40, 60]), (3.7e11, [0, 1e11, 2e11, 3e11]), (4e8, [0, 1e8, 2e8, 3e8, 4e8])],
)
def test_the_marks_of_an_axis_are_round_and_few(top: float, expected: list[float]) -> None:
    assert marks(top) == pytest.approx(expected)


def test_rates_under_the_band_are_named_below_their_dots() -> None:
    under = items().assign(verdict=["under", "within", "not_assessable"])
    dots, _ = band(under, 0.9, 1.0, ("90%", "100%"), LIGHT, "자료 없음", upright=True)["data"]
    assert dots["textposition"][:2] == ["bottom center", "top center"]
