"""What an analyst answers changes what is loaded, never what is checked; a file without a table is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.desk import Examination, accept, examine
from etl.harmonize.meaning import Meaning, subjects
from etl.read.book import UnreadableError
from etl.validate.problem import NotAcceptedError
from outcomes.catalog.model import Catalog
from outcomes.store.lake import Lake

SHEET = """2024년 시도별 스마트공장 구축 실적,,,
,,,(단위: 개)
시도,기초,고도화,계
서울,80,70,150
부산,104,82,286
경북,100,60,160
전국,284,212,596
"""
ANSWERS = {
    "계": Meaning("deployments_annual", stage="built", origin="answered"),
    "고도화": Meaning("-", origin="answered"),
}


def examined(catalog: Catalog, answered: bool) -> Examination:
    content = SHEET.encode()
    first = examine(content, "실적.csv", catalog, None)
    if not answered:
        return first
    answers = {s.key: ANSWERS[s.subject] for s in subjects(first.understood) if s.subject in ANSWERS}
    return examine(content, "실적.csv", catalog, None, answers)


def test_a_column_of_sums_is_checked_also_when_it_is_loaded_and_a_part_of_it_is_not(catalog: Catalog) -> None:
    asked = [(p.code, p.cell) for p in examined(catalog, answered=False).problems]
    assert asked == [("indicator_unknown", "!C4"), ("total_checked", "!B7")]
    found = examined(catalog, answered=True)
    assert [(p.code, p.cell) for p in found.problems] == [("total_checked", "!D4"), ("total_differs", "!D5")]
    assert found.problems[1].values["difference"] == "−100"
    assert found.figures.count == 6


@pytest.mark.parametrize("content", [b"hello\nthis is a letter to you", "회의록\n참석자: 홍길동".encode()])
def test_a_file_without_a_table_is_refused(catalog: Catalog, content: bytes) -> None:
    with pytest.raises(UnreadableError) as refused:
        examine(content, "회의록.txt", catalog, None)
    assert (refused.value.code, refused.value.values_named) == ("no_table", {"name": "회의록.txt"})


def test_what_holds_nothing_to_load_is_not_accepted(catalog: Catalog, tmp_path: Path) -> None:
    content = "지역,비고\n서울,12\n부산,13\n".encode()
    skipped = {
        s.key: Meaning("-", origin="answered") for s in subjects(examine(content, "a", catalog, None).understood)
    }
    with pytest.raises(NotAcceptedError) as refused:
        accept(Lake(tmp_path), content, examine(content, "a.csv", catalog, None, skipped), by="A", note="B")
    assert (refused.value.code, refused.value.detail) == ("nothing_to_load", "a.csv")
    assert list(tmp_path.iterdir()) == []
