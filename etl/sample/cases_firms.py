"""Who the supported firms are: when they finish, their level, size, industry, place, program, and when they close."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from etl.sample.cases_plan import FATES, Plan
from etl.sample.cases_programs import program_weights
from etl.sample.cases_shares import Places, assigned, weighted
from etl.sample.deployments import LEVELS
from etl.sample.world import REGIONS, YEARS, Numbers, spread, stream

SIZES = ("size.micro", "size.small", "size.medium", "size.mid_market")
SIZE_SHARES = np.array([[0.18, 0.50, 0.26, 0.06], [0.26, 0.47, 0.22, 0.05]])
"""In the first and the last year: the program reaches ever smaller firms."""
INDUSTRIES = {
    "industry.machinery": 0.19, "industry.auto_parts": 0.13, "industry.metal": 0.15, "industry.electronics": 0.11,
    "industry.food": 0.12, "industry.plastic": 0.10, "industry.textile": 0.05, "industry.chemical": 0.06,
    "industry.electrical": 0.05, "industry.other": 0.04,
}  # fmt: skip
"""Industry → its usual part of a province's projects."""
HOME = {
    "industry.food": ("KR-42", "KR-45", "KR-46", "KR-49"), "industry.auto_parts": ("KR-27", "KR-29", "KR-31", "KR-47"),
    "industry.machinery": ("KR-26", "KR-48"), "industry.electronics": ("KR-28", "KR-41", "KR-43"),
    "industry.textile": ("KR-11", "KR-27"), "industry.chemical": ("KR-31", "KR-43", "KR-46"),
}  # fmt: skip
"""Industry → the provinces where it is two and a half times as frequent."""
ANSWERS = np.array([0.75, 1.0, 1.2, 1.35])
"""How readily a firm answers, by size."""
CLOSES = np.array([1.7, 1.0, 0.6, 0.3])
"""How easily a firm closes, by size."""
NEVER = len(YEARS)
"""The place of a year that did not come."""


@dataclass(frozen=True)
class Firms:
    """A project each, in the order of province, year of support and number: places in REGIONS, YEARS, LEVELS and so on.

    `completed` and `closed` are NEVER where it did not happen; `organization` is which technopark of the province (2:
    none); `town` is a place in `local_places`; `number` counts from 1 within province and year.
    """

    region: Places
    year: Places
    number: Places
    fate: Places
    completed: Places
    closed: Places
    level: Places
    size: Places
    industry: Places
    organization: Places
    town: Places
    program: Places

    @property
    def done(self) -> Places:
        """Give the places of the projects that were completed."""
        return np.flatnonzero(self.completed != NEVER)

    @property
    def done_in(self) -> Places:
        """Give the province and year of completion of the completed ones as one number, in the order of `done`."""
        return self.region[self.done] * len(YEARS) + self.completed[self.done]


def firms(seed: int, wanted: Plan) -> Firms:
    """Draw the firms of a plan.

    Args:
        seed: of the world.
        wanted: what they must add up to; every table of it but money and effects comes out exactly.

    Returns:
        The firms. Small ones are late a little more often, larger ones reach higher levels.
    """
    rng = stream(seed, 21)
    agreed = wanted.fates.sum(axis=2).astype(np.int64)
    cell = np.repeat(np.arange(agreed.size), agreed.ravel())
    region, year = cell // len(YEARS), cell % len(YEARS)
    number = np.arange(len(cell)) - np.repeat(np.cumsum(agreed.ravel()) - agreed.ravel(), agreed.ravel()) + 1
    size = _drawn(rng, year, np.linspace(SIZE_SHARES[0], SIZE_SHARES[1], len(YEARS)))
    fate = assigned(cell, rng.normal(0, 1, len(cell)) - 0.15 * size, wanted.fates.reshape(-1, len(FATES)))
    completed = np.where(fate == FATES.index("unfinished"), NEVER, year + fate)
    level = _by_completion(region, completed, rng.normal(0, 1, len(cell)) + 0.5 * size, wanted.levels)
    industry = _drawn(rng, region, _industry_weights(rng))
    organization = _by_completion(region, completed, rng.random(len(cell)), wanted.organizations)
    first = len(YEARS) - wanted.towns.shape[1]  # until here the municipal figures are one period
    period = np.where(completed == NEVER, NEVER, np.maximum(completed, first)) - first
    town = _by_completion(region, period, rng.random(len(cell)), wanted.towns)
    track = (cell * len(LEVELS)) + level
    program = _drawn(rng, track, program_weights().reshape(agreed.size * len(LEVELS), -1))
    closed = _closed(region, completed, weighted(rng.random(len(cell)), CLOSES[size]), wanted.closed)
    return Firms(region, year, number, fate, completed, closed, level, size, industry, organization, town, program)


def _drawn(rng: np.random.Generator, group: Places, weights: Numbers) -> Places:
    """Give each project a part by the weights of its group, as near to them as whole numbers can be."""
    counts = spread(np.bincount(group, minlength=len(weights)).astype(np.float64), weights)
    return assigned(group, rng.random(len(group)), counts)


def _by_completion(region: Places, completed: Places, score: Numbers, counts: Numbers) -> Places:
    """Give each project a part: those completed by the counts of province and period, the others in like proportion.

    Args:
        region: province of each.
        completed: its period, one more than the last for those that were not completed.
        score: the lowest get the first part.
        counts: provinces × periods × parts.
    """
    periods = counts.shape[1] + 1
    group = region * periods + completed
    others = np.bincount(region[completed == periods - 1], minlength=len(counts)).astype(np.float64)
    table = np.concatenate([counts, spread(others, counts.sum(axis=1))[:, None]], axis=1)
    return assigned(group, score, table.reshape(-1, counts.shape[2]))


def _industry_weights(rng: np.random.Generator) -> Numbers:
    """Give each province's industries (17 × 10): the usual ones, its own strong ones, and its accidents."""
    home = np.array([[2.5 if region in HOME.get(name, ()) else 1.0 for name in INDUSTRIES] for region in REGIONS])
    return np.asarray(home * np.array(list(INDUSTRIES.values())) * rng.lognormal(0, 0.2, home.shape))


def _closed(region: Places, completed: Places, score: Numbers, counts: Numbers) -> Places:
    """Give the year of closing: as many as the counts say (17 × 12), of those completed in earlier years."""
    order = np.lexsort((score, region))
    place, since = region[order], completed[order]
    closed = np.full(len(order), NEVER)
    begins = np.searchsorted(place, np.arange(len(REGIONS)))
    for year in range(len(YEARS)):
        may = (since < year) & (closed == NEVER)
        seen = np.concatenate([[0], np.cumsum(may)])
        closed[may & (seen[1:] - seen[begins][place] <= counts[place, year])] = year
    found = np.empty(len(order), dtype=np.int64)
    found[order] = closed
    return found
