"""What the chosen map leaves without a figure though one was reported, and why."""

from __future__ import annotations

import pandas as pd

from outcomes.metrics.questions import values
from outcomes.ui.house import House

UNPLACED = ("transfer_unknown", "unknown_part", "not_comparable")


def unplaced_notes(house: House, indicator: str, year: int) -> tuple[str, ...]:
    """Say which provinces have no figure on the chosen map in a year though one was reported, and why."""
    if house.map_year is None:
        return ()
    return tuple(
        house.say(f"lens.{reason}", names=", ".join(house.short(r) for r in part.region), year=house.map_year)
        for reason, part in _unplaced(house, indicator, year).groupby("reason", sort=False)
    )


def unplaced_reason(house: House, region: str, indicator: str, year: int) -> str:
    """Give why a region's figure cannot stand on the chosen map, '' where it can or none was reported."""
    found = _unplaced(house, indicator, year)
    return str(next(iter(found[found.region == region].reason), ""))


def why_missing(house: House, reason: str) -> str:
    """Give the words for a figure that is not there: it cannot stand on the chosen map, or was not published."""
    return house.say(f"lens.short.{reason}") if reason in UNPLACED else house.say("regional.not_published")


def _unplaced(house: House, indicator: str, year: int) -> pd.DataFrame:
    rows = house.fetch(values, house.map_year)
    return rows[(rows.indicator == indicator) & (rows.year == year) & rows.reason.isin(UNPLACED)]
