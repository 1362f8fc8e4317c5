"""The rows of a part of a sheet by what they look like, and the single lines of text above and below tables."""

from __future__ import annotations

from dataclasses import dataclass

from etl.harmonize.cells import ERROR, HARD, MISSING, SOFT, Grid
from etl.harmonize.vocabulary import is_as_of, is_heading, is_note, is_numbered, is_unit_line

EMPTY = 0
LINE = 1  # one text alone, or a title beside its unit line
WORDS = 2  # several texts, no number
YEARS = 3  # no number that could not be a year
DATA = 4  # numbers, missing marks or failed formulas


@dataclass(frozen=True, slots=True)
class Region:
    """A block of a sheet, the last row and column included."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Line:
    """A text beside a table: `kind` is 'title', 'unit', 'as_of' or 'note'."""

    row: int
    column: int
    text: str
    kind: str


class Rows:
    """The kinds of the rows of a region, and what can be asked of them."""

    def __init__(self, grid: Grid, region: Region) -> None:
        """Look at each row once."""
        self.grid, self.region = grid, region
        self._kinds = [self._kind(row) for row in range(region.top, region.bottom + 1)]

    def kind(self, row: int) -> int:
        """Give a row's kind, EMPTY outside of the region."""
        at = row - self.region.top
        return self._kinds[at] if 0 <= at < len(self._kinds) else EMPTY

    def filled(self, row: int) -> list[int]:
        """Give the columns that are not empty."""
        flags, region = self.grid.flags[row], self.region
        return [c for c, f in enumerate(flags[region.left : region.right + 1], region.left) if f]

    def columns_with(self, row: int, flags: int) -> set[int]:
        """Give the columns whose cells have any of the flags."""
        cells, region = self.grid.flags[row], self.region
        return {c for c, f in enumerate(cells[region.left : region.right + 1], region.left) if f & flags}

    def lines(self, first: int, last: int) -> tuple[Line, ...]:
        """Give the texts of the rows between two as lines, those of notes as notes."""
        found = []
        for row in range(first, last + 1):
            found += [line_at(self.grid, row, column) for column in self.filled(row)] if self.kind(row) else []
        return tuple(found)

    def is_note(self, row: int) -> bool:
        """Say whether a row of text is a note."""
        if self.kind(row) != LINE:
            return False
        text = self.grid.text(row, self.filled(row)[0])
        return is_note(text)

    def is_numbered(self, row: int) -> bool:
        """Say whether a row of text begins as ‘1) …’."""
        return self.kind(row) == LINE and is_numbered(self.grid.text(row, self.filled(row)[0]))

    def _kind(self, row: int) -> int:
        """Say what a row looks like."""
        flags, region = self.grid.flags[row], self.region
        cells = [f for f in flags[region.left : region.right + 1] if f]
        if not cells:
            return EMPTY
        seen = 0
        for cell in cells:
            seen |= cell
        if seen & (HARD | MISSING | ERROR):
            return DATA
        if len(cells) == 1 and (not seen & SOFT or flags[region.left]):
            return LINE
        if seen & SOFT:
            return YEARS
        return LINE if len(cells) <= 4 and self._beside_table(row) else WORDS

    def _beside_table(self, row: int) -> bool:
        """Say whether several texts of a row are no header: a note, or a title with its unit line or date."""
        texts = [self.grid.text(row, column) for column in self.filled(row)]
        if (is_note(texts[0]) and not is_unit_line(texts[0])) or all(is_heading(text) for text in texts):
            return True
        beside = [is_unit_line(text) for text in texts]
        if beside[0]:  # else a header whose corner names the unit
            return all(unit or is_as_of(text) for unit, text in zip(beside, texts, strict=True))
        if any(beside):
            return beside.count(True) < 2
        return len(texts) == 2 and texts[1][:1] in "([<" and is_as_of(texts[1])


def line_at(grid: Grid, row: int, column: int) -> Line:
    """Give the text of a cell as a line."""
    text = grid.text(row, column)
    if is_unit_line(text):
        return Line(row, column, text, "unit")
    if is_note(text):
        return Line(row, column, text, "note")
    return Line(row, column, text, "as_of" if is_as_of(text) else "title")
