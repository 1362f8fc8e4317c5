from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.metrics.bootstrap import Interval, mean_interval, median_interval
from outcomes.metrics.value_counts import Spread, bars, spread

changes = st.lists(st.integers(-900, 3000), min_size=1, max_size=80)


def answers(*thousandths: int, unanswered: int = 0) -> Spread:
    rows = [(value, 1) for value in thousandths] + [(None, unanswered)]
    return spread(pd.DataFrame(rows, columns=["thousandth", "cases"]))


def normal(n: int) -> Spread:
    return answers(*np.random.default_rng(4).normal(200, 150, n).astype(int).tolist())


@given(changes)
def test_the_interval_of_the_median_contains_it_and_lies_within_the_answers(values: list[int]) -> None:
    found = answers(*values)
    interval = median_interval(found)
    assert isinstance(interval, Interval)
    assert min(values) / 1000 <= interval.low <= (found.quantile(0.5) or 0) <= interval.high <= max(values) / 1000


@given(changes)
def test_the_interval_of_the_mean_lies_within_the_answers_and_is_the_same_each_time(values: list[int]) -> None:
    found = answers(*values)
    interval = mean_interval(found)
    assert isinstance(interval, Interval)
    assert min(values) / 1000 - 1e-9 <= interval.low <= interval.high <= max(values) / 1000 + 1e-9
    assert interval == mean_interval(found)


@pytest.mark.parametrize("make", [median_interval, mean_interval])
def test_more_answers_make_a_narrower_interval(make) -> None:
    widths = [(found := make(normal(n))).high - found.low for n in (20, 200, 2000, 20000)]
    assert widths == sorted(widths, reverse=True)
    assert widths[1] / widths[3] == pytest.approx(10, rel=0.25)  # with the square root of n


@pytest.mark.parametrize("n", [31, 60, 501])
def test_the_order_statistic_gives_what_resampling_all_values_gives(n: int) -> None:
    found = normal(n)
    every = np.repeat(found.values, found.counts)
    drawn = np.median(np.random.default_rng(1).choice(every, (4000, n)), axis=1) / 1000
    interval = median_interval(found)
    assert (interval.low, interval.high) == pytest.approx(tuple(np.percentile(drawn, (2.5, 97.5))), abs=0.012)


def test_the_mean_is_resampled_as_all_values_would_be() -> None:
    found = normal(800)
    every = np.repeat(found.values, found.counts) / 1000
    error = 1.96 * every.std() / np.sqrt(800)
    interval = mean_interval(found)
    assert (interval.low, interval.high) == pytest.approx((every.mean() - error, every.mean() + error), abs=0.002)


def test_without_answers_there_is_no_interval_and_one_answer_is_its_own() -> None:
    assert (median_interval(answers(unanswered=3)), mean_interval(answers(unanswered=3))) == (None, None)
    assert (median_interval(answers(-120)), mean_interval(answers(-120))) == (Interval(-0.12, -0.12),) * 2
    assert median_interval(answers(*[250] * 40)) == Interval(0.25, 0.25)


@given(st.lists(st.integers(-900, 60000), max_size=120))
def test_no_bar_of_a_distribution_holds_one_to_four_answers(values: list[int]) -> None:
    made = bars(answers(*values))
    counts = [] if made is None else made.counts.tolist()
    assert [count for count in counts if 0 < count < 5] == []
    assert sum(counts) == (0 if made is None else len(values))


def test_bars_have_an_edge_at_zero_and_gather_the_far_ends() -> None:
    made = bars(answers(*[-60] * 5, *[30] * 10, *[70] * 10, 9000, *[120] * 6))
    assert [round(left, 3) for left in made.lefts] == [-0.06, -0.04, -0.02, 0.0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.12]
    assert (made.counts.tolist(), made.open_low, made.open_high) == ([5, 0, 0, 0, 10, 0, 10, 0, 0, 7], False, True)
