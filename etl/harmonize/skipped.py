"""The numbers of a sheet that are neither readings nor faults, and why: no number is lost without a word."""

from __future__ import annotations

from collections import defaultdict

from etl.harmonize.cells import NUMBER, USED, Grid
from etl.harmonize.reading import Skipped
from etl.harmonize.transcript import Transcript

_Key = tuple[int, str, int]
"""Table, reason and column."""


def skipped_in(grid: Grid, transcripts: list[Transcript]) -> list[Skipped]:
    """Give the numbers of a sheet that became nothing, a column and reason at a time, from the top left."""
    runs: dict[_Key, tuple[int, int, int]] = {}
    around: dict[int, list[Transcript]] = defaultdict(list)
    for transcript in transcripts:
        for row in range(transcript.found.region.top, transcript.found.region.bottom + 1):
            around[row].append(transcript)
    for row, flags in enumerate(grid.flags):
        for column, flag in enumerate(flags):
            if flag & NUMBER and not flag & USED:
                key = _key(around[row], row, column)
                first, _, count = runs.get(key, (row, row, 0))
                runs[key] = (first, row, count + 1)
    found = [
        Skipped(why, table, grid.index, (first, column, last, column), count)
        for (table, why, column), (first, last, count) in runs.items()
    ]
    return sorted(found, key=lambda skipped: skipped.area)


def _key(beside: list[Transcript], row: int, column: int) -> _Key:
    """Give the table that a cell lies in, of those in its row, and why its number was not read."""
    for transcript in beside:
        region = transcript.found.region
        if region.left <= column <= region.right:
            role = transcript.columns[column - region.left].role
            read = role in ("measure", "mixed")
            why = "header" if row < transcript.found.body_top else "line" if read else role
            return transcript.number, why, column
    return 0, "outside", column
