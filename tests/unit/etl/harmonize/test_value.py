"""What is read from a cell: the cases of tests/cases/reading/values.yml, and what holds for every text."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from etl.harmonize.unit import find_unit, to_stored
from etl.harmonize.value import Value, meaning_of_mark, read_value

FILE = Path(__file__).parents[3] / "cases" / "reading" / "values.yml"
GROUPS: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
KNOWN_MEANINGS = {"not_applicable", "unknown", "suppressed", "provisional", "approximate", "at_least", "at_most"}
KNOWN_MEANINGS |= {"estimate", "revised", ""}

COUNTS = st.integers(min_value=0, max_value=10**12)
DECIMALS = st.decimals(min_value=0, max_value=10**9, places=2)
WIDE = str.maketrans("0123456789,.-%~", "０１２３４５６７８９，．－％～")
LARGE, SMALL = {"조": 10**12, "억": 10**8, "만": 10**4}, {"천": 1000, "백": 100, "십": 10}
NOISE = st.text(alphabet="0123456789,. -~△(%)만천억조개원명여약pPx*년월/E¹₩\n\u00a0", max_size=14)


def exactly(written: str) -> Decimal:
    return Decimal(written.replace(",", ""))


def worked_out(numeral: str) -> Decimal:
    """Give what Korean numerals are by reading them from left to right, a unit of money ('억원') as its scale."""
    total = section = number = Decimal(0)
    digits = False
    for token in re.findall(r"[0-9][0-9,]*\.?[0-9]*|\.[0-9]+|[십백천만억조]", numeral):
        if token in SMALL:
            section, number, digits = section + (number if digits else 1) * SMALL[token], Decimal(0), False
        elif token in LARGE:
            total, section, number, digits = total + (section + number) * LARGE[token], Decimal(0), Decimal(0), False
        else:
            number, digits = exactly(token), True
    return total + section + number


@pytest.mark.parametrize("group", GROUPS)
def test_a_cell_is_read_as_the_case_says(group: str) -> None:
    read, expected = {}, {}
    for case in GROUPS[group]:
        value = read_value(case["cell"])
        kind = case.get("reads", "number")
        given_mark, unit, provisional = case.get("mark", ""), case.get("unit", ""), case.get("provisional", False)
        read[case["cell"]] = (value, meaning_of_mark(value.mark, beside_number=value.kind == "number"))
        expected[case["cell"]] = (
            Value(kind, case.get("value"), case.get("high"), given_mark, unit, provisional),
            case.get("means", ""),
        )
    assert read == expected


def test_there_are_more_than_180_cases_in_14_groups() -> None:
    assert (len(GROUPS), sum(len(cases) for cases in GROUPS.values()) > 180) == (14, True)


@pytest.mark.parametrize(
    ("content", "number_format", "expected"),
    [
        (1234, "", Value("number", 1234.0)),
        (-0.0, "", Value("number", 0.0)),
        (0.123, "0.0%", Value("number", 0.123, unit="share")),
        (43.38, '#,##0.00"억원"', Value("number", 43.38, unit="억원")),
        (5, '#,##0"개"', Value("number", 5.0, unit="개")),
        (5, '#,##0\\ "개사"', Value("number", 5.0, unit="개사")),
        (5, "#,##0", Value("number", 5.0)),
        (1234.5, "#,##0,", Value("number", 1234.5)),
        (1234.5, "0.0,", Value("number", 1234.5)),
        (1234500, '#,##0,"천원"', Value("number", 1234500.0, unit="원")),
        (1234500, '#,##0,,"백만원"', Value("number", 1234500.0, unit="원")),
        (1234500, '#,##0,,"억원"', Value("number", 1234500.0)),
        (12345, '0!.0,"만원"', Value("number", 12345.0)),
        (-5, '#,##0;[Red]"△"#,##0', Value("number", -5.0)),
        (-5, '"△"#,##0', Value("number", -5.0)),
        (5, "#,##0_ ;[Red]\\-#,##0\\ ", Value("number", 5.0)),
        (5, '_-"₩"* #,##0_-;-"₩"* #,##0_-', Value("number", 5.0, unit="원")),
        (5, "[$₩-412]#,##0", Value("number", 5.0, unit="원")),
        (5, '#,##0"p"', Value("number", 5.0, mark="p", provisional=True)),
        (12.3, '0.0"%"', Value("number", 12.3, unit="%")),
        (5, '[>=1000]#,##0,"천명";#,##0"명"', Value("number", 5.0)),
        (44561, 'yyyy"년" m"월"', Value("number", 44561.0)),
        (5, "0.00E+00", Value("number", 5.0)),
        (5, 'G/표준"건"', Value("number", 5.0, unit="건")),
        (2**53 + 1, "", Value("text")),
        (10**400, "", Value("text")),
        (float("nan"), "", Value("text")),
        (float("inf"), "", Value("text")),
        (True, "", Value("text")),
        (date(2021, 12, 31), "", Value("text")),
        (datetime(2021, 12, 31), "", Value("text")),
        (time(12, 30), "", Value("text")),
        (None, "", Value("blank")),
    ],
)
def test_a_stored_number_stays_as_it_is_and_its_format_names_the_unit(
    content: Any, number_format: str, expected: Value
) -> None:
    assert read_value(content, number_format) == expected


@pytest.mark.parametrize("mark", ["", "1)", "*", "¹⁾"])
def test_a_footnote_beside_a_number_means_nothing(mark: str) -> None:
    assert meaning_of_mark(mark, beside_number=True) == ""


@given(number=st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_a_number_reads_as_itself(number: float) -> None:
    assert read_value(number) == Value("number", number)


@given(number=COUNTS, form=st.sampled_from(["{:d}", "{:,}", " {:,} ", "\u00a0{:,}", "+{:,}", "{:,}개", "{:,} 개"]))
def test_a_printed_count_reads_as_the_same_count(number: int, form: str) -> None:
    value = read_value(form.format(number))
    assert (value.kind, value.value, value.unit) == ("number", float(number), "개" if "개" in form else "")


@given(number=DECIMALS, form=st.sampled_from(["△{:,}", "▲{:,}", "-{:,}", "−{:,}", "– {:,}", "({:,})", "▽ {:,}"]))
def test_a_printed_fall_reads_as_the_same_number_below_zero(number: Decimal, form: str) -> None:
    assert read_value(form.format(number)) == Value("number", float(0 - number))


@given(number=DECIMALS, unit=st.sampled_from(["%", " %", "%p", "억원", " 백만원", "㎡"]))
def test_a_number_with_a_unit_reads_as_both(number: Decimal, unit: str) -> None:
    assert read_value(f"{number:,}{unit}") == Value("number", float(number), unit=unit.strip())


@given(low=DECIMALS, high=DECIMALS, sign=st.sampled_from(["~", "∼", "～", " ~ ", "-"]))
def test_a_range_reads_as_both_its_ends_or_not_at_all(low: Decimal, high: Decimal, sign: str) -> None:
    value = read_value(f"{low:,}{sign}{high:,}%")
    assert value == (Value("number", float(low), float(high), unit="%") if low < high else Value("text"))


@given(left=COUNTS, right=COUNTS, apart=st.sampled_from([" ", "  ", "\n", ", ", " ,", "/", ":", "\u00a0 ", "·", ";"]))
def test_two_numbers_in_a_cell_are_never_one(left: int, right: int, apart: str) -> None:
    grouped = apart == " " and 0 < left < 1000 and 100 <= right < 1000  # '1 234' is how some write 1,234
    expected = Value("number", float(left * 1000 + right)) if grouped else Value("text")
    assert read_value(f"{left}{apart}{right}") == expected


@given(number=st.integers(min_value=10**4 + 10, max_value=10**8 - 1), apart=st.sampled_from(["", " "]))
def test_a_count_written_with_man_reads_as_the_same_count(number: int, apart: str) -> None:
    large, small = divmod(number, 10**4)
    text = f"{large:,}만" + (f"{apart}{small:,}" if small else "")
    surely = not 0 < small < 10  # '1만2' is 10,002 to some and 12,000 to others
    assert read_value(f"{text} 명") == (Value("number", float(number), unit="명") if surely else Value("text"))


@given(number=st.integers(min_value=1000, max_value=9999))
def test_a_count_written_with_cheon_reads_as_the_same_count(number: int) -> None:
    large, small = divmod(number, 1000)
    expected = Value("text") if 0 < small < 10 else Value("number", float(number), unit="개사")
    assert read_value(f"{large}천{small or ''}개사") == expected


@given(won=st.integers(min_value=1, max_value=10**8).map(lambda n: n * 10**4))
def test_money_written_with_eok_and_man_is_exactly_the_same_money(won: int) -> None:
    eok, man = divmod(won // 10**4, 10**4)
    text = " ".join(part for part in (f"{eok:,}억" if eok else "", f"{man:,}만" if man else "") if part) + "원"
    value = read_value(text)
    assert [to_stored(value.value or 0.0, unit) for unit in [find_unit(value.unit)] if unit] == [float(won)]


@given(
    text=st.one_of(
        COUNTS.map("{:,}".format), DECIMALS.map("-{:,}%".format), DECIMALS.map("{:,}~1,000,000,000,000".format)
    )
)
def test_full_width_characters_read_as_the_plain_ones(text: str) -> None:
    assert read_value(text.translate(WIDE)) == read_value(text)


@given(text=st.one_of(st.text(max_size=80), NOISE))
def test_any_text_reads_as_one_of_five_kinds(text: str) -> None:
    value = read_value(text)
    assert value.kind in {"number", "missing", "blank", "text", "error"}
    assert (value.value is not None) == (value.kind == "number")
    assert value.high is None or (value.value is not None and value.value < value.high)
    assert meaning_of_mark(value.mark, beside_number=value.kind == "number") in KNOWN_MEANINGS


@given(text=NOISE)
def test_every_digit_of_a_number_is_in_its_value_or_its_mark(text: str) -> None:
    value = read_value(text)
    if value.kind != "number" or value.high is not None or re.search("[십백천만억조E]", text):
        return
    written = text.translate(str.maketrans("", "", " \n\u00a0"))
    for mark in value.mark.split():
        written = re.sub(re.escape(mark) if mark not in "per" else f"(?i){mark}", "", written, count=1)
    digits = re.findall(r"^[약△₩(+-]*([0-9,]*\.?[0-9]*)[^0-9]*$", written)
    assert [abs(exactly(found)) for found in digits] == [Decimal(repr(abs(value.value or 0.0)))]


@given(text=st.text(alphabet="0123456789,. △만천억조백십개원여약p", max_size=12))
def test_korean_numerals_are_what_another_way_of_reading_them_gives(text: str) -> None:
    value = read_value(text)
    if value.kind != "number":
        return
    ungrouped = re.sub(r"(?<=[0-9]) (?=[0-9]{3}(?![0-9]))", "", text)
    scale = worked_out("1" + re.sub("[^십백천만억조]", "", value.unit))
    assert abs(worked_out(ungrouped)) == abs(Decimal(repr(value.value or 0.0)) * scale)
