"""Briefings that are composed survive whatever happens to a screen, and two writers do not overwrite each other."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from outcomes.store import drafts as uploads
from outcomes.store.briefing_drafts import BriefingDraft, discard, find, listed, new_draft, save
from outcomes.store.engine import StoreError

SLIDES = ({"key": "s1", "title": "당초 <b>목표</b> 😀", "recipe": {"year": ["2021"], "n": 1.5, "none": None}}, {})


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OUTCOMES_HOME", str(tmp_path))
    return tmp_path / "briefing-drafts"


def drafted(**given: object) -> BriefingDraft:
    made = new_draft("published", "도지사 보고", "김 발표", "ko", slides=SLIDES, template="region", based_on="a" * 12)
    return save(replace(made, **given))


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(StoreError) as refused:
        act()
    return refused.value.code


def test_a_draft_is_found_again_as_it_was_saved(own_home: Path) -> None:
    draft = drafted()
    assert (draft.revision, draft.slides, draft.template, draft.based_on, draft.pack, len(draft.id)) == (
        1, SLIDES, "region", "a" * 12, "", 12,
    )  # fmt: skip
    assert find(draft.id) == draft
    frozen = save(replace(draft, name="\ud800 half a letter", slides=({"list": (1, 2)},), pack="b" * 12))
    assert frozen == replace(draft, revision=2, name="\ud800 half a letter", slides=({"list": [1, 2]},), pack="b" * 12)
    assert find(draft.id) == frozen
    assert [file.name for file in own_home.glob("*.json")] == [f"{draft.id}.json"]


def test_drafts_are_listed_newest_first_and_are_gone_when_discarded() -> None:
    assert (listed().drafts, listed().unreadable) == ((), ())
    older, newer = drafted(set_id="demo"), drafted()
    assert listed().drafts == (newer, older)
    discard(older)
    assert (listed().drafts, code_of(lambda: find(older.id))) == ((newer,), "briefing_draft_missing")
    for act in (lambda: save(older), lambda: discard(older)):
        assert code_of(act) == "briefing_draft_missing"


def test_of_eight_writers_at_once_one_saves_and_seven_are_told() -> None:
    draft, together = drafted(), threading.Barrier(8)

    def write(n: int) -> str:
        together.wait(30)
        try:
            return save(replace(draft, name=str(n))).name
        except StoreError as error:
            return error.code

    with ThreadPoolExecutor(8) as pool:
        told = list(pool.map(write, range(8)))
    assert sorted(told)[1:] == ["briefing_draft_moved"] * 7
    assert (find(draft.id).name, find(draft.id).revision) == (sorted(told)[0], 2)
    assert code_of(lambda: discard(draft)) == "briefing_draft_moved"


@pytest.mark.parametrize("name", ["", "../../etc/hosts", "a" * 11, "A" * 12, "a" * 12 + "\n"])
def test_only_an_id_names_a_draft(name: str) -> None:
    assert code_of(lambda: find(name)) == "briefing_draft_missing"
    assert code_of(lambda: save(BriefingDraft(name, "demo", "", "", "ko", ""))) == "briefing_draft_missing"


def test_files_that_are_no_drafts_are_named_and_hide_none_of_the_others(own_home: Path) -> None:
    draft = drafted()
    plain = asdict(draft)
    wrong = {
        "a" * 12: "{", "b" * 12: "[]", "c" * 12: json.dumps(plain), "e" * 12: "{}", "f" * 12: "nul",
        "d" * 12: json.dumps(plain | {"id": "d" * 12, "slides": {}}),
        "0" * 12: json.dumps(plain | {"id": "0" * 12, "slides": ["no object"]}),
        "1" * 12: json.dumps(plain | {"id": "1" * 12, "name": None}), "notes": "x",
    }  # fmt: skip
    for name, text in wrong.items():
        (own_home / f"{name}.json").write_text(text, encoding="utf-8")
    found = listed()
    assert (found.drafts, [file.stem for file in found.unreadable]) == ((draft,), sorted(wrong))
    assert {code_of(lambda n=name: find(n)) for name in wrong if name != "notes"} == {"briefing_draft_unreadable"}


def test_drafts_of_briefings_and_of_uploads_lie_apart() -> None:
    upload = uploads.save(uploads.new_draft("published", "a" * 64, "2024.xlsx"))
    draft = drafted()
    assert (listed().drafts, uploads.listed().drafts) == ((draft,), (upload,))
    assert code_of(lambda: find(upload.id)) == "briefing_draft_missing"


def test_a_folder_that_cannot_be_made_is_named(own_home: Path) -> None:
    own_home.write_text("in the way", encoding="utf-8")
    assert code_of(drafted) == "folder_not_writable"
