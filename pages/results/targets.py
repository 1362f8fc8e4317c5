"""How do the targets of a year stand, by every method, as judged then or under the latest target?"""

from __future__ import annotations

import streamlit as st

from outcomes.ui.chart_frame import show_chart
from outcomes.ui.house import enter
from outcomes.ui.markup import heading, lead, note, part, put
from outcomes.ui.targets.league_controls import regime_control, settle, year_buttons
from outcomes.ui.targets.view import targets_view
from outcomes.ui.whatif.panel import show_whatif

house = enter()
said = st.container(gap="xsmall")
local, order = settle(house)
with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="targets_controls"):
    regime_control(house)
    local.segments("order")
view = house.once(targets_view, order)
with said:
    heading(view.sentence)
    lead(view.lead)
    year_buttons(house, view.years)
with st.container(gap=None):
    note(house.say("targets.then_means"))
    note(house.say("targets.latest_means"))

show_whatif(house)

if view.chosen is not None:
    part(house.say("targets.each"))
    show_chart(house, view.chosen)
if view.others:
    part(house.say("targets.others"))
for chart in view.others:
    show_chart(house, chart)

if view.plans is not None:
    part(house.say("targets.plans"))
    show_chart(house, view.plans)

part(house.say("targets.methods"))
put(view.methods)
