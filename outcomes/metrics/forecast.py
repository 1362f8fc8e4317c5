"""Where a yearly series leads at its own pace, and how far off that may be: an interval from its own past changes.

No SQL engine does this on demand for a single series that a reader moves about in, so these are functions of numbers.

The point path is that of methods, section 3: the mean of the last five annual changes goes on. Its error after h years,
where changes scatter steadily around that mean of k changes, has the variance

    s² (h + h²/k)                                      s²: the changes' variance

and Student's t with k − 1 degrees of freedom gives the interval. Where the changes themselves wander (they are nearer
to their neighbors than to their mean) that is far too narrow; then, with the wandering's variance d² from the mean
squared step between neighboring changes (von Neumann's ratio tells the two cases apart),

    n² (h + h²/k) + d² (h (h + 1)(2h + 1)/6 + h² Σi²/k²)     i = 1 … k − 1, n² = what is left of s² as scatter

Both assume that the coming years vary as the past ones did. `benchmarks/forecast.py` prints how often the intervals
hold what then happened.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, variance

import pandas as pd

from outcomes.metrics.extrapolation import FEWEST, YEARS

LOOK_BACK = 10  # changes that say whether the pace wanders; older ones are another time
WANDERING = 1.0  # von Neumann's ratio below which it does; 2 is expected of changes that scatter steadily
FEWEST_STEPS = 3  # steps between neighboring changes, below which wandering cannot be told
HOLDS = 0.7  # of the cases, from which on an interval of 80 % is called that
AHEAD = 5  # years ahead that the back-test looks

QUANTILES = {
    2: (0.8165, 1.8856), 3: (0.7649, 1.6377), 4: (0.7407, 1.5332), 5: (0.7267, 1.4759),
    6: (0.7176, 1.4398), 7: (0.7111, 1.4149), 8: (0.7064, 1.3968), 9: (0.7027, 1.3830),
}  # fmt: skip
"""Degrees of freedom → Student's t at 75 % and 90 %: the half-widths of the 50 % and 80 % intervals."""


@dataclass(frozen=True, slots=True)
class Trend:
    """The pace of a series up to a year.

    `mean` is the mean of the last five annual changes (the indicator's unit a year), `count` how many of them are
    known; `spread` their variance, `scatter` and `wander` the two parts it is made of where the pace wanders, else all
    of it and 0.
    """

    mean: float
    count: int
    spread: float
    scatter: float
    wander: float
    freedom: int

    def error(self, years: int) -> float:
        """Give the standard error of the level after so many years (the indicator's unit)."""
        k = self.count
        mean_too = years + years**2 / k
        walked = years * (years + 1) * (2 * years + 1) / 6 + years**2 * sum(i * i for i in range(1, k)) / k**2
        return math.sqrt(max(self.spread * mean_too, self.scatter * mean_too + self.wander * walked))


@dataclass(frozen=True, slots=True)
class Backtest:
    """How often the intervals held what then happened: pairs of a year and a later one, and hits of each interval."""

    cases: int
    within_50: int
    within_80: int

    @property
    def holds(self) -> bool:
        """Say whether the 80 % interval may be called one: it held at least 70 % of the cases, and there are some."""
        return self.cases > 0 and self.within_80 >= HOLDS * self.cases


def annual_changes(known: Mapping[int, float], year: int, back: int) -> dict[int, float]:
    """Give year → change from the year before, of the last `back` years up to `year`; none across a missing year."""
    span = range(year - back + 1, year + 1)
    return {y: known[y] - known[y - 1] for y in span if y in known and y - 1 in known}


def trend(known: Mapping[int, float], year: int) -> Trend | None:
    """Give the pace up to a year.

    Args:
        known: Year → known level (the indicator's unit); missing years are simply not in it.
        year: Later years are not looked at.

    Returns:
        None where fewer than three annual changes of the last five years are known: not assessable.

    Source:
        Methods, section 3.
    """
    recent = list(annual_changes(known, year, YEARS).values())
    if len(recent) < FEWEST:
        return None
    spread = variance(recent)
    steady = Trend(fmean(recent), len(recent), spread, spread, 0.0, len(recent) - 1)
    longer = annual_changes(known, year, LOOK_BACK)
    steps = [longer[y] - longer[y - 1] for y in longer if y - 1 in longer]
    return _wandering(steady, list(longer.values()), steps)


def _wandering(steady: Trend, changes: Sequence[float], steps: Sequence[float]) -> Trend:
    """Give the trend with its variance split into scatter and wandering, unchanged where the pace does not wander."""
    whole, count = variance(changes), len(changes)
    if len(steps) < FEWEST_STEPS or not whole:
        return steady
    step = fmean(s * s for s in steps)
    if step / whole >= WANDERING:
        return steady
    # Expected: step = 2 scatter + wander; whole = scatter + wander (count + 1) / 6, the variance of a random walk.
    wander = min(max((whole - step / 2) / ((count + 1) / 6 - 0.5), 0.0), step)
    return replace(steady, scatter=(step - wander) / 2, wander=wander, freedom=count - 1)


def fan(level: float, year: int, pace: Trend, years: int) -> pd.DataFrame:
    """Give the path at a pace with its intervals; a count that adds up never falls below where it stands.

    Args:
        level: The level at the end of `year` (the indicator's unit).
        year: The year the path starts from.
        pace: The series' own (`trend`).
        years: How many years ahead.

    Returns:
        **year** (year to year + years) → middle, low_50, high_50, low_80, high_80 (the indicator's unit). None of them
        falls from one year to the next.
    """
    half_50, half_80 = QUANTILES[min(pace.freedom, max(QUANTILES))]
    rows = []
    for ahead in range(years + 1):
        middle, error = level + pace.mean * ahead, pace.error(ahead)
        rows.append((middle, *(middle + way * error for way in (-half_50, half_50, -half_80, half_80))))
    made = pd.DataFrame(rows, columns=["middle", "low_50", "high_50", "low_80", "high_80"])
    made = made.clip(lower=level).cummax()
    made.insert(0, "year", range(year, year + years + 1))
    return made


def backtest(known: Mapping[int, float], ahead: int = AHEAD) -> Backtest:
    """Give how the intervals would have done in the past: from each year with a trend to each known later one.

    Args:
        known: Year → known level.
        ahead: The furthest year looked at, counted from the year of the forecast.
    """
    cases = within_50 = within_80 = 0
    for year in sorted(known):
        pace = trend(known, year)
        if pace is None:
            continue
        paths = fan(known[year], year, pace, ahead).set_index("year")
        for later in (y for y in range(year + 1, year + ahead + 1) if y in known):
            row, value = paths.loc[later], known[later]
            cases += 1
            within_50 += bool(row.low_50 <= value <= row.high_50)
            within_80 += bool(row.low_80 <= value <= row.high_80)
    return Backtest(cases, within_50, within_80)
