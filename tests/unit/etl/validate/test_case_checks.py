"""Sums in lists of projects are checked, provinces written once are read downwards, remarks and texts are listed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.harmonize.place import Atlas
from etl.read.book import Book, Content, Sheet
from etl.validate.case_rows import CaseRows, cells_of
from etl.validate.case_standing import CaseStanding
from etl.validate.check import in_order
from etl.validate.rules.cases import check_cases
from etl.validate.words import say_problem
from outcomes.catalog.model import Catalog
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_catalog
from outcomes.catalog.resolve import Gazetteer
from tests.unit.etl.validate.test_case_rows import rows_of

PARTS = ("국비(천원)", "지방비(천원)", "민간부담금(천원)")
SUMS = ("case_total_differs", "case_sum_differs", "case_count_differs")


@pytest.fixture(scope="module")
def atlas(catalog: Catalog) -> Atlas:
    return Atlas(Gazetteer(catalog))


@cache
def read_once() -> tuple[Catalog, Atlas]:
    """The catalog for properties, which take no fixtures."""
    catalog = read_catalog(CATALOG)
    return catalog, Atlas(Gazetteer(catalog))


def listed(rows: Sequence[Sequence[Content]], catalog: Catalog, atlas: Atlas, *more: str) -> CaseRows:
    heads = ["과제번호", "시도", "지원연도", *more]
    return rows_of(Book("m.xlsx", "xlsx", (Sheet("S", [heads, *map(list, rows)]),)), catalog, atlas)


def said(cases: CaseRows, catalog: Catalog, *codes: str) -> list[str]:
    problems = in_order(check_cases(cases, CaseStanding(this_year=2026)))
    return [f"{p.cell} {say_problem(p, catalog, 'ko')[0]}" for p in problems if p.code in codes]


def project(number: int, *cells: Content) -> list[Content]:
    return [f"A{number}", "경북", 2021, *cells]


def test_a_total_that_is_not_the_sum_of_its_parts_is_a_warning_with_the_difference(
    catalog: Catalog, atlas: Atlas
) -> None:
    rows = [project(1, 50000, 10000, 60000, 120000), project(2, 50000, "-", 60000, 115000), project(3, 1, 1, 1, 4)]
    cases = listed(rows, catalog, atlas, *PARTS, "총사업비(천원)")
    assert said(cases, catalog, *SUMS) == [
        "S!G3 한 과제의 계가 부담금을 더한 값과 다릅니다: "
        "계 115,000천원, 더한 값 110,000천원, 차이 +5,000천원 (총사업비(천원))",
    ]


def test_a_total_takes_the_unit_of_its_parts_and_a_count_of_people_is_no_total_of_money(
    catalog: Catalog, atlas: Atlas
) -> None:
    cases = listed([project(1, 50, 10, 70)], catalog, atlas, "국비(백만원)", "지방비(백만원)", "계")
    assert said(cases, catalog, *SUMS) == []  # 자부담 has no column: it may be what is missing
    cases = listed([project(1, 50, 10, 55)], catalog, atlas, "국비(백만원)", "지방비(백만원)", "계")
    assert [text.split(": ")[1] for text in said(cases, catalog, *SUMS)] == [
        "계 55백만원, 더한 값 60백만원, 차이 −5백만원 (계)"
    ]
    head = ["과제번호", "시도", "지원연도", "국비", "인원", None, None]
    below = [None, None, None, None, "남", "여", "계"]
    sheet = Sheet("S", [head, below, project(1, 50_000_000, 3, 4, 9)], merged=((0, 4, 0, 6),))
    assert said(rows_of(Book("m.xlsx", "xlsx", (sheet,)), catalog, atlas), catalog, *SUMS) == []


def test_where_parts_lack_a_column_rows_that_stand_out_are_still_named(catalog: Catalog, atlas: Atlas) -> None:
    rows = [project(n, 50000, 60000, 110000 if n != 3 else 115000) for n in range(1, 6)]
    cases = listed(rows, catalog, atlas, "국비(천원)", "자부담(천원)", "총사업비(천원)")
    assert [text.split()[0] for text in said(cases, catalog, *SUMS)] == ["S!F4"]


def test_rows_of_sums_are_held_against_the_projects_they_may_stand_for(catalog: Catalog, atlas: Atlas) -> None:
    rows = [
        project(1, 10), project(2, 20), ["소계", "2건", None, 30], project(3, 40), ["소계", None, None, 45],
        ["합계", "4건", None, 70],
    ]  # fmt: skip
    cases = listed(rows, catalog, atlas, "국비(백만원)")
    assert said(cases, catalog, *SUMS) == [
        "S!D6 합계 줄이 과제를 더한 값과 다릅니다: 합계 45백만원, 더한 값 40백만원, 차이 +5백만원 (국비(백만원))",
        "S!B7 합계 줄에 적힌 건수가 읽은 과제 수와 다릅니다: 적힌 건수 4, 읽은 과제 3건",
    ]
    above = [["합계", "3건", None, 70], *(project(n, amount) for n, amount in ((1, 10), (2, 20), (3, 40)))]
    assert said(listed(above, catalog, atlas, "국비(백만원)"), catalog, *SUMS) == []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 2_000_000_000), min_size=1, max_size=12))
def test_sums_of_won_shown_in_rounded_millions_are_right(amounts: list[int]) -> None:
    catalog, atlas = read_once()
    shown = [round(amount / 1_000_000) for amount in amounts]
    rows = [project(n, amount) for n, amount in enumerate(shown)]
    cases = listed([*rows, ["합계", None, None, sum(shown)]], catalog, atlas, "국비(백만원)")
    assert said(cases, catalog, *SUMS) == []


def test_what_is_known_and_not_loaded_is_listed(catalog: Catalog, atlas: Atlas) -> None:
    cases = listed([project(1, 1, 1, "")], catalog, atlas, "연번", "총사업비", "비고")
    assert said(cases, catalog, "case_columns_aside") == [
        "S!D1 무엇인지 알지만 올리지 않는 열 3개: 연번, 총사업비, 비고"
    ]


def test_a_project_that_was_given_up_is_said_to_be_counted(catalog: Catalog, atlas: Atlas) -> None:
    rows = [project(1, 2022, "중도 포기(2022.5)"), project(2, None, "협약해지"), project(3, 2022, "우수과제")]
    cases = listed([*rows, project(4, 2023, "중도 포기(2022.5)")], catalog, atlas, "완료연도", "비고")
    assert said(cases, catalog, "case_given_up", "case_given_up_open") == [
        "S!E2 포기하거나 취소한 것으로 적힌 과제가 완료한 과제로 집계됩니다: "
        "“중도 포기(2022.5)”, 완료연도 2022, 2023 (비고, 과제 2건: E2, E5)",
        "S!E3 포기하거나 취소한 것으로 적힌 과제가 지원한 과제로 집계됩니다: “협약해지” (비고, 과제 1건: E3)",
    ]


def towns(rows: Sequence[tuple[str | None, str | None]], catalog: Catalog, atlas: Atlas) -> CaseRows:
    """A list with a province and a municipality in each row; ‘합계’ is a row of sums."""
    cells: list[list[Content]] = [
        ["합계"] if province == "합계" else [f"A{number}", province, 2021, town]
        for number, (province, town) in enumerate(rows)
    ]
    return listed(cells, catalog, atlas, "시군구")


def test_a_province_that_stands_once_is_read_downwards_with_one_notice(catalog: Catalog, atlas: Atlas) -> None:
    rows = [("대구", "달서구"), (None, "북구"), (None, "북구"), (None, "수성구"), (None, None), ("부산", "북구")]
    cases = towns(rows, catalog, atlas)
    assert cases.frame.region.tolist() == ["KR-27"] * 5 + ["KR-26"]
    assert cases.frame.municipality.tolist() == ["27290", "27230", "27230", "27260", "", "26320"]
    problems = in_order(check_cases(cases, CaseStanding(this_year=2026)))
    assert [(p.severity, p.code, p.cell) for p in problems] == [("notice", "case_region_filled", "S!B3")]
    assert problems[0].values["cells"] == "B3–B4, B6"


def test_no_province_is_read_across_a_sum_or_another_province(catalog: Catalog, atlas: Atlas) -> None:
    cases = towns([("대구", "북구"), ("합계", None), (None, "북구")], catalog, atlas)
    assert cases.frame.region.tolist() == ["KR-27", ""]
    cases = towns([("대구", "북구"), (None, "포항시"), (None, "북구")], catalog, atlas)
    assert cases.frame.region.tolist() == ["KR-27", "KR-47", ""]
    cases = towns([("대구", "북구"), (None, "강남구"), ("-", "북구")], catalog, atlas)
    assert cases.frame.region.tolist() == ["KR-27", "KR-11", ""]


def test_who_writes_every_province_has_forgotten_one_where_no_place_stands(catalog: Catalog, atlas: Atlas) -> None:
    cases = towns([("대구", None), ("대구", None), (None, None)], catalog, atlas)
    assert cases.frame.region.tolist() == ["KR-27", "KR-27", ""]


def test_all_projects_of_an_older_place_are_one_notice(catalog: Catalog, atlas: Atlas) -> None:
    rows = [[f"A{year}", "대구", year, "군위군"] for year in (2020, 2021, 2022)]
    assert said(listed(rows, catalog, atlas, "시군구"), catalog, "case_place_then") == [
        "S!D2 그해 말에 있던 지역으로 읽었습니다: 2020, 2021, 2022년 경북 군위군, "
        "적힌 지역 대구 군위군 (과제 3건: D2–D4)"
    ]


def test_a_text_that_nobody_knows_names_all_its_cells(catalog: Catalog, atlas: Atlas) -> None:
    rows = [project(n, name) for n, name in enumerate(["고도화", "상생형", "고도화", "고도화"])]
    assert said(listed(rows, catalog, atlas, "사업명"), catalog, "case_program_unknown") == [
        "S!D2 등록되지 않은 사업: “고도화” (사업명, 과제 3건: D2, D4–D5)"
    ]
    assert cells_of([(3, 0), (1, 0), (2, 0), (1, 1), (1, 0)]) == "A2–A4, B2"
