"""A workbook or text file as it was sent: sheets of cells, nothing interpreted."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

Content = str | float | int | bool | date | datetime | time | timedelta | None
"""What a cell holds: text as typed, a number, a date, or None for an empty cell."""

Place = tuple[int, int]
"""Row and column of a cell, both from 0."""

Area = tuple[int, int, int, int]
"""Top, left, bottom and right of a block of cells, from 0, the last ones included."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, from cell A1 on.

    Rows may differ in length; a cell beyond a row's end is empty. `formats` holds the number formats that change what
    a number means (a percent sign, a unit in quotes, a date shown without its day), `errors` the formula errors
    ('#DIV/0!', which is also the cell's content) and, as 'no_value', formulas that were saved without a result (the
    cell is empty). A merged block has its content in its top left cell only.
    """

    name: str
    rows: list[list[Content]]
    merged: tuple[Area, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    formats: dict[Place, str] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    comments: dict[Place, str] = field(default_factory=dict)

    def content(self, row: int, column: int) -> Content:
        """Give what a cell holds."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return None

    def cell(self, row: int, column: int) -> str:
        """Give a cell's address as people write it: `시도별!B7`, `!B7` in a text file."""
        return f"{self.name}!{letters(column)}{row + 1}"


@dataclass(frozen=True, slots=True)
class Book:
    """What was in a file: its sheets in order, and what a person should know about how it was read.

    `kind` is 'xlsx', 'xlsm', 'xls', 'xlsb', 'ods', 'html' and 'xml2003' (both often named .xls) or 'text'; `encoding`
    and `delimiter` are those of a text file. `macros` says that macros were found; they are never run.
    """

    file_name: str
    kind: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    delimiter: str = ""
    macros: bool = False


class UnreadableError(Exception):
    """The file cannot be read. `code` keys the sentence `problem.file.<code>`, `values` are what it names."""

    def __init__(self, code: str, **values: object) -> None:
        """Keep the code and the values of the sentence."""
        self.code, self.values_named = code, values
        super().__init__(f"{code}: {values}" if values else code)


def letters(column: int) -> str:
    """Give a column's letters: 0 → A, 26 → AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
