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
    assert "통합공고 총액 3,663 2022 예산 서울경제TV" in page
    assert page.count("통합공고 총액 3,663 2022") == 1
    assert "P0052" in page
    assert "S0044" in page


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
    assert "▼ 기준 90.0%에 못 미침" in page
    assert "이 대시보드가 정한 규칙이며 중소벤처기업부의 기준이 아닙니다." in page
    page = said(set="demo", region="KR-26", year="2022", lang="en")
    assert "2022, Busan: of the available ₩18.2 bn, ₩16.74 bn was executed, 92.0%. That is within the band" in page


def test_a_rate_just_below_the_limit_is_never_printed_as_the_limit() -> None:
    at = opened("budget", set="demo", year="2025")
    at.session_state["table_budget_rates_year"] = True
    page = re.sub(r"\s+", " ", text(at.run()))
    assert "집행률 89.97%. 판정 기준 90.0%에 못 미칩니다. ▼ 기준 90.0%에 못 미침" in page
    assert "집행액 863.86억원 집행률 89.97%" in page
    assert "쓸 수 있는 금액의 89.97% 집행" in page
    assert "2025 972.61 960.14 863.86 89.97 기준 90.0%에 못 미침" in page
    rows = re.findall(r" ([\d.]+) (기준 90\.0%에 못 미침|판정 범위 안)(?= \d{4} | )", page.split("초과 0", 1)[1])
    table = [(float(rate), verdict) for rate, verdict in rows]
    assert len(table) >= 12
    assert [verdict for rate, verdict in table if (rate < 90) != verdict.startswith("기준")] == []
    assert "크게" not in page
    assert "89.97%. That is below the limit of 90.0%." in said(set="demo", year="2025", lang="en")


@pytest.mark.parametrize(("lang", "words"), [
    ("ko", ("편성 예산 596억원 편성 예산만 공표됨", "아래 9개 항목 가운데 수치가 있는 것은 1개입니다",
            "가장 많았던 해: 2020년, 편성 예산 4,150억원")),
    ("en", ("Main budget ₩59.6 bn Main budget only", "Figures exist for 1 of the 9 items below",
            "The most was in 2020: main budget ₩415 bn")),
])  # fmt: skip
def test_a_main_budget_alone_is_not_called_available_money(lang: str, words: tuple[str, ...]) -> None:
    page = said(year="2018", lang=lang)
    assert [word in page for word in words] == [True, True, True]
    assert ("쓸 수 있는 금액 596" in page, "Available money ₩" in page) == (False, False)


@pytest.mark.parametrize(("lang", "lines"), [
    ("ko", (
        "통합공고 총액 3,663억원 · 예산 그해 지원사업 통합공고에 적힌 총액 또는 총 지원 수입니다.",
        "예산 세부사업 전체 3,570.37억원 · 예산 ‘ICT융합 스마트공장 보급·확산’ 세부사업 전체입니다.",
        "3,466억원 · 예산 국회 자료에 인용된 금액으로, 본예산과 다르며 차이의 까닭은 적혀 있지 않습니다.",
    )),
    ("en", (
        "Total of the yearly notice ₩366.3 bn · Budget The total of the yearly joint notice (money or firms).",
        "Whole budget line ₩357.037 bn · Budget The whole line ‘ICT-based smart factory deployment and diffusion’.",
        "₩346.6 bn · Budget As quoted by lawmakers; differs from the main budget, the reason is not stated.",
    )),
])  # fmt: skip
def test_the_page_says_why_the_budgets_of_a_year_differ(lang: str, lines: tuple[str, ...]) -> None:
    page = said(year="2022", lang=lang)
    assert [page.count(line) for line in lines] == [1, 1, 1]


def test_an_opened_line_defines_its_scope_in_korean_before_the_english_remark() -> None:
    bodies = "".join(element.proto.body for element in opened("budget", year="2022").get("html"))
    line = bodies.split('<span class="whose">국회 자료가 인용한 예산', 1)[1].split("</details>", 1)[0]
    assert line.index("<p>국회 자료에 인용된 금액으로") < line.index('lang="en">same line as quoted by lawmakers')


def test_made_up_budgets_say_their_scopes_too() -> None:
    assert "국비 중앙정부의 돈입니다." in said(set="demo", year="2025")
    assert "National funds Money of the central government." in said(set="demo", year="2025", lang="en")


def test_a_smaller_unit_chosen_is_kept_for_what_one_factory_costs() -> None:
    assert "구축 1개당 59,676천원 (218,115,174천원 ÷ 3,655개)" in said(
        set="demo", region="KR-26", year="2022", unit="thousand"
    )


def test_the_uplift_divided_by_is_named_and_leads_to_the_page_about_it() -> None:
    at = opened("budget", set="demo", year="2025")
    assert "지표 ‘생산성 향상률’에 실린 그 지역 그해의 값" in text(at)
    assert [link.proto.page for link in at.get("page_link")] == ["productivity"]


def test_money_per_factory_is_added_up_first_and_divided_after() -> None:
    page = said(set="demo", region="KR-26", year="2022")
    assert "시·도 17곳을 합하면 구축 1개당 59.7백만원 (2,181.15억원 ÷ 3,655개)" in page
    assert "62.2백만원 167.4억원 ÷ 구축 269개" in page
    assert (
        "생산성 향상 1%p당 집행액 2.9백만원 구축 1개당 집행액 ÷ 이 자료에 실린 그해 평균 향상률 21.1%(응답한 기업)"
        in page
    )


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
