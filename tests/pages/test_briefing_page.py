"""The briefing: begun with a template or any chart, composed, frozen, and held against what was loaded since."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from outcomes.catalog.places import lake_folder
from outcomes.export.pack import Pack
from outcomes.store import briefing_drafts as drafts
from outcomes.store import briefings
from outcomes.store.lake import Lake
from outcomes.ui.briefing.parts import PAGES
from outcomes.ui.chart_frame import BRIEFED
from tests.pages.composing import WHERE, begun, draft_of, frozen, kept, pressed, refused, titles, written
from tests.pages.loading import uploaded
from tests.pages.screen import address, opened, text

pytestmark = pytest.mark.usefixtures("no_drafts")


def test_the_pages_that_offer_their_charts_are_those_whose_charts_can_be_made_again() -> None:
    assert tuple(PAGES) == BRIEFED


def test_the_list_offers_the_templates_and_says_whom_each_is_about() -> None:
    at = opened("briefing", **WHERE)
    said = text(at)
    assert "작성 중인 브리핑 0건" in said
    for name in ("전국 한 장 보고", "지역 방문 보고", "위원회 목표 점검", "예산 심의 자료"):
        assert name in said
    assert "위에서 시·도를 고르면 시작할 수 있습니다." in said
    assert at.button(key="begin_region").disabled
    english = opened("briefing", **(WHERE | {"lang": "en", "region": "KR-47"}))
    assert "About: Korea · 2020" in text(english)
    assert "About: North Gyeongsang · 2020" in text(english)
    assert not english.button(key="begin_region").disabled


def test_a_briefing_is_composed_frozen_and_opened_as_it_was() -> None:
    at = begun()
    assert titles(at)[0].startswith("1. 전국, 2020년 말 누적 19,799개")
    assert len(titles(at)) == 5
    written(at, "title", "s1", "내 제목")
    written(at, "remarks", "s1", "<b>굵게</b>\n=1+1")
    pressed(at, "briefing_down")
    assert (titles(at)[1], address(at)["slide"]) == ("2. 내 제목", "s1")
    pressed(at, "show_s5")
    pressed(at, "briefing_drop")
    assert (len(titles(at)), address(at)["slide"]) == (4, "s4")
    at, pack = frozen(at)
    assert [slide.key for slide in pack.slides] == ["s2", "s1", "s3", "s4"]
    assert (pack.slides[1].title, pack.slides[1].remarks) == ("내 제목", "<b>굵게</b>\n=1+1")
    assert (pack.author, pack.version, pack.name) == ("홍길동", 1, "전국 한 장 보고 (2020년)")
    assert "slide" not in at.query_params
    assert "확정한 뒤 달라진 수치가 없습니다. 지금 자료: 1판" in at.success[0].value.replace("\\", "")
    assert "전국 한 장 보고 (2020년)" in text(opened("briefing", **WHERE, open=pack.id))


def test_a_briefing_without_an_author_is_not_frozen_and_nothing_is_lost() -> None:
    before = len(briefings.listed(Lake(lake_folder("published"))))
    at = pressed(begun(), "briefing_freeze")
    assert refused(at) == ["확정하기 전에 채울 칸: 작성자"]
    assert len(briefings.listed(Lake(lake_folder("published")))) == before
    assert len(draft_of(at).slides) == 5


def test_any_chart_is_added_with_what_is_selected_and_chosen_there_and_the_way_to_it_stays() -> None:
    at = opened("compare", **WHERE, show="table", measure="per_1000")
    key = next(b.key for b in at.button if (b.key or "").startswith("brief_compare"))
    pressed(at, key)
    assert [e.value for e in at.toast] == ["‘이름 없는 브리핑’에 추가했습니다. 모두 1장입니다."]
    (draft,) = drafts.listed().drafts
    recipe = draft.slides[0]["recipe"]
    assert (recipe["page"], f"brief_{recipe['chart']}") == ("compare", key)
    parameters = dict((name, values) for name, values in recipe["parameters"])
    assert (parameters["show"], parameters["measure"], parameters["year"]) == (["table"], ["per_1000"], ["2020"])
    at.run()
    (way,) = [link.proto for link in at.get("page_link") if "추가됨" in link.proto.label]
    assert f"open={draft.id}" in way.query_string


def test_a_briefing_that_is_full_takes_no_more() -> None:
    at = opened("overview", **WHERE)
    pressed(at, "brief_map")
    (draft,) = drafts.listed().drafts
    slides = tuple(draft.slides[0] | {"key": f"s{number}"} for number in range(1, 61))
    drafts.save(replace(draft, slides=slides))
    pressed(at, "brief_map")
    assert [e.value.replace("\\", "") for e in at.toast] == ["한 브리핑에는 슬라이드를 60장까지 넣을 수 있습니다."]
    assert len(drafts.find(draft.id).slides) == 60


def test_a_slide_of_words_and_a_suggested_sentence_are_added() -> None:
    at = begun()
    for key in (f"briefing_adding_{address(at)['open']}", "briefing_suggestions"):
        at.session_state[key] = True
    at.run()
    pressed(at, "suggest_s1_0")
    pressed(at, "briefing_add_words")
    assert titles(at)[-1] == "6. 제목 없는 슬라이드"
    assert address(at)["slide"] == "s6"
    assert draft_of(at).slides[0]["remarks"] == "전국의 2020년 말 누적 구축 수는 19,799개입니다."


def test_a_briefing_of_demonstration_figures_is_marked_and_opened_by_switching_to_them() -> None:
    at, pack = frozen(begun("region", lang="en", set="demo", region="KR-47"), "demo")
    assert (pack.synthetic, pack.lang, pack.name) == (
        True,
        "en",
        "North Gyeongsang: Report for a visit to a region (2020)",
    )
    assert at.warning[0].value.startswith("Demonstration data (synthetic)")
    assert {slide.exhibit.cells == () for slide in pack.slides if slide.exhibit} == {False}
    at = pressed(opened("briefing", **WHERE, open=pack.id), "briefing_other_set")
    assert (address(at)["set"], address(at)["open"]) == ("demo", pack.id)
    assert "North Gyeongsang: Report for a visit to a region (2020)" in text(at)


def test_a_frozen_briefing_is_copied_as_it_is_and_made_anew() -> None:
    at, pack = frozen(begun())
    at.text_input(key=f"copy_name_{pack.id}").set_value("둘째").run()
    pressed(at, "briefing_copy_same")
    copy = kept(address(at)["open"])
    assert (copy.name, copy.copied_from, copy.slides) == ("둘째", pack.id, pack.slides)
    pressed(at, "briefing_copy_anew")
    assert len(titles(at)) == len(pack.slides)
    assert draft_of(at).based_on == copy.id


def test_what_was_loaded_since_is_listed_and_what_was_frozen_stays(own_home: Path) -> None:
    _, pack = frozen(begun())
    uploaded(19500, "provisional", "잠정 실적을 다시 셈")
    said, warned = reopened(pack)
    assert warned == "확정한 뒤 수치 1건이 달라졌습니다. 지금 만들면 슬라이드에서 다르게 표시될 곳: 0곳"
    assert "없음 19,500개 · 잠정 2판 · 홍길동" in said
    uploaded(19900, "actual", "확정 실적")
    said, warned = reopened(pack)
    assert warned.startswith("확정한 뒤 수치 1건이 달라졌습니다.")
    assert "없음 19,900개 · 실적 3판 · 홍길동" in said
    assert "누적 구축 수 19,799개 19,900개" in said
    assert kept(pack.id) == pack
    assert pack.slides[0].cards[0].value == "19,799개"


def reopened(pack: Pack) -> tuple[str, str]:
    """Everything the frozen briefing's page says now, and its warning."""
    at = opened("briefing", **WHERE, open=pack.id)
    return " ".join(text(at).split()), " ".join(w.value.replace("\\", "") for w in at.warning)
