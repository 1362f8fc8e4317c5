"""Where does the program stand against its targets, and where is what not known?"""

from __future__ import annotations

import streamlit as st

from outcomes.ui.cards import show_cards
from outcomes.ui.chart_frame import show_chart
from outcomes.ui.house import enter
from outcomes.ui.links import open_region
from outcomes.ui.markup import heading, lead, part
from outcomes.ui.results.gaps import gaps_chart, unplaced
from outcomes.ui.results.paths import path_chart
from outcomes.ui.results.regional import map_chart, ranking_chart, regional
from outcomes.ui.results.standing import cards, first_sentence, standing, verdict_sentence, why_this_year

house = enter()
nation = standing(house, "KR")
heading(first_sentence(house, nation))
lead(f"{verdict_sentence(house, nation.judged)} {why_this_year(house)}")
show_cards(house, cards(house, nation))

part(house.say("overview.where"))
found = regional(house)
left, right = st.columns([7, 5], gap="large")
with left:
    open_region(house, show_chart(house, map_chart(house, found), select=True))
with right:
    open_region(house, show_chart(house, ranking_chart(house, found), select=True))

part(house.say("overview.path"))
show_chart(house, path_chart(house, nation))

part(house.say("overview.unknown"))
show_chart(house, gaps_chart(house))
unplaced(house)
