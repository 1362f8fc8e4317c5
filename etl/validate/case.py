"""What the rules look at: a file's readings, what they mean, its figures, and what stands already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from etl.harmonize.meaning import Key, Meaning, Subject, subjects
from etl.harmonize.reading import Reading, Understood
from etl.read.sheets import place_of
from etl.validate.figures import Figures
from etl.validate.problem import Problem, Severity
from etl.validate.sense import Sense
from etl.validate.standing import Standing
from outcomes.catalog.model import Catalog

LONGEST = 120
"""Characters of a cell that a sentence repeats."""


@dataclass(frozen=True, slots=True)
class Case:
    """A file to be checked."""

    understood: Understood
    meanings: Mapping[Key, Meaning]
    figures: Figures
    catalog: Catalog
    standing: Standing
    read: tuple[tuple[Reading, Sense], ...]
    """The readings that somebody means to load, sums left out, each with its sense."""

    subjects: tuple[Subject, ...]

    @classmethod
    def of(
        cls,
        understood: Understood,
        meanings: Mapping[Key, Meaning],
        figures: Figures,
        catalog: Catalog,
        standing: Standing,
    ) -> Case:
        """Give a case, with what several rules need worked out once."""
        senses = figures.senses
        meant = ((reading, senses[reading.table, reading.subject]) for reading in understood.readings)
        read = tuple((r, sense) for r, sense in meant if sense.indicator is not None and sense.takes(r))
        return cls(understood, meanings, figures, catalog, standing, read, subjects(understood))

    def sums(self) -> frozenset[tuple[int, str]]:
        """Give the headings of sums, by table and subject, whatever somebody answered that they mean."""
        return frozenset((subject.table, subject.subject) for subject in self.subjects if subject.is_total)

    def sense(self, reading: Reading) -> Sense:
        """Give what a reading was taken for."""
        return self.figures.senses[reading.table, reading.subject]

    def observed(self) -> Iterator[Reading]:
        """Give the reading of each row of `figures.observation`."""
        return (self.understood.readings[number] for number in self.figures.observation_readings)

    def aimed(self) -> Iterator[Reading]:
        """Give the reading of each row of `figures.target`."""
        return (self.understood.readings[number] for number in self.figures.target_readings)


def at(reading: Reading, code: str, severity: Severity, **values: str) -> Problem:
    """Give a problem at a reading's cell."""
    return Problem(
        code, severity, reading.cell, reading.text, reading.sheet, reading.row, reading.column, shortened(values)
    )


def at_cell(reading: Reading, cell: str, text: str, code: str, severity: Severity, **values: str) -> Problem:
    """Give a problem at another cell of a reading's sheet, as the one that names its place; '' is the reading's own."""
    if not cell:
        return at(reading, code, severity, **values)
    row, column = place_of(cell.rpartition("!")[2])
    return Problem(code, severity, cell, text, reading.sheet, row, column, shortened(values))


def shortened(values: Mapping[str, str]) -> dict[str, str]:
    """Give the values of a sentence, none of them longer than a line."""
    return {name: text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…" for name, text in values.items()}


def as_day(value: object) -> date | None:
    """Give a date of a frame's cell: dates and timestamps; None for null."""
    if isinstance(value, datetime):
        return value.date() if value == value else None  # NaT is a datetime and no day
    return value if isinstance(value, date) else None
