"""Firms selected, agreed and built, their levels and closures, and the part the technoparks did."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from etl.sample.world import (
    AGREED_WAVE,
    APPROXIMATE,
    LOWERED,
    PROVINCES,
    RAISED,
    REGIONS,
    REVISED_YEARS,
    YEARS,
    Numbers,
    View,
    cell,
    character,
    spread,
    stream,
)

LEVELS = ("level.basic", "level.mid1", "level.mid2", "level.advanced")
SEJONG_TECHNOPARK = ("tp-sejong", 2019)
"""The one technopark that opened within the period; it has no figures before."""


@dataclass(frozen=True)
class Deployments:
    """Whole counts, 17 provinces × 12 years (`by_level`: × 4 levels; `technoparks`: a row per technopark).

    `selected` and `agreed` belong to the year of support, `built` to the year of completion. `levels` and
    `closures` are cumulative; in `technoparks` NaN means that the technopark did not exist yet. `late` belongs to the
    year of support: those of a year's cohort that are built the year after.
    """

    selected: Numbers
    agreed: Numbers
    built: Numbers
    levels: Numbers
    closures: Numbers
    technoparks: Numbers
    late: Numbers

    @property
    def cumulative(self) -> Numbers:
        """Give the running sum of what was built since 2014."""
        return np.cumsum(self.built, axis=1)


def technopark_rows() -> tuple[tuple[str, str], ...]:
    """Give (technopark, province) in the order of the rows of `Deployments.technoparks`: 19."""
    return tuple((park, region) for region, province in PROVINCES.items() for park in province.technoparks)


def deployments(seed: int, view: View) -> Deployments:
    """Give the world's deployments as they were known at a load.

    Args:
        seed: of the world.
        view: provisional or final; the draws are the same, only what was counted differs.

    Returns:
        The counts. In every cohort selected ≥ agreed ≥ built in that year and the next; built ≥ 2 everywhere.

    Source:
        Methods, section 7 (selected, agreed and built are not the same).
    """
    rng = stream(seed, 1)
    agreed = _agreed(rng)
    selected = np.ceil(agreed / rng.uniform(0.84, 0.96, agreed.shape))
    round_cell = cell(*APPROXIMATE)
    selected[round_cell] = np.ceil(selected[round_cell] / 10) * 10
    same_year = np.round(agreed * rng.uniform(0.58, 0.70, agreed.shape))
    dropped = np.ceil(agreed * rng.uniform(0.01, 0.06, agreed.shape))
    next_year = np.maximum(agreed - same_year - dropped, 0)
    dropped = agreed - same_year - next_year
    built = same_year + _counted_later(same_year, dropped, view)
    built[:, 1:] += next_year[:, :-1]
    levels = _levels(rng, built)
    closed = np.round(np.cumsum(built, axis=1) * rng.uniform(0.004, 0.012, built.shape))
    closures = np.cumsum(np.hstack([np.zeros((len(REGIONS), 1)), closed[:, :-1]]), axis=1)
    return Deployments(selected, agreed, built, levels, closures, _technoparks(rng, built), next_year)


def _agreed(rng: np.random.Generator) -> Numbers:
    """Give firms agreed: the national wave shared out by weight, lateness and noise, at least 4 everywhere."""
    years = (np.array(YEARS) - 2019.5) / 5.5
    noise = rng.lognormal(0, 0.09, (len(REGIONS), len(YEARS)))
    weight = character("deployments") * np.exp(character("tilt") * years) * noise
    wave = np.array(AGREED_WAVE) * rng.uniform(0.985, 1.015, len(YEARS))
    return np.asarray(np.maximum(np.round(wave * weight / weight.sum(axis=0)), 4.0), dtype=np.float64)


def _counted_later(same_year: Numbers, dropped: Numbers, view: View) -> Numbers:
    """Give what to add to the count of a year: late confirmations missing in 2025, or the revision of 2023–2024."""
    change = np.zeros(same_year.shape)
    if not view.final:
        change[:, -1] = -np.round(same_year[:, -1] * 0.03)
        return change
    for year in REVISED_YEARS:
        for region in LOWERED:
            change[cell(region, year)] = -np.round(same_year[cell(region, year)] * 0.06)
        for region in RAISED:
            change[cell(region, year)] = dropped[cell(region, year)]
    return change


def _levels(rng: np.random.Generator, built: Numbers) -> Numbers:
    """Give cumulative counts by level (17 × 12 × 4): each year's count shared out, then summed, so none ever falls."""
    ahead = (np.array(YEARS) - YEARS[0]) / (len(YEARS) - 1)
    share = np.stack([0.84 - 0.24 * ahead, 0.13 + 0.14 * ahead, 0.025 + 0.075 * ahead, 0.005 + 0.025 * ahead], axis=1)
    return np.cumsum(spread(built, share * rng.lognormal(0, 0.15, (*built.shape, len(LEVELS)))), axis=1)


def _technoparks(rng: np.random.Generator, built: Numbers) -> Numbers:
    """Give each technopark's part of its province (rounded down, so that together they stay below the province)."""
    rows = []
    for park, region in technopark_rows():
        most = 0.66 / len(PROVINCES[region].technoparks)
        part = np.floor(built[REGIONS.index(region)] * rng.uniform(0.55 * most, most, len(YEARS)))
        if park == SEJONG_TECHNOPARK[0]:
            part[: YEARS.index(SEJONG_TECHNOPARK[1])] = np.nan
        rows.append(part)
    return np.array(rows)
