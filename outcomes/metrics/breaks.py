"""Where a region's series breaks: renames, towns that moved, mergers, and the maps a reader can restate to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from outcomes.catalog.model import Catalog, RegionChange

Kind = Literal["rename", "moved_in", "moved_out", "merged", "divided", "inside"]
BOUNDS: tuple[Kind, ...] = ("moved_in", "moved_out", "merged", "divided")
"""The kinds that change what a region's figures are of."""
BEGIN = 2014
"""The program's first year: no map before it is of use."""
NAMES = ("rename", "recode", "promote")
JOINS = ("merger", "merge")


@dataclass(frozen=True, slots=True)
class Break:
    """One day on which a region's series changes its meaning, or only its name.

    kind: rename (the figures go on), moved_in and moved_out (a municipality came or left), merged (this region was made
    of others, or became part of one), divided (a part of it became a region), inside (its municipalities changed, the
    region did not). `changes` are the catalog's rows, `others` the regions or towns on the other side.
    """

    on: date
    kind: Kind
    changes: tuple[RegionChange, ...]
    others: tuple[str, ...]

    @property
    def moves_bounds(self) -> bool:
        """Say whether figures before and after are of different areas."""
        return self.kind in BOUNDS


def breaks(catalog: Catalog, region: str, since: int = BEGIN) -> tuple[Break, ...]:
    """Give the breaks of a province's series, oldest first; the nation has none, its area stays the same.

    Args:
        catalog: With the changes of all times.
        region: Region id; a municipality has none here.
        since: The first year that matters.

    Source:
        Methods, section 10.
    """
    if region not in catalog.regions or catalog.regions[region].level == "nation":
        return ()
    found: dict[tuple[date, Kind], list[tuple[RegionChange, str]]] = {}
    for change in catalog.changes:
        kind, other = _kind(catalog, change, region)
        if kind and change.effective_date.year >= since:
            found.setdefault((change.effective_date, kind), []).append((change, other))
    return tuple(
        Break(on, kind, tuple(c for c, _ in rows), tuple(dict.fromkeys(other for _, other in rows)))
        for (on, kind), rows in sorted(found.items())
    )


def _kind(catalog: Catalog, change: RegionChange, region: str) -> tuple[Kind | None, str]:
    """Give what a change means for a region and who is on the other side; None where it does not concern it."""
    if change.kind == "not_enacted" or not change.after:
        return None, ""
    giver, taker = catalog.province_of(change.before), catalog.province_of(change.after)
    if region not in (giver, taker):
        return None, ""
    if change.level == "municipality":
        return _town(change, giver, taker, region)
    if giver == taker:
        return "rename", change.after
    kind: Kind = "merged" if change.kind in JOINS else "rename" if change.kind in NAMES else "divided"
    return kind, change.after if region == giver else change.before


def _town(change: RegionChange, giver: str, taker: str, region: str) -> tuple[Kind | None, str]:
    if giver == taker or not change.before:
        return ("inside", change.after) if change.before not in ("", change.after) else (None, "")
    return ("moved_out", change.before) if region == giver else ("moved_in", change.after)


def map_years(catalog: Catalog) -> tuple[int, ...]:
    """Give the years whose provinces have other bounds than the year before's, each with the year before it.

    Renames need no map. What was never enacted, and what happened before the program began, makes none.
    """
    turns = {
        found.on.year
        for region in _provinces(catalog)
        for found in breaks(catalog, region)
        if found.moves_bounds
    }  # fmt: skip
    return tuple(sorted({year for turn in turns for year in (turn - 1, turn)}))


def _provinces(catalog: Catalog) -> Iterable[str]:
    return (region.id for region in catalog.regions.values() if region.level == "province")
