"""Every page as reported and on the maps of 2022, 2023, 2025 and 2026."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from outcomes.catalog.places import lake_folder
from outcomes.store.lake import Lake
from tests import ROOT
from tests.pages.screen import opened, text

pytestmark = pytest.mark.usefixtures("lake_home")

MAPS = ("2022", "2023", "2025", "2026")
PAGES = sorted(script.stem for script in (ROOT / "pages").glob("*/*.py") if script.stem != "upload")


def said(page: str, **query: str) -> str:
    return " ".join(text(opened(page, **query)).split())


def reported(table: str = "observation", **wanted: object) -> float:
    """The one figure of the demonstration set with these cells, read from its tables without the program's methods."""
    lake = Lake(lake_folder("demo"))
    rows = lake.edition(lake.versions()[-1].number).frames[table].to_pandas()
    rows = rows[
        (rows.organization == "") & (rows.measure_scope == "") & rows.status.isin(["actual", "provisional", "target"])
    ]
    rows = rows.assign(year=pd.to_datetime(rows.period_end).dt.year)
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    assert len(rows) == 1, wanted
    return float(rows.value.iloc[0])


@pytest.mark.parametrize(("n", "page"), list(enumerate(PAGES)))
def test_every_page_opens_on_a_map_of_another_year(n: int, page: str) -> None:
    lang, set_id = ("ko", "en")[n % 2], ("demo", "published")[n // 2 % 2]
    opened(page, lang=lang, set=set_id, lens="restated", map=MAPS[n % 4], region="KR-27", year="2021")


@pytest.mark.parametrize(("map_year", "count"), [("2022", 17), ("2026", 16)])
def test_the_map_decides_which_provinces_there_are(map_year: str, count: int) -> None:
    at = opened("overview", lens="restated", map=map_year, year="2021", lang="en" if count == 16 else "ko")
    assert len(at.selectbox(key="bar_region").options) == count + 1  # and the nation
    assert ("Jeonnam-Gwangju" in at.selectbox(key="bar_region").options) == (count == 16)


def test_the_merged_region_is_the_sum_of_its_parts_on_the_regions_page() -> None:
    opened("overview", set="demo", year="2024")  # the first look at the demonstration set makes it
    level = {"indicator": "deployments_cumulative", "base": "2014", "stage": "built", "year": 2024}
    parts = [reported(region=region, **level) for region in ("KR-29", "KR-46")]
    page = said("regions", set="demo", region="KR-M12", year="2024", lens="restated", map="2026")
    assert f"전남광주통합특별시, 2024년 말 누적 {sum(parts):,.0f}개" in page
    assert "2026년 지도로 다시 맞추어, 이 날 앞의 수치는 합쳐진 지역의 수치를 더한 것입니다." in page


def test_gunwi_is_carried_over_and_the_years_without_it_are_named() -> None:
    opened("overview", set="demo", year="2022")
    level = {"indicator": "deployments_cumulative", "base": "2014", "stage": "built", "year": 2022}
    both = reported(region="KR-27", **level) + reported(region="47720", **level)
    page = said("regions", set="demo", region="KR-27", year="2022", lens="restated", map="2026")
    assert (
        f"대구광역시, 2022년 말 누적 {both:,.0f}개 (2026년 지도로 다시 맞춤). 같은 경계로 정한 목표는 없습니다." in page
    )
    assert "다시 맞출 수 없어 비운 해: 2014–2020 (옮겨 간 시·군의 그해 수치가 없음)." in page
    early = said("regions", set="demo", region="KR-47", year="2019", lens="restated", map="2023")
    assert "경상북도, 2019년 말 누적 구축 수: 2023년 지도에 다시 맞출 수 없습니다." in early


def test_as_reported_the_break_is_told_and_no_figure_is_moved() -> None:
    page = said("regions", set="demo", region="KR-27", year="2022", lang="en")
    assert "2023-07-01 Gunwi-gun, Gyeongbuk → Gunwi-gun, Daegu" in page
    assert "Drawn as reported, so figures before and after that day are of different areas." in page
    assert "Left out" not in page


@pytest.mark.parametrize(
    ("set_id", "region", "words"),
    [
        (
            "demo",
            "KR-42",
            "2023-06-11 강원도 → 강원특별자치도: 행정코드 42 → 51, 통계청 코드 32와 ISO 코드는 그대로. 같은 지역이므로",
        ),
        ("published", "KR-28", "2026-07-01 인천광역시 중구 → 인천광역시 제물포구"),
        ("published", "KR", "2023-09-18: 신 디지털 제조혁신 추진전략"),
    ],
)
def test_renames_districts_and_a_new_way_of_counting_are_explained(set_id: str, region: str, words: str) -> None:
    assert words in said("regions", set=set_id, region=region, year="2018")


def test_on_the_overview_the_map_says_who_could_not_be_restated() -> None:
    page = said("overview", lens="restated", map="2026", year="2018", indicator="deployments_cumulative")
    assert "2026년 지도에 맞출 수 없음: 대구 (옮겨 간 시·군의 그해 수치가 없음)." in page
    assert "2026년 지도에 맞출 수 없음: 전남광주 (합쳐진 지역 가운데 수치가 없는 곳이 있음)." in page


def test_targets_of_one_plan_are_added_up_and_the_others_stay_with_the_earlier_regions() -> None:
    query = {"lens": "restated", "map": "2026", "year": "2022", "indicator": "deployments_cumulative"}
    at = opened("targets", set="demo", **query)
    names = re.findall(r'class="who"><b>([^<]+)', " ".join(e.proto.body for e in at.get("html")))
    assert ("전남광주통합특별시" in names, {"광주광역시", "전라남도"} & set(names)) == (True, set())
    goal = {"indicator": "deployments_cumulative", "regime": "demo-2019", "year": 2022}
    total = sum(reported("target", region=region, **goal) for region in ("KR-29", "KR-46"))
    assert f"전남광주통합특별시 1,198 산출 {total:,.0f}" in " ".join(text(at).split())
    page = said("targets", **query)
    assert "계획이나 세는 기준이 서로 달라 더하지 않고 이전 지역의 이름으로 남긴 목표: 광주, 전남." in page
    assert "목표와 실적을 그해의 경계대로 견줍니다: 대구, 경북." in page


def test_what_the_boundary_keeps_from_a_card_is_not_called_unknown() -> None:
    page = said("regions", set="demo", region="KR-47", year="2022", lens="restated", map="2026")
    assert "2022년 사업 예산 맞출 수 없음 범위: 예산 세부사업 전체 · 경계가 달라 맞출 수 없음" in page
    assert "2022년 편성 예산은 보고된 수치가 있으나, 경계가 달라 2026년 지도에 맞출 수 없습니다." in page
    assert "목표 달성률 판정할 수 없음 다시 맞춘 경계로 정한 목표가 없음" in page
    assert "다시 맞춘 경계로 정한 목표가 없어 2022년 말의 달성 여부를 판정하지 않습니다." in page
    assert [
        words for words in ("다른 범위의 수치만", "목표가 공표되지 않음", "목표는 찾지 못해") if words in page
    ] == []
    assert "연간 구축 수 · 개 · 보고된 경계" in page


@pytest.mark.parametrize(("region", "count"), [("KR-47", 22), ("KR-27", 9)])
def test_towns_are_those_of_the_province_on_the_chosen_map(region: str, count: int) -> None:
    page = said("regions", set="demo", region=region, year="2022", lens="restated", map="2026")
    assert f"시·군·구 {count}곳 가운데 {count}곳의 수치가 실려 있습니다" in page


def test_a_table_shows_each_figure_before_and_after_and_how_it_adds_up() -> None:
    opened("overview", set="demo", year="2022")
    level = {"indicator": "deployments_cumulative", "base": "2014", "stage": "built", "year": 2022}
    south, city, town = (reported(region=id, **level) for id in ("KR-46", "KR-29", "47720"))
    whole, taker = (reported(region=id, **level) for id in ("KR-47", "KR-27"))
    page = said("overview", set="demo", year="2022", lens="restated", map="2026")
    assert "2026년 지도로 다시 맞추어 2022년 수치가 달라지는 시·도 3곳" in page
    assert f"광주 {city:,.0f} + 전남 {south:,.0f} = {south + city:,.0f}" in page
    assert f"경북 {whole:,.0f} − 대구 군위군 {town:,.0f} = {whole - town:,.0f}" in page
    assert f"대구광역시 {taker:,.0f} {taker + town:,.0f} +{town:,.0f}" in page
    alone = said("regions", set="demo", region="KR-11", year="2022", lens="restated", map="2026")
    assert "지도를 바꾸면 달라지는 수치" not in alone


def test_the_map_names_the_figures_year_and_counts_only_colored_regions() -> None:
    page = said("overview", set="published", year="2021", lens="restated", map="2026")
    assert "2026년 지도의 시·도 16곳 가운데 1곳의 2021년 수치가 알려져 있습니다." in page
    assert "2026년 시·도 16곳" not in page
    assert "면 색의 분모" not in page  # the one colored province has establishments of the year itself
