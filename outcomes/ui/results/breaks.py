"""Where a region's series breaks, in words: what changed on which day, and what the chosen map makes of it."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from outcomes.catalog.model import RegionChange
from outcomes.metrics.breaks import Break, breaks
from outcomes.metrics.questions import regimes, values
from outcomes.ui.house import House
from outcomes.ui.results.rows import each
from outcomes.ui.results.standing import LEVEL, YEARLY
from outcomes.ui.targets.placed import UNPLACED

RECOUNT = "digital2023"
"""The regime from which on another thing is counted (Methods, section 6); the count of deployments ends before it."""


def break_frame(house: House, region: str, indicator: str) -> pd.DataFrame:
    """Give the breaks as the path chart takes them: year, label, hover, bounds."""
    found = [
        (b.on.year, _label(house, b), _what(house, b), b.moves_bounds)
        for b in breaks(house.catalog, region)
        if b.kind != "inside"
    ]
    anew = _recount(house, indicator)
    if anew is not None:
        label = house.say("break.recount.label", date=f"{anew.set_on:%Y-%m}")
        found.append((pd.Timestamp(anew.set_on).year, label, anew[f"definition_{house.lang}"], True))
    return pd.DataFrame(found, columns=["year", "label", "hover", "bounds"])


def break_notes(house: House, region: str, indicator: str) -> tuple[str, ...]:
    """Give each break in words: what changed, on which day, and the effect under the chosen map."""
    notes = [f"{_what(house, b)} {_effect(house, b)}".strip() for b in breaks(house.catalog, region)]
    anew = _recount(house, indicator)
    if anew is not None:
        day = f"{pd.Timestamp(anew.set_on):%Y-%m-%d}"
        notes.append(house.say("break.recount", date=day, definition=anew[f"definition_{house.lang}"]))
    return (*notes, *_empty_years(house, region, indicator))


def _recount(house: House, indicator: str) -> pd.Series | None:
    """Give the regime that counts something else, where the shown series is the one it replaces."""
    known = house.fetch(regimes)
    rows = known[(known.id == RECOUNT) & known.set_on.notna()]
    return rows.iloc[0] if len(rows) and indicator in (LEVEL, YEARLY) else None


def _label(house: House, found: Break) -> str:
    """Give the short name that stands at the line."""
    names = ", ".join(_place(house, id) for id in found.others)
    return house.say(f"break.{found.kind}.label", date=f"{found.on:%Y-%m}", names=names)


def _place(house: House, id: str) -> str:
    """Give a town's bare name, a province's short one."""
    town = house.catalog.municipalities.get(id)
    return town.name.say(house.lang) if town else house.short(id)


def _what(house: House, found: Break) -> str:
    """Give the change as the catalog tells it: from what to what, with its remark."""
    pairs = dict.fromkeys(_names(house, c) for c in found.changes)
    told = " · ".join(f"{before} → {after}" if before != after else after for before, after in pairs)
    if found.kind == "merged":  # the remarks speak of codes; what it means for the figures is said below
        return f"{found.on.isoformat()} {told}."
    remarks = " ".join(dict.fromkeys(f"{c.effect.say(house.lang).rstrip('.')}." for c in found.changes))
    return f"{found.on.isoformat()} {told}: {remarks}"


def _names(house: House, change: RegionChange) -> tuple[str, str]:
    """Give the names before and after; the catalog has the old ones in Korean only."""
    if house.lang == "ko":
        return change.before_name, change.after_name
    return house.place(change.before), house.place(change.after)


def _effect(house: House, found: Break) -> str:
    """Say what the change does to the series that is drawn."""
    if not found.moves_bounds:
        return house.say(f"break.{found.kind}.effect")
    if house.map_year is None:
        return house.say("break.reported.effect")
    side = "after" if house.map_year >= found.on.year else "before"
    return house.say(f"break.{found.kind}.{side}", year=house.map_year)


def _empty_years(house: House, region: str, indicator: str) -> Iterable[str]:
    """Say in which years the chosen map leaves the region without a figure, and why."""
    if house.map_year is None:
        return
    rows = house.fetch(values, house.map_year)
    rows = rows[(rows.indicator == indicator) & (rows.region == region) & rows.reason.isin(UNPLACED)]
    for reason, part in rows.groupby("reason", sort=False):
        yield house.say(f"break.empty.{reason}", years=spans(int(r.year) for r in each(part)))


def spans(years: Iterable[int]) -> str:
    """Give years as they are read: runs with a dash, the rest with commas."""
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if runs and year == runs[-1][1] + 1:
            runs[-1][1] = year
        else:
            runs.append([year, year])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)
