"""Where does one region stand, and what is published about it?"""

from __future__ import annotations

import streamlit as st

from outcomes.ui.cards import show_cards
from outcomes.ui.chart_frame import show_chart
from outcomes.ui.house import enter
from outcomes.ui.markup import heading, lead, note, part, put
from outcomes.ui.narrative.view import show_told
from outcomes.ui.results.views import region_view

house = enter()
view = house.once(region_view)
heading(view.sentence)
lead(view.lead)

part(house.say("narrative.title"))
show_told(house, view.told)
show_cards(house, view.cards)
if view.judged_apart:
    note(view.judged_apart)

if view.restated is not None:
    part(house.say("restated.part"))
    show_chart(house, view.restated)

part(house.say("region.path"))
if view.path is not None:
    show_chart(house, view.path)
if view.scopes:
    note(house.say("scope.note"))
    grid = st.grid(3, min_column_width=280, gap="medium", key="scopes")
    for chart in view.scopes:
        with grid.cell():
            show_chart(house, chart)
elif view.path is None:
    note(house.say("scope.none"))

if view.towns is not None:
    part(house.say("region.towns"))
    show_chart(house, view.towns)

if view.events is not None:
    part(house.say("region.events"))
    show_chart(house, view.events)

part(house.say("lifecycle.title"))
if view.became.sentence:
    lead(view.became.sentence)
for chart in view.became.life:
    show_chart(house, chart)
if view.became.level:
    part(house.say("levels.part"))
for chart in view.became.level:
    show_chart(house, chart)
if view.became.adoption is not None:
    part(house.say("adoption.part"))
    show_chart(house, view.became.adoption)

part(house.say("region.figures"))
note(house.say("region.figures_note"))
for chart in view.topics:
    with st.expander(f"{chart.title} · {chart.subtitle}", expanded=chart.key == "topic_deployment"):
        show_chart(house, chart, titled=False)

part(house.say("region.documents"))
put(view.documents)
