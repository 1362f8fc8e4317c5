"""How much of the change in supported firms is more than firms not yet supported saw: two methods and a placebo."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.linalg import qr
from scipy.stats import t
from statsmodels.regression.linear_model import WLS

FEWEST_FIRMS = 30
FEWEST_REGIONS = 8
CONFIDENCE = 0.95
DRAWS = 1000
SEED = 9
NOTHING = 1e-9

Numbers = NDArray[np.float64]
Reason = Literal["", "no_cases", "too_few", "too_few_regions", "no_overlap"]
STEPS = ("window", "industry", "size", "level")
BLOCK = ["region", "window", "level", "industry", "size"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A change in productivity as a share (0.12 = 12 %), with its 95 % interval.

    `effect`, `low` and `high` are null with a `reason`. `treated` and `controls` count the firms compared (of the plain
    change only supported ones), `windows` the calendar windows.
    """

    effect: float | None
    low: float | None
    high: float | None
    treated: int
    controls: int
    windows: int
    reason: Reason = ""

    @property
    def differs(self) -> bool:
        """Say whether the interval leaves zero out."""
        return self.low is not None and self.high is not None and not self.low <= 0 <= self.high


def plain_change(cells: pd.DataFrame) -> Estimate:
    """Give the mean change of the supported firms alone: what before and after show.

    Args:
        cells: `causal_windows.effect_windows`.

    Returns:
        The change and its interval over regions, each region's firms moving together.
    """
    rows = cells[cells.treated]
    found = _counted(rows)
    if found.reason:
        return found
    return _solved(found, rows, np.ones((len(rows), 1)), of=0)


def difference_in_differences(cells: pd.DataFrame) -> Estimate:
    """Give the change of supported firms beyond that of firms not yet supported in the same years.

    A regression of the change in log productivity on support, with a step for each window, industry, size and level,
    weighted by firms; errors clustered by region, Student's t of one degree less than regions. Worked out from cells,
    whose weighted means give the same coefficients and the same clustered scores as the firms themselves.

    Args:
        cells: `causal_windows.effect_windows` or `placebo_windows`.

    Returns:
        The effect on those supported, if both groups would have moved alike without support. 'too_few' under 30 firms
        in either group, 'too_few_regions' under 8 regions (a clustered error means little then), 'no_overlap' where
        who was supported follows from window, industry, size and level alone.

    Source:
        Methods, section 9; Cameron and Miller (2015) on clusters.
    """
    found = _counted(cells, both=True)
    if found.reason:
        return found
    steps = [pd.get_dummies(cells[name], dtype=float).to_numpy() for name in STEPS]
    known = _independent(np.column_stack([np.ones(len(cells)), *steps]))
    design = np.column_stack([cells.treated.to_numpy(dtype=float), known])
    if np.linalg.matrix_rank(design) < design.shape[1]:
        return replace(found, reason="no_overlap")
    return _solved(found, cells, design, of=0)


def matched(cells: pd.DataFrame) -> Estimate:
    """Give the mean difference between supported firms and their like: same region, window, level, industry and size.

    Cells with firms of both groups are compared, weighted by their supported firms; the interval is a bootstrap over
    regions (1,000 draws).

    Args:
        cells: `causal_windows.effect_windows` or `placebo_windows`.

    Returns:
        The effect on the supported firms that have a match; `treated` and `controls` count these. 'no_overlap' where
        fewer than 30 have one.
    """
    known = _counted(cells, both=True)
    if known.reason:
        return known
    pairs = cells[cells.treated].merge(cells[~cells.treated], on=BLOCK, suffixes=("_treated", "_control"))
    found = replace(
        known,
        treated=int(pairs.firms_treated.sum()),
        controls=int(pairs.firms_control.sum()),
        windows=int(pairs.window.nunique()),
    )
    if found.treated < FEWEST_FIRMS:
        return replace(found, reason="no_overlap")
    gap = (pairs.mean_treated - pairs.mean_control) * pairs.firms_treated
    by_region = pairs.assign(gap=gap).groupby("region")[["gap", "firms_treated"]].sum()
    if len(by_region) < FEWEST_REGIONS:
        return replace(found, reason="too_few_regions")
    draws = np.random.default_rng(SEED).integers(0, len(by_region), (DRAWS, len(by_region)))
    total, firms = (by_region[name].to_numpy(dtype=float) for name in ("gap", "firms_treated"))
    low, high = np.quantile(total[draws].sum(axis=1) / firms[draws].sum(axis=1), (0.025, 0.975))
    return replace(found, effect=_share(total.sum() / firms.sum()), low=_share(low), high=_share(high))


def _counted(cells: pd.DataFrame, *, both: bool = False) -> Estimate:
    """Give an estimate that has counts and, where they do not allow one, the reason."""
    treated = int(cells.firms[cells.treated].sum())
    controls = int(cells.firms[~cells.treated].sum())
    reason: Reason = ""
    if treated == 0:
        reason = "no_cases"
    elif min(treated, controls if both else treated) < FEWEST_FIRMS:
        reason = "too_few"
    elif cells.region[cells.treated].nunique() < FEWEST_REGIONS:
        reason = "too_few_regions"
    return Estimate(None, None, None, treated, controls, int(cells.window.nunique()), reason)


def _solved(found: Estimate, cells: pd.DataFrame, design: Numbers, of: int) -> Estimate:
    """Give the coefficient of a column of the design, its errors clustered by region."""
    clusters, regions = pd.factorize(cells.region)
    fit = WLS(cells["mean"].to_numpy(), design, weights=cells.firms.to_numpy(dtype=float)).fit(
        cov_type="cluster", cov_kwds={"groups": clusters}
    )
    reach = float(t.ppf((1 + CONFIDENCE) / 2, len(regions) - 1))
    middle, spread = float(fit.params[of]), reach * float(fit.bse[of])
    return replace(found, effect=_share(middle), low=_share(middle - spread), high=_share(middle + spread))


def _independent(columns: Numbers) -> Numbers:
    """Give columns that say all that these do, each something of its own: one decomposition finds them."""
    triangle, order = qr(columns, mode="r", pivoting=True)
    sizes = np.abs(np.diagonal(triangle))
    return columns[:, np.sort(order[: int((sizes > NOTHING * sizes[0]).sum())])]


def _share(log_change: float) -> float:
    """Give a change in logs as a share."""
    return math.expm1(float(log_change))
