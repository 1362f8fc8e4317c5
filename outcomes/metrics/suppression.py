"""Which cells are hidden so that fewer than five answers can neither be read nor be worked out from what is shown.

Everything that any screen can show of one outcome is one list of cells (a total, a value of a dimension, a pair of
values, a value within a region within a filter …) with the lines that add them up. A cell is hidden on all screens or
on none, so comparing screens tells no more than the lines do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from outcomes.metrics.recovery import loosening, recoverable
from outcomes.metrics.value_counts import LEAST

Places = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sums:
    """Cells and the lines that add them up.

    `counts`: answers of each cell, all above zero (a cell without answers is known to be empty). `totals`: the cell
    that each line adds up to. `lines`, `members`: line and cell of each membership, equally long.
    """

    counts: Places
    totals: Places
    lines: Places
    members: Places


def sums(counts: Sequence[int], lines: Sequence[tuple[int, Sequence[int]]]) -> Sums:
    """Give cells and lines (total, members) as arrays; cells of zero are left out of the lines."""
    found = np.asarray(counts, dtype=np.int64)
    pairs = [(k, m) for k, (_, members) in enumerate(lines) for m in members if found[m] > 0]
    table = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
    totals = np.asarray([total for total, _ in lines], dtype=np.int64)
    return Sums(found, totals, table[:, 0], table[:, 1])


def hidden(found: Sums) -> Flags:
    """Give which cells must be hidden.

    First every cell with 1 to 4 answers. Then, until nothing changes: in a line whose total is shown, either none or at
    least two members are hidden, with five answers together and not one each; in a line whose total is hidden, at
    least one is. Last, what the lines still pin down, given that a hidden cell has at least one answer, is let loose by
    hiding the shown cells that cost least (`loosening`), until nothing can be worked out.

    Returns:
        True for each hidden cell; cells without answers are never hidden.

    Source:
        Methods, section 9; complementary suppression as in Hundepool and others, Statistical Disclosure Control (2012),
        chapter 4.
    """
    flags = (found.counts > 0) & (found.counts < LEAST)
    while True:
        flags = _covered(found, flags)
        open_ = recoverable(found, flags, LEAST)
        if not open_.any():
            return flags
        more = loosening(found, flags, open_)
        if not more.any():
            more = _beside(found, flags, open_)
        if not more.any():
            more = _anywhere(found, flags)
        if not more.any():
            return flags
        flags = flags | more


def _covered(found: Sums, flags: Flags) -> Flags:
    """Hide further members of lines in which too little is hidden; the total where no member is left.

    Too little also means: each hidden member has one answer, since a sum of k cells of at least one tells that.
    """
    size = len(found.totals)
    flags = flags.copy()
    while True:
        inside = flags[found.members]
        held = np.bincount(found.lines[inside], minlength=size)
        weight = np.bincount(found.lines[inside], weights=found.counts[found.members[inside]], minlength=size)
        closed = flags[found.totals]
        thin = np.where(closed, held == 0, (held > 0) & ((weight < LEAST) | (held == 1) | (weight == held)))
        thin &= found.counts[found.totals] > 0
        shown = np.bincount(found.lines[~inside], minlength=size) > 0
        more = np.union1d(
            _smallest(found, flags, np.flatnonzero(thin & shown), totals=False),
            _smallest(found, flags, np.flatnonzero(thin & ~shown), totals=True),
        )
        if not len(more):
            return flags
        flags[more] = True


def _beside(found: Sums, flags: Flags, open_: Flags) -> Flags:
    """Give the smallest shown cell of the lines of each cell that can be worked out; members before totals."""
    more = np.zeros_like(flags)
    for cell in np.flatnonzero(open_):
        touched = np.union1d(found.lines[found.members == cell], np.flatnonzero(found.totals == cell))
        if more[found.members[np.isin(found.lines, touched)]].any():
            continue  # what was just chosen for a neighbor may do for this one
        chosen = _smallest(found, flags, touched, totals=False)
        if not len(chosen):
            chosen = _smallest(found, flags, touched, totals=True)
        if len(chosen):
            more[chosen[np.argmin(found.counts[chosen])]] = True
    return more


def _anywhere(found: Sums, flags: Flags) -> Flags:
    """Give the smallest shown cell of any line that holds a hidden one: the last resort where nearly all is hidden."""
    touched = np.union1d(found.lines[flags[found.members]], np.flatnonzero(flags[found.totals]))
    shown = np.union1d(found.members[np.isin(found.lines, touched)], found.totals[touched])
    shown = shown[~flags[shown]]
    more = np.zeros_like(flags)
    if len(shown):
        more[shown[np.argmin(found.counts[shown])]] = True
    return more


def _smallest(found: Sums, flags: Flags, lines: Places, *, totals: bool) -> Places:
    """Give the smallest shown member (or the total) of each of these lines, each cell once; lines without one none."""
    if totals:
        shown = found.totals[lines]
        return np.unique(shown[~flags[shown]])
    wanted = np.isin(found.lines, lines) & ~flags[found.members]
    line, member = found.lines[wanted], found.members[wanted]
    order = np.lexsort((member, found.counts[member], line))
    first = np.unique(line[order], return_index=True)[1]
    return np.unique(member[order][first])
