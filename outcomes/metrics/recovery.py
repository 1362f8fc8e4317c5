"""What somebody who knows every shown cell, every sum and the rule itself can still work out of the hidden ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import LinearConstraint, linprog, milp
from scipy.sparse import csr_array
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


def recoverable(found: Sums, flags: Flags, least: int) -> Flags:
    """Give which hidden cells with fewer than `least` answers have one possible value only.

    The reader knows the shown cells, that empty cells are empty, that hidden ones have at least one answer, and that
    members add up to totals. A hidden cell is safe if the others can move with it: if some direction in which all sums
    stay as they are changes it, without taking a cell with one answer below one. That answers are whole numbers is
    used where few cells are hidden; among very many it is not (in tables of two dimensions it never tells more).
    """
    unknown = np.flatnonzero(flags)
    open_ = np.zeros(len(flags), dtype=np.bool_)
    if not len(unknown):
        return open_
    equations = _equations(found, flags, unknown)
    stuck = _at_their_bound(equations, np.flatnonzero(found.counts[unknown] == 1))
    free = np.setdiff1d(np.arange(len(unknown)), stuck)
    moves = np.zeros(len(unknown), dtype=np.bool_)
    moves[free] = _moves(equations[:, free])
    if len(unknown) <= FEW:
        moves &= _moves_whole(equations, found.counts[unknown], least)
    open_[unknown[~moves]] = True
    return open_ & (found.counts < least)


def _equations(found: Sums, flags: Flags, unknown: NDArray[np.int64]) -> csr_array:
    """Give the lines as equations over the hidden cells: members minus total."""
    column = np.full(len(flags), -1)
    column[unknown] = np.arange(len(unknown))
    inside, closed = flags[found.members], flags[found.totals]
    rows = np.concatenate([found.lines[inside], np.flatnonzero(closed)])
    columns = np.concatenate([column[found.members[inside]], column[found.totals[closed]]])
    signs = np.concatenate([np.ones(int(inside.sum())), -np.ones(int(closed.sum()))])
    made = csr_array((signs, (rows, columns)), shape=(len(found.totals), len(unknown)))
    return made[np.unique(rows)]


def _at_their_bound(equations: csr_array, ones: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give which cells with one answer can have no more: none of the ways to keep all sums raises them.

    Ways that raise one cell each add up to one that raises all of them, so one linear program finds every such cell.
    """
    if not len(ones):
        return ones
    width = equations.shape[1]
    raised = np.isin(np.arange(width), ones)
    found = linprog(
        -raised.astype(np.float64), A_eq=equations, b_eq=np.zeros(equations.shape[0]),
        bounds=np.where(raised[:, None], [[0.0, 1.0]], [[-np.inf, np.inf]]), method="highs",
    )  # fmt: skip
    return np.asarray(ones[found.x[ones] < 0.5], dtype=np.int64)


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


def _moves_whole(equations: csr_array, counts: NDArray[np.int64], least: int) -> Flags:
    """Give which unknowns another solution in whole numbers changes; those of `least` and more are not looked at."""
    width = equations.shape[1]
    moved = counts >= least
    rows, every = LinearConstraint(equations, 0, 0), np.ones(width)
    for cell in range(width):
        for sign in (1.0, -1.0):
            if moved[cell]:
                break
            goal = np.zeros(width)
            goal[cell] = sign
            solved = milp(goal, constraints=rows, bounds=(1 - counts, FURTHEST), integrality=every)
            moved |= np.abs(np.round(solved.x)) > 0 if solved.x is not None else False
    return np.asarray(moved, dtype=np.bool_)
