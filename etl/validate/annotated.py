"""The workbook that was sent, with its faulty cells colored and commented and a list of them in front."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from etl.read.book import Book, UnreadableError
from etl.read.process import own_process
from etl.validate.copied import copied
from etl.validate.listing import Annotation, Listing, Titles, listed

__all__ = ["Annotation", "Titles", "annotated"]

OFFICE_OPEN_XML = {"xlsx", "xlsm"}
MOST_KEPT_CELLS = 150_000
"""Beyond, keeping the looks takes longer than anybody waits (20 seconds for 400,000 cells)."""


def annotated(content: bytes, book: Book, notes: Sequence[Annotation], titles: Titles) -> bytes:
    """Give a copy as xlsx.

    An Excel workbook of usual size keeps its looks; formulas become the values that were read, and macros, links to
    other files and what else the copying does not know are left out. Any other file becomes a plain copy of its cells.

    Args:
        content: The file as it was sent.
        book: What was read of it.
        notes: What to say, in the order in which it is to be listed; several may be about one cell.
        titles: The words of the list, in the reader's language.
    """
    listing = listed(book, notes, titles)
    if book.kind in OFFICE_OPEN_XML and sum(len(row) for sheet in book.sheets for row in sheet.rows) <= MOST_KEPT_CELLS:
        try:
            return _marked(content, listing)
        except UnreadableError:
            pass  # the library that keeps the looks does not understand it: the cells at least
    return copied(book, listing)


def _marked(content: bytes, listing: Listing) -> bytes:
    """Mark the workbook itself, in a process of its own; raises UnreadableError where that fails."""
    told = json.dumps(asdict(listing)).encode() + b"\n"
    with own_process("etl.validate.marked", "xlsx", [told, content]) as answer:
        return answer.read()
