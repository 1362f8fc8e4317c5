"""Scenarios and their inverse, by hand and for any numbers."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from outcomes.metrics.sharing import shared
from outcomes.metrics.whatif import MOST_YEARS, affordable, crossing, meets, need

CASES = sorted((Path(__file__).parents[2] / "cases" / "whatif").glob("*.yml"))
METHODS: dict[str, Any] = {"meets": meets, "need": need, "affordable": affordable, "shared": shared}
DERIVED = ("per_year", "money_per_year_krw", "money_krw")
counts = st.integers(0, 100_000)


def read(path: Path) -> list[dict[str, Any]]:
    return [case for case in yaml.safe_load_all(path.read_text(encoding="utf-8")) if case]


def plain(found: Any) -> Any:
    """Give an answer as a case file writes it."""
    if isinstance(found, int):
        return found
    made = asdict(found)
    if "missing" in made:
        made.pop("unit_cost_krw")
        made |= {name: getattr(found, name) for name in DERIVED}
    return made | ({"unknown": list(made["unknown"])} if "unknown" in made else {})


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{p.stem}-{n}") for p in CASES for n, case in enumerate(read(p), 1)]
)
def test_case_gives_exactly_what_was_worked_out_by_hand(case: dict[str, Any]) -> None:
    assert plain(METHODS[case["method"]](**case["given"])) == case["expected"], case["name"]["en"]


def test_a_year_that_is_not_ahead_is_refused() -> None:
    with pytest.raises(ValueError, match="no year is left from the end of 2022 to the end of 2022"):
        need(100, 2022, 200, 2022, 1)


def test_a_path_crosses_its_target_in_the_first_year_at_or_above_it() -> None:
    assert crossing([2020, 2021, 2022], [5, 10, 15], 10) == 2021
    assert crossing([2020, 2021], [5, 9.99], 10) is None


@settings(max_examples=60)
@given(level=counts, target=counts, per_year=st.integers(0, 5000), more=st.integers(0, 5000))
def test_more_additions_never_meet_a_target_later(level: int, target: int, per_year: int, more: int) -> None:
    def rank(additions: int) -> int:
        found = meets(level, 2020, target, additions)
        return {"already": 0, "in_year": found.year or 0, "too_late": 9998, "never": 9999}[found.kind]

    assert rank(per_year + more) <= rank(per_year)


@settings(max_examples=60)
@given(level=counts, target=counts, years=st.integers(1, MOST_YEARS))
def test_what_is_needed_meets_the_target_in_time_and_one_less_a_year_does_not(
    level: int, target: int, years: int
) -> None:
    needed = need(level, 2020, target, 2020 + years, 1)
    assert level + needed.per_year * years >= target
    if needed.per_year:
        assert level + (needed.per_year - 1) * years < target
        assert (meets(level, 2020, target, needed.per_year).year or 9999) <= 2020 + years


@settings(max_examples=60)
@given(
    weights=st.lists(st.integers(0, 500), min_size=1, max_size=17),
    level=counts,
    target=counts,
    years=st.integers(1, 30),
    cost=st.integers(1, 500),
)
def test_parts_add_up_to_what_is_missing_and_each_a_year_suffices_for_its_own(
    weights: list[int], level: int, target: int, years: int, cost: int
) -> None:
    whole = need(level, 2020, target, 2020 + years, cost * 10**6)
    sharing = shared(whole.missing, {str(n): w for n, w in enumerate(weights)})
    parts = [whole.part(part) for part in sharing.parts.values()]
    for name in ("missing", "money_krw") if parts else ():
        assert sum(getattr(part, name) for part in parts) == getattr(whole, name)
    assert all(part.per_year * years >= part.missing > (part.per_year - 1) * years for part in parts if part.missing)
    assert sum(part.per_year for part in parts) >= whole.per_year or not parts


@settings(max_examples=40)
@given(gaps=st.lists(st.integers(0, 5000), min_size=1, max_size=17).filter(any))
def test_gaps_that_add_up_to_what_is_missing_are_each_regions_part(gaps: list[int]) -> None:
    by_region = {str(n): float(gap) for n, gap in enumerate(gaps)}
    assert shared(sum(gaps), by_region).parts == by_region
