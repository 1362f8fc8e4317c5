"""A text file's rows: which delimiter parts its cells, and the cells as typed."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from etl.read.book import Book, UnreadableError
from etl.read.decode import decode
from etl.read.grid import Count, Grid
from etl.read.limits import MOST_COLUMNS, refuse_far_cell

DELIMITERS = ("\t", ";", "|", ",")
"""In the order in which they are believed where two part the lines equally well: a comma may be a decimal's."""

SAMPLE_ROWS, SAMPLE_LINES, SAMPLE_LETTERS = 400, 4_000, 400_000
HINT = re.compile(r"sep=([,;|\t])\n", re.IGNORECASE)
MOST_LINES = 2_000_000
"""Rows, the empty ones included."""

MOST_DELIMITERS = 20_000
"""In a line; Excel writes up to 16,383 for empty columns."""

FORMULA_ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
END = "\x1e"  # no text has one: control characters are taken out before


def read_text(content: bytes, file_name: str) -> Book:
    """Read a text file as a book of one sheet without a name; cells stay text.

    Raises:
        UnreadableError: 'encoding', 'cut_off', 'not_table', 'quotes' for a quotation mark that is never closed,
            'no_cells', or too many rows, columns or cells.
    """
    text, encoding = decode(content)
    hint = HINT.match(text)
    if hint:  # Excel's own first line; it is not counted as a row there
        text = text[hint.end() :]
    delimiter = hint[1] if hint else find_delimiter(text)
    grid = Grid(Count())
    for row, cells in enumerate(_rows(text, delimiter or ",")):
        if row >= MOST_LINES:
            refuse_far_cell(row, 0)
        for column, cell in enumerate(cells):
            if cell:
                grid.put(row, column, cell)
                if cell[0] == "#" and cell in FORMULA_ERRORS:
                    grid.errors[row, column] = cell
    if not grid.rows:
        raise UnreadableError("no_cells")
    return Book(file_name, "text", (grid.sheet("", hidden=False),), encoding, delimiter)


def find_delimiter(text: str) -> str:
    """Say which delimiter parts the lines most evenly; '' where none does.

    Each is tried on the first rows, quotation marks heeded; lines above and below a table may differ.
    """
    sample = text[:SAMPLE_LETTERS]
    best, found = 0.0, ""
    for delimiter in DELIMITERS:
        evenness = _evenness(sample, delimiter)
        if evenness > best:
            best, found = evenness, delimiter
    return found


def _evenness(text: str, delimiter: str) -> float:
    """Say how well a delimiter parts the lines: borders between cells of rows that have equally many.

    Cells in which a stronger delimiter stands between digits count against it: `1,5;2,5` is no list of three.
    """
    borders: Counter[int] = Counter()
    rows = csv.reader(islice(_lines(text, delimiter), SAMPLE_LINES), delimiter=delimiter)
    stronger = "".join(DELIMITERS[: DELIMITERS.index(delimiter)])
    torn = re.compile(rf"\d[{stronger}]-?\d") if stronger else None
    cells = clean = 0
    try:
        for row in islice((row for row in rows if len(row) > 1), SAMPLE_ROWS):
            borders[len(row)] += len(row) - 1
            cells += len(row)
            clean += sum(1 for cell in row if torn is None or not torn.search(cell))
    except (csv.Error, UnreadableError):
        return 0.0  # cells as long as the text: this is not what parts them
    return max(borders.values(), default=0) * (clean / max(cells, 1)) ** 2


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Give the cells of each row as typed; refuse a quotation mark that swallows what follows."""
    reader = csv.reader(_lines(text, delimiter, END), delimiter=delimiter)
    before = 0
    try:
        for cells in reader:
            if cells == [END]:
                return
            if cells and cells[-1].endswith(END):
                raise UnreadableError("quotes", line=before + 1)
            yield cells
            before = reader.line_num
    except csv.Error as error:  # a cell of more than 131,072 letters: no table has one
        raise UnreadableError("quotes", line=before + 1) if '"' in text else UnreadableError("not_table") from error


def _lines(text: str, delimiter: str, end: str = "") -> Iterator[str]:
    """Give the lines one by one, with their line ends, and a last one that marks the end."""
    start = number = 0
    while start < len(text):
        stop = text.find("\n", start) + 1 or len(text)
        if text.count(delimiter, start, stop) > MOST_DELIMITERS:
            refuse_far_cell(number, MOST_COLUMNS)
        line = text[start:stop]
        yield line if line.endswith("\n") or not end else line + "\n"
        start, number = stop, number + 1
    if end:
        yield end
