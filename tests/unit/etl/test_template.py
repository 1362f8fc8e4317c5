"""The workbook to fill in: its sheets, what may be typed where, and what it shows of last year."""

from __future__ import annotations

import io
from datetime import date
from functools import lru_cache

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from etl.template import template
from etl.template.field import fields
from etl.template.last_year import last_year
from etl.template.listing import place_names
from outcomes.catalog.model import Catalog, Lang
from outcomes.catalog.resolve import Gazetteer
from outcomes.store.tables import TABLES
from tests.unit.etl.filled_in import decided

SHEETS = {
    "ko": ["작성 안내", "시·도별", "전국", "그 밖의 수치", "목록", "참고 {before}"],
    "en": ["Instructions", "By region", "Korea", "Other figures", "Lists", "Reference {before}"],
}
MOST_USED = [
    *("deployments_cumulative", "deployments_annual", "budget_budgeted_krw", "budget_executed_krw"),
    *("budget_carried_over_krw", "productivity_uplift_share", "closures_cumulative", "mfg_establishments_10plus"),
]


@lru_cache
def gazetteer() -> Gazetteer:
    return Gazetteer(decided())


@lru_cache
def made(year: int, lang: Lang = "ko") -> Workbook:
    """The template of a year without anything known of the year before, opened."""
    return opened(template(decided(), None, year, lang))


