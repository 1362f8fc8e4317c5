"""How much of a year's money was executed, by scope and funder, and what a factory cost."""

from __future__ import annotations

import streamlit as st

from outcomes.ui.budget.choices import settle, year_buttons
from outcomes.ui.budget.view import budget_view
from outcomes.ui.cards import show_cards
from outcomes.ui.chart_frame import show_chart
from outcomes.ui.house import enter
from outcomes.ui.markup import heading, lead, note, part, put

controls = settle(enter())
house = enter().in_money(controls.choice.unit)
view = house.once(budget_view, controls.choice)
heading(view.sentence)
if view.badge:
    put(view.badge)
lead(view.lead)
if not view.known:
    year_buttons(house)
with st.container(horizontal=True, gap="medium", vertical_alignment="bottom", key="budget_controls"):
    controls.scope()
    controls.unit()
show_cards(house, view.cards)

if view.chain is not None:
    part(house.say("budget.part.chain"))
    show_chart(house, view.chain)

part(house.say("budget.part.scopes"))
if view.scopes is not None:
    show_chart(house, view.scopes)
else:
    note(house.say("budget.scopes.none"))

part(house.say("budget.part.split"))
controls.by()
if view.rates is not None:
    left, right = st.columns(2, gap="large")
    with left:
        show_chart(house, view.amounts)
    with right:
        show_chart(house, view.rates)
else:
    show_chart(house, view.amounts)
    note(house.say("budget.rates.none"))

part(house.say("budget.part.shares"))
if view.shares is not None:
    show_chart(house, view.shares)
else:
    note(house.say("budget.shares.none"))

part(house.say("budget.part.cost"))
if view.cost_regions is not None:
    show_chart(house, view.cost_regions)
if view.cost_years is not None:
    show_chart(house, view.cost_years)
if view.cost_regions is None and view.cost_years is None:
    note(house.say("budget.cost.none"))
put(view.explanation)
st.page_link(house.pages["productivity"], label=house.say("budget.explain.link"), icon=":material/arrow_forward:")
