from __future__ import annotations

import re

import pytest

from tests.pages.screen import opened, text

pytestmark = pytest.mark.usefixtures("lake_home")

VIEWS = ("multiples", "slope", "ranks", "scatter", "table")


def said(**query: str) -> str:
    return re.sub(r"\s+", " ", text(opened("compare", **query)))


def test_the_first_sentence_names_the_greatest_and_the_least_of_the_known() -> None:
    page = said(year="2018", indicator="deployments_cumulative")
    assert "2018년 누적 구축 수: 알려진 10곳 가운데 값이 가장 큰 곳은 경기도(1,971개), 가장 작은 곳은" in page
    assert "견줄 지역 17곳 가운데 10곳의 2018년 수치가 알려져 있습니다. 자료 없음: 서울, 울산, 강원" in page


@pytest.mark.parametrize(("lang", "set_id"), [("ko", "published"), ("en", "demo")])
@pytest.mark.parametrize("show", VIEWS)
def test_every_view_opens_with_shares_concentration_and_peers(lang: str, set_id: str, show: str) -> None:
    page = said(lang=lang, set=set_id, show=show, region="KR-26", year="2021")
    words = {"ko": ("입지 계수", "지니", "업종 구성"), "en": ("Location quotient", "Gini", "industries")}
    assert [word for word in words[lang] if word.lower() not in page.lower()] == []


def test_the_slope_says_who_rose_and_who_is_not_known_in_both_years() -> None:
    page = said(show="slope", indicator="deployments_cumulative", **{"from": "2018", "to": "2019"})
    assert "2018–2019년 누적 구축 수: 두 해가 모두 알려진 4곳 가운데 늘어난 곳 4곳, 줄어든 곳 0곳." in page
    assert "변화가 가장 큰 곳은 경상남도(+645)입니다." in page
    assert "자료 없음(13곳): 서울, 대구, 광주" in page


def test_one_year_twice_is_said_and_not_drawn() -> None:
    at = opened("compare", show="slope", **{"from": "2018", "to": "2018"})
    assert "앞의 해와 뒤의 해가 모두 2018년이어서 변화를 볼 수 없습니다." in text(at)


def test_published_figures_are_too_few_for_a_ranking_over_time() -> None:
    page = said(show="ranks", indicator="deployments_cumulative")
    assert "지역 절반 이상이 알려진 해가 두 해보다 적어 순위의 변화를 볼 수 없습니다." in page


def test_one_region_is_compared_with_words_in_every_view() -> None:
    for show, words in {
        "multiples": "2018년 누적 구축 수: 견줄 지역 가운데 한 곳만 알려져 있습니다. 부산광역시 430개.",
        "slope": "두 해가 모두 알려진 1곳 가운데 늘어난 곳 1곳",
        "ranks": "한 지역만으로는 순위를 매길 수 없습니다.",
        "scatter": "함께 알려진 다른 지표가 없습니다.",
        "table": "누적 구축 수: 1곳 가운데 1곳이 고른 해에 알려져 있습니다.",
    }.items():
        page = said(show=show, regions="KR-26", indicator="deployments_cumulative", year="2018")
        assert words in page, show


def test_a_region_without_any_figure_is_shown_as_unknown() -> None:
    page = said(regions="KR-11", indicator="deployments_cumulative", year="2018")
    assert "2018년 누적 구축 수: 견줄 지역의 수치가 공표되지 않았습니다." in page
    assert "어느 해에도 수치가 없는 지역: 서울." in page


def test_the_same_indicator_on_both_axes_is_said() -> None:
    page = said(show="scatter", against="deployments_annual", indicator="deployments_annual", set="demo")
    assert "두 축이 모두 같은 지표입니다(사업체 1천 개당 연간 구축 수). 가로축에 다른 지표를 고르십시오." in page


def test_two_indicators_without_common_regions_are_said_with_the_year_that_has_some() -> None:
    page = said(
        show="scatter", indicator="deployments_cumulative", against="mfg_establishments_10plus", year="2018",
        regions="KR-11",
    )  # fmt: skip
    assert "두 지표가 함께 알려진 지역이 없습니다." in page
    assert "두 지표가 모두 알려진 지역이 있어야 그릴 수 있습니다." in page


