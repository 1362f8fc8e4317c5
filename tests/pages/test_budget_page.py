from __future__ import annotations

import re
from functools import cache

import pytest

from tests.pages.screen import address, opened, text

pytestmark = pytest.mark.usefixtures("lake_home")


@cache
def said(**query: str) -> str:
    return re.sub(r"\s+", " ", text(opened("budget", **query)))


def test_the_budgets_of_2022_stand_side_by_side_and_are_not_mixed() -> None:
    page = said(year="2022")
    assert "2022년 전국: 예산 3,570.37억원 가운데 얼마를 집행했는지 공표되지 않아 판정할 수 없습니다." in page
    assert "같은 해의 예산이 범위에 따라 5가지입니다: 1,169억원~3,663억원" in page
    for line in (
        "통합공고 총액 3,663억원 · 예산",
        "예산 세부사업 전체 3,570.37억원 · 예산",
        "국회 자료가 인용한 예산 3,466억원 · 예산",
        "정부 지원형 2,475억원 · 예산",
        "기초 단계 예산 1,169억원 · 예산",
    ):
        assert page.count(line) == 1
    assert "더하지 않습니다" in page
    assert re.search(r"13,17[0-9]|14,34[0-9]", page) is None  # no sum of them


def test_the_same_amount_from_one_document_said_twice_is_one_bar_with_both_fact_ids() -> None:
    at = opened("budget", year="2022")
    at.session_state["table_budget_scopes"] = True
    page = re.sub(r"\s+", " ", text(at.run()))
    assert "통합공고 총액 3,663 2022 예산 서울경제TV P0052, S0044" in page


def test_a_scope_is_chosen_in_the_address_and_the_page_answers_in_it() -> None:
    assert "2022년 전국: 예산 2,475억원 가운데" in said(year="2022", scope="gov_track")
    page = said(year="2022", scope="gov_track", lang="en")
    assert "2022, Korea: how much of the budget of ₩247.5 bn was executed is not published" in page
    assert "Scope of the budget: Government track." in page


@pytest.mark.parametrize(
    ("unit", "ko", "en"),
    [
        ("eok", "3,570.37억원", "₩357.037 bn"),
        ("million", "357,037백만원", "₩357,037 m"),
        ("thousand", "357,037,000천원", "₩357,037,000 k"),
        ("won", "357,037,000,000원", "₩357,037,000,000"),
    ],
)
def test_one_switch_changes_the_unit_of_every_amount(unit: str, ko: str, en: str) -> None:
    page = said(year="2022", unit=unit)
    assert f"예산 {ko} 가운데" in page
    assert f"예산 세부사업 전체 {ko} · 예산" in page
    assert f"the budget of {en} was" in said(year="2022", unit=unit, lang="en")


def test_a_technoparks_money_is_shown_and_is_not_its_provinces() -> None:
    page = said(year="2021", region="KR-47")
    assert "2021년 경상북도: 지역 전체의 예산과 집행액이 공표되지 않았습니다." in page
    assert "경북테크노파크 · 국비 207억원 · 예산" in page
    assert "경북테크노파크 · 추가 확보한 국비 · 추가 예산 43.38억원 · 실적" in page
    assert "경북테크노파크 · 신규 사업비 · 추가 예산 43.07억원 · 실적" in page
    assert "250.38억원 · 산출" in page
    assert "테크노파크와 기업의 금액은 지역 전체의 금액이 아닙니다." in page


def test_money_over_several_years_is_told_apart() -> None:
    page = said(year="2024")
    assert "2014–2024 사업 전체(구분 없음) · 집행액 21,410억원 · 실적" in page
    assert "여러 해에 걸친 금액은 한 해의 금액과 견줄 수 없습니다." in page


def test_executed_money_without_a_budget_is_not_judged() -> None:
    page = said(year="2022", region="KR-44")
    assert "2022년 충청남도: 22.46억원 집행. 견줄 예산이 공표되지 않아 집행률을 판정할 수 없습니다." in page


def test_an_approximate_budget_stays_approximate_and_shares_need_every_funder() -> None:
    page = said(year="2021", region="KR-27")
    assert "2021년 대구광역시: 예산 약 300억원 가운데" in page
    assert "국비·지방비·민간 부담이 모두 공표된 해가 없습니다" in page


