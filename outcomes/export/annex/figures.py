"""Printed cells as numbers that a spreadsheet shows exactly as they were printed, and as text where they are words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from outcomes.catalog.printing import MINUS
from outcomes.export.native import number_of

SCALES = ("억원", "백만원", "천원", "원", "bn", "m", "k")
"""Words of money that stand for different powers of ten."""
UNITS = ("%", "%p", "%포인트", "개", "개사", "곳", "건", "명", "점", "배", *SCALES)
"""What may stand behind a figure; anything else makes a cell text, which is never wrong."""
WHOLE = re.compile(
    rf"(?P<sign>[-+{MINUS}△]?)(?P<won>₩?)(?P<int>\d{{1,3}}(?:,\d{{3}})+|0|[1-9]\d*)(?P<dec>\.\d+)?"
    r"(?P<space> ?)(?P<unit>\D*)",
    re.ASCII,
)
SURE_DIGITS = 15
"""A spreadsheet keeps so many digits of a number; a longer one would be shown wrongly and stays text."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: the text as printed, and, where it is a figure, its number in the printed unit and its number format."""

    text: str
    value: float | None = None
    code: str = ""
    unit: str = ""

    @property
    def is_number(self) -> bool:
        """Say whether the cell is a number; else it is text."""
        return self.value is not None


Cells = tuple[tuple[Cell, ...], ...]
"""A table's cells, row by row."""


def cell_of(printed: str) -> Cell:
    """Give a printed cell: ‘1,234.5%’ is 1234.5 shown as such; ‘자료 없음’, ‘10~20%’ and ‘약 260개’ are text."""
    found, value = WHOLE.fullmatch(printed), number_of(printed)
    if found is None or value is None or found["unit"] not in ("", *UNITS) or (found["space"] and not found["unit"]):
        return Cell(printed)
    if len(value.as_tuple().digits) > SURE_DIGITS or (value.is_zero() and found["sign"] not in ("", "+")):
        return Cell(printed)
    return Cell(printed, float(value), _code(found), found["unit"])


def column_of(printed: Sequence[str]) -> tuple[Cell, ...]:
    """Give a column's cells.

    Where money stands in different units (₩4.338 bn above ₩960 m), its cells stay text: added up they would mislead.
    """
    cells = tuple(cell_of(each) for each in printed)
    if len({cell.unit for cell in cells if cell.unit in SCALES}) < 2:
        return cells
    return tuple(Cell(cell.text) if cell.unit in SCALES else cell for cell in cells)


def table_of(columns: int, rows: Sequence[Sequence[str]], words: Sequence[int]) -> Cells:
    """Give a table's cells, row by row; columns at the places `words` are text whatever stands in them."""
    made = [
        tuple(Cell(row[place]) for row in rows) if place in words else column_of([row[place] for row in rows])
        for place in range(columns)
    ]
    return tuple(tuple(column[number] for column in made) for number in range(len(rows)))


def width_of(text: str) -> int:
    """Give the width of a text's longest line in columns of half-width letters; Hangul takes two."""
    return max((_width(line) for line in text.split("\n")), default=0)


def height_of(text: str, columns: float) -> int:
    """Give how many lines a text takes in a space of so many half-width letters."""
    return sum(max(1, -(-_width(line) // max(int(columns), 1))) for line in text.split("\n"))


def places_of(printed: str) -> int:
    """Give how many decimals the first number in a text is printed with."""
    value = number_of(printed)
    exponent = value.as_tuple().exponent if value is not None else 0
    return -exponent if isinstance(exponent, int) else 0


def decimals_code(decimals: int) -> str:
    """Give the number format of so many decimals, with thousands separators."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)


def _code(found: re.Match[str]) -> str:
    whole = "0" if len(found["int"]) > 3 and "," not in found["int"] else "#,##0"
    figure = whole + ("." + "0" * (len(found["dec"]) - 1) if found["dec"] else "")
    behind = found["space"] + found["unit"]
    shown = _quoted(found["won"]) + figure + _quoted(behind)
    sign = found["sign"]
    if sign == "+":
        return f"{_quoted(sign)}{shown}"
    return f"{shown};{_quoted(sign)}{shown}" if sign else shown


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""