def test_an_indicator_that_does_not_add_up_has_no_shares() -> None:
    page = said(indicator="productivity_uplift_share", set="demo")
    assert "판정할 수 없음: 생산성 향상률, 더하여 몫을 낼 수 있는 수가 아니거나" in page
    assert "얼마나 몰려 있는가" not in page


def test_concentration_names_its_weights_and_how_many_provinces_are_known() -> None:
    page = said(indicator="deployments_cumulative", year="2018")
    assert "2018년 지니 계수 0.43, 사업체 수로 가중하면 0.18, 타일 지수 0.07(시·도 17곳 가운데 10곳)" in page
    unknown = said(indicator="deployments_cumulative", year="2023")
    assert "2023년 집중도는 판정할 수 없음: 알려진 시·도가 두 곳보다 적음" in unknown


def test_peers_can_be_made_the_compared_regions() -> None:
    at = opened("compare", set="published", region="KR-26", year="2018")
    assert "업종 구성 자료가 없어 규모만으로 골랐습니다." in text(at)
    at.button(key="compare_group_peers").click().run()
    assert [e.value for e in at.exception] == []
    chosen = at.query_params["regions"]
    assert len(chosen) == 6
    assert chosen[0] == "KR-26"
    assert len(re.findall(r"<figure class=", "".join(e.proto.body for e in at.get("html")))) == 6


def test_the_capital_area_is_one_click_and_all_provinces_another() -> None:
    at = opened("compare", set="demo")
    at.button(key="compare_group_capital").click().run()
    assert at.query_params["regions"] == ["KR-11", "KR-28", "KR-41"]
    at.button(key="compare_group_all").click().run()
    assert at.query_params["regions"] == ""


def test_the_order_of_the_table_is_in_the_address() -> None:
    at = opened("compare", set="demo", show="table", order="relative", indicator="deployments_cumulative")
    names = re.findall(r'<th scope="row">([^<]+)', "".join(e.proto.body for e in at.get("html")))
    assert names[:2] == ["광주광역시", "제주특별자치도"]
    at.selectbox(key="compare_order").set_value("value").run()
    assert at.query_params["order"] == "value"


def test_merged_regions_are_compared_as_one_on_a_later_map() -> None:
    page = said(set="demo", lens="restated", map="2026", indicator="deployments_cumulative", year="2024")
    assert "견줄 지역 16곳의 2024년 수치가 모두 알려져 있습니다." in page
    assert "(시·도 16곳 가운데 16곳)" in page


def test_a_choice_that_is_not_offered_is_said() -> None:
    page = said(show="pie", regions="KR-99")
    assert "pie" in page
    assert "KR-99" in page


def test_regions_without_any_figure_get_words_and_no_empty_axes() -> None:
    page = said(regions="KR-47", set="published", indicator="deployments_cumulative", year="2018")
    assert "어느 해에도 수치가 없는 지역: 경북." in page
    assert "0–0" not in page


def test_the_lead_names_who_has_fewest_for_its_size() -> None:
    page = said(set="published", indicator="deployments_cumulative", year="2018")
    assert "사업체 수에 견주어 가장 적은 곳: 경기 0.74, 충남 0.91, 가장 많은 곳: 광주 2.97(입지 계수" in page
    page = said(set="demo", indicator="deployments_cumulative", year="2025", lang="en")
    assert "Fewest for their establishments: " in page
    assert "Fewest" not in said(set="demo", indicator="productivity_uplift_share", lang="en")


def test_one_known_province_is_counted_alike_by_shares_and_concentration() -> None:
    page = said(set="published", year="2021", lens="restated", map="2026", indicator="deployments_cumulative")
    assert "두 수가 모두 알려진 시·도 1곳(전체 16곳)" in page
    assert "시·도 1/16곳" in page
    assert "경계가 달라 2026년 지도에 맞출 수 없음: 대구." in page
    assert "경계가 달라 맞출 수 없음: 대구" in page