def opened(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def column(sheet: Worksheet, letter: str, top: int = 1) -> list[str]:
    return [cell.value for cell in sheet[letter][top - 1 :] if cell.value is not None]


def rule(sheet: Worksheet, cell: str) -> DataValidation:
    (found,) = [v for v in sheet.data_validations.dataValidation if cell in v.sqref]
    return found


def known(*rows: dict[str, object]) -> pd.DataFrame:
    """Rows as the lake's `observation` has them: what is not said is empty, a whole year, an actual figure."""
    usual: dict[str, object] = dict.fromkeys(TABLES["observation"], "")
    usual |= {"region": "KR-47", "period_kind": "year", "status": "actual", "value_high": None, "load": 1}
    usual |= {"period_start": date(2024, 1, 1), "period_end": date(2024, 12, 31), "confidence": "high"}
    return pd.DataFrame([usual | row for row in rows])


DEPLOYED = {"indicator": "deployments_annual", "stage": "built", "source": "made up", "position": "X1"}
SPENT = {"indicator": "budget_executed_krw", "measure_scope": "line", "source": "made up", "position": "X2"}


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_template_has_six_sheets_of_which_the_lists_are_hidden(lang: Lang) -> None:
    book = made(2025, lang)
    assert book.sheetnames == [name.format(before=2024) for name in SHEETS[lang]]
    assert [sheet.title for sheet in book if sheet.sheet_state != "visible"] == [SHEETS[lang][4]]


@pytest.mark.parametrize(("year", "count"), [(2025, 17), (2026, 16)])
def test_the_provinces_of_the_years_end_have_a_row_each_and_a_place_in_the_list(
    catalog: Catalog, year: int, count: int
) -> None:
    rows = column(made(year)["시·도별"], "A", 5)
    assert rows == [region.name.ko for region in catalog.provinces(date(year, 12, 31))]
    assert len(rows) == count
    listed = column(made(year)["목록"], "A")
    provinces = {region.name.ko for region in catalog.regions.values() if region.level == "province"}
    assert listed == place_names(catalog, year, "ko")
    assert listed[:count] == rows
    assert len([name for name in listed if name in provinces]) == count


@pytest.mark.parametrize("year", [2025, 2026])
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_each_place_of_the_list_is_there_once_and_names_one_place_of_that_year(
    catalog: Catalog, year: int, lang: Lang
) -> None:
    names = place_names(catalog, year, lang)
    named = [gazetteer().resolve(name, date(year, 12, 31)) for name in names]
    assert [name for name, found in zip(names, named, strict=True) if found.reason or not found.valid] == []
    assert len({found.id for found in named}) == len(names)
    assert set(catalog.organizations) <= {found.id for found in named}


@pytest.mark.parametrize(("lang", "bare"), [("ko", 0), ("en", 31)])
def test_the_58_stored_indicators_can_be_chosen_each_with_its_unit_and_the_8_most_used_have_a_column(
    catalog: Catalog, lang: Lang, bare: int
) -> None:
    book = made(2025, lang)
    stored = [i for i in catalog.indicators.values() if not i.formula]
    choices = column(book[SHEETS[lang][4]], "B")
    units = [choice.removeprefix(i.name.say(lang)) for i, choice in zip(stored, choices, strict=True)]
    assert (len(choices), units.count("")) == (58, bare)
    assert [unit[:2] + unit[-1:] for unit in units if unit] == [" ()"] * (58 - bare)
    assert column(book[SHEETS[lang][2]], "B", 5) == choices
    headings = [cell.value.replace("\n", " ") for cell in book[SHEETS[lang][1]][4]][1:]
    chosen = dict(zip([i.id for i in stored], choices, strict=True))
    assert headings == [chosen[id] for id in MOST_USED]


def test_a_count_that_begins_in_2023_is_not_asked_of_2022() -> None:
    before, after = (set(column(made(year)["목록"], "B")) for year in (2022, 2025))
    assert after - before == {"디지털 제조혁신 기업 수 (개사)"}


def test_counts_take_whole_numbers_money_no_negative_ones_and_every_cell_takes_the_marks() -> None:
    sheet = made(2025)["시·도별"]
    marks = 'OR({0}="-",{0}="…",{0}="X",AND(RIGHT({0})="p",ISNUMBER(VALUE(LEFT({0},LEN({0})-1)))))'
    for cell, number in [("B5", "AND(B5>=0,B5=INT(B5))"), ("D21", "D21>=0"), ("G9", "G9>=-100")]:
        found = rule(sheet, cell)
        assert (found.type, found.formula1) == ("custom", f"IF(ISNUMBER({cell}),{number},{marks.format(cell)})")
        assert (found.showErrorMessage, found.errorStyle, found.errorTitle) == (True, None, "적을 수 없는 값")
    assert rule(sheet, "D21").error.startswith("백만원 단위의 숫자, 0 이상")


def test_the_200_rows_of_other_figures_choose_from_lists_and_take_a_value_after_place_and_indicator() -> None:
    sheet = made(2025)["그 밖의 수치"]
    assert [cell.value for cell in sheet[4]] == ["지역", "지표 (단위)", "상태", "기간", "값"]
    for cell in "ABCDE":
        assert rule(sheet, f"{cell}5") is rule(sheet, f"{cell}204")
    assert rule(sheet, "A5").formula1 == "'목록'!$A$1:$A$279"
    assert rule(sheet, "B5").formula1 == "'목록'!$B$1:$B$58"
    assert rule(sheet, "C5").formula1 == '"실적,잠정,계획,목표"'
    periods = ["2025년", "2025년 상반기", "2025년 하반기", *(f"2025년 {n}분기" for n in (1, 2, 3, 4))]
    assert rule(sheet, "D5").formula1.strip('"').split(",") == periods
    assert rule(sheet, "E5").formula1.startswith('IF(OR($A5="",$B5=""),FALSE,IF(ISNUMBER(E5),TRUE,')


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_white_cells_are_open_and_all_others_locked_without_a_password(lang: Lang) -> None:
    for name, columns, last in zip(SHEETS[lang][1:4], ("BCDEFGHI", "CDE", "ABCDE"), (21, 62, 204), strict=True):
        sheet = made(2025, lang)[name]
        unlocked = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
        white = {f"{letter}{row}" for letter in columns for row in range(5, last + 1)}
        planned_money = {f"{letter}{row}" for letter in "DE" for row in (*range(14, 22),)} if last == 62 else set()
        assert unlocked == white - planned_money
        assert (sheet.protection.sheet, sheet.protection.password) == (True, None)
        assert sheet.freeze_panes == ("C5" if last == 62 else "B5")
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)


def test_the_instructions_are_in_both_languages_the_workbooks_own_first() -> None:
    for lang, first, second in (("ko", "2025년 수치", "How to fill"), ("en", "How to fill", "2025년 수치")):
        texts = column(made(2025, lang)[SHEETS[lang][0]], "A")
        assert (texts[0].startswith(first), texts[11].startswith(second), len(texts)) == (True, True, 22)


@lru_cache
def beside() -> Workbook:
    """The template of 2025 beside six figures of 2024, opened."""
    title = '<b>&"\x0b' + "긴 제목 " * 100
    rows = known(
        {**DEPLOYED, "value": 260.0},
        {**DEPLOYED, "value": 25.0, "organization": "tp-pohang", "source": "=1+1"},
        {**DEPLOYED, "value": 5600.0, "region": "KR"},
        {**DEPLOYED, "value": 1.0, "region": "KR-11", "source": title},
        {**DEPLOYED, "value": 6.0, "period_kind": "span", "period_start": date(2023, 1, 1)},
        {**SPENT, "value": 4_338_000_000.0, "status": "provisional"},
    )
    return opened(template(decided(), rows, 2025))


