"""One version in full: its signature, its file, what it changed, and the ways to look at it and to go back to it."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from etl.explain import explain
from outcomes.store.changes import changes
from outcomes.store.engine import StoreError
from outcomes.store.lake import Version
from outcomes.store.load import Signature
from outcomes.store.restore import restore
from outcomes.ui.history.case_counts import case_counts, show_case_counts
from outcomes.ui.history.changed import changes_table
from outcomes.ui.history.original import show_original
from outcomes.ui.history.records import differences
from outcomes.ui.history.versions import signature, version_name, what
from outcomes.ui.house import House
from outcomes.ui.markup import noted, put, text
from outcomes.ui.moment import day
from outcomes.ui.page_address import PageAddress
from outcomes.ui.startup import lake
from outcomes.ui.trouble import literal
from outcomes.ui.upload.difference import difference_file

MOST = 60
LANDED = "history_landed"


def chosen_version(house: House) -> Version:
    """Draw the selector of a version and give the chosen one; the one that is looked at comes first."""

    def label(number: int | str) -> str:
        return _label(house, _of(house, int(number)))

    local = PageAddress(house, "history")
    number = local.one("look", [version.number for version in reversed(house.versions)], house.edition.number)
    local.write(look=label)
    local.list_of_one("look", label, width=520)
    return _of(house, number)


def _of(house: House, number: int) -> Version:
    return next(version for version in house.versions if version.number == number)


def _label(house: House, version: Version) -> str:
    parts = (
        version_name(house, version.number),
        day(version.loaded_at),
        what(house, version) or version.author,
    )
    return " · ".join(part for part in parts if part)


def show_version(house: House, version: Version) -> None:
    """Draw a version's signature and what can be done with it."""
    landed = st.session_state.pop(LANDED, None)
    if landed is not None:
        st.success(house.say("history.landed", number=landed), icon=":material/check:")
    put(signature(house, version))
    with st.container(horizontal=True, gap="small", key="version_actions"):
        _look(house, version)
        show_original(house, version)
    _restoring(house, version)


def _look(house: House, version: Version) -> None:
    """Draw the button that shows the whole dashboard as of a version."""
    if st.button(
        house.say("history.look"), icon=":material/visibility:", key="version_look",
        disabled=version.number == house.edition.number,
    ):  # fmt: skip
        st.session_state["chosen_version"] = version.number
        st.switch_page(house.pages["overview"])


def _restoring(house: House, version: Version) -> None:
    """Draw the way back: a name and a reason, then the version's figures stand again as a new version."""
    if version.number == house.versions[-1].number:
        return
    panel = st.expander(house.say("history.restore"), icon=":material/undo:", key="version_restore", on_change="rerun")
    if panel.open:
        with panel:
            put(f"<p>{text(house.say('history.restore_what', number=version.number))}</p>")
            newest = house.versions[-1].number
            projects = case_counts(house, newest, version.number)
            counts = _counts(house, newest, version.number, projects)
            put(noted(house.say("history.restore_differs", counts=" / ".join(counts))))
            show_case_counts(house, projects)
            signed(
                house, "restore", house.say("history.restore_do"),
                lambda signature: restore(lake(house.selection.set), version.number, signature),
            )  # fmt: skip


def signed(house: House, key: str, label: str, act: Callable[[Signature], int]) -> None:
    """Draw a name, a reason and a button; the act's new version is shown at once, a refusal said in words."""
    said = st.container()
    with st.form(f"{key}_form", border=False):
        by = st.text_input(house.say("history.name"), key=f"{key}_by", max_chars=80)
        note = st.text_input(house.say("history.reason"), key=f"{key}_note", max_chars=300)
        pressed = st.form_submit_button(label, type="primary")
    if not pressed:
        return
    if not by.strip() or not note.strip():
        said.error(house.say("history.sign_first"), icon=":material/error:")
        return
    try:
        st.session_state[LANDED] = act(Signature(by.strip(), note.strip(), "", ""))
    except StoreError as error:
        said.error(literal(explain(error, house.lang)[0]), icon=":material/error:")
        return
    st.rerun()


def show_changes(house: House, version: Version) -> None:
    """Draw what a version changed against the one before it."""
    before = next((v for v in reversed(house.versions) if v.number < version.number), None)
    if before is None:
        put(noted(house.say("history.first")))
        return
    found = between(house, before.number, version.number)
    put(f'<h3 class="finding">{text(house.say("history.against", number=before.number))}</h3>')
    more = version.added + version.changed + version.removed > len(found)  # the rest are events or projects
    projects = case_counts(house, before.number, version.number) if more else None
    for sentence in _counts(house, before.number, version.number, projects):
        put(f'<p class="scope">{text(sentence)}</p>')
    show_case_counts(house, projects)
    if len(found):
        put(changes_table(house, found, MOST))
        name = f"changes-{house.selection.set}-v{before.number}-v{version.number}.csv"
        st.download_button(
            house.say("upload.difference.file"), lambda: difference_file(house, found), name, "text/csv",
            on_click="ignore", key="changes_csv", type="tertiary", icon=":material/download:",
        )  # fmt: skip


def _counts(house: House, before: int, after: int, projects: pd.DataFrame | None) -> list[str]:
    """Give in words how many records of each kind differ between two versions."""
    place = lake(house.selection.set)
    found = between(house, before, after)
    return differences(house, place.edition(before), place.edition(after), found, projects)


def between(house: House, before: int, after: int) -> pd.DataFrame:
    """Give the figures that differ between two versions of the shown set, worked out once."""
    place = lake(house.selection.set)
    return place.edition(after).remember(
        ("changes", before), lambda: changes(place.edition(before), place.edition(after))
    )
