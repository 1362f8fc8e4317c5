"""Where does one region stand, and what is published about it?"""

from __future__ import annotations

import streamlit as st

from outcomes.ui.cards import show_cards
from outcomes.ui.chart_frame import html_table, show_chart
from outcomes.ui.house import enter
from outcomes.ui.markup import heading, lead, note, part, put
from outcomes.ui.results.documents import documents_table
from outcomes.ui.results.paths import path_chart
from outcomes.ui.results.region import about, comparison, others, timeline_chart, topic_charts
from outcomes.ui.results.scopes import scope_charts
from outcomes.ui.results.standing import LEVEL, cards, first_sentence, standing, verdict_sentence
from outcomes.ui.results.towns import town_chart

house = enter()
region = house.selection.region
found = standing(house, region)
rows = about(house, region)
heading(first_sentence(house, found))
said = (verdict_sentence(house, found.judged), comparison(house, region), others(house, region))
lead(" ".join(sentence for sentence in said if sentence))
show_cards(house, cards(house, found))

part(house.say("region.path"))
charts = scope_charts(house, region)
if found.latest(LEVEL) is not None:
    show_chart(house, path_chart(house, found))
if charts:
    note(house.say("scope.note"))
    grid = st.grid(3, min_column_width=280, gap="medium", key="scopes")
    for chart in charts:
        with grid.cell():
            show_chart(house, chart)
elif found.latest(LEVEL) is None:
    note(house.say("scope.none"))

towns = town_chart(house, region, rows)
if towns is not None:
    part(house.say("region.towns"))
    show_chart(house, towns)

events = timeline_chart(house, region)
if events is not None:
    part(house.say("region.events"))
    show_chart(house, events)

part(house.say("region.figures"))
note(house.say("region.figures_note"))
for chart in topic_charts(house, rows):
    with st.expander(f"{chart.title} · {chart.subtitle}", expanded=chart.key == "topic_deployment"):
        show_chart(house, chart, titled=False)

part(house.say("region.documents"))
put(html_table(documents_table(house, rows), caption=""))
