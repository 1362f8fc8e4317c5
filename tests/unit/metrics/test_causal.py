"""Effects compared with firms not yet supported: a known truth is found again, and what cannot be told is not told."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pandas as pd
import pytest
from scipy.stats import t
from statsmodels.regression.linear_model import OLS

from outcomes.catalog.model import HeadlineRule
from outcomes.metrics.causal import Estimate, difference_in_differences, matched, plain_change
from outcomes.metrics.causal_windows import effect_windows, placebo_windows
from outcomes.store.edition import Edition

REGIONS = [f"KR-{n}" for n in range(11, 21)]
EFFECT, TREND = 0.10, 0.03  # in logs
RULE = HeadlineRule()


def cell(region: str, treated: bool, mean: float, firms: int = 10, **more: object) -> dict[str, object]:
    where = {"window": 2018, "level": "level.basic", "industry": "industry.metal", "size": "size.small"}
    return {"region": region, "treated": treated, "firms": firms, "mean": mean} | where | more


def world(firms: int, effect: float = EFFECT, drift_of_supported: float = 0.0) -> pd.DataFrame:
    """Firms supported 2017–2024, productivity rising with the years by industry, more after support."""
    rng = np.random.default_rng(11)
    year = rng.integers(2017, 2025, firms)
    industry = rng.integers(0, 3, firms)
    own = rng.normal(4, 0.5, firms)
    late = rng.random(firms) < 0.2

    def measured(at: np.ndarray, *, supported: bool) -> np.ndarray:
        trend = (TREND + 0.01 * industry + drift_of_supported * (year - 2017)) * (at - 2017)
        return np.exp(own + trend + effect * supported + rng.normal(0, 0.06, firms))

    done = year + late
    return pd.DataFrame(
        {
            "region": np.array(REGIONS)[rng.integers(0, len(REGIONS), firms)],
            "support_year": year,
            "completion_year": done,
            "level": np.where(industry == 1, "level.mid1", "level.basic"),
            "industry": np.array(["industry.metal", "industry.food", "industry.other"])[industry],
            "size": "size.small",
            "productivity_before": measured(year - 1, supported=False),
            "productivity_after": measured(done + 1, supported=True),
            "productivity_earlier_1": measured(year - 2, supported=False),
            "productivity_earlier_2": measured(year - 3, supported=False),
        }
    )


def edition(cases: pd.DataFrame) -> Edition:
    import pyarrow as pa

    return Edition(1, {"support_case": pa.Table.from_pandas(cases)})


def test_the_effect_that_is_in_the_world_is_found_and_before_and_after_alone_overstate_it() -> None:
    cells = edition(world(6000)).fetch(effect_windows, RULE)
    truth = math.expm1(EFFECT)
    for method in (difference_in_differences, matched):
        found = method(cells)
        assert (found.reason, found.low < truth < found.high, found.differs) == ("", True, True), method
        assert found.high - found.low < 0.03
    plain = plain_change(cells)
    assert plain.low > math.expm1(EFFECT + 1.5 * TREND)
    assert [plain.treated, plain.windows] == [difference_in_differences(cells).treated, 6]


def test_the_placebo_is_quiet_in_that_world_and_speaks_where_the_supported_grew_faster_anyway() -> None:
    quiet = edition(world(6000)).fetch(placebo_windows, RULE)
    assert [method(quiet).differs for method in (difference_in_differences, matched)] == [False, False]
    chosen = edition(world(6000, drift_of_supported=-0.02)).fetch(placebo_windows, RULE)
    assert [method(chosen).differs for method in (difference_in_differences, matched)] == [True, True]


def test_cells_give_what_the_firms_themselves_give() -> None:
    rng = np.random.default_rng(3)
    firms = pd.DataFrame(
        [
            cell(region, bool(treated), rng.normal(0.1 * treated, 0.2), 1, industry=industry)
            for region, treated, industry in product(REGIONS, (0, 1), ("industry.metal", "industry.food"))
            for _ in range(int(rng.integers(2, 9)))
        ]
    )
    grain = [name for name in firms if name not in ("firms", "mean")]
    cells = firms.groupby(grain).agg(firms=("mean", "size"), mean=("mean", "mean")).reset_index()
    design = np.column_stack([firms.treated, np.ones(len(firms)), firms.industry == "industry.metal"]).astype(float)
    groups = pd.factorize(firms.region)[0]
    options = {"groups": groups, "use_correction": False}
    direct = OLS(firms["mean"].to_numpy(), design).fit(cov_type="cluster", cov_kwds=options)
    found = difference_in_differences(cells)
    assert found.effect == pytest.approx(math.expm1(direct.params[0]), abs=1e-9)
    many = len(REGIONS)
    small_sample = math.sqrt(many / (many - 1) * (len(cells) - 1) / (len(cells) - 3))
    assert math.log1p(found.high) - math.log1p(found.effect) == pytest.approx(
        t.ppf(0.975, many - 1) * direct.bse[0] * small_sample
    )


def test_matching_by_hand() -> None:
    like = [cell(region, treated, 0.2 if treated else 0.1, 4) for region in REGIONS for treated in (True, False)]
    other = [cell(REGIONS[0], True, 0.5, 12, size="size.medium"), cell(REGIONS[0], False, 0.1, 3, size="size.medium")]
    alone = [cell(REGIONS[1], True, 9.0, 100, size="size.micro")]
    found = matched(pd.DataFrame([*like, *other, *alone]))
    assert found.effect == pytest.approx(math.expm1((40 * 0.1 + 12 * 0.4) / 52))
    assert (found.treated, found.controls, found.windows, found.reason) == (52, 43, 1, "")
    assert found.low <= found.effect <= found.high


NOTHING = pd.DataFrame([cell("KR-11", True, 0.1)]).iloc[:0]


@pytest.mark.parametrize(
    ("cells", "reasons"),
    [
        (NOTHING, ("no_cases", "no_cases", "no_cases")),
        (pd.DataFrame([cell("KR-11", False, 0.1)]), ("no_cases", "no_cases", "no_cases")),
        (pd.DataFrame([cell(r, True, 0.1, 2) for r in REGIONS]), ("too_few", "too_few", "too_few")),
        (pd.DataFrame([cell(r, True, 0.1) for r in REGIONS]), ("", "too_few", "too_few")),
        (pd.DataFrame([cell("KR-11", t, 0.1, 50) for t in (True, False)]), ("too_few_regions",) * 3),
        (
            pd.DataFrame([cell(r, t, 0.1, size=f"size.{t}") for r in REGIONS for t in (True, False)]),
            ("", "no_overlap", "no_overlap"),
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_told_has_a_reason(cells: pd.DataFrame, reasons: tuple[str, ...]) -> None:
    found = [method(cells) for method in (plain_change, difference_in_differences, matched)]
    assert tuple(each.reason for each in found) == reasons
    assert [each.effect is None for each in found] == [reason != "" for reason in reasons]


def test_an_estimate_without_an_interval_says_nothing_differs() -> None:
    assert not Estimate(None, None, None, 0, 0, 0, "no_cases").differs


def test_zero_and_missing_measurements_are_left_out() -> None:
    cases = world(400)
    cases.loc[:99, "productivity_after"] = 0.0
    cases.loc[100:199, "productivity_after"] = np.nan
    cells = edition(cases).fetch(effect_windows, RULE)
    kept = cases.iloc[200:]
    in_time = kept[(kept.completion_year == kept.support_year) & (kept.support_year <= 2022)]
    assert int(cells.firms[cells.treated].sum()) == len(in_time)
    assert np.isfinite(cells["mean"]).all()
