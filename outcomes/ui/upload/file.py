"""The first step: a file is dropped and read at once; templates, and drafts to go on with."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from etl.desk import fingerprint
from etl.read.book import UnreadableError
from outcomes.store import drafts, inbox
from outcomes.store.drafts import Draft
from outcomes.store.engine import StoreError
from outcomes.ui.house import House
from outcomes.ui.markup import note, part, put, text
from outcomes.ui.moment import minute
from outcomes.ui.trouble import in_words, literal, saving
from outcomes.ui.upload.steps import go
from outcomes.ui.upload.work import work_on

LISTED = 10  # drafts of a state
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def drop(house: House, draft: Draft | None = None) -> None:
    """Draw the place where a file is dropped, and take what was dropped: as a new draft, or into the one given."""
    times = st.session_state.get("upload_times", 0)
    label = house.say("upload.drop.again" if draft else "upload.drop")
    put(_translated(house))
    with st.container(key="upload_drop"):
        # any kind may be dropped: what it is and what to do instead is said in words, which the browser would not do
        dropped = st.file_uploader(label, key=f"upload_file_{times}")
    if dropped is None:
        return
    failed = st.session_state.get("upload_failed", ("", ""))
    if failed[0] != dropped.file_id:
        made, refusal = _taken(house, dropped.name, dropped.getvalue(), draft)
        if not refusal:
            st.session_state["upload_times"] = times + 1  # an empty uploader: this file has its draft
            go(2, made)
            st.rerun()
        failed = (dropped.file_id, refusal)
        st.session_state["upload_failed"] = failed
    st.error(literal(failed[1]), icon=":material/error:")


def _translated(house: House) -> str:
    """Give the style that puts our words in place of the English ones that Streamlit writes on the field."""
    places = (("button", "upload.drop.button"), ("hint", "upload.drop.hint"))
    rules = "".join(f"--{name}: {json.dumps(house.say(key), ensure_ascii=False)};" for name, key in places)
    return f"<style>.st-key-upload_drop {{{rules}}}</style>"


def _taken(house: House, name: str, content: bytes, draft: Draft | None) -> tuple[str, str]:
    """Read a file and give the id of its draft, and why it cannot be read; only a readable one is kept."""
    file_hash, newest = fingerprint(content), house.versions[-1].number
    made = draft or drafts.new_draft(house.selection.set, file_hash, name, expects=newest)
    made = replace(made, file_hash=file_hash, file_name=name, expects=newest)
    try:
        work_on(house, made, lambda: content)
        inbox.keep(content)
        drafts.save(made)
    except (UnreadableError, StoreError) as error:
        return "", in_words(house, error)
    return made.id, ""


def show_template(house: House) -> None:
    """Draw the choice of a year and the workbook to fill in for it."""
    years = house.offer.years
    part(house.say("upload.template.title"))
    note(house.say("upload.template.note"))
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="upload_template"):
        year = st.selectbox(
            house.say("bar.year"), range(years[-1] + 1, years[0] - 1, -1), key="upload_template_year", width=120
        )
        st.download_button(
            house.say("upload.template.get"), lambda: _template(house, year), f"smart-factory-{year}.xlsx", XLSX,
            on_click="ignore", icon=":material/download:", key="upload_template_get",
        )  # fmt: skip


def _template(house: House, year: int) -> bytes:
    from etl.template import template

    return template(house.catalog, house.edition.frames["observation"].to_pandas(), year, house.lang)


def show_drafts(house: House) -> None:
    """Draw the drafts that can be gone on with, and those that wait for a second person."""
    listing = drafts.listed()
    mine = [draft for draft in listing.drafts if draft.set_id == house.selection.set]
    for state in ("waiting", "open", "rejected"):
        found = [draft for draft in mine if draft.state == state]
        if not found:
            continue
        part(house.say(f"upload.drafts.{state}"))
        for draft in found[:LISTED]:
            _entry(house, draft)
        if len(found) > LISTED:
            note(house.say("upload.drafts.more", count=len(found) - LISTED))
    if listing.unreadable:
        note(house.say("upload.drafts.unreadable", names=", ".join(file.name for file in listing.unreadable)))


def _entry(house: House, draft: Draft) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"upload_draft_{draft.id}"):
        when = minute(pd.Timestamp(draft.created_at).tz_convert("UTC").tz_localize(None))
        said = " · ".join(p for p in (when, draft.author, draft.note) if p)
        put(f'<p class="draft">{text(draft.file_name)}<br><small>{text(said)}</small></p>')
        first = 2 if draft.state == "open" else 5
        st.button(
            house.say(f"upload.drafts.{draft.state}.go"), key=f"upload_go_{draft.id}", on_click=go,
            args=(first, draft.id),
        )  # fmt: skip
        if draft.state != "waiting":
            label = house.say("upload.drafts.discard")
            with st.popover(label, type="tertiary", key=f"upload_ask_{draft.id}"):
                note(house.say("upload.drafts.sure", file=draft.file_name))
                gone = partial(drafts.discard, draft)
                st.button(label, key=f"upload_discard_{draft.id}", on_click=saving, args=(house, gone))
