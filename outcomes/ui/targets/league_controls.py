"""The controls of the targets page: which target judges, in which order the rows stand, and years to go to."""

from __future__ import annotations

from collections.abc import Hashable

import streamlit as st

from outcomes.ui.house import House
from outcomes.ui.page_address import PageAddress
from outcomes.ui.targets.league import ORDERS, Order

REGIMES = ("then", "latest")


def regime_control(house: House) -> None:
    """Draw the switch between the target in force then and the latest; it moves the bar's choice."""
    st.session_state["targets_regime"] = house.selection.regime
    st.segmented_control(
        house.say("bar.regime"),
        REGIMES,
        key="targets_regime",
        format_func=lambda regime: house.say(f"bar.regime.{regime}"),
        required=True,
        on_change=_follow,
    )


def settle(house: House) -> tuple[PageAddress, Order]:
    """Take the order of the rows from the address and write it back."""
    local = PageAddress(house, "targets")
    order: Order = local.one("order", ORDERS, ORDERS[0])
    local.write()
    return local, order


def year_buttons(house: House, years: tuple[int, ...]) -> None:
    """Draw a button for each year with targets, which makes it the chosen year."""
    if not years:
        return
    with st.container(horizontal=True, gap="xsmall", key="targets_years"):
        for year in years:
            label = house.say("targets.in_year", year=year)
            st.button(label, key=f"targets_year_{year}", on_click=_choose, args=("year", year))


def _follow() -> None:
    """Make the switch's value the bar's, so that the address and every other page follow."""
    _choose("regime", st.session_state["targets_regime"])


def _choose(name: str, value: Hashable) -> None:
    st.session_state[f"chosen_{name}"] = value
