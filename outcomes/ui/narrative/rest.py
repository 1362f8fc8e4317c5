"""The sentences on what organizations counted, on money, on what changed in the firms, and on what is not known."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from outcomes.metrics.questions import origins, series
from outcomes.ui.house import House
from outcomes.ui.narrative.telling import Sentence, Teller
from outcomes.ui.origin import organization
from outcomes.ui.results.rows import Row, each
from outcomes.ui.results.standing import LEVEL, MONEY, YEARLY, added
from outcomes.ui.targets.placed import unplaced_reason

SPENT, RATE = "budget_executed_krw", "execution_rate_share"
UPLIFT, FIRMS = "productivity_uplift_share", "responding_firms"
Place = tuple[str, int]
MOST = 3  # figures listed in one sentence; beyond that their number is said


def organizations(teller: Teller) -> list[Sentence]:
    """Give what organizations in the region counted where the region's own additions are not known."""
    house = teller.house
    if teller.found.at(YEARLY, teller.year) is not None:
        return []
    mine = house.each_version(_counted).get((teller.found.region, teller.year), [])
    if not mine:
        return []
    told = [
        teller.remark(f"{organization(house, row.organization)} {_figure(teller, row)}",
                      teller.inside(house.scope("stage", row.stage)))
        for row in mine[:MOST]
    ]  # fmt: skip
    said = house.say("narrative.organizations", year=teller.year, figures=_listed(teller, told, mine))
    return [teller.tell("organizations", said)]


def _counted(house: House) -> dict[Place, list[Row]]:
    """Give what organizations counted, by region and year."""
    rows = house.fetch(series)
    return _by_place(rows[(rows.indicator == YEARLY) & (rows.organization != "") & rows.value.notna()])


def _by_place(rows: pd.DataFrame) -> dict[Place, list[Row]]:
    found: dict[Place, list[Row]] = {}
    for row in each(rows):
        found.setdefault((row.region, int(row.year)), []).append(row)
    return found


def money(teller: Teller) -> list[Sentence]:
    """Give budget and execution in the catalog's scope, else what is published in other scopes; nothing for none."""
    house, row = teller.house, teller.found.at(MONEY, teller.year)
    if row is None:
        return _unplaced(teller) or _other_scopes(teller)
    scope = house.scope("measure_scope", house.catalog.indicators[MONEY].measure_scope)
    said = {"scope": scope, "year": teller.year, "indicator": teller.name(MONEY), "value": teller.figure(row, MONEY)}
    spent, rate = teller.found.at(SPENT, teller.year), teller.found.at(RATE, teller.year)
    if spent is None:
        return [teller.tell("money", house.say("narrative.money.budget", **said))]
    said["spent"] = teller.figure(spent, SPENT)
    if rate is None:
        return [teller.tell("money", house.say("narrative.money.executed", **said))]
    said["rate"] = teller.figure(rate, RATE, told=False)
    return [teller.tell("money", house.say("narrative.money.rate", **said))]


def _unplaced(teller: Teller) -> list[Sentence]:
    """Say that the year's budget cannot stand on the chosen map; nothing where none was reported."""
    if not off_the_map(teller, MONEY):
        return []
    said = teller.house.say(
        "narrative.money.unplaced", year=teller.year, indicator=teller.name(MONEY), map=teller.house.map_year
    )
    return [teller.tell("money", said)]


def _other_scopes(teller: Teller) -> list[Sentence]:
    """Give the region's own money of the year in other scopes, the greatest first."""
    house = teller.house
    mine = house.each_version(_amounts).get((teller.found.region, teller.year), [])
    if not mine:
        return []
    told = [
        f"{teller.inside(house.scope('measure_scope', row.measure_scope))} {_money(teller, row)}" for row in mine[:MOST]
    ]
    key = f"narrative.money.other.{house.selection.set}"
    said = house.say(key, year=teller.year, figures=_listed(teller, told, mine))
    return [teller.tell("money", said)]


def _amounts(house: House) -> dict[Place, list[Row]]:
    """Give the regions' own budgets and spending in every scope, by region and year, the greatest first."""
    rows = house.fetch(series)
    mine = rows[rows.indicator.isin([MONEY, SPENT]) & (rows.organization == "") & rows.value.notna()]
    return _by_place(mine.sort_values("value", ascending=False, kind="stable"))


def _money(teller: Teller, row: Row) -> str:
    """Give an amount, and that it was spent if it is no budget."""
    value = _figure(teller, row)
    return value if row.indicator == MONEY else teller.remark(value, teller.name(row.indicator))


