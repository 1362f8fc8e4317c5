"""The synthetic regimes, their cumulative targets, and the targets of single years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from etl.sample.rows import BASE, framed
from etl.sample.world import NATION, REGIONS, YEARS, Numbers, cell, character, stream, with_nation

ZERO_TARGET = ("KR-50", 2024)
"""A province-year whose annual target is 0: attainment is not assessable."""
NO_TARGET = ("KR-45", 2021)
"""A province-year without an annual target: unknown."""
ANNUAL_YEARS = tuple(range(2017, 2026))


@dataclass(frozen=True)
class Regime:
    """A family of cumulative targets: when it was set, until when it held, its path (year → part of the way)."""

    id: str
    set_on: date
    valid_to: date | None
    base_year: int
    path: dict[int, float]
    reach: float
    """The way to go, as a multiple of what the world really adds by the last year (or by 2025, in proportion)."""


REGIMES = (
    Regime("demo-2016", date(2016, 2, 1), date(2018, 12, 31), 2015, {2020: 1.0}, 0.72),
    Regime(
        "demo-2019", date(2019, 1, 1), date(2022, 12, 31), 2018, {2019: 0.21, 2020: 0.46, 2021: 0.73, 2022: 1.0}, 1.02
    ),
    Regime("demo-2023", date(2023, 1, 1), None, 2022, {2027: 1.0}, 1.08),
)


def regimes() -> pd.DataFrame:
    """Give the four regimes in the columns of the table `regime`; valid_to null is open."""
    rows: list[dict[str, Any]] = [
        {
            "id": regime.id,
            "name_ko": f"가상 목표 {regime.set_on.year}({max(regime.path)}년까지)",
            "name_en": f"Synthetic target of {regime.set_on.year} (by {max(regime.path)})",
            "set_on": regime.set_on,
            "valid_from": regime.set_on,
            "valid_to": regime.valid_to,
            "base_year": regime.base_year,
            "definition_ko": "2014년부터 누적한 구축 수. 시연용 가상 목표이며 실제 정책 목표가 아님",
            "definition_en": "Deployments built since 2014. A synthetic target for demonstration, no real policy",
        }
        for regime in REGIMES
    ]
    rows.append(
        {
            "id": "annual",
            "name_ko": "가상 연간 목표",
            "name_en": "Synthetic annual targets",
            "set_on": date(ANNUAL_YEARS[0], 1, 1),
            "valid_from": date(ANNUAL_YEARS[0], 1, 1),
            "valid_to": None,
            "base_year": None,
            "definition_ko": "그 해에 구축할 수. 시연용 가상 목표이며 실제 정책 목표가 아님",
            "definition_en": "Deployments to build in the year. A synthetic target for demonstration, no real policy",
        }
    )
    setter = {"set_by_ko": "가상 기관(시연)", "set_by_en": "Synthetic authority (demonstration)"}
    return framed("regime", [row | setter for row in rows])


def targets(seed: int, built: Numbers) -> pd.DataFrame:
    """Give every target in the columns of the table `target`.

    Args:
        seed: of the world.
        built: deployments by province and year (17 × 12); targets lie around them, by each province's ambition.

    Returns:
        Grain: indicator, region, period_end, base, regime. Cumulative targets of the nation are the sums of the
        provinces'. ZERO_TARGET is 0, NO_TARGET has no row; the nation's annual target covers it all the same.

    Source:
        Methods, section 6.
    """
    rng = stream(seed, 7)
    rows = [row for regime in REGIMES for row in _cumulative(rng, regime, np.cumsum(built, axis=1))]
    return framed("target", rows + _annual(rng, built))


def _cumulative(rng: np.random.Generator, regime: Regime, cumulative: Numbers) -> list[dict[str, Any]]:
    """Give a regime's rows: the nation first, a row per year of the path."""
    last = max(regime.path)
    seen = min(last, YEARS[-1])
    start = cumulative[:, YEARS.index(regime.base_year)]
    way = (cumulative[:, YEARS.index(seen)] - start) * (last - regime.base_year) / (seen - regime.base_year)
    way = way * regime.reach * character("ambition")[:, 0] * rng.uniform(0.93, 1.07, len(REGIONS))
    goals = np.stack([np.round(start + way * part) for part in regime.path.values()], axis=1)
    goals[:, -1] = np.ceil(goals[:, -1] / 10) * 10
    return [
        {
            **_row("deployments_cumulative", region, year, regime.id, value),
            "period_start": date(YEARS[0], 1, 1),
            "base": BASE,
            "set_on": regime.set_on,
            "valid_from": regime.set_on,
            "valid_to": regime.valid_to,
        }
        for region, values in zip((NATION, *REGIONS), with_nation(goals), strict=True)
        for year, value in zip(regime.path, values, strict=True)
    ]


def _annual(rng: np.random.Generator, built: Numbers) -> list[dict[str, Any]]:
    """Give the annual targets: set each January, in force for that year."""
    goals = np.maximum(np.round(built * np.sqrt(character("ambition")) * rng.uniform(0.84, 1.14, built.shape)), 1)
    goals[cell(*ZERO_TARGET)] = 0
    return [
        {
            **_row("deployments_annual", region, year, "annual", values[YEARS.index(year)]),
            "period_start": date(year, 1, 1),
            "set_on": date(year, 1, 1),
            "valid_from": date(year, 1, 1),
            "valid_to": date(year, 12, 31),
        }
        for region, values in zip((NATION, *REGIONS), with_nation(goals), strict=True)
        for year in ANNUAL_YEARS
        if (region, year) != NO_TARGET
    ]


def _row(indicator: str, region: str, year: int, regime: str, value: float) -> dict[str, Any]:
    """Give what every target row has."""
    return {
        "indicator": indicator,
        "region": region,
        "period_end": date(year, 12, 31),
        "regime": regime,
        "value": float(value),
        "status": "target",
        "position": f"demo:target:{regime}:{indicator}:{region}:{year}",
    }
