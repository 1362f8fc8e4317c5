"""Cumulative deployments by municipality, 2021–2025, with the codes that were valid at the end of each year."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from etl.sample.world import REGIONS, YEARS, Numbers, spread, stream

MUNICIPAL_YEARS = (2021, 2022, 2023, 2024, 2025)

RECODED = {"KR-42": ("42", "51", 2023), "KR-45": ("45", "52", 2024)}
"""Province → code prefix before, code prefix after, first year-end with the new one (the last three digits stay)."""
NOT_YET = ("28125", "28155", "28275", "28290")
"""Codes of 인천 that are valid only from 2026-07-01."""
GUNWI = ("KR-47", "47720", "KR-27", "27720", 2023)
"""군위: province and code before, province and code after, first year-end after."""


def places(region: str, given: tuple[str, ...], gunwi: bool) -> tuple[str, ...]:
    """Give a province's municipalities once each, whatever mix of old and new codes was given.

    Args:
        region: province.
        given: its codes, of any time.
        gunwi: whether 군위 is on the map at all, under either code.

    Returns:
        Sorted codes of 2021 where they were different (강원, 전북), without 군위's, then 군위's own for the province.
    """
    before, after, _ = RECODED.get(region, ("", "", 0))
    known = {before + code[2:] if after and code.startswith(after) else code for code in given}
    known -= {*NOT_YET, GUNWI[1], GUNWI[3]}
    own = {GUNWI[0]: GUNWI[1], GUNWI[2]: GUNWI[3]}.get(region)
    return (*sorted(known), own) if own and gunwi and known else tuple(sorted(known))


def code_in(region: str, place: str, year: int) -> str:
    """Give the code a municipality of `places` had at the end of a year; '' when it was not in the province then."""
    if place in (GUNWI[1], GUNWI[3]):
        return place if (year < GUNWI[4]) == (place == GUNWI[1]) else ""
    before, after, since = RECODED.get(region, ("", "", 9999))
    return after + place[2:] if year >= since and place.startswith(before) else place


def by_municipality(
    seed: int, cumulative: Numbers, municipalities: Mapping[str, tuple[str, ...]]
) -> dict[tuple[str, str], Numbers]:
    """Give cumulative deployments of each municipality code.

    Args:
        seed: of the world.
        cumulative: of the provinces (17 × 12).
        municipalities: province → codes; a province without codes has no rows.

    Returns:
        (province, code) → counts of MUNICIPAL_YEARS, NaN in the years the code was not valid. In every year the
        codes of a province add up to the province; no municipality falls; 군위 keeps its count when it moves.

    Source:
        Methods, section 10.
    """
    rng = stream(seed, 6)
    gunwi = any(code in (GUNWI[1], GUNWI[3]) for codes in municipalities.values() for code in codes)
    rows: dict[tuple[str, str], Numbers] = {}
    moved = 0.0
    for region in (GUNWI[0], *(each for each in REGIONS if each != GUNWI[0])):
        local = places(region, municipalities.get(region, ()), gunwi)
        if not local:
            continue
        weights = rng.gamma(1.3, 1.0, len(local)) + 0.02
        if local[-1] in (GUNWI[1], GUNWI[3]):
            weights[-1] = weights[:-1].sum() * 0.004
        totals = cumulative[REGIONS.index(region), [YEARS.index(year) for year in MUNICIPAL_YEARS]]
        table = _grown(region, local, weights, totals, moved)
        if region == GUNWI[0] and local[-1] == GUNWI[1]:
            moved = float(table[MUNICIPAL_YEARS.index(GUNWI[4]) - 1, -1])
        _file(rows, region, local, table)
    return rows


def _grown(region: str, local: tuple[str, ...], weights: Numbers, totals: Numbers, moved: float) -> Numbers:
    """Give counts (years × places): what was added each year is shared out, so that none falls; 0 when not there."""
    table = np.zeros((len(MUNICIPAL_YEARS), len(local)))
    counts = np.zeros(len(local))
    for row, year in enumerate(MUNICIPAL_YEARS):
        here = np.array([code_in(region, place, year) != "" for place in local])
        counts = np.where(here, counts, 0.0)
        if local[-1] == GUNWI[3] and year == GUNWI[4]:
            counts[-1] = moved
        counts = counts + spread(np.asarray(totals[row] - counts.sum()), np.where(here, weights, 0.0))
        table[row] = counts
    return table


def _file(rows: dict[tuple[str, str], Numbers], region: str, local: tuple[str, ...], table: Numbers) -> None:
    """Write a province's counts under the code of each year."""
    empty = np.full(len(MUNICIPAL_YEARS), np.nan)
    for column, place in enumerate(local):
        for row, year in enumerate(MUNICIPAL_YEARS):
            code = code_in(region, place, year)
            if code:
                rows.setdefault((region, code), empty.copy())[row] = table[row, column]
