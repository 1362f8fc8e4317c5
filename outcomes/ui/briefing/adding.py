"""What more can be put into a briefing: any chart of any page for the region and year in the bar, or words alone."""

from __future__ import annotations

import streamlit as st

from outcomes.export.pack import MOST_SLIDES
from outcomes.ui.briefing.house import at, recipe_of
from outcomes.ui.briefing.parts import PAGES, Parts, parts
from outcomes.ui.briefing.work import Work
from outcomes.ui.chart_frame import Chart
from outcomes.ui.house import House
from outcomes.ui.markup import note


def show_adding(work: Work) -> None:
    """Draw the choice of a page and of what is on it."""
    house = work.house
    with st.expander(house.say("briefing.add"), icon=":material/playlist_add:", expanded=not work.slides):
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
            st.button(house.say("briefing.add.chart"), key="briefing_add", on_click=_add, args=(work, page, chart))
            st.button(house.say("briefing.add.words"), key="briefing_add_words", on_click=_add_words, args=(work,))


def _offered(house: House, page: str) -> dict[str, str]:
    """Give what a page has to offer: '' for its first sentences, then the keys of its charts, each with its title."""
    shown = _parts(house, page)
    return {"": house.say("briefing.said", sentence=shown.sentence)} | {c.key: _named(c) for c in shown.charts}


def _parts(house: House, page: str) -> Parts:
    return parts(at(house, recipe_of(house, page, "")), page)


def _named(chart: Chart) -> str:
    return f"{chart.title} — {chart.subtitle}"


def _add(work: Work, page: str, chart: str) -> None:
    work.add(recipe=recipe_of(work.house, page, chart))


def _add_words(work: Work) -> None:
    work.add(recipe=None, title=work.house.say("briefing.untitled_slide"))
