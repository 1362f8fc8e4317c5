"""Puts right what is known to be wrong in a file, visibly: as data says, each cell with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from etl.harmonize.reading import Understood
from etl.read.book import Book, Content, Place, Sheet
from etl.read.sheets import place_of
from etl.validate.problem import Problem
from outcomes.catalog.cells import as_number
from outcomes.catalog.headings import Correction
from outcomes.catalog.resolve import fold

MANY_DIGITS = 1e15


@dataclass(slots=True)
class Corrections:
    """What was put right in a file: address of the cell → correction; and what there is to say about it."""

    done: dict[str, Correction] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def mark(self, understood: Understood) -> None:
        """Write the reason on the readings of the cells that were put right."""
        for reading in understood.readings if self.done else ():
            correction = self.done.get(reading.cell)
            if correction is not None:
                reading.corrected = correction.reason


def corrected(book: Book, file_hash: str, corrections: Iterable[Correction]) -> tuple[Book, Corrections]:
    """Give a file with its known wrong cells put right, and what was done.

    A correction is for a file by its hash, or by its name where it gives no hash; it is done where the printed text
    still stands in the cell. Where something else stands there, that is a warning ('correction_stale') and the file is
    left as it is.

    Args:
        book: The file as read; it is not changed.
        file_hash: SHA-256 of its bytes.
        corrections: Those of the catalog.
    """
    done: dict[str, Correction] = {}
    problems = []
    for correction in corrections:
        if _is_for(correction, book, file_hash):
            book, problem = _applied(correction, book)
            problems.append(problem)
            if problem.code == "corrected":
                done[problem.cell] = correction
    return book, Corrections(done, tuple(problems))


def as_text(content: Content) -> str:
    """Give a cell's content as people read it: whole numbers without a decimal point, nothing for an empty cell."""
    if content is None:
        return ""
    if isinstance(content, float) and content.is_integer() and abs(content) < MANY_DIGITS:
        return str(int(content))
    return str(content)


def _is_for(correction: Correction, book: Book, file_hash: str) -> bool:
    if correction.file_hash:
        return correction.file_hash == file_hash
    return fold(PurePath(book.file_name).name) == fold(correction.file_name)


def _applied(correction: Correction, book: Book) -> tuple[Book, Problem]:
    """Give the file with one cell put right, or as it was, and what there is to say about it."""
    values = {
        "printed": correction.printed, "value": correction.value, "reason": correction.reason,
        "by": correction.said_by, "on": str(correction.said_on or ""),
    }  # fmt: skip
    place = row, column = place_of(correction.cell)
    names = [fold(sheet.name) for sheet in book.sheets]
    if fold(correction.sheet) not in names:
        cell = f"{correction.sheet}!{correction.cell}"
        return book, Problem("correction_stale", "warning", cell, "", values=values)
    number = names.index(fold(correction.sheet))
    sheet = book.sheets[number]
    content = sheet.content(row, column)
    shown = sheet.errors.get(place) or as_text(content)
    where = (sheet.cell(row, column), shown, number, row, column)
    if not _same(shown, correction.printed):
        return book, Problem("correction_stale", "warning", *where, values)
    mended = _with(sheet, place, _content(correction.value, content))
    sheets = (*book.sheets[:number], mended, *book.sheets[number + 1 :])
    return replace(book, sheets=sheets), Problem("corrected", "notice", *where, values)


def _same(shown: str, printed: str) -> bool:
    """Say whether a cell shows what was printed: the same text, or the same number written otherwise."""
    if fold(shown) == fold(printed):
        return True
    numbers = [as_number(fold(text).replace(",", "")) for text in (shown, printed)]
    return numbers[0] is not None and numbers[0] == numbers[1]


def _content(text: str, before: Content) -> Content:
    """Give the right content as the cell held the wrong one: a number where it was a number or a failed formula."""
    number = as_number(text)
    return text if number is None or isinstance(before, str) else number


def _with(sheet: Sheet, place: Place, content: Content) -> Sheet:
    """Give a sheet with another content in one cell."""
    row, column = place
    rows = list(sheet.rows)
    rows[row] = [*rows[row][:column], content, *rows[row][column + 1 :]]
    errors = {where: error for where, error in sheet.errors.items() if where != place}
    return replace(sheet, rows=rows, errors=errors)
