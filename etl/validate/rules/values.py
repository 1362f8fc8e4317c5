"""Rules about single values: counts below zero or in parts, shares that cannot be, reductions with both signs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from etl.validate.case import Case, at
from etl.validate.problem import Problem, Severity
from outcomes.catalog.model import Indicator

WITHIN_ONE = ("level", "adoption", "structure", "lifecycle", "budget")
"""Topics whose shares are parts of a whole; those of outcomes are changes and may exceed it."""

COUNTED = ("count", "person")
DIMINISHED = ("budget_supplementary_krw",)
"""Money that may be below zero: a supplementary budget can cut."""

NEAR = 1e-9

Numbers = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


def ranges(case: Case) -> Iterator[Problem]:
    """Values that an indicator cannot have."""
    figures = case.figures
    frames = ((figures.observation, figures.observation_readings), (figures.target, figures.target_readings))
    for frame, numbers in frames:
        values = frame["value"].to_numpy(dtype=float)
        highs = frame["value_high"].to_numpy(dtype=float) if "value_high" in frame else np.full(len(frame), np.nan)
        codes, ids = pd.factorize(frame["indicator"])
        for code, id in enumerate(ids):
            rows = np.flatnonzero(codes == code)
            tops = np.where(np.isnan(highs[rows]), values[rows], highs[rows])
            for problem, severity, wrong in impossible(case.catalog.indicators[id], values[rows], tops):
                for row in rows[wrong].tolist():
                    yield at(case.understood.readings[numbers[row]], problem, severity, indicator=id)


def impossible(indicator: Indicator, values: Numbers, highs: Numbers) -> Iterator[tuple[str, Severity, Flags]]:
    """Give what is impossible about values of an indicator: code, severity, and which of them; never those unknown.

    Args:
        indicator: What they are of.
        values: In its unit; the lower ends of ranges.
        highs: The upper ends; the values themselves where there is no range.
    """
    if indicator.unit == "share":
        lowest, highest = (0.0, 1.0) if indicator.topic in WITHIN_ONE else (-1.0, np.inf)
        yield "share_out_of_range", "error", (values < lowest - NEAR) | (highs > highest + NEAR)
    if indicator.unit == "share" or indicator.kind == "rate":
        return
    negative = (values < 0) & (indicator.id not in DIMINISHED)
    yield "negative_count", "error", negative
    if indicator.unit in COUNTED:
        off = np.abs(values - np.round(values)) > NEAR * np.maximum(1.0, np.abs(values))
        yield "value_not_whole", "warning", off & ~negative


def signs(case: Case) -> Iterator[Problem]:
    """Headings that speak of a reduction: how it is stored, and cells that contradict the others."""
    told: set[tuple[int, str]] = set()
    for reading, sense in case.read:
        place = (reading.table, reading.subject)
        if not sense.sign or sense.indicator is None or place in told or not reading.value:
            continue
        if sense.sign == "unclear" and reading.value > 0:
            continue
        told.add(place)
        values = {"indicator": sense.indicator.id, "heading": reading.label}
        if sense.sign == "unclear":
            yield at(reading, "sign_unclear", "error", **values)
        else:
            yield at(reading, "sign_turned", "notice", **values)
