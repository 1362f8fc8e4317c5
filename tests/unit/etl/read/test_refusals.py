"""Files that are not read: each is refused with the code of a sentence that says what to do."""

from __future__ import annotations

import io
import re
import zipfile
from string import Formatter

import pytest

from etl.read import archive, grid, limits, markup, text
from etl.read.book import UnreadableError
from etl.read.read import read_book
from outcomes.catalog.files import CatalogFiles
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_words
from tests import ROOT
from tests.unit.etl.read.made import SHEET, code, fixture, ole, parts_of, relations, unzipped, zipped

PARTS = parts_of("<row><c><v>1</v></c></row>")
PAGE = "<html><body><p>표 없음</p></body></html>"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


@pytest.mark.parametrize(
    ("content", "refused"),
    [
        (b"", "empty"),
        (b"\x00" * 5000, "empty"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"HWP Document File V3.00", "hwp"),
        (ole("FileHeader", "DocInfo", "\x05HwpSummaryInformation"), "hwp"),
        (zipped({"mimetype": "application/hwp+zip", "Contents/section0.xml": ""}), "hwp"),
        (zipped({"[Content_Types].xml": "", "word/document.xml": ""}), "word"),
        (zipped({"ppt/presentation.xml": ""}), "word"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "word"),
        (ole("WordDocument", "Workbook"), "word"),
        (b"{\\rtf1}", "word"),
        (zipped({"2021.xlsx": "", "2022.xlsx": ""}), "archive"),
        (b"Rar!\x1a\x07", "archive"),
        (b"7z\xbc\xaf\x27\x1c", "archive"),
        (b"\x1f\x8b\x08", "archive"),
        (b"\x9b DRMONE  This Document is encrypted and protected by Fasoo DRM", "drm"),
        (b"SCDSA004" + bytes(range(256)), "drm"),
        (b"<## NASCA DRM FILE - VER1.00 ##>", "drm"),
        (ole("EncryptionInfo", "EncryptedPackage"), "encrypted"),
        (zipped({"mimetype": ODS, "META-INF/manifest.xml": "<m:encryption-data/>", "content.xml": "?"}), "encrypted"),
        (fixture("facts.xls").replace(b"\xe1\x00\x02\x00", b"\x2f\x00\x02\x00", 1), "encrypted"),
        (PAGE.encode(), "html"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "html"),
        (b'<?xml version="1.0"?><data/>', "not_table"),
        (ole("SummaryInformation"), "not_table"),
        (b"\x7fELF\x02\x01\x01" + bytes(100), "not_table"),
        (zipped(PARTS)[:-30], "damaged"),
        (zipped(PARTS)[:60], "damaged"),
        (fixture("facts.xls")[:3000], "damaged"),
        (fixture("facts.xlsb")[:1500], "damaged"),
        (fixture("facts.ods")[:4000], "damaged"),
        (zipped({name: part for name, part in PARTS.items() if "sheet1" not in name}), "damaged"),
        (zipped(PARTS | {SHEET: "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet>&b;</worksheet>"}), "damaged"),
        (zipped(PARTS | {"xl/workbook.xml": "<workbook/>"}), "no_cells"),
        (zipped(PARTS | {SHEET: "<worksheet><drawing/></worksheet>"}), "no_cells"),
        (zipped(PARTS | {"xl/_rels/workbook.xml.rels": relations(("chartsheet", "x.xml"))}), "no_cells"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_by_what_it_is(content: bytes, refused: str) -> None:
    assert code(content) == refused


def test_a_zip_entry_with_a_password_is_encrypted() -> None:
    locked = bytearray(zipped(PARTS))
    for place in (found.start() for found in re.finditer(rb"PK\x01\x02", bytes(locked))):
        locked[place + 8] |= 1
    assert code(bytes(locked)) == "encrypted"


def test_a_part_that_unpacks_to_more_than_it_declares_is_damaged() -> None:
    content = zipped(PARTS | {SHEET: "<worksheet>" + " " * 100_000 + "</worksheet>"})
    length = (100_000 + 23).to_bytes(4, "little")
    assert content.count(length) == 2
    assert code(content.replace(length, (50).to_bytes(4, "little"))) == "damaged"


def test_more_than_60_megabytes_are_refused_before_they_are_looked_at() -> None:
    with pytest.raises(UnreadableError) as refused:
        read_book(b" " * (60 * 1024 * 1024 + 1), "big.csv")
    assert (refused.value.code, refused.value.values_named) == ("too_big", {"found": 61, "limit": 60})


@pytest.mark.parametrize(
    ("cells", "refused", "cell"),
    [
        ('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', "rows", "XFD1048576"),
        ('<row r="5"><c r="XFD5"><v>1</v></c></row>', "columns", "XFD5"),
        ('<row r="200001"><c><v>1</v></c></row>', "rows", "A200001"),
        ('<row r="1"><c r="BXY1"><v>1</v></c></row>', "columns", "BXY1"),
    ],
)  # fmt: skip
def test_a_filled_cell_too_far_away_is_named(cells: str, refused: str, cell: str) -> None:
    with pytest.raises(UnreadableError) as found:
        read_book(zipped(parts_of(cells)), "a")
    assert found.value.code == f"too_many_{refused}"
    assert found.value.values_named == {"cell": cell, "limit": "200,000" if refused == "rows" else "2,000"}


@pytest.mark.parametrize(
    ("cells", "cell"),
    [
        ('<row r="1"><c r="A1"><v>1</v></c></row><row r="150000"><c r="ZZ150000"><v>1</v></c></row>', "ZZ150000"),
        ('<row r="1"><c r="BXX1"><v>1</v></c></row><row r="150000"><c><v>1</v></c></row>', "BXX1"),
        ('<row r="1"><c r="ALL1"><v>1</v></c></row><row r="2"><c r="ALK2"><v>1</v></c></row>'
         '<row r="150000"><c><v>1</v></c></row>', "A150000"),
    ],
)  # fmt: skip
def test_a_filled_cell_far_from_the_table_is_named(cells: str, cell: str) -> None:
    with pytest.raises(UnreadableError) as found:
        read_book(zipped(parts_of(cells)), "a")
    assert (found.value.code, found.value.values_named) == ("far_cell", {"cell": cell})


def test_an_empty_cell_far_away_is_no_trouble() -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert read_book(zipped(parts_of(cells)), "a").sheets[0].rows == [[1]]


def test_rows_columns_and_cells_of_a_text_file_have_the_same_limits() -> None:
    assert code(b"1,2\n" * 200_001) == "too_many_rows"
    assert code(b",".join([b"1"] * 2_001)) == "too_many_columns"
    assert code(b"," * 20_001) == "too_many_columns"


def test_limits_that_take_long_to_reach_hold_when_they_are_lowered(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = "<row><c><v>1</v></c><c><v>2</v></c><c r='J1'><v>3</v></c></row>"
    book = zipped(parts_of(cells, after="<mergeCells><mergeCell ref='A1:B1'/></mergeCells>"))
    for module, limit, most, refused in (
        (grid, "MOST_CELLS", 2, "too_many_cells"),
        (grid, "MOST_PLACES", 9, "far_cell"),
        (grid, "MOST_MERGED", 0, "oversized"),
        (archive, "MOST_UNPACKED_BYTES", 500, "oversized"),
        (archive, "MOST_PARTS", 5, "oversized"),
        (markup, "MOST_ELEMENTS", 5, "oversized"),
        (markup, "DEEPEST", 2, "oversized"),
        (text, "MOST_LINES", 1, "read"),
    ):
        assert code(book) == "read"
        with monkeypatch.context() as lowered:
            lowered.setattr(module, limit, most)
            assert code(book) == refused, limit
    monkeypatch.setattr(text, "MOST_LINES", 3)
    assert code(b"a,b\n\n\n\n\n") == "read"
    monkeypatch.setattr(limits, "MOST_ROWS", 3)
    assert code(b"a,b\n\n\n\n\n") == "too_many_rows"


@pytest.mark.parametrize(
    "sheet",
    [
        b"<worksheet>" + b"<a>" * 1_000_000,
        b"<worksheet><row r='" + b"1" * 5_000_000 + b"'/></worksheet>",
        b"<worksheet><!--" + b"-a" * 3_000_000 + b"--></worksheet>",
    ],
)
def test_xml_that_is_built_to_exhaust_memory_is_stopped(sheet: bytes) -> None:
    assert code(zipped(PARTS | {SHEET: sheet})) == "oversized"


def test_an_archive_of_an_archive_is_not_unpacked() -> None:
    inner = zipped({"a.csv": "1,2"})
    assert code(zipped({"inner.zip": inner, "deep/inner.zip": inner})) == "archive"


def test_an_open_document_that_repeats_a_filled_cell_without_end_is_refused() -> None:
    content = unzipped(fixture("facts.ods"))["content.xml"].decode()
    endless = content.replace("<table:table-row ", '<table:table-row table:number-rows-repeated="1048576" ', 1)
    parts = unzipped(fixture("facts.ods")) | {"content.xml": endless.encode()}
    assert code(zipped(parts)) == "too_many_rows"


def test_an_absurd_number_of_entries_is_refused_before_they_are_listed() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as many:
        for number in range(5_001):
            many.writestr(str(number), b"")
    assert code(out.getvalue()) == "oversized"


def test_every_code_has_a_sentence_that_takes_its_values() -> None:
    words = read_words(CatalogFiles(CATALOG))
    source = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "etl" / "read").glob("*.py")))
    codes = set(re.findall(r'UnreadableError\(\s*"(\w+)"', source)) | {"pdf", "image", "hwp", "word", "archive", "drm"}
    assert len(codes) > 15
    values = {"too_big": {"found", "limit"}, "too_many_rows": {"cell", "limit"}, "too_many_columns": {"cell", "limit"},
              "far_cell": {"cell"}, "too_many_cells": {"limit"},
              "too_many_sheets": {"found", "limit"}, "quotes": {"line"}}  # fmt: skip
    for name in sorted(codes):
        for lang in ("ko", "en"):
            sentence = words[f"problem.file.{name}"].say(lang)
            assert {hole for _, hole, _, _ in Formatter().parse(sentence) if hole} == values.get(name, set()), name
