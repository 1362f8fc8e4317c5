"""Rules about a series through time: running totals that fall, units that slip, growth unlike all other years'."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from etl.validate.case import Case, at
from etl.validate.problem import Problem
from etl.validate.rules.timeline import FILE, Numbers, Timeline, Whole
from outcomes.catalog.printing import digits, rounded

SLIPS = (2, 3, 4, 6, 8)
"""Powers of ten between units that are mistaken for each other: 원, 천원, 만원, 백만원, 억원, percent."""

NEAR_SLIP = float(np.log10(1.3))
"""A slip is within ±30 % of such a power."""

STRANGE = 3.5
"""Modified z-score from which on a change is an outlier."""

ENOUGH = 6
"""So many changes a series must have, the one in question included."""

SMALLEST = float(np.log(1.05))
"""A change that differs from the usual one by less is no outlier, however even the series."""


def through_time(case: Case) -> Iterator[Problem]:
    """Units that slip, running totals that fall, and outliers; what follows from the one is not said as another."""
    timeline = Timeline.of(case)
    found = list(slips(timeline))
    told = {problem.cell for problem in found}
    found += falls(timeline, told)
    told |= {problem.cell for problem in found}
    return iter([*found, *outliers(timeline, told)])


def slips(timeline: Timeline) -> Iterator[Problem]:
    """Values about 100, 1,000, 10,000, a million or 100 million times what the series had last."""
    value, reference = timeline.value, timeline.reference
    comparable = (value * reference > 0) & (timeline.origin == FILE)
    ratio = np.zeros(len(value))
    ratio[comparable] = np.abs(np.log10(np.abs(value[comparable])) - np.log10(np.abs(reference[comparable])))
    near = np.any([np.abs(ratio - power) <= NEAR_SLIP for power in SLIPS], axis=0)
    told: dict[int, int] = {}
    for place in np.flatnonzero(near).tolist():
        power = slipped(value[place], reference[place])
        back = reference[place] == value[place - 1] and told.get(place - 1) == -power
        if power and not back:  # a value after one that slipped has not slipped itself
            told[place] = power
            yield at(
                timeline.reading(place), "unit_slip", "warning", **timeline.named(place), times=_times(power),
                figure_before=repr(float(reference[place])), figure_after=repr(float(value[place])),
            )  # fmt: skip


def slipped(value: float, reference: float) -> int:
    """Give the power of ten by which a value seems to have slipped against another one, 0 where it has not.

    Swapping the two turns the sign: +3 is a thousand times too large, −3 too small.

    Source:
        Methods, section 12.
    """
    if value == 0 or reference == 0 or (value > 0) != (reference > 0):
        return 0
    ratio = float(np.log10(abs(value)) - np.log10(abs(reference)))
    return next((sign * p for p in SLIPS for sign in (1, -1) if abs(ratio - sign * p) <= NEAR_SLIP), 0)


def falls(timeline: Timeline, told_cells: set[str]) -> Iterator[Problem]:
    """Running totals that are smaller than at an earlier day."""
    fallen = timeline.follows() & timeline.is_running() & (timeline.value < timeline.before())
    for place in np.flatnonzero(fallen).tolist():
        told = _told(timeline, place, told_cells)
        if told is not None:
            yield at(timeline.reading(told), "cumulative_falls", "warning", **_compared(timeline, place))


def outliers(timeline: Timeline, told_cells: set[str]) -> Iterator[Problem]:
    """Years whose growth is unlike that of all other years of the series.

    Source:
        Methods, section 12: modified z-score of the change of the logarithm from year to year.
    """
    changes = timeline.yearly_changes()
    scores = scores_by_series(changes, timeline.series)
    for place in np.flatnonzero(np.abs(scores) > STRANGE).tolist():
        if np.abs(scores[place - 1]) > STRANGE and scores[place] * scores[place - 1] < 0:
            continue  # the way back from a year that was told already
        told = _told(timeline, place, told_cells)
        if told is not None:
            values = {"change": _percent(changes[place]), "score": str(rounded(float(scores[place]), 1))}
            yield at(timeline.reading(told), "outlier", "warning", **_compared(timeline, place), **values)


def _told(timeline: Timeline, place: int, told_cells: set[str]) -> int | None:
    """Give the point of the file that a comparison with the point before is told at; None where there is none."""
    if timeline.cells(place, place - 1) & told_cells:
        return None
    return next((p for p in (place, place - 1) if timeline.origin[p] == FILE), None)


def _compared(timeline: Timeline, place: int) -> dict[str, str]:
    """Give what a sentence says about a point and the one before it."""
    return timeline.named(place) | {
        "before_day": str(timeline.end[place - 1]),
        "figure_before": repr(float(timeline.value[place - 1])),
        "after_day": str(timeline.end[place]),
        "figure_after": repr(float(timeline.value[place])),
    }


def scores_by_series(changes: Numbers, series: Whole) -> Numbers:
    """Give the modified z-score of each change within its series."""
    scores = np.zeros(len(changes))
    bounds = np.flatnonzero(np.diff(series, prepend=-1, append=-1))
    for start, stop in pairwise(bounds.tolist()):
        if stop - start > ENOUGH:
            scores[start:stop] = z_scores(changes[start:stop])
    return scores


def z_scores(changes: Numbers) -> Numbers:
    """Give the modified z-score of each change, 0 where the series has too few of them or all are alike.

    Args:
        changes: Differences of logarithms, not-a-number where there is none.

    Source:
        Methods, section 12: 0.6745 (x − median) / MAD; where MAD is 0, the mean deviation × 1.2533 stands for it.
    """
    known = changes[~np.isnan(changes)]
    scores = np.zeros(len(changes))
    if len(known) < ENOUGH:
        return scores
    off = changes - np.median(known)
    spread = np.median(np.abs(known - np.median(known))) / 0.6745
    spread = spread or float(np.mean(np.abs(known - np.median(known)))) * 1.2533
    if not spread:
        return scores
    return np.where(np.isnan(off) | (np.abs(off) < SMALLEST), 0.0, off / spread)


def _times(power: int) -> str:
    return f"{10 ** abs(power):,}" if power > 0 else f"1/{10 ** abs(power):,}"


def _percent(change: float) -> str:
    """Give a difference of logarithms as percent: +41.4%."""
    percent = rounded(float(np.expm1(change)) * 100, 1)
    return f"{'+' if percent > 0 else ''}{digits(percent)}%"
