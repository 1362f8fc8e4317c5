"""Rules about figures that a file gives twice, and about what it hides."""

from __future__ import annotations

from collections.abc import Iterator

from etl.harmonize.reading import Reading
from etl.validate.case import Case, at
from etl.validate.problem import Problem


def repeats(case: Case) -> Iterator[Problem]:
    """Figures given twice: an error at each cell that says something else, one notice for the others of a table."""
    readings = case.understood.readings
    same: dict[int, list[tuple[Reading, Reading]]] = {}
    for repeat in case.figures.repeats:
        kept, other = readings[repeat.kept], readings[repeat.other]
        if repeat.same:
            same.setdefault(other.table, []).append((kept, other))
        else:
            yield at(other, "duplicate_differs", "error", first=kept.cell, first_text=kept.text,
                     **named(case, other))  # fmt: skip
    for pairs in same.values():
        kept, other = pairs[0]
        yield at(other, "duplicate_same", "notice", first=kept.cell, count=f"{len(pairs):,}")


def hidden(case: Case) -> Iterator[Problem]:
    """Figures in hidden rows, columns and sheets, once for each table."""
    counts: dict[int, list[Reading]] = {}
    for readings in (case.observed(), case.aimed()):
        for reading in readings:
            if reading.hidden:
                counts.setdefault(reading.table, []).append(reading)
    for found in counts.values():
        yield at(found[0], "hidden_read", "notice", count=f"{len(found):,}")


def named(case: Case, reading: Reading) -> dict[str, str]:
    """Give what a figure is of: indicator, place and period."""
    sense = case.sense(reading)
    period = sense.period_of(reading)
    return {
        "indicator": sense.meaning.indicator,
        "region": reading.region_code,
        "period": "" if period is None else str(period),
    }
