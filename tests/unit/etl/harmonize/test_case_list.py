"""A list of projects is told from a table of figures, and each of its columns and cells is read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.harmonize.case_heads import CaseHeads
from etl.harmonize.case_list import CaseList, find_case_lists, without_lists
from etl.harmonize.case_place import CasePlace, CasePlaces
from etl.harmonize.case_values import CaseReader, Said
from etl.harmonize.place import Atlas
from etl.harmonize.unit import find_unit
from etl.read.book import Book, Content, Sheet
from etl.read.read import read_book
from outcomes.catalog.headings import CASE_COLUMNS
from outcomes.catalog.model import Catalog
from outcomes.catalog.resolve import Gazetteer
from outcomes.store.tables import TABLES
from tests import ROOT

SHEETS = ROOT / "tests" / "sheets"


@pytest.fixture(scope="module")
def atlas(catalog: Catalog) -> Atlas:
    return Atlas(Gazetteer(catalog))


@pytest.fixture(scope="module")
def reader(catalog: Catalog, atlas: Atlas) -> CaseReader:
    return CaseReader(catalog, atlas.gazetteer)


def book_of(*sheets: Sequence[Sequence[Content]]) -> Book:
    named = enumerate(sheets, start=1)
    return Book("made.xlsx", "xlsx", tuple(Sheet(f"S{n}", [list(row) for row in rows]) for n, rows in named))


def lists_in(name: str, catalog: Catalog, atlas: Atlas) -> tuple[CaseList, ...]:
    path = SHEETS / "cases" / f"{name}.xlsx"
    return find_case_lists(read_book(path.read_bytes(), path.name), catalog, atlas)


def test_two_rows_of_headings_are_read_as_one_and_sums_and_notes_are_no_projects(
    catalog: Catalog, atlas: Atlas
) -> None:
    (one,) = lists_in("ministry", catalog, atlas)
    assert one.table.title == "2020~2021년 스마트공장 지원 과제 현황 (시험용 가상 자료)"
    assert one.table.unit_line == "(단위: 백만원)"
    assert (one.table.area, one.rows, one.sums) == ((2, 0, 10, 12), (4, 5, 8, 9), (6, 10))
    assert [(c.column, c.heading, c.unit.raw if c.unit else "") for c in one.columns] == [
        ("-", "연번", ""),
        ("case_id", "과제번호", ""),
        ("region", "시·도", ""),
        ("municipality", "시·군·구", ""),
        ("support_year", "사업 연도", ""),
        ("completion_year", "완료일", ""),
        ("level", "구축 수준", ""),
        ("industry", "업종", ""),
        ("budget_national_krw", "사업비 / 국비", "백만원"),
        ("budget_local_krw", "사업비 / 지방비", "백만원"),
        ("budget_private_krw", "사업비 / 민간부담금", "백만원"),
        ("productivity_before", "생산성 / 도입 전", ""),
        ("productivity_after", "생산성 / 도입 후", ""),
    ]


def test_a_workbook_may_have_projects_on_one_sheet_and_figures_on_another(catalog: Catalog, atlas: Atlas) -> None:
    path = SHEETS / "cases" / "technopark.xlsx"
    book = read_book(path.read_bytes(), path.name)
    lists = find_case_lists(book, catalog, atlas)
    assert [one.table.sheet_name for one in lists] == ["지원과제"]
    left = without_lists(book, lists)
    assert [(sheet.name, len(sheet.rows)) for sheet in left.sheets] == [("지원과제", 0), ("시군별", 4)]


def test_no_table_of_figures_is_taken_for_a_list(catalog: Catalog, atlas: Atlas) -> None:
    kinds = (".xlsx", ".xls", ".ods", ".csv", ".tsv")
    files = [p for folder in ("offices", "broken") for p in (SHEETS / folder).iterdir() if p.suffix in kinds]
    files = [p for p in files if not p.name.endswith(".expected.csv") and p.name != "problems.csv"]
    assert len(files) > 60
    taken = [p.name for p in files if find_case_lists(read_book(p.read_bytes(), p.name), catalog, atlas)]
    assert taken == []


def test_a_list_needs_a_number_a_year_and_one_thing_more(catalog: Catalog, atlas: Atlas) -> None:
    rows = ["A-1", 2021, "경북"], ["A-2", 2022, "경북"], ["A-3", 2022, "경북"]
    found = {
        headings: len(find_case_lists(book_of([headings, *rows]), catalog, atlas))
        for headings in (
            ("과제번호", "지원연도", "시도"),
            ("Project No.", "Support year", "Region"),
            ("과제번호", "지원연도", "비고"),
            ("번호", "지원연도", "시도"),
            ("과제번호", "순위", "시도"),
        )
    }
    assert list(found.values()) == [1, 1, 0, 0, 0]
    long_form = [("과제번호", "지원연도", "시도"), *[["A-1", 2021, "경북"]] * 3]
    assert find_case_lists(book_of(long_form), catalog, atlas) == ()


def test_the_columns_of_the_catalog_are_those_of_the_lake() -> None:
    own = {"source", "position", "note"}
    assert [name for name in TABLES["support_case"] if name not in own] == list(CASE_COLUMNS)


@pytest.mark.parametrize(
    ("texts", "column", "unit"),
    [
        (("국비(백만원)",), "budget_national_krw", "백만원"),
        (("사업비(천원)", "국비"), "budget_national_krw", "천원"),
        (("도입 전", "생산성"), "productivity_before", ""),
        (("생산성", "도입 전"), "productivity_before", ""),
        (("불량률 (도입 후, %)",), "defect_after", "%"),
        (("과제번호", "①"), "case_id", ""),
        (("지원년도*",), "support_year", ""),
        (("대표자",), "private", ""),
        (("사업자 등록번호",), "private", ""),
        (("국비", "집행"), "", ""),
        (("생산성",), "", ""),
        (("생산성 향상률(%)",), "-", "%"),
    ],
)
def test_headings_are_known_by_all_their_parts_and_never_by_half_of_them(
    texts: tuple[str, ...], column: str, unit: str, catalog: Catalog
) -> None:
    meaning, found = CaseHeads(catalog.cases).meaning(texts)
    assert (meaning.column if meaning else "", found.raw if found else "") == (column, unit)


@pytest.mark.parametrize(
    ("province", "town", "year", "found"),
    [
        ("전라북도", "", 2020, CasePlace("KR-45")),
        ("경북 포항시", "", 2021, CasePlace("KR-47", "47110")),
        ("경상북도 포항시 남구 대송면", "", 2021, CasePlace("KR-47", "47110")),
        ("경기", "광주시", 2021, CasePlace("KR-41", "41610")),
        ("광주시", "광산구", 2021, CasePlace("KR-29", "29200")),
        ("광주시", "", 2021, CasePlace(fault="ambiguous", candidates=("41610", "KR-29"))),
        ("", "포항시", 2021, CasePlace("KR-47", "47110")),
        ("", "42110", 2020, CasePlace("KR-42", "42110")),
        ("강원", "51110", 2020, CasePlace("KR-42", "42110", named="51110")),
        ("경북", "군위군", 2024, CasePlace("KR-27", "27720", named="47720")),
        ("대구", "군위군", 2020, CasePlace("KR-47", "47720", named="27720")),
        ("전남", "여수시", 2026, CasePlace("KR-M12", "12130", named="46130")),
        ("전남광주통합특별시", "", 2019, CasePlace(fault="not_valid", candidates=("KR-29", "KR-46"), named="KR-M12")),
        ("경북", "강남구", 2021, CasePlace(fault="elsewhere", of="municipality", candidates=("11680",))),
        ("경기도", "수원시 장안구", 2021, CasePlace("KR-41", "41110")),
        ("세종", "조치원읍", 2021, CasePlace("KR-50")),
        ("경북 없는시", "", 2021, CasePlace(fault="unknown")),
        ("수도권", "", 2021, CasePlace(fault="unknown")),
        ("전국", "", 2021, CasePlace(fault="unknown")),
        ("경북TP", "", 2021, CasePlace(fault="unknown")),
        ("47", "", 2021, CasePlace(fault="code")),
        ("", "", 2021, CasePlace(fault="missing")),
    ],
)
def test_places_are_those_of_the_year_and_never_guessed(
    province: str, town: str, year: int, found: CasePlace, atlas: Atlas
) -> None:
    assert CasePlaces(atlas).find(province, town, year) == found


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (2021, Said(2021)),
        (2021.0, Said(2021)),
        ("21년", Said(2021)),
        ("2021. 11. 30.", Said(2021)),
        (datetime(2021, 11, 30), Said(2021)),
        ("20211130", Said(2021)),
        ("진행중", Said()),
        ("-", Said()),
        (None, Said()),
        ("2021~2022", Said(fault="year")),
        ("언젠가", Said(fault="year")),
        (44530.0, Said(fault="year")),
    ],
)
def test_years_are_read_from_years_dates_and_words(content: Content, said: Said, reader: CaseReader) -> None:
    assert reader.year(content, "completion_year") == said


@pytest.mark.parametrize(
    ("content", "unit", "said"),
    [
        (50.0, "백만원", Said(50_000_000)),
        ("1,234.5", "천원", Said(1_234_500)),
        ("0.5억원", "천원", Said(50_000_000)),
        ("△300", "원", Said(-300)),
        ("-", "원", Said()),
        ("오천", "원", Said(fault="number")),
        ("10~20", "백만원", Said(fault="number")),
        ("50 이상", "백만원", Said(fault="number")),
        ("50달러", "원", Said(fault="unit")),
    ],
)
def test_money_is_whole_won_or_nothing(content: Content, unit: str, said: Said, reader: CaseReader) -> None:
    assert reader.won(content, "", find_unit(unit)) == said


@given(won=st.integers(0, 10**11))
@settings(max_examples=50)
def test_any_amount_is_kept_to_the_won_in_any_unit(won: int, catalog: Catalog, reader: CaseReader) -> None:
    for unit, digits in (("원", 0), ("천원", 3), ("백만원", 6), ("억원", 8)):
        text = f"{won:0{digits + 1}d}"
        written = f"{text[: len(text) - digits]}.{text[len(text) - digits :]}" if digits else text
        assert reader.won(written, "", find_unit(unit)) == Said(won)


@pytest.mark.parametrize(
    ("column", "text", "said"),
    [
        ("level", "중간1", Said("level.mid1")),
        ("level", "고도화1", Said("level.mid1")),
        ("level", "고도화", Said(fault="word")),
        ("industry", "C25", Said("industry.metal")),
        ("industry", "25911", Said("industry.metal")),
        ("industry", "C30. 자동차 및 트레일러 제조업", Said("industry.auto_parts")),
        ("size", "중소기업", Said("size.sme")),
        ("program", "대·중소 상생형", Said("win-win")),
        ("organization", "(재)경북테크노파크", Said("tp-gyeongbuk")),
        ("organization", "㈜한국정밀", Said(fault="word")),
        ("organization", "해당없음", Said()),
        ("industry", '=HYPERLINK("x")', Said(fault="word")),
    ],
)
def test_words_stand_for_ids_and_unknown_ones_for_none(column: str, text: str, said: Said, reader: CaseReader) -> None:
    assert reader.word(text, column) == said
