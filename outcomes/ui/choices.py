"""Settles every parameter of the address against what the chosen set and version hold."""

from __future__ import annotations

from datetime import date
from typing import Literal

import streamlit as st

from outcomes.catalog.model import Catalog, Lang
from outcomes.catalog.places import sets_shown
from outcomes.metrics.breaks import map_years
from outcomes.store.edition import Edition
from outcomes.store.lake import Version
from outcomes.ui import startup
from outcomes.ui.address import Address
from outcomes.ui.house import House, Selection
from outcomes.ui.offer import Offer, offer

NATION = "KR"


def choose(address: Address, lang: Lang) -> House:
    """Give the house for this run.

    Raises:
        CatalogError, FactsError, StoreError: there is nothing to show; `trouble.refuse` says so.
    """
    set_id = address.settle("set", sets_shown(), "published")
    words = startup.catalog(startup.newest_published()).words
    lake, versions = startup.ready(set_id, lambda key: words[key].say(lang))
    catalog = startup.catalog(startup.newest_published())
    edition = lake.edition(_version(address, versions))
    offered, selection = select(address, catalog, edition, lang, set_id)
    base_path = str(st.get_option("server.baseUrlPath") or "")
    return House(catalog, edition, versions, offered, selection, _theme(), base_path)


def select(address: Address, catalog: Catalog, edition: Edition, lang: Lang, set_id: str) -> tuple[Offer, Selection]:
    """Give what a version offers and what is selected of it: what the address says, else the defaults."""
    lens = address.settle("lens", ("reported", "restated"), "reported")
    maps = map_years(catalog)
    map_year = address.settle("map", maps, maps[-1])
    offered = offer(edition, catalog, map_year if lens == "restated" else None)
    indicator = address.settle("indicator", offered.indicators, _first_headline(catalog, offered.indicators))
    year = address.settle("year", offered.years, offered.best[indicator])
    drawn = date(map_year if lens == "restated" else year, 12, 31)
    regions = (NATION, *(r.id for r in catalog.provinces(drawn)))
    region = address.settle("region", regions, _today(catalog, address, regions))
    regime = address.settle("regime", ("then", "latest"), "then")
    return offered, Selection(lang, set_id, edition.number, indicator, year, region, regime, lens, map_year)


def _today(catalog: Catalog, address: Address, regions: tuple[str, ...]) -> str:
    """Give the region that the asked one is part of on the drawn map: its province, its successor, or the nation."""
    written, state = address.query.get("region"), address.state
    asked = catalog.province_of(str(state.get("chosen_region") if written == state.get("address_region") else written))
    merged = {c.before: c.after for c in catalog.changes if c.kind == "merger" and c.level == "province"}
    return next((id for id in (asked, merged.get(asked, "")) if id in regions), NATION)


def _version(address: Address, versions: tuple[Version, ...]) -> int:
    """Give the version to show; a reader who was on the newest stays on the newest when a new one lands."""
    newest = versions[-1].number
    if address.state.get("follows_newest") and address.query.get("version") == address.state.get("address_version"):
        address.state["chosen_version"] = newest
    number = int(address.settle("version", tuple(v.number for v in versions), newest))
    address.state["follows_newest"] = number == newest
    return number


def _first_headline(catalog: Catalog, offered: tuple[str, ...]) -> str:
    return next((id for id in offered if catalog.indicators[id].headline), offered[0])


def _theme() -> Literal["light", "dark"]:
    return "dark" if st.context.theme.type == "dark" else "light"
