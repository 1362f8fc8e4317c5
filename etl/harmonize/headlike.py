"""Rows that look like values and are headers: years, classes, the columns' numbers, a header said again."""

from __future__ import annotations

from etl.harmonize.cells import ERROR, MISSING, NAMED, NUMBER, PERIOD, SOFT, TEXT, WORDED
from etl.harmonize.lines import DATA, EMPTY, LINE, WORDS, YEARS, Rows
from etl.harmonize.vocabulary import folded, is_unit_line, role_of


def texts_of(rows: Rows, row: int) -> tuple[str, ...]:
    """Give the texts of a row, the empty ones too."""
    return tuple(rows.grid.text(row, c) for c in range(rows.region.left, rows.region.right + 1))


def is_repeated(rows: Rows, row: int, heads: set[tuple[str, ...]]) -> bool:
    """Say whether a row says the same as one of the header's, as on each page of a printed table."""
    if rows.kind(row) not in (WORDS, YEARS) or texts_of(rows, row) not in heads:
        return False
    above = row - 1
    while rows.kind(above) == EMPTY and above > rows.region.top:
        above -= 1
    return rows.kind(above) != LINE


def is_year_header(rows: Rows, row: int, *, above: int = -1) -> bool:
    """Say whether a row of numbers that may be years is a header, not a row of values that happen to look so.

    Args:
        rows: The region.
        row: Its row of kind YEARS.
        above: The last row of values above it; below one, only a spaced or named row is a header. −1 for none.
    """
    flags, filled = rows.grid.flags[row], rows.filled(row)
    timely = [c for c in filled if flags[c] & (SOFT | PERIOD)]
    below = next((r for r in range(row + 1, rows.region.bottom + 1) if rows.kind(r) in (DATA, YEARS)), None)
    if below is None or flags[filled[0]] & NAMED:
        return False
    under = rows.grid.flags[below]
    stub = min(rows.filled(below))
    if any(flags[c] & under[c] & NAMED for c in filled):
        return False  # places above places
    before = [c for c in filled if c < timely[0]]
    if any(role_of(folded(text)) or is_unit_line(text) for text in (rows.grid.text(row, c) for c in before)):
        return True
    over = rows.grid.flags[above][timely[0]] if above >= 0 else (SOFT | PERIOD) * (timely[0] == stub)
    if under[timely[0]] & over & (SOFT | PERIOD):
        return False  # a column of periods, not a row of them
    years = [rows.grid.text(row, c) for c in timely]
    rising = len(set(years)) > 1 and years in (sorted(years), sorted(years, reverse=True))
    rising = rising or sum(1 for c in timely if not flags[c] & SOFT) > 1
    if above >= 0:
        lone = len(filled) == 1 and rows.kind(row + 1) == WORDS
        return (rising or lone) and rows.kind(row - 1) in (EMPTY, LINE)
    if filled[0] == stub and _labeled_above(rows, row, timely):
        return False
    return not before or rising


def _labeled_above(rows: Rows, row: int, columns: list[int]) -> bool:
    """Say whether the row above already gives each column its own text, so that this one is no header."""
    if rows.kind(row - 1) != WORDS:
        return False
    return all(rows.grid.flags[row - 1][c] & TEXT for c in columns) and not rows.grid.blocks.keys() & {
        (row - 1, c) for c in columns
    }


def is_number_header(rows: Rows, row: int) -> bool:
    """Say whether the first row with numbers is a header: classes such as ‘10~49인’, or the columns' numbers."""
    below = next((r for r in range(row + 1, rows.region.bottom + 1) if rows.kind(r) == DATA), None)
    if below is None:
        return False
    flags, under = rows.grid.flags[row], rows.grid.flags[below]
    filled = rows.filled(row)
    numbers = [c for c in filled if flags[c] & (NUMBER | MISSING | ERROR)]
    if any(flags[c] & (NAMED | PERIOD) and under[c] & TEXT for c in filled if c < numbers[0]):
        return False
    if all(flags[c] & WORDED for c in numbers):
        return sum(1 for c in numbers if under[c] & NUMBER and not under[c] & WORDED) * 2 >= len(numbers)
    return under[filled[0]] & TEXT != 0 and counts_up(rows, row, filled)


def counts_up(rows: Rows, row: int, columns: list[int]) -> bool:
    """Say whether a row only numbers its columns: 1 2 3, or (1) (2) (3)."""
    texts = [rows.grid.text(row, c).strip("()") for c in columns]
    return len(columns) > 2 and texts == [str(n + 1) for n in range(len(columns))]
