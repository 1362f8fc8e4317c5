from __future__ import annotations

import pytest

from tests.pages.screen import address, opened, text

pytestmark = pytest.mark.usefixtures("lake_home")


def test_the_first_screen_opens_on_the_year_with_most_provinces_known_and_says_so() -> None:
    at = opened()
    said = text(at)
    assert address(at) == {
        "lang": "ko", "set": "published", "version": "1", "indicator": "deployments_cumulative", "year": "2018",
        "region": "KR", "regime": "then", "lens": "reported", "map": "2026",
    }  # fmt: skip
    assert "전국, 2018년 말 누적 7,903개. 2022년 말 목표 30,000개의 26.3%입니다." in said
    assert "누적 구축 수: 시·도별 수치가 가장 많이 알려진 해(17곳 중 10곳)여서 2018년을 먼저 보여 줍니다." in said
    assert "가장 최근 공표: 2024년 말 35,282개" in said


def test_regions_without_data_are_named_and_counted() -> None:
    said = text(opened(year="2018"))
    assert "2018년 시·도 17곳 가운데 10곳의 수치가 알려져 있습니다." in said
    assert "자료 없음: 서울, 울산, 강원, 전북, 전남, 경북, 제주" in said
    assert "자료 없음 (7)" in said


@pytest.mark.parametrize(
    ("year", "sentence"),
    [
        ("2020", "Korea: 19,799 deployed by the end of 2020, over the target of 17,800 for the end of 2020 (111.2%)."),
        ("2021", "Korea: 25,039 deployed by the end of 2021, over the target of 23,800 for the end of 2021 (105.2%)."),
        ("2022", "Korea: 30,144 deployed by the end of 2022, over the target of 30,000 for the end of 2022 (100.5%)."),
        ("2024", "Korea: 35,282 deployed by the end of 2024. No target was in force at that time."),
    ],
)
def test_the_first_sentence_names_level_target_and_share(year: str, sentence: str) -> None:
    assert sentence in text(opened(year=year, lang="en"))


def test_2019_is_a_year_on_which_the_methods_disagree() -> None:
    said = text(opened(year="2019"))
    assert "방법에 따라 판정이 엇갈립니다 — 경로 대비: 뒤처짐 · 추세 연장: 크게 벗어남 · 증가율 비: 계획대로." in said


def test_the_figure_of_2014_is_shown_with_low_confidence() -> None:
    assert "신뢰도 낮음" in text(opened(year="2014"))


def test_the_latest_target_judges_later_years_too() -> None:
    assert "35,282개. 2022년 말 목표 30,000개의" not in text(opened(year="2024", regime="then"))
    assert "달성률 117.6%: 목표를 넘었습니다" in text(opened(year="2024", regime="latest"))


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("indicator", ["mfg_establishments_10plus", "productivity_uplift_share", "budget_budgeted_krw"])
@pytest.mark.parametrize("year", ["2014", "2021"])
def test_any_indicator_and_year_has_a_page_with_and_without_figures(lang: str, indicator: str, year: str) -> None:
    said = text(opened(lang=lang, indicator=indicator, year=year))
    assert ("자료 없음" if lang == "ko" else "No data") in said


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_demonstration_set_is_complete_and_marked(lang: str) -> None:
    at = opened(lang=lang, set="demo")
    said, warning = text(at), at.warning[0].value
    assert ("시연 자료(가상)" if lang == "ko" else "Demonstration data (synthetic)") in warning
    assert ("시·도 17곳 가운데 17곳" if lang == "ko" else "17 of 17 provinces") in said
    assert ("인용하지 마십시오" if lang == "ko" else "not to be quoted") in said
    assert "7,903" not in said


def test_an_address_with_every_parameter_opens_what_it_says() -> None:
    query = {
        "lang": "en", "set": "published", "version": "1", "indicator": "mfg_establishments_10plus", "year": "2023",
        "region": "KR-47", "regime": "latest", "lens": "restated", "map": "2026",
    }  # fmt: skip
    at = opened(**query)
    assert address(at) == query
    said = text(at)
    assert "restated to the map of 2026" in said
    assert "16 of 16 provinces have a published figure" in said
    assert "Jeonnam-Gwangju" in said


def test_an_address_that_means_nothing_is_said_and_replaced() -> None:
    at = opened(year="1999", indicator="no_such_thing", region="KR-99")
    said = text(at)
    assert "주소에 적힌 연도 값 ‘1999’: 이 자료에 없어 ‘2018’ 값으로 바꾸어 보여 줍니다." in said
    assert "주소에 적힌 지표 값 ‘no_such_thing’" in said
    assert "주소에 적힌 지역 값 ‘KR-99’" in said
    assert address(at)["year"] == "2018"


