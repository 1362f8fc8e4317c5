"""A file's figures and those that stand, series by series in the order of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from etl.harmonize.reading import Reading
from etl.validate.case import Case
from outcomes.catalog.model import HeadlineRule
from outcomes.store.pairing import INTENDED

FILE, STANDING = 0, 1
KEYS = ["indicator", "region", "organization", "base", "measure_scope", "stage", "program", "period_kind"]
SERIES = [*KEYS, "intent"]
"""What makes two figures points of one series; `intent` is '' for what happened, else the status."""

PARTIAL = "partial_year"
LONG_AGO = np.int64(1) << 20  # more days than any series has

Numbers = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Points sorted by series and day; of one day the file's, else of those that stand the preferred one.

    Attributes:
        points: SERIES of each point.
        row: Its row in the frame it came from.
        series: Number of its series.
        end: Last day of its period.
        value: Its value, never null.
        origin: FILE or STANDING.
        reference: What the series had last, of what stands; where nothing of it stands, the point before; not-a-number
            where there is neither.
        readings: The reading of each row of the file.
    """

    points: pd.DataFrame
    row: Whole
    series: Whole
    end: npt.NDArray[np.datetime64]
    value: Numbers
    origin: Whole
    reference: Numbers
    readings: tuple[Reading, ...]

    @classmethod
    def of(cls, case: Case) -> Timeline:
        """Give the points of every series that the file has figures of."""
        file = _points(case.figures.observation, FILE)
        stand = _standing(case, file)
        both = pd.concat([file, stand], ignore_index=True)
        both["series"] = numbered(both[SERIES])
        old = both[both["origin"] == STANDING].sort_values(["series", "end"], kind="stable")
        both = both.sort_values(["series", "end", "origin"], kind="stable")
        both = both.drop_duplicates(["series", "end"]).reset_index(drop=True)
        series, end = both["series"].to_numpy(dtype=np.int64), both["end"].to_numpy(dtype="datetime64[D]")
        value, origin = both["value"].to_numpy(dtype=np.float64), both["origin"].to_numpy(dtype=np.int64)
        reference = _references(series, end, value, old)
        row = both["row"].to_numpy(dtype=np.int64)
        return cls(both[SERIES], row, series, end, value, origin, reference, tuple(case.observed()))

    def follows(self) -> Flags:
        """Say of each point whether the one before it is of the same series."""
        return np.concatenate([[False], self.series[1:] == self.series[:-1]]) if len(self.series) else np.zeros(0, bool)

    def before(self) -> Numbers:
        """Give the value of the point before, not-a-number for the first of a series."""
        return np.where(self.follows(), np.concatenate([[np.nan], self.value[:-1]])[: len(self.value)], np.nan)

    def is_running(self) -> Flags:
        """Say of each point whether its series is a running total of what happened."""
        total = (self.points["period_kind"] == "to_date") & (self.points["base"] != "") & (self.points["intent"] == "")
        return total.to_numpy(dtype=bool)

    def yearly_changes(self) -> Numbers:
        """Give the change of the logarithm since the point before, where that is a year earlier to the month."""
        months = self.end.astype("datetime64[M]").astype(np.int64)
        apart = np.diff(months, prepend=months[:1]) == 12
        before = self.before()
        fine = self.follows() & apart & (self.value > 0) & (before > 0)
        changes = np.full(len(self.value), np.nan)
        changes[fine] = np.log(self.value[fine]) - np.log(before[fine])
        return changes

    def reading(self, place: int) -> Reading:
        """Give the reading of a point of the file."""
        return self.readings[int(self.row[place])]

    def cells(self, *places: int) -> set[str]:
        """Give the cells of those points that are the file's."""
        return {self.reading(place).cell for place in places if self.origin[place] == FILE}

    def named(self, place: int) -> dict[str, str]:
        """Give what a point is of: indicator and place."""
        indicator, region, organization = (str(self.points[name].array[place]) for name in KEYS[:3])
        return {"indicator": indicator, "region": organization or region}


def numbered(columns: pd.DataFrame) -> Whole:
    """Give each distinct row of some columns of text a number."""
    number = np.zeros(len(columns), dtype=np.int64)
    for name in columns:
        codes, kinds = pd.factorize(columns[name])
        number = pd.factorize(number * (len(kinds) + 1) + codes)[0].astype(np.int64)
    return number


def _points(frame: pd.DataFrame, origin: int) -> pd.DataFrame:
    """Give the known figures of a frame as points."""
    kept = frame["value"].notna() & (frame["mark"].fillna("") != PARTIAL)
    rows = np.flatnonzero(kept.to_numpy(dtype=bool))
    points = frame.iloc[rows][KEYS].fillna("").reset_index(drop=True)
    status = frame["status"].iloc[rows].reset_index(drop=True)
    points["intent"] = status.where(status.isin(INTENDED), "")
    ends = pd.to_datetime(frame["period_end"].iloc[rows]).to_numpy().astype("datetime64[D]")
    values = frame["value"].iloc[rows].to_numpy(dtype=np.float64)
    return points.assign(end=ends, value=values, origin=origin, row=rows)


def _standing(case: Case, file: pd.DataFrame) -> pd.DataFrame:
    """Give the points that stand of the file's series, of several of one day the preferred one first."""
    frame = case.standing.observation
    points = _points(frame, STANDING)
    if points.empty or file.empty:
        return points
    both = numbered(pd.concat([file[SERIES], points[SERIES]], ignore_index=True))
    kept = np.isin(both[len(file) :], both[: len(file)])
    source = str(case.figures.observation["source"].iat[0])
    rank = _ranks(frame.iloc[points["row"]], source, case.catalog.headline_rule)
    return points.assign(**rank)[kept].sort_values(list(rank), kind="stable").drop(columns=list(rank))


def _ranks(frame: pd.DataFrame, source: str, rule: HeadlineRule) -> dict[str, npt.NDArray[Any]]:
    """Give what sorts figures from the preferred one on: the file's own source, then as headlines are chosen."""
    status = {word: n for n, word in enumerate(rule.status)}
    confidence = {word: n for n, word in enumerate(rule.confidence)}
    load = pd.to_numeric(frame["load"]).fillna(-1) if "load" in frame else pd.Series(0.0, index=frame.index)
    return {
        "rank_source": (frame["source"] != source).to_numpy(dtype=np.float64),
        "rank_status": frame["status"].map(status).fillna(len(status)).to_numpy(dtype=np.float64),
        "rank_confidence": frame["confidence"].map(confidence).fillna(len(confidence)).to_numpy(dtype=np.float64),
        "rank_load": -load.to_numpy(dtype=np.float64),
    }


def _references(series: Whole, end: npt.NDArray[np.datetime64], value: Numbers, old: pd.DataFrame) -> Numbers:
    """Give what each series had last before or on a day, of what stands; else after it; else the point before."""
    days = series * LONG_AGO + end.astype(np.int64)
    stood = old["series"].to_numpy(dtype=np.int64)
    known = stood * LONG_AGO + old["end"].to_numpy(dtype="datetime64[D]").astype(np.int64)
    values = np.append(old["value"].to_numpy(dtype=np.float64), np.nan)
    stood = np.append(stood, -1)
    last = np.searchsorted(known, days, side="right") - 1
    place = np.where((last >= 0) & (stood[last] == series), last, last + 1)
    stands = stood[place] == series
    before = np.where(np.diff(series, prepend=-1) == 0, np.concatenate([[np.nan], value[:-1]])[: len(value)], np.nan)
    return np.where(stands, values[place], before)