def test_last_years_figure_and_its_source_show_beside_the_cell_in_the_unit_it_is_typed_in() -> None:
    sheet = beside()["시·도별"]
    row = 5 + column(sheet, "A", 5).index("경상북도")
    assert rule(sheet, f"C{row}").prompt.splitlines()[0] == "2024년: 260 개 · made up"
    assert rule(sheet, f"E{row}").prompt.splitlines()[0] == "2024년: 4,338 백만원 (잠정) · made up"
    assert [len(rule(sheet, f"{c}{row}").prompt.splitlines()) for c in "BCDEFGHI"] == [2, 3, 2, 3, 2, 2, 2, 2]
    assert rule(beside()["전국"], "C6").prompt.splitlines()[0] == "2024년: 5,600 개 · made up"


def test_titles_of_any_length_and_kind_fit_beside_a_cell() -> None:
    known_of, accepted, marks = rule(beside()["시·도별"], "C5").prompt.split("\n")
    assert known_of.startswith('2024년: 1 개 · <b>&" 긴 제목')
    assert (accepted, marks) == ("0 이상의 정수", "해당 없음 -, 모름 …, 비공개 X, 잠정 1234p")
    assert len(known_of) + len(accepted) + len(marks) + 2 == 255


def test_the_reference_sheet_lists_last_years_six_figures_with_their_sources_as_texts() -> None:
    cells = [[cell.value or "" for cell in row] for row in beside()["참고 2024"].iter_rows(min_row=5)]
    assert cells[0] == ["전국", "연간 구축 수", "구축", "2024년: 5,600 개", "실적", "made up"]
    assert [row[0] for row in cells[1:]] == ["서울특별시", "경상북도", "경상북도", "포항테크노파크", "경상북도"]
    known = ["2024년: 1 개", "2023-01-01 ~ 2024-12-31: 6 개", "2024년: 260 개", "2024년: 25 개"]
    assert [row[3] for row in cells[1:]] == [*known, "2024년: 4,338 백만원"]
    assert cells[4][5] == "=1+1"
    assert cells[5] == ["경상북도", "집행액", "예산 세부사업 전체", "2024년: 4,338 백만원", "잠정", "made up"]
    assert {cell.data_type for row in beside()["참고 2024"].iter_rows(min_row=5) for cell in row} <= {"s", "n"}
    assert not any(isinstance(text, int | float) for row in cells for text in row)


def said(catalog: Catalog, rows: pd.DataFrame, year: int, region: str) -> str:
    """What is said of a region's deployments in a year."""
    field = fields(catalog, "ko")["deployments_annual"]
    return last_year(catalog, rows, year, "ko").said(field, catalog.regions[region])


def test_of_several_figures_the_preferred_one_shows_and_other_scopes_years_and_organizations_do_not(
    catalog: Catalog,
) -> None:
    rows = known(
        {**DEPLOYED, "value": 1.0, "status": "estimate"},
        {**DEPLOYED, "value": 2.0, "confidence": "low"},
        {**DEPLOYED, "value": 3.0},
        {**DEPLOYED, "value": 4.0, "stage": "selected"},
        {**DEPLOYED, "value": 5.0, "organization": "tp-gyeongbuk"},
        {**DEPLOYED, "value": 6.0, "period_kind": "span", "period_start": date(2023, 1, 1)},
        {**DEPLOYED, "value": 7.0, "period_start": date(2023, 1, 1), "period_end": date(2023, 12, 31)},
        {**DEPLOYED, "value": None},
    )
    assert said(catalog, rows, 2024, "KR-47") == "2024년: 3 개 · made up"
    assert sorted(last_year(catalog, rows, 2024, "ko").rows.value) == [1, 2, 3, 4, 5, 6]


def test_a_merged_province_shows_what_was_known_of_those_it_was_made_of(catalog: Catalog) -> None:
    year = {"period_start": date(2025, 1, 1), "period_end": date(2025, 12, 31)}
    rows = known(
        {**DEPLOYED, **year, "region": "KR-29", "value": 60.0}, {**DEPLOYED, **year, "region": "KR-46", "value": 70.0}
    )
    assert said(catalog, rows, 2025, "KR-M12") == "2025년: 광주 60 개 · 전남 70 개"


def test_a_province_that_once_left_another_does_not_show_the_others_figure(catalog: Catalog) -> None:
    rows = known({**DEPLOYED, "region": "KR-48", "value": 60.0})
    assert (said(catalog, rows, 2024, "KR-31"), said(catalog, rows, 2024, "KR-47")) == ("", "")


def test_the_same_figures_make_the_same_bytes(catalog: Catalog) -> None:
    rows = known({**DEPLOYED, "value": 260.0})
    assert template(catalog, rows, 2025) == template(catalog, rows, 2025)
