"""A region or the nation in a year, in a few sentences: every number is one of the tables and knows its fact ids."""

from __future__ import annotations

from outcomes.ui.house import House
from outcomes.ui.narrative.level import added, level, required, target
from outcomes.ui.narrative.rest import money, organizations, outcome, unknown
from outcomes.ui.narrative.telling import Narrative, Teller
from outcomes.ui.results.standing import standing

PARTS = (level, added, required, target, organizations, money, outcome, unknown)
"""Where it stands, what was added, what that had to be, the target; then others' counts, money, effect, what is not
known. Each part gives its sentences, none where another part says that nothing is known."""


def narrative(house: House) -> Narrative:
    """Give what is known of the chosen region in the chosen year, and what is not, in four to seven sentences.

    Source:
        Methods, sections 1, 2, 5, 7, 8 and 9. Only the share of the nation and the rank are worked out here;
        every other number is one that the tables print.
    """
    teller = Teller(house, standing(house, house.selection.region), house.selection.year)
    return Narrative(tuple(sentence for part in PARTS for sentence in part(teller)))
