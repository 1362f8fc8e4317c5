"""Which columns of some rows hold numbers, texts or years."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from etl.harmonize.cells import ERROR, HARD, MISSING, SOFT, WORDED
from etl.harmonize.lines import Rows


@dataclass(frozen=True, slots=True)
class Shape:
    """Which columns of some rows hold numbers and which hold texts."""

    numbers: frozenset[int]
    texts: frozenset[int]
    years: frozenset[int]


def shape_of(rows: Rows, among: Collection[int]) -> Shape:
    """Give the columns in which numbers or missing marks, texts, and only years prevail.

    Numbers written with words, left of all plain ones, are texts: ‘10~49인’ names a class.
    """
    numbers, texts, years, worded = set[int](), set[int](), set[int](), set[int]()
    for column in sorted({c for row in among for c in rows.filled(row)}):
        every = [f for f in (rows.grid.flags[row][column] for row in among) if f]
        cells = [f for f in every if not f & ERROR] or every
        said = [f for f in cells if f & (HARD | MISSING | ERROR)]
        soft = sum(1 for f in cells if f & SOFT)
        if len(cells) > 2 * (len(said) + soft):
            texts.add(column)
        elif any(not f & WORDED for f in said):
            numbers.add(column)
        elif said:
            worded.add(column)
        elif cells:
            (years if soft else texts).add(column)
    stubs = {column for column in worded if numbers and column < min(numbers)}
    return Shape(frozenset(numbers | (worded - stubs)), frozenset(texts | stubs), frozenset(years))
