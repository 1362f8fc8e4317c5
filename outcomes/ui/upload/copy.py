"""The annotated copy: the file as it was sent, with the faulty cells colored and what is wrong written on them."""

from __future__ import annotations

from pathlib import PurePath

import streamlit as st

from outcomes.store import inbox
from outcomes.ui.upload.masked import masked_book, masks, said
from outcomes.ui.upload.work import Work

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def copy_button(work: Work) -> None:
    """Draw the button that downloads the annotated copy; it is made when it is asked for."""
    name = PurePath(work.draft.file_name.replace("\\", "/")).stem[:80]
    st.download_button(
        work.house.say("upload.copy"),
        lambda: annotated_copy(work),
        f"{name}-checked.xlsx",
        XLSX,
        on_click="ignore",
        icon=":material/download:",
        type="tertiary",
        key="upload_copy",
    )


def annotated_copy(work: Work) -> bytes:
    """Give the annotated copy in the reader's language, private cells masked."""
    from etl.validate.annotated import Annotation, Titles, annotated  # only when a copy is asked for

    house, examined = work.house, work.examined
    notes = [
        Annotation(p.sheet, p.row, p.column, p.severity, " ".join(said(house, examined, p))) for p in examined.problems
    ]
    words = {name: house.say(f"upload.copy.{name}") for name in ("sheet", "cell", "content", "severity", "sentence")}
    severities = {severity: house.say(f"upload.copy.{severity}") for severity in ("error", "warning", "notice")}
    book = masked_book(examined.understood.book, masks(house, examined))
    note = house.say("upload.copy.note", file=examined.file_name, version=examined.version)
    if book is not examined.understood.book:
        note = f"{note} {house.say('upload.copy.masked')}"
    titles = Titles(**words, note=note, severities=severities)
    return annotated(inbox.bytes_of(work.draft.file_hash), book, notes, titles)
