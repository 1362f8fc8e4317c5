"""What is wrong with single cells and headings, in reading order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from etl.harmonize.meaning import Meaning, key_of
from etl.harmonize.reading import Fault, Reading, Skipped
from etl.read.book import Sheet
from outcomes.catalog.model import Catalog
from tests.unit.etl.readings import checked, reading, stands, table, told, understood


def found(catalog: Catalog, *cells: Reading, **more: Any) -> list[tuple[str, str]]:
    return told(checked(catalog, understood(cells), **more))


def nowhere(place: str, subject: str, raw: str, reason: str, **more: Any) -> Reading:
    return reading(place, subject, 5, region_code="", region_raw=raw, region_reason=reason, **more)


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("unknown", "region_unknown"),
        ("ambiguous", "region_ambiguous"),
        ("bare_number", "region_code_only"),
        ("none", "region_missing"),
    ],
)
def test_a_place_that_is_not_found_is_told_once_at_the_cell_that_names_it(
    reason: str, code: str, catalog: Catalog
) -> None:
    named = {"region_cell": "시트!A7", "candidates": ("26110", "11140")}
    cells = [nowhere(f"{column}7", "구축 수", "중구", reason, **named) for column in "BC"]
    problems = [p for p in checked(catalog, understood(cells)) if p.code.startswith("region")]
    assert [(p.code, p.severity, p.cell, p.text, p.row, p.column) for p in problems] == [
        (code, "error", "시트!A7", "중구", 6, 0)
    ]
    assert problems[0].values == {"region": "중구", "candidates": "26110,11140"}


def test_a_bare_code_beside_a_figure_is_told_at_the_code(catalog: Catalog) -> None:
    cells = [nowhere("C2", "구축 수", "", "none"), nowhere("C3", "구축 수", "", "none")]
    file = understood(cells)
    sheet = Sheet("시트", [["시도코드", "연도", "구축 수"], [47, 2023, 5], [48, 2023, 5]])
    file = replace(file, book=replace(file.book, sheets=(sheet,)), skipped=[Skipped("code", 1, 0, (1, 0, 2, 0), 2)])
    problems = [p for p in checked(catalog, file) if p.code.startswith("region")]
    assert [(p.code, p.cell, p.text) for p in problems] == [
        *(("region_code_only", "시트!A2", "47"), ("region_code_only", "시트!A3", "48")),
    ]


def test_unknown_headings_are_told_once_each_and_many_of_a_table_once(catalog: Catalog) -> None:
    cells = [reading("B2", "점검"), reading("B3", "점검"), reading("C2", "사업체 수"), reading("D2", "비고")]
    assert found(catalog, *cells) == [("indicator_unknown", "B2"), ("indicator_ambiguous", "C2")]
    many = [reading(f"B{n}", f"{n}번 업체") for n in range(2, 40)]
    (problem,) = checked(catalog, understood(many))
    assert (problem.code, problem.cell, problem.values["count"]) == ("headings_many", "시트!B2", "38")


def test_nothing_is_said_about_what_somebody_left_out(catalog: Catalog) -> None:
    cells = [
        nowhere("B2", "점검", "없는 곳", "unknown", period=""),
        reading("B3", "점검", -5.5, unit="KRW"),
    ]
    faults = [Fault("formula_error", 1, 0, 8, 1, "시트!B9", "#DIV/0!")]
    file = understood(cells, faults=faults)
    skip = {key_of(table(), "점검"): Meaning("-", origin="answered")}
    assert checked(catalog, file, answers=skip) == ()
    assert told(checked(catalog, file)) == [
        *(("indicator_unknown", "B2"), ("region_unknown", "B2"), ("formula_error", "B9")),
    ]


def test_a_lacking_period_is_told_once_for_a_table_or_once_for_each_row_that_lacks_it(catalog: Catalog) -> None:
    cells = [reading(f"{c}{r}", s, 5, period="") for r in (2, 3) for c, s in (("B", "구축 수"), ("C", "선정"))]
    assert found(catalog, *cells) == [("period_missing", "B2")]
    some = [reading("B4", "구축 수", 6), *cells]
    assert found(catalog, *some) == [("period_missing", "B2"), ("period_missing", "B3")]


@pytest.mark.parametrize(
    ("subject", "unit", "code"),
    [
        ("예산", "", "unit_missing"),
        ("보급률", "", "unit_missing"),
        ("예산", "count", "unit_clash"),
        ("구축 수", "KRW", "unit_clash"),
        ("기업당 고용 증가", "count", "unit_clash"),
        ("구축 수", "마리", "unit_clash"),
        ("구축 수", "", None),
        ("구축 수", "count", None),
        ("예산", "KRW", None),
    ],
)
def test_a_unit_that_is_missing_or_does_not_fit_is_told_once_for_a_heading(
    subject: str, unit: str, code: str | None, catalog: Catalog
) -> None:
    cells = [
        reading(f"B{n}", subject, 0.5 if "률" in subject else 5, unit=unit, region_code=f"KR-4{n}") for n in (7, 8)
    ]
    assert found(catalog, *cells) == ([(code, "B7")] if code else [])


def test_a_missing_mark_needs_no_unit(catalog: Catalog) -> None:
    assert found(catalog, reading("B2", "예산", None, mark="-")) == []


@pytest.mark.parametrize(
    ("subject", "unit", "value", "expected"),
    [
        ("구축 수", "count", -1.0, "negative_count"),
        ("구축 수", "count", 1.5, "value_not_whole"),
        ("구축 수", "count", 12660.0, None),
        ("기업당 고용 증가", "person", 2.6, None),
        ("예산", "KRW", -1.0, "negative_count"),
        ("예산", "KRW", 0.5, None),
        ("추경", "KRW", -1.0, None),
        ("보급률", "share", 1.042, "share_out_of_range"),
        ("보급률", "share", -0.01, "share_out_of_range"),
        ("보급률", "share", 1.0, None),
        ("생산성 향상", "share", 1.8, None),
        ("생산성 향상", "share", -1.2, "share_out_of_range"),
        ("불량률 증감률", "share", -1.2, "share_out_of_range"),
    ],
)
def test_values_that_cannot_be(subject: str, unit: str, value: float, expected: str | None, catalog: Catalog) -> None:
    problems = checked(catalog, understood([reading("B2", subject, value, unit=unit)]))
    assert [p.code for p in problems] == ([expected] if expected else [])
    assert {p.severity for p in problems} <= {"warning" if expected == "value_not_whole" else "error"}


def test_reductions_are_told_once_and_both_signs_in_one_column_are_a_question(catalog: Catalog) -> None:
    cells = [
        reading("B2", "불량률 감소", 0.3, unit="share"),
        reading("B3", "불량률 감소", 0.2, unit="share", period="2022"),
    ]
    assert found(catalog, *cells) == [("sign_turned", "B2")]
    mixed = [*cells, reading("B4", "불량률 감소", -0.1, unit="share", period="2021")]
    assert found(catalog, *mixed) == [("sign_unclear", "B4")]


@pytest.mark.parametrize(
    ("code", "period", "instead"),
    [
        ("KR-50", "2011", "KR-44"),
        ("KR-M12", "2025", "KR-29,KR-46"),
        ("KR-29", "2026", "KR-M12"),
        ("47720", "2024", "27720"),
        ("27720", "2022", "47720"),
        ("KR-50", "2012", None),
        ("KR-29", "2026-H1", None),
        ("KR-45", "2020", None),
    ],
)
def test_a_place_that_was_not_there_then_is_told_with_what_was(
    code: str, period: str, instead: str | None, catalog: Catalog
) -> None:
    problems = checked(catalog, understood([reading("B2", "구축 수", 5, region_code=code, period=period)]))
    assert [p.values["instead"] for p in problems if p.code == "region_not_valid"] == ([instead] if instead else [])


@pytest.mark.parametrize(
    ("title", "subject", "period", "code"),
    [
        ("구축 현황 (2023.12월말 기준)", "구축 수", "2023-12", "period_unclear"),
        ("구축 현황 (2023.12월말 현재)", "구축 수", "2023-12", "period_unclear"),
        ("구축 현황 (2023.12월말 기준)", "누적 구축 수", "2023-12", None),
        ("2023년 12월 구축 현황", "구축 수", "2023-12", None),
        ("구축 현황 (2023.12월말 기준)", "구축 수", "2023", None),
    ],
)
def test_the_end_of_a_month_is_a_question_where_something_happens_in_a_period(
    title: str, subject: str, period: str, code: str | None, catalog: Catalog
) -> None:
    file = understood([reading("B2", subject, 5, period=period)], [table(title=title)])
    assert [p.code for p in checked(catalog, file)] == ([code] if code else [])


def test_an_answered_year_settles_the_end_of_a_month(catalog: Catalog) -> None:
    kept = table(title="구축 현황 (2023.12월말 기준)")
    answer = Meaning("deployments_annual", stage="built", period="2023", origin="answered")
    file = understood([reading("B2", "구축 수", 5, period="2023-12")], [kept])
    assert checked(catalog, file, answers={key_of(kept, "구축 수"): answer}) == ()


def test_figures_given_twice_are_told_at_the_second_cell_with_the_first(catalog: Catalog) -> None:
    cells = [reading("B2", "구축 수", 5), reading("C2", "연간 구축", 5), reading("D2", "신규 구축", 6)]
    problems = checked(catalog, understood(cells))
    assert [(p.code, p.severity, p.cell, p.values["first"]) for p in problems] == [
        ("duplicate_same", "notice", "시트!C2", "시트!B2"),
        ("duplicate_differs", "error", "시트!D2", "시트!B2"),
    ]


def test_hidden_figures_are_loaded_and_told_once_for_a_table(catalog: Catalog) -> None:
    cells = [reading(f"B{n}", "구축 수", n, hidden=True, region_code=f"KR-4{n}") for n in (5, 6)]
    (problem,) = checked(catalog, understood(cells))
    assert (problem.code, problem.severity, problem.cell, problem.values) == (
        *("hidden_read", "notice", "시트!B5", {"count": "2"}),
    )


def test_a_row_that_the_lake_does_not_take_is_refused(catalog: Catalog) -> None:
    wrong = Meaning("deployments_annual", "done", "opened", "nowhere", "1999", "nothing", origin="answered")
    problems = checked(catalog, understood([reading("B2", "점검", 5)]), answers={key_of(table(), "점검"): wrong})
    assert sorted((p.code, p.values["column"], p.values["value"]) for p in problems) == [
        ("row_not_allowed", column, value)
        for column, value in (
            *(("base", "1999"), ("measure_scope", "nowhere"), ("program", "nothing"), ("stage", "opened")),
            ("status", "done"),
        )
    ]
    early = checked(catalog, understood([reading("B2", "누적 구축 수", 5, period="2013")]))
    assert [(p.code, p.values) for p in early] == [("row_not_allowed", {"column": "period_end", "value": "2013-12-31"})]


def test_problems_come_by_sheet_row_and_column_and_errors_first(catalog: Catalog) -> None:
    cells = [
        reading("C5", "구축 수", 1.5, hidden=True),
        reading("B5", "선정", -1),
        reading("D3", "점검", 5),
        replace(reading("A1", "현장", 5), sheet=1),
    ]
    assert found(catalog, *cells) == [
        ("indicator_unknown", "D3"), ("negative_count", "B5"), ("value_not_whole", "C5"), ("hidden_read", "C5"),
        ("indicator_unknown", "A1"),
    ]  # fmt: skip


def test_an_empty_file_has_no_problems(catalog: Catalog) -> None:
    assert checked(catalog, understood([]), stands(closed=[2023])) == ()
