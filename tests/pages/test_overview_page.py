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
    ("asked", "taken", "lens"),
    [("KR-29", "KR-M12", "restated"), ("47110", "KR-47", "reported"), ("KR-M12", "KR", "reported")],
)
def test_a_region_of_another_map_is_replaced_by_the_one_it_belongs_to(asked: str, taken: str, lens: str) -> None:
    at = opened(region=asked, year="2021", lens=lens, map="2026")
    assert address(at)["region"] == taken
    assert f"주소에 적힌 지역 값 ‘{asked}’: 이 자료에 없어 ‘{taken}’" in text(at)
