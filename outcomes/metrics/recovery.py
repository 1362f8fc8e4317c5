"""What somebody who knows every shown cell, every sum and the rule itself can still work out of the hidden ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import LinearConstraint, linprog, milp
from scipy.sparse import csr_array, hstack
from scipy.sparse.linalg import lsqr

if TYPE_CHECKING:
    from outcomes.metrics.suppression import Flags, Sums

NOTHING = 1e-6
DENSE = 600
"""Up to this many hidden cells the null space is worked out densely."""
FEW = 150
"""Up to this many hidden cells, that answers are whole numbers is used as well."""
FURTHEST = 50
"""How far a cell is moved at most in whole numbers."""
SEED = 9


def recoverable(found: Sums, flags: Flags, least: int, loose: Flags | None = None) -> Flags:
    """Give which hidden cells with fewer than `least` answers have one possible value only.

    The reader knows the shown cells, that empty cells are empty, that hidden ones have at least one answer (the `loose`
    ones, hidden too, may have none), and that members add up to totals. A hidden cell is safe if the others can move
    with it: if some direction in which all sums stay as they are changes it, without taking a cell with one answer
    below one. That answers are whole numbers is used where few cells are hidden; among very many it is not (in tables
    of two dimensions it never tells more).
    """
    unknown = np.flatnonzero(flags)
    open_ = np.zeros(len(flags), dtype=np.bool_)
    if not len(unknown):
        return open_
    equations = _equations(found, unknown)
    fewest = np.ones(len(unknown), dtype=np.int64) if loose is None else (~loose[unknown]).astype(np.int64)
    stuck = _at_their_bound(equations, np.flatnonzero(found.counts[unknown] == fewest))
    free = np.setdiff1d(np.arange(len(unknown)), stuck)
    moves = np.zeros(len(unknown), dtype=np.bool_)
    moves[free] = _moves(equations[:, free])
    if len(unknown) <= FEW:
        moves &= _moves_whole(equations, found.counts[unknown], fewest, least)
    open_[unknown[~moves]] = True
    return open_ & (found.counts > 0) & (found.counts < least)


def loosening(
    found: Sums, flags: Flags, open_: Flags, kept: Flags | None = None, loose: Flags | None = None
) -> Flags | None:
    """Give the shown cells that, once hidden, let open cells move, at the least cost in answers.

    One linear program looks for a direction in which all sums stay as they are and every open cell grows; a shown cell
    that has to move with it must be hidden, and costs the root of its answers. Such a direction exists wherever any
    cell may be hidden: one more answer of a kind that is there raises its cell in every table. Where some are kept, it
    may not: then the first open cell alone is moved, up or down.

    Returns:
        True for each cell to hide; none where the open cells could already move, but not in whole numbers. None where
        an open cell cannot move though all but the kept cells were hidden.

    Source:
        Methods, section 9; Hundepool and others, Statistical Disclosure Control (2012), chapter 4.
    """
    fixed = np.zeros_like(flags) if kept is None else kept
    goals, free = np.flatnonzero(open_), np.zeros_like(flags) if loose is None else loose
    more = _direction(found, (flags, fixed, free), goals, 1)
    if more is None and fixed.any():
        more = _direction(found, (flags, fixed, free), goals[:1], 1)
        if more is None and found.counts[goals[0]] > int(not free[goals[0]]):
            more = _direction(found, (flags, fixed, free), goals[:1], -1)
    return more


def _direction(found: Sums, held: tuple[Flags, Flags, Flags], goals: NDArray[np.int64], sign: int) -> Flags | None:
    """Give the shown cells that move with these cells up or down at the least cost; None where they cannot move."""
    flags, kept, loose = held
    cells = np.flatnonzero(((found.counts > 0) | loose) & ~kept)
    counts, inside = found.counts[cells], flags[cells]
    equations, shown = _equations(found, cells), np.flatnonzero(~inside)
    bounds = _bounded(len(cells), np.flatnonzero(inside & (counts == ~loose[cells])))
    bounds[np.searchsorted(cells, goals)] = (1.0, np.inf) if sign > 0 else (-np.inf, -1.0)
    bounds[shown, 0] = 0.0  # up here, down in the columns added
    cost = np.zeros(len(cells) + len(shown))
    cost[shown] = cost[len(cells) :] = np.sqrt(counts[shown])
    solved = linprog(
        cost, A_eq=hstack([equations, -equations[:, shown]]), b_eq=np.zeros(equations.shape[0]),
        bounds=np.vstack([bounds, np.tile([0.0, np.inf], (len(shown), 1))]), method="highs",
    )  # fmt: skip
    if solved.x is None:
        return None
    more = np.zeros_like(flags)
    more[cells[shown[np.abs(solved.x[shown] - solved.x[len(cells) :]) > NOTHING]]] = True
    return more


def _equations(found: Sums, cells: NDArray[np.int64]) -> csr_array:
    """Give the lines as equations over these cells: members minus total."""
    column = np.full(len(found.counts), -1)
    column[cells] = np.arange(len(cells))
    members, totals = column[found.members], column[found.totals]
    inside, closed = members >= 0, np.flatnonzero(totals >= 0)
    rows = np.concatenate([found.lines[inside], closed])
    columns = np.concatenate([members[inside], totals[closed]])
    signs = np.concatenate([np.ones(int(inside.sum())), -np.ones(len(closed))])
    made = csr_array((signs, (rows, columns)), shape=(len(found.totals), len(cells)))
    return made[np.unique(rows)]


def _bounded(width: int, ones: NDArray[np.int64]) -> NDArray[np.float64]:
    """Give how far each cell may move: any way, but those with one answer only up."""
    bounds = np.tile([-np.inf, np.inf], (width, 1))
    bounds[ones, 0] = 0.0
    return bounds


def _at_their_bound(equations: csr_array, ones: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give which cells with one answer can have no more: none of the ways to keep all sums raises them.

    Ways that raise one cell each add up to one that raises all of them, as far as is liked, so one linear program finds
    every such cell: what each is raised by counts up to 1, and what it is raised by beyond that does not.
    """
    if not len(ones):
        return ones
    width = equations.shape[1]
    counted = np.concatenate([np.zeros(width), np.ones(len(ones))])
    found = linprog(
        -counted, A_eq=hstack([equations, equations[:, ones]]), b_eq=np.zeros(equations.shape[0]),
        bounds=np.vstack([_bounded(width, ones), np.tile([0.0, 1.0], (len(ones), 1))]), method="highs",
    )  # fmt: skip
    return np.asarray(ones[found.x[width:] < 0.5], dtype=np.int64)


