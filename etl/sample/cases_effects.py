"""What was measured in the firms: a known effect within a common trend, and the answers that are missing.

A firm's log productivity in a year is its own level, plus the trend of its industry to that year, plus its effect
once it has completed a project, plus that year's noise. So before and after alone overstate the effect, by the trend of
two or three years, and firms that are supported later, measured in the same years, show by how much.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from etl.sample.cases_firms import ANSWERS, INDUSTRIES, Firms
from etl.sample.cases_plan import Plan
from etl.sample.cases_shares import Places, taken, weighted
from etl.sample.world import YEARS, Numbers, stream

TRUE_EFFECT = 0.12
"""The mean effect on firms that answered (share, of the geometric mean): what a method should find, within 0.01."""
LEVEL_EFFECT = np.array([0.094, 0.134, 0.174, 0.22])
"""In logs, by level; those of size and industry come on top."""
SIZE_EFFECT = np.array([-0.015, 0.0, 0.01, 0.02])
INDUSTRY_EFFECT = np.array([0.01, 0.015, 0.0, 0.01, -0.005, 0.0, -0.03, -0.01, 0.005, -0.02])
COMMON_TREND = {2012: 0.024, 2013: 0.025, 2014: 0.026, 2015: 0.024, 2016: 0.026, 2017: 0.026, 2018: 0.025,
                2019: 0.022, 2020: 0.016, 2021: 0.028, 2022: 0.027, 2023: 0.022, 2024: 0.025, 2025: 0.026,
                2026: 0.025}  # fmt: skip
"""Growth of log productivity to each year, which every firm shares, supported or not."""
INDUSTRY_TREND = np.array([0.002, 0.004, -0.002, 0.01, -0.003, 0.0, -0.012, 0.003, 0.005, -0.004])
"""What an industry grows faster a year than all."""
SPREAD, NOISE = 0.055, 0.055
"""How far effects differ between firms (a skewed draw, most below the mean), and a measurement from the firm's own."""
JUMP_PART, JUMP = 0.004, (0.4, 0.9)
"""A few firms in a large cohort take a new line into use: their effect is so much higher (logs)."""
LARGE_COHORT = 60


@dataclass(frozen=True)
class Outcome:
    """Another measured quantity: its usual value (log) and spread, how it follows the effect, who answers about it."""

    usual: float
    spread: float
    follows: float
    noise: float
    answers: float


OUTCOMES = {
    "defect": Outcome(np.log(2.4), 0.7, -1.5, 0.28, 0.86),
    "cost": Outcome(np.log(11_500), 0.9, -0.6, 0.09, 0.74),
    "lead_time": Outcome(np.log(14), 0.6, -0.9, 0.15, 0.80),
}
"""Percent, won and days, each in the firm's own way of measuring; only ratios are ever used."""
RATES = {"defect": "defect_change_share", "cost": "cost_change_share", "lead_time": "lead_time_change_share"}
BEFORE_ONLY = 0.55
"""Of the firms that do not answer about both, the part that told its productivity when it applied."""
EARLIER = (0.8, 0.75)
"""Of the firms that told a year's productivity, the part that also told the year before's: one year, then another."""


def trend() -> Numbers:
    """Give the log of productivity by industry (10) and year from 2011 to 2026, against 2011."""
    steps = np.array(list(COMMON_TREND.values())) + INDUSTRY_TREND[:, None]
    return np.concatenate([np.zeros((len(INDUSTRIES), 1)), np.cumsum(steps, axis=1)], axis=1)


