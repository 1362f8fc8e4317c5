"""Rules about a file's figures against others of the same place and time: spending against budgets, finals."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np
import pandas as pd

from etl.validate.case import Case, as_day, at
from etl.validate.problem import Problem
from etl.validate.rules.series import through_time
from etl.validate.rules.timeline import numbered

BUDGET, EXTRA, SPENT = "budget_budgeted_krw", "budget_supplementary_krw", "budget_executed_krw"
SAME_MONEY = ["region", "organization", "period_start", "period_end", "measure_scope", "program"]
SAME_FIGURE = [
    "indicator", "region", "organization", "period_start", "period_end", "period_kind", "base", "measure_scope",
    "stage", "program",
]  # fmt: skip
HAPPENED = ("actual", "provisional", "derived", "estimate")
PASSED = (*HAPPENED, "budget")
A_WON = 0.5


def against_others(case: Case) -> Iterator[Problem]:
    """Figures against those of other years and other kinds; what follows from a slip of the unit is not said again."""
    found = list(through_time(case))
    yield from found
    yield from overspent(case, {problem.cell for problem in found if problem.code == "unit_slip"})


def overspent(case: Case, slipped: Collection[str]) -> Iterator[Problem]:
    """Money spent beyond budget and supplementary budget of the same place, period, scope and program."""
    frame = case.figures.observation
    ours = frame[frame["indicator"].isin((BUDGET, EXTRA, SPENT)) & frame["value"].notna()]
    if ours.empty:
        return
    stand = case.standing.observation
    theirs = stand[stand["indicator"].isin((BUDGET, EXTRA, SPENT)) & stand["value"].notna()]
    ours, theirs = _paired(ours, theirs)
    money = _money([(ours, True), (theirs, False)])
    readings = list(case.observed())
    for found in money.values():
        budget, spent, extra = found.get(BUDGET), found.get(SPENT), found.get(EXTRA, (0.0, -1))
        if budget is None or spent is None:
            continue
        available, rows = budget[0] + extra[0], [row for _, row in (spent, budget, extra) if row >= 0]
        if not rows or spent[0] <= available + A_WON or any(readings[row].cell in slipped for row in rows):
            continue
        at_row = rows[0]
        row = frame.iloc[at_row]
        yield at(
            readings[at_row], "executed_above_budget", "warning", indicator=SPENT,
            region=row["organization"] or row["region"], figure_spent=repr(spent[0]), figure_budget=repr(available),
        )  # fmt: skip


def _paired(ours: pd.DataFrame, theirs: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the figures of places, periods and scopes for which both budget and spending are known."""
    both = pd.concat([ours, theirs], ignore_index=True)
    if not {BUDGET, SPENT} <= set(both["indicator"]):
        return ours[:0], theirs[:0]
    key = numbered(both[SAME_MONEY].fillna("").map(lambda cell: as_day(cell) or cell))
    paired = np.intersect1d(key[both["indicator"] == BUDGET], key[both["indicator"] == SPENT])
    kept = np.isin(key, paired)
    return ours[kept[: len(ours)]], theirs[kept[len(ours) :]]


def _money(frames: list[tuple[pd.DataFrame, bool]]) -> dict[tuple[object, ...], dict[str, tuple[float, int]]]:
    """Give budget, supplementary budget and spending of each place, period and scope, with the row in the file.

    What the file says counts before what stands (row −1); of several the first counts.
    """
    found: dict[tuple[object, ...], dict[str, tuple[float, int]]] = {}
    for frame, is_file in frames:
        kept = frame[frame["status"].isin(PASSED)]
        texts = kept[["indicator", *SAME_MONEY]].astype(object)
        for index, (id, region, body, start, end, scope, program), value in zip(
            kept.index, texts.itertuples(index=False, name=None), kept["value"], strict=True
        ):
            key = (region, body or "", as_day(start), as_day(end), scope or "", program or "")
            found.setdefault(key, {}).setdefault(id, (float(value), int(index) if is_file else -1))
    return found


def unfinal(case: Case) -> Iterator[Problem]:
    """Provisional figures that would replace final ones of the same source."""
    frame, stand = case.figures.observation, case.standing.observation
    ours = frame[(frame["status"] == "provisional") & frame["value"].notna()]
    if ours.empty or stand.empty:
        return
    finals = stand[(stand["source"] == frame["source"].iat[0]) & (stand["status"] == "actual") & stand["value"].notna()]
    known = dict(zip(_keys(finals), finals["value"], strict=True))
    readings = list(case.observed())
    for index, key, value in zip(ours.index, _keys(ours), ours["value"], strict=True):
        final = known.get(key)
        if final is not None and final != value:
            row = frame.loc[index]
            yield at(
                readings[index], "differs_from_final", "warning", indicator=row["indicator"],
                region=row["organization"] or row["region"], day=str(row["period_end"]),
                figure_before=repr(float(final)), figure_after=repr(float(value)),
            )  # fmt: skip


def _keys(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    """Give what each row is the figure of."""
    rows = frame[SAME_FIGURE].astype(object).itertuples(index=False, name=None)
    return [tuple(as_day(cell) if hasattr(cell, "year") else _text(cell) for cell in row) for row in rows]


def _text(cell: object) -> object:
    """Give a cell, nothing as ''."""
    return "" if cell is None or cell != cell else cell
