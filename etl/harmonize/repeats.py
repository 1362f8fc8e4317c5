"""The texts of a table's rows, where an empty or merged cell repeats what stands above it."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.harmonize.cells import MISSING, NAMED, Grid
from etl.harmonize.columns import Column
from etl.harmonize.stub import Said
from etl.harmonize.vocabulary import is_ditto
from etl.read.book import Place


@dataclass(slots=True)
class Repeats:
    """Reads rows from the top; remembers in each column what was said last.

    Attributes:
        grid: The sheet.
        left: The first column of the table.
        top: The first row of its body.
        columns: The columns that say what a row is, from the left.
    """

    grid: Grid
    left: int
    top: int
    columns: list[Column]
    _last: dict[int, Said] = field(default_factory=dict)

    def texts(self, row: int) -> dict[int, Said]:
        """Give what a row says by column.

        An empty cell repeats the one above where a cell on its right says more, a merged cell speaks for all its rows
        in its first column, and what is new on the left ends what was said on the right.
        """
        grid, last = self.grid, self._last
        found: dict[int, Said] = {}
        flags, merged = grid.flags[row], bool(grid.anchors)
        rightmost = max((c.index for c in self.columns if flags[c.index] and c.role != "unit"), default=-1)
        lone = self._beside(row)
        for column in self.columns:
            at = column.index
            source = grid.source(row, at) if merged else (row, at)
            if lone and column is self.columns[0]:
                source = lone
            elif source[1] != at:
                continue
            seen = grid.flags[source[0]][source[1]] if source[0] >= self.top else 0
            if seen & MISSING:
                last.pop(at, None)
            elif seen:
                found[at] = self._new(at, source)
            elif source == (row, at) and at < rightmost and at in last:
                found[at] = last[at]
        return found

    def _new(self, at: int, source: Place) -> Said:
        """Remember what a cell says, unless it is a ditto mark."""
        last, text = self._last, self.grid.text(*source)
        if at in last and is_ditto(text):
            return last[at]
        if at not in last or last[at][0] != text:
            for column in self.columns:
                if column.index > at:
                    last.pop(column.index, None)
        last[at] = (text, source)
        return last[at]

    def _beside(self, row: int) -> Place | None:
        """Give the text of a row that stands left of where it belongs: ‘합계’ in the column of running numbers."""
        flags = self.grid.flags[row]
        if not self.columns or any(flags[column.index] for column in self.columns if column.role != "unit"):
            return None
        for column in range(self.left, self.columns[0].index):
            source = self.grid.source(row, column)
            if source[0] >= self.top and self.grid.flags[source[0]][source[1]] & NAMED:
                return source
        return None
