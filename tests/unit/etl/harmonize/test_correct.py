"""A known wrong cell is put right where it still says what was printed, visibly; else the file stays as it is."""

from __future__ import annotations

from datetime import date

import pytest

from etl.harmonize.correct import corrected
from etl.read.book import Book, Sheet
from outcomes.catalog.headings import Correction
from tests.unit.etl.readings import HASH, reading, understood

BOOK = Book(
    "경남 1분기.xlsx",
    "xlsx",
    (
        Sheet("요약", [["가", 1]]),
        Sheet(
            "시도별", [["시도", "수"], ["경남", 1204.0], ["경북", "1,204"], ["전남", "#REF!"]], errors={(3, 1): "#REF!"}
        ),
    ),
)


def correction(cell: str = "B2", printed: str = "1204", value: str = "204", **more: str) -> Correction:
    given = {"file_hash": HASH, "file_name": "", "sheet": "시도별"} | more
    return Correction(
        **given, cell=cell, printed=printed, value=value, reason="자릿수 오기", said_by="경남테크노파크",
        said_on=date(2024, 5, 2),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "printed", "value", "place", "content"),
    [
        ("B2", "1204", "204", (1, 1), 204.0),
        ("B2", "1,204", "204", (1, 1), 204.0),
        ("B3", "1204", "204", (2, 1), "204"),
        ("B3", "1,204", "1,024개", (2, 1), "1,024개"),
        ("B4", "#REF!", "88", (3, 1), "88"),
        ("A2", " 경 남 ", "경북", (1, 0), "경북"),
    ],
)
def test_a_wrong_cell_is_replaced_and_a_notice_says_so(
    cell: str, printed: str, value: str, place: tuple[int, int], content: object
) -> None:
    book, done = corrected(BOOK, HASH, [correction(cell, printed, value)])
    sheet = book.sheets[1]
    assert sheet.content(*place) == content
    assert place not in sheet.errors
    (problem,) = done.problems
    assert (problem.code, problem.severity, problem.cell) == ("corrected", "notice", f"시도별!{cell}")
    assert (problem.sheet, problem.row, problem.column) == (1, *place)
    assert problem.values["by"] == "경남테크노파크"
    assert BOOK.sheets[1].rows[1] == ["경남", 1204.0]


@pytest.mark.parametrize(
    "stale", [correction(printed="1205"), correction("Z99"), correction(sheet="없는 시트"), correction("B4", "경남")]
)
def test_a_correction_of_what_no_longer_stands_there_is_a_warning_and_changes_nothing(stale: Correction) -> None:
    book, done = corrected(BOOK, HASH, [stale])
    assert book is BOOK
    assert [(p.code, p.severity) for p in done.problems] == [("correction_stale", "warning")]
    assert done.done == {}


def test_a_correction_is_for_its_file_by_hash_or_by_name() -> None:
    other = correction(file_hash="f" * 64)
    named = correction(file_hash="", file_name="경남 1분기.xlsx")
    unnamed = correction(file_hash="", file_name="경남 2분기.xlsx")
    assert [len(corrected(BOOK, HASH, [one])[1].problems) for one in (other, named, unnamed)] == [0, 1, 0]


def test_the_reason_stands_on_the_reading_of_the_cell() -> None:
    _, done = corrected(BOOK, HASH, [correction("B2")])
    first, second = reading("B2"), reading("B3")
    first.cell, second.cell = "시도별!B2", "시도별!B3"
    done.mark(understood([first, second]))
    assert (first.corrected, second.corrected) == ("자릿수 오기", "")


def test_two_corrections_of_one_file_are_both_done() -> None:
    book, done = corrected(BOOK, HASH, [correction("B2"), correction("B3", "1,204", "214")])
    assert [row[1] for row in book.sheets[1].rows[1:3]] == [204.0, "214"]
    assert sorted(done.done) == ["시도별!B2", "시도별!B3"]
