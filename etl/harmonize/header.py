"""The header of a table: which rows it has, and which texts stand above each column."""

from __future__ import annotations

from etl.harmonize.cells import NAMED, PERIOD, Grid
from etl.harmonize.headlike import is_year_header
from etl.harmonize.lines import DATA, EMPTY, LINE, WORDS, YEARS, Region, Rows
from etl.harmonize.vocabulary import folded, is_as_of, is_heading, is_note, is_unit_line, role_of
from etl.read.book import Place

_Written = tuple[str, Place | None]
"""A text of a header and the cell that it was written in."""


def header_rows(rows: Rows, first_data: int, measures: frozenset[int]) -> list[int]:
    """Give the rows of the header above the first row of values, from the top.

    Args:
        rows: The region of one table.
        first_data: The first row of values.
        measures: The columns of numbers.
    """
    bottom = first_data - 1
    while bottom >= rows.region.top and not _is_last(rows, bottom, measures):
        bottom -= 1
    if bottom < rows.region.top:
        return []
    found = [bottom]
    for row in range(bottom - 1, rows.region.top - 1, -1):
        if not _is_upper(rows, row, found[0], measures):
            break
        found.insert(0, row)
    return found


def _is_last(rows: Rows, row: int, measures: frozenset[int]) -> bool:
    """Say whether a row above the values can be the last of the header; a row of the body without values cannot."""
    kind, grid = rows.kind(row), rows.grid
    if kind in (DATA, YEARS):
        return True  # a row of years, of classes, or of column numbers
    filled = rows.filled(row)
    if kind == LINE and len(filled) == 1:
        return _heads_alone(rows, row, row + 1, measures)
    if kind == LINE:
        return len(measures.intersection(filled)) > 1 and rows.kind(row - 1) >= WORDS
    if kind != WORDS:
        return False
    if measures.intersection(filled):
        return True
    covered = any(grid.source(row, c)[0] < row for c in measures)
    named = grid.flags[row][filled[0]] & (NAMED | PERIOD)
    return not named and (covered or any(role_of(folded(grid.text(row, c))) for c in filled))


def _is_upper(rows: Rows, row: int, below: int, measures: frozenset[int]) -> bool:
    """Say whether a row right above a header belongs to it."""
    kind = rows.kind(row)
    if kind == WORDS or (kind == YEARS and is_year_header(rows, row)):
        return True
    return kind == LINE and _heads_alone(rows, row, below, measures)


def _heads_alone(rows: Rows, row: int, below: int, measures: frozenset[int]) -> bool:
    """Say whether a text alone in its row is a header of columns, not a title or unit line.

    It is where it stands over the numbers and not over everything, or where its cell reaches down into the header.
    """
    grid, filled = rows.grid, rows.filled(row)
    if len(filled) != 1:
        return False
    column, text = filled[0], grid.text(row, filled[0])
    if is_unit_line(text) or is_note(text) or is_as_of(text) or is_heading(text):
        return False
    block = grid.blocks.get((row, column))
    if block and block[2] > row:
        return block[2] >= below and column < min(measures)
    first = min(measures)
    if rows.kind(below) == EMPTY or column < first:
        return False
    if rows.kind(below) == DATA and below > row:
        return block is None or block[1] >= first
    if first == rows.region.left:
        return False
    return block is not None or (column == first and len(text) <= 20 and not is_heading(text))


def header_texts(grid: Grid, header: tuple[int, ...], region: Region, first: int) -> dict[int, tuple[str, ...]]:
    """Give the texts above each column from outermost to innermost, each written cell once.

    A merged cell stands over all its columns. Without merging, a text stands over the empty cells on its right where
    the rows below are more detailed there, and under the same text of the row above.

    Args:
        grid: The sheet.
        header: Its header rows.
        region: The table.
        first: The first column over which texts spread without being merged: the first of numbers.
    """
    columns = range(region.left, region.right + 1)
    table: list[dict[int, _Written]] = []
    for n, row in enumerate(header):
        heads = {column: _head(grid, row, column, header[0]) for column in columns}
        if n < len(header) - 1 and not _is_merged(grid, row, first, region.right):
            _spread(grid, heads, table[-1] if table else {}, header[n + 1 :], first)
        table.append(heads)
    return {column: _path([heads[column] for heads in table]) for column in columns}


def _head(grid: Grid, row: int, column: int, top: int) -> _Written:
    """Give the text that stands in a header cell, written there or in the merged block it lies in."""
    source = grid.source(row, column)
    if source[0] < top:
        return "", None
    text = grid.text(*source)
    return text, source if text else None


def _is_merged(grid: Grid, row: int, first: int, last: int) -> bool:
    """Say whether cells over the numbers are merged sideways, so that empty ones are meant to be empty."""
    return any(block[3] > block[1] for c in range(first, last + 1) if (block := grid.blocks.get((row, c))))


def _spread(
    grid: Grid, heads: dict[int, _Written], above: dict[int, _Written], lower: tuple[int, ...], first: int
) -> None:
    """Let each text of a header row stand over the empty cells on its right that belong under it."""
    origin: int | None = None
    for column in sorted(c for c in heads if c >= first):
        detailed = any(grid.flags[row][column] for row in lower)
        if heads[column][0]:
            origin = column if detailed else None
        elif origin is not None and detailed and above.get(column, ("", None))[1] == above.get(origin, ("", None))[1]:
            heads[column] = heads[origin]
        else:
            origin = None


def _path(heads: list[_Written]) -> tuple[str, ...]:
    """Give the texts of a column, one for each written cell; the same text right below itself says nothing new."""
    path: list[str] = []
    for text, _ in heads:
        if text and (not path or path[-1] != text):
            path.append(text)
    return tuple(path)
