"""What more can be put into a briefing: any chart of any page for the region and year in the bar, or words alone."""

from __future__ import annotations

import streamlit as st

from outcomes.export.pack import MOST_SLIDES, Recipe
from outcomes.store import briefing_drafts as drafts
from outcomes.store.engine import StoreError
from outcomes.ui.briefing.edits import act
from outcomes.ui.briefing.house import at, recipe_of
from outcomes.ui.briefing.parts import PAGES, Parts, parts
from outcomes.ui.briefing.plan import next_key
from outcomes.ui.briefing.work import OPEN, Work, add_chart
from outcomes.ui.chart_frame import Chart
from outcomes.ui.house import House
from outcomes.ui.markup import note
from outcomes.ui.page_address import PageAddress
from outcomes.ui.trouble import SAID, literal

ADDED = "briefing_added"
"""The session's charts that were added from their pages: (page, chart) → the draft."""


def show_adding(work: Work, local: PageAddress) -> None:
    """Draw the choice of a page and of what is on it; worked out when it is asked for."""
    house = work.house
    key = f"briefing_adding_{work.draft.id}"
    panel = st.expander(
        house.say("briefing.add"), key=key, icon=":material/playlist_add:", expanded=not work.slides, on_change="rerun"
    )
    if not panel.open:
        return
    with panel:
        if len(work.slides) >= MOST_SLIDES:
            note(house.say("briefing.full", most=MOST_SLIDES))
            return
        note(house.say("briefing.add.which", place=house.place(house.selection.region), year=house.selection.year))
        page: str = st.selectbox(
            house.say("briefing.page"), list(PAGES), key="briefing_page", format_func=lambda p: house.say(f"page.{p}")
        )
        with st.spinner(house.say("briefing.reading")):
            offered = _offered(house, page)
        chart: str = st.selectbox(
            house.say("briefing.chart"), list(offered), key=f"briefing_chart_{page}", format_func=offered.__getitem__
        )
        with st.container(horizontal=True, gap="small"):
            st.button(
                house.say("briefing.add.chart"), key="briefing_add", on_click=_add, args=(work, local, page, chart)
            )
            st.button(
                house.say("briefing.add.words"), key="briefing_add_words", on_click=_put, args=(work, local, None)
            )


def _offered(house: House, page: str) -> dict[str, str]:
    """Give what a page has to offer: '' for its first sentences, then the keys of its charts, each with its title."""
    shown = _parts(house, page)
    return {"": house.say("briefing.said", sentence=shown.sentence)} | {c.key: _named(c) for c in shown.charts}


def _parts(house: House, page: str) -> Parts:
    return parts(at(house, recipe_of(house, page, "")), page)


def _named(chart: Chart) -> str:
    return f"{chart.title} — {chart.subtitle}"


def _add(work: Work, local: PageAddress, page: str, chart: str) -> None:
    _put(work, local, recipe_of(work.house, page, chart))


def _put(work: Work, local: PageAddress, recipe: Recipe | None) -> None:
    """Put a slide at the end and show it; None is one of words alone."""
    title = "" if recipe else work.house.say("briefing.untitled_slide")
    added: list[str] = []

    def put(now: Work) -> None:
        added.append(next_key(now.slides))
        now.add(recipe=recipe, title=title)

    if act(work, put):
        local.take("slide", added[0])


def add_from_page(house: House, chart: str) -> None:
    """Put a chart of the page, as it is shown now, into the session's briefing, and say so on that page."""
    if _is_full(house):
        _refused(house.say("briefing.full", most=MOST_SLIDES))
        return
    add_chart(house, house.page, chart)
    if said := st.session_state.pop(SAID, ""):
        _refused(said)
        return
    st.session_state[ADDED] = st.session_state.get(ADDED, {}) | {(house.page, chart): st.session_state[OPEN]}
    newest = house.versions[-1].number
    if house.version.number != newest:
        said = house.say("briefing.added.newest", number=house.version.number, newest=newest)
        st.toast(literal(said), icon=":material/history:")


def _is_full(house: House) -> bool:
    """Say whether the session's briefing takes no more slides; a new one is begun where there is none."""
    try:
        draft = drafts.find(str(st.session_state.get(OPEN, "")))
    except StoreError:
        return False
    return draft.set_id == house.selection.set and not draft.pack and len(draft.slides) >= MOST_SLIDES


def added_to(house: House, chart: str) -> str:
    """Give the draft that this session put a chart of the page into, '' for none."""
    return str(st.session_state.get(ADDED, {}).get((house.page, chart), ""))


def _refused(said: str) -> None:
    st.toast(literal(said), icon=":material/error:")
