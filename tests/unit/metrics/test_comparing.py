"""What is true of shares, concentration and peers whatever the figures are."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcomes.metrics.compare_questions import industry_mix, on_map
from outcomes.metrics.concentration import concentration
from outcomes.metrics.location_quotient import location_quotient
from outcomes.metrics.peers import peers
from outcomes.metrics.relative import per_thousand
from tests.unit.metrics.comparing import COUNT, MIX, SIZES, UNDER, rows

FEW = settings(max_examples=5, deadline=None, derandomize=True)
NAMES = "ABCDEFGH"
COUNTS = st.lists(st.tuples(st.integers(0, 9000), st.integers(1, 30_000)), min_size=2, max_size=8)


def quotients(make: Any, years: dict[int, list[tuple[float, float]]]) -> Any:
    """Give the quotients of regions A, B, … with these counts and establishments in some years."""
    cells = [
        {"indicator": indicator, "region": NAMES[n], "year": year, "value": value}
        for year, pairs in years.items()
        for n, pair in enumerate(pairs)
        for indicator, value in zip((COUNT, UNDER), pair, strict=True)
    ]
    series = make.series(cells)
    most = max(len(pairs) for pairs in years.values())
    regions = make.regions([{"id": NAMES[n], "level": "province"} for n in range(most)])
    years_known = series.filter(series.indicator == COUNT)
    return location_quotient(per_thousand(series, COUNT, UNDER, 0), on_map(years_known, regions, None))


@FEW
@given(pairs=COUNTS)
def test_the_mean_quotient_weighted_by_establishments_is_one(make: Any, pairs: list[tuple[int, int]]) -> None:
    found = make.fetch(quotients(make, {2020: pairs}))
    if sum(count for count, _ in pairs) == 0:
        assert set(found["reason"]) == {"all_zero"}
    else:
        weights = found["denominator"] / found["denominator"].sum()
        assert (found["value"] * weights).sum() == pytest.approx(1.0)


@FEW
@given(pairs=COUNTS, times=st.integers(2, 50))
def test_concentration_lies_between_its_bounds_and_does_not_depend_on_the_unit(
    make: Any, pairs: list[tuple[int, int]], times: int
) -> None:
    pairs = [(count + 1, under) for count, under in pairs]
    larger = [(count * times, under) for count, under in pairs]
    found = make.fetch(concentration(quotients(make, {2020: pairs, 2021: larger}))).sort_values("year")
    for index, most in (("gini", 1 - 1 / len(pairs)), ("gini_weighted", 1.0), ("theil", float("inf"))):
        once, again = found[index]
        assert 0 <= once <= most + 1e-9
        assert again == pytest.approx(once, abs=1e-9)


@FEW
@given(unders=st.lists(st.integers(1, 30_000), min_size=2, max_size=8), rate=st.integers(1, 9))
def test_equal_counts_have_no_gini_and_equal_rates_no_theil(make: Any, unders: list[int], rate: int) -> None:
    years = {2020: [(rate, under) for under in unders], 2021: [(rate * under, under) for under in unders]}
    found = make.fetch(concentration(quotients(make, years))).set_index("year")
    assert found.loc[2020, "gini"] == pytest.approx(0, abs=1e-9)
    assert found.loc[2021, ["gini_weighted", "theil"]].tolist() == pytest.approx([0, 0], abs=1e-9)


@FEW
@given(
    sizes=st.lists(st.integers(1, 30_000), min_size=2, max_size=6),
    mixes=st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), min_size=6, max_size=6),
)
def test_distances_are_equal_both_ways_and_places_follow_them(make: Any, sizes: list[int], mixes: Any) -> None:
    size = rows(make, [{"region": NAMES[n], "size": value} for n, value in enumerate(sizes)], SIZES)
    mix = rows(
        make,
        [
            {"region": NAMES[n], "industry": industry, "share": part / sum(mixes[n])}
            for n in range(len(sizes))
            for industry, part in zip(("metal", "food"), mixes[n], strict=True)
        ],
        MIX,
    )
    found = make.fetch(peers(size, mix)).set_index(["region", "peer"]).sort_index()
    for region, peer in found.index:
        assert found.loc[(region, peer), "distance"] == pytest.approx(found.loc[(peer, region), "distance"])
    for _, part in found.sort_values("place").groupby("region"):
        assert part["place"].tolist() == list(range(1, len(sizes)))
        assert all(before <= after + 1e-9 for before, after in pairwise(part["distance"]))


def test_the_mix_counts_projects_whose_industry_is_stated_and_joins_merged_regions(make: Any) -> None:
    cases = rows(
        make,
        [
            *({"region": "KR-29", "industry": "industry.metal"} for _ in range(3)),
            {"region": "KR-46", "industry": "industry.food"},
            {"region": "KR-46", "industry": ""},
            {"region": "KR-11", "industry": "industry.food"},
        ],
        {name: MIX["region"] for name in ("region", "industry")},
    )
    before, after = (industry_mix(cases, make.changes(), year) for year in (2025, 2026))
    assert make.rows(before, "region", "industry", "share") == [
        ("KR-11", "industry.food", 1.0),
        ("KR-29", "industry.metal", 1.0),
        ("KR-46", "industry.food", 1.0),
    ]
    assert make.rows(after, "region", "industry", "share") == [
        ("KR-11", "industry.food", 1.0),
        ("KR-M12", "industry.food", 0.25),
        ("KR-M12", "industry.metal", 0.75),
    ]


def test_the_provinces_of_a_year_are_those_of_its_own_map_or_of_one_map(make: Any) -> None:
    own = make.fetch(on_map(make.years(2025, 2026), make.regions(), None))
    one = make.fetch(on_map(make.years(2025, 2026), make.regions(), 2026))
    assert own.groupby("year")["region"].nunique().to_dict() == {2025: 17, 2026: 16}
    assert one.groupby("year")["region"].nunique().to_dict() == {2025: 16, 2026: 16}
