"""What the projects must add up to: the world's final figures, or the same spread of another number of projects."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from etl.sample.budget import budget
from etl.sample.deployments import Deployments, deployments, technopark_rows
from etl.sample.effects import changes, responding_firms
from etl.sample.municipalities import GUNWI, MUNICIPAL_YEARS, by_municipality, code_in, places
from etl.sample.world import REGIONS, YEARS, Numbers, View, spread

FATES = ("on_time", "late", "unfinished")
"""Completed in the year of support, in the year after, or not at all (dropped, or not yet by the end of 2025)."""
WON_STEP = 1_000
"""The final figures of the world are in thousands of won, and so is every project's money."""


@dataclass(frozen=True)
class Plan:
    """Whole counts and won by province (17) and year (12), which the projects are spread over exactly.

    `fates` (× FATES) belongs to the year of support, and so does `won` (× funders). `levels` (× LEVELS),
    `organizations` (× its technoparks, up to two, and none), `answered` and the means of `changes` (rate → share)
    belong to the year of completion, `closed` to the year of closing. `towns` (17 × the five municipal years × places)
    holds what was completed until the first of them, then in each.
    """

    fates: Numbers
    levels: Numbers
    organizations: Numbers
    towns: Numbers
    answered: Numbers
    closed: Numbers
    won: Numbers
    changes: dict[str, Numbers]

    @property
    def completed(self) -> Numbers:
        """Give the projects by province and year of completion (17 × 12)."""
        return _completed(self.fates)

    @property
    def cases(self) -> int:
        """Give the number of projects."""
        return int(self.fates.sum())


def plan(seed: int, municipalities: Mapping[str, tuple[str, ...]], cases: int | None = None) -> Plan:
    """Give what the world's projects add up to.

    Args:
        seed: of the world.
        municipalities: province → municipality codes; a province without codes has one place without a name.
        cases: how many projects; None is one for every firm that agreed. More are spread in proportion, by largest
            remainder; fewer than the world has are for the caller to pick out of the world's own.

    Returns:
        The figures of the world as they are finally known. What was never reported, and what arrived late, is in it:
        the projects know what the figures leave out.
    """
    counts = deployments(seed, View(final=True))
    fates = _fates(counts)
    firms = responding_firms(seed, counts.built)
    wanted = fates if cases is None else _spread_over(float(cases), fates)
    done, agreed = _completed(wanted), wanted.sum(axis=2)
    many = wanted.sum() / fates.sum()
    closed = np.diff(counts.closures, axis=1, prepend=0)
    won = np.floor(
        budget(seed, counts.agreed, View(final=True))["executed"] / WON_STEP * (agreed / counts.agreed)[..., None]
    )
    parks = np.floor(_parks(counts) * (done / counts.built)[..., None])
    periods = np.add.reduceat(done, [0, *(YEARS.index(year) for year in MUNICIPAL_YEARS[1:])], axis=1)
    return Plan(
        fates=wanted,
        levels=spread(done, np.diff(counts.levels, axis=1, prepend=0)),
        organizations=np.concatenate([parks, (done - parks.sum(axis=2))[..., None]], axis=2),
        towns=spread(periods, _town_weights(seed, counts.cumulative, municipalities)),
        answered=np.clip(np.round(firms * done / counts.built), 1, done),
        closed=_spread_over(np.round(closed.sum() * many), closed),
        won=won * WON_STEP,
        changes=changes(seed, firms, View(final=True)),
    )


def _spread_over(total: float, weights: Numbers) -> Numbers:
    """Spread one total over a whole table."""
    return spread(np.asarray(total), weights.ravel()).reshape(weights.shape)


def _fates(counts: Deployments) -> Numbers:
    """Give the projects by province, year of support and fate: what was built late is what its cohort built then."""
    before = np.hstack([np.zeros((len(REGIONS), 1)), counts.late[:, :-1]])
    late = np.hstack([counts.late[:, :-1], np.zeros((len(REGIONS), 1))])  # 2026 has not come
    on_time = counts.built - before
    return np.stack([on_time, late, counts.agreed - on_time - late], axis=2)


def _completed(fates: Numbers) -> Numbers:
    """Give what is completed in each year of what was supported in it and in the year before."""
    done = fates[:, :, 0].copy()
    done[:, 1:] += fates[:, :-1, 1]
    return done


def _parks(counts: Deployments) -> Numbers:
    """Give what a province's technoparks built (17 × 12 × 2); a province with one has 0 as the second."""
    found, seen = np.zeros((*counts.built.shape, 2)), [0] * len(REGIONS)
    for (_, region), built in zip(technopark_rows(), counts.technoparks, strict=True):
        row = REGIONS.index(region)
        found[row, :, seen[row]] = np.nan_to_num(built)
        seen[row] += 1
    return found


def local_places(municipalities: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Give each province's municipalities as `municipalities.places` has them; one without a name where none is."""
    gunwi = any(code in (GUNWI[1], GUNWI[3]) for codes in municipalities.values() for code in codes)
    return tuple(places(region, municipalities.get(region, ()), gunwi) or ("",) for region in REGIONS)


def _town_weights(seed: int, cumulative: Numbers, municipalities: Mapping[str, tuple[str, ...]]) -> Numbers:
    """Give what the municipal figures add in each municipal year (17 × 5 × places), the years before in the first.

    A stock that moved with 군위 was built elsewhere before, so around that move the projects cannot add up to the
    municipal figures of its two provinces.
    """
    figures = by_municipality(seed, cumulative, municipalities)
    local = local_places(municipalities)
    table = np.zeros((len(REGIONS), len(MUNICIPAL_YEARS), max(len(towns) for towns in local)))
    for row, (region, towns) in enumerate(zip(REGIONS, local, strict=True)):
        table[row, :, 0] = 0 if towns[0] else np.arange(1, len(MUNICIPAL_YEARS) + 1)
        for column, town in enumerate(towns if towns[0] else ()):
            for step, year in enumerate(MUNICIPAL_YEARS):
                code = code_in(region, town, year)
                table[row, step, column] = figures[region, code][step] if code else 0
    return np.maximum(np.diff(table, axis=1, prepend=0), 0)
