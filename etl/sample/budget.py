"""The money, in whole won: planned → budgeted → supplementary → disbursed → executed → carried over → clawed back."""

from __future__ import annotations

import numpy as np

from etl.sample.world import LOWERED, RAISED, REGIONS, REVISED_YEARS, YEARS, Numbers, View, cell, stream

FUNDERS = ("national", "local", "private")
TOTAL = "line"  # the catalog's default scope of the chain: the whole budget line
CHAIN = ("planned", "budgeted", "supplementary", "disbursed", "executed", "carried_over", "clawed_back")

LOW_EXECUTION = (("KR-30", 2019), ("KR-50", 2020), ("KR-42", 2021), ("KR-46", 2023))
"""Province-years that spend about three quarters of their budget."""
FULL_EXECUTION = (("KR-48", 2019), ("KR-27", 2020), ("KR-47", 2020), ("KR-31", 2022))
"""Province-years that spend about their original budget or a little more, thanks to supplementary money."""
SUPPLEMENTARY_YEARS = (2019, 2020, 2022)


def budget(seed: int, agreed: Numbers, view: View) -> dict[str, Numbers]:
    """Give the chain by province, year and funder as it was known at a load.

    Args:
        seed: of the world.
        agreed: firms agreed (17 × 12); the money follows them.
        view: provisional (2025 not settled) or final (2025 settled, clawbacks of a few provinces found later).

    Returns:
        Step of CHAIN → won (17 × 12 × 3 funders, whole, never negative). For every funder: disbursed ≤ budgeted +
        supplementary; executed ≤ disbursed; executed + carried over ≤ budgeted + supplementary.

    Source:
        Methods, section 8.
    """
    rng = stream(seed, 2)
    planned = _rounded(_cost(rng, agreed)[..., None] * _shares(rng), 1_000_000)
    budgeted = _rounded(planned * rng.uniform(0.92, 1.03, agreed.shape)[..., None], 1_000_000)
    extra, paid, spent = _behavior(rng)
    supplementary = _rounded(budgeted * extra[..., None], 1_000_000)
    available = budgeted + supplementary
    disbursed = _rounded(available * paid[..., None], 1_000)
    executed = _rounded(disbursed * spent[..., None], 1_000)
    if not view.final:
        executed[:, -1] = _rounded(executed[:, -1] * 0.98, 1_000)
    carried = _rounded((available - executed) * rng.uniform(0.4, 0.85, available.shape), 1)
    clawed = np.zeros(executed.shape)
    clawed[:, 1:] = _rounded(executed[:, :-1] * rng.uniform(0.001, 0.01, (len(REGIONS), len(YEARS) - 1, 1)), 1)
    if view.final:
        for region in LOWERED + RAISED:
            for year in REVISED_YEARS:
                clawed[cell(region, year)] = _rounded(clawed[cell(region, year)] * 1.4, 1)
    return dict(zip(CHAIN, (planned, budgeted, supplementary, disbursed, executed, carried, clawed), strict=True))


def _rounded(won: Numbers, step: int) -> Numbers:
    """Round down to whole steps of won, so that no inequality of the chain can break by rounding."""
    return np.asarray(np.floor(won / step) * step, dtype=np.float64)


def _cost(rng: np.random.Generator, agreed: Numbers) -> Numbers:
    """Give the won planned: firms expected × won per firm, which grows with the years and differs by province."""
    per_firm = np.linspace(44e6, 68e6, len(YEARS)) * rng.uniform(0.88, 1.12, (len(REGIONS), 1))
    return np.asarray(agreed * rng.uniform(0.97, 1.10, agreed.shape) * per_firm, dtype=np.float64)


def _shares(rng: np.random.Generator) -> Numbers:
    """Give each funder's part of the money (17 × 12 × 3), adding up to 1."""
    shape = (len(REGIONS), len(YEARS))
    national = np.broadcast_to(rng.uniform(0.42, 0.50, (len(REGIONS), 1)), shape)
    local = rng.uniform(0.10, 0.24, (len(REGIONS), 1)) + rng.uniform(-0.02, 0.02, shape)
    return np.stack([national, local, 1 - national - local], axis=-1)


def _behavior(rng: np.random.Generator) -> tuple[Numbers, Numbers, Numbers]:
    """Give supplementary / budgeted, disbursed / available and executed / disbursed (17 × 12 each)."""
    shape = (len(REGIONS), len(YEARS))
    extra = np.where(rng.random(shape) < 0.35, rng.uniform(0.02, 0.12, shape), 0.0)
    extra[:, [i for i, year in enumerate(YEARS) if year not in SUPPLEMENTARY_YEARS]] = 0.0
    paid = rng.uniform(0.93, 0.995, shape)
    spent = rng.uniform(0.88, 0.985, shape)
    for place in (cell(*each) for each in LOW_EXECUTION):
        extra[place] = 0.0
        spent[place] = 0.75 / paid[place]
    for place in (cell(*each) for each in FULL_EXECUTION):
        extra[place], paid[place], spent[place] = rng.uniform(0.02, 0.06), 0.992, 0.992
    return extra, paid, spent
