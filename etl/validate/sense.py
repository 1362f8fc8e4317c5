"""What a heading's readings are worth: whether their unit fits the indicator, and what becomes of their numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from etl.harmonize.meaning import UNKNOWN, Key, Meaning, subjects
from etl.harmonize.period import Period, read_period
from etl.harmonize.reading import Reading, Understood
from etl.harmonize.unit import Unit, find_unit, to_stored
from outcomes.catalog.model import Catalog, Indicator

Fit = Literal["", "missing", "clash"]
Sign = Literal["", "falls", "unclear"]
NATION = "KR"
PLAIN_UNITS = ("count", "person", "per_1000")
"""Stored units that need not be written: a number alone is a count."""

REDUCTION = re.compile(r"감소|절감|단축|저감|감축|하락|reduc|decreas|saving|saved|shorten|\bcut\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sense:
    """A subject's meaning together with its indicator.

    Attributes:
        meaning: What the subject means.
        indicator: Its indicator; None where nothing is loaded.
        unit: The unit that somebody gave for readings without one.
        period: The period that somebody gave for readings without one.
        sign: 'falls' where the heading speaks of a reduction and prints it without a minus: 33 below ‘불량률 감소’ is
            stored as −0.33; 'unclear' where it prints some with and some without.
        is_sum: Whether the subject is a column or row of sums that somebody said is an indicator all the same.
        is_national: Whether its table is about the nation alone.
    """

    meaning: Meaning
    indicator: Indicator | None = None
    unit: Unit | None = None
    period: Period | None = None
    sign: Sign = ""
    is_sum: bool = False
    is_national: bool = False

    def fit(self, unit: str) -> Fit:
        """Say whether readings in a stored unit ('' for none) can be the indicator's figures."""
        if self.indicator is None:
            return ""
        given = unit or (self.unit.id if self.unit else "")
        if not given:
            return "" if self.indicator.unit in PLAIN_UNITS else "missing"
        return "" if given == self.indicator.unit else "clash"

    def takes(self, reading: Reading) -> bool:
        """Say whether a reading is a figure of its own and no sum that only serves as a check."""
        return not reading.is_total or (self.is_sum and (reading.region_code != NATION or self.is_national))

    def period_of(self, reading: Reading) -> Period | None:
        """Give a reading's period: its own, else the one somebody gave.

        What was given also stands for a shorter one within it: ‘2023년 12월말 기준’ may head the figures of 2023.
        """
        own, given = reading.period, self.period
        if own is None or (given and given.start <= own.start and own.end <= given.end):
            return given
        return own

    def values(self, reading: Reading) -> tuple[float | None, float | None]:
        """Give a reading's value and the upper end of its range, in the stored unit."""
        value, high = reading.value, reading.value_high
        if self.unit is not None and not reading.unit:
            value, high = (None if v is None else to_stored(v, self.unit) for v in (value, high))
        if self.sign == "falls" and value is not None:
            return (-value, None) if high is None else (-high, -value)
        return value, high


def senses_of(
    understood: Understood, meanings: Mapping[Key, Meaning], catalog: Catalog
) -> dict[tuple[int, str], Sense]:
    """Give the sense of every subject, by table and subject."""
    every = subjects(understood)
    local = {reading.table for reading in understood.readings if reading.region_code not in ("", NATION)}
    meant = {(s.table, s.subject): meanings.get(s.key, UNKNOWN) for s in every}
    signs = _signs(understood, meant, catalog)
    return {
        place: Sense(
            meaning,
            catalog.indicators.get(meaning.indicator),
            find_unit(meaning.unit) if meaning.unit else None,
            given_period(meaning.period),
            signs.get(place, ""),
            subject.is_total and meaning.origin in ("answered", "remembered"),
            place[0] not in local,
        )
        for subject, (place, meaning) in zip(every, meant.items(), strict=True)
    }


@lru_cache(maxsize=256)
def given_period(text: str) -> Period | None:
    """Give a period that somebody typed, None for nothing and for what is none."""
    return read_period(text) if text else None


def is_reduction(indicator: Indicator | None, subject: str) -> bool:
    """Say whether a heading speaks of a reduction of what is stored as a change, up or down."""
    change = indicator is not None and indicator.topic == "outcome" and indicator.direction == "down"
    return change and bool(REDUCTION.search(subject))


def _signs(
    understood: Understood, meant: Mapping[tuple[int, str], Meaning], catalog: Catalog
) -> dict[tuple[int, str], Sign]:
    """Give how the headings that speak of a reduction print it."""
    asked = {place for place, m in meant.items() if is_reduction(catalog.indicators.get(m.indicator), place[1])}
    seen: dict[tuple[int, str], set[bool]] = defaultdict(set)
    for reading in understood.readings if asked else ():
        place = (reading.table, reading.subject)
        if place in asked and reading.value and not reading.is_total:
            seen[place].add(reading.value > 0)
    return {place: "unclear" if len(signs) == 2 else "falls" for place, signs in seen.items() if True in signs}
