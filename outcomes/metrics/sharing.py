"""A needed total, shared among regions in whole numbers that add up to it exactly."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Sharing:
    """A shared total.

    `parts`: region → whole number, adding up to the total; empty where it cannot be shared. `unknown`: regions whose
    weight is not known, which get no part and are to be named, never shown as 0. `reason`: '' where it was shared,
    'no_weights' where no weight is known, 'all_zero' where all known ones are 0.
    """

    parts: dict[str, int]
    unknown: tuple[str, ...]
    reason: str


def shared(total: int, weights: Mapping[str, float | None]) -> Sharing:
    """Share a total by weights: each gets its proportion rounded down, the rest goes to the largest remainders.

    A region with a greater weight never gets less. Equal remainders are served in the order of the regions.

    Args:
        total: Whole number of at least 0.
        weights: Region → weight of at least 0 (any unit); None = unknown.

    Raises:
        ValueError: the total or a weight is negative; a caller's mistake.

    Source:
        Methods, section 8 (largest remainder).
    """
    known = {region: Fraction(weight) for region, weight in weights.items() if weight is not None}
    if total < 0 or any(weight < 0 for weight in known.values()):
        raise ValueError(f"nothing negative can be shared: {total} by {weights}")
    unknown = tuple(region for region in weights if region not in known)
    whole = sum(known.values(), Fraction())
    if not whole:
        return Sharing({}, unknown, "all_zero" if known else "no_weights")
    exact = {region: total * weight / whole for region, weight in known.items()}
    parts = {region: math.floor(part) for region, part in exact.items()}
    by_remainder = sorted(exact, key=lambda region: parts[region] - exact[region])  # the largest remainder first
    for region in by_remainder[: total - sum(parts.values())]:
        parts[region] += 1
    return Sharing(parts, unknown, "")


def gap(level: float | None, target: float | None) -> float | None:
    """Give what a region lacks to its target (the indicator's unit): 0 where it is ahead, None where it is unknown."""
    if level is None or target is None:
        return None
    return max(target - level, 0.0)
