"""What a page has in its hands: the words, the figures of the chosen version, and what the reader selected."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal, TypeVar

import pandas as pd
import streamlit as st

from outcomes.catalog.model import Catalog, Indicator, Lang, Region
from outcomes.catalog.printing import Money, Printer
from outcomes.charts.theme import Palette, palette
from outcomes.store.edition import Edition, Question
from outcomes.store.lake import Version
from outcomes.ui.address import PARAMETERS
from outcomes.ui.asked import Asked, live
from outcomes.ui.offer import Offer

KEY = "_house"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Selection:
    """What the address says: ids only, every one of them allowed."""

    lang: Lang
    set: str
    version: int
    indicator: str
    year: int
    region: str
    regime: Literal["then", "latest"]
    lens: Literal["reported", "restated"]
    map: int

    def address(self) -> dict[str, str]:
        """Give the selection as the query parameters of its address."""
        return {name: str(getattr(self, name)) for name in PARAMETERS}


@dataclass(frozen=True, slots=True)
class House:
    """Everything a page needs; made once per run by the entry script.

    `asked` is what a page's own choices are read from: the reader's address and session, or a recipe's. What is made
    with `once` must not read it.
    """

    catalog: Catalog
    edition: Edition
    versions: tuple[Version, ...]
    offer: Offer
    selection: Selection
    theme: Literal["light", "dark"]
    base_path: str = ""
    pages: dict[str, Any] = field(default_factory=dict)
    money: Money = "eok"
    page: str = ""
    asked: Asked = field(default_factory=live, compare=False, repr=False)

    @property
    def lang(self) -> Lang:
        """Give the reader's language."""
        return self.selection.lang

    @property
    def indicator(self) -> Indicator:
        """Give the selected indicator."""
        return self.catalog.indicators[self.selection.indicator]

    @property
    def region(self) -> Region:
        """Give the selected region; the nation when none was chosen."""
        return self.catalog.regions[self.selection.region]

    @property
    def colors(self) -> Palette:
        """Give the palette of the reader's theme."""
        return palette(self.theme)

    @property
    def printer(self) -> Printer:
        """Give the printer of figures in the reader's language."""
        return Printer(self.lang, self.money)

    def in_money(self, unit: Money) -> House:
        """Give the same house with money printed in another unit, in everything that is made with it."""
        return replace(self, money=unit)

    @property
    def version(self) -> Version:
        """Give the version that is shown."""
        return next(v for v in self.versions if v.number == self.edition.number)

    @property
    def synthetic(self) -> bool:
        """Say whether the figures are made up for demonstration."""
        return self.selection.set == "demo"

    def say(self, key: str, **values: object) -> str:
        """Give words in the reader's language with values filled in."""
        words = self.catalog.words[key].say(self.lang)
        return words.format(**values) if values else words

    def fetch(self, question: Question, *arguments: Hashable) -> pd.DataFrame:
        """Give the answer to a question about the shown version under the catalog's rule; shared, not to be changed."""
        return self.edition.fetch(question, self.catalog.headline_rule, *arguments)

    def once(self, make: Callable[..., T], *arguments: Hashable) -> T:
        """Give what `make(house, *arguments)` makes, worked out once per version, selection, theme and arguments.

        The arguments are the page's own choices; what is made must not be changed.
        """
        key = (make, self.selection, self.theme, self.base_path, self.money, arguments)
        return self.edition.remember(key, lambda: make(self, *arguments))

    def each_version(self, make: Callable[..., T], *arguments: Hashable) -> T:
        """Give what `make` makes of the shown version and these arguments, whatever is selected."""
        return self.edition.remember((make, arguments), lambda: make(self, *arguments))

    @property
    def map_year(self) -> int | None:
        """Give the year of the map that figures are restated to; None as reported."""
        return self.selection.map if self.selection.lens == "restated" else None

    @property
    def drawn_on(self) -> date:
        """Give the day whose provinces are drawn and counted."""
        return date(self.map_year or self.selection.year, 12, 31)

    def provinces(self) -> tuple[Region, ...]:
        """Give the provinces that are drawn and counted (17 until 2025, 16 for 2026)."""
        return self.catalog.provinces(self.drawn_on)

    def place(self, id: str) -> str:
        """Give the name of a region or municipality."""
        return self.catalog.place(id, self.lang)

    def short(self, id: str) -> str:
        """Give the short name of a region, as maps and rankings carry it."""
        region = self.catalog.regions.get(id)
        return region.short.say(self.lang) if region else self.place(id)

    def scope(self, axis: str, id: str) -> str:
        """Give the words for a scope value."""
        return self.catalog.scope(axis, id, self.lang)

    def figure(self, value: float | None, indicator: str = "") -> str:
        """Give a figure with its unit, of the selected indicator or another."""
        return self.printer.figure(value, self.catalog.indicators[indicator or self.selection.indicator])


def keep(house: House) -> None:
    """Lay the house out for the page that runs next."""
    st.session_state[KEY] = house


def enter() -> House:
    """Give the page its house."""
    house: House = st.session_state[KEY]
    return house
