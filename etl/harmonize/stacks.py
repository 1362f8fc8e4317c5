"""Where one table ends and the next begins, in rows from top to bottom."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from etl.harmonize.cells import HARD, MISSING, NAMED, PERIOD, SOFT
from etl.harmonize.headlike import is_number_header, is_repeated, is_year_header, texts_of
from etl.harmonize.lines import DATA, EMPTY, LINE, WORDS, YEARS, Rows
from etl.harmonize.shape import Shape, shape_of
from etl.harmonize.vocabulary import folded, role_of

_LOOK_BACK = 200  # rows that say which columns hold numbers; more would not change it
_LOOK_AHEAD = 20


def stacked(rows: Rows) -> list[tuple[int, int]]:
    """Give first and last row of each table of a region, its title lines and notes included."""
    cuts = [rows.region.top, *_Stack(rows).cuts()]
    return list(zip(cuts, [*(cut - 1 for cut in cuts[1:]), rows.region.bottom], strict=True))


@dataclass(slots=True)
class _Stack:
    """Goes down the rows of a region; knows the table that is open.

    `last` is the last row of its body, −1 above it; `recent` the last rows of values, `heads` its header's texts.
    """

    rows: Rows
    last: int = -1
    recent: deque[int] = field(default_factory=lambda: deque(maxlen=_LOOK_BACK))
    heads: set[tuple[str, ...]] = field(default_factory=set)
    _shape: Shape | None = None
    _seen: int = 0

    def cuts(self) -> Iterator[int]:
        """Give the first row of each table but the first."""
        rows = self.rows
        for row in range(rows.region.top, rows.region.bottom + 1):
            kind = rows.kind(row)
            if kind in (EMPTY, LINE) or (self.last >= 0 and is_repeated(rows, row, self.heads)):
                continue
            if kind == DATA or (kind == YEARS and not is_year_header(rows, row, above=self.last)):
                if 0 <= self.last < row - 1 and not self._goes_on(row):
                    yield _first_line(rows, self.last, row)
                    self._close()
                self._add(row)
            elif self.last >= 0 and self._begins(row):
                yield _first_line(rows, self.last, row)
                self._close()
            elif 0 <= self.last == row - 1 and kind == WORDS:
                self.last = row  # a row of the body without a figure
            if self.last < 0:
                self.heads = _with(self.heads, texts_of(rows, row))

    def _close(self) -> None:
        """Begin a new table."""
        self.last, self._shape, self._seen = -1, None, 0
        self.heads.clear()
        self.recent.clear()

    def _add(self, row: int) -> None:
        """Add a row of values to the open table."""
        self.last = row
        self.recent.append(row)
        self._seen += 1
        if self._seen <= _LOOK_BACK or self._seen % _LOOK_BACK == 0:
            self._shape = None  # worked out anew when asked for

    def shape(self) -> Shape:
        """Give which columns of the open table hold numbers, from its last rows."""
        if self._shape is None:
            self._shape = shape_of(self.rows, self.recent)
        return self._shape

    def _begins(self, row: int) -> bool:
        """Say whether a row of words or years below values is the header of a new table."""
        rows = self.rows
        ahead = range(row + 1, min(row + _LOOK_AHEAD, rows.region.bottom + 1))
        below = next((r for kind in (DATA, YEARS) for r in ahead if rows.kind(r) == kind), None)
        if below is None or any(rows.kind(r) == EMPTY for r in range(row + 1, below - 1)):
            return False
        shape, filled = self.shape(), rows.filled(row)
        changed, spaced = _is_changed(rows, below, shape), rows.kind(row - 1) in (EMPTY, LINE)
        if spaced and (changed or role_of(folded(rows.grid.text(row, filled[0])))):
            return True
        if _is_bare(rows, row, self.recent, shape):
            return False
        heads = [c for c in filled if c in shape.numbers]
        if not heads and not changed:
            return False
        return spaced or changed or _reads_as_header(rows, row, filled, heads)

    def _goes_on(self, row: int) -> bool:
        """Say whether rows of values below a gap without a header continue the table above the gap."""
        rows, above, chunk = self.rows, self.shape(), []
        for at in range(row, min(row + _LOOK_AHEAD, rows.region.bottom + 1)):
            if rows.kind(at) not in (DATA, YEARS):
                break
            chunk.append(at)
        below = shape_of(rows, chunk)
        if below.numbers & above.texts:
            return False
        if any(_speaks_alike(rows, self.recent, chunk, column) for column in above.texts | above.years):
            return True
        return len((below.numbers | below.years) & above.numbers) >= 0.6 * len(above.numbers)


def _is_changed(rows: Rows, row: int, shape: Shape) -> bool:
    """Say whether a row of values has them in other columns than the rows above."""
    numbers = rows.columns_with(row, HARD)
    if numbers & (shape.texts | shape.years) or (numbers and not numbers & shape.numbers):
        return True
    return bool(shape.texts) and rows.grid.flags[row][min(shape.texts)] & (SOFT | MISSING) != 0


def _is_bare(rows: Rows, row: int, data: Iterable[int], shape: Shape) -> bool:
    """Say whether a row is one of the body without values: it begins with a place or period as others there do."""
    flags, first, stubs = rows.grid.flags, rows.filled(row)[0], shape.texts | shape.years
    if first not in stubs or any(flags[row][c] & (NAMED | PERIOD | SOFT) for c in rows.filled(row) if c not in stubs):
        return False
    kinds = [NAMED, PERIOD | SOFT]
    return any(flags[row][first] & kind and any(flags[r][first] & kind for r in data) for kind in kinds)


def _reads_as_header(rows: Rows, row: int, filled: list[int], heads: list[int]) -> bool:
    """Say whether a row right below values is a header by its words."""
    if filled[0] in heads:
        return True
    if role_of(folded(rows.grid.text(row, filled[0]))):
        return True
    return len(heads) > 1 and all(rows.grid.flags[row][c] & (PERIOD | NAMED) for c in heads)


def _speaks_alike(rows: Rows, above: Collection[int], below: Collection[int], column: int) -> bool:
    """Say whether a column names places, or periods, both above and below a gap."""

    def share(among: Collection[int], flags: int) -> float:
        return sum(1 for r in among if rows.grid.flags[r][column] & flags) / max(len(among), 1)

    return any(share(above, flags) >= 0.5 and share(below, flags) >= 0.5 for flags in (NAMED, PERIOD | SOFT))


def _first_line(rows: Rows, last: int, row: int) -> int:
    """Give the first row that belongs to a table whose header or first values stand in `row`.

    Lines right above it are its title and unit line; notes, and what follows a note without a gap, belong to the table
    that ends in row `last`.
    """
    at = row
    while at - 1 > last and rows.kind(at - 1) in (WORDS, YEARS) and not rows.columns_with(at - 1, NAMED):
        at -= 1
    while at - 1 > last and not _is_note(rows, at - 1) and rows.kind(at - 1) in (EMPTY, LINE):
        at -= 1
    if at - 1 > last and _is_note(rows, at - 1):
        gap = next((r for r in range(at, row) if rows.kind(r) == EMPTY), None)
        at = at if gap is None else gap
    return at


def _is_note(rows: Rows, row: int) -> bool:
    """Say whether a line is a note; ‘1) …’ is one where it follows values or notes without a gap."""
    return rows.is_note(row) or (rows.is_numbered(row) and rows.kind(row - 1) != EMPTY)


def body_rows(rows: Rows) -> Iterator[int]:
    """Give the rows of values of one table, in order."""
    heads: set[tuple[str, ...]] = set()
    seen = False
    for row in range(rows.region.top, rows.region.bottom + 1):
        kind = rows.kind(row)
        if kind == DATA:
            body = seen or not is_number_header(rows, row)
        else:
            body = kind == YEARS and (not is_repeated(rows, row, heads) if seen else not is_year_header(rows, row))
        if body:
            seen = True
            yield row
        elif kind > LINE and not seen:
            heads = _with(heads, texts_of(rows, row))


def _with(heads: set[tuple[str, ...]], texts: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Give the texts of header rows with one more; no header has so many rows that it would not begin anew."""
    return {*heads, texts} if len(heads) < _LOOK_AHEAD else {texts}
