"""The tidy form is a contract: its columns, how a number is printed, and what is quoted."""

from __future__ import annotations

import csv
import io
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.harmonize.tidy import COLUMNS, plain_number, tidy_csv
from tests.unit.etl.harmonize.drawn import understood_of


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (None, ""),
        (0.0, "0"),
        (-0.0, "0"),
        (260.0, "260"),
        (0.123, "0.123"),
        (-12.3, "-12.3"),
        (4338000000.0, "4338000000"),
        (1.2e21, "1200000000000000000000"),
        (1e-9, "0.000000001"),
    ],
)
def test_a_number_is_printed_in_full_without_point_zero_separators_or_exponent(
    value: float | None, printed: str
) -> None:
    assert plain_number(value) == printed


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_printed_number_reads_back_as_the_same_number(value: float) -> None:
    printed = plain_number(value)
    assert set(printed) <= set("-.0123456789")
    assert math.isclose(float(printed), value, rel_tol=0, abs_tol=0)


def test_the_whole_output_has_12_columns_line_feeds_and_only_needed_quotes() -> None:
    found = understood_of(
        '지역 | "구축, 수" | "예산 "말" 둘\n서울 | 10~20% | -\n부산 | 1,234p | 43.38억원',
        "가!나",
        hidden_rows=frozenset({2}),
    )
    assert tidy_csv(found) == (
        "table,region_raw,region_code,period,label,value,value_high,mark,unit,is_total,hidden,cell\n"
        '1,서울,KR-11,,"구축, 수",0.1,0.2,,share,false,false,가!나!B2\n'
        '1,서울,KR-11,,"예산 ""말"" 둘",,,-,,false,false,가!나!C2\n'
        '1,부산,KR-26,,"구축, 수",1234,,p,,false,true,가!나!B3\n'
        '1,부산,KR-26,,"예산 ""말"" 둘",4338000000,,,KRW,false,true,가!나!C3\n'
    )
    assert [len(row) for row in csv.reader(io.StringIO(tidy_csv(found)))] == [len(COLUMNS)] * 5


def test_without_figures_there_is_only_the_header() -> None:
    assert tidy_csv(understood_of("")) == ",".join(COLUMNS) + "\n"