def test_text_in_the_address_is_never_markup() -> None:
    at = opened(year="<img src=x onerror=alert(1)>")
    bodies = " ".join(element.proto.body for element in at.get("html"))
    assert "<img src=x" not in bodies
    assert "&lt;img src=x onerror=alert(1)&gt;" in bodies


def test_choosing_another_year_changes_the_address_and_the_sentence() -> None:
    at = opened()
    at.selectbox(key="bar_year").select(2020).run()
    assert address(at)["year"] == "2020"
    assert "19,799개" in text(at)
    assert "2018년 말 누적" not in text(at)


def test_reset_brings_the_defaults_back_and_keeps_the_language() -> None:
    at = opened(lang="en", year="2022", region="KR-47", regime="latest")
    next(b for b in at.button if b.label == "Reset").click().run()
    now = address(at)
    assert (now["year"], now["region"], now["regime"], now["lang"]) == ("2018", "KR", "then", "en")


def test_a_figure_opens_to_its_document_and_quotation() -> None:
    at = opened(year="2020")
    at.session_state["origin_card_level"] = True
    at.run()
    said = text(at)
    assert "ZDNet Korea · 2021-01-14" in said
    assert "누적 스마트공장은 1만9799곳에 달했다. 목표치(1만7800곳)를 상회" in said
    assert "P0004" in said


@pytest.mark.parametrize(
    ("asked", "taken", "lens", "words"),
    [
        ("KR-29", "KR-M12", "restated", "지역 ‘광주광역시’: 2026년 지도에서는 ‘전남광주통합특별시’에 합쳐져 있어"),
        ("47110", "KR-47", "reported", "지역 값 ‘경북 포항시’: 이 자료에 없어 ‘경상북도’"),
        ("KR-M12", "KR", "reported", "지역 값 ‘전남광주통합특별시’: 이 자료에 없어 ‘전국’"),
    ],
)
def test_a_region_of_another_map_is_replaced_by_the_one_it_belongs_to(
    asked: str, taken: str, lens: str, words: str
) -> None:
    at = opened(region=asked, year="2021", lens=lens, map="2026")
    assert address(at)["region"] == taken
    assert f"주소에 적힌 {words}" in text(at)


def test_additions_that_nobody_printed_are_the_difference_of_two_levels_and_say_so() -> None:
    said = text(opened(year="2018"))
    assert "2018년에 새로 구축 2,900개" in " ".join(said.split())
    assert "산출: 2018년 말 7,903개 − 2017년 말 5,003개" in said


def test_a_card_names_the_target_it_is_measured_against_where_it_is_not_the_other_cards() -> None:
    said = text(opened(year="2018"))
    assert "2022년 말 목표 30,000개 · 2022년까지 3만 개" in said
    assert "2025년 말 목표 30,000개까지 한 해 3,125개 필요 · 2017년 말 당시의 목표: 2025년까지 3만 개" in said


def test_one_other_scope_of_the_budget_is_named_and_several_are_counted_once_each() -> None:
    assert "다른 범위 1가지: 구축·고도화 596억원" in text(opened(year="2018"))
    assert "다른 범위 4가지의 수치는 출처에" in text(opened(year="2022"))  # five figures, two of them of one notice


def test_the_large_unknowns_of_the_year_and_the_closures_are_told_in_a_sentence_each() -> None:
    said = text(opened(year="2022", lang="ko"))
    assert "2022년의 수치로 공표된 것을 찾지 못한 것: 전국 집행액 (예산 세부사업 전체), 전국 생산성 향상률, " in said
    assert "시·도별 연간 구축 수(17곳 가운데 17곳), 과제별 자료." in said
    assert "2024년 말까지 지은 공장 가운데 1,321곳이 폐쇄되었고, 시·도별 수는 17곳 가운데 5곳만 알려져" in said
    english = text(opened(year="2022", lang="en"))
    assert "1,321 had closed; by province the number is known for 5 of 17." in english
    assert "project-level data." not in text(opened(year="2024", lang="en", set="demo"))


def test_the_ranking_says_that_it_is_of_raw_counts_and_a_rate_does_not() -> None:
    assert "수 자체의 순위이며" in text(opened(year="2018"))
    assert "수 자체의 순위이며" not in text(opened(indicator="productivity_uplift_share", set="demo"))


@pytest.mark.parametrize("page", ["overview", "regions"])
def test_nothing_is_called_published_that_is_made_up(page: str) -> None:
    said = text(opened(page, set="demo", year="2024", region="KR-47"))
    assert "수치가 실려 있습니다" in said
    assert "수치가 공표되어 있습니다" not in said


def test_the_matrix_scrolls_to_the_chosen_year_and_says_that_it_goes_on() -> None:
    bodies = " ".join(element.proto.body for element in opened(year="2020").get("html"))
    assert '<p class="note swipe">옆으로 밀면 다른 해가 보입니다.</p><div class="scroll sideways">' in bodies
    assert '<th scope="col" class="chosen">2020</th>' in bodies
