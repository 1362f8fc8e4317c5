"""What would follow from a number of additions a year, and what a target by a year would take.

Plain arithmetic on the figures a reader moves: functions of numbers, since asking an engine at each step of a slider
would take a hundred times as long as the answer.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

Kind = Literal["already", "in_year", "too_late", "never"]
MOST_YEARS = 30  # ahead; what lies beyond is 'not within 30 years'
SURE = 9  # decimal places that are not noise of the arithmetic


@dataclass(frozen=True, slots=True)
class Meeting:
    """When a target is met: already, in a year, only beyond 30 years, or never; `year` is null but for 'in_year'."""

    kind: Kind
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """What a target by a year takes, in whole numbers.

    `missing`: target less level, over all `years`. `per_year` is rounded up, since one less a year would miss the
    target; so years × per_year may be a little more than what is missing. Money in won is additions × unit cost.
    """

    missing: int
    years: int
    unit_cost_krw: int

    @property
    def per_year(self) -> int:
        """Give the additions a year that suffice."""
        return -(-self.missing // self.years)

    @property
    def money_per_year_krw(self) -> int:
        """Give the money of the additions a year."""
        return self.per_year * self.unit_cost_krw

    @property
    def money_krw(self) -> int:
        """Give the money of all that is missing."""
        return self.missing * self.unit_cost_krw

    def part(self, missing: int) -> Need:
        """Give what a part of what is missing takes: such parts add up in `missing` and `money_krw`, not a year."""
        return replace(self, missing=missing)


def meets(level: float, year: int, target: float, per_year: float) -> Meeting:
    """Give when a target is met with so many additions a year.

    Args:
        level: The level at the end of `year`.
        year: The first additions are those of the year after it.
        target: The level to reach.
        per_year: Additions a year; 0 or less never meets it.

    Source:
        Methods, section 2: required annual addition, turned around.
    """
    if level >= target:
        return Meeting("already")
    if per_year <= 0:
        return Meeting("never")
    years = _up((target - level) / per_year)
    return Meeting("in_year", year + years) if years <= MOST_YEARS else Meeting("too_late")


def crossing(years: Iterable[int], levels: Iterable[float], target: float) -> int | None:
    """Give the first year of a path in which it reaches the target, None where it does not."""
    return next((year for year, level in zip(years, levels, strict=True) if level >= target), None)


def affordable(money_krw: int, unit_cost_krw: int) -> int:
    """Give how many whole additions a sum of money pays for."""
    return money_krw // unit_cost_krw


def need(level: float, year: int, target: float, by: int, unit_cost_krw: int) -> Need:
    """Give the additions and the money that meet a target by the end of a year.

    Args:
        level: The level at the end of `year`.
        year: Where it starts.
        target: The level to reach; nothing is needed where it is already reached.
        by: The last year of additions, after `year`.
        unit_cost_krw: Whole won an addition.

    Raises:
        ValueError: `by` is not after `year`; a caller's mistake.

    Source:
        Methods, section 2: required annual addition = (target − level) / (by − year).
    """
    if by <= year:
        raise ValueError(f"no year is left from the end of {year} to the end of {by}")
    years = by - year
    missing = max(_up(target - level), 0)
    return Need(missing, years, unit_cost_krw)


def _up(value: float) -> int:
    """Give the next whole number, taking 3.0000000001 for 3."""
    return math.ceil(round(value, SURE))
