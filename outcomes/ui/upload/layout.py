"""Each step of the upload page laid out; the page says which."""

from __future__ import annotations

import streamlit as st

from outcomes.store.engine import StoreError
from outcomes.ui.house import House
from outcomes.ui.markup import heading, lead, note, part
from outcomes.ui.trouble import in_words, literal
from outcomes.ui.upload import cases as case_part
from outcomes.ui.upload import problems, understood
from outcomes.ui.upload.change import (
    found_cases,
    found_difference,
    show_difference,
    show_effect,
    show_in_between,
    whole_sentence,
)
from outcomes.ui.upload.copy import copy_button
from outcomes.ui.upload.file import drop, show_drafts, show_template
from outcomes.ui.upload.panel import focused, show_sheet
from outcomes.ui.upload.sign import show_decision, show_rejected, show_sign
from outcomes.ui.upload.steps import leave, onward
from outcomes.ui.upload.work import Work

SIGNING = {"waiting": show_decision, "rejected": show_rejected}


def file_step(house: House, work: Work | None) -> None:
    """Draw the first step: what can be dropped here, or which file it is."""
    heading(house.say("upload.file.sentence"))
    lead(house.say("upload.file.lead"))
    if work is not None:
        note(house.say("upload.file.open", file=work.draft.file_name))
        with st.container(horizontal=True, gap="small", key="upload_file_open"):
            st.button(house.say("upload.file.leave"), key="upload_leave", on_click=leave)
    drop(house, work.draft if work is not None and work.editable else None)
    left, right = st.columns(2, gap="large")
    with left:
        show_template(house)
    with right:
        show_drafts(house)


def understood_step(work: Work) -> None:
    """Draw the sheet beside what was understood of it."""
    house, examined = work.house, work.examined
    heading(understood.sentence(house, examined))
    where = understood.open_sheets(house, examined)
    if where:
        lead(where)
    before = [v.number for v in house.versions if v.file_hash == work.draft.file_hash]
    if before:
        note(house.say("upload.understood.known", number=before[-1]))
    left, right = st.columns([8, 4], gap="large")
    sheet = focused(work.draft.id, examined).sheet
    with left:
        show_sheet(house, work.bench, work.draft.id)
    with right:
        projects = case_part.list_on(examined, sheet)
        if projects is not None:
            case_part.show_list(house, work.bench, projects)
        else:
            understood.show_tables(house, work.bench, sheet)
    _headings(work, sheet)
    onward(house, 3)


def _headings(work: Work, sheet: int) -> None:
    """Draw what the headings of a sheet mean: of figures editable, of a list of projects as they were read."""
    house = work.house
    if case_part.list_on(work.examined, sheet) is not None:
        part(house.say("upload.cases.columns"))
        case_part.show_columns(house, work.bench, sheet)
    else:
        part(house.say("upload.mapping.title"))
        understood.show_mapping(house, work.bench, sheet, work.answer, editable=work.editable)


def problems_step(work: Work) -> None:
    """Draw the problems beside the sheet in which their cells lie."""
    house, examined = work.house, work.examined
    heading(problems.sentence(house, work.bench))
    if work.errors:
        lead(house.say("upload.cases.way_out" if not examined.understood.tables else "upload.problems.way_out"))
    left, right = st.columns([7, 5], gap="large")
    with left, st.container(key="upload_beside"):
        show_sheet(house, work.bench, work.draft.id)
    with right:
        problems.show_kinds(house, work.bench, work.draft, work.explain)
        if examined.problems:
            copy_button(work)
        if work.errors and work.editable:
            drop(house, work.draft)
    if work.errors:
        _headings(work, focused(work.draft.id, examined).sheet)
    onward(house, 4, blocked=_blocked(work))


def _blocked(work: Work) -> str:
    """Say why the difference cannot be shown yet, '' where it can."""
    if work.errors:
        return work.house.say("upload.problems.blocked", count=work.errors)
    return work.house.say("upload.problems.nothing") if work.examined.empty else ""


def difference_step(work: Work) -> None:
    """Draw what would change, in figures and on the dashboard."""
    house = work.house
    try:
        found = found_difference(house, work.bench, work.standing)
        projects = found_cases(work.bench, work.standing)
    except StoreError as error:
        st.error(literal(in_words(house, error)), icon=":material/error:")
        return
    heading(whole_sentence(house, work.bench, work.standing))
    lead(house.say("upload.difference.lead", number=work.standing.number))
    if projects is not None:
        case_part.show_case_changes(house, projects)
    if projects is None or not work.examined.figures.empty:
        show_difference(house, work.bench, found)
    if len(found.changes):
        show_effect(house, work.bench, work.standing, found)
    onward(house, 5, blocked=house.say("upload.moved.first") if work.moved else "")


def sign_step(work: Work) -> None:
    """Draw the signature, or the decision of a second person."""
    state = work.draft.state
    heading(work.house.say(f"upload.sign.sentence.{state}"))
    with st.container(key="upload_form"):
        SIGNING.get(state, show_sign)(work)


def moved_banner(work: Work) -> None:
    """Say that somebody loaded in between, and offer to compare anew."""
    show_in_between(work.house, work.bench, work.standing, work.lake.edition(work.newest))
    st.button(
        work.house.say("upload.moved.anew", number=work.newest), key="upload_anew", type="primary",
        on_click=work.compare_anew,
    )  # fmt: skip


def reachable(work: Work | None) -> int:
    """Give the last step that can be opened: 1 without a file, 3 while it has errors and nobody waits."""
    if work is None:
        return 1
    stopped = work.errors or work.examined.empty
    return 3 if stopped and work.editable else 5
