"""A binary Excel workbook (xlsb) → sheets; only ever called inside the shield.

Record numbers and layouts: [MS-XLSB], Excel Binary File Format, sections 2.3 to 2.5.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

from etl.read.archive import Archive
from etl.read.book import Content, Sheet, UnreadableError
from etl.read.formats import BUILT_IN, PLAIN, Format, read_format
from etl.read.grid import Count, Grid
from etl.read.limits import MOST_CELLS, MOST_SHEETS
from etl.read.package import relations, workbook_part
from etl.read.records import real, records, rk, unsigned, wide
from etl.read.values import moment, text_of, whole

ROW, BLANK, SHORT_BLANK, LAST_SHORT, RICH_TEXT, COLUMNS, MERGED = 0, 1, 12, 18, 62, 60, 176
STRING, FORMAT, STYLE, BEGIN_STYLES, END_STYLES = 19, 44, 47, 617, 618
SETTINGS, SHEET = 153, 156
HIDDEN_ROW = 0x10
LAST_COLUMN = 16_384
ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


def read_xlsb(content: bytes) -> tuple[Sheet, ...]:
    """Read the sheets of a binary workbook; comments are left out.

    Raises:
        UnreadableError: 'damaged', or too much of something.
        Exception: IndexError, KeyError or struct.error for broken records; the shield turns them into 'damaged'.
    """
    book = _Book(content)
    return tuple(_Scan(book).read(name, hidden, part) for name, hidden, part in book.sheets)


class _Book:
    """What sheets need to be read.

    Attributes:
        archive: The parts.
        sheets: Name, whether it is hidden, and the part of each sheet of cells.
        strings: Texts that cells refer to by number.
        formats: The number format of each cell style, by the style's number.
        mac: Whether days count from 1904.
        count: Filled cells so far.
    """

    def __init__(self, content: bytes) -> None:
        self.archive = Archive(content)
        self.count = Count()
        self.mac = False
        self.sheets: list[tuple[str, bool, str]] = []
        workbook = workbook_part(self.archive)
        links = relations(self.archive, workbook)
        parts = {link.kind: link.target for link in links}
        self._list(workbook, {link.id: link.target for link in links if link.kind == "worksheet"})
        self.strings = self._strings(parts.get("sharedStrings", ""))
        self.formats = self._formats(parts.get("styles", ""))

    def _list(self, workbook: str, targets: dict[str, str]) -> None:
        for kind, record in records(self.archive, workbook):
            if kind == SETTINGS:
                self.mac = bool(unsigned(record, 0) & 1)
            elif kind == SHEET:
                link, after = wide(record, 8)
                if link in targets:
                    self.sheets.append((wide(record, after)[0], bool(unsigned(record, 0)), targets[link]))
        if len(self.sheets) > MOST_SHEETS:
            raise UnreadableError("too_many_sheets", found=len(self.sheets), limit=MOST_SHEETS)

    def _strings(self, part: str) -> list[str | None]:
        found: list[str | None] = []
        if part in self.archive:
            for kind, record in records(self.archive, part):
                if kind == STRING:
                    found.append(text_of(wide(record, 1)[0]))
                if len(found) > MOST_CELLS:
                    raise UnreadableError("oversized")
        return found

    def _formats(self, part: str) -> list[Format]:
        codes, used, inside = dict(BUILT_IN), [], False
        if part in self.archive:
            for kind, record in records(self.archive, part):
                if kind == FORMAT:
                    codes[struct.unpack_from("<H", record)[0]] = wide(record, 2)[0]
                elif kind in {BEGIN_STYLES, END_STYLES}:
                    inside = kind == BEGIN_STYLES
                elif kind == STYLE and inside:
                    used.append(struct.unpack_from("<HH", record)[1])
        return [read_format(codes[number]) if number in codes else PLAIN for number in used]


class _Scan:
    """What is known while a sheet's records go by: the row and the cell that are open."""

    def __init__(self, book: _Book) -> None:
        self.book, self.grid = book, Grid(book.count)
        self.row = self.column = -1
        self.style = 0
        self.cells: dict[int, Callable[[bytes, int], Content]] = {
            2: lambda record, at: self.number(rk(record, at)),
            3: self.error,
            4: lambda record, at: bool(record[at]),
            5: lambda record, at: self.number(real(record, at)),
            6: lambda record, at: text_of(wide(record, at)[0]),
            7: lambda record, at: self.book.strings[unsigned(record, at)],
        }
        self.cells |= {8: self.cells[6], 9: self.cells[5], 10: self.cells[4], 11: self.error}
        self.cells[RICH_TEXT] = lambda record, at: text_of(wide(record, at + 1)[0])

    def read(self, name: str, hidden: bool, part: str) -> Sheet:
        """Go through a sheet."""
        for kind, record in records(self.book.archive, part):
            if kind in self.cells or BLANK <= kind <= LAST_SHORT:
                self.cell(kind, record)
            elif kind == ROW:
                self.row, self.column = unsigned(record, 0), -1
                if record[11] & HIDDEN_ROW:
                    self.grid.hidden_rows.add(self.row)
            elif kind == COLUMNS:
                self.columns(record)
            elif kind == MERGED:
                top, bottom, left, right = struct.unpack_from("<4I", record)
                self.grid.merge((top, left, bottom, right))
        return self.grid.sheet(name, hidden)

    def cell(self, kind: int, record: bytes) -> None:
        """Put a cell into the grid; the short kinds stand right of the cell before."""
        if SHORT_BLANK <= kind <= LAST_SHORT:
            kind, self.column, at = kind - SHORT_BLANK + BLANK, self.column + 1, 4
        else:
            self.column, at = unsigned(record, 0), 8
        if kind == BLANK:
            return
        self.style = unsigned(record, at - 4) & 0xFFFFFF
        content = self.cells[kind](record, at)
        if content is not None:
            self.grid.put(self.row, self.column, content)

    def number(self, value: float) -> Content:
        """Read a number, which its format may make a date."""
        form = self.book.formats[self.style] if self.book.formats else PLAIN
        if form.meaning:
            self.grid.formats[self.row, self.column] = form.meaning
        return moment(whole(value), form, self.book.mac)

    def error(self, record: bytes, at: int) -> Content:
        """Note a formula error."""
        shown = ERRORS.get(record[at], "#VALUE!")
        self.grid.fault(self.row, self.column, shown)
        return shown

    def columns(self, record: bytes) -> None:
        """Note columns that are hidden or have no width."""
        first, last, width, _, flags = struct.unpack_from("<4IH", record)
        if flags & 1 or not width:
            self.grid.hidden_columns.update(range(first, min(last + 1, LAST_COLUMN)))
