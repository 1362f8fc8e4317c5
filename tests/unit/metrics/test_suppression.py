"""Tries to work a hidden cell out of everything that is shown, as a clever reader would."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import LinearConstraint, milp

from outcomes.metrics import recovery
from outcomes.metrics.published_cells import TABLES, pattern
from outcomes.metrics.recovery import loosening, recoverable
from outcomes.metrics.suppression import Sums, hidden, protecting, sums

Line = tuple[int, list[int]]


def cube(counts: np.ndarray) -> tuple[list[int], list[Line]]:
    """Give every margin of a table, the table itself included, with the lines that add them up."""
    axes = range(counts.ndim)
    shown = [kept for size in range(counts.ndim + 1) for kept in combinations(axes, size)]
    place: dict[tuple[tuple[int, int], ...], int] = {}
    values: list[int] = []
    for kept in shown:
        margin = counts.sum(axis=tuple(axis for axis in axes if axis not in kept))
        for at in product(*(range(counts.shape[axis]) for axis in kept)):
            place[tuple(zip(kept, at, strict=True))] = len(values)
            values.append(int(margin[at]))
    lines: list[Line] = []
    for kept in shown:
        for axis in kept:
            totals: dict[int, list[int]] = {}
            for key, at in place.items():
                if tuple(name for name, _ in key) == kept:
                    total = place[tuple(pair for pair in key if pair[0] != axis)]
                    totals.setdefault(total, []).append(at)
            lines += totals.items()
    return values, lines


def possible(
    found: Sums, lines: list[Line], flags: np.ndarray, cell: int, *, whole: bool, loose: np.ndarray | None = None
) -> tuple[float, float]:
    """Give the least and the most that a hidden cell can be, by every sum that is shown.

    The reader knows all shown cells, which cells are empty, and that a hidden one has at least one answer, unless it is
    loose: of a withheld slice.
    """
    rows = np.zeros((len(lines), len(flags)))
    for k, (total, members) in enumerate(lines):
        rows[k, members] += 1
        rows[k, total] -= 1
    low = np.where(flags, 1, found.counts).astype(float)
    if loose is not None:
        low[loose] = 0
    high = np.where(flags, np.inf, found.counts)
    ends = []
    for sign in (1, -1):
        goal = np.zeros(len(flags))
        goal[cell] = sign
        solved = milp(
            goal, constraints=LinearConstraint(rows, 0, 0), bounds=(low, high), integrality=np.full(len(flags), whole)
        )
        ends.append(np.inf if solved.x is None else solved.x[cell])
    return ends[0], ends[1]


tables = st.tuples(st.integers(1, 4), st.integers(1, 4), st.integers(1, 3)).flatmap(
    lambda shape: st.lists(
        st.sampled_from([0, 0, 1, 1, 2, 3, 4, 5, 6, 9, 30]), min_size=int(np.prod(shape)), max_size=int(np.prod(shape))
    ).map(lambda cells: np.array(cells).reshape(shape))
)


@settings(max_examples=20)
@given(tables)
def test_no_hidden_cell_can_be_worked_out_from_all_that_is_shown(counts: np.ndarray) -> None:
    values, lines = cube(counts)
    found = sums(values, lines)
    flags = hidden(found)
    assert {values[cell] for cell in np.flatnonzero(~flags)} & {1, 2, 3, 4} == set()
    for cell in np.flatnonzero(flags & (found.counts < 5)):
        for whole in (False, True):
            low, high = possible(found, lines, flags, cell, whole=whole)
            assert high - low > 1e-6, (counts.tolist(), cell, low, high, whole)


@settings(max_examples=20)
@given(tables)
def test_with_totals_kept_and_slices_withheld_no_cell_can_be_worked_out_either(counts: np.ndarray) -> None:
    values, lines = cube(counts)
    found = sums(values, lines)
    single = 1 + sum(counts.shape)
    first = np.arange(len(values)) < single
    kept = first & (found.counts >= 5)
    upper = [(total, members) for total, members in lines if total == 0 and max(members) < single]
    kept &= ~hidden(sums([n if at else 0 for n, at in zip(values, first, strict=True)], upper))
    slices = np.where(first, 0, 1)
    flags, gone = protecting(found, kept, slices)
    loose = flags & (slices == 1) if gone else np.zeros_like(flags)
    assert (loose[~first].all(), {values[cell] for cell in np.flatnonzero(~flags)} & {1, 2, 3, 4}) == (
        bool(gone),
        set(),
    )
    for cell in np.flatnonzero(flags & (found.counts > 0) & (found.counts < 5)):
        low, high = possible(found, lines, flags, cell, whole=True, loose=loose)
        assert high - low > 1e-6, (counts.tolist(), cell, low, high)


def test_a_slice_that_would_cost_a_kept_total_is_withheld_with_its_empty_cells() -> None:
    found = sums([1, 1, 1, 1, 1, 0, 5], [(6, [0, 1, 2, 3, 4, 5])])
    kept = np.array([False] * 6 + [True])
    flags, gone = protecting(found, kept, np.array([1] * 6 + [0]))
    assert (flags.tolist(), gone) == ([True] * 6 + [False], frozenset({1}))


def projects(count: int, regions: int) -> dict[tuple[str, ...], pd.DataFrame]:
    """Give the answers of a small list: many values, few projects in each, some values much rarer than others."""
    rng = np.random.default_rng(1)

    def drawn(kinds: int) -> list[str]:
        chances = 1 / np.arange(1, kinds + 1)
        return [f"{kind:02d}" for kind in rng.choice(kinds, count, p=chances / chances.sum())]

    columns = {"region": regions, "level": 5, "industry": 12, "size": 3, "program": 4, "support_year": 7}
    rows = pd.DataFrame({name: drawn(kinds) for name, kinds in columns.items()})
    rows = rows.assign(completion_year=rows.support_year, answered=1)
    return {table: rows.groupby(list(table)).answered.sum().reset_index() for table in TABLES}


@pytest.mark.parametrize(("count", "regions"), [(37, 8), (729, 17)])
def test_a_small_list_shows_the_nation_and_what_is_large_of_each_one_dimension(count: int, regions: int) -> None:
    found = pattern(projects(count, regions))
    assert (found.answered[()], found.hides(())) == (count, False)
    for name in ("region", "level", "industry", "size", "program", "support_year"):
        cells = {where: n for where, n in found.answered.items() if len(where) == 1 and where[0][0] == name}
        few = sorted(n for n in cells.values() if n < 5)
        large = sorted(n for where, n in cells.items() if n >= 5 and found.hides(where))
        guards = 0 if not few or (len(few) > 1 and sum(few) >= 5 and sum(few) > len(few)) else 1
        assert len(large) <= guards, (name, few, large)
        assert all(found.hides(where) for where, n in cells.items() if n < 5)


@pytest.mark.parametrize(
    ("counts", "wanted"),
    [
        ([20, 8, 3], [False, True, True]),  # a second cell, the smallest, goes with a small one
        ([20, 9, 2, 2], [False, True, True, True]),  # two that have four answers together need a third
        ([20, 8, 1, 1, 1], [False, True, True, True, True]),
        ([20, 8, 0], [False, False, False]),  # nobody answered: nothing to hide
        ([5, 5], [False, False]),
    ],
)
def test_which_members_of_one_line_are_hidden(counts: list[int], wanted: list[bool]) -> None:
    flags = hidden(sums([*counts, sum(counts)], [(len(counts), list(range(len(counts))))]))
    assert flags[:-1].tolist() == wanted


def test_the_rule_alone_without_a_second_cell_would_give_the_small_one_away() -> None:
    found = sums([20, 8, 3, 31], [(3, [0, 1, 2])])
    assert recoverable(found, np.array([False, False, True, False]), 5).tolist() == [False, False, True, False]
    assert recoverable(found, np.array([False, True, True, False]), 5).tolist() == [False] * 4


def test_five_cells_of_one_answer_each_are_not_given_away_by_their_sum() -> None:
    found = sums([1, 1, 1, 1, 1, 5], [(5, [0, 1, 2, 3, 4])])
    assert recoverable(found, np.array([True] * 5 + [False]), 5).tolist() == [True] * 5 + [False]
    assert hidden(found).tolist() == [True] * 6


def test_many_cells_are_judged_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = np.random.default_rng(2).choice([0, 0, 1, 2, 3, 7, 20], (7, 6, 5))
    found = sums(*cube(counts))
    first = (found.counts > 0) & (found.counts < 5)
    densely = recoverable(found, first, 5), hidden(found)
    monkeypatch.setattr(recovery, "DENSE", 0)
    assert (recoverable(found, first, 5).tolist(), hidden(found).tolist()) == tuple(each.tolist() for each in densely)
    assert (int(densely[0].sum()) > 0, recoverable(found, densely[1], 5).any()) == (True, False)


def test_a_cell_that_moves_a_third_as_far_as_another_is_not_taken_for_fixed() -> None:
    # 1 + each of three fours is shown; the fours add up to a hidden 12; 12 and a second 1 add up to a shown 13
    found = sums([1, 4, 4, 4, 12, 1, 5, 5, 5, 13], [(6, [0, 1]), (7, [0, 2]), (8, [0, 3]), (4, [1, 2, 3]), (9, [4, 5])])
    assert recoverable(found, np.array([True] * 6 + [False] * 4), 5).tolist() == [False] * 10


def test_what_pins_a_small_cell_is_let_loose_by_the_cells_with_fewest_answers() -> None:
    values, lines = cube(np.array([[3, 9, 30], [40, 8, 50], [60, 70, 80]]))
    found = sums(values, lines)
    first = (found.counts > 0) & (found.counts < 5)
    more = loosening(found, first, recoverable(found, first, 5))
    assert sorted(found.counts[more].tolist()) == [8, 9, 40]
    assert recoverable(found, first | more, 5).any() == np.False_
    assert loosening(found, first | more, first).any() == np.False_
