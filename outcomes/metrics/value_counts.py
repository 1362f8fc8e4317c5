"""What a list of equal values counted says: how many, median, quartiles, mean, and bars of a distribution."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]

LEAST = 5
"""The fewest answers of which anything is shown (Methods, section 9)."""
LEAST_SPREAD = 20
"""The fewest answers of which more than the mean is shown: of five, quartiles, median and ends are the five answers."""
WIDTHS = (20, 50, 100, 200, 500, 1000)
"""Widths of bars that are tried, finest first, in thousandths."""
MOST_BARS = 40
FEWEST_BARS = 3


@dataclass(frozen=True, slots=True)
class Spread:
    """The answers of one selection: distinct changes in thousandths, ascending, and how many projects have each."""

    values: Counts
    counts: Counts
    completed: int

    @property
    def spreads(self) -> bool:
        """Say whether there are answers enough to show more of them than their mean."""
        return self.n >= LEAST_SPREAD

    @property
    def n(self) -> int:
        """Give how many answered."""
        return int(self.counts.sum())

    @property
    def response(self) -> float | None:
        """Give answered ÷ completed (0–1); None where nothing was completed."""
        return self.n / self.completed if self.completed else None

    @property
    def mean(self) -> float | None:
        """Give the mean change as a share; None without answers."""
        return float(self.values @ self.counts) / self.n / 1000 if self.n else None

    @property
    def negative(self) -> int:
        """Give how many answers are below zero."""
        return int(self.counts[self.values < 0].sum())

    def quantile(self, p: float) -> float | None:
        """Give a quantile as a share: between the two nearest answers in proportion, as Excel's QUARTILE.INC.

        Source:
            Hyndman and Fan (1996), definition 7; Methods, section 9.
        """
        if not self.n:
            return None
        place = p * (self.n - 1)
        low = int(np.floor(place))
        at = self.ordered(np.array([low, min(low + 1, self.n - 1)]))
        return float(at[0] + (place - low) * (at[1] - at[0])) / 1000

    def ordered(self, ranks: Counts) -> Numbers:
        """Give the answers at these places of the ascending order, counted from 0, in thousandths."""
        return self.values[np.searchsorted(np.cumsum(self.counts), ranks, side="right")].astype(np.float64)


def spread(rows: pd.DataFrame) -> Spread:
    """Give the answers of rows with thousandth (null = not answered) and cases."""
    known = rows[rows.thousandth.notna()]
    values, place = np.unique(known.thousandth.to_numpy(np.int64), return_inverse=True)
    counts = np.bincount(place, weights=known.cases.to_numpy(np.float64), minlength=len(values)).astype(np.int64)
    return Spread(values, counts, int(rows.cases.sum()))


@dataclass(frozen=True, slots=True)
class Bars:
    """A distribution in bars of one width: `lefts` in shares, counts, and whether the ends gather all beyond."""

    lefts: Numbers
    counts: Counts
    width: float
    open_low: bool
    open_high: bool


def bars(found: Spread) -> Bars | None:
    """Give the finest bars of which each holds no answer or at least LEAST; None below LEAST_SPREAD or three bars.

    An edge is always at zero. The outermost bars gather what is beyond the first and last percent, and more where
    they would hold fewer than LEAST. There are at most 40 bars, and at most 2√n.
    """
    for width in WIDTHS:
        made = _of_width(found, width) if found.spreads else None
        most = min(MOST_BARS, max(5, int(2 * found.n**0.5)))
        if made is not None and int((made.counts > 0).sum()) >= FEWEST_BARS and len(made.counts) <= most:
            return made
    return None


def _of_width(found: Spread, width: int) -> Bars | None:
    """Give bars of this width, or None where an inner one would hold 1 to LEAST − 1 answers."""
    place = found.values // width
    low, high = (int(found.ordered(np.array([round(p * (found.n - 1))]))[0]) // width for p in (0.01, 0.99))
    if high - low > MOST_BARS * 50:
        return None
    counts = np.bincount(np.clip(place, low, high) - low, weights=found.counts, minlength=high - low + 1)
    first, last = 0, len(counts) - 1
    while first < last and counts[first] < LEAST:
        counts[first + 1] += counts[first]
        first += 1
    while last > first and counts[last] < LEAST:
        counts[last - 1] += counts[last]
        last -= 1
    kept = counts[first : last + 1].astype(np.int64)
    if ((kept > 0) & (kept < LEAST)).any():
        return None
    lefts = (low + np.arange(first, last + 1)) * width / 1000
    below = bool(place[0] < low + first)
    above = bool(place[-1] > low + last)
    return Bars(lefts.astype(np.float64), kept, width / 1000, below, above)
