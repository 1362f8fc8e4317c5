"""Finds the tables of a sheet: side by side, above each other, with the lines around them."""

from __future__ import annotations

from dataclasses import dataclass

from etl.harmonize.cells import GROUP, HARD, MISSING, NUMBER, PERIOD, PLACE, SOFT, TEXT, TOTAL, VALUE, Grid
from etl.harmonize.header import header_rows, header_texts
from etl.harmonize.headlike import counts_up, is_repeated, texts_of
from etl.harmonize.lines import DATA, EMPTY, LINE, WORDS, Line, Region, Rows
from etl.harmonize.shape import shape_of
from etl.harmonize.stacks import body_rows, stacked
from etl.harmonize.vocabulary import folded, role_of

_FEW = 16  # tables below each other, up to which the rows of each are looked at anew


@dataclass(frozen=True, slots=True)
class Found:
    """A table as it lies in its sheet.

    Attributes:
        region: Header and body, without the lines around them.
        header: The rows of the header, from the top; () where there is none.
        body_top: The first row below the header.
        used: Columns that are not empty.
        measures: Columns in which numbers prevail, as far as rows of values tell.
        repeated: Rows inside the body that say the header again.
        above: The lines above it, from the top; `outer` those that it shares with other tables.
        notes: The lines below it.
    """

    region: Region
    header: tuple[int, ...]
    body_top: int
    used: frozenset[int]
    measures: frozenset[int]
    repeated: frozenset[int]
    above: tuple[Line, ...]
    outer: tuple[Line, ...]
    notes: tuple[Line, ...]


def find_tables(grid: Grid) -> list[Found]:
    """Give the tables of a sheet in reading order: from the top, and from the left."""
    if not grid.rows or not grid.width:
        return []
    whole = Region(0, grid.height - 1, 0, grid.width - 1)
    return sorted(_find(grid, whole, ()), key=lambda found: (found.region.top, found.region.left))


def _find(grid: Grid, region: Region, outer: tuple[Line, ...]) -> list[Found]:
    """Give the tables of a part of a sheet; `outer` are lines that speak for all of it."""
    rows = Rows(grid, region)
    bands = _side_by_side(rows)
    if bands:
        return _beside_each_other(grid, bands, outer)
    ranges = stacked(rows)
    if len(ranges) > 1:
        return _below_each_other(rows, ranges, outer)
    found = _table(rows, outer)
    if found is None:
        return []
    folds = _folds(grid, found)
    if not folds:
        return [found]
    sides = zip([region.left, *folds], [*(fold - 1 for fold in folds), region.right], strict=True)
    return _beside_each_other(grid, [Region(region.top, region.bottom, left, right) for left, right in sides], outer)


def _below_each_other(rows: Rows, ranges: list[tuple[int, int]], outer: tuple[Line, ...]) -> list[Found]:
    """Give the tables of ranges of rows: the first alone, the others anew, for they may stand side by side."""
    region = rows.region
    found = _find(rows.grid, Region(*ranges[0], region.left, region.right), outer)
    shared = outer or (_sheet_lines(found[0].above) if found else ())
    if len(ranges) <= _FEW:
        return found + _find(rows.grid, Region(ranges[1][0], region.bottom, region.left, region.right), shared)
    for top, bottom in ranges[1:]:
        found += _find(rows.grid, Region(top, bottom, region.left, region.right), shared)
    return found


def _sheet_lines(above: tuple[Line, ...]) -> tuple[Line, ...]:
    """Give those lines above the first table that speak for the whole sheet: what comes before its own title."""
    titles = [n for n, line in enumerate(above) if line.kind == "title"]
    return above[: titles[-1]] if len(titles) > 1 else ()


def _beside_each_other(grid: Grid, bands: list[Region], outer: tuple[Line, ...]) -> list[Found]:
    """Give the tables of bands of columns; a band shares the lines above the first table on its left."""
    found = _find(grid, bands[0], outer)
    first = found[0] if found else None
    for band in bands[1:]:
        shared = _shared_lines(grid, first, band) if first else ()
        found += _find(grid, band, outer + shared)
    return found


def _shared_lines(grid: Grid, first: Found, band: Region) -> tuple[Line, ...]:
    """Give the lines above a table that a band on its right shares.

    All of them where the band has no title of its own and begins where the table does; else those whose cell reaches
    over it.
    """
    rows = Rows(grid, band)
    dense = (r for r in range(band.top, band.bottom + 1) if rows.kind(r) > LINE)
    begin = next(dense, band.bottom + 1)
    own = rows.lines(band.top, begin - 1)
    if any(line.kind == "title" for line in own) or begin > first.region.top + 2:
        return tuple(line for line in first.above if _spans(grid, line, band))
    return tuple(line for line in first.above if line.row not in {line.row for line in own})


