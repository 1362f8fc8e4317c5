"""A plain copy of a book's cells as xlsx, with its marks and the list in front."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta

import xlsxwriter
from xlsxwriter.exceptions import OverlappingRange
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.read.book import Book, Content, Place, Sheet
from etl.validate.listing import Listing, Mark, harmful, link

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FIRST_DATE = date(1900, 3, 1)
WIDTHS = (18, 10, 24, 90)
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


def copied(book: Book, listing: Listing) -> bytes:
    """Give the copy: texts as texts, never as formulas."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, OPTIONS) as copy:
        looks = _Looks(copy)
        _write_list(copy.add_worksheet(listing.name), listing, looks)
        for number, (sheet, name) in enumerate(zip(book.sheets, listing.names, strict=True)):
            marks = {(mark.row, mark.column): mark for mark in listing.marks if mark.sheet == number}
            _write_sheet(copy.add_worksheet(name), sheet, marks, looks)
    return out.getvalue()


class _Looks:
    """The formats of cells, each made once."""

    def __init__(self, copy: xlsxwriter.Workbook) -> None:
        """Make none yet."""
        self._copy = copy
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def of(self, **properties: object) -> Format | None:
        """Give the format with these properties, None for none."""
        key = tuple((name, value) for name, value in properties.items() if value)
        if key and key not in self._made:
            self._made[key] = self._copy.add_format(dict(key))
        return self._made.get(key)


def _write_list(page: Worksheet, listing: Listing, looks: _Looks) -> None:
    """Write the list: one line for each thing that was said, with a link to its cell."""
    page.write_string(0, 0, listing.note, looks.of(italic=True))
    for column, (heading, width) in enumerate(zip(listing.headings, WIDTHS, strict=True)):
        page.write_string(2, column, heading, looks.of(bold=True, bottom=1))
        page.set_column(column, column, width)
    for row, line in enumerate(listing.lines, start=3):
        if line.sheet >= 0:
            name = listing.names[line.sheet]
            page.write_url(row, 0, f"internal:{link(name, line.cell)}", string=f"{name}!{line.cell}")
        for column, text in enumerate((line.severity, line.content, line.sentence), start=1):
            page.write_string(row, column, text, looks.of(text_wrap=True, valign="top", quote_prefix=harmful(text)))
    page.freeze_panes(3, 0)


def _write_sheet(page: Worksheet, sheet: Sheet, marks: dict[Place, Mark], looks: _Looks) -> None:
    """Write a sheet's cells, what is merged or hidden, and its marks and comments."""
    _write_looks(page, sheet)
    for row, cells in enumerate(sheet.rows):
        for column, content in enumerate(cells):
            if content is not None:
                mark = marks.get((row, column))
                form = sheet.formats.get((row, column), "")
                _write(page, row, column, content, mark.tint if mark else "", form, looks)
    for (row, column), mark in marks.items():
        if sheet.content(row, column) is None:
            page.write_blank(row, column, None, looks.of(bg_color=mark.tint))
    for (row, column), comment in _comments(sheet, marks).items():
        page.write_comment(row, column, comment, {"x_scale": 2})


def _write_looks(page: Worksheet, sheet: Sheet) -> None:
    """Merge and hide what is merged and hidden."""
    for top, left, bottom, right in sheet.merged:
        try:
            page.merge_range(top, left, bottom, right, "")
        except OverlappingRange:
            continue  # no spreadsheet writes these
    for row in sheet.hidden_rows:
        page.set_row(row, options={"hidden": True})
    for column in sheet.hidden_columns:
        page.set_column(column, column, options={"hidden": True})
    if sheet.hidden:
        page.hide()


def _comments(sheet: Sheet, marks: dict[Place, Mark]) -> dict[Place, str]:
    """Give what was said in the file before and what is said now, by cell."""
    said = {place: mark.comment for place, mark in marks.items()}
    before = {place: text for place, text in sheet.comments.items() if place[0] < LAST_ROW and place[1] < LAST_COLUMN}
    return before | {place: f"{before[place]}\n{text}" if place in before else text for place, text in said.items()}


def _write(page: Worksheet, row: int, column: int, content: Content, tint: str, form: str, looks: _Looks) -> None:
    """Write a cell by its kind."""
    if isinstance(content, bool):
        page.write_boolean(row, column, content, looks.of(bg_color=tint))
    elif isinstance(content, (int, float)):
        page.write_number(row, column, content, looks.of(bg_color=tint, num_format=form))
    elif isinstance(content, (time, timedelta)) or (isinstance(content, date) and _day(content) >= FIRST_DATE):
        page.write_datetime(row, column, content, looks.of(bg_color=tint, num_format=form or _format_of(content)))
    else:
        text = str(content)
        page.write_string(row, column, text, looks.of(bg_color=tint, quote_prefix=harmful(text)))


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _format_of(content: Content) -> str:
    """Give the format in which a date or time is shown."""
    if isinstance(content, timedelta):
        return "[h]:mm:ss"
    if isinstance(content, time):
        return "hh:mm:ss"
    return "yyyy-mm-dd hh:mm" if isinstance(content, datetime) else "yyyy-mm-dd"
