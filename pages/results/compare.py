"""How do regions compare: in size, for their size, through the years, and with those most like them?"""

from __future__ import annotations

import streamlit as st

from outcomes.ui.chart_frame import Chart, show_chart
from outcomes.ui.compare.choice import controls, settle
from outcomes.ui.compare.view import comparison
from outcomes.ui.house import enter
from outcomes.ui.markup import heading, lead, note, part

house = enter()
said = st.container(gap="xsmall")
local, choice = settle(house)
view = house.once(comparison, choice)
with said:
    heading(view.sentence)
    lead(view.lead)

controls(house, local, choice)
for piece in view.pieces:
    if isinstance(piece, Chart):
        show_chart(house, piece)
    else:
        note(piece)

part(house.say("compare.part.quotient"))
if isinstance(view.quotient, Chart):
    show_chart(house, view.quotient)
else:
    note(view.quotient)

if view.concentration is not None:
    part(house.say("compare.part.concentration"))
    show_chart(house, view.concentration)

part(house.say("compare.part.peers"))
if isinstance(view.peers, Chart):
    show_chart(house, view.peers)
else:
    note(view.peers)
