"""Drafts survive whatever happens to a screen, two writers do not overwrite each other, and a second person decides."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from outcomes.store.approval import accepted, hand_in, may_decide, rejected, take_back
from outcomes.store.drafts import Draft, approval_required, discard, find, listed, new_draft, save
from outcomes.store.engine import StoreError
from outcomes.store.inbox import folder

FULL = {
    "author": "김 분석", "note": "2024년 실적", "answers": {"t#1": {"indicator": "i"}}, "reasons": {"outlier": "맞음"},
}  # fmt: skip


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTCOMES_HOME", str(tmp_path))
    monkeypatch.delenv("OUTCOMES_APPROVAL", raising=False)


def drafted(**given: object) -> Draft:
    made = new_draft("published", "a" * 64, "../2024 <b>.xlsx", "김 분석", expects=3)
    return save(replace(made, **{**FULL, **given}))


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(StoreError) as refused:
        act()
    return refused.value.code


def test_a_draft_is_found_again_as_it_was_saved() -> None:
    draft = drafted()
    assert (draft.revision, draft.state, draft.expects, len(draft.id)) == (1, "open", 3, 12)
    assert find(draft.id) == draft
    second = save(replace(draft, note="\ud800 half a letter", source="title"))
    assert find(draft.id) == replace(draft, revision=2, note="\ud800 half a letter", source="title") == second
    assert [file.name for file in (folder() / "drafts").glob("*.json")] == [f"{draft.id}.json"]
    later = drafted()
    assert listed().drafts == (later, second)
    discard(second)
    assert (listed().drafts, code_of(lambda: find(draft.id))) == ((later,), "draft_missing")
    assert code_of(lambda: save(second)) == "draft_missing"


def test_of_eight_writers_at_once_one_saves_and_seven_are_told() -> None:
    draft, together = drafted(), threading.Barrier(8)

    def write(n: int) -> str:
        together.wait(30)
        try:
            return save(replace(draft, note=str(n))).note
        except StoreError as error:
            return error.code

    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(write, range(8)))
    assert sorted(told)[1:] == ["draft_moved"] * 7
    assert (find(draft.id).note, find(draft.id).revision) == (sorted(told)[0], 2)
    assert code_of(lambda: discard(draft)) == "draft_moved"


@pytest.mark.parametrize("name", ["", "../../etc/hosts", "a" * 11, "A" * 12, "a" * 12 + "\n"])
def test_only_an_id_names_a_draft(name: str) -> None:
    assert code_of(lambda: find(name)) == "draft_missing"
    assert code_of(lambda: save(Draft(name, "demo", "", "", ""))) == "draft_missing"


def test_files_that_are_no_drafts_are_named_and_hide_none_of_the_others() -> None:
    draft = drafted()
    wrong = {
        "a" * 12: "{", "b" * 12: "[]", "c" * 12: json.dumps(asdict(draft)), "e" * 12: "{}", "f" * 12: "nul",
        "d" * 12: json.dumps(asdict(draft) | {"id": "d" * 12, "expects": "3"}),
        "0" * 12: json.dumps(asdict(draft) | {"id": "0" * 12, "state": "lost"}), "notes": "x",
    }  # fmt: skip
    for name, text in wrong.items():
        (folder() / "drafts" / f"{name}.json").write_text(text, encoding="utf-8", errors="replace")
    found = listed()
    assert (found.drafts, [file.stem for file in found.unreadable]) == ((draft,), sorted(wrong))
    assert {code_of(lambda n=name: find(n)) for name in wrong if name != "notes"} == {"draft_unreadable"}


def test_a_second_person_accepts_whose_name_is_another_however_it_is_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    for setting, required in ((None, False), ("no", False), ("required", True), ("Required ", True)):
        if setting is not None:
            monkeypatch.setenv("OUTCOMES_APPROVAL", setting)
        assert approval_required() is required
    draft = drafted(author="Kim Analyst", created_by="")
    assert code_of(lambda: accepted(draft, "Lee", 4)) == "draft_decided"  # approval is asked, and it is open still
    waiting = hand_in(draft)
    assert (waiting.state, find(draft.id).state, waiting.revision) == ("waiting", "waiting", 2)
    assert code_of(lambda: hand_in(waiting)) == "draft_decided"
    for same in ("Kim Analyst", "kim analyst", " KimAnalyst", "Kim\u200b Analyst"):
        assert code_of(lambda same=same: may_decide(waiting, same)) == "same_person"
    assert code_of(lambda: may_decide(waiting, " ")) == "signature_missing"
    done = accepted(waiting, " Lee Second ", 4, "checked")
    assert (done.state, done.decided_by, done.decided_note, done.loaded_version) == (
        "accepted", "Lee Second", "checked", 4,
    )  # fmt: skip
    assert find(draft.id) == done
    assert done.decided_at > done.created_at
    for act in (lambda: accepted(done, "Park", 5), lambda: take_back(done), lambda: discard(done)):
        assert code_of(act) == "draft_decided"
    assert code_of(lambda: rejected(waiting, "Park", "no")) == "draft_moved"


def test_a_rejected_draft_says_why_and_can_be_worked_on_again() -> None:
    waiting = hand_in(drafted())
    assert code_of(lambda: rejected(waiting, "이 검토", " ")) == "note_missing"
    sent_back = rejected(waiting, "이 검토", "단위 확인")
    assert (sent_back.state, sent_back.decided_by, sent_back.decided_note) == ("rejected", "이 검토", "단위 확인")
    again = take_back(sent_back)
    assert (again.state, again.decided_by, again.decided_at, again.answers) == ("open", "", "", FULL["answers"])
    mine = accepted(again, again.author, 7)  # where no approval is asked, the author's own signature is enough
    assert (mine.state, mine.loaded_version, mine.revision) == ("accepted", 7, 5)
    for lacking, code in (({"author": ""}, "signature_missing"), ({"note": " "}, "note_missing")):
        assert code_of(lambda lacking=lacking: hand_in(drafted(**lacking))) == code
