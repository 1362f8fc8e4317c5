"""How often the forecast's intervals hold what then happens: on series with a known truth and on the national one.

    python benchmarks/forecast.py [--series N] [--seed N]

Each synthetic series has 4, 5, 7 or 10 past annual changes and 5 years to come, drawn by one rule. Steady rules are
what the interval is made for: there the 80 % interval should hold 75 to 85 %. The others are printed as they are. It
ends with 1 when a steady rule falls outside.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from outcomes.metrics.forecast import Backtest, backtest, fan, trend  # noqa: E402  # the repository is no package

Draw = Callable[[np.random.Generator, int, int], np.ndarray]
PAST, AHEAD, SHOWN = (4, 5, 7, 10), 5, (1, 3, 5)
LOW, HIGH = 0.75, 0.85
START, YEAR = 5000.0, 2020


def rising(rng: np.random.Generator, past: int, ahead: int) -> np.ndarray:
    """Give changes that grow by the same amount each year, with noise."""
    return 300 + 150 * np.arange(past + ahead) + rng.normal(0, 200, past + ahead)


def wandering(rng: np.random.Generator, past: int, ahead: int) -> np.ndarray:
    """Give changes that are each the one before plus noise."""
    return 1000 + np.cumsum(rng.normal(0, 150, past + ahead))


def halved(at_origin: bool) -> Draw:
    """Give changes that fall to half, in the middle of the past or just when the forecast is made."""

    def draw(rng: np.random.Generator, past: int, ahead: int) -> np.ndarray:
        changes = rng.normal(1000, 200, past + ahead)
        changes[past if at_origin else past // 2 :] *= 0.5
        return changes

    return draw


RULES: dict[str, tuple[Draw, bool]] = {
    "steady, normal scatter": (lambda rng, p, a: rng.normal(1000, 250, p + a), True),
    "steady, skewed scatter (gamma)": (lambda rng, p, a: rng.gamma(4, 250, p + a), True),
    "steady, small counts (Poisson 20)": (lambda rng, p, a: rng.poisson(20, p + a).astype(float), True),
    "rising by the same each year": (rising, False),
    "wandering": (wandering, False),
    "halved in the middle of the past": (halved(False), False),
    "halved when the forecast is made": (halved(True), False),
}


def coverage(draw: Draw, past: int, count: int, rng: np.random.Generator) -> dict[tuple[int, int], float]:
    """Give (percent, years ahead) → share of the series whose true level lay within the interval."""
    hits = {(percent, ahead): 0 for percent in (50, 80) for ahead in SHOWN}
    for _ in range(count):
        changes = np.maximum(draw(rng, past, AHEAD), 0)
        levels = START + np.concatenate([[0.0], np.cumsum(changes)])
        known = {YEAR - past + k: float(level) for k, level in enumerate(levels[: past + 1])}
        pace = trend(known, YEAR)
        if pace is None:
            raise SystemExit("a series of four changes has a trend")
        paths = fan(known[YEAR], YEAR, pace, AHEAD)
        for percent, ahead in hits:
            low, high = (float(paths[f"{end}_{percent}"].iloc[ahead]) for end in ("low", "high"))
            hits[percent, ahead] += low <= levels[past + ahead] <= high
    return {key: found / count for key, found in hits.items()}


def national() -> tuple[dict[int, float], Backtest]:
    """Give the published national series and how the intervals did on it, from every year to up to five years later."""
    from etl.build import build
    from outcomes.catalog.places import CATALOG, lake_folder
    from outcomes.catalog.read import read_catalog
    from outcomes.metrics.questions import own_series
    from outcomes.store.lake import Lake

    build()
    lake, rule = Lake(lake_folder("published")), read_catalog(CATALOG).headline_rule
    rows = lake.edition(lake.versions()[-1].number).fetch(own_series, rule)
    mine = rows[(rows.region == "KR") & (rows.indicator == "deployments_cumulative") & rows.value.notna()]
    known = {int(year): float(value) for year, value in zip(mine.year, mine.value, strict=True)}
    return dict(sorted(known.items())), backtest(known)


def main() -> int:
    """Print the tables; 1 when a steady rule is covered outside 75 to 85 %."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--series", type=int, default=1500, help="series of each rule and length")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    rng, outside = np.random.default_rng(asked.seed), 0
    heads = "  ".join(f"{percent}% +{ahead}y" for percent in (50, 80) for ahead in SHOWN)
    print(f"{'share held, ' + str(asked.series) + ' series each':<36}{'changes':>8}  {heads}")
    for name, (draw, steady) in RULES.items():
        for past in PAST:
            found = coverage(draw, past, asked.series, rng)
            wrong = steady and not all(LOW <= found[80, ahead] <= HIGH for ahead in SHOWN)
            outside += wrong
            cells = "  ".join(f"{100 * share:6.1f}%" for share in found.values())
            print(f"{name:<36}{past:>8}  {cells}{'  outside 75-85' if wrong else ''}")
    known, done = national()
    print(f"\nnational series {min(known)}-{max(known)}, up to {AHEAD} years ahead, {done.cases} pairs of years:")
    print(f"50% interval held {done.within_50}, 80% interval held {done.within_80}")
    return 1 if outside else 0


if __name__ == "__main__":
    sys.exit(main())
