from __future__ import annotations

import re

import pytest

from tests.pages.screen import opened, text

pytestmark = pytest.mark.usefixtures("lake_home")


def said(**query: str) -> str:
    return re.sub(r"\s+", " ", text(opened("targets", **query)))


def row(page: str, start: str) -> str:
    """Give the words of the page from a row's name on."""
    return page[page.index(start) : page.index(start) + 900]


def test_the_first_sentence_counts_the_targets_that_are_reached() -> None:
    page = said(year="2020", indicator="deployments_annual")
    assert "2020년 연간 구축 수: 목표가 있는 12건 가운데 6건이 목표에 이르렀습니다." in page
    assert "당시의 목표 기준: 달성 6건 · 판정할 수 없음 6건" in page


def test_a_technopark_is_judged_by_each_target_that_was_printed_and_is_not_its_province() -> None:
    page = row(said(year="2021", indicator="deployments_annual"), "경북테크노파크 경상북도 소재 기관")
    assert "시·도 전체가 아님 260 162 다른 출처 160 160.5% 다른 출처 162.5% +60.5% ▲ 달성" in page
    assert "260 ÷ 162 = 160.5% · 60.5% 초과" in page
    assert "160개 · 산출한 목표 · 260 ÷ 160 = 162.5%" in page


def test_gyeongnam_reached_its_own_count_a_year_early() -> None:
    page = said(year="2021", indicator="deployments_cumulative", lang="en")
    assert (
        "South Gyeongsang Since August 2018 (Gyeongnam's own) 2,030 2,000 by end of 2022 101.5% 0"
        " ▲ Reached 1 yr before the deadline"
    ) in page
    assert "2,030 ÷ 2,000 = 101.5%" in page


@pytest.mark.parametrize(
    ("year", "target", "share"),
    [("2020", "17,800", "111.2%"), ("2021", "23,800", "105.2%"), ("2022", "30,000", "100.5%")],
)
def test_the_nation_is_measured_by_the_path_that_was_published(year: str, target: str, share: str) -> None:
    page = said(year=year, indicator="deployments_cumulative")
    assert re.search(rf"÷ {target} = {share} · [\d.]+% 초과", page)


def test_2019_shows_two_verdicts_on_the_same_figures() -> None:
    page = said(year="2019", indicator="deployments_cumulative")
    nation = row(page, "전국 12,660")
    assert "전국 12,660 30,000 2022년 말까지 42.2% 5,780 ◆ 판정 엇갈림 ▼ 뒤처짐 ▼ 크게 벗어남 ▲ 계획대로" in nation
    assert "(12,660 − 7,903) ÷ (13,427.25 − 7,903) = 0.86" in nation
    assert "60.2% ÷ 39.6% = 1.52" in nation
    assert "증가율 비 1.52(계획대로), 직선 경로 대비 0.86(뒤처짐)." in page


def test_what_is_needed_a_year_is_rounded_up_so_that_nobody_who_keeps_to_it_falls_short() -> None:
    page = said(year="2018", indicator="deployments_cumulative")
    assert "전국 7,903 30,000 2022년 말까지 26.3% 5,525 " in page
    assert "(30,000 − 7,903) ÷ (2022 − 2018) = 5,524.25 · 모자라지 않게 올림하여 5,525개" in page
    at = opened("targets", year="2018", lang="en")
    at.session_state["table_targets_deployments_cumulative"] = True
    assert "5,525" in text(at.run())


def test_a_plan_is_not_judged_but_says_what_it_requires() -> None:
    page = said(year="2017", indicator="deployments_cumulative")
    assert "부산광역시: 2020년 말 430개 계획 2016년 말 실적 165개: 한 해 67개 필요" in page
    assert "2017년까지 계획한 추가 70개 이상 반영: 한 해 65개 필요" in page


def test_the_switch_moves_the_bar_and_the_verdict() -> None:
    at = opened("targets", year="2017", indicator="deployments_cumulative")
    then = re.sub(r"\s+", " ", text(at))
    at.segmented_control(key="targets_regime").set_value("latest").run()
    latest = re.sub(r"\s+", " ", text(at))
    assert (at.session_state["bar_regime"], at.session_state["address_regime"]) == ("latest", "latest")
    assert "30,000 2022년 말까지" in latest
    assert ("30,000 2025년 말까지" in then, "30,000 2025년 말까지" in latest) == (True, False)


def test_provinces_without_a_target_are_named() -> None:
    page = said(year="2021", indicator="deployments_cumulative")
    assert "판정할 목표가 공표되지 않은 시·도: 서울, 부산, 울산, 경기, 강원, 충북, 전북, 제주" in page


def test_a_year_without_targets_leads_to_those_that_have_some() -> None:
    at = opened("targets", year="2014", indicator="deployments_annual")
    assert "2014년 연간 구축 수: 판정할 목표가 공표되지 않았습니다." in text(at)
    at.button(key="targets_year_2021").click().run()
    assert at.session_state["address_year"] == "2021"
    assert "목표가 있는 6건 가운데 3건이" in text(at)


def test_the_chosen_region_stands_below_the_nation_and_the_order_can_be_changed() -> None:
    at = opened("targets", year="2020", set="demo", indicator="deployments_cumulative", region="KR-50")
    names = re.findall(r'class="who"><b>([^<]+)', " ".join(e.proto.body for e in at.get("html")))
    assert names[:3] == ["전국", "세종특별자치시", "대구광역시"]
    at.segmented_control(key="targets_order").set_value("required").run()
    assert at.query_params["order"] == "required"
    names = re.findall(r'class="who"><b>([^<]+)', " ".join(e.proto.body for e in at.get("html")))
    assert names[:3] == ["전국", "세종특별자치시", "경기도"]


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("set_id", ["published", "demo"])
@pytest.mark.parametrize("regime", ["then", "latest"])
@pytest.mark.parametrize("year", ["2014", "2022", "2025"])
def test_any_year_has_a_page_and_the_methods_are_explained(lang: str, set_id: str, regime: str, year: str) -> None:
    page = said(lang=lang, set=set_id, regime=regime, year=year)
    assert ("판정을 한 낱말로 적는 규칙" if lang == "ko" else "When one word stands for all methods") in page
    assert ("1.52" in page) == (set_id == "published")


def test_the_table_in_files_has_numbers_of_every_method() -> None:
    at = opened("targets", year="2019", indicator="deployments_cumulative", lang="en")
    at.session_state["table_targets_deployments_cumulative"] = True
    at.run()
    page = re.sub(r"\s+", " ", text(at))
    assert "Actual (count) Target (count) Final target (count) Due year Attainment (%)" in page
    assert "Korea 12,660 – 30,000 2022 – 42.2 13,427 5,780 0.86 20,120 57.0 1.52 Behind Off course On track" in page
