"""Rules about sums over places: 계, 소계, 전국 and 수도권 against the places they add up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from etl.harmonize.reading import Reading
from etl.validate.case import Case
from etl.validate.problem import Problem
from etl.validate.rules.categories import category_totals
from etl.validate.rules.sums import Comparison, Tally, compared, is_additive
from etl.validate.sense import NATION
from outcomes.catalog.model import Catalog
from outcomes.catalog.resolve import fold

AREAS = {"수도권": "capital", "비수도권": "non_capital", "capitalarea": "capital", "noncapitalarea": "non_capital"}
BLOCK = "소계"
"""The label of a sum of the rows beside it, not of all."""


@dataclass(frozen=True, slots=True)
class Group:
    """The readings of one heading, period and unit: totals over places, and the parts, in reading order."""

    totals: list[Reading]
    parts: list[Reading]
    every: list[Reading]


def totals(case: Case) -> Iterator[Problem]:
    """Totals that their parts do not add up to; what held and what could not be told, once per table."""
    tallies: dict[int, Tally] = defaultdict(Tally)
    for comparison in (*place_totals(case), *category_totals(case)):
        yield from tallies[comparison.total.table].count(comparison)
    for tally in tallies.values():
        yield from tally.told()


def place_totals(case: Case) -> Iterator[Comparison]:
    """Give the totals over places, each with the parts it was compared with."""
    for group in _groups(case):
        for total in group.totals:
            comparison = _compared(case.catalog, total, group)
            if comparison is not None:
                yield comparison


def _groups(case: Case) -> Iterator[Group]:
    """Give the groups that have totals."""
    readings = case.understood.readings
    summed = {reading.table for reading in readings if reading.is_total}
    local = {reading.table for reading in readings if reading.region_code not in ("", NATION)}
    sums = case.sums()
    groups: dict[tuple[Any, ...], Group] = {}
    for reading in readings:
        if reading.table not in summed or not is_additive(case, reading):
            continue
        key = (reading.table, reading.subject, reading.period, reading.unit)
        group = groups.get(key) or groups.setdefault(key, Group([], [], []))
        in_sums = (reading.table, reading.subject) in sums
        is_total = reading.is_total and (not in_sums or _sums_places(reading, reading.table in local))
        (group.totals if is_total else group.parts).append(reading)
        group.every.append(reading)
    return (group for group in groups.values() if group.totals and group.parts)


def _sums_places(reading: Reading, local: bool) -> bool:
    """Say whether a reading in a column of sums is besides of a row that sums places."""
    return reading.region_reason == "total" or (local and reading.region_code == NATION)


def _compared(catalog: Catalog, total: Reading, group: Group) -> Comparison | None:
    """Give the first way of adding up that holds, else the most natural one; None where there is nothing to add."""
    if total.value is None:
        return None
    ways = [way for way in _ways(catalog, total, group) if way[0]]
    found = [compared(total, parts, absent) for parts, absent in ways]
    return next((c for c in found if c.verdict == "holds"), found[0] if found else None)


def _ways(catalog: Catalog, total: Reading, group: Group) -> Iterator[tuple[list[Reading], Sequence[str]]]:
    """Give what a total can be the sum of, the most natural first, each with the places that are not there."""
    label = fold(total.region_raw)
    highest = _highest(catalog, group.parts)
    above, below = _beside(group.every, group.totals, total)
    if total.region_code in catalog.regions and total.region_code != NATION:
        yield [p for p in group.parts if catalog.province_of(p.region_code) == total.region_code], ()
    elif label in AREAS:
        members = [p for p in highest if _area(catalog, p.region_code) == AREAS[label]]
        yield members, _absent(catalog, members, total, AREAS[label])
    elif total.region_code == NATION:
        yield highest, _absent(catalog, highest, total, "")
    else:
        ways = [above, below, highest] if BLOCK in label else [highest, above, below]
        yield from ((way, ()) for way in ways)
        yield [p for p in group.parts if p.region_code in catalog.organizations], ()


def _highest(catalog: Catalog, parts: Sequence[Reading]) -> list[Reading]:
    """Give the parts without those of a place within another part's place."""
    provinces = {p.region_code for p in parts if p.region_code in catalog.regions}
    return [p for p in parts if not _within(catalog, p.region_code, provinces)]


def _within(catalog: Catalog, code: str, provinces: set[str]) -> bool:
    body = catalog.organizations.get(code)
    if body is not None:
        return body.province in provinces
    return code in catalog.municipalities and catalog.province_of(code) in provinces


def _beside(every: Sequence[Reading], totals: Sequence[Reading], total: Reading) -> tuple[list[Reading], list[Reading]]:
    """Give the parts between a total and the total before it, and those up to the next one."""
    sums = {id(reading) for reading in totals}
    at = next(n for n, reading in enumerate(every) if reading is total)
    above, below = [], []
    for reading in reversed(every[:at]):
        if id(reading) in sums:
            break
        above.append(reading)
    for reading in every[at + 1 :]:
        if id(reading) in sums:
            break
        below.append(reading)
    return above[::-1], below


def _absent(catalog: Catalog, parts: Sequence[Reading], total: Reading, area: str) -> list[str]:
    """Give the provinces of the nation or an area that have no part, as valid at the end of the period."""
    day = total.period.end if total.period else date.max
    expected = [p.id for p in catalog.provinces(day) if area in ("", p.area_group)]
    there = {part.region_code for part in parts}
    return [id for id in expected if id not in there]


def _area(catalog: Catalog, code: str) -> str:
    province = catalog.regions.get(catalog.province_of(code))
    return province.area_group if province else ""
