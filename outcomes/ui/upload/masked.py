"""What tells people and firms in lists of projects is masked: on screen, and in the copy that anybody can download."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from etl.desk import Examination
from etl.harmonize.case_list import CaseList
from etl.read.book import Book, Content, Place, Sheet
from etl.validate.problem import Problem
from etl.validate.words import say_problem
from outcomes.ui.house import House


@dataclass(frozen=True, slots=True)
class Mask:
    """What is masked on a sheet: all that stands from a row on in some columns, and the word that stands there."""

    columns: frozenset[int]
    top: int
    word: str

    def covers(self, place: Place) -> bool:
        """Say whether a cell is masked."""
        return place[1] in self.columns and place[0] >= self.top

    def of(self, place: Place, content: Content) -> Content:
        """Give what is shown of a cell; an empty one is empty."""
        return self.word if content not in (None, "") and self.covers(place) else content


def masks(house: House, examined: Examination) -> dict[int, Mask]:
    """Give the masks of a file by the number of the sheet; sheets without private columns have none."""
    return masks_of(examined.cases.lists, house.say("upload.masked"))


def masks_of(lists: Sequence[CaseList], word: str) -> dict[int, Mask]:
    """Give the masks of lists by the number of the sheet."""
    return {one.table.sheet: Mask(one.private(), one.table.body_top, word) for one in lists if one.private()}


def said(house: House, examined: Examination, problem: Problem) -> tuple[str, str]:
    """Give what is wrong and what to do, without the text of a masked cell."""
    mask = masks(house, examined).get(problem.sheet)
    if mask is not None and mask.covers((problem.row, problem.column)):
        problem = replace(problem, text=mask.word)
    return say_problem(problem, house.catalog, house.lang)


def masked_book(book: Book, found: Mapping[int, Mask]) -> Book:
    """Give the file as it was read with its private cells masked; the file itself where it has none.

    A masked one is of no kind: its looks are not taken from the file that was sent, where more than cells may tell.
    """
    if not found:
        return book
    sheets = tuple(_masked(sheet, found[n]) if n in found else sheet for n, sheet in enumerate(book.sheets))
    return replace(book, kind="", sheets=sheets)


def _masked(sheet: Sheet, mask: Mask) -> Sheet:
    rows = [[mask.of((r, c), content) for c, content in enumerate(row)] for r, row in enumerate(sheet.rows)]
    comments = {place: comment for place, comment in sheet.comments.items() if not mask.covers(place)}
    return replace(sheet, rows=rows, comments=comments)
