"""What an annotated copy says: the list in front, and the color and comment of each cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.read.book import Book, Place, Sheet, letters

TINTS = {"error": "FFC9B8", "warning": "FFF0AD"}
"""Orange-red and yellow, light enough to read black text on."""

FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MOST_COMMENTS = 5_000
MOST_LISTED = 20_000
MOST_LETTERS = 2_000
LONGEST_NAME = 31


@dataclass(frozen=True, slots=True)
class Annotation:
    """What is said about a cell.

    Attributes:
        sheet: Index of its sheet in the book, −1 where the whole file is meant.
        row: Its row from 0; `column` likewise.
        column: Its column from 0.
        severity: 'error', 'warning' or 'notice'; errors and warnings color the cell.
        text: A finished sentence.
    """

    sheet: int
    row: int
    column: int
    severity: str
    text: str


@dataclass(frozen=True, slots=True)
class Titles:
    """The words of the list: the name of its sheet, its headings, what severities are called, and a line above it."""

    sheet: str
    note: str
    cell: str
    content: str
    severity: str
    sentence: str
    severities: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list: which cell it leads to (sheet −1: none), what stands there, what is said about it."""

    sheet: int
    cell: str
    severity: str
    content: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell's tint ('' for none) and comment; `sheet` is its index, row and column count from 0."""

    sheet: int
    row: int
    column: int
    tint: str
    comment: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The list with its sheet's name, the line above it and its headings; the other sheets' names; the marks."""

    name: str
    names: tuple[str, ...]
    note: str
    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]


def sheet_names(book: Book) -> list[str]:
    """Give the names of a book's sheets as a workbook takes them: none empty, forbidden or twice."""
    names: list[str] = []
    for number, sheet in enumerate(book.sheets, start=1):
        names.append(_free(sheet.name or f"Sheet{number}", names))
    return names


def listed(book: Book, notes: Sequence[Annotation], titles: Titles) -> Listing:
    """Give what the copy is to say about a book."""
    names = sheet_names(book)
    said: dict[tuple[int, int, int], list[Annotation]] = {}
    for note in notes[:MOST_LISTED]:
        if _has_cell(note):
            seen = _seen(book.sheets[note.sheet], note.row, note.column)
            said.setdefault((note.sheet, *seen), []).append(note)
    marks = tuple(
        Mark(*place, _tint(about), _clean("\n".join(note.text for note in about)))
        for place, about in list(said.items())[:MOST_COMMENTS]
    )
    return Listing(
        name=_free(titles.sheet, names),
        names=tuple(names),
        note=titles.note,
        headings=(titles.cell, titles.severity, titles.content, titles.sentence),
        lines=tuple(_line(book, note, titles) for note in notes[:MOST_LISTED]),
        marks=marks,
    )


def harmful(text: str) -> bool:
    """Say whether a spreadsheet could take a text for a formula when somebody edits its cell."""
    return text.startswith(DANGEROUS)


def link(sheet: str, cell: str) -> str:
    """Give the address of a cell within its workbook, as links have it."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cell}"


def _seen(sheet: Sheet, row: int, column: int) -> Place:
    """Give the cell that is seen: of a merged block the one in its top left corner."""
    if sheet.content(row, column) is None:
        for top, left, bottom, right in sheet.merged:
            if top <= row <= bottom and left <= column <= right:
                return top, left
    return row, column


def _has_cell(note: Annotation) -> bool:
    return min(note.sheet, note.row, note.column) >= 0


def _line(book: Book, note: Annotation, titles: Titles) -> Line:
    severity = titles.severities.get(note.severity, note.severity)
    if not _has_cell(note):
        return Line(-1, "", severity, "", _clean(note.text))
    sheet = book.sheets[note.sheet]
    content = sheet.content(note.row, note.column)
    shown = "" if content is None else _clean(str(content))
    return Line(note.sheet, f"{letters(note.column)}{note.row + 1}", severity, shown, _clean(note.text))


def _clean(text: str) -> str:
    """Give text as a cell can hold it: not too long, without control characters."""
    return CONTROL.sub("", text)[:MOST_LETTERS]


def _tint(notes: list[Annotation]) -> str:
    severities = {note.severity for note in notes}
    return next((tint for severity, tint in TINTS.items() if severity in severities), "")


def _free(wanted: str, taken: list[str]) -> str:
    """Give a sheet's name that is allowed and not yet there."""
    name = FORBIDDEN.sub("·", wanted).strip().strip("'")[:LONGEST_NAME] or "Sheet"
    known = {other.casefold() for other in taken}
    number = 1
    spelled = name
    while spelled.casefold() in known:
        number += 1
        spelled = f"{name[: LONGEST_NAME - len(str(number)) - 1]} {number}"
    return spelled
