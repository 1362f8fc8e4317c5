"""What does each indicator mean, how is it counted, what is known of it, and where do its sources disagree?"""

from __future__ import annotations

from outcomes.ui.chart_frame import show_chart
from outcomes.ui.definitions.view import definitions
from outcomes.ui.house import enter
from outcomes.ui.markup import heading, lead, note, part, put

house = enter()
view = house.once(definitions)
heading(view.sentence)
lead(view.lead)

part(house.say("definitions.coverage"))
show_chart(house, view.coverage)

part(house.say("definitions.conflicts"))
show_chart(house, view.conflicts)

part(house.say("definitions.indicators"))
show_chart(house, view.indicators)

part(house.say("definitions.words"))
note(house.say("definitions.words_note"))
put(view.words)

part(house.say("definitions.methods"))
put(view.methods)
