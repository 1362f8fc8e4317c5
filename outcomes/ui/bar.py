"""The header and the slim bar: language, set, and in words what is selected; every choice is in the address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from outcomes.catalog.places import sets_shown
from outcomes.metrics.breaks import map_years
from outcomes.ui.address import Address, reset, taken
from outcomes.ui.choices import NATION
from outcomes.ui.house import House
from outcomes.ui.markup import put, text
from outcomes.ui.moment import day
from outcomes.ui.notices import selection_notice


def header(house: House, address: Address, *, choosing: bool = True) -> None:
    """Draw what stands above every page: switches, the bar of choices, and banners that must not be missed.

    `choosing` is False on pages that are not about one indicator, year and region.
    """
    with st.container(key="bar", gap="xsmall"):
        switches = st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="bar_switches"
        )
        with switches:
            put(f'<p class="brand">{text(house.say("app.brand"))}</p>', width="content")
            if len(sets_shown()) > 1:
                _segments(house, "set", sets_shown())
            _segments(house, "lang", ("ko", "en"))
        if choosing:
            with st.container(horizontal=True, vertical_alignment="center", gap="small", key="bar_choices"):
                _choices(house)
            put(f'<p class="selected">{text(_in_words(house))}</p>')
    _banners(house, address)


def footer(house: House) -> None:
    """Draw what stands below every page: when the data last changed, which version, and the public license."""
    version = house.version
    line = house.say(
        "footer.version",
        number=version.number,
        date=day(version.loaded_at),
        author=version.author,
        rows=f"{version.rows:,}",
    )
    license_line = house.say("footer.synthetic" if house.synthetic else "footer.license")
    put(f'<p class="foot">{text(line)}<br>{text(license_line)}</p>')


def _segments(house: House, name: str, options: tuple[str, ...]) -> None:
    st.segmented_control(
        house.say(f"bar.{name}"),
        options,
        key=f"bar_{name}",
        format_func=lambda o: house.say(f"bar.{name}.{o}"),
        required=True,
        label_visibility="collapsed",
        on_change=taken,
        args=(st.session_state, name),
    )


def _choices(house: House) -> None:
    """Draw the selectors of indicator, year and region, the view settings, and the way back to the defaults."""
    catalog, lang = house.catalog, house.lang
    covered = house.offer.known[house.selection.indicator]
    _pick(house, "indicator", house.offer.indicators, lambda i: catalog.indicators[i].name.say(lang), 280)
    _pick(house, "year", house.offer.years[::-1], lambda y: _year_label(house, y, covered), 190)
    regions = [NATION, *(r.id for r in house.provinces())]
    _pick(house, "region", regions, lambda r: house.place(r), 210)
    settings = st.popover(house.say("bar.settings"), icon=":material/tune:", key="bar_settings", on_change="rerun")
    if settings.open:
        with settings:
            _settings(house)
    st.button(house.say("bar.reset"), type="tertiary", on_click=reset(st.session_state), icon=":material/restart_alt:")


def _settings(house: House) -> None:
    """Draw the choices that are made seldom; the panel is filled when it is opened."""
    _radio(house, "regime", ("then", "latest"))
    _radio(house, "lens", ("reported", "restated"))
    if house.selection.lens == "restated":
        _pick(house, "map", map_years(house.catalog), lambda y: house.say("bar.map.year", year=y), 260)
    numbers = [v.number for v in reversed(house.versions)]
    _pick(house, "version", numbers, lambda n: _version_label(house, n), 260)


def _year_label(house: House, year: int, covered: dict[int, tuple[int, int]]) -> str:
    known, valid = covered.get(year, (0, len(house.catalog.provinces(date(year, 12, 31)))))
    return house.say("bar.year.known", year=year, known=f"{known}/{valid}")


def _version_label(house: House, number: int) -> str:
    found = next(v for v in house.versions if v.number == number)
    return house.say("bar.version.label", number=number, date=day(found.loaded_at))


def _pick(house: House, name: str, options: Any, label: Callable[[Any], str], width: int) -> None:
    st.selectbox(
        house.say(f"bar.{name}"),
        options,
        key=f"bar_{name}",
        format_func=label,
        width=width,
        label_visibility="visible" if name in ("map", "version") else "collapsed",
        on_change=taken,
        args=(st.session_state, name),
    )


def _radio(house: House, name: str, options: tuple[str, ...]) -> None:
    st.radio(
        house.say(f"bar.{name}"),
        options,
        key=f"bar_{name}",
        format_func=lambda o: house.say(f"bar.{name}.{o}"),
        on_change=taken,
        args=(st.session_state, name),
    )


def _in_words(house: House) -> str:
    """Give the selection as a line of words."""
    parts = [
        house.indicator.name.say(house.lang),
        house.say("bar.state_at", year=house.selection.year),
        house.place(house.selection.region),
        house.say(f"bar.set.{house.selection.set}"),
        house.say(f"bar.regime.{house.selection.regime}"),
    ]
    if house.selection.lens == "restated":
        parts.append(house.say("bar.restated_to", year=house.selection.map))
    return " · ".join(parts)


def _banners(house: House, address: Address) -> None:
    """Say what must not be missed: made-up figures, an old version, an address that was not understood."""
    if house.synthetic:
        st.warning(house.say("banner.synthetic"), icon=":material/science:")
    newest = house.versions[-1].number
    if house.selection.version != newest:
        st.info(
            house.say("banner.old_version", number=house.selection.version, newest=newest), icon=":material/history:"
        )
    for each in address.replaced:
        put(f'<p class="banner">{text(selection_notice(house, each))}</p>')
