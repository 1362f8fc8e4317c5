"""The large unknowns of a set: headline figures nobody published for the year, and what became of the factories."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.particles import Spoken
from outcomes.metrics.case_sources import case_sources
from outcomes.metrics.lifecycle import CLOSED, closures_placed
from outcomes.metrics.questions import values
from outcomes.ui.house import House
from outcomes.ui.lifecycle.closures import latest
from outcomes.ui.results.standing import YEARLY, added, standing

WHOLE = ("budget_budgeted_krw", "budget_executed_krw", "productivity_uplift_share")
"""Indicators without which a year cannot be judged: of the nation, and of the provinces."""


def large_unknowns(house: House) -> str:
    """Name in one sentence what is lacking of the chosen year; '' where nothing is."""
    year = house.selection.year
    rows = house.fetch(values, house.map_year)
    rows = rows[(rows.year == year) & rows.value.notna()]
    lacking = [_name(house, id) for id in WHOLE if not (rows[rows.indicator == id].region == "KR").any()]
    if added(house, standing(house, "KR"), year) is None:
        lacking.append(_name(house, YEARLY))
    lacking += [words for words in (_regional(house, rows), _projects(house)) if words]
    if not lacking:
        return ""
    return house.say(f"unknowns.large.{house.selection.set}", year=year, names=", ".join(lacking))


def _name(house: House, indicator: str) -> str:
    thing = house.catalog.indicators[indicator]
    name, scope = thing.name.say(house.lang), house.scope("measure_scope", thing.measure_scope)
    return house.say("unknowns.nation", indicator=f"{name} ({scope})" if scope else name)


def _regional(house: House, rows: pd.DataFrame) -> str:
    """Say of how many provinces the year's additions are not known; '' where all are."""
    provinces = [province.id for province in house.provinces()]
    known = rows[(rows.indicator == YEARLY) & rows.region.isin(provinces)].region.nunique()
    if known == len(provinces):
        return ""
    name = house.catalog.indicators[YEARLY].name.say(house.lang)
    return house.say("unknowns.regional", indicator=name, count=len(provinces) - known, valid=len(provinces))


def _projects(house: House) -> str:
    """Say that there are no project-level rows; '' where there are. The demonstration set always has them."""
    return "" if house.synthetic or len(house.fetch(case_sources)) else house.say("unknowns.projects")


def closed_sentence(house: House) -> str:
    """Say how many of the nation's factories had closed, and of how many provinces that is known; '' for no figure."""
    row = latest(house, "KR")
    if row is None:
        return ""
    placed = house.fetch(closures_placed, house.map_year)
    here = placed[placed.year == row.year]
    known, valid = (int(here[name].iloc[0]) if len(here) else 0 for name in ("known", "valid"))
    return house.say(
        "unknowns.closed",
        year=int(row.year),
        closed=Spoken(house.figure(row.closures, CLOSED)),
        known=known,
        valid=valid,
    )
