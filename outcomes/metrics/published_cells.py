"""Every cell that a screen can show of project-level answers, and the pattern of those that are hidden.

What says most comes first: the total, then the values of one dimension, a region among them. Of a finer table, the
slice (a region's part) whose small cells would be safe only if one of those were hidden is withheld, its empty cells
too.

A province that others merged into has cells beside theirs, each the sum of them: whoever looks at the map before and
after the merger can add and subtract, so one pattern holds for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from outcomes.metrics.case_questions import DIMENSIONS, Merged, Where
from outcomes.metrics.suppression import Flags, Places, Sums, hidden, protecting
from outcomes.metrics.value_counts import LEAST

REGION = "region"
COHORT = ("support_year", "completion_year")
OTHERS = DIMENSIONS[1:]
SPARED = 0.15
"""The share of the values of one dimension, regions aside, that may be hidden for the sake of finer tables."""
TABLES: tuple[tuple[str, ...], ...] = (*(("region", *pair) for pair in combinations(OTHERS, 2)), ("region", *COHORT))
"""The finest tables that are shown: a region, one filter, one breakdown; and the cohorts of a region."""
SHOWN: tuple[tuple[str, ...], ...] = (
    (), *((name,) for name in DIMENSIONS), *combinations(DIMENSIONS, 2), COHORT, *TABLES,
)  # fmt: skip
"""Every table that is shown, as its dimensions, each after those it adds up to."""
Table = tuple[str, ...]
Slice = tuple[Table, str]
"""A table, and the region of whose part it is ('' = the whole table)."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """How many answered in each cell, which of them are hidden, and which slices are withheld as a whole.

    A cell that is not listed is empty, unless its slice is withheld. Whether a cell is hidden for its own few answers
    or to guard another is not to be told on a screen: of two cells with six answers together it would say 1 and 5.
    """

    answered: Mapping[Where, int]
    hidden: frozenset[Where]
    withheld: frozenset[Slice] = frozenset()

    def hides(self, where: Where) -> bool:
        """Say whether a cell is hidden; of a withheld slice each is, the empty ones too."""
        return where in self.hidden or self.withholds(where)

    def withholds(self, where: Where) -> bool:
        """Say whether the slice of a cell is withheld."""
        return slice_of(where) in self.withheld

    def values(self, dimension: str) -> tuple[str, ...]:
        """Give the values of a dimension that have answers, in order."""
        return tuple(sorted(cell[0][1] for cell in self.answered if len(cell) == 1 and cell[0][0] == dimension))


def pattern(finest: Mapping[tuple[str, ...], pd.DataFrame], merged: Merged = ()) -> Pattern:
    """Give what may be shown.

    Args:
        finest: Each of TABLES → **its dimensions** → answered, by the provinces of their time.
        merged: The provinces that were merged into another on any map that can be drawn.
    """
    places: dict[Table, pd.Series] = {}
    counts: list[Places] = []
    start = 0
    for names in SHOWN:
        made = _whole(_counted(finest, names, merged), finest, merged)
        places[names] = pd.Series(np.arange(start, start + len(made)), index=made.index)
        counts.append(made.to_numpy(np.int64))
        start += len(made)
    found = np.concatenate(counts)
    cells = [_cell(names, key) for names in SHOWN for key in places[names].index]
    flags, withheld = _published(found, places, merged, [slice_of(cell) for cell in cells])
    answered = {cell: count for cell, count in zip(cells, found.tolist(), strict=True) if count}
    return Pattern(answered, frozenset(cell for cell, flag in zip(cells, flags, strict=True) if flag), withheld)


def slice_of(where: Where) -> Slice:
    """Give the part of a table that is withheld together: of a table by region, that of the region."""
    names = tuple(name for name, _ in where)
    return names, where[0][1] if len(names) > 1 and names[0] == REGION else ""


def _published(
    counts: Places, places: Mapping[Table, pd.Series], merged: Merged, listed: list[Slice]
) -> tuple[Flags, frozenset[Slice]]:
    """Give what is hidden and which slices are withheld: first of one dimension, then of all with those kept.

    Where finer tables cost neither the total nor a region, and few other values of one dimension, none is withheld:
    in a dense set that shows far more.
    """
    numbers = {each: number for number, each in enumerate(dict.fromkeys(listed), 0)}  # that of the total alone is 0
    slices = np.array([numbers[each] for each in listed], dtype=np.int64)
    single = {names: cells for names, cells in places.items() if len(names) < 2}
    upper = np.isin(slices, [numbers[each] for each in numbers if len(each[0]) < 2])
    above = np.where(upper, counts, 0)
    flags, gone = protecting(_sums(above, single, merged), (slices == 0) & (counts >= LEAST), slices * upper)
    names = {name for each, number in numbers.items() if number in gone for name in each[0]}
    finer = [number for (table, _), number in numbers.items() if names & set(table)]
    kept = upper & ~flags & (counts > 0)
    everything = _sums(counts, places, merged)
    plain = hidden(everything)
    lost = kept & plain
    first = np.concatenate([places[()].to_numpy(np.int64), places[(REGION,)].to_numpy(np.int64)])
    if not lost[first].any() and lost.sum() <= SPARED * kept.sum():
        return plain, frozenset()
    fixed = np.where(upper & ~np.isin(slices, finer), 0, slices)
    flags, gone = protecting(everything, kept, fixed, finer, flags)
    return flags, frozenset(each for each, number in numbers.items() if number in gone)


def _whole(made: pd.Series, finest: Mapping[Table, pd.DataFrame], merged: Merged) -> pd.Series:
    """Give a table with its empty cells: every value that anybody answered for, by every other."""
    if not isinstance(made.index, pd.MultiIndex):
        return made
    values = [_counted(finest, (str(name),), merged).index for name in made.index.names]
    return made.reindex(pd.MultiIndex.from_product(values, names=made.index.names), fill_value=0)


def _counted(finest: Mapping[tuple[str, ...], pd.DataFrame], names: tuple[str, ...], merged: Merged) -> pd.Series:
    """Give the answers of a table's cells, those above zero; merged provinces stand beside what they came from."""
    rows = next(frame for table, frame in finest.items() if set(names) <= set(table))
    if not names:
        total = int(rows.answered.sum())
        return pd.Series([total] if total else [], index=[()] if total else [], dtype="int64")
    if REGION in names:
        rows = pd.concat([rows, *(rows[rows.region == old].assign(region=new) for old, new in merged)])
    made = rows.groupby(list(names), observed=True).answered.sum()
    return made[made > 0]


