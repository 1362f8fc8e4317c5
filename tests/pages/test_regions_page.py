from __future__ import annotations

import re

import pytest

from tests.pages.screen import opened, text

pytestmark = pytest.mark.usefixtures("lake_home")


def region(id: str, year: str = "2021", lang: str = "ko", **more: str) -> str:
    return text(opened("regions", region=id, year=year, lang=lang, **more))


def test_a_technopark_never_stands_for_its_province() -> None:
    said = region("KR-47")
    assert "경상북도, 2021년 말 누적 구축 수: 공표된 수치를 찾지 못했습니다." in said
    assert "지역 안의 기관이 밝힌 2021년 수치(지역 전체가 아님): 경북테크노파크 260개 (구축)." in said
    assert "경북테크노파크: 2021년 260개" in said


@pytest.mark.parametrize(
    "figure",
    [
        "160개 · 산출한 목표",
        "162개 · 목표",
        "162.5%",
        "207억원",
        "43.38억원",
        "43.07억원",
        "3개 · 실적",
        "33개사 · 실적",
    ],
)
def test_every_figure_of_the_gyeongbuk_document_is_on_its_page(figure: str) -> None:
    assert figure in region("KR-47")


def test_grades_operators_and_agreements_stand_on_the_timeline() -> None:
    said = region("KR-47")
    assert "2020년에 실시한 운영성과평가에서 최우수(S) 등급" in said
    assert "2021년에 실시한 운영성과평가에서 최우수(S) 등급" in said
    assert "2016–2018 2016~2018년 포항창조경제혁신센터가 포항시의 스마트공장 지원을 맡음" in " ".join(said.split())
    assert "2019– 2019년부터 포항테크노파크가" in " ".join(said.split())


def test_pohang_has_experts_and_departments_and_no_deployment_count_of_its_own_in_2020() -> None:
    at = opened("regions", region="KR-47", year="2019")
    said = " ".join(text(at).split())
    assert "80명 · 실적 · 약" in said
    assert "5개 부서" in said or "5부서" in said or "5개 · 실적" in said
    at.session_state["table_towns"] = True
    at.run()
    assert "포항시 자료 없음" in " ".join(text(at).split())


def test_gyeongnam_counts_from_two_starts_in_two_charts_and_names_another_project_apart() -> None:
    said = " ".join(region("KR-48").split())
    assert "지역 전체: 2021년 2,030개 누적 구축 수 · 2018년 8월부터(경남 자체)" in said
    assert "2018년 8월부터(경남 자체) 2,030개 · 실적" in said
    assert "2,000개 · 목표" in said
    assert "480억원" in said
    assert "다른 사업" in said
    assert "10.0~20.0%" in said


def test_busan_2016_asks_for_66_a_year_and_for_65_after_the_planned_year() -> None:
    said = region("KR-26", year="2016")
    assert "2016년 말 165개, 2020년 계획 430개까지 한 해 67개 필요." in said
    assert "2017년 계획 70개 이상, 이를 더하면 2020년 계획 430개까지 한 해 65개 필요." in said


def test_jeonbuk_2024_selected_seventy_of_which_sixty_basic() -> None:
    said = " ".join(region("KR-45", year="2024").split())
    for figure in ("70개사 · 실적", "기초 단계 60개사 · 실적", "10개사 · 산출", "40개사 · 실적", "14개"):
        assert figure in said, figure


def test_the_nation_shows_the_2022_notice_and_the_published_uplifts_side_by_side() -> None:
    said = " ".join(region("KR", year="2022").split())
    assert "통합공고 총액 3,663억원" in said
    assert "23.0%" in said
    assert "2,800개" in said


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("id", ["KR", "KR-11", "KR-26", "KR-49", "KR-50"])
def test_every_kind_of_region_has_a_page_in_both_languages(id: str, lang: str) -> None:
    assert ("근거 문서" if lang == "ko" else "Documents") in region(id, lang=lang)


@pytest.mark.parametrize("id", ["KR-47", "KR-50", "KR"])
def test_the_demonstration_set_fills_the_page(id: str) -> None:
    said = region(id, year="2024", set="demo")
    assert "시연 자료(가상)" in said
    assert "2024년 말 누적" in said


def test_the_merged_region_has_a_page_under_the_restated_lens() -> None:
    said = region("KR-M12", year="2021", lens="restated", map="2026")
    assert "전남광주통합특별시, 2021년 말 누적 1,748개" in said  # 광주 870 + 전남 878


def test_a_target_without_an_actual_figure_is_not_said_to_be_missing() -> None:
    said = region("KR-47", year="2022")
    assert "2021년 말 실적이 없어 한 해에 얼마가 필요했는지 셈할 수 없음" in said
    assert "판정할 목표 없음" not in said


def test_the_additions_of_the_nation_are_told_alike_by_card_and_text() -> None:
    said = " ".join(region("KR", year="2018").split())
    assert "2018년 한 해의 구축은 두 해 누적의 차로 셈하여 2,900개 [" in said
    assert "연간 구축 수(" not in said.split("2018년 전국의 대표 지표")[1].split("찾지 못했습니다")[0]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("ko", "누적 목표와 연간 목표는 따로 판정합니다(누적: 계획대로, 연간:"),
        ("en", "are judged apart (total: On track; year:"),
    ],
)
def test_totals_and_single_years_are_said_to_be_judged_apart(lang: str, words: str) -> None:
    assert words in region("KR-47", year="2025", set="demo", lang=lang)


@pytest.mark.parametrize(
    ("lang", "set_id", "ticks"),
    [
        ("ko", "demo", "막대 위의 가로선: 그해의 목표"),
        ("en", "published", "Stroke across a bar: the target of that year"),
    ],
)
def test_what_the_marks_of_a_path_stand_for_is_said_below_it(lang: str, set_id: str, ticks: str) -> None:
    at = opened("regions", region="KR-47", set=set_id, lang=lang)
    legends = [e.proto.body for e in at.get("html") if 'class="legend signs"' in e.proto.body]
    said = [re.sub(r"<[^>]+>", "", body) for body in legends]
    assert ticks in said
    assert any(body.startswith("① ") for body in said) == (set_id == "demo")  # the published level has no figures
