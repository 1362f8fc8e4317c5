"""What changed in the supported factories, over how many of them, and what does that not show?"""

from __future__ import annotations

import streamlit as st

from outcomes.metrics.case_questions import DIMENSIONS, OUTCOMES
from outcomes.ui.chart_frame import show_chart
from outcomes.ui.house import enter
from outcomes.ui.markup import heading, lead, note, part, put
from outcomes.ui.page_address import PageAddress
from outcomes.ui.productivity.cases import ALL, conditions
from outcomes.ui.productivity.causal import causal_charts, not_compared
from outcomes.ui.productivity.view import condition_label, productivity
from outcomes.ui.results.region import merged_from

house = enter()
local = PageAddress(house, "productivity")
outcome = local.one("outcome", OUTCOMES, "productivity")
by = local.one("by", DIMENSIONS, "region")
with st.spinner(house.say("productivity.waiting")):  # seconds when a version's outcome is opened for the first time
    only = local.one("only", conditions(house, outcome), ALL)
    local.write()
    view = house.once(productivity, outcome, by, only)
    compared = house.once(causal_charts, outcome)
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
    for chart in compared:
        show_chart(house, chart)
    note(house.once(not_compared, outcome))

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
