"""A table as a file: Excel opens it rightly, and nothing in it runs."""

from __future__ import annotations

import csv
import io
from datetime import date

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.export.table_file import csv_bytes, harmless, xlsx_bytes

FRAME = pd.DataFrame(
    {
        "지역": ["경북", "전북, '특별'", None, "=1+1"],
        "value": [260.0, -0.159, float("nan"), 366300000000.0],
        "count": pd.array([1, -2, pd.NA, 4], dtype="Int64"),
        "day": [date(2021, 12, 31), None, pd.NaT, date(2022, 1, 1)],
    }
)


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_csv_has_a_mark_for_excel_and_its_line_ends_and_empty_cells_for_what_is_unknown() -> None:
    assert csv_bytes(FRAME, ["Source: A", "=cmd"]) == (
        b"\xef\xbb\xbf"
        + "지역,value,count,day\r\n"
        "경북,260,1,2021-12-31\r\n"
        "\"전북, '특별'\",-0.159,-2,\r\n"
        ",,,\r\n"
        "'=1+1,366300000000,4,2022-01-01\r\n"
        "Source: A\r\n"
        "'=cmd\r\n".encode()
    )


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＠SUM", "－1"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == f"'{text}"
    frame = pd.DataFrame({text: [text]})
    assert read_csv(csv_bytes(frame)) == [[f"'{text}"], [f"'{text}"]]


@pytest.mark.parametrize("text", ["경북", "−15.9%", "a=b", " =1", "3,663억원", ""])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


def test_numbers_stay_numbers_negative_ones_too() -> None:
    values: list[object] = [-1, -0.5, np.int64(-3), np.float64(-2.0), 0.0, 1e-7, 1e15, float("inf"), float("-inf")]
    frame = pd.DataFrame({"v": pd.Series(values, dtype=object)})
    assert [row[0] for row in read_csv(csv_bytes(frame))[1:]] == [
        "-1",
        "-0.5",
        "-3",
        "-2",
        "0",
        "1e-07",
        "1" + "0" * 15,
        "",
        "",
    ]
    cells = [row[0] for row in openpyxl.load_workbook(io.BytesIO(xlsx_bytes(frame, "t"))).active.values][3:]
    assert cells[:7] == [-1, -0.5, -3, -2, 0, 1e-7, 1e15]
    assert cells[7:] == []


def test_a_workbook_reads_back_with_the_same_values_and_no_formula() -> None:
    frame = FRAME.assign(url=["https://a.kr", "@x", "-1", "'quoted"])
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(frame, "=Title", ["Source: A", "=2"])))
    sheet = book.active
    assert [list(row) for row in sheet.values] == [
        ["=Title", None, None, None, None],
        [None, None, None, None, None],
        ["지역", "value", "count", "day", "url"],
        ["경북", 260, 1, "2021-12-31", "https://a.kr"],
        ["전북, '특별'", -0.159, -2, None, "@x"],
        [None, None, None, None, "-1"],
        ["=1+1", 366300000000, 4, "2022-01-01", "'quoted"],
        [None, None, None, None, None],
        ["Source: A", None, None, None, None],
        ["=2", None, None, None, None],
    ]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n"}
    assert [cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink] == []
    assert sheet.freeze_panes == "B4"


def test_a_table_without_rows_is_its_header() -> None:
    empty = FRAME.iloc[:0]
    assert read_csv(csv_bytes(empty)) == [["지역", "value", "count", "day"]]
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(empty, "t", ["n"]))).active
    assert [row[0] for row in sheet.values] == ["t", None, "지역", None, "n"]


@given(st.lists(st.one_of(st.floats(allow_nan=False, allow_infinity=False), st.integers(-(2**53), 2**53)), min_size=1))
def test_every_number_reads_back_as_itself(values: list[float]) -> None:
    frame = pd.DataFrame({"v": pd.Series(values, dtype=object)})
    assert [float(row[0]) for row in read_csv(csv_bytes(frame))[1:]] == [float(v) for v in values]


@given(st.text())
def test_no_cell_of_a_csv_begins_like_a_formula(text: str) -> None:
    cells = read_csv(csv_bytes(pd.DataFrame({"t": [text]})))[1:]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in cells for cell in row)
