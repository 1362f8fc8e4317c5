"""The annex: a workbook that says all that the pack says, set up to be read and printed."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest

from outcomes.export.annex.figures import height_of
from outcomes.export.annex.names import units
from outcomes.export.annex.workbook import xlsx_bytes
from outcomes.export.said import license_line, made_line, source_lines, verdict, version_line
from tests.unit.export.annex_book import book, cells, formulas, read, rows, table, texts
from tests.unit.export.packs import HOSTILE, LONG_NAME, SOURCE, exhibit, slide, small
from tests.unit.export.shown import shown

PARTS = (
    "said", "value", "title", "publisher", "date", "url", "quotation", "confidence", "position", "loaded",
)  # fmt: skip
PACKS = pytest.mark.parametrize("name", ["small", "hard"])


@PACKS
def test_every_table_shows_the_exhibits_cells_digit_for_digit(name: str) -> None:
    pack, workbook = book(name)
    seen = 0
    for each, sheet in zip(pack.slides, workbook.worksheets[1:], strict=False):
        if each.exhibit:
            assert table(sheet, each.exhibit) == [list(row) for row in each.exhibit.cells], each.key
            seen += 1
    assert seen == {"small": 4, "hard": 28}[name]


@PACKS
def test_figures_are_numbers_and_what_is_unknown_is_words(name: str) -> None:
    pack, workbook = book(name)
    for each, sheet in zip(pack.slides, workbook.worksheets[1:], strict=False):
        kinds = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
        assert all(kinds[value] == "n" for value in kinds if not isinstance(value, str)), each.key
        printed = [cell for row in (each.exhibit.cells if each.exhibit else ()) for cell in row[1:]]
        assert not [text for text in printed if text in kinds and re.fullmatch(r"[\d,.]+", text)], each.key
        assert {kinds[text] for text in printed if text == "자료 없음"} <= {"s"}


@PACKS
def test_the_first_sheet_says_what_the_pack_is_and_leads_to_every_other(name: str) -> None:
    pack, workbook = book(name)
    sheet = workbook.worksheets[0]
    assert sheet.title == "차례"
    lines = [pack.name, made_line(pack), version_line(pack), license_line(pack)]
    assert texts(sheet)[: len(lines)] == lines
    links = {cell.value: cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert set(links) == {each.title for each in pack.slides} | {"출처"}
    listed = [cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert listed == [f"'{each}'!A1" for each in workbook.sheetnames[1:]]


@PACKS
def test_a_slides_sheet_says_all_that_the_slide_says(name: str) -> None:
    pack, workbook = book(name)
    for each, sheet in zip(pack.slides, workbook.worksheets[1:], strict=False):
        made = each.exhibit
        cards = [text for card in each.cards for text in (card.label, card.value, verdict(card), card.note) if text]
        explained = [*made.notes, *(f"{term}: {meaning}" for term, meaning in made.definitions)] if made else []
        wanted = [each.title, each.subtitle, *each.sentences, *cards, *explained, *source_lines(pack, each)]
        assert [text for text in (*wanted, each.remarks) if text not in texts(sheet)] == [], each.key
        assert not any("질문이 나오면" in text for text in texts(sheet))


@PACKS
def test_each_source_is_a_row_with_its_quotation(name: str) -> None:
    pack, workbook = book(name)
    found = rows(workbook["출처"])
    top = next(n for n, row in enumerate(found) if row[1] == "누구의 무엇")
    sources = [(each.title, source) for each in pack.slides for source in each.sources]
    assert [tuple(row) for row in found[top + 1 :]] == [
        (title, *(getattr(source, part) for part in PARTS)) for title, source in sources
    ]


def test_sources_that_were_left_out_are_counted() -> None:
    pack = replace(small(), slides=(slide("a", "하나", more_sources=7),))
    said = "이 밖의 출처 7건은 해당 화면의 ‘출처’에 있습니다."
    assert [said in texts(sheet) for sheet in read(pack).worksheets] == [False, True, True]


@PACKS
def test_every_sheet_is_frozen_and_prints_on_landscape_a4(name: str) -> None:
    pack, workbook = book(name)
    for sheet in workbook.worksheets:
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize) == ("landscape", 9)
        fitted = sheet.sheet_properties.pageSetUpPr
        if fitted and fitted.fitToPage:
            assert (setup.fitToHeight, len(sheet.row_breaks.brk)) == (0, 0)  # fitted sheets take no breaks
        else:
            assert 60 <= setup.scale <= 100, sheet.title
            assert sheet.print_title_cols == "$A:$A"
        assert sheet.freeze_panes, sheet.title
        assert sheet.print_title_rows, sheet.title
        assert sheet.print_area.endswith(f"${sheet.max_row}"), sheet.title
        assert sheet.oddFooter.center.text == "&P / &N"
        assert sheet.oddFooter.left.text == version_line(pack)
        assert (sheet.oddHeader.right.text or "") == (license_line(pack) if pack.synthetic else "")
        assert sheet.column_dimensions["A"].width > 6


def test_the_header_and_the_row_names_of_a_table_stay_in_view() -> None:
    _, workbook = book("small")
    sheet = workbook.worksheets[5]
    row = int(re.search(r"\d+", sheet.freeze_panes).group())
    assert (sheet.freeze_panes[0], sheet.cell(row - 1, 1).value, sheet.cell(row, 1).value) == ("B", "지역", "지역 1")


def test_a_long_table_repeats_its_header_on_every_printed_sheet() -> None:
    sheet = book("hard")[1].worksheets[5]
    first, last = (int(each) for each in re.findall(r"\d+", sheet.print_title_rows))
    assert (first, sheet.cell(last, 1).value) == (last, "지역")


def test_synthetic_figures_say_so_on_every_sheet() -> None:
    pack, workbook = book("hard")
    assert [sheet.title for sheet in workbook if license_line(pack) not in texts(sheet)] == []
    assert not any("가상" in text for sheet in book("small")[1] for text in texts(sheet))


@PACKS
def test_only_a_charts_cells_are_computed_and_only_web_addresses_of_sources_are_links(name: str) -> None:
    pack, workbook = book(name)
    assert {cell.data_type for cell in cells(workbook)} == {"s", "n"}
    computed = set(formulas(pack).values())
    assert computed
    assert [each for each in computed if not re.fullmatch(r"=IF\(ISNUMBER\(([A-Z]+\d+)\),\1,NA\(\)\)", each)] == []
    links = {cell.hyperlink.target for cell in cells(workbook) if cell.hyperlink}
    assert links == {None, "https://example.org/a?b=1&c=2"}


def test_hostile_text_is_text_wherever_it_stands() -> None:
    names = pd.DataFrame({"지역": ["=1+1", "{=1}", "@SUM(A1)"], "목표": ["=2", "https://a.kr", "+1+1"], "실적": "12"})
    bad = replace(SOURCE, url="javascript:alert(1)", said=HOSTILE)
    each = slide("a", "=HYPERLINK(1)", exhibit(names), subtitle="'=1", remarks=HOSTILE, sources=(bad,))
    workbook = read(replace(small(), name="&P=1+1&A", author="=1", slides=(each,)))
    assert {cell.data_type for cell in cells(workbook)} == {"s", "n"}
    assert {cell.hyperlink.target for cell in cells(workbook) if cell.hyperlink} == {None}
    said = texts(workbook.worksheets[1])
    wanted = {"=HYPERLINK(1)", "'=1", HOSTILE, *names["지역"], "=2", "https://a.kr", "+1+1"}
    assert {text for text in wanted if text not in said} == set()
    assert workbook.worksheets[0].oddHeader.left.text == "&&P=1+1&&A"


@PACKS
def test_names_of_sheets_are_legal_and_unique(name: str) -> None:
    pack, workbook = book(name)
    assert len({sheet.casefold() for sheet in workbook.sheetnames}) == len(pack.slides) + 2
    for sheet in workbook.sheetnames:
        assert 0 < units(sheet) <= 31
        assert not re.search(r"[\[\]:*?/\\']", sheet)


@PACKS
def test_no_number_is_too_wide_for_its_column(name: str) -> None:
    _, workbook = book(name)
    for cell in cells(workbook):
        if isinstance(cell.value, (int, float)):
            width = cell.parent.column_dimensions[cell.column_letter].width
            assert len(shown(cell).encode("euc-kr", "replace")) + 1 < width, (cell.parent.title, cell.coordinate)


def test_a_row_is_as_high_as_its_text_needs() -> None:
    assert (height_of("가" * 10, 10), height_of("a\nb\n\nc", 10), height_of("", 5)) == (2, 4, 1)
    sheet = book("hard")[1].worksheets[1]
    assert sheet.row_dimensions[1].height > 60
    assert sheet.cell(1, 1).value == (LONG_NAME * 2)[:200]


def test_the_same_pack_gives_the_same_bytes_and_english_works_too() -> None:
    assert xlsx_bytes(small()) == xlsx_bytes(small())
    english = read(small("en"))
    assert (english.sheetnames[0], english.sheetnames[-1]) == ("Contents", "Sources")
    assert english.properties.created.isoformat() == "2026-11-21T01:02:03"
    assert english.properties.creator == "홍길동"


def test_a_pack_without_sources_has_no_sheet_for_them() -> None:
    assert read(replace(small(), slides=(slide("a", "하나", sources=()),))).sheetnames == ["차례", "1. 하나"]
