"""Rows that are read straight from the bytes give what the XML parser gives, and nothing hidden is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.read.book import Sheet
from etl.read.plain_rows import without_plain_rows
from etl.read.read import read_book
from tests import ROOT
from tests.unit.etl.read.made import SHEET, book, code, parts_of, rows, sheet, styles_of, unzipped, zipped

WORKBOOKS = sorted((ROOT / "tests" / "sheets").glob("*/*.xlsx"))
NUMBERS = st.sampled_from(["0", "1", "12", "-3", "1.5", "-2.50", "1E3", "1.2e-05", "123456789012"])
KINDS = st.sampled_from(["", ' s="1"', ' s="0"', ' t="str"', ' s="1" t="str"', ' t="n"'])
CELLS = st.tuples(st.sampled_from("ABCDEZ"), KINDS, NUMBERS | st.none())


def left(content: bytes) -> bytes:
    return b"".join(without_plain_rows([content], lambda number, cells: None))


def by_events(content: bytes) -> tuple[Sheet, ...]:
    """Read with a comment in each worksheet, from which on the XML parser reads everything."""
    parts = unzipped(content)
    changed = {
        name: part.replace(b"<sheetData", b"<!-- --><sheetData", 1) if "/worksheets/sheet" in name else part
        for name, part in parts.items()
    }
    return read_book(zipped(changed), "a").sheets


def test_there_are_many_workbooks_to_compare() -> None:
    assert len(WORKBOOKS) > 20


@pytest.mark.parametrize("path", WORKBOOKS[::3], ids=lambda path: path.name)
def test_a_workbook_reads_the_same_with_and_without_the_short_way(path: Path) -> None:
    assert book(path).sheets == by_events(path.read_bytes())


@given(st.lists(st.tuples(st.integers(1, 30), st.lists(CELLS, max_size=5)), max_size=5))
def test_plain_cells_in_any_order_read_the_same_with_and_without_the_short_way(
    made: list[tuple[int, list[tuple[str, str, str | None]]]],
) -> None:
    xml = "".join(
        f'<row r="{row}">'
        + "".join(
            f'<c r="{letter}{row}"{style}/>' if value is None else f'<c r="{letter}{row}"{style}><v>{value}</v></c>'
            for letter, style, value in cells
        )
        + "</row>"
        for row, cells in made
    )
    content = zipped(parts_of('<row r="31"><c><v>7</v></c></row>' + xml, styles=styles_of(0, "0.0%")))
    assert read_book(content, "a").sheets == by_events(content)


def test_texts_within_the_sheet_are_taken_too() -> None:
    cells = (
        '<row r="1"><c r="A1" t="str"><v>서울 </v></c><c r="B1" t="inlineStr"><is><t>부\r\n산_x0041_</t></is></c>'
        '<c r="C1" t="str"><v></v></c><c r="D1" t="inlineStr"><is><t xml:space="preserve"> 1</t></is></c></row>'
    )
    assert left(cells.encode()) == b""
    assert rows(zipped(parts_of(cells))) == [["서울 ", "부\n산A", None, " 1"]]


def test_a_text_that_is_no_utf_8_means_a_damaged_file() -> None:
    parts = parts_of('<row r="1"><c r="A1" t="str"><v>?</v></c></row>')
    parts[SHEET] = str(parts[SHEET]).encode().replace(b"?", b"\xb0\xa1")
    assert code(zipped(parts)) == "damaged"


def test_a_row_of_numbers_and_shared_texts_is_taken_and_all_else_is_left() -> None:
    plain = b'<row r="1" spans="1:2" ht="15"><c r="A1" s="1"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>'
    others = (
        b'<row r="2" hidden="1"><c r="A2"><v>1</v></c></row>',
        b'<row r="2" ht="0"><c r="A2"><v>1</v></c></row>',
        b'<row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>',
        b'<row r="2"><c r="A2" t="b"><v>1</v></c></row>',
        b'<row r="2"><c r="A2" t="str"><v>a&amp;b</v></c></row>',
        b'<row r="2"><c r="A2" t="inlineStr"><is><r><t>a</t></r></is></c></row>',
        b"<row><c><v>1</v></c></row>",
    )
    assert left(b"<?xml version='1.0'?><a>" + plain * 2 + b"</a>") == b"<?xml version='1.0'?><a></a>"
    for other in others:
        assert left(b"<a>" + plain + other + plain + b"</a>") == b"<a>" + other + b"</a>"


@pytest.mark.parametrize("hidden", ["<!-- {} -->", "<?a {} ?>", "<x><![CDATA[{}]]></x>"])
def test_a_row_that_xml_does_not_see_is_not_read(hidden: str) -> None:
    seen, unseen = (f'<row r="{number}"><c r="A{number}"><v>{number}</v></c></row>' for number in (1, 2))
    assert rows(zipped(parts_of(seen + hidden.format(unseen)))) == [[1]]


@pytest.mark.parametrize("size", [1, 7, 64])
def test_it_makes_no_difference_where_the_stream_is_cut(size: int) -> None:
    content = parts_of("".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 6)))[SHEET]
    data = str(content).encode()
    taken: list[bytes] = []
    chunks = [data[start : start + size] for start in range(0, len(data), size)]
    rest = b"".join(without_plain_rows(chunks, lambda number, cells: taken.append(number)))
    assert rest.endswith(b"<sheetData></sheetData></worksheet>")
    assert taken == [b"1", b"2", b"3", b"4", b"5"]


def test_a_sheet_that_comes_with_a_byte_order_mark_and_a_declaration_is_read() -> None:
    parts = parts_of('<row r="1"><c r="A1"><v>1</v></c></row>')
    parts[SHEET] = b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?>' + str(parts[SHEET]).encode()
    assert sheet(zipped(parts)).rows == [[1]]
