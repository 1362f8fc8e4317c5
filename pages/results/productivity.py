"""What changed in the supported factories, over how many of them, and what does that not show?"""

from __future__ import annotations

import streamlit as st

from outcomes.ui.chart_frame import show_chart
from outcomes.ui.house import enter
from outcomes.ui.markup import heading, lead, note, part, put
from outcomes.ui.productivity.choices import settle
from outcomes.ui.productivity.view import condition_label, productivity
from outcomes.ui.results.region import merged_from

house = enter()
with st.spinner(house.say("productivity.waiting")):  # seconds when a version's outcome is opened for the first time
    local, choice = settle(house)
    view = house.once(productivity, choice)
heading(view.sentence)
lead(view.lead)
with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="productivity_controls"):
    local.segments("outcome")
    if view.groups is not None:
        local.list_of_one("by")
        local.list_of_one("only", lambda option: condition_label(house, option), 320)
if view.groups is not None:
    note(house.say("productivity.all_years"))
    note(merged_from(house, house.selection.region))

if view.distribution is not None:
    part(house.say("productivity.part.distribution"))
    put(view.figures)
    note(view.which)
    show_chart(house, view.distribution)
if view.groups is not None:
    part(house.say("productivity.part.groups"))
    show_chart(house, view.groups)
if view.cohorts is not None:
    part(house.say("productivity.part.cohorts"))
    show_chart(house, view.cohorts)

if view.groups is not None:
    part(house.say("productivity.part.causal"))
    for chart in view.compared:
        show_chart(house, chart)
    note(view.why_not_compared)

part(house.say("productivity.part.evidence"))
if view.evidence is not None:
    show_chart(house, view.evidence)
else:
    note(house.say("evidence.none_here"))
if view.reported is not None:
    part(house.say("productivity.part.reported"))
    show_chart(house, view.reported)

part(house.say("productivity.part.cannot"))
put(view.cannot)
