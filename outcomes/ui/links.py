"""Ways from one page to another that keep what is selected."""

from __future__ import annotations

from typing import Any

import streamlit as st

from outcomes.ui.house import House


def open_region(house: House, points: list[dict[str, Any]]) -> None:
    """Open the page of the region whose shape, circle or bar was clicked; nothing happens without a click.

    The choice goes through the session, not through `query_params`: those are first pushed under this page's
    address, and Back would return to it with the clicked region instead of as it was.
    """
    clicked = region_of(points)
    if clicked in house.catalog.regions:
        st.session_state["chosen_region"] = clicked
        st.switch_page(house.pages["regions"])


def region_of(points: list[dict[str, Any]]) -> str:
    """Give the region id in a click: a map's location, or the custom data of a circle or bar; '' for none."""
    for point in points:
        found = point.get("location") or point.get("customdata")
        if isinstance(found, list):
            found = found[0] if found else ""
        if found:
            return str(found)
    return ""