def _side_by_side(rows: Rows) -> list[Region]:
    """Give the bands of columns that stand side by side with empty columns between them.

    A band is a table of its own where its first column says what its rows are; numbers behind an empty column without
    that belong to the table on their left.
    """
    region, grid = rows.region, rows.grid
    dense = [r for r in range(region.top, region.bottom + 1) if rows.kind(r) > LINE]
    data = [r for r in dense if rows.kind(r) == DATA]
    used = {c for r in dense for c in rows.filled(r)}
    for row, left in grid.blocks.keys() & {(r, c) for r in dense[:50] for c in used}:
        used.update(range(left, min(grid.blocks[row, left][3], region.right) + 1))
    parts = _runs(sorted(used))
    bands: list[tuple[int, int]] = []
    for left, right in parts:
        if bands and not (_has_numbers(rows, data, bands[-1]) and _stands_alone(rows, data, (left, right))):
            bands[-1] = (bands[-1][0], right)
        else:
            bands.append((left, right))
    if len(bands) < 2:
        return []
    lefts = [region.left, *(left for left, _ in bands[1:])]
    rights = [*(left - 1 for left in lefts[1:]), region.right]
    return [Region(region.top, region.bottom, left, right) for left, right in zip(lefts, rights, strict=True)]


def _runs(columns: list[int]) -> list[tuple[int, int]]:
    """Give the first and last of each run of neighbors."""
    runs: list[tuple[int, int]] = []
    for column in columns:
        if runs and column == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    return runs


def _has_numbers(rows: Rows, data: list[int], band: tuple[int, int]) -> bool:
    """Say whether a band of columns holds numbers besides years."""
    left, right = band
    return any(rows.grid.flags[r][c] & (HARD | MISSING) for r in data for c in range(left, right + 1))


def _stands_alone(rows: Rows, data: list[int], band: tuple[int, int]) -> bool:
    """Say whether a band of columns begins with a column of texts or years that its numbers belong to."""
    left, right = band
    first = [rows.grid.flags[r][left] for r in data if rows.grid.flags[r][left]]
    said = sum(1 for f in first if f & (TEXT | SOFT))
    if not first or said * 2 <= len(first) or left == right:
        return False
    return any(rows.grid.flags[r][c] & VALUE for r in data for c in range(left + 1, right + 1))


def _spans(grid: Grid, line: Line, band: Region) -> bool:
    """Say whether a line's merged cell reaches over a band."""
    block = grid.blocks.get((line.row, line.column))
    return block is not None and block[3] >= band.left and block[1] <= band.right


def _table(rows: Rows, outer: tuple[Line, ...]) -> Found | None:
    """Give the one table of a region; None where nothing in it is a table."""
    body = list(body_rows(rows))
    if not body:
        return None
    shape = shape_of(rows, body)
    stub = min(shape.texts, default=-1)
    behind = {c for c in shape.numbers if c > stub}  # numbers left of all texts number or code the rows
    headed = {c for c in shape.years for r in range(rows.region.top, body[0]) if _heads(rows.grid.flags[r][c])}
    measures = frozenset(behind or shape.numbers) | headed or shape.years - (
        {min(shape.years)} if len(shape.years) > 1 else set()
    )
    if not measures:
        measures = frozenset(c for row in body for c in rows.columns_with(row, NUMBER))
    header = [] if _is_list(rows, body, measures) else header_rows(rows, body[0], measures)
    body_top = header[-1] + 1 if header else body[0]
    last, top = body[-1], header[0] if header else body[0]
    used = {c for r in (*header, *body) for c in rows.filled(r)}
    region = Region(top, last, min(used), max(used))
    if not header and not any(rows.grid.flags[r][c] & TEXT for r in body for c in range(region.left, region.right + 1)):
        return None
    heads = {texts_of(rows, row) for row in header}
    repeated = frozenset(row for row in range(body_top, last + 1) if is_repeated(rows, row, heads))
    notes = rows.lines(last + 1, rows.region.bottom)
    lines = [line for r in range(rows.region.top, top) if header or rows.kind(r) == LINE for line in rows.lines(r, r)]
    above = tuple(line for line in lines if line.kind != "note")
    texts = tuple(row for row in header if not counts_up(rows, row, rows.filled(row)))
    return Found(region, texts, body_top, frozenset(used), frozenset(measures), repeated, above, outer, notes)


def _heads(flags: int) -> bool:
    """Say whether a cell above year-like numbers shows that they are figures: it names a period or a place itself."""
    return flags & (SOFT | PERIOD | PLACE | GROUP | TOTAL) != 0


def _is_list(rows: Rows, body: list[int], measures: frozenset[int]) -> bool:
    """Say whether figures stand in a list of keys and values of all kinds: what stands above them is no header."""
    if len(measures) != 1 or len(body) == 0:
        return False
    (value,) = measures
    first = next((r for r in range(body[0] - 1, rows.region.top - 1, -1) if rows.kind(r) != EMPTY), None)
    if first is None or rows.kind(first) != WORDS or role_of(folded(rows.grid.text(first, rows.filled(first)[0]))):
        return False
    below = [r for r in range(body[0], rows.region.bottom + 1) if rows.kind(r) == WORDS]
    return any(rows.grid.flags[r][value] & TEXT and rows.filled(r)[0] < value for r in below)


def _folds(grid: Grid, found: Found) -> list[int]:
    """Give the columns in which a table that is folded side by side begins again: 지역 값 지역 값."""
    if not found.header:
        return []
    texts = header_texts(grid, found.header, found.region, found.region.left)
    first = texts[found.region.left]
    if not first or not role_of(folded(first[-1])) or found.region.left in found.measures:
        return []
    start = min(found.measures)
    return [c for c in range(start + 1, found.region.right + 1) if texts[c] == first and c not in found.measures]
