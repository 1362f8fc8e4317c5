"""A file's bytes → a book of sheets. The only way in; every refusal is an UnreadableError."""

from __future__ import annotations

from etl.read.archive import Archive
from etl.read.book import Book, Sheet, UnreadableError
from etl.read.grid import Count, Grid
from etl.read.limits import refuse_big_file
from etl.read.ods import read_flat_ods, read_ods
from etl.read.package import read_workbook, workbook_part
from etl.read.sheets import read_sheet
from etl.read.shield import shielded
from etl.read.sniff import has_macros, has_old_macros, kind_of, zip_kind
from etl.read.text import read_text
from etl.read.xml2003 import read_xml2003


def read_book(content: bytes, file_name: str) -> Book:
    """Read a spreadsheet or text file.

    Args:
        content: The file's bytes; what kind it is, they say.
        file_name: As it was sent; kept as text, never used as a path.

    Raises:
        UnreadableError: it cannot be read; the sentence `problem.file.<code>` says what to do.
    """
    refuse_big_file(len(content))
    kind = kind_of(content)
    if kind == "zip":
        return _zipped(content, file_name)
    if kind == "text":
        return read_text(content, file_name)
    if kind == "fods":
        return _filled(Book(file_name, "ods", read_flat_ods(content)))
    if kind == "xml2003":
        return _filled(Book(file_name, kind, read_xml2003(content)))
    return _filled(Book(file_name, kind, shielded(content, kind), macros=has_old_macros(content)))


def _zipped(content: bytes, file_name: str) -> Book:
    """Read a zipped workbook."""
    archive = Archive(content)
    kind = zip_kind(archive)
    if kind == "ods":
        sheets = read_ods(archive)
    elif kind == "xlsb":
        sheets = shielded(content, kind)
    else:
        sheets = _xlsx(archive)
    return _filled(Book(file_name, kind, sheets, macros=has_macros(archive)))


def _xlsx(archive: Archive) -> tuple[Sheet, ...]:
    """Read the sheets of an Office Open XML workbook."""
    workbook = read_workbook(archive, workbook_part(archive))
    count = Count()
    return tuple(read_sheet(archive, part, workbook, Grid(count)) for part in workbook.sheets)


def _filled(book: Book) -> Book:
    """Give a book that has cells; refuse one of pictures, charts or empty sheets."""
    if not any(sheet.rows for sheet in book.sheets):
        raise UnreadableError("no_cells")
    return book
