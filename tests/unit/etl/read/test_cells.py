"""What a cell of an Excel workbook holds: every way in which it can be stored."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from etl.read.book import Sheet
from tests.unit.etl.read.made import code, parts_of, rows, sheet, styles_of, zipped


def read(cells: str, **more: str) -> list[list[object]]:
    return rows(zipped(parts_of(cells, **more)))


def whole(cells: str, **more: str) -> Sheet:
    return sheet(zipped(parts_of(cells, **more)))


def test_numbers_truth_values_and_texts_keep_their_kind() -> None:
    cells = (
        '<row r="1"><c r="A1"><v>12</v></c><c r="B1"><v>12.50</v></c><c r="C1"><v>-1.5E-3</v></c>'
        '<c r="D1" t="b"><v>1</v></c><c r="E1" t="str"><v>0012</v></c><c r="F1" t="s"><v>0</v></c></row>'
    )
    assert read(cells, strings="<si><t>서울</t></si>") == [[12, 12.5, -0.0015, True, "0012", "서울"]]


def test_cells_and_rows_without_an_address_follow_one_another() -> None:
    cells = '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="3"><c><v>4</v></c></row>'
    assert read(cells) == [[1, None, None, 2, 3], [], [4]]


def test_a_text_in_runs_is_joined_and_its_phonetic_reading_left_out() -> None:
    strings = "<si><r><t>서울</t></r><r><t xml:space='preserve'> 특별시</t></r><rPh><t>seoul</t></rPh></si>"
    inline = '<c t="inlineStr"><is><t>부</t><rPh><t>bu</t></rPh><r><t>산</t></r></is></c>'
    assert read(f'<row><c t="s"><v>0</v></c>{inline}</row>', strings=strings) == [["서울 특별시", "부산"]]


def test_line_breaks_are_plain_and_control_characters_left_out() -> None:
    strings = "<si><t>구축&#13;&#10;건수_x000D_\n계_x0007__xD83D__xDE00_</t></si>"
    assert read('<row><c t="s"><v>0</v></c></row>', strings=strings) == [["구축\n건수\n계😀"]]


def test_empty_text_is_an_empty_cell() -> None:
    assert read('<row><c t="s"><v>0</v></c><c t="str"><v></v></c><c><v>1</v></c></row>', strings="<si><t/></si>") == [
        [None, None, 1]
    ]


@pytest.mark.parametrize(
    ("form", "number", "content"),
    [
        ("yyyy-mm-dd", "44377", date(2021, 6, 30)),
        ("yyyy-mm-dd", "59", date(1900, 2, 28)),
        ("yyyy-mm-dd", "61", date(1900, 3, 1)),
        ("yyyy-mm-dd hh:mm", "44561.770833333336", datetime(2021, 12, 31, 18, 30)),
        (14, "44377", date(2021, 6, 30)),
        (31, "44377", date(2021, 6, 30)),
        ("h:mm", "0.75", time(18, 0)),
        ("[h]:mm", "1.5", timedelta(hours=36)),
        ("yyyy-mm-dd", "-1", -1),
        ("yyyy-mm-dd", "2958466", 2958466),
        ('0"일"', "44377", 44377),
        ("[Red]0.0", "1.25", 1.25),
    ],
)
def test_a_number_under_a_dates_format_is_a_date(form: str | int, number: str, content: object) -> None:
    assert read(f'<row><c s="1"><v>{number}</v></c></row>', styles=styles_of(0, form)) == [[content]]


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    settings = '<workbookPr date1904="1"/>'
    assert read('<row><c s="0"><v>42915</v></c></row>', styles=styles_of("yyyy-mm-dd"), settings=settings) == [
        [date(2021, 6, 30)]
    ]


def test_a_date_stored_as_text_of_the_strict_kind_is_a_date() -> None:
    assert read('<row><c t="d"><v>2021-06-30</v></c><c t="d"><v>2021-06-30T09:30:00Z</v></c></row>') == [
        [date(2021, 6, 30), datetime.fromisoformat("2021-06-30T09:30:00")]
    ]


def test_formats_are_kept_where_they_change_what_is_seen_and_nowhere_else() -> None:
    styles = styles_of(0, 9, '#,##0"억원"', "#,##0;△#,##0", 'yyyy"년"', "#,##0", "yyyy-mm-dd")
    cells = "".join(f'<c s="{style}"><v>40000</v></c>' for style in range(7))
    found = whole(f"<row>{cells}</row>", styles=styles).formats
    assert found == {(0, 1): "0%", (0, 2): '#,##0"억원"', (0, 3): "#,##0;△#,##0", (0, 4): 'yyyy"년"'}


def test_formulas_give_their_stored_result_and_errors_are_named() -> None:
    found = whole(
        "<row><c><f>1+1</f><v>2</v></c><c t='e'><f>1/0</f><v>#DIV/0!</v></c><c><f>SUM(A1)</f></c>"
        "<c><f>A1</f><v></v></c><c t='str'><f>\"\"</f><v></v></c></row>"
    )
    assert found.rows == [[2, "#DIV/0!"]]
    assert found.errors == {(0, 1): "#DIV/0!", (0, 2): "no_value", (0, 3): "no_value"}


def test_a_stored_zero_is_no_result_where_formulas_wait_to_be_calculated() -> None:
    """XlsxWriter stores 0 for every formula and asks Excel to calculate at opening."""
    cells = "<row><c><f>1+1</f><v>0</v></c><c><f>1+1</f><v>2</v></c><c><v>0</v></c></row>"
    found = whole(cells, settings='<calcPr fullCalcOnLoad="1"/>')
    assert (found.rows, found.errors) == ([[None, 2, 0]], {(0, 0): "no_value"})


def test_what_is_hidden_or_merged_is_told_as_far_as_the_sheet_is_filled() -> None:
    found = whole(
        '<row r="1"><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row><row r="2" hidden="1"><c><v>4</v></c></row>'
        '<row r="3" ht="0"><c><v>5</v></c></row><row r="9" hidden="1"/>',
        before='<cols><col min="2" max="16384" hidden="1"/><col min="1" max="1" width="9"/></cols>',
        after='<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="C1:XFD1048576"/><mergeCell ref="A3"/></mergeCells>',
    )
    assert found.merged == ((0, 0, 0, 1), (0, 2, 2, 2))
    assert (found.hidden_rows, found.hidden_columns) == ({1, 2}, {1, 2})
    assert found.rows == [[1, None, 3], [4], [5]]  # what a merged block covers is not seen


def test_prefixes_backslashes_and_capitals_in_a_package_make_no_difference() -> None:
    parts = parts_of("<row><c t='s'><v>0</v></c></row>", strings="<si><t>서울</t></si>")
    plain = str(parts.pop("xl/worksheets/sheet1.xml"))
    parts["xl\\Worksheets\\Sheet1.xml"] = (
        plain.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    )
    assert rows(zipped(parts)) == [["서울"]]


def test_external_links_are_not_followed_and_macros_are_only_noted() -> None:
    from etl.read.read import read_book

    parts = parts_of("<row><c><f>[1]Sheet1!A1</f><v>7</v></c></row>")
    parts["xl/vbaProject.bin"] = b"\x00"
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        '<Relationships><Relationship Id="a" Type="x/comments" TargetMode="External" Target="file:///etc/passwd"/>'
        '<Relationship Id="b" Type="x/comments" Target="../../../etc/passwd"/></Relationships>'
    )
    book = read_book(zipped(parts), "../../보고.xlsm")
    assert (book.kind, book.macros, book.file_name) == ("xlsm", True, "../../보고.xlsm")
    assert book.sheets[0].rows == [[7]]


@pytest.mark.parametrize(
    "cells",
    [
        "<row><c><v>abc</v></c></row>",
        "<row><c><v>1_000</v></c></row>",
        "<row><c><v>１２</v></c></row>",
        "<row><c><v>NaN</v></c></row>",
        "<row><c><v>1e309</v></c></row>",
        "<row><c t='s'><v>5</v></c></row>",
        "<row><c t='s'><v>-1</v></c></row>",
        "<row><c t='zz'><v>1</v></c></row>",
        "<row><c s='9'><v>1</v></c></row>",
        "<row r='0'><c><v>1</v></c></row>",
        "<row><c r='A0'><v>1</v></c></row>",
        "<row><c r='a1'><v>1</v></c></row>",
        "<row><c><v>1</v></row>",
    ],
)
def test_a_cell_that_no_spreadsheet_writes_means_a_damaged_file(cells: str) -> None:
    assert code(zipped(parts_of(cells, styles=styles_of(0), strings="<si><t>a</t></si>"))) == "damaged"
