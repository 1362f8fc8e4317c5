"""The projects of a file: rows of the lake's table `support_case`, each with where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from etl.harmonize.case_list import ID, YEAR, CaseList
from etl.harmonize.cells import text_of
from etl.read.book import Place, Sheet, letters
from etl.validate.case import shortened
from etl.validate.problem import Problem, Severity
from outcomes.store.tables import TABLES

COLUMNS = tuple(TABLES["support_case"])
YEARS = (YEAR, "completion_year", "closed_year")
MONEY = ("budget_national_krw", "budget_local_krw", "budget_private_krw")
NUMBERS = tuple(name for name, type_ in TABLES["support_case"].items() if type_ == "DOUBLE")


def no_rows() -> pd.DataFrame:
    """Give the table `support_case` without a row."""
    return pd.DataFrame({name: pd.Series(dtype=object) for name in COLUMNS})


@dataclass(frozen=True, slots=True)
class CaseRows:
    """The projects of a file.

    Attributes:
        lists: Where they stand.
        frame: A row for each project, in the lake's columns; texts that say nothing are '', numbers None.
        where: For each row of the frame the number of its list and its row in the sheet.
        sheets: All sheets of the file.
        units: For each column of NUMBERS the stored unit of each row's number, '' where there is none.
        named: For each row today's name of a place that had another one then, '' where it is the same.
        problems: What is wrong with single cells.
        prefix: What every position begins with.
    """

    lists: tuple[CaseList, ...] = ()
    frame: pd.DataFrame = field(default_factory=no_rows)
    where: tuple[tuple[int, int], ...] = ()
    sheets: tuple[Sheet, ...] = ()
    units: dict[str, list[str]] = field(default_factory=dict)
    named: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    prefix: str = ""

    @property
    def count(self) -> int:
        """Give how many projects there are."""
        return len(self.frame)

    def rows_of(self, number: int) -> list[int]:
        """Give the rows of the frame that a list brought."""
        return [at for at, (one, _) in enumerate(self.where) if one == number]

    def positions(self) -> dict[tuple[int, int], str]:
        """Give the position in the lake of the project in each row, by sheet and row."""
        sheets = [one.table.sheet for one in self.lists]
        keys = ((sheets[number], row) for number, row in self.where)
        return dict(zip(keys, self.frame.position, strict=True))

    def place(self, at: int, column: str) -> tuple[int, Place]:
        """Give sheet and cell in which a row says a column; the project's number where there is no such column."""
        number, row = self.where[at]
        one = self.lists[number]
        found = one.of(column) or one.of(ID)
        return one.table.sheet, one.anchors.get((row, found[0].index), (row, found[0].index))

    def problem(self, at: int, column: str, code: str, severity: Severity, **values: str) -> Problem:
        """Give a problem at the cell in which a row says a column."""
        sheet, place = self.place(at, column)
        one = self.lists[self.where[at][0]]
        heading = next(found.heading for found in one.of(column) or one.of(ID))
        return problem_at(self.sheets, sheet, place, code, severity, **({"heading": heading} | values))

    def cell(self, at: int, column: str) -> str:
        """Give the address of that cell."""
        sheet, place = self.place(at, column)
        return self.sheets[sheet].cell(*place)


def cells_of(places: Sequence[Place]) -> str:
    """Give cells of a sheet as people write them, those below one another as one: ‘I4–I7, I9’."""
    runs: list[list[Place]] = []
    for row, column in sorted(set(places), key=lambda place: (place[1], place[0])):
        if runs and runs[-1][-1] == (row - 1, column):
            runs[-1].append((row, column))
        else:
            runs.append([(row, column)])
    ends = [[f"{letters(column)}{row + 1}" for row, column in (run[0], run[-1])] for run in runs]
    return ", ".join(first if first == last else f"{first}–{last}" for first, last in ends)


def problem_at(
    sheets: Sequence[Sheet], sheet: int, place: Place, code: str, severity: Severity, **values: str
) -> Problem:
    """Give a problem at a cell."""
    content = sheets[sheet].content(*place)
    return Problem(code, severity, sheets[sheet].cell(*place), text_of(content), sheet, *place, shortened(values))
