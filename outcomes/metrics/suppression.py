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

    `counts`: answers of each cell (one without answers is known to be empty unless it is withheld). `totals`: the cell
    that each line adds up to. `lines`, `members`: line and cell of each membership, equally long.
    """

    counts: Places
    totals: Places
    lines: Places
    members: Places


def sums(counts: Sequence[int], lines: Sequence[tuple[int, Sequence[int]]]) -> Sums:
    """Give cells and lines (total, members) as arrays."""
    found = np.asarray(counts, dtype=np.int64)
    pairs = [(k, m) for k, (_, members) in enumerate(lines) for m in members]
    table = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
    totals = np.asarray([total for total, _ in lines], dtype=np.int64)
    return Sums(found, totals, table[:, 0], table[:, 1])


@dataclass(frozen=True, slots=True)
class Held:
    """What is hidden.

    `flags`: each hidden cell. `kept`: what must not be hidden. `loose`: the cells of withheld slices, hidden all, of
    which it is not even known whether they are empty.
    """

    flags: Flags
    kept: Flags
    loose: Flags


def hidden(found: Sums) -> Flags:
    """Give which cells must be hidden where any may be; see `protecting`."""
    size = len(found.counts)
    return protecting(found, np.zeros(size, dtype=np.bool_), np.zeros(size, dtype=np.int64))[0]


def protecting(
    found: Sums, kept: Flags, slices: Places, withheld: Sequence[int] = (), before: Flags | None = None
) -> tuple[Flags, frozenset[int]]:
    """Give which cells must be hidden so that the kept ones stay, and which slices are withheld as a whole.

    First every cell with 1 to 4 answers. Then, until nothing changes: in a line whose total is shown, none or at least
    two members are hidden, with five answers together and not one each; in a line whose total is hidden, at least one.
    Last, what the lines still pin down is let loose by hiding the shown cells that cost least (`loosening`). Where that
    needs a kept cell, the slices of the small cells are withheld, then all slices; if that does not do, none is kept.

    Args:
        found: Cells and lines.
        kept: What must not be hidden.
        slices: The slice of each cell, above 0; 0 = in none.
        withheld: The slices withheld already.
        before: The cells hidden already.

    Returns:
        True for each hidden cell, among them every cell of the withheld slices, the empty ones too; those slices.

    Source:
        Methods, section 9; Hundepool and others, Statistical Disclosure Control (2012), chapter 4.
    """
    small = (found.counts > 0) & (found.counts < LEAST)
    loose = np.isin(slices, list(withheld)) & (slices > 0)
    held = Held(small | loose if before is None else small | loose | before, kept, loose)
    while True:
        flags, culprits = _covered(found, held)
        if not culprits.any():
            culprits = recoverable(found, flags, LEAST, held.loose)
            if not culprits.any():
                return flags, frozenset(np.unique(slices[held.loose]).tolist())
            more = _further(found, Held(flags, held.kept, held.loose), culprits)
            if more.any():
                held = Held(flags | more, held.kept, held.loose)
                continue
        after = _withheld(Held(flags, held.kept, held.loose), culprits, slices)
        if after is None:
            return flags, frozenset(np.unique(slices[held.loose]).tolist())
        held = after


def _withheld(held: Held, culprits: Flags, slices: Places) -> Held | None:
    """Withhold the slices of these cells; else all; else keep nothing any more; None where nothing is left to do."""
    for wanted in (np.isin(slices, slices[culprits]), np.ones_like(culprits)):
        loose = held.loose | (wanted & (slices > 0))
        if (loose & ~held.loose).any():
            return Held(held.flags | loose, held.kept & ~loose, loose)
    return Held(held.flags, np.zeros_like(held.kept), held.loose) if held.kept.any() else None


def _further(found: Sums, held: Held, open_: Flags) -> Flags:
    """Give further cells to hide; none where hiding every cell that is not kept would not do."""
    more = loosening(found, held.flags, open_, held.kept, held.loose)
    if more is None:
        return np.zeros_like(open_)
    if not more.any():
        more = _beside(found, _barred(found, held), open_)
    return more if more.any() else _anywhere(found, held.flags, _barred(found, held))


def _barred(found: Sums, held: Held) -> Flags:
    """Give which cells cannot be hidden: they are, they are kept, or there is nothing in them."""
    return np.asarray(held.flags | held.kept | (found.counts == 0), dtype=np.bool_)


def _covered(found: Sums, held: Held) -> tuple[Flags, Flags]:
    """Hide further members of lines in which too little is hidden, the total where none is left.

    Too little also means: each hidden member has as few as it can, since then the sum tells that.

    Returns:
        What is hidden then; and the hidden small cells of lines in which nothing more may be hidden.
    """
    size, flags = len(found.totals), held.flags.copy()
    while True:
        thin = _thin(found, flags, held.loose)
        barred = _barred(found, Held(flags, held.kept, held.loose))
        left = np.bincount(found.lines[~barred[found.members]], minlength=size) > 0
        stuck = thin & ~left & barred[found.totals]
        if stuck.any():
            culprits = np.zeros_like(flags)
            culprits[found.members[stuck[found.lines]]] = True
            culprits[found.totals[stuck]] = True
            return flags, culprits & flags
        more = np.union1d(
            _smallest(found, barred, np.flatnonzero(thin & left), totals=False),
            _smallest(found, barred, np.flatnonzero(thin & ~left), totals=True),
        )
        if not len(more):
            return flags, np.zeros_like(flags)
        flags[more] = True


def _thin(found: Sums, flags: Flags, loose: Flags) -> Flags:
    """Give the lines in which too little is hidden; large cells of withheld slices need no other beside them."""
    size = len(found.totals)
    inside = flags[found.members] & (found.counts[found.members] > 0)
    lines, members = found.lines[inside], found.members[inside]
    held = np.bincount(lines, minlength=size)
    weight = np.bincount(lines, weights=found.counts[members], minlength=size)
    fewest = np.bincount(lines, weights=~loose[members], minlength=size)
    need = np.bincount(lines, weights=~loose[members] | (found.counts[members] < LEAST), minlength=size) > 0
    veiled = np.bincount(found.lines[loose[found.members]], minlength=size) > 1  # one of them may be the empty one
    opened = need & ((weight < LEAST) | ((held == 1) & ~veiled) | (weight == fewest))
    closed = (held == 0) & ~loose[found.totals]
    return np.asarray(np.where(flags[found.totals], closed, opened) & (found.counts[found.totals] > 0), dtype=np.bool_)


def _beside(found: Sums, barred: Flags, open_: Flags) -> Flags:
    """Give the smallest shown cell of the lines of each cell that can be worked out; members before totals."""
    more = np.zeros_like(barred)
    for cell in np.flatnonzero(open_):
        touched = np.union1d(found.lines[found.members == cell], np.flatnonzero(found.totals == cell))
        if more[found.members[np.isin(found.lines, touched)]].any():
            continue  # what was just chosen for a neighbor may do for this one
        chosen = _smallest(found, barred, touched, totals=False)
        if not len(chosen):
            chosen = _smallest(found, barred, touched, totals=True)
        if len(chosen):
            more[chosen[np.argmin(found.counts[chosen])]] = True
    return more


def _anywhere(found: Sums, flags: Flags, barred: Flags) -> Flags:
    """Give the smallest cell that may be hidden of any line that holds a hidden one: the last resort."""
    touched = np.union1d(found.lines[flags[found.members]], np.flatnonzero(flags[found.totals]))
    shown = np.union1d(found.members[np.isin(found.lines, touched)], found.totals[touched])
    shown = shown[~barred[shown]]
    more = np.zeros_like(flags)
    if len(shown):
        more[shown[np.argmin(found.counts[shown])]] = True
    return more


def _smallest(found: Sums, barred: Flags, lines: Places, *, totals: bool) -> Places:
    """Give the smallest member (or the total) that is not barred of each of these lines; lines without one none."""
    if totals:
        shown = found.totals[lines]
        return np.unique(shown[~barred[shown]])
    wanted = np.isin(found.lines, lines) & ~barred[found.members]
    line, member = found.lines[wanted], found.members[wanted]
    order = np.lexsort((member, found.counts[member], line))
    first = np.unique(line[order], return_index=True)[1]
    return np.unique(member[order][first])
