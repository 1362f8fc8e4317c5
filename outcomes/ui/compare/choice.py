"""The choices of the comparison: which view, which indicators, which regions, which years; and their controls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import streamlit as st

from outcomes.ui.compare.compared import Measure, countable
from outcomes.ui.compare.peers import nearest
from outcomes.ui.house import House
from outcomes.ui.page_address import PageAddress

Show = Literal["multiples", "slope", "ranks", "scatter", "table"]
Order = Literal["value", "change", "relative", "name"]
SHOWS: tuple[Show, ...] = ("multiples", "slope", "ranks", "scatter", "table")
ORDERS: tuple[Order, ...] = ("value", "change", "relative", "name")
MEASURES: tuple[Measure, ...] = ("value", "per_1000")
GROUPS = ("capital", "non_capital")
AUTO = "auto"
MOST_BESIDE = 3
WITH_YEARS = ("slope", "ranks", "table")


@dataclass(frozen=True, slots=True)
class Choice:
    """What the page compares.

    `indicators`: the bar's first, then those chosen beside it. `regions`: in the catalog's order; all provinces of the
    drawn map unless some were chosen. `first` and `last`: None = the two years with most regions known. `against`: the
    horizontal axis of the scatter, '' = chosen by the page.
    """

    show: Show
    indicators: tuple[str, ...]
    regions: tuple[str, ...]
    measure: Measure
    first: int | None
    last: int | None
    against: str
    order: Order


def settle(house: House) -> tuple[PageAddress, Choice]:
    """Give the page's choices as its address says them, every one allowed, and write them back."""
    local = PageAddress(house, "compare")
    provinces = tuple(region.id for region in house.provinces())
    offered = comparable(house)
    years = (AUTO, *house.offer.years)
    show = local.one("show", SHOWS, SHOWS[0])
    beside = local.many("indicators", offered, (), most=MOST_BESIDE)
    wanted = local.many("regions", provinces, ())
    measure = local.one("measure", MEASURES, MEASURES[0])
    first, last = local.one("from", years, AUTO), local.one("to", years, AUTO)
    against = local.one("against", (AUTO, *offered), AUTO)
    order = local.one("order", ORDERS, ORDERS[0])
    local.write()
    choice = Choice(
        show=show,
        indicators=tuple(dict.fromkeys((house.selection.indicator, *beside))),
        regions=tuple(region for region in provinces if region in wanted or not wanted),
        measure=measure,
        first=None if first == AUTO else first,
        last=None if last == AUTO else last,
        against="" if against == AUTO else against,
        order=order,
    )
    return local, choice


def comparable(house: House) -> tuple[str, ...]:
    """Give the indicators that are known for a province in any year."""
    known = house.offer.known
    return tuple(id for id in house.offer.indicators if any(count for count, _ in known[id].values()))


def controls(house: House, local: PageAddress, choice: Choice) -> None:
    """Draw the controls; those that the view does not use are left out."""
    with st.container(key="compare_controls", gap="small"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", key="compare_views"):
            local.segments("show")
            if choice.show != "scatter" and any(countable(house, id) for id in choice.indicators):
                local.segments("measure")
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="compare_beside"):
            _beside(house, local, choice)
        with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall", key="compare_where"):
            _several(house, local, "regions", house.place, 20)
            _groups(house)


def _beside(house: House, local: PageAddress, choice: Choice) -> None:
    def indicator(id: str) -> str:
        if id == AUTO:
            return house.say("choice.compare.against.auto")
        return house.catalog.indicators[id].name.say(house.lang)

    def year(value: object) -> str:
        return house.say("choice.compare.from.auto") if value == AUTO else str(value)

    if choice.show == "scatter":
        local.list_of_one("against", indicator, 360)
    else:
        _several(house, local, "indicators", indicator, MOST_BESIDE)
    if choice.show in WITH_YEARS:
        local.list_of_one("from", year, 190)
        local.list_of_one("to", year, 190)
    if choice.show == "table":
        local.list_of_one("order", width=190)


def _several(house: House, local: PageAddress, name: str, label: Callable[[str], str], most: int) -> None:
    """Draw a choice of several that says what holds when nothing is chosen."""
    st.multiselect(
        house.say(f"choice.compare.{name}"),
        local.allowed[name],
        key=local.key(name),
        format_func=label,
        max_selections=most,
        placeholder=house.say(f"choice.compare.{name}.none"),
        on_change=lambda: _choose(tuple(st.session_state[local.key(name)]), name),
    )


def _groups(house: House) -> None:
    """Draw the quick choices of regions: all, the capital area, the rest, those like the chosen region."""
    provinces = house.provinces()
    quick = {"all": (), **{g: tuple(r.id for r in provinces if r.area_group == g) for g in GROUPS}}
    for group, regions in quick.items():
        label = house.say(f"choice.compare.group.{group}")
        st.button(label, key=f"compare_group_{group}", on_click=_choose, args=(regions,))
    if house.selection.region != "KR":
        alike = house.once(nearest)
        label = house.say("choice.compare.group.peers", place=house.short(house.selection.region))
        regions = (house.selection.region, *alike) if alike else ()
        st.button(label, key="compare_group_peers", on_click=_choose, args=(regions,), disabled=not alike)


def _choose(values: tuple[str, ...], name: str = "regions") -> None:
    """Make these the chosen ones."""
    st.session_state[f"chosen_compare_{name}"] = values


def best_pair(known: Mapping[int, frozenset[str]]) -> tuple[int, int] | None:
    """Give the two years with most regions known in both; of equals those farthest apart, then the latest.

    None where fewer than two years share a region.
    """
    pairs = [(len(known[a] & known[b]), b - a, b, a) for a, b in combinations(sorted(known), 2)]
    shared, _, last, first = max(pairs, default=(0, 0, 0, 0))
    return (first, last) if shared else None


def span(choice: Choice, known: Mapping[int, frozenset[str]]) -> tuple[int, int] | None:
    """Give the years to compare, the earlier first: as chosen, else those with most regions known; None for none."""
    if choice.first is not None and choice.last is not None:
        return min(choice.first, choice.last), max(choice.first, choice.last)
    fixed = choice.first if choice.first is not None else choice.last
    if fixed is None:
        return best_pair(known)
    here = known.get(fixed, frozenset())
    shared = [(len(known[year] & here), abs(year - fixed), year) for year in known if year != fixed]
    count, _, other = max(shared, default=(0, 0, 0))
    return (min(fixed, other), max(fixed, other)) if count else None