def test_a_proposal_is_a_plan_and_no_budget() -> None:
    at = opened("budget", year="2024")
    at.session_state["table_budget_chain"] = True
    at.session_state["table_budget_amounts_year"] = True
    page = re.sub(r"\s+", " ", text(at.run()))
    assert "2024년 전국: 예산 2,190.54억원 가운데" in page
    assert "계획 2,090 예산안 예산안 편성 2,190.54 – 예산" in page
    assert "2026 4,365.56 자료 없음 자료 없음 자료 없음 판정할 수 없음" in page


def test_the_demonstration_set_is_judged_on_both_sides() -> None:
    page = said(set="demo", region="KR-46", year="2023")
    assert "2023년 전라남도: 쓸 수 있는 41.44억원 가운데 31.08억원 집행, 집행률 75.0%." in page
    assert "▼ 크게 미달" in page
    assert "이 대시보드가 정한 규칙이며 중소벤처기업부의 기준이 아닙니다." in page
    page = said(set="demo", region="KR-26", year="2022", lang="en")
    assert "2022, Busan: of ₩18.2 bn available, ₩16.74 bn was executed, 92.0%. That is within the band" in page


def test_money_per_factory_is_added_up_first_and_divided_after() -> None:
    page = said(set="demo", region="KR-26", year="2022")
    assert "시·도 17곳을 합하면 구축 1개당 59,676천원 (218,115,174천원 ÷ 3,655개)" in page
    assert "62,229천원 167.4억원 ÷ 구축 269개" in page
    assert "생산성 향상 1%p당 집행액 2,949천원 구축 1개당 집행액 ÷ 향상률 21.1%" in page


def test_shares_add_up_and_say_where_rounding_shows() -> None:
    page = said(set="demo", region="KR-26", year="2022")
    assert "2022년 편성 예산: 국비 42.2%, 지방비 16.0%, 민간 41.8%" in page
    assert re.search(r"끝자리에서 다른 해: [\d, ]+", page)


def test_the_lens_adds_up_gwangju_and_south_jeolla() -> None:
    parts = [
        float(re.search(r"쓸 수 있는 ([\d.,]+)억원 가운데", said(set="demo", region=region, year="2022")).group(1))
        for region in ("KR-29", "KR-46")
    ]
    page = said(set="demo", region="KR-M12", year="2022", lens="restated", map="2026")
    whole = float(re.search(r"쓸 수 있는 ([\d.,]+)억원 가운데", page).group(1))
    assert whole == pytest.approx(sum(parts), abs=0.02)
    assert "구축 1개당" in page


def test_money_that_cannot_be_put_on_another_years_map_is_not_called_unpublished() -> None:
    page = said(set="demo", region="KR-27", year="2022", lens="restated", map="2026")
    assert "2022년 대구광역시: 예산과 집행액이 공표되었으나 2026년 지도로 다시 맞출 수 없습니다." in page


def test_unknown_choices_are_said_and_replaced() -> None:
    at = opened("budget", year="2022", unit="dollar", scope="everything", by="moon")
    page = text(at)
    assert ("dollar" in page, "everything" in page, "moon" in page) == (True, True, True)
    assert {name: address(at)[name] for name in ("unit", "scope", "by")} == {
        "unit": "eok",
        "scope": "line",
        "by": "year",
    }


def test_a_region_without_the_year_leads_to_the_years_it_has() -> None:
    at = opened("budget", year="2023", region="KR-31")
    assert "2023년 울산광역시: 지역 전체의 예산과 집행액이 공표되지 않았습니다." in text(at)
    at.button(key="budget_year_2019").click().run()
    assert "2019년 울산광역시: 9억원 집행." in text(at)


@pytest.mark.parametrize(
    ("lang", "set_id", "region", "year", "by"),
    [
        ("ko", "published", "KR", "2021", "program"), ("en", "published", "KR", "2014", "region"),
        ("en", "published", "KR-27", "2021", "funder"), ("ko", "published", "KR-50", "2020", "year"),
        ("en", "demo", "KR", "2025", "region"), ("ko", "demo", "KR-31", "2015", "funder"),
    ],
)  # fmt: skip
def test_any_region_and_year_has_a_page(lang: str, set_id: str, region: str, year: str, by: str) -> None:
    page = said(lang=lang, set=set_id, region=region, year=year, by=by)
    assert ("어디에서 얼마나 집행했는가" if lang == "ko" else "What was executed where") in page
    assert re.search(r"\bnan\b|\bNone\b", page) is None
