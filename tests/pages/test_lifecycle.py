"""What became of the factories, as a page shows it."""

from __future__ import annotations

import html
import re

import pytest

from tests.pages.screen import opened, text

pytestmark = pytest.mark.usefixtures("lake_home")


def said(**query: str) -> str:
    return " ".join(text(opened("regions", **query)).split())


def test_the_nation_keeps_33961_of_35282_and_the_unknown_provinces_have_491_closures_together() -> None:
    page = said(region="KR", year="2024")
    assert page.count("전국: 2024년 말 누적 구축 35,282개 가운데 1,321곳 폐쇄(3.7%), 순 가동 33,961개.") == 1
    assert page.count("지은 뒤 남은 공장") == 1
    assert "합병이나 환수로 빠진 공장의 수는 공표되지 않아 빼지 않았습니다." in page
    assert "수치가 없는 시·도 12곳을 모두 합하면 491곳입니다" in page
    assert "2024년 말까지 폐쇄에 따른 매몰비용 729억원, 폐쇄 한 곳에 0.55억원." in page
    assert "폐쇄 수가 없어 누적 구축만 그린 해: 2014–2023." in page


def test_a_province_with_closures_but_no_count_built_has_no_net_figure() -> None:
    page = said(region="KR-41", year="2024")
    assert "경기도: 2024년 말 누적 폐쇄 315곳. 같은 해의 누적 구축 수가 없어 순 가동 수를 알 수 없습니다." in page
    assert "경상남도: 폐쇄" not in page
    unknown = said(region="KR-11", year="2024", lang="en")
    assert "Seoul: no closures are published, so the net active count is unknown." in unknown


def test_levels_name_their_whole_and_are_told_from_stages_of_support() -> None:
    page = said(region="KR", year="2018")
    assert "전국, 2018년: 기초 단계 79.8%" in page
    assert "2018년 비율의 분모: 수준을 매긴 7,014개." in page
    assert "수치가 없는 수준: 고도 단계. 0이 아닙니다." in page
    assert "전국, 2023년 실태조사의 도입 기업: 기초 단계 75.5%" in page
    assert "기초 / 고도화1 / 고도화2" in page
    assert "이름이 비슷해도 서로 바꾸어 셀 수 없습니다." in page


def test_each_adoption_rate_stands_on_a_row_of_its_own_with_both_numbers() -> None:
    at = opened("regions", region="KR", year="2024")
    (listed,) = [e.proto.body for e in at.get("html") if '<ol class="adoption">' in e.proto.body]
    rows = [html.unescape(re.sub(r"<[^>]+>", " ", row)) for row in re.findall(r"<li.*?</li>", listed)]
    assert len(rows) == 9
    assert "31,782개사 ÷ 공장" in rows[0]
    assert "163,273개사" in rows[0]
    assert rows[0].endswith("19.5%  ")
    assert "633,182개사" in rows[1]
    assert rows[1].endswith("5.0%  ")
    assert all("분자와 분모의 수는 공표되지 않음" in row for row in rows[2:])


@pytest.mark.parametrize(
    ("lang", "set_id", "region"),
    [("ko", "demo", "KR"), ("en", "published", "KR"), ("en", "demo", "KR-47"), ("ko", "published", "KR-47")],
)
def test_the_parts_stand_in_both_languages_and_both_sets(lang: str, set_id: str, region: str) -> None:
    page = said(lang=lang, set=set_id, region=region, year="2024")
    assert ("시·도별 누적 폐쇄 수" if lang == "ko" else "Cumulative closures by province") in page
    assert ("수치가 없는 시·도" in page or "without a figure have" in page) == (set_id == "published")


def test_a_merged_region_has_the_levels_and_closures_of_its_parts() -> None:
    page = said(set="demo", region="KR-M12", year="2024", lens="restated", map="2026", lang="en")
    assert "Jeonnam-Gwangju: of 1,448 built by the end of 2024, 38 had closed (2.6%); 1,410 net active." in page
    assert "Denominator of 2024: the 1,448 whose level was assessed" in page
