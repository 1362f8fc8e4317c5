"""A draft that is open twice, gone, damaged, of the other set or language: said, and nothing typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcomes.store import briefing_drafts as drafts
from outcomes.store.briefing_drafts import BriefingDraft
from tests.pages.composing import WHERE, begun, draft_of, kept, pressed, refused, titles, written
from tests.pages.screen import address, opened, text

pytestmark = pytest.mark.usefixtures("no_drafts")


def test_a_slide_that_was_taken_out_is_put_back_with_its_words() -> None:
    at = begun()
    written(at, "remarks", "s1", "아낄 글")
    pressed(at, "briefing_drop")
    assert [slide["key"] for slide in draft_of(at).slides] == ["s2", "s3", "s4", "s5"]
    pressed(at, "briefing_put_back")
    assert [(slide["key"], slide["remarks"]) for slide in draft_of(at).slides][:2] == [("s1", "아낄 글"), ("s2", "")]


def test_what_was_typed_is_frozen_though_the_click_comes_with_it() -> None:
    at = begun()
    id = address(at)["open"]
    at.text_input(key=f"author_{id}").set_value("홍길동")
    at.text_area(key=f"notes_{id}_s1").set_value("천천히")
    pressed(at, "briefing_freeze")
    pack = kept(address(at)["open"])
    assert (pack.author, pack.slides[0].notes) == ("홍길동", "천천히")


def test_two_windows_change_different_things_and_both_are_kept() -> None:
    one = begun()
    other = opened("briefing", **WHERE, open=address(one)["open"])
    written(one, "remarks", "s1", "첫째 창")
    written(other, "notes", "s1", "둘째 창")
    slide = draft_of(one).slides[0]
    assert (slide["remarks"], slide["notes"]) == ("첫째 창", "둘째 창")
    assert [e.value for e in other.toast] == [
        "다른 창에서도 이 브리핑을 고쳤습니다. 두 곳에서 고친 것을 모두 저장했습니다."
    ]


def test_two_windows_change_the_same_field_and_neither_text_is_lost() -> None:
    one = begun()
    other = opened("briefing", **WHERE, open=address(one)["open"])
    written(one, "remarks", "s1", "첫째 창")
    written(other, "remarks", "s1", "둘째 창")
    assert draft_of(one).slides[0]["remarks"] == "첫째 창"
    said = " ".join(text(other).split())
    assert "저장하지 못한 글: 슬라이드에 적을 글 그사이 다른 창에서 같은 칸을 고쳤습니다." in said
    assert "둘째 창 지금 저장된 글: 첫째 창" in said
    pressed(other, "briefing_left_take_0")
    assert draft_of(one).slides[0]["remarks"] == "둘째 창"
    assert "저장하지 못한 글" not in text(other)


def test_what_another_window_changed_is_not_frozen_unseen() -> None:
    one = begun()
    other = opened("briefing", **WHERE, open=address(one)["open"])
    written(one, "title", "s1", "첫째 창")
    id = address(one)["open"]
    other.text_input(key=f"author_{id}").set_value("홍길동")
    pressed(other, "briefing_freeze")
    assert [said.split(".")[0] for said in refused(other)] == [
        "다른 창에서 이 브리핑을 고쳤거나 새 자료가 올라와 확정하지 않았습니다"
    ]
    pressed(other, "briefing_freeze")
    assert kept(address(other)["open"]).slides[0].title == "첫째 창"
    again = opened("briefing", **WHERE, open=id)
    assert again.success[0].value.startswith("확정한 뒤")


def test_a_draft_that_was_discarded_elsewhere_is_said_and_the_typed_text_stays() -> None:
    one = begun()
    other = opened("briefing", **WHERE, open=address(one)["open"])
    id = address(one)["open"]
    pressed(one, "briefing_discard_sure")
    assert address(one)["open"] == "list"
    written(other, "remarks", "s1", "남을 글")
    assert [w.value.replace("\\", "") for w in other.warning] == [
        f"이 브리핑은 없습니다. 다른 창에서 삭제했거나 주소가 잘못되었습니다: {id}"
    ]
    assert "남을 글" in text(other)
    pressed(other, "briefing_left_forget_0")
    assert "남을 글" not in text(other)


def test_a_damaged_draft_is_named_and_hides_nothing(kept_home: Path) -> None:
    at = begun()
    damaged = kept_home / "briefing-drafts" / "0123456789ab.json"
    damaged.write_text("{", encoding="utf-8")
    again = opened("briefing", **WHERE)
    assert [said.rsplit(": ", 1)[1] for said in refused(again)] == ["0123456789ab.json"]
    assert "작성 중인 브리핑 1건" in text(again)
    asked = opened("briefing", **WHERE, open="0123456789ab")
    assert refused(asked)[0].startswith("읽을 수 없는 브리핑 초안입니다")
    assert len(draft_of(at).slides) == 5


def test_a_draft_of_the_other_set_is_said_and_not_shown() -> None:
    draft = drafts.save(drafts.new_draft("demo", "시연용 보고", "홍길동", "ko"))
    at = opened("briefing", **WHERE, open=draft.id)
    assert [i.value.replace("\\", "") for i in at.info] == [
        "‘시연용 보고’ 브리핑은 시연 자료(가상)의 것이어서 여기서는 열리지 않습니다. 지금 보는 자료: 공표 자료"
    ]
    assert at.button(key="briefing_other_set").label == "시연 자료(가상)에서 열기"


def test_a_draft_keeps_its_language_and_says_so() -> None:
    at = begun(lang="en")
    id = address(at)["open"]
    assert titles(at)[0].startswith("1. Korea: 19,799 deployed by the end of 2020")
    at = opened("briefing", **WHERE, open=id)
    assert titles(at)[0].startswith("1. Korea: 19,799")
    assert "이 브리핑은 영어로 작성합니다." in text(at)


def test_a_briefing_that_is_not_there_is_said_and_the_list_is_shown() -> None:
    at = opened("briefing", **WHERE, open="123456789abc", slide="s3")
    assert "123456789abc" in at.warning[0].value
    assert "새로 만들기" in text(at)
    assert "slide" not in at.query_params


def test_a_text_that_a_click_and_its_field_keep_at_once_is_kept_once(monkeypatch: pytest.MonkeyPatch) -> None:
    at = begun()
    save = drafts.save

    def beaten(draft: BriefingDraft) -> BriefingDraft:
        """The field's own answer saves the same text first, in another thread of this session."""
        monkeypatch.setattr(drafts, "save", save)
        save(draft)
        return save(draft)

    monkeypatch.setattr(drafts, "save", beaten)
    written(at, "remarks", "s1", "한 번만")
    assert draft_of(at).slides[0]["remarks"] == "한 번만"
    assert "저장하지 못한 글" not in text(at)
    assert [e.value for e in at.error] == []
