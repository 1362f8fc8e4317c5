"""The copy that goes back to whoever sent the file: marked cells, comments, and a list in front."""

from __future__ import annotations

import io
from datetime import date
from functools import cache

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from etl.read.read import read_book
from etl.validate import annotated as module
from etl.validate.annotated import Annotation, Titles, annotated
from tests.unit.etl.read.made import FORMATS, book, fixture, parts_of, unzipped, zipped

TITLES = Titles(
    "점검 결과 / Check", "수식은 값으로 바뀌어 있습니다.", "칸", "칸의 내용", "구분", "설명",
    {"error": "오류", "warning": "확인"},
)  # fmt: skip
NOTES = [
    Annotation(0, 3, 1, "warning", "앞판보다 큽니다."),
    Annotation(0, 3, 1, "error", "=등록되지 않은 값"),
    Annotation(0, 0, 2, "warning", "병합한 칸"),
    Annotation(0, 6, 2, "error", "수식 오류"),
    Annotation(-1, -1, -1, "notice", "파일 전체"),
]
LIST = [
    ["수식은 값으로 바뀌어 있습니다."],
    [],
    ["칸", "구분", "칸의 내용", "설명"],
    ["현황!B4", "확인", "1234", "앞판보다 큽니다."],
    ["현황!B4", "오류", "1234", "=등록되지 않은 값"],
    ["현황!C1", "확인", None, "병합한 칸"],
    ["현황!C7", "오류", "#DIV/0!", "수식 오류"],
    [None, "notice", None, "파일 전체"],
]
RED, YELLOW = "FFFFC9B8", "FFFFF0AD"


@cache
def copy_of(name: str) -> bytes:
    return annotated(fixture(name), book(FORMATS / name), NOTES, TITLES)


def fill(sheet: Worksheet, cell: str) -> str | None:
    solid = sheet[cell].fill
    return solid.fgColor.rgb if solid.fill_type == "solid" else None


@pytest.mark.parametrize("name", ["facts.xlsx", "facts.ods", "facts.xlsb"])
def test_the_copy_lists_every_note_first_and_marks_its_cell(name: str) -> None:
    content = copy_of(name)
    copied = read_book(content, "copy.xlsx")
    assert [sheet.name for sheet in copied.sheets[:3]] == ["점검 결과 · Check", "현황", "숨김"]
    assert copied.sheets[0].rows == LIST
    sheet = load_workbook(io.BytesIO(content)).worksheets[1]
    assert {cell: fill(sheet, cell) for cell in ("A1", "B4", "C7", "B5")} == {
        "A1": YELLOW, "B4": RED, "C7": RED, "B5": None,
    }  # fmt: skip
    comments = {cell.coordinate: cell.comment.text for row in sheet for cell in row if cell.comment}
    before = "" if name == "facts.xlsb" else "잠정치\n확인 필요\n"
    assert comments == {"A1": "병합한 칸", "B4": f"{before}앞판보다 큽니다.\n=등록되지 않은 값", "C7": "수식 오류"}


@pytest.mark.parametrize("name", ["facts.xlsx", "facts.ods", "facts.xlsb"])
def test_cells_and_what_is_hidden_or_merged_are_as_they_were(name: str) -> None:
    before, after = book(FORMATS / name), read_book(copy_of(name), "copy.xlsx")
    for old, new in zip(before.sheets, after.sheets[1:], strict=True):
        assert new.rows == old.rows
        assert (new.name, new.hidden, new.merged) == (old.name, old.hidden, old.merged)
        assert (new.hidden_rows, new.hidden_columns) == (old.hidden_rows, old.hidden_columns)
        assert {place: code.replace("\\", "") for place, code in new.formats.items()} == {
            place: code.replace("\\", "") for place, code in old.formats.items()
        }


def test_a_line_of_the_list_leads_to_its_cell() -> None:
    sheet = load_workbook(io.BytesIO(copy_of("facts.xlsx"))).worksheets[0]
    assert [sheet[f"A{row}"].hyperlink.location for row in range(4, 8)] == [
        "'현황'!B4", "'현황'!B4", "'현황'!C1", "'현황'!C7",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["facts.xlsx", "facts.ods"])
def test_no_text_becomes_a_formula_and_no_formula_stays(name: str) -> None:
    for sheet in load_workbook(io.BytesIO(copy_of(name))).worksheets:
        assert [cell.coordinate for row in sheet for cell in row if cell.data_type == "f"] == []
    texts = read_book(b"a,b\n=1+1,@x\n-,2\n", "a.csv")
    copied = load_workbook(io.BytesIO(annotated(b"", texts, [], TITLES))).worksheets[1]
    assert [[cell.value for cell in row] for row in copied] == [["a", "b"], ["=1+1", "@x"], ["-", "2"]]
    assert {cell.data_type for row in copied for cell in row} == {"s"}
    assert [cell.quotePrefix for row in copied for cell in row] == [False, False, True, True, True, False]


def test_looks_stay_while_macros_and_links_to_other_files_go() -> None:
    made = Workbook()
    sheet = made.active
    sheet.title = "현황"
    sheet["A1"], sheet["A2"] = "지역", date(2021, 6, 30)
    sheet["A1"].font = Font(bold=True)
    sheet.column_dimensions["A"].width = 33
    out = io.BytesIO()
    made.save(out)
    parts = unzipped(out.getvalue()) | {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<a/>"}
    content = zipped(parts)
    copy = annotated(content, read_book(content, "a.xlsm"), [Annotation(0, 0, 0, "error", "잘못")], TITLES)
    assert [name for name in unzipped(copy) if "vba" in name or "external" in name] == []
    kept = load_workbook(io.BytesIO(copy))["현황"]
    assert (kept["A1"].font.bold, kept.column_dimensions["A"].width, kept["A2"].number_format) == (
        True,
        33,
        "yyyy-mm-dd",
    )


def test_a_workbook_that_openpyxl_does_not_open_becomes_a_plain_copy() -> None:
    content = zipped(parts_of("<row><c><v>7</v></c></row>"))  # without [Content_Types].xml
    copy = annotated(content, read_book(content, "a"), [Annotation(0, 0, 0, "error", "잘못")], TITLES)
    sheet = load_workbook(io.BytesIO(copy)).worksheets[1]
    assert (sheet["A1"].value, fill(sheet, "A1"), sheet["A1"].comment.text) == (7, RED, "잘못")


def test_a_very_large_workbook_becomes_a_plain_copy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_KEPT_CELLS", 5)
    copied = annotated(fixture("facts.xlsx"), book(FORMATS / "facts.xlsx"), NOTES, TITLES)
    assert read_book(copied, "a").sheets[1].rows == book(FORMATS / "facts.xlsx").sheets[0].rows


def test_sheets_without_a_name_or_with_one_that_is_taken_get_a_free_one() -> None:
    content = zipped(parts_of("<row><c><v>7</v></c></row>"))
    named = TITLES.__class__("표", *[""] * 5, {})
    copy = load_workbook(io.BytesIO(annotated(content, read_book(content, "a"), [], named)))
    assert copy.sheetnames == ["표 2", "표"]
    text = load_workbook(io.BytesIO(annotated(b"", read_book(b"a,b\n1,2", "a"), [], named)))
    assert text.sheetnames == ["표", "Sheet1"]
