"""How a table is laid out on the stage: how close its cells stand, how wide columns are, what goes on which page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from outcomes.export.deck.measure import FOOT, GAP, HIGH, ROOM, STRIP, TOP, head, lines, width
from outcomes.export.pack import Exhibit, Pack, Slide
from outcomes.export.paging import Part, even, parts

TEXT = 25  # pixels: letters of tables, whatever else gives way
BETWEEN = 72  # pixels between two tables side by side
STRETCH = 1.4  # how much wider than its texts a table may be drawn
SPARE = 3  # pixels that an estimate leaves out: rims of rows, letters of other fonts


@dataclass(frozen=True, slots=True)
class Form:
    """How close cells stand, in pixels: left and right of a text together, from line to line, above and below."""

    cell: int
    step: int
    row: int


@dataclass(frozen=True, slots=True)
class Limits:
    """The most pixels a text takes in a line: of row names, of words, of headings above figures."""

    name: float
    words: float
    heading: float


FORMS = (Form(36, 33, 15), Form(24, 31, 8), Form(20, 30, 4))
LIMITS = (Limits(760, 760, 300), Limits(620, 460, 210), Limits(460, 300, 130))
FIGURE, LEAST = 300.0, 60.0  # pixels that a figure takes in a line at most, that any column has at least


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on the stage: its parts, how it is set, each column's width in pixels, tables beside each other."""

    parts: tuple[Part, ...]
    form: Form
    widths: tuple[float, ...]
    across: int

    def pages(self) -> Iterator[tuple[Part, ...]]:
        """Give the parts page by page: parts of the same columns stand side by side where there is room."""
        for _, same in groupby(self.parts, key=lambda part: part.places):
            alike = list(same)
            for start in range(0, len(alike), self.across):
                yield tuple(alike[start : start + self.across])

    def columns(self, page: Sequence[Part]) -> tuple[float, ...]:
        """Give the widths of a page's columns in pixels, stretched where there is room."""
        natural = [self.widths[place] for place in page[0].places]
        room = (ROOM - BETWEEN * (len(page) - 1)) / len(page)
        by = max(min(STRETCH, room / sum(natural)), 1.0)
        return tuple(int(wide * by) for wide in natural)


def grid(pack: Pack, slide: Slide, exhibit: Exhibit, below: int = 0) -> Grid:
    """Lay a table out in as few pages as can be, cells as far apart and lines as long as that allows.

    Args:
        pack: The briefing.
        slide: The slide the table stands on.
        exhibit: The table.
        below: Pixels that texts below the table take.
    """
    high = HIGH - TOP - FOOT - GAP - head(slide).height - below - (STRIP if pack.synthetic else 0) - SPARE
    tried = [_laid(exhibit, high, form, limits) for form in FORMS for limits in LIMITS]
    best = min(tried, key=lambda made: (not _is_whole(exhibit, made, high), len(list(made.pages()))))
    return replace(best, form=_airy(best, high))


def _airy(made: Grid, high: float) -> Form:
    """Give the form with what height is left over put between the rows."""
    tall = max(_tall(part, made) for part in made.parts)
    most = max(len(part.cells) for part in made.parts) + 1
    return replace(made.form, row=max(min(made.form.row + int((high - tall) // most), FORMS[0].row), made.form.row))


def _tall(part: Part, made: Grid) -> int:
    widths = _of(part, made.widths)
    return sum(_row(row, widths, made.form) for row in (part.columns, *part.cells))


def _of(part: Part, widths: Sequence[float]) -> list[float]:
    return [widths[place] for place in part.places]


def _laid(exhibit: Exhibit, high: float, form: Form, limits: Limits) -> Grid:
    widths = tuple(_column(exhibit, place, form, limits) for place in range(len(exhibit.columns)))
    count, rows = len(exhibit.columns), len(exhibit.cells)
    most = next((k for k in range(count, 2, -1) if _beside(exhibit, k, widths)), 2)
    heights = [_row(row, widths, form) for row in exhibit.cells]
    room = high - _row(exhibit.columns, widths, form)
    tall = next((k for k in range(rows, 1, -1) if _fits(heights, k, room)), 1)
    made = parts(exhibit, tall, most)
    widest = max(_wide(each, widths) for each in made)
    across = max(1, min(3, int((ROOM + BETWEEN) // (widest + BETWEEN))))
    return Grid(made, form, widths, across)


def _beside(exhibit: Exhibit, most: int, widths: Sequence[float]) -> bool:
    """Say whether parts of at most so many columns are no wider than the stage."""
    return all(_wide(each, widths) <= ROOM for each in parts(exhibit, len(exhibit.cells), most))


def _is_whole(exhibit: Exhibit, made: Grid, high: float) -> bool:
    """Say whether even the tallest row has room on a page."""
    tallest = max((_row(row, made.widths, made.form) for row in exhibit.cells), default=0)
    return tallest + _row(exhibit.columns, made.widths, made.form) <= high


def _fits(heights: Sequence[float], most: int, room: float) -> bool:
    """Say whether parts of at most so many rows fit; they are as even as `parts` makes them."""
    return all(sum(heights[start:stop]) <= room for start, stop in even(len(heights), most))


def _wide(part: Part, widths: Sequence[float]) -> float:
    return sum(_of(part, widths))


def _column(exhibit: Exhibit, place: int, form: Form, limits: Limits) -> float:
    """Give a column's width: that of its longest cell within limits; a heading breaks between its words."""
    heading = exhibit.columns[place]
    longest = max((_line(row[place]) for row in exhibit.cells), default=0.0)
    words = max((_line(word) for word in heading.split()), default=0.0)
    above = max(min(_line(heading), limits.heading), min(words, FIGURE))
    most = limits.name if place == 0 else limits.words if place in exhibit.words else FIGURE
    return max(min(max(longest, above), most), LEAST) + form.cell + SPARE


@lru_cache(maxsize=16_384)
def _line(text: str) -> float:
    return max((width(line, TEXT) for line in text.split("\n")), default=0.0)


def _row(row: Sequence[str], widths: Sequence[float], form: Form) -> int:
    most = max(_lines(cell, wide - form.cell - SPARE) for cell, wide in zip(row, widths, strict=True))
    return most * form.step + form.row


@lru_cache(maxsize=65_536)
def _lines(text: str, room: float) -> int:
    return lines(text, TEXT, room)
