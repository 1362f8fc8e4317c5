"""Every part of the demonstration set adds up, whatever the seed."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from etl.sample import demonstration
from etl.sample.budget import TOTAL
from etl.sample.world import REGIONS, spread
from tests.unit.sample.stand import MUNICIPALITIES, few, provinces, seeds, stand

ADDITIVE = {
    "deployments_annual", "companies_selected", "deployments_cumulative", "closures_cumulative", "responding_firms",
    "mfg_establishments_10plus", "mfg_establishments_all", "budget_planned_krw", "budget_budgeted_krw",
    "budget_supplementary_krw", "budget_disbursed_krw", "budget_executed_krw", "budget_carried_over_krw",
    "budget_clawed_back_krw",
}  # fmt: skip
RATES = {"productivity_uplift_share", "defect_change_share", "cost_change_share", "lead_time_change_share"}


@given(seed=seeds)
@few
def test_the_provinces_add_up_to_the_nation_in_all_fourteen_additive_indicators(seed: int) -> None:
    rows = stand(seed)
    rows = rows[rows["indicator"].isin(ADDITIVE) & (rows["organization"] == "") & ~rows["region"].str.isdigit()]
    keys = ["indicator", "measure_scope", "stage", "year"]
    nation = rows[rows["region"] == "KR"].set_index(keys)["value"]
    below = rows[rows["region"] != "KR"].groupby(keys)["value"].agg(["sum", "count"])
    known = below[below["count"] == 17]
    assert set(rows["indicator"]) == ADDITIVE
    assert (len(nation), len(below) - len(known)) == (40 * 12, 38 * 2)  # the establishments were always known
    assert (known["sum"] == nation[known.index]).all()
    assert (rows["value"].dropna() >= 0).all()
    assert (rows["value"].dropna() % 1 == 0).all()


@given(seed=seeds)
@few
def test_cumulative_counts_are_running_sums_and_four_levels_add_up_to_them(seed: int) -> None:
    rows = stand(seed)
    cumulative = provinces(rows, "deployments_cumulative")
    annual = provinces(rows, "deployments_annual", stage="built")
    running = annual.cumsum(axis=1).where(annual.notna())
    whole = ~annual.isna().any(axis=1)
    assert whole.sum() == 15
    pd.testing.assert_frame_equal(cumulative[whole], running[whole])
    nation = rows[(rows["region"] == "KR") & (rows["measure_scope"] == "") & (rows["stage"] == "built")]
    by_kind = nation.pivot(index="year", columns="indicator", values="value")
    assert (by_kind["deployments_annual"].cumsum() == by_kind["deployments_cumulative"]).all()
    levels = [provinces(rows, "deployments_cumulative", f"level.{level}") for level in ("basic", "mid1", "mid2")]
    levels.append(provinces(rows, "deployments_cumulative", "level.advanced"))
    pd.testing.assert_frame_equal(sum(levels[1:], levels[0]), cumulative)
    assert all((level.ffill(axis=1).diff(axis=1).fillna(0) >= 0).all(axis=None) for level in levels)
    assert (provinces(rows, "closures_cumulative").fillna(0) <= cumulative.fillna(0) * 0.1).all(axis=None)


@given(seed=seeds)
@few
def test_selected_is_at_least_agreed_and_agreed_so_far_at_least_built_so_far(seed: int) -> None:
    rows = stand(seed)
    selected = provinces(rows, "companies_selected").fillna(0)
    agreed = provinces(rows, "deployments_annual", stage="agreed").fillna(0)
    built = provinces(rows, "deployments_annual", stage="built").fillna(0)
    answered = provinces(rows, "responding_firms").fillna(0)
    assert (selected >= agreed).all(axis=None)
    assert (agreed.cumsum(axis=1) >= built.cumsum(axis=1)).all(axis=None)
    assert (answered <= built).all(axis=None)
    assert (built.loc["KR-41", 2023] > agreed.loc["KR-41", 2023]).all()  # last year's cohort is built this year


@given(seed=seeds)
@few
def test_the_budget_chain_is_coherent_and_its_three_funders_add_up_to_the_won(seed: int) -> None:
    rows = stand(seed)
    for scope in (TOTAL, "national", "local", "private"):
        step = {
            name: provinces(rows, f"budget_{name}_krw", scope).fillna(0)
            for name in ("budgeted", "supplementary", "disbursed", "executed", "carried_over", "clawed_back")
        }
        available = step["budgeted"] + step["supplementary"]
        before = step["carried_over"].shift(axis=1).fillna(0)
        assert (step["disbursed"] <= available).all(axis=None)
        assert (step["executed"] <= step["disbursed"]).all(axis=None)
        assert (step["executed"] + step["carried_over"] <= available + before).all(axis=None)
        assert (step["clawed_back"].cumsum(axis=1) <= step["executed"].cumsum(axis=1)).all(axis=None)
    money = rows[rows["indicator"].str.startswith("budget_") & rows["value"].notna()]
    keys = ["indicator", "region", "year"]
    total = money[money["measure_scope"] == TOTAL].set_index(keys)["value"]
    parts = money[money["measure_scope"] != TOTAL].groupby(keys)["value"].agg(["sum", "count"])
    assert len(total) == 7 * (18 * 12 - 2)
    assert (parts["count"] == 3).all()
    assert (parts["sum"] == total[parts.index]).all()


def test_four_province_years_spend_three_quarters_and_four_their_whole_first_budget() -> None:
    rate = provinces(stand(), "budget_executed_krw", TOTAL) / provinces(stand(), "budget_budgeted_krw", TOTAL)
    low = [rate.loc[place] for place in (("KR-30", 2019), ("KR-50", 2020), ("KR-42", 2021), ("KR-46", 2023))]
    full = [rate.loc[place] for place in (("KR-48", 2019), ("KR-27", 2020), ("KR-47", 2020), ("KR-31", 2022))]
    assert np.round(low, 2).tolist() == [0.75] * 4
    assert all(1.0 < each < 1.06 for each in full)


@given(seed=seeds)
@few
def test_technoparks_together_stay_below_their_province(seed: int) -> None:
    rows = stand(seed)
    parks = rows[rows["organization"] != ""]
    assert parks["organization"].nunique() == 19
    assert parks["indicator"].value_counts().to_dict() == {
        "deployments_annual": 18 * 12 + 7, "deployments_cumulative": 18 * 12 + 7,
    }  # fmt: skip
    for indicator in ("deployments_annual", "deployments_cumulative"):
        part = parks[parks["indicator"] == indicator].groupby(["region", "year"])["value"].sum().unstack()
        whole = provinces(rows, indicator, stage="built").loc[part.index]
        assert ((part < whole) | whole.isna() | part.isna()).all(axis=None)
    assert (parks[parks["organization"] == "tp-sejong"]["year"] >= 2019).all()


@given(seed=seeds)
@few
def test_municipalities_add_up_to_their_province_under_the_codes_of_each_year(seed: int) -> None:
    rows = stand(seed)
    towns = rows[rows["region"].str.isdigit()].assign(
        province=lambda f: "KR-" + f["region"].str[:2].replace({"51": "42", "52": "45"})
    )
    by_province = towns.groupby(["province", "year"])["value"].sum().unstack()
    pd.testing.assert_frame_equal(
        by_province, provinces(rows, "deployments_cumulative").loc[sorted(MUNICIPALITIES), range(2021, 2026)],
        check_names=False,
    )  # fmt: skip
    codes = towns.groupby("year")["region"].agg(set)
    assert not codes[2022] & {"27720", "51110", "28125"}
    assert {"47720", "42110", "45110", "28110"} <= codes[2022]
    assert not codes[2023] & {"47720", "42110", "52110"}
    assert {"27720", "51110", "45110"} <= codes[2023]
    assert {"52110", "28260"} <= codes[2025]
    table = towns.pivot(index="region", columns="year", values="value")
    assert (table.diff(axis=1).fillna(0) >= 0).all(axis=None)
    assert table.loc["27720", 2023] >= table.loc["47720", 2022]


def test_a_province_without_municipalities_has_no_municipal_rows() -> None:
    observation = demonstration(REGIONS, {})[0].frames["observation"]
    assert set(observation["region"]) == {"KR", *REGIONS}


@given(seed=seeds)
@few
def test_the_nations_rates_are_means_over_the_firms_that_answered(seed: int) -> None:
    rows = stand(seed)
    firms = provinces(rows, "responding_firms")
    whole = firms.columns[firms.notna().all()]
    assert len(whole) == 10
    for rate in RATES:
        values = provinces(rows, rate)
        mean = (values * firms).sum() / firms.sum()
        nation = rows[(rows["region"] == "KR") & (rows["indicator"] == rate)].set_index("year")["value"]
        assert np.allclose(mean[whole], nation[whole], atol=5.1e-5)
        assert values.abs().max(axis=None) < 0.6
    assert not provinces(rows, "productivity_uplift_share").loc["KR-41"].is_monotonic_increasing


@given(total=st.integers(0, 10_000), weights=st.lists(st.floats(0.01, 100), min_size=1, max_size=30))
def test_parts_shared_out_are_whole_and_add_up(total: int, weights: list[float]) -> None:
    parts = spread(np.asarray(float(total)), np.array(weights))
    assert parts.sum() == total
    assert (parts % 1 == 0).all()
    assert (np.abs(parts - total * np.array(weights) / sum(weights)) < 1 + 1e-6).all()
