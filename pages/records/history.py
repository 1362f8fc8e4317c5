"""What was loaded, by whom, what did it change, and how does one go back?"""

from __future__ import annotations

import streamlit as st

from outcomes.ui.history.closings import show_closings
from outcomes.ui.history.life import show_life
from outcomes.ui.history.version import chosen_version, show_changes, show_version
from outcomes.ui.history.versions import first_sentence, versions_table
from outcomes.ui.house import enter
from outcomes.ui.markup import heading, lead, part, put

house = enter()
heading(first_sentence(house))
lead(house.say("history.lead"))
put(versions_table(house, house.versions))

part(house.say("history.one"))
version = chosen_version(house)
left, right = st.columns([5, 7], gap="large")
with left:
    show_version(house, version)
with right:
    show_changes(house, version)

part(house.say("history.life"))
show_life(house)

part(house.say("history.closing"))
show_closings(house)
