"""After the signature: which version it became, and the ways to look at it."""

from __future__ import annotations

import streamlit as st

from outcomes.store.changes import changes
from outcomes.store.drafts import Draft
from outcomes.ui import startup
from outcomes.ui.history.case_counts import case_counts
from outcomes.ui.house import House
from outcomes.ui.markup import heading, lead
from outcomes.ui.upload.effect import touched
from outcomes.ui.upload.steps import leave


def show_landed(house: House, draft: Draft) -> None:
    """Draw the number of the version that a draft became, and links to the dashboard and the history."""
    number = draft.loaded_version or 0
    version = next((v for v in house.versions if v.number == number), None)
    heading(house.say("upload.landed", number=number))
    if version is not None:
        lead(
            house.say(
                _counted(house, draft, number),
                added=f"{version.added:,}", changed=f"{version.changed:,}", author=version.author,
                source=version.source,
            )
        )  # fmt: skip
    with st.container(horizontal=True, gap="small", key="upload_landed"):
        if st.button(house.say("upload.landed.dashboard"), type="primary", key="upload_to_dashboard"):
            _look_where_it_changed(house, draft, number)
            _show(house, number, "overview")
        if st.button(house.say("upload.landed.history"), key="upload_to_history"):
            _show(house, number, "history")
        st.button(house.say("upload.landed.another"), key="upload_another", type="tertiary", on_click=leave)


def _counted(house: House, draft: Draft, number: int) -> str:
    """Give the sentence for what a version changed: figures, projects, or both, which are records."""
    if number - 1 not in {version.number for version in house.versions}:
        return "upload.landed.records"
    lake = startup.lake(draft.set_id)
    before, after = lake.edition(number - 1), lake.edition(number)
    figures = after.remember(("changes", number - 1), lambda: changes(before, after))
    if len(case_counts(house, number - 1, number)) == 0:
        return "upload.landed.counts"
    return "upload.cases.landed" if figures.empty else "upload.landed.records"


def _look_where_it_changed(house: House, draft: Draft, number: int) -> None:
    """Choose the indicator and year that the version changed; nothing where the version before it is not there."""
    lake = startup.lake(draft.set_id)
    if number - 1 in {version.number for version in house.versions}:
        indicator, year = touched(house, changes(lake.edition(number - 1), lake.edition(number)))
        st.session_state["chosen_indicator"], st.session_state["chosen_year"] = indicator, year


def _show(house: House, number: int, page: str) -> None:
    """Open a page at a version; the choice goes through the session, so that Back returns here as it was."""
    st.session_state["chosen_version"] = number
    st.switch_page(house.pages[page])
