"""The workbooks of the test packs, read back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from outcomes.export.annex.workbook import xlsx_bytes
from outcomes.export.pack import Exhibit, Pack
from tests.unit.export.packs import hard, slide, small
from tests.unit.export.shown import shown


@cache
def book(name: str) -> tuple[Pack, Workbook]:
    pack = {"small": small, "hard": hard}[name]()
    return pack, read(pack)


def read(pack: Pack) -> Workbook:
    """Read a workbook as it is shown: cells that are computed have their values."""
    return openpyxl.load_workbook(io.BytesIO(xlsx_bytes(pack)), data_only=True)


def formulas(pack: Pack) -> dict[tuple[str, str], str]:
    """Give the formulas of a workbook by sheet and cell."""
    found = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(pack)))
    return {(cell.parent.title, cell.coordinate): cell.value for cell in cells(found) if cell.data_type == "f"}


def of(made: Exhibit) -> Worksheet:
    """Give the sheet of a pack with this exhibit alone."""
    return read(replace(small(), slides=(slide("a", "하나", made),))).worksheets[1]


def rows(sheet: Worksheet) -> list[list[str]]:
    return [[shown(cell) for cell in row] for row in sheet.iter_rows()]


def texts(sheet: Worksheet) -> list[str]:
    return [text for row in rows(sheet) for text in row if text]


def cells(workbook: Workbook) -> Iterator[openpyxl.cell.Cell]:
    yield from (cell for sheet in workbook for row in sheet.iter_rows() for cell in row)


def table(sheet: Worksheet, made: Exhibit) -> list[list[str]]:
    """Give the exhibit's rows as the sheet shows them, below its header."""
    found, width = rows(sheet), len(made.columns)
    top = next(n for n, row in enumerate(found) if tuple(row[:width]) == made.columns)
    return [row[:width] for row in found[top + 1 : top + 1 + len(made.cells)]]
