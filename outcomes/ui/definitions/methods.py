"""The methods in short: each in a panel that opens where it is named, and all of them in a section of their own."""

from __future__ import annotations

from outcomes.catalog.model import Indicator
from outcomes.ui.definitions.known import known_of
from outcomes.ui.house import House
from outcomes.ui.markup import text

SECTIONS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13)
"""The sections of the methods document; each has a title and a text in the words."""


def methods_of(house: House, indicator: Indicator) -> tuple[int, ...]:
    """Give the sections that say how an indicator is counted, judged and compared."""
    known = known_of(house, indicator)
    rules = {
        (1, 6): known.targets > 0,
        (2, 3, 5): known.targets > 0 and indicator.kind == "stock",
        (4,): known.targets > 0 and indicator.kind != "flow",
        (7,): sum(len(ids) for ids in known.scopes.values()) > 1,
        (8,): indicator.unit.startswith("KRW") or indicator.topic == "budget",
        (9,): indicator.topic == "outcome",
        (10,): indicator.roll_up != "none",
        (11,): indicator.unit == "per_1000" or bool(indicator.rate),
        (13,): True,
    }
    return tuple(sorted(number for numbers, applies in rules.items() if applies for number in numbers))


def method_title(house: House, number: int) -> str:
    """Give a section's number and title."""
    return f"{number}. {house.say(f'definitions.method.{number}.title')}"


def method_button(house: House, number: int) -> str:
    """Give a section's title, which opens its text where it stands."""
    return f'<button type="button" popovertarget="method-{number}">{text(method_title(house, number))}</button>'


def methods_html(house: House) -> str:
    """Give every section once as a panel for the buttons, and once as a list to read."""
    panels = "".join(f'<div popover id="method-{number}">{_section(house, number, "h4")}</div>' for number in SECTIONS)
    listed = "".join(f"<section>{_section(house, number, 'h3')}</section>" for number in SECTIONS)
    return f'<div class="methods">{panels}<div class="explain">{listed}</div></div>'


def _section(house: House, number: int, level: str) -> str:
    said = house.say(f"definitions.method.{number}.text")
    return f"<{level}>{text(method_title(house, number))}</{level}><p>{text(said)}</p>"
