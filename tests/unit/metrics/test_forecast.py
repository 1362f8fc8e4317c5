"""The interval of a forecast: by hand on small series, by coverage on series with a known truth."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcomes.metrics.forecast import QUANTILES, Backtest, Trend, backtest, fan, trend

NATION = dict(
    zip(
        range(2014, 2025),
        [227.0, 1240.0, 2800.0, 5003.0, 7903.0, 12660.0, 19799.0, 25039.0, 30144.0, 32662.0, 35282.0],
        strict=True,
    )
)
levels = st.lists(st.integers(0, 2000), min_size=4, max_size=10)


def test_a_steady_series_by_hand() -> None:
    """Changes 100, 140, 80, 120: mean 110, variance 2000/3; von Neumann's ratio (1600+3600+1600)/3 ÷ 2000/3 = 3.4."""
    known = {2020: 1000.0, 2021: 1100.0, 2022: 1240.0, 2023: 1320.0, 2024: 1440.0}
    found = trend(known, 2024)
    assert found == Trend(110.0, 4, pytest.approx(2000 / 3), pytest.approx(2000 / 3), 0.0, 3)
    paths = fan(1440.0, 2024, found, 2)
    error = math.sqrt(2000 / 3 * (2 + 4 / 4))
    assert paths.middle.tolist() == [1440.0, 1550.0, 1660.0]
    assert paths.high_80.tolist()[2] == pytest.approx(1660 + 1.6377 * error)
    assert paths.low_50.tolist()[2] == pytest.approx(1660 - 0.7649 * error)


def test_a_wandering_series_by_hand() -> None:
    """Changes 10, 20, 30, 40: steps of 10, so 100 the mean square; variance 500/3; ratio 0.6.

    wander = (500/3 − 50) / (5/6 − 1/2) = 350, at most 100; nothing is left as scatter.
    """
    known = {2020: 0.0, 2021: 10.0, 2022: 30.0, 2023: 60.0, 2024: 100.0}
    found = trend(known, 2024)
    assert found == Trend(25.0, 4, pytest.approx(500 / 3), 0.0, 100.0, 3)
    steady, walked = 500 / 3 * (2 + 4 / 4), 100 * (2 * 3 * 5 / 6 + 4 * (1 + 4 + 9) / 16)
    assert found.error(2) == pytest.approx(math.sqrt(max(steady, walked)))


def test_the_point_path_is_the_mean_of_the_last_five_changes() -> None:
    found = trend(NATION, 2022)
    assert (found.mean, found.count) == ((30144 - 5003) / 5, 5) if found else pytest.fail("no trend")


def test_under_three_changes_it_is_not_assessable() -> None:
    assert trend(NATION, 2016) is None
    assert trend({2018: 890.0, 2019: 1535.0, 2020: 2123.0}, 2020) is None
    with_a_hole = {2016: 1.0, 2017: 2.0, 2018: 3.0, 2020: 5.0, 2021: 6.0}
    assert [trend(with_a_hole, year) is None for year in (2018, 2020, 2021)] == [True, True, False]


@settings(max_examples=40)
@given(changes=levels, ahead=st.integers(1, 10))
def test_no_path_falls_and_each_lies_within_the_wider_one(changes: list[int], ahead: int) -> None:
    known = {2010 + k: float(sum(changes[:k])) for k in range(len(changes) + 1)}
    found = trend(known, max(known))
    paths = fan(known[max(known)], max(known), found, ahead) if found else pytest.fail("no trend")
    assert (paths.drop(columns="year").diff().dropna() >= 0).all().all()
    in_order = paths[["low_80", "low_50", "middle", "high_50", "high_80"]].to_numpy()
    assert (np.diff(in_order, axis=1) >= -1e-9).all()


@pytest.mark.parametrize("past", [4, 10])
def test_the_80_percent_interval_holds_75_to_85_percent_of_steady_series(past: int) -> None:
    rng, count, held_80, held_50 = np.random.default_rng(7), 400, 0, 0
    for _ in range(count):
        changes = np.maximum(rng.normal(1000, 250, past + 3), 0)
        levels = 5000 + np.concatenate([[0.0], np.cumsum(changes)])
        known = {2020 - past + k: float(level) for k, level in enumerate(levels[: past + 1])}
        found = trend(known, 2020)
        last = fan(known[2020], 2020, found, 3).iloc[3] if found else pytest.fail("no trend")
        held_80 += bool(last.low_80 <= levels[-1] <= last.high_80)
        held_50 += bool(last.low_50 <= levels[-1] <= last.high_50)
    assert 0.75 <= held_80 / count <= 0.85
    assert 0.44 <= held_50 / count <= 0.58


def test_on_the_national_series_the_interval_holds_less_than_it_says_and_that_is_counted() -> None:
    assert backtest(NATION) == Backtest(cases=25, within_50=7, within_80=12)
    assert backtest({2020: 1.0, 2021: 2.0}) == Backtest(0, 0, 0)


def test_an_interval_of_80_percent_is_called_that_from_70_percent_of_the_cases_on() -> None:
    assert [Backtest(10, 0, held).holds for held in (6, 7, 10)] == [False, True, True]
    assert (backtest(NATION).holds, Backtest(0, 0, 0).holds) == (False, False)


def test_the_quantiles_are_those_of_students_t() -> None:
    """For 2 degrees of freedom t = (2p − 1) / √(2p(1 − p)), for 4 known from tables; they fall towards the normal's."""
    for p, found in zip((0.75, 0.9), QUANTILES[2], strict=True):
        assert found == pytest.approx((2 * p - 1) / math.sqrt(2 * p * (1 - p)), abs=5e-5)
    assert [QUANTILES[k] > QUANTILES[k + 1] for k in range(2, 9)] == [True] * 7
    assert QUANTILES[9] > (0.6745, 1.2816)
