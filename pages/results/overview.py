"""Where does the program stand against its targets, and where is what not known?"""

from __future__ import annotations

import streamlit as st

from outcomes.ui.cards import show_cards
from outcomes.ui.chart_frame import show_chart
from outcomes.ui.house import enter
from outcomes.ui.links import open_region
from outcomes.ui.markup import heading, lead, part, put
from outcomes.ui.results.views import overview

house = enter()
view = house.once(overview)
heading(view.sentence)
lead(view.lead)
show_cards(house, view.cards)

part(house.say("overview.where"))
left, right = st.columns([7, 5], gap="large")
with left:
    open_region(house, show_chart(house, view.map, select=True))
with right:
    open_region(house, show_chart(house, view.ranking, select=True))
    st.page_link(house.pages["compare"], label=house.say("ranking.to_compare"), icon=":material/compare_arrows:")
if view.restated is not None:
    show_chart(house, view.restated)

part(house.say("overview.path"))
show_chart(house, view.path)

part(house.say("overview.unknown"))
if view.lacking:
    lead(view.lacking)
show_chart(house, view.gaps)
put(view.unplaced)

if view.closed:
    part(house.say("lifecycle.title"))
    lead(view.closed)
    st.page_link(house.pages["regions"], label=house.say("unknowns.to_regions"), icon=":material/domain_disabled:")
