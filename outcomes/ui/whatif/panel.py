"""The what-if part of the targets page: the answer always, the sliders, the chart and the parts when it is opened."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from outcomes.metrics.whatif import need
from outcomes.ui.chart_frame import Chart, show_chart
from outcomes.ui.house import House
from outcomes.ui.markup import lead, note, part
from outcomes.ui.whatif.choices import Chosen, Scenario, goal_of, settle
from outcomes.ui.whatif.path import path_chart
from outcomes.ui.whatif.reason import other_goals, why_not
from outcomes.ui.whatif.say import (
    caution_sentence,
    defaults_note,
    money_sentence,
    needed_title,
    own_sentence,
    scenario_sentence,
    start_sentence,
)
from outcomes.ui.whatif.share import share_chart
from outcomes.ui.whatif.start import Start, whatif_start

OPEN = "targets_whatif"


@dataclass(frozen=True, slots=True)
class Answer:
    """The sentences that stand there when the rest is folded, '' for one there is no need of.

    They say what the scenario leads to, what the own pace leads to, what it costs, that it is beyond anything seen,
    from where it starts if that is not the chosen year, and which targets still lie ahead where this one is met.
    """

    scenario: str
    own: str = ""
    money: str = ""
    caution: str = ""
    start: str = ""
    ahead: str = ""


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


def answer(house: House, start: Start, scenario: Scenario) -> Answer:
    """Give the sentences of a scenario; of a target that is met only the first."""
    goal = goal_of(start, scenario.goal)
    said = scenario_sentence(house, start, goal, scenario)
    begin = "" if start.year == house.selection.year else start_sentence(house, start)
    if start.level >= goal.value:
        return Answer(said, start=begin, ahead=other_goals(house))
    return Answer(
        said, own_sentence(house, start, goal), money_sentence(house, start, scenario),
        caution_sentence(house, start, scenario), begin,
    )  # fmt: skip


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
    show_chart(house, house.once(path_chart, start, scenario))

    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="whatif_turned"):
        local.slider("by", start.year + 1, chosen.most["by"])
        if scenario.share:
            local.segments("share")
    turned = house.once(turned_around, start, scenario)
    if isinstance(turned, str):
        lead(turned)
        if start.region != "KR":
            note(house.say("whatif.parts_of_nation"))
    else:
        show_chart(house, turned)


def turned_around(house: House, start: Start, scenario: Scenario) -> Chart | str:
    """Give what the target takes by the reader's year: shared in a table for the nation, else as a sentence."""
    goal = goal_of(start, scenario.goal)
    needed = need(start.level, start.year, goal.value, scenario.by, scenario.cost_krw)
    title = needed_title(house, start, goal, needed, scenario.by)
    if not scenario.share or not needed.missing:
        return title
    return share_chart(house, start, needed, scenario.by, scenario.share, title)
