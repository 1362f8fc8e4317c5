"""The what-if part of the targets page: the answer always, the sliders, the chart and the parts when it is opened."""

from __future__ import annotations

import streamlit as st

from outcomes.ui.chart_frame import show_chart
from outcomes.ui.house import House
from outcomes.ui.markup import lead, note, part
from outcomes.ui.whatif.choices import Chosen, goal_of, settle
from outcomes.ui.whatif.reason import why_not
from outcomes.ui.whatif.say import defaults_note
from outcomes.ui.whatif.start import Start, whatif_start
from outcomes.ui.whatif.view import answer, opened

OPEN = "targets_whatif"


def show_whatif(house: House) -> None:
    """Draw the part: its heading, the answer in words, and folded below it everything the reader can move."""
    part(house.say("whatif.title"))
    start = house.once(whatif_start)
    if isinstance(start, str):
        note(house.once(why_not, start))
        return
    chosen = settle(house, start)
    said = house.once(answer, start, chosen.scenario)
    with st.container(gap=None):
        lead(said.scenario)
        for sentence in filter(None, (said.own, said.money, said.caution, said.start, said.ahead)):
            note(sentence)
    if OPEN not in st.session_state:
        st.session_state[OPEN] = chosen.scenario != chosen.usual
    folded = st.expander(house.say("whatif.open"), key=OPEN, on_change="rerun")
    if folded.open:
        with folded:
            _opened(house, start, chosen)


def _opened(house: House, start: Start, chosen: Chosen) -> None:
    """Draw the controls, the chart, and the question turned around."""
    local, scenario = chosen.controls, chosen.scenario
    goal = goal_of(start, scenario.goal)
    unit = start.indicator.id
    labels = {each.id: f"{each.label}: {house.figure(each.value, unit)} ({each.year})" for each in start.goals}
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="whatif_choices"):
        local.segments("what")
        if len(start.goals) > 1:
            local.list_of_one("goal", labels.__getitem__, width=340)
    grid = st.grid(2, min_column_width=280, gap="medium", key="whatif_sliders")
    amount = "money" if scenario.what == "budget" else "per_year"
    with grid.cell():
        local.slider(amount, 0, chosen.most[amount], shown="%,d")
    with grid.cell():
        local.slider("unit_cost", 1, chosen.most["unit_cost"], shown="%,d")
    note(defaults_note(house, start, goal, chosen.usual, scenario.what))
    shown = house.once(opened, start, scenario)
    show_chart(house, shown.path)

    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="whatif_turned"):
        local.slider("by", start.year + 1, chosen.most["by"])
        if scenario.share:
            local.segments("share")
    if isinstance(shown.turned, str):
        lead(shown.turned)
        if start.region != "KR":
            note(house.say("whatif.parts_of_nation"))
    else:
        show_chart(house, shown.turned)
