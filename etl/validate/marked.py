"""Marks the workbook that was sent with openpyxl, so that its looks survive; only ever run as a process of its own.

`python -m etl.validate.marked xlsx` takes the listing as a line of JSON and then the workbook, and writes the copy.
"""

from __future__ import annotations

import io
import json
import sys
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from etl.read.process import bound_this_process
from etl.validate.listing import harmful, link

WIDTHS = {"A": 18, "B": 10, "C": 24, "D": 90}
AUTHOR = "check"
HEIGHT, WIDTH = 120, 320  # of a comment, in pixels


def marked(content: bytes, listing: dict[str, Any]) -> bytes:
    """Give the workbook with its cells marked and the list in front.

    Args:
        content: An Office Open XML workbook.
        listing: A `Listing` as a dictionary.
    """
    book = load_workbook(io.BytesIO(content), keep_vba=False, data_only=True, keep_links=False)
    sheets = list(book.worksheets)
    _drop_names(book)
    for mark in listing["marks"]:
        _mark(sheets[mark["sheet"]], mark)
    _write_list(book, sheets, listing)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _drop_names(book: Workbook) -> None:
    """Take out names that lead to other files or programs."""
    for holder in (book, *book.worksheets):
        for name, defined in list(holder.defined_names.items()):
            if "[" in defined.value or "|" in defined.value:
                del holder.defined_names[name]


def _mark(sheet: Worksheet, mark: dict[str, Any]) -> None:
    """Color a cell and write beside it; of a merged block the cell that is seen."""
    cell = sheet.cell(mark["row"] + 1, mark["column"] + 1)
    if isinstance(cell, MergedCell):
        block = next(block for block in sheet.merged_cells.ranges if cell.coordinate in block)
        cell = sheet.cell(block.min_row, block.min_col)
    if mark["tint"]:
        cell.fill = PatternFill("solid", start_color=f"FF{mark['tint']}")
    before = f"{cell.comment.text}\n" if cell.comment else ""
    cell.comment = Comment(before + mark["comment"], AUTHOR, height=HEIGHT, width=WIDTH)


def _write_list(book: Workbook, sheets: list[Worksheet], listing: dict[str, Any]) -> None:
    """Write the list as the first sheet: one line for each thing that was said, with a link to its cell."""
    page = book.create_sheet(_free(book, listing["name"]), 0)
    _text(page.cell(1, 1), listing["note"]).font = Font(italic=True)
    for column, heading in enumerate(listing["headings"], start=1):
        cell = _text(page.cell(3, column), heading)
        cell.font, cell.border = Font(bold=True), Border(bottom=Side("thin"))
    for row, line in enumerate(listing["lines"], start=4):
        if line["sheet"] >= 0:
            name = sheets[line["sheet"]].title
            cell = _text(page.cell(row, 1), f"{name}!{line['cell']}")
            cell.hyperlink = Hyperlink(ref="", location=link(name, line["cell"]))
            cell.font, cell.alignment = Font(underline="single", color="0563C1"), Alignment(vertical="top")
        for column, part in enumerate(("severity", "content", "sentence"), start=2):
            _text(page.cell(row, column), line[part]).alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in WIDTHS.items():
        page.column_dimensions[letter].width = width
    page.freeze_panes = "A4"
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is page
    book.active = 0


def _text(cell: Cell, text: str) -> Cell:
    """Write text as text, whatever it begins with."""
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = harmful(text)
    return cell


def _free(book: Workbook, name: str) -> str:
    """Give a name that no sheet has, those of charts included."""
    known = {title.casefold() for title in book.sheetnames}
    return next(
        other for other in (name, *(f"{name[:27]} {n}" for n in range(2, 1000))) if other.casefold() not in known
    )


def main() -> None:
    """Read the listing and the workbook from standard input and write the copy."""
    bound_this_process()
    listing = json.loads(sys.stdin.buffer.readline())
    sys.stdout.buffer.write(marked(sys.stdin.buffer.read(), listing))


if __name__ == "__main__":
    main()
