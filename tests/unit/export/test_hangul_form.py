"""The form of Hangul documents: sound, the same each time, on paper of the right size, nothing cut off."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from hwpx import HwpxDocument
from hwpx.layout.pages import estimate_pages
from hwpx.tools.package_validator import validate_package
from hypothesis import given, settings
from hypothesis import strategies as st

from outcomes.export import said
from outcomes.export.hangul.paper import BODY
from outcomes.export.hangul.report import hwpx_bytes
from outcomes.export.hangul.tables import column_needs, parts_that_fit
from outcomes.export.pack import Exhibit
from tests.unit.export.hangul_reading import (
    P,
    captions,
    document,
    paragraphs,
    section,
    story,
    tables,
)
from tests.unit.export.packs import hard, small


@pytest.mark.parametrize("name", ["small", "hard"])
def test_the_library_finds_no_fault(name: str) -> None:
    assert HwpxDocument.open(document(name)).validate().issues == ()
    assert [issue for issue in validate_package(document(name)).issues if issue.level == "error"] == []


def test_header_names_the_briefing_and_footer_has_page_number_and_version() -> None:
    assert story(section("small"), "header") == [small().name]
    assert story(section("small"), "footer") == ["", said.version_line(small())]
    pages = [each for each in next(section("small").iter(f"{P}footer")).iter(f"{P}autoNum")]
    assert [each.get("numType") for each in pages] == ["PAGE"]


def test_synthetic_figures_are_marked_on_every_page_and_below_the_title() -> None:
    mark = "시연용으로 만든 가상 자료이며 실제 성과가 아닙니다"
    assert story(section("hard"), "header") == [hard().name, mark]
    assert mark in paragraphs(section("hard"))
    assert mark not in "".join(section("small").itertext())


def test_the_summary_is_one_page_and_the_slides_start_the_second() -> None:
    for name in ("small", "hard"):
        lines = estimate_pages(document(name)).lines
        breaks = [n for n, p in enumerate(section(name).findall(f"{P}p")) if p.get("pageBreak") == "1"]
        assert {line.page for paragraph in lines[: breaks[0]] for line in paragraph} == {0}
        assert lines[breaks[0]][0].page == 1


def test_a_long_table_runs_over_sheets_with_its_header_and_none_is_wider_than_the_paper() -> None:
    of_60 = [each for each in section("hard").iter(f"{P}tbl") if each.get("rowCnt") == "61"]
    assert [each.find(f"{P}pos").get("treatAsChar") for each in of_60] == ["0", "0"]
    assert [each.get("repeatHeader") for each in of_60] == ["1", "1"]
    assert [cell.get("header") for cell in of_60[0].find(f"{P}tr")] == ["1"] * int(of_60[0].get("colCnt"))
    assert max(int(each.find(f"{P}sz").get("width")) for each in section("hard").iter(f"{P}tbl")) <= BODY


def test_a_table_cut_by_columns_names_its_rows_in_each_part() -> None:
    exhibit = next(each.exhibit for each in hard().slides if each.key == "h5")
    first, second = [each for each in tables(section("hard")) if len(each) == 61]
    assert [row[0] for row in first] == [row[0] for row in second] == ["지역", *(row[0] for row in exhibit.cells)]
    assert [a + b[1:] for a, b in zip(first, second, strict=True)] == [exhibit.columns, *exhibit.cells]
    assert sum(each.endswith("(계속)") for each in captions(section("hard"))) == 3


def test_the_same_pack_gives_the_same_bytes_in_the_order_that_hangul_wants() -> None:
    assert hwpx_bytes(small()) == document("small")
    archive = zipfile.ZipFile(io.BytesIO(document("small")))
    first = archive.infolist()[0]
    assert (first.filename, first.compress_type, archive.read(first)) == ("mimetype", 0, b"application/hwp+zip")
    about = archive.read("Contents/content.hpf").decode()
    assert re.findall(r'name="(?:Created|Modified)Date" content="text">([^<]*)<', about) == [small().made_at] * 2
    assert "synthetic-fixture" not in about
    page = next(section("small").iter(f"{P}pagePr"))
    assert (page.get("width"), page.get("height"), page.find(f"{P}margin").get("left")) == ("59528", "84186", "5669")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("가나1,. ", min_size=0, max_size=80), min_size=1, max_size=30))
def test_every_column_is_in_a_part_that_fits_the_paper(names: list[str]) -> None:
    exhibit = Exhibit(tuple(names), (tuple(names),), (0,), (), "")
    needs = column_needs(exhibit)
    cut = parts_that_fit(exhibit, needs)
    assert [place for part in cut for place in part.places if place] == list(range(1, len(names)))
    assert max(sum(needs[place] for place in part.places) for part in cut) <= BODY
