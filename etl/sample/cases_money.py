"""Each project's money by funder: the executed won of its province and year, shared out to the won."""

from __future__ import annotations

import numpy as np

from etl.sample.budget import FUNDERS
from etl.sample.cases_firms import NEVER, Firms
from etl.sample.cases_plan import WON_STEP, Plan
from etl.sample.cases_shares import shared
from etl.sample.world import YEARS, Numbers, stream

LEVEL_COST = np.array([1.0, 1.9, 2.9, 5.0])
"""What a level costs against a basic one."""
SIZE_COST = np.array([0.8, 1.0, 1.2, 1.45])
OWN_PART = np.array([0.85, 1.0, 1.1, 1.35])
"""How much more of its own money than others a firm brings, by size."""
UNFINISHED = 0.45
"""What is spent on a project that is not completed, against one that is."""


def money(seed: int, firms: Firms, wanted: Plan) -> Numbers:
    """Give each project's won (projects × FUNDERS), positive and in whole thousands.

    Args:
        seed: of the world.
        firms: the projects.
        wanted: its `won` are the sums by province, year of support and funder.
    """
    rng = stream(seed, 22)
    cost = LEVEL_COST[firms.level] * SIZE_COST[firms.size] * rng.lognormal(0, 0.22, len(firms.region))
    cost *= np.where(firms.completed == NEVER, UNFINISHED, 1.0)
    cell = firms.region * len(YEARS) + firms.year
    totals = np.round(wanted.won / WON_STEP).reshape(-1, len(FUNDERS))
    parts = []
    for column, funder in enumerate(FUNDERS):
        weight = cost * rng.lognormal(0, 0.08, len(cost))
        if funder == "private":
            weight *= OWN_PART[firms.size]
        parts.append(shared(cell, weight, totals[:, column]))
    return np.stack(parts, axis=1) * WON_STEP
