"""Web pages and XML that are named .xls, and the process in which binary workbooks are read."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from etl.read import process
from etl.read.book import Book, Sheet, UnreadableError
from etl.read.carry import packed, unpacked
from etl.read.grid import Count
from etl.read.read import read_book
from tests.unit.etl.read.made import code, fixture

PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><title>없음</title><style>td{a:b}</style></head>
<body><h3>2021년 현황</h3><p>(단위: 개)</p><table border=1>
<tr><th rowspan=2>시도<th colspan=2>구축
<tr><td>2020<td>2021
<tr><td>서울&nbsp;특별시<td>1,234<td>&#9651;12.3%
<tr style="display: none"><td>부산</td><td>3<br>4</td><td><table><tr><td>가<td>나<tr><td>다</table></td></tr>
</table>주: <b>잠정</b><script>alert(1)</script><table><tr><td>=1+1<td>&lt;b&gt;</table></body></html>"""

SPREADSHEET = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style></Styles>
<Worksheet ss:Name="현황"><Table><Column/><Column ss:Hidden="1" ss:Span="1"/>
<Row><Cell ss:MergeAcross="2"><Data ss:Type="String">제목</Data></Cell>
<Cell><Data ss:Type="Number">5</Data></Cell></Row>
<Row ss:Index="3" ss:Hidden="1"><Cell ss:Index="2" ss:StyleID="p"><Data ss:Type="Number">0.123</Data>
<Comment><ss:Data><B>메모</B> 한 줄</ss:Data></Comment></Cell>
<Cell><Data ss:Type="DateTime">2021-06-30T00:00:00.000</Data></Cell>
<Cell ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell><Cell ss:Formula="=A1"/>
<Cell><Data ss:Type="Boolean">1</Data></Cell></Row></Table>
<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>"""


@pytest.mark.parametrize("encoding", ["utf-8", "cp949", "utf-16"])
def test_a_web_page_named_xls_is_read_as_it_is_seen(encoding: str) -> None:
    book = read_book(PAGE.encode(encoding), "현황.xls")
    sheet = book.sheets[0]
    assert (book.kind, sheet.name, sheet.hidden_rows) == ("html", "", {5})
    assert sheet.merged == ((2, 0, 3, 0), (2, 1, 2, 2))
    assert sheet.rows == [
        ["2021년 현황"],
        ["(단위: 개)"],
        ["시도", "구축"],
        [None, "2020", "2021"],
        ["서울 특별시", "1,234", "△12.3%"],
        ["부산", "3\n4", "가 나\n다"],
        ["주: 잠정"],
        [],
        ["=1+1", "<b>"],
    ]


def test_an_xml_spreadsheet_of_2003_is_read_with_its_facts() -> None:
    book = read_book(SPREADSHEET.encode(), "현황.xls")
    last = [None, 0.123, date(2021, 6, 30), "#DIV/0!", None, True]
    assert book == Book(
        "현황.xls",
        "xml2003",
        (
            Sheet(
                name="현황",
                rows=[["제목", None, None, 5], [], last],
                merged=((0, 0, 0, 2),),
                hidden=True,
                hidden_rows=frozenset({2}),
                hidden_columns=frozenset({1, 2}),
                formats={(2, 1): "0.0%"},
                errors={(2, 3): "#DIV/0!", (2, 4): "no_value"},
                comments={(2, 1): "메모 한 줄"},
            ),
        ),
    )


def test_a_sheet_handed_from_one_process_to_another_stays_the_same() -> None:
    row = ["글", 1, 1.5, True, None, date(2021, 6, 30), datetime(2021, 6, 30, 9), time(9, 30), timedelta(hours=30)]
    sheet = Sheet("표", [row, [], [None, 2]], ((0, 1, 1, 2),), True, frozenset({1}), frozenset({2}), {(0, 1): "0%"},
                  {(1, 1): "#N/A"}, {(0, 0): "말"})  # fmt: skip
    told = {**packed(sheet), "merged": []}
    assert unpacked(told, Count()) == Sheet("표", sheet.rows, (), True, frozenset({1}), frozenset({2}), sheet.formats,
                                            sheet.errors, sheet.comments)  # fmt: skip


@pytest.mark.parametrize("told", [{}, {"rows": [[{}]]}, {"rows": [[["date", "x"]]]}, {"rows": 5}, {"rows": [[["a"]]]}])
def test_an_answer_that_no_reader_gives_is_refused(told: dict[str, object]) -> None:
    empty: dict[str, object] = {
        name: [] for name in ("errors", "formats", "comments", "merged", "hidden_rows", "hidden_columns")
    }
    with pytest.raises(UnreadableError, match="damaged"):
        unpacked({**empty, "name": "", "hidden": False, **told}, Count())


def test_a_reader_that_takes_too_long_or_too_much_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "SECONDS", 0.01)
    assert code(fixture("facts.xls")) == "too_slow"


def test_macros_of_an_old_workbook_are_noted() -> None:
    plain = fixture("facts.xls")
    name = "_VBA_PROJECT_CUR".encode("utf-16-le") + b"\x00\x00"
    entry = name.ljust(64, b"\x00") + len(name).to_bytes(2, "little") + bytes(62)
    assert read_book(plain, "a").macros is False
    assert read_book(plain + entry + bytes(-(len(plain) + 128) % 512), "a").macros is True
