"""Which number formats are dates, and which change what a number means."""

from __future__ import annotations

import pytest

from etl.read.formats import Format, read_format


@pytest.mark.parametrize(
    "code",
    [
        "0%", "0.0%", '#,##0"억원"', '0"개사"', "#,##0;△#,##0", '#,##0;[Red]"▲"#,##0', "[$₩-412]#,##0", "₩#,##0",
        '_-"₩"* #,##0_-', "#,##0,", "#,##0.0,,", '0\\ "%"', "0!%", '[<1]"X";0', '0"."0', '0"년"', "-0",
    ],
)  # fmt: skip
def test_a_sign_a_unit_a_currency_or_another_size_changes_what_is_seen(code: str) -> None:
    assert read_format(code) == Format(meaning=code)


@pytest.mark.parametrize(
    "code",
    [
        "General", "0", "#,##0", "#,##0.00", "0.00E+00", "@", "# ?/?", "#,##0_);(#,##0)", "#,##0 ;-#,##0", "G/표준",
        '_-* #,##0_-;\\-* #,##0_-;_-* "-"_-;_-@_-', "[Red]0.0", "000-0000", "[DBNum1]#", '"("0)', "#,##0;-#,##0;\"-\"",
        "x" * 300,
    ],
)  # fmt: skip
def test_decimals_colors_dashes_and_brackets_change_nothing(code: str) -> None:
    assert read_format(code) == Format()


@pytest.mark.parametrize(
    "code", ["yyyy-mm-dd", "m/d/yy h:mm", 'yyyy"년" m"월" d"일"', "h:mm AM/PM", "mm:ss.0", "d-mmm"]
)
def test_a_date_shown_with_its_day_is_a_date(code: str) -> None:
    assert read_format(code) == Format(date=True)


@pytest.mark.parametrize("code", ["yyyy", 'yyyy"년"', "mmm-yy", "yyyy-mm", 'yy"년" m"월"'])
def test_a_date_shown_without_its_day_keeps_its_format(code: str) -> None:
    assert read_format(code) == Format(meaning=code, date=True)


def test_hours_in_brackets_are_a_length_of_time() -> None:
    assert read_format("[h]:mm:ss") == Format(elapsed=True)


def test_the_korean_name_of_the_general_format_is_no_unit() -> None:
    assert read_format('G/표준"개"') == Format(meaning='General"개"')
