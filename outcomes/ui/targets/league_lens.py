"""What the chosen map does to the table of targets: which were added up, and which stay as they were set."""

from __future__ import annotations

import pandas as pd

from outcomes.metrics.breaks import JOINS, breaks
from outcomes.ui.house import House


def current(house: House, region: str) -> str:
    """Give the province of the drawn map that a region or municipality lies in; itself where none is known."""
    province = house.catalog.province_of(region)
    successors = {
        change.before: change.after
        for change in house.catalog.changes
        if change.kind in JOINS and change.level == "province" and change.effective_date <= house.drawn_on
    }
    return successors.get(province, province)


def lens_notes(house: House, rows: pd.DataFrame) -> tuple[str, ...]:
    """Say which targets are sums, which regions' are left as they were set, and for whose bounds they were set.

    Args:
        house: The reader's selection.
        rows: The rows of the table (`assess`).
    """
    if house.map_year is None:
        return ()
    regions = [region for region in dict.fromkeys(rows.region) if region in house.catalog.regions]
    drawn = {province.id for province in house.provinces()}
    summed = [region for region in regions if _merged(house, region)]
    left = [region for region in regions if region not in drawn and region != "KR"]
    moved = [region for region in regions if _moved(house, region)]
    told = [("targets.lens.summed", summed), ("targets.lens.left", left), ("targets.lens.moved", moved)]
    return (
        house.say("targets.lens", year=house.map_year),
        *(house.say(key, names=", ".join(map(house.short, ids))) for key, ids in told if ids),
    )


def _merged(house: House, region: str) -> bool:
    """Say whether a region of the drawn map was made of others after the chosen year."""
    return any(
        found.kind == "merged" and region in (change.after for change in found.changes)
        and found.on.year > house.selection.year
        for found in breaks(house.catalog, region)
    )  # fmt: skip


def _moved(house: House, region: str) -> bool:
    """Say whether a municipality joined or left a region between the chosen year and the drawn map."""
    year, drawn = house.selection.year, house.drawn_on.year
    return any(
        found.kind in ("moved_in", "moved_out") and min(year, drawn) < found.on.year <= max(year, drawn)
        for found in breaks(house.catalog, region)
    )