def outcome(teller: Teller) -> list[Sentence]:
    """Give the rise in productivity with how it is known; of periods that include the year where it alone is not."""
    house, row = teller.house, teller.found.at(UPLIFT, teller.year)
    if row is None:
        return _periods(teller)
    said = {"year": teller.year, "indicator": teller.name(UPLIFT), "value": teller.figure(row, UPLIFT)}
    found, asked = house.catalog.evaluations.get(row.position), teller.found.at(FIRMS, teller.year)
    if found is not None:
        said["grade"] = teller.inside(house.scope("grade", found.grade))
        if found.firm_count is None:
            return [teller.tell("outcome", house.say("narrative.outcome.graded", **said))]
        firms = teller.number(house.figure(found.firm_count, FIRMS), [row.position], FIRMS, "firms")
        return [teller.tell("outcome", house.say("narrative.outcome.graded_firms", **said, firms=firms))]
    if asked is None:
        return [teller.tell("outcome", house.say("narrative.outcome.alone", **said))]
    return [teller.tell("outcome", house.say("narrative.outcome.firms", **said, firms=teller.figure(asked, FIRMS)))]


def _periods(teller: Teller) -> list[Sentence]:
    """Give the evaluations of periods of several years that include the year, each with its period."""
    house = teller.house
    mine = [
        row
        for row in house.each_version(_evaluations).get(teller.found.region, [])
        if pd.Timestamp(row.period_start).year <= teller.year <= row.year
    ]
    if not mine:
        return []
    told = [
        teller.remark(_figure(teller, row), f"{pd.Timestamp(row.period_start).year}–{int(row.year)}")
        for row in mine[:MOST]
    ]
    said = house.say(
        "narrative.outcome.periods", year=teller.year, indicator=teller.name(UPLIFT),
        figures=_listed(teller, told, mine),
    )  # fmt: skip
    return [teller.tell("outcome", said)]


def _evaluations(house: House) -> dict[str, list[Row]]:
    """Give the evaluations of several years by region."""
    rows = house.fetch(origins)
    mine = rows[
        (rows.kind == "observation") & (rows.indicator == UPLIFT) & (rows.organization == "")
        & (rows.measure_scope == "") & (rows.program == "") & (rows.period_kind == "span") & rows.value.notna()
        & rows.period_start.notna()
    ]  # fmt: skip
    found: dict[str, list[Row]] = {}
    for row in each(mine):
        found.setdefault(row.region, []).append(row)
    return found


def unknown(teller: Teller) -> list[Sentence]:
    """Name the headline indicators without a figure for the year, each with the last year known."""
    house = teller.house
    lacking = [id for id in headlines(house) if id != LEVEL and not _has(teller, id)]
    moved = [teller.name(id) for id in lacking if id != MONEY and off_the_map(teller, id)]
    missing = [
        teller.remark(teller.name(id), _last_known(house, teller, id)) for id in lacking if not off_the_map(teller, id)
    ]
    told = []
    if moved:
        said = house.say("narrative.unplaced", year=teller.year, map=house.map_year, names=teller.listed(moved))
        told.append(teller.tell("unknown", said))
    if missing:
        said = house.say("narrative.unknown", place=teller.place, year=teller.year, names=teller.listed(missing))
        told.append(teller.tell("unknown", said))
    return told


def _has(teller: Teller, indicator: str) -> bool:
    """Say whether an indicator has a figure in the year, the year's additions as a difference included."""
    if indicator == YEARLY:
        return added(teller.house, teller.found, teller.year) is not None
    return teller.found.at(indicator, teller.year) is not None


def off_the_map(teller: Teller, indicator: str) -> bool:
    """Say whether a figure of the year was reported that cannot stand on the chosen map."""
    house = teller.house
    return house.map_year is not None and unplaced_reason(house, teller.found.region, indicator, teller.year) != ""


def headlines(house: House) -> list[str]:
    """Give the ids of the headline indicators in the catalog's order."""
    return [indicator.id for indicator in house.catalog.indicators.values() if indicator.headline]


def _last_known(house: House, teller: Teller, indicator: str) -> str:
    latest = teller.found.latest(indicator)
    if latest is None:
        return house.say("narrative.unknown.never")
    return house.say("narrative.unknown.latest", year=int(latest.year))


def _figure(teller: Teller, row: Row) -> str:
    return teller.figure(row, row.indicator, told=False)


def _listed(teller: Teller, told: Sequence[str], rows: Sequence[Row]) -> str:
    """Give figures one after the other, and how many there are where not all are listed."""
    listed = teller.listed(told)
    if len(rows) <= MOST:
        return listed
    count = teller.number(str(len(rows)), (row.position for row in rows), "", "count")
    return teller.listed([listed, teller.house.say("narrative.more", count=count)])
