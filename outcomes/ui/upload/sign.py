"""The last step: under which title, by whom, what for; the button that makes a version, or hands the draft in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from etl.desk import accept, refuse_unready
from etl.validate.problem import NotAcceptedError
from outcomes.store import approval, drafts, inbox
from outcomes.store.drafts import Draft
from outcomes.store.engine import StoreError
from outcomes.ui.house import House
from outcomes.ui.markup import note, put, text
from outcomes.ui.trouble import SAID, in_words
from outcomes.ui.upload.change import whole_sentence
from outcomes.ui.upload.problems import unexplained
from outcomes.ui.upload.steps import go
from outcomes.ui.upload.work import Work

NEW = ""
"""The choice that says: these figures are no correction of an earlier upload."""


def show_sign(work: Work) -> None:
    """Draw the title, the signature and the button."""
    _source(work)
    house, draft = work.house, work.draft
    by = _kept(work, "author", st.session_state.get("upload_name", ""))
    about = _kept(work, "note", "")
    put(f'<p class="checks">{text(checks(work))}</p>')
    waits = drafts.approval_required()
    if waits:
        note(house.say("upload.sign.approval"))
    blocked = why_not(work)
    label = house.say("upload.sign.hand_in" if waits else "upload.sign.load")
    if st.button(label, type="primary", key="upload_sign", disabled=bool(blocked), icon=":material/check:"):
        st.session_state["upload_name"] = by
        signed = replace(drafts.find(draft.id), author=by.strip(), note=about.strip())
        _do(house, lambda: _hand_in(work, signed) if waits else _load(work, signed))
    if blocked:
        note(blocked)
        if unexplained(house, work.examined, draft.reasons):
            st.button(
                house.say("upload.reason.where"), key="upload_to_reasons", type="tertiary", on_click=go, args=(3,)
            )


def checks(work: Work) -> str:
    """Give in one line what was checked: how much is added and changed, and how many reasons were given."""
    try:
        said = whole_sentence(work.house, work.bench, work.standing)
    except StoreError as error:
        return in_words(work.house, error)
    asked = work.examined.warnings
    if not asked:
        return said
    given = sum(bool(work.draft.reasons.get(code, "").strip()) for code in asked)
    return f"{said} {work.house.say('upload.sign.reasons', given=given, asked=len(asked))}"


def why_not(work: Work) -> str:
    """Say why the file cannot be loaded yet, '' where it can."""
    house, examined = work.house, work.examined
    if work.moved:
        return house.say("upload.moved.first")
    if work.errors:
        return house.say("problem.desk.has_errors", detail=work.errors)
    if examined.empty:
        return house.say("problem.desk.nothing_to_load", detail=examined.file_name)
    return unexplained(house, examined, work.draft.reasons)


def _source(work: Work) -> None:
    """Draw the title that the figures are kept under, or the earlier upload that they correct."""
    house = work.house
    earlier = list(dict.fromkeys(v.source for v in reversed(house.versions) if v.kind == "load" and v.source))
    now = work.examined.source
    st.session_state["upload_corrects"] = now if now in earlier else NEW
    st.selectbox(
        house.say("upload.sign.corrects"), [NEW, *earlier], key="upload_corrects",
        format_func=lambda title: title or house.say("upload.sign.new"), disabled=not work.editable,
        on_change=lambda: work.save(source=st.session_state["upload_corrects"]),
    )  # fmt: skip
    if now not in earlier:
        st.session_state["upload_source"] = now
        st.text_input(
            house.say("upload.sign.source"), key="upload_source", max_chars=200, disabled=not work.editable,
            on_change=lambda: work.save(source=st.session_state["upload_source"].strip()),
        )  # fmt: skip


def _kept(work: Work, field: str, default: str) -> str:
    """Draw a field of the signature that is kept in the draft when it is left, and give what is in it."""
    key = f"upload_{field}"
    st.session_state[key] = getattr(work.draft, field) or default
    return st.text_input(
        work.house.say(f"upload.sign.{field}"), key=key, max_chars=300,
        on_change=lambda: work.save(**{field: st.session_state[key].strip()}),
    )  # fmt: skip


def _load(work: Work, signed: Draft) -> None:
    """Load the file in the author's name."""
    content = inbox.bytes_of(signed.file_hash)
    number = accept(work.lake, content, work.examined, by=signed.author, note=signed.note, reasons=signed.reasons)
    approval.accepted(drafts.save(signed), signed.author, number)


def _hand_in(work: Work, signed: Draft) -> None:
    """Let the draft wait for a second person."""
    refuse_unready(work.examined, signed.author, signed.note, signed.reasons)
    approval.hand_in(signed)


def show_decision(work: Work) -> None:
    """Draw what waits for a second person, and what that person may do."""
    house, draft = work.house, work.draft
    put(f'<p class="checks">{text(house.say("upload.decide.waits", author=draft.author, note=draft.note))}</p>')
    put(f'<p class="checks">{text(checks(work))}</p>')
    by = st.text_input(house.say("upload.decide.by"), key="upload_second", max_chars=300)
    why = st.text_input(house.say("upload.decide.note"), key="upload_second_note", max_chars=300)
    blocked = why_not(work)
    with st.container(horizontal=True, gap="small", key="upload_decide"):
        if st.button(house.say("upload.decide.approve"), type="primary", key="upload_approve", disabled=bool(blocked)):
            _do(house, lambda: _approve(work, by, why))
        if st.button(house.say("upload.decide.reject"), key="upload_reject"):
            _do(house, lambda: approval.rejected(draft, by, why))
        if st.button(house.say("upload.decide.take_back"), type="tertiary", key="upload_take_back"):
            _do(house, lambda: approval.take_back(draft))
    if blocked:
        note(blocked)


def _approve(work: Work, by: str, why: str) -> None:
    """Load the draft as the author signed it, approved by a second person."""
    draft = drafts.find(work.draft.id)
    drafts.refuse_unless(draft.revision == work.draft.revision, "draft_moved", draft)
    approval.may_decide(draft, by)
    content = inbox.bytes_of(draft.file_hash)
    number = accept(
        work.lake, content, work.examined, by=draft.author, note=draft.note, reasons=draft.reasons, approved_by=by
    )
    approval.accepted(draft, by, number, why)


def _do(house: House, act: Callable[[], object]) -> None:
    """Do what was asked with the screen saying so; what was refused is said, and nothing is lost."""
    try:
        with st.spinner(house.say("upload.sign.working")):
            act()
    except (NotAcceptedError, StoreError) as error:
        st.session_state[SAID] = in_words(house, error)
    st.rerun()


def show_rejected(work: Work) -> None:
    """Say who sent the draft back and why, and let it be opened again."""
    house, draft = work.house, work.draft
    put(f'<p class="banner">{text(house.say("upload.rejected", by=draft.decided_by, note=draft.decided_note))}</p>')
    if st.button(house.say("upload.rejected.reopen"), key="upload_reopen"):
        _do(house, lambda: approval.take_back(draft))
