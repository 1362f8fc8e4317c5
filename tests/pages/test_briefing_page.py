"""The briefing: begun with a template or any chart, composed, frozen, and held against what was loaded since."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from outcomes.catalog.places import lake_folder
from outcomes.export.pack import Pack, from_json
from outcomes.store import briefing_drafts as drafts
from outcomes.store import briefings
from outcomes.store.lake import Lake
from outcomes.ui.briefing.parts import PAGES
from outcomes.ui.chart_frame import BRIEFED
from tests.pages.loading import uploaded
from tests.pages.screen import address, opened, text

pytestmark = pytest.mark.usefixtures("own_home")

WHERE = {"lang": "ko", "year": "2020", "region": "KR", "indicator": "deployments_cumulative"}


def pressed(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click().run()
    assert [e.value for e in at.exception] == []
    return at


def begun(template: str = "national", **query: str) -> AppTest:
    return pressed(opened("briefing", **(WHERE | query)), f"begin_{template}")


def frozen(at: AppTest) -> tuple[AppTest, Pack]:
    draft = address(at)["open"]
    at.text_input(key=f"author_{draft}").set_value("홍길동").run()
    pressed(at, "briefing_freeze")
    id = address(at)["open"]
    return at, from_json(briefings.content(Lake(lake_folder("published")), id), id)


def titles(at: AppTest) -> list[str]:
    return [b.label for b in at.button if (b.key or "").startswith("show_")]


def test_the_pages_that_offer_their_charts_are_those_whose_charts_can_be_made_again() -> None:
    assert tuple(PAGES) == BRIEFED


def test_the_list_offers_the_templates_and_says_that_nothing_is_frozen_yet() -> None:
    said = text(opened("briefing", **WHERE))
    assert "확정한 브리핑 0건, 만들고 있는 브리핑 0건" in said
    for name in ("전국 한 장 보고", "지역 방문 보고", "위원회 목표 점검", "예산 심의 자료"):
        assert name in said
    english = text(opened("briefing", **(WHERE | {"lang": "en"})))
    assert "National one-page report" in english


def test_a_briefing_is_composed_frozen_and_opened_as_it_was() -> None:
    at = begun()
    draft = address(at)["open"]
    assert titles(at)[0].startswith("1. 전국, 2020년 말 누적 19,799개")
    assert len(titles(at)) == 5
    at.text_input(key=f"title_{draft}_s1").set_value("내 제목").run()
    at.text_area(key=f"remarks_{draft}_s1").set_value("<b>굵게</b>\n=1+1").run()
    pressed(at, "down_s1")
    pressed(at, "drop_s5")
    assert [title.split(". ", 1)[1][:4] for title in titles(at)][1] == "내 제목"
    at, pack = frozen(at)
    assert [slide.key for slide in pack.slides] == ["s2", "s1", "s3", "s4"]
    assert (pack.slides[1].title, pack.slides[1].remarks) == ("내 제목", "<b>굵게</b>\n=1+1")
    assert (pack.author, pack.version, pack.name) == ("홍길동", 1, "전국 한 장 보고 (2020년)")
    assert "확정한 뒤 달라진 수치가 없습니다. 지금 자료: 1판" in at.success[0].value.replace("\\", "")
    assert "전국 한 장 보고 (2020년)" in text(opened("briefing", **WHERE, open=pack.id))


def test_a_briefing_without_an_author_is_not_frozen_and_nothing_is_lost() -> None:
    at = pressed(begun(), "briefing_freeze")
    assert [e.value.replace("\\", "") for e in at.error] == ["확정하기 전에 채울 칸: 작성자"]
    assert briefings.listed(Lake(lake_folder("published"))) == ()
    assert len(drafts.listed().drafts[0].slides) == 5


def test_any_chart_is_added_with_what_is_selected_and_chosen_there() -> None:
    at = opened("compare", **WHERE, show="table", measure="per_1000")
    pressed(at, next(b.key for b in at.button if (b.key or "").startswith("brief_compare")))
    assert [e.value for e in at.toast] == ["‘이름 없는 브리핑’에 넣었습니다. 모두 1장입니다."]
    (draft,) = drafts.listed().drafts
    recipe = draft.slides[0]["recipe"]
    assert recipe["page"] == "compare"
    parameters = dict((name, values) for name, values in recipe["parameters"])
    assert (parameters["show"], parameters["measure"], parameters["year"]) == (["table"], ["per_1000"], ["2020"])


def test_a_slide_of_words_and_a_suggested_sentence_are_added() -> None:
    at = pressed(begun(), "briefing_add_words")
    assert titles(at)[-1] == "6. 제목 없는 장"
    pressed(at, "suggest_s1_0")
    draft = drafts.listed().drafts[0]
    assert draft.slides[0]["remarks"] == "전국의 2020년 말 누적 구축 수는 19,799개입니다."


def test_what_was_loaded_since_is_listed_and_what_was_frozen_stays() -> None:
    at, pack = frozen(begun())
    uploaded(19500, "provisional", "잠정 실적을 다시 셈")
    said, warned = reopened(pack)
    assert warned == "확정한 뒤 수치 1건이 달라졌습니다. 지금 만들면 장의 0곳이 다르게 인쇄됩니다."
    assert "없음 19,500개 · 잠정 2판 · 홍길동" in said
    uploaded(19900, "actual", "확정 실적")
    said, warned = reopened(pack)
    assert warned.startswith("확정한 뒤 수치 1건이 달라졌습니다.")
    assert "없음 19,900개 · 실적 3판 · 홍길동" in said
    assert "누적 구축 수 19,799개 19,900개" in said
    again = from_json(briefings.content(Lake(lake_folder("published")), pack.id), pack.id)
    assert again == pack
    assert pack.slides[0].cards[0].value == "19,799개"


def reopened(pack: Pack) -> tuple[str, str]:
    """Everything the frozen briefing's page says now, and its warning."""
    at = opened("briefing", **WHERE, open=pack.id)
    return " ".join(text(at).split()), " ".join(w.value.replace("\\", "") for w in at.warning)


def test_a_frozen_briefing_is_copied_as_it_is_and_made_anew() -> None:
    at, pack = frozen(begun())
    at.text_input(key=f"copy_name_{pack.id}").set_value("둘째").run()
    pressed(at, "briefing_copy_same")
    id = address(at)["open"]
    copy = from_json(briefings.content(Lake(lake_folder("published")), id), id)
    assert (copy.name, copy.copied_from, copy.slides) == ("둘째", pack.id, pack.slides)
    pressed(at, "briefing_copy_anew")
    assert len(titles(at)) == len(pack.slides)
    assert drafts.listed().drafts[0].based_on == id


def test_a_briefing_that_is_not_there_is_said_and_the_list_is_shown() -> None:
    said = text(opened("briefing", **WHERE, open="123456789abc"))
    assert "123456789abc" in said
    assert "확정한 브리핑 0건" in said
