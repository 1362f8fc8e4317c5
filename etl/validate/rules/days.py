"""Rules about time: places that were not there then, years that are closed, days to come, dates that say two things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from etl.harmonize.reading import Reading
from etl.validate.case import Case, at, at_cell
from etl.validate.problem import Problem
from outcomes.catalog.model import Catalog, Municipality, Region

HAPPENED = ("actual", "provisional", "estimate")
AS_OF = re.compile(r"말\b|말\s*(기준|현재)|기준|현재|as of|end of", re.IGNORECASE)
OPEN = ""


def validity(case: Case) -> Iterator[Problem]:
    """Figures for places that did not exist at the end of their period, once for each place and period."""
    told: set[tuple[int, str, date]] = set()
    fine: set[tuple[str, date]] = set()
    for reading, end in _dated(case):
        code = reading.region_code
        if (code, end) in fine:
            continue
        place = case.catalog.regions.get(code) or case.catalog.municipalities.get(code)
        if place is None or _is_valid(place, end):
            fine.add((code, end))
        elif (reading.table, code, end) not in told:
            told.add((reading.table, code, end))
            values = {
                "region": code, "day": end.isoformat(), "instead": ",".join(instead_of(case.catalog, code, end)),
                "since": place.valid_from.isoformat() if place.valid_from else OPEN,
                "until": place.valid_to.isoformat() if place.valid_to else OPEN,
            }  # fmt: skip
            yield at_cell(reading, reading.region_cell, reading.region_raw, "region_not_valid", "error", **values)


def instead_of(catalog: Catalog, code: str, day: date) -> tuple[str, ...]:
    """Give the places that were there on a day instead of one that was not, by the catalog's changes."""
    town = catalog.municipalities.get(code)
    later = town.successors if town else ()
    near = [*later, *(c.after for c in catalog.changes if c.before == code), *_before(catalog, code)]
    places: dict[str, Region | Municipality] = {**catalog.regions, **catalog.municipalities}
    return tuple(dict.fromkeys(id for id in near if id in places and id != code and _is_valid(places[id], day)))


def _before(catalog: Catalog, code: str) -> list[str]:
    towns = [town.id for town in catalog.municipalities.values() if code in town.successors]
    return [*towns, *(change.before for change in catalog.changes if change.after == code)]


def closed(case: Case) -> Iterator[Problem]:
    """Figures of years that are closed, once for each table and year."""
    if not case.standing.closed:
        return
    counts: dict[tuple[int, int], list[Reading]] = {}
    for reading, end in _dated(case):
        if end.year in case.standing.closed:
            counts.setdefault((reading.table, end.year), []).append(reading)
    for (_, year), readings in counts.items():
        yield at(readings[0], "period_closed", "error", year=str(year), count=f"{len(readings):,}")


def future(case: Case) -> Iterator[Problem]:
    """Figures of what cannot have happened yet, once for each table and period."""
    counts: dict[tuple[int, date], list[Reading]] = {}
    statuses = case.figures.observation["status"]
    ends = case.figures.observation["period_end"]
    for reading, status, end in zip(case.observed(), statuses, ends, strict=True):
        if status in HAPPENED and end > case.standing.today:
            counts.setdefault((reading.table, end), []).append(reading)
    for (_, end), readings in counts.items():
        yield at(readings[0], "future_period", "warning", day=end.isoformat(), count=f"{len(readings):,}")


def unclear(case: Case) -> Iterator[Problem]:
    """Months that may be the day up to which was counted: ‘12월말 기준’ above what happens in a period."""
    titles = {table.number: f"{table.title} {table.unit_line}" for table in case.understood.tables}
    told: set[tuple[int, str]] = set()
    for reading, sense in case.read:
        if sense.indicator is None or sense.indicator.kind != "flow":
            continue
        place, period = (reading.table, reading.subject), sense.period_of(reading)
        if period is None or period.kind != "month" or place in told:
            continue
        if AS_OF.search(" ".join((titles[reading.table], *reading.header))):
            told.add(place)
            id = sense.meaning.indicator
            yield at(reading, "period_unclear", "error", indicator=id, period=str(period), heading=reading.label)


def _dated(case: Case) -> Iterator[tuple[Reading, date]]:
    """Give the reading of each figure and target, and the last day of its period."""
    yield from zip(case.observed(), case.figures.observation["period_end"], strict=True)
    yield from zip(case.aimed(), case.figures.target["period_end"], strict=True)


def _is_valid(place: Region | Municipality, day: date) -> bool:
    return (place.valid_from or day) <= day <= (place.valid_to or day)
