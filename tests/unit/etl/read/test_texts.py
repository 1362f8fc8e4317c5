"""Text files: every encoding with every delimiter, and what surrounds a table."""

from __future__ import annotations

import pytest

from etl.read.read import read_book
from tests.unit.etl.read.made import code, rows

TABLE = [
    ["시도", "2020년", "비고"],
    ["서울특별시", "1,234", "첫 줄\n둘째 줄"],
    ["경상북도", "△12.5", '"잠정"; 확인 | 필요'],
    ["세종", "", "가각간"],
]
ENCODINGS = {
    "utf-8": "utf-8", "utf-8-sig": "utf-8", "cp949": "cp949", "euc-kr": "cp949",
    "utf-16": "utf-16", "utf-16-le": "utf-16", "utf-16-be": "utf-16", "utf-32": "utf-32",
}  # fmt: skip


def written(table: list[list[str]], delimiter: str, end: str = "\n") -> str:
    def cell(text: str) -> str:
        quoted = text.replace('"', '""')
        return f'"{quoted}"' if set(text) & {delimiter, '"', "\n"} else text

    return "".join(delimiter.join(cell(text) for text in row) + end for row in table)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_each_encoding_with_each_delimiter_gives_the_same_cells(encoding: str, delimiter: str) -> None:
    book = read_book(written(TABLE, delimiter).encode(encoding), "자료.csv")
    found = [[cell or "" for cell in row] for row in book.sheets[0].rows]
    assert found == TABLE
    assert (book.kind, book.encoding, book.delimiter) == ("text", ENCODINGS[encoding], delimiter)
    assert book.sheets[0].name == ""


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_parts_rows_and_an_empty_line_is_an_empty_row(end: str) -> None:
    assert rows(f"가,1{end}{end}나,2".encode()) == [["가", "1"], [], ["나", "2"]]


def test_numbers_and_leading_zeros_stay_as_typed() -> None:
    assert rows(b"code,value\n00123, 1.50 \n=1+1,-\n") == [["code", "value"], ["00123", " 1.50 "], ["=1+1", "-"]]


def test_titles_above_and_notes_below_do_not_hide_the_delimiter() -> None:
    text = (
        "시도별 현황, 2021년 기준; 잠정\n(단위: 개, %)\n시도;구축;비율\n서울;1,234;12,5\n부산;567;3,1\n주: 잠정, 미정\n"
    )
    assert rows(text.encode())[2:5] == [["시도", "구축", "비율"], ["서울", "1,234", "12,5"], ["부산", "567", "3,1"]]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("year;a;b\n2020;1,5;2,5\n2021;1,7;2,9\n", ";"),
        ("1,5;2,5\n1,7;2,9\n", ";"),
        ("a\tb\n1,234\t5,678\n2,345\t6,789\n", "\t"),
        ("이름,설명\n가,x;y\n나,p;q\n다,r;s\n", ","),
        ("이름,설명\n가,x|y|z\n나,p\n", ","),
        ("a|b\n1,5|2,5\n", "|"),
        ('"제목, 긴"\n"가,나";1\n"다,라";2\n', ";"),
        ("한 줄\n두 줄\n", ""),
    ],
)
def test_the_delimiter_that_parts_lines_most_evenly_is_taken(text: str, delimiter: str) -> None:
    assert read_book(text.encode(), "a").delimiter == delimiter


def test_excels_own_line_about_the_delimiter_is_no_row() -> None:
    assert rows(b"sep=;\r\na,1;b\r\nc;d\r\n") == [["a,1", "b"], ["c", "d"]]


def test_a_formula_error_in_a_text_file_is_an_error() -> None:
    sheet = read_book(b"a,b\n1,#DIV/0!\n", "a").sheets[0]
    assert (sheet.rows, sheet.errors) == ([["a", "b"], ["1", "#DIV/0!"]], {(1, 1): "#DIV/0!"})


def test_a_quotation_mark_within_a_cell_is_a_letter() -> None:
    assert rows(b'pipe,5" wide\nhose,3" wide\n') == [["pipe", '5" wide'], ["hose", '3" wide']]


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        (b'a,b\n1,"open\n2,3\n', "quotes"),
        ("서울,1\n부산,2".encode()[:11], "cut_off"),
        ("가나다,1\n라마바,2\n사아자".encode("cp949")[:-1], "cut_off"),
        ("Größe,Straße\nä,ß\n".encode("latin-1"), "encoding"),
        ("これは,テスト\nです,ひらがな\n".encode("shift-jis"), "encoding"),
        ("地区,数量\n北京市,一百\n上海市,两百\n广州市,三百\n".encode("gbk"), "encoding"),
        ("서울,1\n".encode() + "부산,2\n".encode("cp949"), "encoding"),
        (b"\x00\x01\x02\x03binary\x00\x00", "not_table"),
        (b"\x01\x02\x03\x04\x05\x06\x07abc", "not_table"),
        (b" \n\n \r\n", "empty"),
        (b",,,\n,,\n", "no_cells"),
        (b"a,b\n" + b"x" * 200_000 + b",1\n", "not_table"),
    ],
)
def test_text_that_cannot_be_read_is_refused_with_its_reason(content: bytes, refused: str) -> None:
    assert code(content) == refused


def test_the_line_in_which_a_quotation_mark_opens_is_named() -> None:
    from etl.read.book import UnreadableError

    with pytest.raises(UnreadableError) as refused:
        read_book(b'a,"b\nc"\n1,2\n3,"open\n4,5\n', "a")
    assert (refused.value.code, refused.value.values_named) == ("quotes", {"line": 4})


def test_a_byte_order_mark_is_no_letter_and_a_files_end_sign_is_none() -> None:
    assert rows(b"\xef\xbb\xbfa,b\n1,2\n\x1a") == [["a", "b"], ["1", "2"]]
