"""Checks a file's figures: everything that is wrong at once, by cell, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from etl.harmonize.meaning import Key, Meaning
from etl.harmonize.reading import Understood
from etl.validate.case import Case
from etl.validate.figures import Figures
from etl.validate.problem import Problem
from etl.validate.rules.against import against_others, unfinal
from etl.validate.rules.cells import faults, headings, periods, places, units
from etl.validate.rules.days import closed, future, unclear, validity
from etl.validate.rules.frames import frames
from etl.validate.rules.lookalike import lookalikes
from etl.validate.rules.repeats import hidden, repeats
from etl.validate.rules.totals import totals
from etl.validate.rules.values import ranges, signs
from etl.validate.standing import Standing
from outcomes.catalog.model import Catalog

__all__ = ["Standing", "check"]

RULES: tuple[Callable[[Case], Iterator[Problem]], ...] = (
    *(faults, headings, places, periods, units, unclear),
    *(validity, closed, future, ranges, signs, repeats, hidden),
    *(totals, against_others, unfinal, lookalikes, frames),
)
SEVERITIES = ("error", "warning", "notice")


def check(
    understood: Understood, meanings: Mapping[Key, Meaning], figures: Figures, catalog: Catalog, standing: Standing
) -> tuple[Problem, ...]:
    """Give every problem of a file, by sheet, row and column, errors first at each cell.

    Args:
        understood: The file's readings and unreadable cells.
        meanings: What its subjects mean.
        figures: What `figures` made of both.
        catalog: What ids mean.
        standing: The figures that stand, and the closed years.
    """
    case = Case.of(understood, meanings, figures, catalog, standing)
    found = [problem for rule in RULES for problem in rule(case)]
    return in_order(found)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give problems by sheet, row and column, errors first at each cell; those of the whole file come first."""
    return tuple(sorted(problems, key=_order))


def _order(problem: Problem) -> tuple[int, int, int, int, str]:
    return problem.sheet, problem.row, problem.column, SEVERITIES.index(problem.severity), problem.code
