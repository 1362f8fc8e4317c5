"""What changed in the factories, who answered, and the establishments that counts are set against."""

from __future__ import annotations

import numpy as np

from etl.sample.world import REGIONS, YEARS, Numbers, View, character, stream

ESTABLISHMENTS = 50_000
"""Manufacturing establishments with ten employees or more in this world; about two thirds of the real number."""

CHANGES = {
    "productivity_uplift_share": (0.0, 0.08, 0.42),
    "defect_change_share": (-0.34, -0.55, -0.12),
    "cost_change_share": (-0.15, -0.30, -0.03),
    "lead_time_change_share": (-0.19, -0.38, -0.04),
}
"""Rate → its usual value (share; 0: the province's own), the lowest and the highest that are drawn."""


def establishments(seed: int) -> tuple[Numbers, Numbers]:
    """Give establishments with ten employees or more, and all of them (17 × 12 each, whole counts).

    Source:
        Methods, section 11: the denominator of rates by region.
    """
    rng = stream(seed, 3)
    weight = character("establishments")
    drift = np.cumsum(rng.normal(0.004, 0.009, (len(REGIONS), len(YEARS))), axis=1)
    ten_or_more = np.round(ESTABLISHMENTS * rng.uniform(0.95, 1.05) * weight / weight.sum() * np.exp(drift))
    shrink = np.exp(np.cumsum(rng.normal(-0.004, 0.008, (len(REGIONS), len(YEARS))), axis=1))
    return ten_or_more, np.round(ten_or_more * character("small") * shrink)


def responding_firms(seed: int, built: Numbers) -> Numbers:
    """Give how many of the firms built in a year answered the survey (17 × 12): at least 1, at most all."""
    rate = stream(seed, 4).uniform(0.42, 0.78, built.shape)
    return np.clip(np.round(built * rate), 1, built)


def changes(seed: int, firms: Numbers, view: View) -> dict[str, Numbers]:
    """Give the mean change over the firms that answered, by province and year.

    Args:
        seed: of the world.
        firms: that answered (17 × 12); few firms make a noisy mean.
        view: the provisional 2025 lies half a point beside the final one.

    Returns:
        Rate → share (17 × 12, three decimals): up is positive, −0.3 is 30 % less. Not monotone, by design.

    Source:
        Methods, section 9.
    """
    rng = stream(seed, 5)
    found: dict[str, Numbers] = {}
    for rate, (usual, low, high) in CHANGES.items():
        middle = character("uplift") if usual == 0.0 else usual + rng.normal(0, 0.03, (len(REGIONS), 1))
        year = rng.normal(0, 0.012, len(YEARS))
        shock = rng.normal(0, 1, (len(REGIONS), len(YEARS)))
        mean = middle + year + shock * (0.012 + 0.09 / np.sqrt(np.maximum(firms, 4)))
        if not view.final:
            mean[:, -1] += 0.005
        found[rate] = np.clip(np.round(mean, 3), low, high)
    return found


def mean_over_firms(rate: Numbers, firms: Numbers) -> Numbers:
    """Give the nation's rate of each year (12): the mean over all firms that answered, to four decimals."""
    return np.asarray(np.round((rate * firms).sum(axis=0) / firms.sum(axis=0), 4), dtype=np.float64)