def _moves(equations: csr_array) -> Flags:
    """Give which unknowns some solution of `equations · v = 0` changes, by one drawn at random from all of them."""
    width = equations.shape[1]
    drawn = np.random.default_rng(SEED).normal(size=width)
    if width <= DENSE:
        dense = equations.toarray()
        kept = drawn - dense.T @ np.linalg.lstsq(dense.T, drawn, rcond=None)[0]
    else:
        kept = drawn - equations.T @ lsqr(equations.T, drawn, atol=1e-14, btol=1e-14, conlim=0, iter_lim=20 * width)[0]
    return np.asarray(np.abs(kept) > NOTHING, dtype=np.bool_)


def _moves_whole(equations: csr_array, counts: NDArray[np.int64], fewest: NDArray[np.int64], least: int) -> Flags:
    """Give which unknowns another solution in whole numbers changes; those of `least` and more are not looked at."""
    width = equations.shape[1]
    moved = (counts >= least) | (counts == 0)
    rows, every = LinearConstraint(equations, 0, 0), np.ones(width)
    for cell in range(width):
        for sign in (1.0, -1.0):
            if moved[cell]:
                break
            goal = np.zeros(width)
            goal[cell] = sign
            solved = milp(goal, constraints=rows, bounds=(fewest - counts, FURTHEST), integrality=every)
            moved |= np.abs(np.round(solved.x)) > 0 if solved.x is not None else False
    return np.asarray(moved, dtype=np.bool_)
