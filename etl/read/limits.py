"""How much is read: what lies beyond is refused with a sentence that names the limit, before it takes memory."""

from __future__ import annotations

from etl.read.book import UnreadableError, letters

MEGABYTE = 1024 * 1024

MOST_BYTES = 60 * MEGABYTE
MOST_ROWS = 200_000
MOST_COLUMNS = 2_000
MOST_CELLS = 2_000_000  # filled ones, of all sheets together
MOST_PLACES = 20_000_000  # of a sheet, rows times columns: a cell far from the table makes many empty ones
MOST_SHEETS = 500
MOST_LETTERS = 32_767  # of a cell; Excel's own limit

MOST_UNPACKED_BYTES = 200 * MEGABYTE  # of the parts that are read, together
MOST_PARTS = 5_000
MOST_ELEMENTS = 10_000_000  # of XML, in a part
DEEPEST = 64  # XML elements inside each other; spreadsheets need a dozen
LONGEST_TAG_BYTES = MEGABYTE


def refuse_big_file(size: int) -> None:
    """Refuse a file that is bigger than any table needs to be."""
    if size > MOST_BYTES:
        raise UnreadableError("too_big", found=-(-size // MEGABYTE), limit=MOST_BYTES // MEGABYTE)


def refuse_far_cell(row: int, column: int) -> None:
    """Refuse a filled cell beyond the last row or column, both from 0; the sentence names it."""
    if row >= MOST_ROWS:
        raise UnreadableError("too_many_rows", cell=address(row, column), limit=f"{MOST_ROWS:,}")
    if column >= MOST_COLUMNS:
        raise UnreadableError("too_many_columns", cell=address(row, column), limit=f"{MOST_COLUMNS:,}")


def address(row: int, column: int) -> str:
    """Give a cell's address without its sheet: 0, 0 → A1."""
    return f"{letters(column)}{row + 1}"
