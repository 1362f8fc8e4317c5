"""A sheet while it is being read: cells put where they belong, everything counted before it takes memory."""

from __future__ import annotations

from etl.read.book import Area, Content, Place, Sheet, UnreadableError
from etl.read.limits import MOST_CELLS, MOST_COLUMNS, MOST_PLACES, MOST_ROWS, address, refuse_far_cell

MOST_MERGED = 100_000


class Count:
    """Filled cells of a whole file so far, and the places in rows that they take."""

    def __init__(self) -> None:
        """Start at none."""
        self.filled = self.places = 0

    def check(self, row: int, column: int) -> None:
        """Raise UnreadableError where a cell is one too many, or too far from the others."""
        if self.filled > MOST_CELLS:
            raise UnreadableError("too_many_cells", limit=f"{MOST_CELLS:,}")
        if self.places > MOST_PLACES:
            raise UnreadableError("far_cell", cell=address(row, column))


class Grid:
    """Rows of one sheet, as long as they are filled.

    Attributes:
        rows: Contents; a row ends with its last filled cell.
        hidden_rows: Numbers of hidden rows, from 0; `hidden_columns` likewise. May lie beyond what is filled.
        formats: Number formats with a meaning, by cell.
        comments: Comments by cell.
        errors: Formula errors by cell.
    """

    def __init__(self, count: Count) -> None:
        """Start empty, as one sheet of a file."""
        self._count = count
        self._merged: list[Area] = []
        self.rows: list[list[Content]] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.formats: dict[Place, str] = {}
        self.comments: dict[Place, str] = {}
        self.errors: dict[Place, str] = {}

    def put(self, row: int, column: int, content: Content) -> None:
        """Put a filled cell; raises UnreadableError where it is too far away or one too many."""
        if row >= MOST_ROWS or column >= MOST_COLUMNS:
            refuse_far_cell(row, column)
        rows, count = self.rows, self._count
        while len(rows) <= row:
            rows.append([])
        line = rows[row]
        added = column - len(line) + 1
        if added == 1:
            line.append(content)
        elif added > 1:
            line.extend([None] * (added - 1))
            line.append(content)
        else:
            line[column] = content
        count.filled += 1
        count.places += max(added, 0)
        if count.filled > MOST_CELLS or count.places > MOST_PLACES:
            count.check(row, column)

    def fault(self, row: int, column: int, code: str) -> None:
        """Note a formula error; raises as `put`."""
        refuse_far_cell(row, column)
        self.errors[row, column] = code
        self._count.filled += 1
        self._count.check(row, column)

    def merge(self, area: Area) -> None:
        """Note a merged block."""
        if len(self._merged) >= MOST_MERGED:
            raise UnreadableError("oversized")
        self._merged.append(area)

    def sheet(self, name: str, hidden: bool) -> Sheet:
        """Give the finished sheet; what is merged or hidden beyond its cells is cut off."""
        height = max(len(self.rows), *(row + 1 for row, _ in self.errors)) if self.errors else len(self.rows)
        width = max((len(row) for row in self.rows), default=0)
        width = max(width, *(column + 1 for _, column in self.errors)) if self.errors else width
        self.rows.extend([] for _ in range(height - len(self.rows)))
        if height * width > MOST_PLACES:
            raise UnreadableError("far_cell", cell=address(*self._farthest(width)))
        merged = _inside(self._merged, height, width)
        self._uncover(merged)
        return Sheet(
            name=name,
            rows=self.rows,
            merged=tuple(sorted(merged)),
            hidden=hidden,
            hidden_rows=frozenset(row for row in self.hidden_rows if row < height),
            hidden_columns=frozenset(column for column in self.hidden_columns if column < width),
            formats=self.formats,
            errors=self.errors,
            comments=self.comments,
        )

    def _farthest(self, width: int) -> Place:
        """Give the filled cell that makes the sheet so large: the last, or the rightmost where that one stands out."""
        last = max(row for row, cells in enumerate(self.rows) if cells)
        widest = max(range(len(self.rows)), key=lambda row: len(self.rows[row]))
        others = max((len(cells) for row, cells in enumerate(self.rows) if row != widest), default=0)
        return (widest, width - 1) if others < width // 2 else (last, len(self.rows[last]) - 1)

    def _uncover(self, merged: set[Area]) -> None:
        """Take out what a merged block covers: only its top left cell is seen."""
        if sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in merged) > MOST_PLACES:
            raise UnreadableError("oversized")
        for top, left, bottom, right in merged:
            for number, row in enumerate(self.rows[top : bottom + 1], start=top):
                for column in range(left, min(right + 1, len(row))):
                    if (number, column) != (top, left):
                        row[column] = None


def _inside(areas: list[Area], height: int, width: int) -> set[Area]:
    """Give the merged blocks as far as the sheet is filled; blocks of a single cell are none."""
    cut = {(top, left, min(bottom, height - 1), min(right, width - 1)) for top, left, bottom, right in areas}
    return {area for area in cut if area[2] >= area[0] and area[3] >= area[1] and area[:2] != area[2:]}