def measured(seed: int, firms: Firms, wanted: Plan) -> dict[str, Numbers]:
    """Give every measurement, to five significant digits; NaN was not answered or not yet to be measured.

    Args:
        seed: of the world.
        firms: the projects.
        wanted: how many of a province and year of completion answered, and the mean of (after / before − 1) among
            them. The effects of a cohort are shifted together so that its mean is the figure.

    Returns:
        Column of `support_case` → a value each. Small firms answer less. Whoever answered about another quantity
        answered about productivity; at least one of each cohort answered about each.
    """
    rng = stream(seed, 23)
    count, done, cohort = len(firms.region), firms.done, firms.done_in
    willing = weighted(rng.random(count), ANSWERS[firms.size])
    answered = done[taken(cohort, willing[done], wanted.answered.ravel())]
    cohort = firms.region[answered] * len(YEARS) + firms.completed[answered]
    effect = _effects(rng, firms, answered, cohort)
    found = _productivity(rng, firms, answered, effect)
    ratio = found["productivity_after"][answered] / found["productivity_before"][answered]
    wanted_mean = wanted.changes["productivity_uplift_share"].ravel()
    ratio = _calibrated(ratio, cohort, wanted_mean)
    found["productivity_after"][answered] = found["productivity_before"][answered] * ratio
    _forget(rng, firms, answered, found)
    for name, outcome in OUTCOMES.items():
        told = _some(cohort, rng.random(len(answered)), outcome.answers)
        log = outcome.follows * effect[told] + rng.normal(0, outcome.noise, told.sum())
        before, after = np.full(count, np.nan), np.full(count, np.nan)
        before[answered[told]] = _printed(np.exp(rng.normal(outcome.usual, outcome.spread, told.sum())))
        change = _calibrated(np.exp(log), cohort[told], wanted.changes[RATES[name]].ravel())
        after[answered[told]] = before[answered[told]] * change
        found |= {f"{name}_before": before, f"{name}_after": after}
    return {name: _printed(values) for name, values in found.items()}


def _effects(rng: np.random.Generator, firms: Firms, answered: Places, cohort: Places) -> Numbers:
    """Give the effect (log) of each firm that answered, before its cohort's mean is set."""
    level, size, industry = (part[answered] for part in (firms.level, firms.size, firms.industry))
    effect = LEVEL_EFFECT[level] + SIZE_EFFECT[size] + INDUSTRY_EFFECT[industry]
    effect += SPREAD * (rng.gamma(2.0, 1.0, len(answered)) - 2.0)
    large = np.bincount(cohort)[cohort] >= LARGE_COHORT
    jumps = large & (rng.random(len(answered)) < JUMP_PART)
    return np.asarray(effect + jumps * rng.uniform(*JUMP, len(answered)), dtype=np.float64)


def _productivity(rng: np.random.Generator, firms: Firms, answered: Places, effect: Numbers) -> dict[str, Numbers]:
    """Give productivity in the four years, as the process has it, known for everybody but `after`."""
    count, path = len(firms.region), trend()
    own = rng.normal(np.log(180), 0.7, count)

    def at(place: Places) -> Numbers:
        """Give the log of productivity without support in years by their place in YEARS."""
        return own + path[firms.industry, place + YEARS[0] - 2011] + rng.normal(0, NOISE, count)

    found = {
        "productivity_before": _printed(np.exp(at(firms.year - 1))),
        "productivity_earlier_1": np.exp(at(firms.year - 2)),
        "productivity_earlier_2": np.exp(at(firms.year - 3)),
    }
    after = np.full(count, np.nan)
    after[answered] = np.exp(at(np.minimum(firms.completed, len(YEARS) - 1) + 1)[answered] + effect)
    return found | {"productivity_after": after}


def _forget(rng: np.random.Generator, firms: Firms, answered: Places, found: dict[str, Numbers]) -> None:
    """Leave out what was not answered: many a `before` of those without `after`, and some of the years before."""
    told = rng.random(len(firms.region)) < BEFORE_ONLY * ANSWERS[firms.size]
    told[answered] = True
    for name, part in (("before", 1.0), ("earlier_1", EARLIER[0]), ("earlier_2", EARLIER[1])):
        told = told & (rng.random(len(told)) < part)
        found[f"productivity_{name}"][~told] = np.nan


def _some(cohort: Places, chance: Numbers, part: float) -> NDArray[np.bool_]:
    """Say which firms answer one more question: a part of them, at least the first of each cohort."""
    told = chance < part
    told[np.unique(cohort, return_index=True)[1]] = True
    return told


def _calibrated(ratio: Numbers, cohort: Places, mean_change: Numbers) -> Numbers:
    """Give the ratios after / before, those of a cohort multiplied so that their mean change is the wanted one."""
    firms, sums = np.bincount(cohort, minlength=len(mean_change)), np.bincount(cohort, ratio, len(mean_change))
    factor = (1 + mean_change) * firms / np.where(firms > 0, sums, 1.0)
    return np.asarray(ratio * factor[cohort], dtype=np.float64)


def _printed(values: Numbers) -> Numbers:
    """Round to five significant digits, as people write measurements down."""
    digits = 4 - np.floor(np.log10(values))
    return np.asarray(np.round(values * 10**digits) / 10**digits, dtype=np.float64)
