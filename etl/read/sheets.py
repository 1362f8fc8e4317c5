"""A worksheet of Office Open XML → a sheet of cells, read as a stream."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from etl.read.archive import Archive
from etl.read.book import Area, Content, Place, Sheet, UnreadableError
from etl.read.formats import PLAIN, Format
from etl.read.grid import Grid
from etl.read.limits import MOST_CELLS
from etl.read.markup import Attributes, Walker
from etl.read.package import SheetPart, Workbook, is_on
from etl.read.plain_rows import without_plain_rows
from etl.read.values import decimal, iso, moment, number, text_of

CELL = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
NO_VALUE = "no_value"
KNOWN_COLUMNS: dict[str | bytes, int] = {}
"""Columns by their letters, as they are met; at most 18,278 of each kind."""


def read_sheet(archive: Archive, part: SheetPart, workbook: Workbook, grid: Grid) -> Sheet:
    """Read a worksheet and its comments into an empty grid.

    Raises:
        UnreadableError: 'damaged', 'oversized', or too much of something.
    """
    scan = _Scan(workbook, grid)
    scan.walk(archive, part.part)
    if part.comments in archive:
        _read_comments(archive, part.comments, grid)
    return grid.sheet(part.name, part.hidden)


class _Scan:
    """What is known while a worksheet streams by: the row and the cell that are open."""

    def __init__(self, workbook: Workbook, grid: Grid) -> None:
        """Start before the first row."""
        self.workbook, self.grid = workbook, grid
        self.row = self.column = -1
        self.row_text = self.kind = self.text = self.style = ""
        self.formula = self.small_print = False

    def walk(self, archive: Archive, part: str) -> None:
        """Go through the worksheet."""
        opened: dict[str, Callable[[Attributes], None]] = {
            "c": self.open_cell, "f": self.open_formula, "row": self.open_row, "col": self.open_column,
            "mergeCell": self.merge, "rPh": self.open_small_print,
        }  # fmt: skip
        closed = {"v": self.keep, "c": self.close_cell, "t": self.add, "rPh": self.close_small_print}
        left = without_plain_rows(archive.chunks(part), self.take)
        Walker(opened, closed, frozenset({"v", "t"})).walk(left)

    def take(self, number: bytes, cells: list[tuple[Any, ...]]) -> None:
        """Put a row of plain cells into the grid."""
        row = self.row = int(number) - 1
        try:
            for letters, digits, style, kind, stored, *texts in cells:
                place = row if digits == number else int(digits) - 1
                column = KNOWN_COLUMNS.get(letters)
                if column is None:
                    column = KNOWN_COLUMNS[letters] = column_of(letters.decode())
                if stored is None:
                    content: Content = text_of((texts[0] or texts[1] or b"").decode())
                elif kind == b"s":
                    content = self.workbook.strings[_index(stored)]
                else:
                    formats = self.workbook.formats
                    form = formats[int(style or 0)] if formats else PLAIN
                    content = self.shown(place, column, decimal(stored), form)
                if content is not None:
                    self.grid.put(place, column, content)
        except (IndexError, UnicodeDecodeError) as error:
            raise UnreadableError("damaged") from error

    def open_row(self, found: Attributes) -> None:
        """Go to a row; without a number it is the next one."""
        self.row = _position(found.get("r", ""), self.row + 2, LAST_ROW) - 1
        self.row_text, self.column = str(self.row + 1), -1
        if is_on(found.get("hidden", "")) or found.get("ht") == "0":
            self.grid.hidden_rows.add(self.row)

    def open_column(self, found: Attributes) -> None:
        """Note columns that are hidden or have no width."""
        if is_on(found.get("hidden", "")) or found.get("width") == "0":
            first = _position(found.get("min", ""), 1, LAST_COLUMN)
            last = _position(found.get("max", ""), first, LAST_COLUMN)
            self.grid.hidden_columns.update(range(first - 1, last))

    def open_cell(self, found: Attributes) -> None:
        """Go to a cell; without an address it is the next one in its row."""
        address = found.get("r")
        if address is None:
            self.column += 1
        else:
            letters = address.rstrip("0123456789")
            column = KNOWN_COLUMNS.get(letters)
            if column is None or address[len(letters) :] != self.row_text:  # seldom: the address alone counts
                self.row, column = place_of(address)
                self.row_text, KNOWN_COLUMNS[letters] = str(self.row + 1), column
            self.column = column
        self.kind, self.style, self.text, self.formula = found.get("t", "n"), found.get("s", "0"), "", False

    def open_formula(self, _: Attributes) -> None:
        """Note that the open cell is calculated."""
        self.formula = True

    def open_small_print(self, _: Attributes) -> None:
        """Leave out the phonetic reading of a text."""
        self.small_print = True

    def close_small_print(self, _: str) -> None:
        """Go on with the text."""
        self.small_print = False

    def keep(self, text: str) -> None:
        """Take the stored value."""
        self.text = text

    def add(self, text: str) -> None:
        """Add a run of text that lies in the cell itself."""
        if not self.small_print:
            self.text += text

    def close_cell(self, _: str) -> None:
        """Put the cell into the grid."""
        if self.text:
            content = self.number() if self.kind == "n" else self.content()
            if content is not None:
                self.grid.put(self.row, self.column, content)
        elif self.formula and self.kind != "str":  # a text that a formula gives may be empty
            self.grid.fault(self.row, self.column, NO_VALUE)

    def content(self) -> Content:
        """Say what the open cell holds, by the kind it was stored as."""
        kind, text = self.kind, self.text
        if kind == "s":
            return self.shared()
        if kind in {"str", "inlineStr"}:
            return text_of(text)
        if kind == "b":
            return is_on(text)
        if kind == "e":
            self.grid.fault(self.row, self.column, text)
            return text_of(text)
        if kind == "d":
            return iso(text)
        raise UnreadableError("damaged")

    def number(self) -> Content:
        """Read a number, which its format may make a date."""
        value = number(self.text)
        if self.formula and value == 0 and self.workbook.stale:
            self.grid.fault(self.row, self.column, NO_VALUE)
            return None
        formats = self.workbook.formats
        try:
            form = formats[int(self.style)] if formats else PLAIN
        except (ValueError, IndexError) as error:
            raise UnreadableError("damaged") from error
        return self.shown(self.row, self.column, value, form)

    def shown(self, row: int, column: int, value: float, form: Format) -> Content:
        """Give a number as its format shows it, and keep a format with a meaning."""
        if form is PLAIN:
            return value
        if form.meaning:
            self.grid.formats[row, column] = form.meaning
        return moment(value, form, self.workbook.mac)

    def shared(self) -> Content:
        """Look up a shared text."""
        try:
            return self.workbook.strings[_index(self.text.encode())]
        except IndexError as error:
            raise UnreadableError("damaged") from error

    def merge(self, found: Attributes) -> None:
        """Note a merged block."""
        self.grid.merge(area_of(found.get("ref", "")))


def area_of(reference: str) -> Area:
    """Read `B2:D3`; raises UnreadableError('damaged')."""
    first, _, last = reference.partition(":")
    top, left = place_of(first)
    bottom, right = place_of(last or first)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def place_of(address: str) -> Place:
    """Read `B7` as row and column from 0; raises UnreadableError('damaged')."""
    match = CELL.fullmatch(address)
    if match is None:
        raise UnreadableError("damaged")
    return int(match[2]) - 1, column_of(match[1])


def column_of(letters: str) -> int:
    """Give a column's number from 0: A → 0, AA → 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _index(digits: bytes) -> int:
    """Read the number of a shared text; raises UnreadableError('damaged')."""
    if not digits.isdigit() or len(digits) > 8:
        raise UnreadableError("damaged")
    return int(digits)


def _position(text: str, otherwise: int, last: int) -> int:
    """Read a row's or column's number from 1; raises UnreadableError('damaged')."""
    if not text:
        return otherwise
    if not (text.isascii() and text.isdigit() and len(text) < 9) or not 1 <= int(text) <= last:
        raise UnreadableError("damaged")
    return int(text)


def _read_comments(archive: Archive, part: str, grid: Grid) -> None:
    """Read what people wrote beside the cells."""
    places: list[Place] = []
    pieces: list[str] = []

    def begin(found: Attributes) -> None:
        places.append(place_of(found.get("ref", "")))
        pieces.clear()
        if len(places) > MOST_CELLS // 20:
            raise UnreadableError("oversized")

    def end(_: str) -> None:
        text = text_of("".join(pieces))
        if text and places:
            grid.comments[places[-1]] = text

    Walker({"comment": begin}, {"t": pieces.append, "comment": end}, frozenset({"t"})).walk(archive.chunks(part))
