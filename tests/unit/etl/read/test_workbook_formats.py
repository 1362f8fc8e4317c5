"""One workbook in five formats reads as the same cells, and as an independent reader reads it."""

from __future__ import annotations

import math
from datetime import date, datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from etl.read.book import Content
from tests import ROOT
from tests.unit.etl.read.made import FORMATS, book

HERE = sorted(path for path in FORMATS.glob("facts.*"))
ROWS = [
    ["시도별 스마트공장 현황(시험용 가상 수치)"],
    ["(단위: 개, %)"],
    ["시도", "구축", "달성률", "예산", "증감", "기준일"],
    ["서울특별시", 1234, 0.123, 43.5, -12, date(2021, 6, 30)],
    ["부산광역시", 567, 1, 7, 3, datetime(2021, 12, 31, 18, 30)],
    ["숨은 행", 1, 0.5, 1, 1, date(2020, 1, 1)],
    ["세종특별자치시", "-", "#DIV/0!", 50.5, True, date(2021, 3, 1)],
    ["주: 첫 줄\n둘째 줄  =1+1 <b>"],
]
SHEETS = ROOT / "tests" / "sheets"
SEVERAL = sorted(path for kind in ("xlsx", "ods", "xls") for path in SHEETS.glob(f"*/*.{kind}"))


def test_there_are_five_formats() -> None:
    assert [path.suffix for path in HERE] == [".fods", ".ods", ".xls", ".xlsb", ".xlsx"]


@pytest.mark.parametrize("path", HERE, ids=lambda path: path.suffix)
def test_cells_hidden_rows_and_columns_and_merged_blocks_are_the_same_in_each_format(path: Path) -> None:
    read = book(path)
    first, second = read.sheets[:2]
    assert read.kind == {".fods": "ods"}.get(path.suffix, path.suffix[1:])
    assert first.rows == [*ROWS[:6], [*ROWS[6][:4], True if "ods" not in path.suffix else 1, ROWS[6][5]], ROWS[7]]
    assert (first.name, first.hidden, first.merged) == ("현황", False, ((0, 0, 0, 5),))
    assert (first.hidden_rows, first.hidden_columns) == ({5}, {3})
    assert first.errors == {(6, 2): "#DIV/0!"}
    assert (second.name, second.hidden, second.rows) == ("숨김", True, [[], [None, 7]])


@pytest.mark.parametrize("path", HERE, ids=lambda path: path.suffix)
def test_a_percent_sign_a_unit_and_a_negative_as_triangle_are_kept_with_their_cells(path: Path) -> None:
    formats = book(path).sheets[0].formats
    plain = {place: code.replace("\\", "").replace('"', "") for place, code in formats.items()}
    assert {place: code[-1] for place, code in plain.items() if place[1] == 2 and place[0] < 6} == {
        (3, 2): "%",
        (4, 2): "%",
        (5, 2): "%",
    }
    assert {code[-2:] for place, code in plain.items() if place[1] == 3} == {"억원"}
    assert {"△" in code for place, code in plain.items() if place[1] == 4} == {True}
    assert plain[6, 5].replace(" ", "") == "yyyy년m월"
    assert len(plain) == 11


@pytest.mark.parametrize("path", [p for p in HERE if p.suffix != ".xlsb"], ids=lambda path: path.suffix)
def test_a_comment_is_kept_with_its_cell(path: Path) -> None:
    assert book(path).sheets[0].comments == {(3, 1): "잠정치\n확인 필요"}


@pytest.mark.parametrize("path", SEVERAL, ids=lambda path: path.name)
def test_every_number_date_and_text_is_what_calamine_reads(path: Path) -> None:
    """Calamine is written in another language by other people; merged blocks and errors are told apart above."""
    theirs = CalamineWorkbook.from_path(str(path))
    for mine in book(path).sheets:
        other = theirs.get_sheet_by_name(mine.name).to_python(skip_empty_area=False)
        for row, cells in enumerate(other):
            for column, cell in enumerate(cells):
                if (row, column) not in mine.errors:
                    assert same(mine.content(row, column), cell), mine.cell(row, column)


def same(mine: Content, other: object) -> bool:
    if isinstance(mine, float) and isinstance(other, float):
        return math.isclose(mine, other, rel_tol=1e-15)
    if isinstance(mine, date) and not isinstance(mine, datetime):
        return other in (mine, datetime(mine.year, mine.month, mine.day))
    return (mine if mine is not None else "") == other
