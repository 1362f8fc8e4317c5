"""What is said beside the figures: why a place is open, what is hidden, faulty or skipped, and the lines around."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.harmonize.cells import NUMBER, Classifier, grid_of
from etl.harmonize.place import Atlas
from etl.harmonize.reading import Skipped
from etl.harmonize.tidy import tidy_csv
from etl.read.book import Area, Sheet
from tests.unit.etl.harmonize.drawn import gazetteer, sheet_of, understood, understood_of


def test_a_place_that_is_two_unknown_a_total_or_not_named_says_why() -> None:
    found = understood_of("지역 | 값\n광주시 | 1\n가나도 | 2\n합계 | 3\n | 4\n서울 | 5\n대구·경북 | 6")
    assert [(r.region_raw, r.region_code, r.region_reason, r.candidates) for r in found.readings] == [
        ("광주시", "", "ambiguous", ("41610", "KR-29")),
        ("가나도", "", "unknown", ()),
        ("합계", "", "total", ()),
        ("", "", "none", ()),
        ("서울", "KR-11", "", ()),
        ("대구·경북", "", "ambiguous", ("KR-27", "KR-47")),
    ]
    assert [r.region_cell for r in found.readings] == ["!A2", "!A3", "!A4", "", "!A6", "!A7"]


def test_a_place_is_checked_for_the_day_the_figure_speaks_of() -> None:
    found = understood_of("지역 | 2011 | 2013\n세종 | 1 | 2\n서울 | 3 | 4")
    assert [(r.region_code, str(r.period), r.region_valid) for r in found.readings] == [
        ("KR-50", "2011", False),
        ("KR-50", "2013", True),
        ("KR-11", "2011", True),
        ("KR-11", "2013", True),
    ]


def test_a_town_in_another_province_is_not_taken() -> None:
    (reading,) = understood_of("시도 | 시군구 | 값\n서울 | 수원시 | 1").readings
    assert (reading.region_raw, reading.region_code, reading.region_reason) == ("서울 수원시", "", "ambiguous")
    assert reading.candidates == ("41110", "KR-11")


def test_the_unit_says_where_it_was_found() -> None:
    found = understood_of(
        "(단위: 개)\n구분 | 단위 | 가 | 나(명) | 다\n하나 | | 1 | 2 | 3억원\n둘 | 건 | 4 | 5 | 6",
        formats={(3, 4): "0.0%"},
    )
    assert [(r.unit, r.unit_raw, r.unit_from) for r in found.readings] == [
        ("count", "개", "line"),
        ("person", "명", "header"),
        ("KRW", "억원", "cell"),
        ("count", "건", "row"),
        ("person", "명", "header"),
        ("share", "%", "format"),
    ]


def test_a_number_format_with_year_or_month_makes_a_period() -> None:
    sheet = Sheet(
        "", [["지역", 2020.0, date(2021, 3, 1)], ["서울", 1.0, 2.0]], formats={(0, 1): '0"년"', (0, 2): "yyyy-mm"}
    )
    assert [(r.header, str(r.period)) for r in understood(sheet).readings] == [
        (("2020년",), "2020"),
        (("2021-03",), "2021-03"),
    ]


def test_the_subject_is_the_label_without_period_unit_and_place() -> None:
    drawing = "지표 | 2021년 | < | 서울\n | 구축 수(개) | 값 | 2022년 예산(백만원)\n기초 | 1 | 2 | 3"
    assert [(r.label, r.subject) for r in understood_of(drawing).readings] == [
        ("기초 / 2021년 / 구축 수(개)", "기초 / 구축 수"),
        ("기초 / 2021년 / 값", "기초"),
        ("기초 / 서울 / 2022년 예산(백만원)", "기초 / 예산"),
    ]


def test_text_among_figures_failed_formulas_and_lost_results_are_faults() -> None:
    found = understood_of(
        "지역 | 구축 | 예산 | 비고\n서울 | 1 | 약간 | 잠정\n부산 | 2 | 3 | 확인중\n대구 | 확인중 | 확인중 |\n"
        "인천 | x | 4 | \n광주 | 5 | 6 |",
        errors={(4, 1): "#DIV/0!", (5, 0): "#REF!", (5, 2): "no_value"},
    )
    assert [(f.code, f.cell, f.text) for f in found.faults] == [
        ("not_a_number", "!C2", "약간"),
        ("not_a_number", "!B4", "확인중"),
        ("not_a_number", "!C4", "확인중"),
        ("formula_error", "!B5", "#DIV/0!"),
        ("formula_error", "!A6", "#REF!"),
        ("formula_no_value", "!C6", "6"),
    ]
    assert [r.cell for r in found.readings] == ["!B2", "!B3", "!C3", "!C5", "!B6"]


def test_numbers_that_are_no_figures_are_said_to_be_skipped_and_why() -> None:
    found = understood_of(
        "17\n\n연번 | 코드 | 지역 | 연도 | 값 | 비고\n1 | 11 | 서울 | 2020 | 5 |\n"
        "2 | 21 | 부산 | 2020 | 6 | 3\n3 | 22 | 대구 | 2020 | 7 | 잠정"
    )
    assert [r.value for r in found.readings] == [5, 6, 7]
    assert found.skipped == [
        Skipped("outside", 0, 0, (0, 0, 0, 0), 1),
        Skipped("numbering", 1, 0, (3, 0, 5, 0), 3),
        Skipped("code", 1, 0, (3, 1, 5, 1), 3),
        Skipped("period", 1, 0, (3, 3, 5, 3), 3),
        Skipped("remark", 1, 0, (4, 5, 4, 5), 1),
    ]


def test_a_table_says_where_it_lies_and_what_stands_around_it() -> None:
    found = understood_of(
        "표 1. 현황\n(단위: 개)\n지역 | 2020\n서울 | 1\n주: 잠정\n1) 누적\n\n표 2. 예산\n지역 | 2021\n부산 | 2", "구축"
    )
    first, second = found.tables
    assert (first.number, first.area, first.body_top, first.sheet_name) == (1, (2, 0, 3, 1), 3, "구축")
    assert (first.title, first.unit_line, first.notes) == ("표 1. 현황", "(단위: 개)", ("주: 잠정", "1) 누적"))
    assert (second.title, second.unit_line, second.notes) == ("표 2. 예산", "", ())
    assert [r.value for r in found.of(2)] == [2]


def test_the_layout_is_the_same_next_year_and_another_with_another_header() -> None:
    drawings = (
        "표 1\n지역 | 2020 | 2021\n서울 | 1 | 2",
        "지역 | 2020 | 2021 | 2022\n부산 | 1 | 2 | 3",
        "시군 | 2020\n구미시 | 1",
    )
    this, next_year, other = (understood_of(drawing).tables[0].layout for drawing in drawings)
    assert this == next_year != other


def test_sheets_are_read_in_order_hidden_ones_too() -> None:
    sheets = [
        sheet_of("지역 | 구축\n서울 | 1", name, hidden=hidden) for name, hidden in (("2020년", False), ("21년", True))
    ]
    assert tidy_csv(understood(sheets[0], Sheet("빈 시트", []), sheets[1])).splitlines()[1:] == [
        "1,서울,KR-11,2020,구축,1,,,,false,false,2020년!B2",
        "2,서울,KR-11,2021,구축,1,,,,false,true,21년!B2",
    ]


@pytest.mark.parametrize(
    "drawing", ["", "지역 | 구축", "주: 아무 것도 없음\n자료: 없음", "문항 | 보기\nQ1 | 예", "5", "- 12 -"]
)
def test_what_has_no_table_has_no_reading(drawing: str) -> None:
    found = understood_of(drawing)
    assert (found.tables, found.readings, found.faults) == ((), [], [])


TEXTS = (
    "서울|전국|합계|수도권|광주시|2021년|2021|1월|구축 수(개)|비율(%)|(단위: 개, %)|주: 잠정|1) 각주|표 1. 현황|"
    "지역|연도|단위|비고|연번|-|X|1,234|80여|10~49인|확인중|#REF!|〃|대구·경북| "
)
NUMBERS = (2021.0, 202106.0, 1.0, 2.0, 11.0, 0.5, -7.0, 1e20)
CONTENTS = st.sampled_from([*TEXTS.split("|"), *NUMBERS, True, date(2021, 3, 1), None, None, None, None])
AREAS = st.lists(st.sampled_from([(0, 0, 0, 2), (1, 0, 3, 0), (2, 1, 2, 2), (4, 1, 5, 1), (4, 3, 5, 4)]), unique=True)


@settings(max_examples=60)
@given(st.lists(st.lists(CONTENTS, max_size=6), max_size=9), AREAS)
def test_each_number_of_any_sheet_is_read_faulty_or_skipped(rows: list[list[object]], merged: list[Area]) -> None:
    for top, left, bottom, right in merged:
        for row in rows[top : bottom + 1]:
            row[left + (row is rows[top]) : right + 1] = [None] * len(row[left + (row is rows[top]) : right + 1])
    sheet = Sheet("", rows, tuple(merged))
    found = understood(sheet)
    tidy_csv(found)
    grid = grid_of(0, sheet, Classifier(Atlas(gazetteer())))
    numbers = {(r, c) for r, flags in enumerate(grid.flags) for c, flag in enumerate(flags) if flag & NUMBER}
    places = [(thing.row, thing.column) for thing in (*found.readings, *found.faults)]
    assert len(places) == len(set(places))
    assert len(numbers - set(places)) == sum(skipped.count for skipped in found.skipped)
    order = [(r.table, r.row, r.column) for r in found.readings]
    assert order == sorted(order)
