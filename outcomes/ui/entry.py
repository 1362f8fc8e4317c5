"""The script of every run: address, lake, header, bar, then the page that was asked for."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from etl.facts import FactsError
from outcomes.catalog.files import CatalogError
from outcomes.catalog.places import ROOT
from outcomes.store.engine import StoreError
from outcomes.ui import bar
from outcomes.ui.address import Address
from outcomes.ui.choices import choose
from outcomes.ui.house import House, keep
from outcomes.ui.style import put_style
from outcomes.ui.trouble import refuse

ICON = ROOT / "outcomes" / "ui" / "icon.png"
PAGES = {
    "results": ("overview", "regions", "targets", "budget", "productivity", "compare"),
    "briefing": ("briefing",),
    "records": ("upload", "history", "definitions"),
}
"""The folders of pages/ and the pages in each, in the order of the menu."""


def main() -> None:
    """Run the screen once."""
    st.set_page_config(page_title="스마트공장 성과", page_icon=str(ICON), layout="wide")
    put_style()
    address = Address(st.query_params, st.session_state)
    lang = address.settle("lang", ("ko", "en"), "ko")
    try:
        house = choose(address, lang)
    except (CatalogError, FactsError, StoreError) as error:
        refuse(error, lang)
    pages = _pages(house)
    chosen = st.navigation(list(pages.values()), position="top")
    address.write(house.selection.address())  # after the page is chosen: it belongs to that page's address
    house.pages.update(pages)
    house = replace(house, page=chosen.url_path or "overview")
    keep(house)
    bar.header(house, address, choosing=chosen.url_path != "upload")
    chosen.run()
    bar.footer(house)


def _pages(house: House) -> dict[str, st.Page]:
    """Give the pages that exist; what is not built is not there."""
    return {
        name: st.Page(
            ROOT / "pages" / group / f"{name}.py",
            title=house.say(f"page.{name}"),
            url_path="" if name == "overview" else name,
            default=name == "overview",
        )
        for group, names in PAGES.items()
        for name in names
    }


main()
