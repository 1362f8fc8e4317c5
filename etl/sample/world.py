"""What the synthetic world is made of: its provinces, its years, its wave, its faults, its random streams."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

NATION = "KR"
YEARS = tuple(range(2014, 2026))
AGREED_WAVE = (248, 571, 858, 1243, 2112, 2838, 4626, 4229, 3710, 1590, 1540, 1380)
"""Firms that agree to a project in the nation, a year each: growth in 2018–2021, decline from 2023 on."""


@dataclass(frozen=True)
class Province:
    """One province's character: what it weighs in the program and in industry, and how it behaves.

    `deployments` and `establishments` are weights (any scale); `tilt` > 0 is a late starter; `small` is how many
    establishments of any size there are per establishment with ten employees; `uplift` is its usual productivity
    uplift (share); `ambition` > 1 sets targets above what it will do; `technoparks` names its organizations.
    """

    deployments: float
    establishments: float
    tilt: float
    small: float
    uplift: float
    ambition: float
    technoparks: tuple[str, ...]


PROVINCES: dict[str, Province] = {
    "KR-11": Province(4.0, 5.0, -0.25, 15.5, 0.178, 1.10, ("tp-seoul",)),
    "KR-26": Province(7.0, 6.2, 0.10, 8.1, 0.196, 0.86, ("tp-busan",)),
    "KR-27": Province(6.5, 4.6, -0.05, 8.8, 0.208, 0.95, ("tp-daegu",)),
    "KR-28": Province(8.0, 7.0, 0.05, 6.4, 0.190, 1.02, ("tp-incheon",)),
    "KR-29": Province(3.0, 1.9, 0.15, 7.6, 0.214, 0.93, ("tp-gwangju",)),
    "KR-30": Province(1.9, 1.4, 0.00, 9.2, 0.184, 1.16, ("tp-daejeon",)),
    "KR-31": Province(2.5, 2.6, -0.10, 5.2, 0.172, 1.07, ("tp-ulsan",)),
    "KR-50": Province(0.8, 0.6, 0.20, 5.8, 0.202, 1.04, ("tp-sejong",)),
    "KR-41": Province(27.0, 33.0, 0.00, 6.7, 0.196, 1.00, ("tp-gyeonggi", "tp-gyeonggi-daejin")),
    "KR-42": Province(1.6, 1.6, 0.10, 8.9, 0.166, 1.24, ("tp-gangwon",)),
    "KR-43": Province(5.5, 5.4, 0.05, 5.0, 0.220, 0.91, ("tp-chungbuk",)),
    "KR-44": Province(7.0, 7.2, 0.12, 5.1, 0.208, 1.05, ("tp-chungnam",)),
    "KR-45": Province(3.4, 2.9, 0.22, 7.9, 0.226, 0.97, ("tp-jeonbuk",)),
    "KR-46": Province(3.2, 3.0, 0.18, 7.4, 0.178, 1.36, ("tp-jeonnam",)),
    "KR-47": Province(9.0, 8.0, -0.20, 6.3, 0.214, 0.82, ("tp-gyeongbuk", "tp-pohang")),
    "KR-48": Province(12.5, 10.6, -0.12, 6.1, 0.202, 1.08, ("tp-gyeongnam",)),
    "KR-49": Province(0.6, 0.4, 0.05, 12.6, 0.160, 1.42, ("tp-jeju",)),
}
REGIONS = tuple(PROVINCES)

LATE = ("KR-26", "KR-42", "KR-46", "KR-49")
"""Provinces whose 2025 arrives only with the second load."""
NEVER_REPORTED = (("KR-31", 2015), ("KR-49", 2016))
"""Province-years that stay unknown."""
APPROXIMATE = ("KR-45", 2017)
"""A province-year whose selected companies are printed as 'about', a multiple of ten."""
RANGE = ("KR-29", 2016, 0.04)
"""A province-year whose productivity uplift is printed as a range this wide (share)."""
LOWERED = ("KR-28", "KR-44")
"""Provinces whose deployments of 2023 and 2024 the third load lowers after a check on site."""
RAISED = ("KR-48",)
"""Provinces whose deployments of 2023 and 2024 the third load raises: projects thought dropped were finished."""
REVISED_YEARS = (2023, 2024)


@dataclass(frozen=True)
class View:
    """What was known at a load: 2025 final or provisional, 2023–2024 revised or not (both from the third load)."""

    final: bool


def stream(seed: int, topic: int) -> np.random.Generator:
    """Give the random stream of one topic, so that more draws in one topic leave the others as they were."""
    return np.random.Generator(np.random.PCG64([seed, topic]))


def character(name: str) -> Numbers:
    """Give one number of every province's character as a column (17 × 1), in the order of REGIONS."""
    return np.array([[float(getattr(province, name))] for province in PROVINCES.values()])


def cell(region: str, year: int) -> tuple[int, int]:
    """Give the row and column of a province-year in a 17 × 12 table."""
    return REGIONS.index(region), YEARS.index(year)


def with_nation(values: Numbers) -> Numbers:
    """Add the nation as the first row: the sum of the provinces."""
    return np.vstack([values.sum(axis=0), values])


def spread(total: Numbers, weights: Numbers) -> Numbers:
    """Share whole counts out by weight, largest remainder first, so that the parts add up exactly.

    Args:
        total: whole counts, any shape.
        weights: as `total` with one more axis at the end, the parts; positive somewhere.

    Returns:
        Whole counts in the shape of `weights`; their sum over the last axis is `total`.
    """
    exact = total[..., None] * weights / weights.sum(axis=-1, keepdims=True)
    whole = np.floor(exact)
    left = total - whole.sum(axis=-1)
    rank = np.argsort(np.argsort(-(exact - whole), axis=-1, kind="stable"), axis=-1, kind="stable")
    return np.asarray(whole + (rank < left[..., None]), dtype=np.float64)
