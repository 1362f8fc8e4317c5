"""Which program a project may belong to, by year, province and level."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from etl.sample.deployments import LEVELS
from etl.sample.world import REGIONS, YEARS, Numbers

BASIC, UPGRADED, ADVANCED = LEVELS[:1], LEVELS[1:], LEVELS[3:]


@dataclass(frozen=True)
class Track:
    """A program of `programs.csv` in some years: its weight among those that a project of a level may belong to."""

    program: str
    first: int
    last: int
    weight: float
    levels: tuple[str, ...] = LEVELS
    regions: tuple[str, ...] = REGIONS


TRACKS = (
    Track("deployment", 2014, 2018, 1.0),
    Track("deployment", 2023, 2025, 0.4),
    Track("new-and-upgrade", 2019, 2020, 1.0),
    Track("basic-and-upgrade", 2021, 2022, 1.0),
    Track("leading-gov", 2023, 2025, 1.0, UPGRADED),
    Track("win-win", 2018, 2025, 0.35),
    Track("sector-specialized", 2020, 2022, 0.08),
    Track("digital-cluster", 2021, 2023, 0.06, UPGRADED),
    Track("k-lighthouse", 2021, 2022, 0.3, ADVANCED),
    Track("carbon-neutral", 2022, 2025, 0.05),
    Track("digital-collaboration", 2023, 2025, 0.1, UPGRADED),
    Track("jeonbuk-samsung", 2024, 2025, 0.4, LEVELS, ("KR-45",)),
    Track("manufacturing-ai", 2025, 2025, 0.3, UPGRADED),
    Track("autonomous", 2025, 2025, 0.5, ADVANCED),
    Track("ministry-collaboration", 2025, 2025, 0.05),
    Track("region-specialized", 2025, 2025, 0.15, LEVELS, ("KR-46", "KR-47")),
)
"""A province's own programs, run with its own money alone, are left out: every project has three funders here."""


def program_weights() -> Numbers:
    """Give the weight of every track (17 × 12 × 4 levels × tracks), 0 where a project cannot belong to it."""
    fits = np.zeros((len(REGIONS), len(YEARS), len(LEVELS), len(TRACKS)))
    for column, track in enumerate(TRACKS):
        regions = [REGIONS.index(region) for region in track.regions]
        years = [YEARS.index(year) for year in range(track.first, track.last + 1)]
        levels = [LEVELS.index(level) for level in track.levels]
        fits[np.ix_(regions, years, levels, [column])] = track.weight
    return fits
