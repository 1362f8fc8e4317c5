"""What tells firms and people is masked in the copy that anybody can download, whatever the file held besides."""

from __future__ import annotations

import io
import zipfile

import pytest

from etl.harmonize.case_list import find_case_lists
from etl.harmonize.place import Atlas
from etl.read.read import read_book
from etl.validate.annotated import Annotation, Titles, annotated
from outcomes.catalog.model import Catalog
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_catalog
from outcomes.catalog.resolve import Gazetteer
from outcomes.ui.upload.masked import Mask, masked_book, masks_of
from tests import ROOT

TECHNOPARK = ROOT / "tests" / "sheets" / "cases" / "technopark.xlsx"
TITLES = Titles("목록", "", "칸", "정도", "내용", "설명", {})
PRIVATE = ("가나다", "라마", "김하나", "이두리", "박")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(CATALOG)


def copied(catalog: Catalog, word: str) -> tuple[dict[int, Mask], str]:
    """The masks of the technopark's list, and all text of its annotated copy."""
    book = read_book(TECHNOPARK.read_bytes(), TECHNOPARK.name)
    masks = masks_of(find_case_lists(book, catalog, Atlas(Gazetteer(catalog))), word)
    notes = [Annotation(0, 2, 2, "warning", "이 칸")]  # C3, the name of a firm
    packed = annotated(TECHNOPARK.read_bytes(), masked_book(book, masks), notes, TITLES)
    with zipfile.ZipFile(io.BytesIO(packed)) as parts:
        return masks, " ".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())


def test_no_name_is_left_in_the_copy_and_its_list(catalog: Catalog) -> None:
    masks, text = copied(catalog, "가려짐")
    assert masks == {0: Mask(frozenset({2, 3}), 2, "가려짐")}
    assert [name for name in PRIVATE if name in text] == []
    assert [name for name in ("기업명", "대표자", "가려짐", "0013", "포항TP", "이 칸") if name not in text] == []


def test_headings_and_empty_cells_are_shown_as_they_are() -> None:
    mask = Mask(frozenset({2}), 3, "가려짐")
    shown = [mask.of(place, content) for place, content in (((2, 2), "기업명"), ((3, 2), "가나"), ((3, 2), None))]
    assert shown == ["기업명", "가려짐", None]
    assert mask.of((3, 1), "A-1") == "A-1"


def test_a_file_without_private_columns_is_itself(catalog: Catalog) -> None:
    book = read_book("시도,2020\n전국,19799\n".encode(), "실적.csv")
    assert masked_book(book, masks_of(find_case_lists(book, catalog, Atlas(Gazetteer(catalog))), "x")) is book
