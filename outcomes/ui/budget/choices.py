"""The choices of the budget page beyond the bar's: the unit of money, the scope, by what money is split, the year."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import streamlit as st

from outcomes.ui.budget.rows import (
    FUNDERS,
    MONEY,
    Choice,
    budget_rows,
    scope_name,
    scopes_of,
    years_known,
)
from outcomes.ui.house import House
from outcomes.ui.page_address import PageAddress

UNITS = ("eok", "million", "thousand", "won")
MOST_TABS = 5  # of more scopes a list is easier to read than a row of buttons


@dataclass(frozen=True, slots=True)
class Controls:
    """The settled choices and what draws them, wherever they stand on the page."""

    house: House
    address: PageAddress
    choice: Choice
    scopes: tuple[str, ...]

    def unit(self) -> None:
        """Draw the choice of the unit of money."""
        self.address.segments("unit", lambda unit: _unit_word(self.house, unit))

    def scope(self) -> None:
        """Draw the scopes of which there are figures as tabs; nothing where there is no choice."""
        if len(self.scopes) < 2:
            return
        name = self.address.segments if len(self.scopes) <= MOST_TABS else self.address.list_of_one
        name("scope", lambda scope: scope_name(self.house, scope))

    def by(self) -> None:
        """Draw by what the second part is split."""
        self.address.segments("by")


def settle(house: House) -> Controls:
    """Take the page's choices from the address and write them back."""
    address = PageAddress(house, "budget")
    region, year = house.selection.region, house.selection.year
    scopes = scopes_of(house, region, year)
    fallback = house.catalog.indicators[MONEY].measure_scope
    unit = address.one("unit", UNITS, UNITS[0])
    scope = address.one("scope", scopes or (fallback,), scopes[0] if scopes else fallback)
    by = address.one("by", _splits(house, region, year), "year")
    address.write(scope=lambda scope: scope_name(house, scope))
    return Controls(house, address, Choice(unit, scope, by), scopes)


def _splits(house: House, region: str, year: int) -> tuple[str, ...]:
    """Give by what money can be split: years and regions always, programs and funders where figures name them."""
    rows = budget_rows(house)
    mine = rows[(rows.region == region) & (rows.year == year)]
    found = ["year", "region"]
    if (mine.program != "").any():
        found.append("program")
    if mine.measure_scope.isin(FUNDERS).any():
        found.append("funder")
    return tuple(found)


def _unit_word(house: House, unit: str) -> str:
    return house.say(f"choice.budget.unit.{unit}")


def year_buttons(house: House) -> None:
    """Draw a button for each year in which the region has figures of its own, which makes it the chosen year."""
    years = years_known(house, house.selection.region)
    with st.container(horizontal=True, gap="xsmall", key="budget_years"):
        for year in years:
            label = house.say("budget.in_year", year=year)
            st.button(label, key=f"budget_year_{year}", on_click=_choose, args=("year", year))


def _choose(name: str, value: Hashable) -> None:
    st.session_state[f"chosen_{name}"] = value
