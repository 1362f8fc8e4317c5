"""Lists of projects become rows of the lake, and every fault is named by its cell."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pytest

from etl.harmonize.case_list import find_case_lists
from etl.harmonize.place import Atlas
from etl.read.book import Book, Content, Sheet
from etl.read.read import read_book
from etl.validate.case_maker import case_rows
from etl.validate.case_rows import CaseRows
from etl.validate.case_standing import CaseStanding
from etl.validate.check import in_order
from etl.validate.problem import Problem
from etl.validate.rules.cases import check_cases
from etl.validate.words import say_problem
from outcomes.catalog.model import Catalog, Lang
from outcomes.catalog.resolve import Gazetteer
from outcomes.store.tables import TABLES
from tests import ROOT
from tests.unit.etl.readings import HASH

HEADINGS = ["과제번호", "시도", "지원연도"]


@pytest.fixture(scope="module")
def atlas(catalog: Catalog) -> Atlas:
    return Atlas(Gazetteer(catalog))


def rows_of(book: Book, catalog: Catalog, atlas: Atlas) -> CaseRows:
    return case_rows(find_case_lists(book, catalog, atlas), book.sheets, catalog, atlas, "목록", HASH)


def file_rows(name: str, catalog: Catalog, atlas: Atlas) -> CaseRows:
    path = ROOT / "tests" / "sheets" / "cases" / f"{name}.xlsx"
    return rows_of(read_book(path.read_bytes(), path.name), catalog, atlas)


def made(rows: Sequence[Sequence[Content]], catalog: Catalog, atlas: Atlas, *more: str) -> CaseRows:
    sheet = Sheet("S", [[*HEADINGS, *more], *[list(row) for row in rows]])
    return rows_of(Book("m.xlsx", "xlsx", (sheet,)), catalog, atlas)


def told(cases: CaseRows, standing: CaseStanding | None = None) -> list[tuple[str, str, str]]:
    problems = in_order(check_cases(cases, standing or CaseStanding(this_year=2026)))
    return [(p.severity, p.code, p.cell) for p in problems]


def test_a_messy_list_becomes_rows_with_whole_won_shares_and_ids(catalog: Catalog, atlas: Atlas) -> None:
    cases = file_rows("ministry", catalog, atlas)
    shown = [
        "case_id", "region", "municipality", "support_year", "completion_year", "level", "industry",
        "budget_national_krw", "budget_local_krw", "budget_private_krw", "productivity_before", "productivity_after",
    ]  # fmt: skip
    assert list(cases.frame.columns) == list(TABLES["support_case"])
    assert cases.frame[shown].to_numpy().tolist() == [
        ["SF20-001", "KR-45", "45140", 2020, 2021, "level.basic", "industry.machinery",
         50_000_000, 10_500_000, 1_000_000_000, 62.5, 81.0],
        ["SF20-002", "KR-45", "45110", 2020, 2020, "level.mid1", "industry.food",
         70_000_000, None, 70_000_000, 100.0, 140.0],
        ["SF21-001", "KR-47", "47110", 2021, None, "level.mid1", "industry.metal",
         50_000_000, None, None, None, None],
        ["SF21-002", "KR-50", "", 2021, None, "", "industry.auto_parts",
         70_000_000, 20_000_000, 80_000_000, 1200.0, 1500.0],
    ]  # fmt: skip
    assert cases.frame.position.tolist() == [f"{HASH[:10]}/과제현황!B{row}" for row in (5, 6, 9, 10)]
    assert told(cases) == [
        ("notice", "case_columns_aside", "과제현황!A3"),
        ("notice", "case_sums", "과제현황!A7"),
        ("notice", "case_hidden", "과제현황!B10"),
    ]


def test_another_office_writes_otherwise_and_its_names_of_people_and_firms_are_not_kept(
    catalog: Catalog, atlas: Atlas
) -> None:
    cases = file_rows("technopark", catalog, atlas)
    shown = [
        "case_id", "region", "municipality", "organization", "support_year", "completion_year", "closed_year",
        "program", "size", "budget_national_krw", "budget_private_krw", "defect_before", "defect_after",
        "lead_time_before", "lead_time_after", "note",
    ]  # fmt: skip
    assert cases.frame[shown].to_numpy().tolist() == [
        ["0012", "KR-47", "47110", "tp-pohang", 2022, 2023, None, "win-win", "size.small",
         50_000_000, 50_000_000, 0.042, 0.011, 12.0, 9.0, ""],
        ["0013", "KR-47", "47130", "tp-gyeongbuk", 2022, 2023, 2025, "leading-gov", "size.medium",
         70_000_000, None, 0.009, 0.0, 20.0, 15.0, ""],
        ["0014", "KR-47", "47720", "", 2022, None, None, "", "size.mid_market",
         None, None, None, None, None, None, ""],
    ]  # fmt: skip
    kept = cases.frame.to_csv()
    assert [name for name in ("가나다", "김하나", "라마", "이두리", "<b>", "한국기계") if name in kept] == []
    assert told(cases) == [
        ("notice", "case_private", "지원과제!C2"),
        ("notice", "case_columns_left", "지원과제!R2"),
        ("notice", "case_place_then", "지원과제!B5"),
        ("warning", "case_organization_unknown", "지원과제!F5"),
    ]


EXPECTED = """
error case_id_missing A3
error case_id_twice A4
error case_region_missing B5
error region_unknown B6
error region_ambiguous B7
error case_town_elsewhere C8
error region_code_only B9
error region_not_valid B10
error case_year_outside E11
error case_year_unreadable E12
error case_completed_early F13
error case_closed_early G14
warning case_organization_unknown D15
warning case_program_unknown H15
warning case_level_unknown I15
warning case_industry_unknown J15
warning case_size_unknown K15
error case_money_negative L16
warning case_money_slip L17
error not_a_number L18
error case_not_positive O19
warning case_change_implausible P20
error case_share_over Q21
warning case_change_implausible R21
error case_two_units T22
error case_year_unreadable F23
error case_year_missing E24
error case_unit L25
error formula_error L26
"""


def test_every_fault_is_named_by_its_cell(catalog: Catalog, atlas: Atlas) -> None:
    expected = [tuple(line.split()) for line in EXPECTED.split("\n") if line]
    assert told(file_rows("broken", catalog, atlas)) == [
        *[(severity, code, f"과제!{cell}") for severity, code, cell in expected],
        ("error", "case_id_in_two_sheets", "과제 2!A2"),
    ]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_fault_is_said_with_what_to_do(lang: Lang, catalog: Catalog, atlas: Atlas) -> None:
    problems = check_cases(file_rows("broken", catalog, atlas), CaseStanding(this_year=2026))
    said = [sentence for problem in problems for sentence in say_problem(problem, catalog, lang)]
    assert [text for text in said if not text or "{" in text or "upload.case" in text] == []
    assert len(said) == 2 * (len(EXPECTED.split("\n")) - 1)


def test_what_nobody_knows_is_kept_in_the_note_but_never_an_organization(catalog: Catalog, atlas: Atlas) -> None:
    cases = file_rows("broken", catalog, atlas)
    (note,) = cases.frame[cases.frame.case_id == "P14"].note
    assert note == "사업명: 모르는 사업 · 수준: 고도화 · 업종: 우주산업 · 규모: 큰기업"


def test_headings_without_a_project_are_an_error(catalog: Catalog, atlas: Atlas) -> None:
    cases = file_rows("empty", catalog, atlas)
    assert cases.count == 0
    assert told(cases) == [("error", "case_list_empty", "과제!A1")]


def test_two_columns_for_one_thing_must_agree(catalog: Catalog, atlas: Atlas) -> None:
    rows = [("A", "경북", 2021, "2022-03-01", 2022), ("B", "경북", 2021, None, 2023), ("C", "경북", 2021, 2022, 2023)]
    cases = made(rows, catalog, atlas, "완료일", "완료연도")
    assert cases.frame.completion_year.tolist() == [2022, 2023, 2022]
    assert told(cases) == [("error", "case_two_values", "S!E4")]


def test_no_defect_after_support_is_a_result_and_no_fault(catalog: Catalog, atlas: Atlas) -> None:
    cases = made([("A", "경북", 2021, 5, 0, 10, 0)], catalog, atlas, "불량률 전", "불량률 후", "원가 전", "원가 후")
    assert told(cases) == [("warning", "case_change_implausible", "S!G2")]


def test_what_is_small_or_large_by_a_unit_is_asked_about(catalog: Catalog, atlas: Atlas) -> None:
    amounts = [99_999, 100_000, 10_000_000_000, 10_000_000_001, 0]
    rows = [(f"A{n}", "경북", 2021, amount) for n, amount in enumerate(amounts)]
    cases = made(rows, catalog, atlas, "국비(원)")
    assert told(cases) == [("warning", "case_money_slip", f"S!D{row}") for row in (2, 5, 6)]


def stands(*rows: tuple[str, str, int]) -> pd.DataFrame:
    empty = {name: "" if type_ == "VARCHAR" else None for name, type_ in TABLES["support_case"].items()}
    return pd.DataFrame(
        [empty | {"case_id": id, "region": region, "support_year": year, "source": "목록"} for id, region, year in rows]
    )


def test_a_project_that_stands_elsewhere_is_asked_about(catalog: Catalog, atlas: Atlas) -> None:
    cases = made([("A", "경북", 2021), ("B", "경북", 2021), ("C", "경북", 2021)], catalog, atlas)
    known = CaseStanding(stands(("A", "KR-47", 2021), ("B", "KR-26", 2021), ("C", "KR-47", 2020)), this_year=2026)
    assert told(cases, known) == [("warning", "case_moved", "S!B3"), ("warning", "case_moved", "S!C4")]
    values = [(p.values["places"], p.values["year"]) for p in in_order(check_cases(cases, known))]
    assert values == [("KR-26", "2021"), ("KR-47", "2020")]


def test_a_closed_year_stops_only_what_would_change_it(catalog: Catalog, atlas: Atlas) -> None:
    cases = made([("A", "경북", 2021), ("B", "부산", 2021), ("C", "경북", 2022), ("D", "경북", 2021)], catalog, atlas)
    known = stands(("A", "KR-47", 2021), ("B", "KR-47", 2021), ("C", "KR-47", 2021))
    assert told(cases, CaseStanding(known, frozenset({2021}), 2026)) == [
        ("warning", "case_moved", "S!B3"),
        ("error", "case_year_closed", "S!C3"),
        ("error", "case_year_closed", "S!C4"),
        ("warning", "case_moved", "S!C4"),
        ("error", "case_year_closed", "S!C5"),
    ]


def test_a_file_without_a_list_has_no_problem_of_projects() -> None:
    assert check_cases(CaseRows(), CaseStanding()) == ()


def test_numbers_above_a_list_are_said_to_be_left_out(catalog: Catalog, atlas: Atlas) -> None:
    sheet = Sheet(
        "S", [["구분", "2020", "2021"], ["과제 수", 10, 12], ["국비", 5, 6], [], HEADINGS, ["A", "경북", 2021]]
    )
    cases = rows_of(Book("m.xlsx", "xlsx", (sheet,)), catalog, atlas)
    (problem,) = check_cases(cases, CaseStanding(this_year=2026))
    assert (problem.code, problem.cell) == ("case_above", "S!B2")
    assert isinstance(problem, Problem)
