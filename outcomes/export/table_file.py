"""A chart's table as a file: CSV that Excel opens rightly, and a workbook with its scope and sources."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence
from numbers import Real

import pandas as pd
import xlsxwriter

DANGEROUS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "＝",
    "＋",
    "－",
    "＠",
)  # wide ones too: Excel in East Asia takes them

TEXT_STAYS_TEXT = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""How every workbook is opened: no text of ours or of others becomes a formula or a link by itself."""


def csv_bytes(frame: pd.DataFrame, notes: Sequence[str] = ()) -> bytes:
    """Give a table as CSV: UTF-8 with BOM, comma, `.` decimals, empty = unknown, notes as lines below.

    Text that a spreadsheet would take for a formula gets a leading apostrophe; numbers stay numbers.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([harmless(c) for c in frame.columns])
    for row in frame.itertuples(index=False):
        writer.writerow([_cell(value) for value in row])
    for note in notes:
        writer.writerow([harmless(note)])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def xlsx_bytes(frame: pd.DataFrame, title: str, notes: Sequence[str] = ()) -> bytes:
    """Give a table as a workbook: title, header, rows with numbers as numbers, notes below, header frozen."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, TEXT_STAYS_TEXT) as book:
        sheet = book.add_worksheet()
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 13}))
        for column, name in enumerate(frame.columns):
            sheet.write_string(2, column, str(name), head)
        for number, row in enumerate(frame.itertuples(index=False), start=3):
            for column, value in enumerate(row):
                write_cell(sheet, number, column, value)
        for number, note in enumerate(notes, start=len(frame) + 4):
            sheet.write_string(number, 0, note)
        sheet.freeze_panes(3, 1)
        sheet.set_column(0, max(len(frame.columns) - 1, 0), 16)
    return out.getvalue()


def harmless(text: object) -> str:
    """Give a text that no spreadsheet runs as a formula."""
    spelled = str(text)
    return f"'{spelled}" if spelled.startswith(DANGEROUS) else spelled


def _cell(value: object) -> object:
    """Give what the CSV writer prints: numbers bare, whole ones without a decimal point, all else as harmless text."""
    if _unknown(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if _is_number(value) else harmless(value)


def _unknown(value: object) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and not math.isfinite(value))


def _is_number(value: object) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool)  # NumPy's numbers are of this kind as well


def write_cell(
    sheet: xlsxwriter.worksheet.Worksheet,
    row: int,
    column: int,
    value: object,
    look: xlsxwriter.format.Format | None = None,
) -> None:
    """Write a cell by its kind; text is stored as text and needs no apostrophe against formulas.

    Args:
        sheet: The sheet.
        row: Counted from 0.
        column: Counted from 0.
        value: A number, a text, or what is unknown (null, not-a-number, infinity), which leaves the cell empty.
        look: The cell's format, None for the plain one.
    """
    if _unknown(value):
        sheet.write_blank(row, column, None, look)
    elif _is_number(value):
        sheet.write_number(row, column, value, look)
    else:
        sheet.write_string(row, column, str(value), look)
