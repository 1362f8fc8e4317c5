"""Reads the cells of a CSV file that people keep: where each row stands, and what a number and a date look like."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

NUMBER = re.compile(r"[+-]?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d{1,2})?", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a file and the place it stands in: `number` is the line as a spreadsheet shows it (header = 1)."""

    file: str
    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Give the text of a cell without white space around it, '' where the cell is empty."""
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a file, or a row of it, cannot be read; `row` is 0 where the whole file is meant."""

    code: str
    row: int
    value: str


def read_table(path: Path, required: Sequence[str]) -> tuple[list[Row], list[Flaw]]:
    """Give the rows of a CSV file and what is wrong with its form; a file with an absent column gives no rows.

    Blank lines are left out but counted, so that a row's number is the one that people see.

    Args:
        path: A file in UTF-8 (a byte order mark is allowed) whose first line names the columns.
        required: The columns it must have.

    Returns:
        The rows; and the flaws: missing_file, not_utf8, not_csv, missing_column, cell_count (a row with more or
        fewer cells than the header, as a comma outside quotation marks makes).
    """
    if not path.is_file():
        return [], [Flaw("missing_file", 0, path.name)]
    try:
        with path.open(encoding="utf-8-sig", newline="") as handle:
            lines = list(csv.reader(handle, strict=True))
    except UnicodeDecodeError as error:
        return [], [Flaw("not_utf8", 0, f"byte {error.start}")]
    except csv.Error as error:
        return [], [Flaw("not_csv", 0, str(error))]
    header = [name.strip() for name in lines[0]] if lines else []
    absent = [Flaw("missing_column", 0, name) for name in required if name not in header]
    if absent:
        return [], absent
    rows, flaws = [], []
    for number, cells in enumerate(lines[1:], start=2):
        if not any(cells):
            continue
        if len(cells) != len(header):
            flaws.append(Flaw("cell_count", number, f"{len(cells)} ≠ {len(header)}"))
        else:
            rows.append(Row(path.name, number, dict(zip(header, (cell.strip() for cell in cells), strict=True))))
    return rows, flaws


def as_number(text: str) -> float | None:
    """Give the number that a text spells with ASCII digits and a decimal point, None for any other text."""
    return float(text) if NUMBER.fullmatch(text) else None


def as_day(text: str) -> date | None:
    """Give the day of a text in the form YYYY-MM-DD, None for any other text and for days that no calendar has."""
    if not DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
