"""The page of briefings: the list, one that is composed, or one that was frozen, as the address says."""

from __future__ import annotations

from functools import partial

import streamlit as st

from outcomes.export.pack import PackError
from outcomes.store import briefing_drafts as drafts
from outcomes.store import briefings
from outcomes.store.engine import StoreError
from outcomes.ui import startup
from outcomes.ui.briefing.composer import show_composer
from outcomes.ui.briefing.opened import show_frozen
from outcomes.ui.briefing.shelf import show_shelf
from outcomes.ui.briefing.work import frozen_pack, work_on
from outcomes.ui.house import House
from outcomes.ui.page_address import PageAddress
from outcomes.ui.trouble import in_words, literal

LIST = "list"
"""What the address says where no briefing is open."""


def show_briefing(house: House) -> None:
    """Draw the page."""
    local = PageAddress(house, "briefing")
    kept = {record.id: record.name for record in briefings.listed(startup.lake(house.selection.set))}
    begun = {d.id: d.name for d in drafts.listed().drafts if d.set_id == house.selection.set and not d.pack}
    names = {LIST: house.say("briefing.list")} | begun | kept
    chosen = local.one("open", tuple(names), LIST)
    open_one = partial(_open, local)
    if chosen != LIST:
        st.button(
            house.say("briefing.list"), key="briefing_back", type="tertiary", icon=":material/arrow_back:",
            on_click=open_one, args=("",),
        )  # fmt: skip
    try:
        if chosen in begun:
            show_composer(work_on(house, chosen), local, open_one)
            return
        local.write(open=names.__getitem__)
        if chosen in kept:
            show_frozen(house, frozen_pack(house.selection.set, chosen), open_one)
        else:
            show_shelf(house, open_one)
    except StoreError as error:
        st.error(literal(in_words(house, error)), icon=":material/error:")
    except PackError as error:
        said = house.say(f"problem.pack.{error.code}", detail=error.detail)
        st.error(literal(said), icon=":material/error:")


def _open(local: PageAddress, id: str) -> None:
    """Open a briefing in the next run; '' is the list."""
    local.take("open", id or LIST)
