"""Cuts a table that is too large for a slide or a sheet of paper into parts, each with its header and its row names."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from outcomes.export.pack import Exhibit


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a table: `number` of `parts`, counted from 1; `places` are the columns' places in the whole."""

    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    places: tuple[int, ...]
    number: int
    parts: int


def parts(exhibit: Exhibit, most_rows: int, most_columns: int) -> tuple[Part, ...]:
    """Give a table in parts of at most so many rows and columns, as even as they can be, none lost.

    The first column, which names the rows, stands in every part. Parts go down first, then to the right.
    """
    rows = even(len(exhibit.cells), most_rows)
    rest = even(len(exhibit.columns) - 1, most_columns - 1)
    made = [
        ((0, *(1 + place for place in range(*across))), exhibit.cells[slice(*down)]) for across in rest for down in rows
    ]
    return tuple(
        Part(
            tuple(exhibit.columns[place] for place in places),
            tuple(tuple(row[place] for place in places) for row in cells),
            places,
            number,
            len(made),
        )
        for number, (places, cells) in enumerate(made, start=1)
    )


def even(count: int, most: int) -> list[tuple[int, int]]:
    """Give (start, stop) of parts of at most `most`, of sizes that differ by one at most; one empty part for none."""
    number = max(1, -(-count // max(most, 1)))
    edges = [round(k * count / number) for k in range(number + 1)]
    return list(pairwise(edges))
