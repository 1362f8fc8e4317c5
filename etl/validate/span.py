"""The days a figure speaks of, as the lake keeps them for each kind of indicator."""

from __future__ import annotations

import re
from datetime import date

from etl.harmonize.period import Period
from outcomes.catalog.model import Indicator

Span = tuple[date | None, date, str]
"""First day, last day and period_kind of a figure."""

BEGUN = date(2014, 1, 1)
"""When the program began; where counts without a date in the name of their base begin, as in the published facts."""

STATES = ("adoption",)
"""Topics whose rates describe a day, as a survey does; the others describe a period."""

MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?", re.ASCII)


def span(indicator: Indicator, base: str, period: Period) -> Span:
    """Give the days of a figure: a running total from its base on, a stock at a day, anything else over its period.

    Args:
        indicator: What is measured.
        base: What a running total counts from ('2014', '2018-08', 'province').
        period: The period that the file names.
    """
    if base and indicator.kind != "flow":
        return begins(base), period.end, "to_date"
    if indicator.kind == "stock" or (indicator.kind == "rate" and indicator.topic in STATES):
        return period.end, period.end, "point"
    return period.start, period.end, period.kind


def target_span(indicator: Indicator, period: Period) -> Span:
    """Give the days of a target: a stock's has only the day by which it is to be reached."""
    return (period.start if indicator.kind == "flow" else None), period.end, period.kind


def begins(base: str) -> date:
    """Give the first day that a base counts."""
    match = MONTH.fullmatch(base)
    return date(int(match[1]), int(match[2] or 1), 1) if match else BEGUN
