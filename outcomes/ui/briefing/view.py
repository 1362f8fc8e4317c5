"""The page of briefings: the list, one that is composed, or one that was frozen, as the address says."""

from __future__ import annotations

from functools import partial

import streamlit as st

from outcomes.export.pack import PackError
from outcomes.store.engine import StoreError
from outcomes.store.shelf import ID
from outcomes.ui.briefing.composer import show_composer
from outcomes.ui.briefing.finding import Found, find
from outcomes.ui.briefing.leftover import show_left
from outcomes.ui.briefing.opened import show_frozen
from outcomes.ui.briefing.shelf import show_shelf
from outcomes.ui.briefing.work import frozen_pack, work_on
from outcomes.ui.house import House
from outcomes.ui.page_address import PageAddress
from outcomes.ui.trouble import in_words, literal

LIST = "list"
"""What the address says where no briefing is open."""
TOP = "briefing_top"
LAST = "briefing_last"


def show_briefing(house: House) -> None:
    """Draw the page."""
    local = PageAddress(house, "briefing")
    chosen = local.one("open", _allowed(house), LIST)
    st.session_state[LAST] = chosen
    with st.container(key="briefing_top"):
        _to_top(chosen)
    open_one = partial(_open, local)
    if chosen != LIST:
        st.button(
            house.say("briefing.list"), key="briefing_back", type="tertiary", icon=":material/arrow_back:",
            on_click=open_one, args=("",),
        )  # fmt: skip
    try:
        found = find(house, chosen) if chosen != LIST else Found("list")
        if found.kind == "draft":
            show_composer(work_on(house, chosen), local, open_one)
            return
        _without_slide(house, chosen)
        local.write()
        show_left(house, None)
        _other(house, found, open_one)
    except StoreError as error:
        st.error(literal(in_words(house, error)), icon=":material/error:")
    except PackError as error:
        said = house.say(f"problem.pack.{error.code}", detail=error.detail)
        st.error(literal(said), icon=":material/error:")


def _other(house: House, found: Found, open_one: partial[None]) -> None:
    """Draw what is not composed: a frozen briefing, or the list, with the reason where a briefing was asked for."""
    if found.kind == "frozen":
        show_frozen(house, frozen_pack(house.selection.set, found.id), open_one)
    elif found.kind == "elsewhere":
        _elsewhere(house, found)
    else:
        if found.kind == "gone":
            st.warning(literal(house.say("briefing.gone", id=found.id)), icon=":material/help:")
        show_shelf(house, open_one)


def _elsewhere(house: House, found: Found) -> None:
    """Say that the briefing is of the other set of figures, and offer to switch to it."""
    theirs, ours = house.say(f"bar.set.{found.set_id}"), house.say(f"bar.set.{house.selection.set}")
    said = house.say("briefing.other_set", name=found.name, theirs=theirs, ours=ours)
    st.info(literal(said), icon=":material/swap_horiz:")
    label = house.say("briefing.other_set.open", theirs=theirs)
    st.button(label, key="briefing_other_set", on_click=_switch, args=(found.set_id,))


def _switch(set_id: str) -> None:
    st.session_state["chosen_set"] = set_id


def _allowed(house: House) -> tuple[str, ...]:
    """Give what may be open: the list, and whatever id was asked for or is open; what is behind it is said later."""
    asked = [str(house.asked.query.get("open") or ""), str(st.session_state.get(LAST, ""))]
    fresh = str(st.session_state.get(TOP, ""))
    return (LIST, *dict.fromkeys(id for id in (*asked, fresh) if ID.fullmatch(id)))


def _without_slide(house: House, chosen: str) -> None:
    """Take the composer's slide out of the address, where no draft is open."""
    query = house.asked.query
    if "slide" in query:
        kept = {name: query.get_all(name) for name in query if name != "slide"}
        st.query_params.from_dict(kept | {"open": [chosen]})


def _open(local: PageAddress, id: str) -> None:
    """Open a briefing in the next run, from its top; '' is the list."""
    local.take("open", id or LIST)
    st.session_state[TOP] = id or LIST


def _to_top(chosen: str) -> None:
    """Scroll up, once after another briefing was opened: the browser would stay where the reader was."""
    if st.session_state.pop(TOP, ""):
        script = "document.querySelector('[data-testid=\"stMain\"]')?.scrollTo(0, 0)"
        st.html(f'<script data-briefing="{chosen}">{script}</script>', unsafe_allow_javascript=True)
