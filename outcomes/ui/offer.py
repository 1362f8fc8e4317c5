"""What a version offers to choose from: indicators, years, and how many provinces are known in each."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from outcomes.catalog.model import Catalog
from outcomes.metrics.questions import known_by_year
from outcomes.store.edition import Edition


@dataclass(frozen=True, slots=True)
class Offer:
    """The choices of a version on one map.

    `indicators`: those with a figure of the nation or a province, in the catalog's order. `years`: every year from the
    first to the last with a figure. `best`: indicator → the year with most provinces known, the latest on a tie;
    without provinces the nation's latest. `known`: indicator → year → (provinces with a figure, provinces existing).
    """

    indicators: tuple[str, ...]
    years: tuple[int, ...]
    best: dict[str, int]
    known: dict[str, dict[int, tuple[int, int]]]


def offer(edition: Edition, catalog: Catalog, map_year: int | None) -> Offer:
    """Give what a version offers, worked out once."""
    return edition.remember((offer, map_year, id(catalog)), lambda: _offer(edition, catalog, map_year))


def _offer(edition: Edition, catalog: Catalog, map_year: int | None) -> Offer:
    counted = edition.fetch(known_by_year, catalog.headline_rule, map_year)
    rows = counted[(counted.known > 0) | (counted.nation > 0)].sort_values(["known", "nation", "year"])
    known: dict[str, dict[int, tuple[int, int]]] = {}
    for indicator, year, count, valid in _cells(counted, "indicator", "year", "known", "valid"):
        known.setdefault(str(indicator), {})[int(year)] = (int(count), int(valid))
    best = {str(indicator): int(year) for indicator, year in _cells(rows, "indicator", "year")}
    return Offer(
        indicators=tuple(id for id in catalog.indicators if id in best),
        years=tuple(range(int(rows.year.min()), int(rows.year.max()) + 1)),
        best=best,
        known=known,
    )


def _cells(rows: pd.DataFrame, *columns: str) -> list[tuple[str, ...]]:
    return list(zip(*(rows[c].tolist() for c in columns), strict=True))
