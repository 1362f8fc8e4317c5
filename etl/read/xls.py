"""An old Excel workbook (xls, BIFF) → sheets, with xlrd; only ever called inside the shield."""

from __future__ import annotations

import io

import xlrd
from xlrd.biffh import error_text_from_code
from xlrd.book import Book as OldBook
from xlrd.sheet import Cell
from xlrd.sheet import Sheet as OldSheet

from etl.read.book import Content, Sheet, UnreadableError
from etl.read.formats import PLAIN, Format, read_format
from etl.read.grid import Count, Grid
from etl.read.values import moment, text_of, whole


def read_xls(content: bytes) -> tuple[Sheet, ...]:
    """Read the sheets of an old Excel workbook.

    Raises:
        UnreadableError: 'encrypted', 'damaged', or too much of something.
        Exception: whatever xlrd comes upon in a broken file; the shield turns it into 'damaged'.
    """
    try:
        book = xlrd.open_workbook(
            file_contents=content, logfile=io.StringIO(), formatting_info=True, ragged_rows=True,
            ignore_workbook_corruption=True,
        )  # fmt: skip
    except xlrd.XLRDError as error:
        raise UnreadableError("encrypted" if "encrypted" in str(error) else "damaged") from error
    count = Count()
    return tuple(_sheet(book, sheet, Grid(count)) for sheet in book.sheets())


def _sheet(book: OldBook, old: OldSheet, grid: Grid) -> Sheet:
    """Read a sheet's cells, then what is known about them."""
    for row in range(old.nrows):
        for column, cell in enumerate(old.row(row)):
            _put(book, grid, row, column, cell)
    for top, bottom, left, right in old.merged_cells:
        grid.merge((top, left, bottom - 1, right - 1))
    for (row, column), note in old.cell_note_map.items():
        comment = text_of(note.text)
        if comment:
            grid.comments[row, column] = comment
    grid.hidden_rows.update(row for row, info in old.rowinfo_map.items() if info.hidden or info.height == 0)
    grid.hidden_columns.update(column for column, info in old.colinfo_map.items() if info.hidden or info.width == 0)
    return grid.sheet(old.name, old.visibility != 0)


def _put(book: OldBook, grid: Grid, row: int, column: int, cell: Cell) -> None:
    """Put a filled cell into the grid."""
    if cell.ctype == xlrd.XL_CELL_ERROR:
        shown = error_text_from_code.get(cell.value, "#VALUE!")
        grid.fault(row, column, shown)
        grid.put(row, column, shown)
        return
    form = _format(book, cell)
    content = _content(book, cell, form)
    if content is None:
        return
    grid.put(row, column, content)
    if form.meaning:
        grid.formats[row, column] = form.meaning


def _content(book: OldBook, cell: Cell, form: Format) -> Content:
    """Say what a cell holds."""
    if cell.ctype == xlrd.XL_CELL_TEXT:
        return text_of(cell.value)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE}:
        return moment(whole(float(cell.value)), form, bool(book.datemode))
    return None


def _format(book: OldBook, cell: Cell) -> Format:
    """Give a number's format."""
    if cell.ctype not in {xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE} or cell.xf_index is None:
        return PLAIN
    return read_format(book.format_map[book.xf_list[cell.xf_index].format_key].format_str)
