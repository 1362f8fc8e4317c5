"""The annotated copy: the file as it was sent, with the faulty cells colored and what is wrong written on them."""

from __future__ import annotations

from pathlib import PurePath

import streamlit as st

from etl.validate.words import say_problem
from outcomes.store import inbox
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
    """Give the annotated copy in the reader's language."""
    from etl.validate.annotated import Annotation, Titles, annotated  # only when a copy is asked for

    house, examined = work.house, work.examined
    notes = [
        Annotation(p.sheet, p.row, p.column, p.severity, " ".join(say_problem(p, house.catalog, house.lang)))
        for p in examined.problems
    ]
    words = {name: house.say(f"upload.copy.{name}") for name in ("sheet", "cell", "content", "severity", "sentence")}
    severities = {severity: house.say(f"upload.copy.{severity}") for severity in ("error", "warning", "notice")}
    note = house.say("upload.copy.note", file=examined.file_name, version=examined.version)
    titles = Titles(**words, note=note, severities=severities)
    return annotated(inbox.bytes_of(work.draft.file_hash), examined.understood.book, notes, titles)
