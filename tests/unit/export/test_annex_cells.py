"""Printed cells as numbers, and titles as names of sheets."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcomes.export.annex.figures import cell_of, column_of
from outcomes.export.annex.names import cut, sheet_names, units
from outcomes.export.numbers import numbers_in
from tests.unit.export.shown import formatted


@pytest.mark.parametrize(
    ("printed", "value", "code"),
    [
        ("1,234.5%", 1234.5, '#,##0.0"%"'),
        ("30,144개", 30144.0, '#,##0"개"'),
        ("30,144", 30144.0, "#,##0"),
        ("100.0", 100.0, "#,##0.0"),
        ("−3.2", -3.2, '#,##0.0;"−"#,##0.0'),
        ("△3.2%", -3.2, '#,##0.0"%";"△"#,##0.0"%"'),
        ("-3", -3.0, '#,##0;"-"#,##0'),
        ("+0.0%p", 0.0, '"+"#,##0.0"%p"'),
        ("−₩4.338 bn", -4.338, '"₩"#,##0.000" bn";"−""₩"#,##0.000" bn"'),
        ("2021", 2021.0, "0"),
    ],
)
def test_a_printed_figure_is_a_number_in_its_own_format(printed: str, value: float, code: str) -> None:
    cell = cell_of(printed)
    assert (cell.value, cell.code) == (value, code)
    assert formatted(Decimal(repr(cell.value)), cell.code) == printed


@pytest.mark.parametrize(
    "printed",
    ["자료 없음", "10~20%", "약 260개", "2021-12-30", "3월", "007", "1,23", "−0.0", "1.2.3", "1 2", "5 ", "260개 이상",
     "1234567890123456", "", "=1", "１２", "3개!", "1억 2,000만원"],
)  # fmt: skip
def test_words_ranges_dates_and_rough_figures_stay_text(printed: str) -> None:
    assert (cell_of(printed).text, cell_of(printed).value) == (printed, None)


def test_money_in_different_units_in_one_column_stays_text() -> None:
    assert [cell.value for cell in column_of(["₩4.338 bn", "₩960 m", "12개", "No data"])] == [None, None, 12.0, None]
    assert [cell.value for cell in column_of(["4.3억원", "9.6억원"])] == [4.3, 9.6]


@settings(max_examples=50)
@given(st.decimals(-(10**9), 10**9, places=3), st.integers(0, 3), st.sampled_from(["", "%", "개", "억원"]))
def test_every_printed_number_is_shown_as_printed(value: Decimal, places: int, unit: str) -> None:
    rounded = round(value, places)
    printed = f"{'−' if rounded < 0 else ''}{rounded.copy_abs():,}{unit}"
    cell = cell_of(printed)
    assert formatted(Decimal(repr(cell.value)), cell.code) == printed


def test_a_sheet_is_named_by_number_and_title_and_no_number_is_cut() -> None:
    assert sheet_names(["목표 [30,000]개: 넘음?", "", "'", "가" * 40]) == (
        "1. 목표 30,000 개 넘음",
        "2.",
        "3.",
        "4. " + "가" * 27 + "…",
    )
    assert cut("가나다라마 30,000개를 넘었습니다", 10) == "가나다라마…"
    assert cut("가나다라마바사아30,000개", 11) == "가나다라마바사아…"


@settings(max_examples=50)
@given(st.text(max_size=60), st.integers(4, 31))
def test_what_is_cut_fits_and_has_no_other_number(text: str, most: int) -> None:
    assert units(cut(text, most)) <= most
    asciis = re.sub(r"[^\x20-\x7e가-힣]", " ", text)
    assert set(numbers_in(cut(asciis, most))) <= set(numbers_in(asciis))