def _cell(names: tuple[str, ...], key: object) -> Where:
    """Give a cell as its conditions."""
    parts: Iterable[object] = key if isinstance(key, tuple) else (key,)
    return tuple(zip(names, map(str, parts), strict=True))


def _sums(counts: Places, places: Mapping[tuple[str, ...], pd.Series], merged: Merged) -> Sums:
    """Give every line: a table's cells added up over one of its dimensions, where the sum is shown as well.

    The provinces of their time add up to the nation, and those that merged to the one they became.
    """
    after = {new for _, new in merged}
    found: list[tuple[Places, Places, Places]] = []
    for names, cells in places.items():
        for name in names:
            rest = tuple(other for other in names if other != name)
            if rest in places:
                found.append(_line(_without(cells, after) if name == REGION else cells, name, places[rest]))
        if REGION in names:
            found += [_merged_line(cells, new, {old for old, made in merged if made == new}) for new in sorted(after)]
    starts = np.cumsum([0, *(len(totals) for totals, _, _ in found)])
    return Sums(
        counts,
        np.concatenate([totals for totals, _, _ in found]),
        np.concatenate([start + lines for start, (_, lines, _) in zip(starts, found, strict=False)]),
        np.concatenate([members for _, _, members in found]),
    )


def _line(cells: pd.Series, name: str, upper: pd.Series) -> tuple[Places, Places, Places]:
    """Give a line for each cell of the table without this dimension: totals, the line of each membership, members."""
    line = pd.Series(np.arange(len(upper)), index=upper.index).reindex(_rest(cells, name)).to_numpy(np.int64)
    return upper.to_numpy(np.int64), line, cells.to_numpy(np.int64)


def _merged_line(cells: pd.Series, new: str, old: set[str]) -> tuple[Places, Places, Places]:
    """Give a line for each cell of a merged province, its members those of the provinces it came from."""
    regions = cells.index.get_level_values(REGION)
    total = cells[regions == new]
    return _line(cells[regions.isin(old)], REGION, total.set_axis(_rest(total, REGION)))


def _rest(cells: pd.Series, name: str) -> pd.Index:
    """Give the cells' conditions but one; () where it was the only one."""
    index = cells.index
    return (
        index.droplevel(name) if isinstance(index, pd.MultiIndex) else pd.Index([()] * len(cells), tupleize_cols=False)
    )


def _without(cells: pd.Series, regions: set[str]) -> pd.Series:
    return cells[~cells.index.get_level_values(REGION).isin(regions)]
