"""Closed years: whose figures are locked, by whom and why, and how one is closed and reopened."""

from __future__ import annotations

import streamlit as st

from outcomes.store.closing import close_year, reopen_year
from outcomes.ui.chart_frame import html_table
from outcomes.ui.history.version import signed
from outcomes.ui.history.versions import version_name
from outcomes.ui.house import House
from outcomes.ui.markup import note, put
from outcomes.ui.startup import lake


def show_closings(house: House) -> None:
    """Draw the years that were ever closed, as the newest version has them, and the form that closes and reopens."""
    place = lake(house.selection.set)
    rows = place.edition(house.versions[-1].number).frames["closing"].to_pandas()
    note(house.say("closing.lead"))
    if len(rows):
        shown = rows.sort_values("year", ascending=False).assign(
            state=rows.state.map(lambda state: house.say(f"closing.{state}")),
            load=rows.load.map(lambda number: version_name(house, int(number))),
        )
        names = {name: house.say(f"closing.column.{name}") for name in ("year", "state", "by", "note", "load")}
        put(html_table(shown[list(names)].astype(str).rename(columns=names), caption="", words=names.values()))
    closed = set(rows.year[rows.state == "closed"])
    panel = st.expander(house.say("closing.open_panel"), icon=":material/lock:", key="closing", on_change="rerun")
    if panel.open:
        with panel:
            _form(house, closed)


def _form(house: House, closed: set[int]) -> None:
    """Draw the choice of a year and the signature that turns its lock."""
    year = st.selectbox(
        house.say("closing.column.year"), house.offer.years[::-1], key="closing_year",
        format_func=lambda y: house.say("closing.year_closed", year=y) if y in closed else str(y),
    )  # fmt: skip
    turn = reopen_year if year in closed else close_year
    label = house.say("closing.reopen" if year in closed else "closing.close", year=year)
    signed(house, "closing", label, lambda signature: turn(lake(house.selection.set), year, signature))
