"""The synthetic firms have a known effect within a common trend, and it can be found again."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from etl.sample.cases_effects import TRUE_EFFECT, trend
from etl.sample.cases_firms import INDUSTRIES
from etl.sample.deployments import LEVELS
from outcomes.catalog.model import HeadlineRule
from outcomes.metrics.causal import difference_in_differences, matched, plain_change
from outcomes.metrics.causal_windows import effect_windows, placebo_windows
from outcomes.store.edition import Edition
from tests.unit.sample.stand import MEASURES, projects


def test_changes_are_skewed_have_losers_and_few_extremes_and_go_together() -> None:
    rows = projects()
    change = {name: np.log(rows[f"{name}_after"] / rows[f"{name}_before"]) for name in MEASURES}
    uplift = np.expm1(change["productivity"].dropna())
    assert 0.04 < (uplift < 0).mean() < 0.1
    assert uplift.mean() > uplift.median() + 0.01
    assert uplift.skew() > 1
    assert -0.5 < uplift.min() < -0.1
    assert 1 < uplift.max() < 4
    together = pd.DataFrame(change).corr()["productivity"]
    assert (together[["defect", "cost", "lead_time"]] < -0.2).all()
    answers = rows["productivity_after"].notna()[rows["completion_year"].notna()].groupby(rows["size"]).mean()
    sizes = ["size.micro", "size.small", "size.medium", "size.mid_market"]
    assert answers[sizes].is_monotonic_increasing
    assert (answers["size.micro"] > 0.45, answers["size.mid_market"] < 0.8) == (True, True)


def test_the_effect_is_a_known_one_within_a_common_trend_and_higher_levels_have_more_of_it() -> None:
    rows = projects()[projects()["productivity_after"].notna()]
    path = pd.DataFrame(trend(), index=list(INDUSTRIES), columns=range(2011, 2027)).stack()
    at = [pd.MultiIndex.from_arrays([rows["industry"], years.astype(int)]) for years in (
        rows["support_year"] - 1, rows["completion_year"] + 1)]  # fmt: skip
    grown = path[at[1]].to_numpy() - path[at[0]].to_numpy()
    change = np.log(rows["productivity_after"] / rows["productivity_before"])
    effect = change - grown
    assert np.expm1(effect.mean()) == pytest.approx(TRUE_EFFECT, abs=0.005)
    assert effect.groupby(rows["level"]).mean()[list(LEVELS)].is_monotonic_increasing
    assert np.expm1(change.mean()) - np.expm1(effect.mean()) > 0.05


def test_later_cohorts_measured_in_the_same_years_show_the_trend_that_before_and_after_takes_for_effect() -> None:
    edition = Edition(1, {"support_case": pa.Table.from_pandas(projects())})
    cells = edition.fetch(effect_windows, HeadlineRule())
    for method in (difference_in_differences, matched):
        assert method(cells).effect == pytest.approx(TRUE_EFFECT, abs=0.01)
        assert method(edition.fetch(placebo_windows, HeadlineRule())).effect == pytest.approx(0, abs=0.005)
    assert plain_change(cells).low > TRUE_EFFECT + 0.04
