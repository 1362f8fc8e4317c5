"""A total shared in whole numbers, for any weights."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcomes.metrics.sharing import gap, shared

totals = st.integers(0, 50_000)
some_weights = st.lists(st.none() | st.integers(0, 3000) | st.floats(0, 3000, allow_nan=False), min_size=1, max_size=17)


@settings(max_examples=80)
@given(total=totals, weights=some_weights)
def test_parts_add_up_to_the_total_exactly_and_nothing_is_dropped(
    total: int, weights: list[float | int | None]
) -> None:
    found = shared(total, {f"R{n}": weight for n, weight in enumerate(weights)})
    assert sum(found.parts.values()) == (0 if found.reason else total)
    assert sorted([*found.parts, *found.unknown]) == sorted(f"R{n}" for n in range(len(weights))) or found.reason != ""
    assert all(part >= 0 for part in found.parts.values())


@settings(max_examples=80)
@given(total=totals, weights=some_weights)
def test_a_greater_gap_never_gets_less(total: int, weights: list[float | int | None]) -> None:
    by_region = {f"R{n}": weight for n, weight in enumerate(weights)}
    parts = shared(total, by_region).parts
    ordered = sorted(parts, key=lambda region: by_region[region] or 0)
    for less, more in pairwise(ordered):
        assert by_region[less] == by_region[more] or parts[less] <= parts[more]


@pytest.mark.parametrize(
    ("level", "target", "lacking"), [(100, 160, 60), (260, 160, 0), (None, 160, None), (100, None, None)]
)
def test_a_gap_is_0_past_the_target_and_unknown_where_either_is(
    level: float | None, target: float | None, lacking: float | None
) -> None:
    assert gap(level, target) == lacking


def test_nothing_negative_is_shared() -> None:
    with pytest.raises(ValueError, match="nothing negative can be shared"):
        shared(5, {"KR-11": -1})
