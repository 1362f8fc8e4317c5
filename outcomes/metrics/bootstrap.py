"""Intervals of the median and the mean by resampling: of sampling only, not of bias, and at a cost that n does not set.

A resample of n values is a multinomial draw over the distinct values. The median of one is an order statistic, whose
place among n uniform numbers is Beta-distributed: it is drawn directly, with the same distribution.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from outcomes.metrics.value_counts import Numbers, Spread

DRAWS = 1000
SEED = 9
SMALL = 30
"""Below this many answers, the answers themselves are drawn."""
MOST_PARTS = 64
"""Into how many groups of neighbors the values are gathered before the mean is resampled."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % interval of a share (0–1)."""

    low: float
    high: float


def median_interval(found: Spread) -> Interval | None:
    """Give the percentile interval of the median; None without answers.

    Source:
        Efron and Tibshirani (1993), percentile method; Methods, section 9.
    """
    if not found.n:
        return None
    rng = np.random.default_rng(SEED)
    if found.n < SMALL:
        return _percentiles(np.median(_resampled(found, rng), axis=1))
    lower = (found.n - 1) // 2
    place = rng.beta(lower + 1, found.n - lower, DRAWS)
    drawn = _at(found, place)
    if found.n % 2 == 0:  # the next order statistic is the least of the n − lower − 1 above
        above = place + (1 - place) * rng.beta(1, found.n - lower - 1, DRAWS)
        drawn = (drawn + _at(found, above)) / 2
    return _percentiles(drawn)


def mean_interval(found: Spread) -> Interval | None:
    """Give the percentile interval of the mean; None without answers.

    Of 30 answers and more, neighbors are gathered into at most 64 groups of about equal size, which leaves the mean as
    it is and its variance within a few thousandths.
    """
    if not found.n:
        return None
    rng = np.random.default_rng(SEED)
    if found.n < SMALL:
        return _percentiles(_resampled(found, rng).mean(axis=1))
    part = np.minimum((np.cumsum(found.counts) - 1) * MOST_PARTS // found.n, MOST_PARTS - 1)
    sizes = np.bincount(part, weights=found.counts, minlength=MOST_PARTS)
    sums = np.bincount(part, weights=found.counts * found.values, minlength=MOST_PARTS)
    held = sizes > 0
    means, chances = sums[held] / sizes[held], sizes[held] / found.n
    drawn = rng.multinomial(found.n, chances, size=DRAWS)
    return _percentiles(drawn @ means / found.n)


def _resampled(found: Spread, rng: np.random.Generator) -> Numbers:
    """Give DRAWS resamples of all answers (DRAWS × n), in thousandths."""
    return found.ordered(rng.integers(0, found.n, (DRAWS, found.n)))


def _at(found: Spread, places: Numbers) -> Numbers:
    """Give the values at places (0–1) of the distribution, in thousandths."""
    ranks = np.minimum((places * found.n).astype(np.int64), found.n - 1)
    return found.ordered(ranks)


def _percentiles(drawn: Numbers) -> Interval:
    low, high = np.percentile(drawn, (2.5, 97.5))
    return Interval(float(low) / 1000, float(high) / 1000)
