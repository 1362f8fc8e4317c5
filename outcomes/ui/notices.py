"""What is said when an address asks for something that is not here: names instead of codes, and why."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from outcomes.metrics.breaks import JOINS
from outcomes.ui.address import Replaced
from outcomes.ui.house import House

BETWEEN = ", "  # several values taken in place of one


def notice(house: House, replaced: Replaced, parameter: str, label: Callable[[str], str] | None = None) -> str:
    """Say which value was not understood and what is shown instead.

    Args:
        house: The reader's selection.
        replaced: The value and what was taken for it.
        parameter: What the parameter is called, in words.
        label: Gives the words for a taken value that is neither a region nor an indicator.
    """
    value = _named(house, replaced.value)
    taken = BETWEEN.join(_named(house, id, label) for id in replaced.taken.split(BETWEEN) if id)
    if after := _merged(house, replaced.value):
        return house.say("banner.merged", region=value, year=house.drawn_on.year, after=house.place(after))
    if not taken:
        return house.say("banner.ignored", parameter=parameter, value=value)
    if replaced.low and _outside(replaced):
        bounds = {"low": _digits(house, replaced.low), "high": _digits(house, replaced.high)}
        said, shown = _digits(house, replaced.value), _digits(house, replaced.taken)
        return house.say("banner.out_of_range", parameter=parameter, value=said, taken=shown, **bounds)
    return house.say("banner.replaced", parameter=parameter, value=value, taken=taken)


def selection_notice(house: House, replaced: Replaced) -> str:
    """Say which of the bar's values was not understood and what is shown instead."""
    return notice(house, replaced, house.say(f"bar.{replaced.parameter}"), partial(_word, house, replaced.parameter))


def _word(house: House, parameter: str, value: str) -> str:
    """Give the word for a value of a parameter; the value itself where it is a number."""
    return house.say(f"bar.{parameter}.{value}") if f"bar.{parameter}.{value}" in house.catalog.words else value


def _named(house: House, id: str, label: Callable[[str], str] | None = None) -> str:
    """Give the name of a region or an indicator, else the label's words, else the value as it was asked for."""
    if id in house.catalog.regions or id in house.catalog.municipalities:
        return house.place(id)
    if id in house.catalog.indicators:
        return house.catalog.indicators[id].name.say(house.lang)
    return label(id) if label else id


def _merged(house: House, id: str) -> str:
    """Give the region that a region is part of on the drawn map, '' where it stands for itself."""
    drawn = {province.id for province in house.provinces()}
    if id not in house.catalog.regions or id in drawn:
        return ""
    joined = (c.after for c in house.catalog.changes if c.kind in JOINS and c.before == id and c.after in drawn)
    return next(joined, "")


def _outside(replaced: Replaced) -> bool:
    """Say whether a number lies outside its bounds; text that is no number does not."""
    try:
        return not float(replaced.low) <= float(replaced.value) <= float(replaced.high)
    except ValueError:
        return False


def _digits(house: House, number: str) -> str:
    """Give a whole number with separators, another one as it was written."""
    value = float(number)
    return house.printer.number(value, "count") if value.is_integer() and abs(value) > 9999 else number
