"""Compares a total with what it adds up: whether it holds within what was rounded, fails, or cannot be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from etl.harmonize.reading import Reading
from etl.validate.case import Case, at
from etl.validate.printed import shown, tolerance
from etl.validate.problem import Problem

Verdict = Literal["holds", "fails", "open"]
ADDED = ("count", "person", "KRW", "")
"""Stored units whose figures can be added up; a number without a unit is a count, or has a problem of its own."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A total, the parts it was compared with, and what came of it.

    'open': some parts are unknown, not exact or not there, and the others do not exceed the total. `absent` are the
    places whose parts are not there at all.
    """

    total: Reading
    parts: tuple[Reading, ...]
    sum: float
    verdict: Verdict
    absent: tuple[str, ...] = ()


def compared(total: Reading, parts: Sequence[Reading], absent: Sequence[str] = ()) -> Comparison:
    """Give whether parts add up to a total that has a value.

    Args:
        total: With a value, in one stored unit with the parts.
        parts: At least one.
        absent: The places that belong to the total and have no part at all.
    """
    known = [part for part in parts if part.value is not None]
    added = sum(part.value for part in known if part.value is not None)
    off = added - (total.value or 0.0)
    allowed = tolerance(total, known)
    exact = len(known) == len(parts) and not absent and not any(part.value_high is not None for part in known)
    if abs(off) <= allowed:
        verdict: Verdict = "holds"
    else:
        verdict = "fails" if exact or off > allowed else "open"
    return Comparison(total, tuple(parts), added, verdict, tuple(absent))


def is_additive(case: Case, reading: Reading) -> bool:
    """Say whether a reading's figures can be added up: an indicator's that is no rate, or a column of sums."""
    if reading.unit not in ADDED:
        return False
    sense = case.sense(reading)
    if sense.indicator is not None:
        return sense.indicator.kind != "rate"
    return sense.meaning.origin == "total"


@dataclass(slots=True)
class Tally:
    """What came of the totals of one table, told at the end."""

    held: list[Reading] = field(default_factory=list)
    absent: list[Comparison] = field(default_factory=list)
    open: list[Comparison] = field(default_factory=list)

    def count(self, comparison: Comparison) -> Iterator[Problem]:
        """Count a comparison; give the problem of one that fails."""
        if comparison.verdict == "fails":
            yield differs(comparison)
        elif comparison.verdict == "holds":
            self.held.append(comparison.total)
        else:
            (self.absent if comparison.absent else self.open).append(comparison)

    def told(self) -> Iterator[Problem]:
        """Give one notice for the totals that hold, one warning for those whose parts are not all there."""
        if self.held:
            self.held.sort(key=lambda reading: (reading.row, reading.column))
            yield at(self.held[0], "total_checked", "notice", count=f"{len(self.held):,}")
        if self.absent:
            first = self.absent[0]
            yield at(first.total, "parts_missing", "warning", places=",".join(first.absent),
                     missing=f"{len(first.absent):,}", count=f"{len(self.absent):,}")  # fmt: skip
        if self.open:
            yield at(self.open[0].total, "total_open", "notice", count=f"{len(self.open):,}")


def differs(comparison: Comparison) -> Problem:
    """Give the problem of a total that its parts do not add up to, in the unit the file prints."""
    total, value = comparison.total, comparison.total.value or 0.0
    return at(
        total,
        "total_differs",
        "error",
        total=shown(value, total),
        sum=shown(comparison.sum, total),
        difference=shown(comparison.sum - value, total),
        parts=f"{len(comparison.parts):,}",
        first=comparison.parts[0].cell,
        last=comparison.parts[-1].cell,
        unit=total.unit_raw,
    )
