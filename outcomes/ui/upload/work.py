"""The draft that is worked on: its file, what was answered, what it was compared with; saved at each change."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from etl.desk import Examination, examine
from etl.harmonize.answers import from_json, to_json
from etl.harmonize.meaning import Key, Meaning
from etl.read.book import UnreadableError
from outcomes.store import drafts, inbox
from outcomes.store.drafts import Draft
from outcomes.store.edition import Edition
from outcomes.store.engine import StoreError
from outcomes.store.lake import Lake
from outcomes.ui import startup
from outcomes.ui.house import House
from outcomes.ui.trouble import in_words, literal, saving
from outcomes.ui.upload.bench import Bench, bench
from outcomes.ui.upload.steps import asked_draft


@dataclass(frozen=True, slots=True)
class Work:
    """A draft with its examined file.

    Attributes:
        house: What the page has in its hands.
        lake: Of the set that the draft is for.
        draft: As it is kept.
        bench: The examined file.
        standing: The version that the file was compared with.
    """

    house: House
    lake: Lake
    draft: Draft
    bench: Bench
    standing: Edition

    @property
    def examined(self) -> Examination:
        """Give what became of the file."""
        return self.bench.examined

    @property
    def errors(self) -> int:
        """Give how many errors the file has."""
        return self.bench.count("error")

    @property
    def newest(self) -> int:
        """Give the number of the version that stands now."""
        return self.house.versions[-1].number

    @property
    def moved(self) -> bool:
        """Say whether somebody loaded since the file was compared."""
        return self.newest != self.standing.number

    @property
    def editable(self) -> bool:
        """Say whether the draft may be worked on; not while it waits for a second person."""
        return self.draft.state == "open"

    def save(self, **fields: Any) -> None:
        """Keep fields of the draft, onto whatever was saved meanwhile; a refusal is said in the next run.

        A draft that waits for a second person, or was decided, only takes another version to be compared with.
        """

        def act() -> None:
            standing = drafts.find(self.draft.id)
            drafts.refuse_unless(standing.state == "open" or set(fields) == {"expects"}, "draft_decided", standing)
            drafts.save(replace(standing, **fields))

        saving(self.house, act)

    def answer(self, answers: Mapping[Key, Meaning]) -> None:
        """Keep what was answered about headings."""
        kept = from_json(drafts.find(self.draft.id).answers)
        self.save(answers=to_json({**kept, **answers}))

    def explain(self, code: str, reason: str) -> None:
        """Keep the reason for a kind of warning."""
        self.save(reasons={**drafts.find(self.draft.id).reasons, code: reason.strip()})

    def compare_anew(self) -> None:
        """Compare with the version that stands now from here on."""
        self.save(expects=self.newest)


def opened(house: House) -> Work | None:
    """Give the draft in the address with its examined file, None where there is none; says why it cannot be opened."""
    asked = asked_draft()
    if not asked:
        return None
    try:
        draft = drafts.find(asked)
        if draft.set_id != house.selection.set:
            _of_other_set(house, draft)
            return None
        return work_on(house, draft, lambda: inbox.bytes_of(draft.file_hash))
    except (StoreError, UnreadableError) as error:
        st.error(literal(in_words(house, error)), icon=":material/error:")
        return None


def work_on(house: House, draft: Draft, content: Callable[[], bytes]) -> Work:
    """Give a draft with its file examined: from memory, or now with each step named.

    Raises:
        UnreadableError: the file is no spreadsheet that can be read.
        StoreError: the version that it was compared with cannot be read.
    """
    lake = startup.lake(draft.set_id)
    newest = house.versions[-1].number
    number = draft.expects if 0 < draft.expects <= newest else newest
    standing = lake.edition(number)
    answers = json.dumps(draft.answers, sort_keys=True)
    key = (draft.file_hash, draft.file_name, answers, draft.source, id(house.catalog), str(lake.folder), number)

    def make() -> Examination:
        told = from_json(draft.answers)
        with Shown(house) as shown:
            return examine(content(), draft.file_name, house.catalog, standing, told, draft.source, shown.step)

    return Work(house, lake, draft, bench(key, make), standing)


@dataclass(slots=True)
class Shown:
    """The progress of an examination on the screen, gone when it is done."""

    house: House
    _bar: Any = None

    def __enter__(self) -> Shown:
        """Draw the empty bar."""
        self._bar = st.progress(0.0, text=self.house.say("upload.progress.read"))
        return self

    def __exit__(self, *_: object) -> None:
        """Take the bar away."""
        self._bar.empty()

    def step(self, name: str, done: float) -> None:
        """Name the step and how much is done, 0 to 1."""
        self._bar.progress(min(done, 1.0), text=self.house.say(f"upload.progress.{name}"))


def _of_other_set(house: House, draft: Draft) -> None:
    """Say that the draft is for the other set, and lead there."""
    st.info(literal(house.say("upload.other_set", set=house.say(f"bar.set.{draft.set_id}"))))
    st.button(house.say("upload.other_set.go"), key="upload_other_set", on_click=_turn, args=(draft.set_id,))


def _turn(set_id: str) -> None:
    st.session_state["chosen_set"] = set_id
