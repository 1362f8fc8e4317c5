"""The demonstration world is plausible, has targets of every kind, and resembles no published figure."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given

from etl.sample.world import REGIONS
from tests.unit.sample.stand import few, loads, provinces, row, seeds, stand

PUBLISHED = {2018: 7903, 2019: 12660, 2020: 19799, 2021: 25039, 2022: 30144, 2024: 35282}


@given(seed=seeds)
@few
def test_no_nation_of_any_seed_can_be_taken_for_the_published_one(seed: int) -> None:
    rows = stand(seed)
    firms = rows["indicator"].isin(["deployments_annual", "deployments_cumulative", "companies_selected"])
    assert not set(rows[firms & (rows["region"] == "KR")]["value"]) & set(PUBLISHED.values())
    for year, value in PUBLISHED.items():
        assert row(rows, "deployments_cumulative", "KR", year, "built")["value"] < 0.8 * value
    assert 17_000 < row(rows, "deployments_cumulative", "KR", 2022, "built")["value"] < 19_500


def test_the_wave_grows_to_2021_and_falls_from_2023() -> None:
    rows = stand()
    nation = rows[(rows["position"].str.startswith("demo:deployments_annual:KR:")) & (rows["stage"] == "built")]
    built = nation.set_index("year")["value"]
    assert all(built[a] < built[b] for a, b in pairwise(range(2014, 2022)))
    assert all(built[a] > built[b] for a, b in pairwise(range(2021, 2026)))


def test_targets_have_three_cumulative_regimes_and_nine_annual_years() -> None:
    target = loads()[0].frames["target"]
    assert target.groupby("regime").size().to_dict() == {
        "annual": 18 * 9 - 1, "demo-2016": 18, "demo-2019": 18 * 4, "demo-2023": 18,
    }  # fmt: skip
    assert set(target["regime"]) == set(loads()[0].frames["regime"]["id"])
    keys = ["indicator", "region", "period_end", "base", "regime"]
    assert not target.duplicated(keys).any()
    sums = target[target["region"] != "KR"].groupby(["regime", "period_end"])["value"].agg(["sum", "count"])
    nation = target[target["region"] == "KR"].set_index(["regime", "period_end"])["value"]
    known = sums[sums["count"] == 17]
    assert len(sums) - len(known) == 1
    assert (known["sum"] == nation[known.index]).all()
    annual = target[target["regime"] == "annual"].set_index(["region", "period_end"])["value"]
    assert annual["KR-50", date(2024, 12, 31)] == 0
    assert (annual == 0).sum() == 1
    assert ("KR-45", date(2021, 12, 31)) not in annual.index


def test_some_provinces_are_ahead_of_2022_and_some_behind() -> None:
    target = loads()[0].frames["target"]
    goal = target[(target["regime"] == "demo-2019") & (target["period_end"] == date(2022, 12, 31))]
    built = provinces(stand(), "deployments_cumulative")[2022]
    attainment = built / goal.set_index("region")["value"][list(REGIONS)]
    assert attainment["KR-47"] > 1.05
    assert attainment["KR-46"] < 0.9
    assert (attainment > 1).sum() >= 4
    assert (attainment < 1).sum() >= 6


def test_the_growth_ratio_flatters_2019_where_the_straight_line_does_not() -> None:
    rows = stand()
    start, now = (row(rows, "deployments_cumulative", "KR", year, "built")["value"] for year in (2018, 2019))
    target = loads()[0].frames["target"]
    goal = target[target["position"] == "demo:target:demo-2019:deployments_cumulative:KR:2022"]["value"].iloc[0]
    assert (now / start - 1) / ((goal / start) ** 0.25 - 1) > 1.2
    assert (now - start) / ((goal - start) / 4) < 0.8
