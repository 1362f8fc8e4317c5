"""The demonstration set as three loads: first figures, late reports, revision with the projects behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from etl.sample.cases import project_cases
from etl.sample.deployments import deployments
from etl.sample.events import events, organizations, sources
from etl.sample.figures import figures
from etl.sample.rows import changed, observations
from etl.sample.targets import regimes, targets
from etl.sample.world import REGIONS, View

STEPS = (
    (
        "2026-02-10",
        False,
        True,
        "가상 시연 자료: 2024년까지와 2025년 잠정치(일부 지역 미제출) / synthetic: first figures",
    ),
    ("2026-05-20", False, False, "가상 시연 자료: 늦게 제출된 2025년 잠정치 / synthetic: late reports"),
    ("2026-09-15", True, False, "가상 시연 자료: 2025년 확정, 2023–2024년 일부 정정 / synthetic: final and revised"),
)
"""Each load's day, whether 2025 is final, whether the late provinces are still missing, and its note."""


@dataclass(frozen=True)
class SampleLoad:
    """One load of the demonstration lake: what to say about it, its day, and table name → rows (without `load`).

    The first load has whole tables, of projects none. A later one has only the observations that are new, or that
    replace the row of the same grain; the third has every project.
    """

    note: str
    as_of: str
    frames: dict[str, pd.DataFrame]


def demonstration(
    regions: tuple[str, ...], municipalities: Mapping[str, tuple[str, ...]], seed: int = 2026
) -> tuple[SampleLoad, ...]:
    """Give the synthetic set: three loads that make the versions of the demonstration lake.

    Args:
        regions: the provinces of 2014–2025 as the catalog has them: exactly the 17 that this world knows.
        municipalities: province → its municipality codes, of any time within 2021–2025; each year uses the code
            that was valid at its end. A province without codes has no municipal rows.
        seed: the same seed gives the same rows; not negative.

    Returns:
        The loads in order. Values are counts, whole won or shares (0–1); null was not reported.

    Raises:
        ValueError: the provinces are not the 17; correct the caller, or give the new one a row in world.PROVINCES.
    """
    if set(regions) != set(REGIONS):
        missing, strange = sorted(set(REGIONS) - set(regions)), sorted(set(regions) - set(REGIONS))
        raise ValueError(f"the demonstration covers 17 provinces; missing {missing}, not known to it {strange}")
    blocks = {final: tuple(figures(seed, View(final), municipalities)) for final in (False, True)}
    stands = [observations(blocks[final], View(final), late) for _, final, late, _ in STEPS]
    counts = deployments(seed, View(final=True))
    first = {
        "observation": stands[0],
        "target": targets(seed, counts.built),
        "event": events(seed, counts.agreed),
        "regime": regimes(),
        "source": sources(),
        "organization": organizations(),
        "support_case": project_cases(municipalities, 0, seed),
    }
    later = [{"observation": changed(now, before)} for before, now in pairwise(stands)]
    later[-1]["support_case"] = project_cases(municipalities, seed=seed)
    return tuple(
        SampleLoad(note, day, frames) for (day, _, _, note), frames in zip(STEPS, [first, *later], strict=True)
    )
