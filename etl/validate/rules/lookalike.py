"""A rule about figures of one period that look like running totals: ‘구축 수’ may mean either."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from etl.validate.case import Case, as_day, at
from etl.validate.problem import Problem

RUNNING = {"deployments_annual": "deployments_cumulative"}
"""An indicator of periods and the one that adds it up from a base on."""

SAME = ["region", "organization", "measure_scope", "stage", "program"]
NEARLY = 0.9
"""Part of a running total from which on a period's figure looks like one."""

YOUNG = 2
"""Years from the base on in which a period may well be nearly all there is."""

HAPPENED = ("actual", "provisional", "derived", "estimate")


def lookalikes(case: Case) -> Iterator[Problem]:
    """Figures of a period that are about as large as the running total that stands for its end."""
    frame, stand = case.figures.observation, case.standing.observation
    ours = frame[frame["indicator"].isin(list(RUNNING)) & frame["status"].isin(HAPPENED) & frame["value"].notna()]
    theirs = stand[stand["indicator"].isin(RUNNING.values()) & stand["status"].isin(HAPPENED) & stand["value"].notna()]
    if ours.empty or theirs.empty:
        return
    totals = _totals(case, theirs)
    for row, key, end, value in zip(
        ours.index, _keys(ours, RUNNING), ours["period_end"], ours["value"].to_numpy(), strict=True
    ):
        total = totals.get((*key, end))
        if total is not None and value >= NEARLY * total:
            reading = case.understood.readings[case.figures.observation_readings[row]]
            yield at(
                reading, "looks_cumulative", "warning", indicator=key[0],
                region=key[2] or key[1], day=str(end), figure_before=repr(float(total)),
                figure_after=repr(float(value)),
            )  # fmt: skip


def _totals(case: Case, theirs: pd.DataFrame) -> dict[tuple[object, ...], float]:
    """Give the running totals on the base that stands for a region, by what they are of and their day."""
    found: dict[tuple[object, ...], float] = {}
    rows = zip(_keys(theirs), theirs["base"], theirs["period_end"], theirs["value"].to_numpy(), strict=True)
    for key, base, end, value in rows:
        day, indicator = as_day(end), case.catalog.indicators.get(str(key[0]))
        if day is None or indicator is None or base != indicator.base or day.year < int(base[:4]) + YOUNG:
            continue
        found[(*key, day)] = np.fmax(found.get((*key, day), 0.0), value)
    return found


def _keys(frame: pd.DataFrame, renamed: dict[str, str] | None = None) -> list[tuple[str, ...]]:
    """Give what each row is of: indicator, region, organization, scope, stage, program; nothing as ''."""
    texts = frame[["indicator", *SAME]].astype(object)
    cells = texts.where(texts.notna(), "").itertuples(index=False, name=None)
    return [((renamed or {}).get(id, id), *rest) for id, *rest in cells]
