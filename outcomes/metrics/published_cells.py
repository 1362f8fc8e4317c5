"""Every cell that a screen can show of project-level answers, and the pattern of those that are hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from outcomes.metrics.case_questions import DIMENSIONS, Where
from outcomes.metrics.suppression import Places, Sums, hidden

COHORT = ("support_year", "completion_year")
OTHERS = DIMENSIONS[1:]
TABLES: tuple[tuple[str, ...], ...] = (*(("region", *pair) for pair in combinations(OTHERS, 2)), ("region", *COHORT))
"""The finest tables that are shown: a region, one filter, one breakdown; and the cohorts of a region."""
SHOWN: tuple[tuple[str, ...], ...] = (
    (), *((name,) for name in DIMENSIONS), *combinations(DIMENSIONS, 2), COHORT, *TABLES,
)  # fmt: skip
"""Every table that is shown, as its dimensions."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """How many answered in each shown cell, and which of them are hidden. A cell that is not listed is empty."""

    answered: Mapping[Where, int]
    hidden: frozenset[Where]

    def hides(self, where: Where) -> bool:
        """Say whether a cell is hidden."""
        return where in self.hidden

    def values(self, dimension: str) -> tuple[str, ...]:
        """Give the values of a dimension that have answers, in order."""
        return tuple(sorted(cell[0][1] for cell in self.answered if len(cell) == 1 and cell[0][0] == dimension))


def pattern(finest: Mapping[tuple[str, ...], pd.DataFrame]) -> Pattern:
    """Give what may be shown.

    Args:
        finest: Each of TABLES → **its dimensions** → answered.
    """
    places: dict[tuple[str, ...], pd.Series] = {}
    counts: list[Places] = []
    start = 0
    for names in SHOWN:
        made = _counted(finest, names)
        places[names] = pd.Series(np.arange(start, start + len(made)), index=made.index)
        counts.append(made.to_numpy(np.int64))
        start += len(made)
    found = np.concatenate(counts)
    flags = hidden(_sums(found, places))
    cells = [_cell(names, key) for names in SHOWN for key in places[names].index]
    answered = dict(zip(cells, found.tolist(), strict=True))
    return Pattern(answered, frozenset(cell for cell, flag in zip(cells, flags, strict=True) if flag))


def _counted(finest: Mapping[tuple[str, ...], pd.DataFrame], names: tuple[str, ...]) -> pd.Series:
    """Give the answers of a table's cells, those above zero."""
    rows = next(frame for table, frame in finest.items() if set(names) <= set(table))
    if not names:
        total = int(rows.answered.sum())
        return pd.Series([total] if total else [], index=[()] if total else [], dtype="int64")
    made = rows.groupby(list(names), observed=True).answered.sum()
    return made[made > 0]


def _cell(names: tuple[str, ...], key: object) -> Where:
    """Give a cell as its conditions."""
    parts: Iterable[object] = key if isinstance(key, tuple) else (key,)
    return tuple(zip(names, map(str, parts), strict=True))


def _sums(counts: Places, places: Mapping[tuple[str, ...], pd.Series]) -> Sums:
    """Give every line: a table's cells added up over one of its dimensions, where the sum is shown as well."""
    totals: list[Places] = []
    lines: list[Places] = []
    members: list[Places] = []
    start = 0
    for names, cells in places.items():
        for name in names:
            rest = tuple(other for other in names if other != name)
            if rest not in places:
                continue
            index = cells.index
            keys = index.droplevel(name) if isinstance(index, pd.MultiIndex) else [()] * len(cells)
            upper = places[rest]
            totals.append(upper.to_numpy(np.int64))
            lines.append(start + pd.Series(np.arange(len(upper)), index=upper.index).reindex(keys).to_numpy(np.int64))
            members.append(cells.to_numpy(np.int64))
            start += len(upper)
    return Sums(
        counts, *(np.concatenate(parts) if parts else np.array([], np.int64) for parts in (totals, lines, members))
    )
