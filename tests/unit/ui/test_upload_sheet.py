"""A sheet is drawn as it looks, and nothing in it is ever markup."""

from __future__ import annotations

import re
from datetime import date, datetime
from types import SimpleNamespace

import pytest

from etl.harmonize.reading import Table
from etl.read.book import Content, Sheet
from outcomes.ui.upload.sheet import Drawing, extent, hidden_parts, looks, runs, shown_rows, window

HOUSE = SimpleNamespace(say=lambda key, **values: f"{key}{values or ''}")


def drawn(sheet: Sheet, focus: tuple[int, int] | None = None, tables: tuple[Table, ...] = (), **faults: str) -> str:
    places = {(int(name[1:].split("_")[0]), int(name.split("_")[1])): kind for name, kind in faults.items()}
    return Drawing(HOUSE, sheet, tables, places, focus, window(extent(sheet), focus or (0, 0))).html()


def cells(html: str) -> list[list[str]]:
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", html)
    return [[re.sub(r"<b>.*?</b>", "", cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in rows]


def table(area: tuple[int, int, int, int], body_top: int) -> Table:
    return Table(1, 0, "시도별", area, body_top, "", "", (), "")


def test_letters_and_numbers_stand_at_the_edges() -> None:
    sheet = Sheet("시도별", [["시도", "구축 수"], ["경북", 260]])
    assert cells(drawn(sheet)) == [["", "A", "B"], ["1", "시도", "구축 수"], ["2", "경북", "260"]]


@pytest.mark.parametrize(
    ("content", "number_format", "shown"),
    [
        (None, "", ""),
        (2024, "", "2024"),
        (1234.5, "", "1234.5"),
        (3.0, "", "3"),
        (0.125, "0.0%", "12.5%"),
        (True, "", "TRUE"),
        (date(2024, 12, 31), "", "2024-12-31"),
        (datetime(2024, 12, 31), "", "2024-12-31"),
        (datetime(2024, 12, 31, 9, 30), "", "2024-12-31 09:30"),
        ("△12.3", "", "△12.3"),
    ],
)
def test_a_cell_looks_as_in_the_file(content: Content, number_format: str, shown: str) -> None:
    assert looks(content, number_format) == shown


def test_markup_in_a_cell_or_a_sheets_name_is_text() -> None:
    sheet = Sheet("<b>", [["<img src=x onerror=alert(1)>", '"><script>']])
    html = drawn(sheet)
    assert "<img" not in html
    assert "<script" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html


def test_merged_cells_are_one_and_a_block_that_begins_above_the_window_keeps_its_text() -> None:
    sheet = Sheet("s", [["2024", None, "합계"], ["기초", "고도", None]], merged=((0, 0, 0, 1), (0, 2, 1, 2)))
    html = drawn(sheet)
    assert '<td rowspan="1" colspan="2">2024</td><td rowspan="2" colspan="1">합계</td></tr>' in html
    long = Sheet("s", [["경북"], *([[None]] * 250), ["끝"]], merged=((0, 0, 250, 0),))
    assert '<th scope="row">201</th><td rowspan="51" colspan="1">경북</td>' in drawn(long, focus=(230, 0))


def test_a_large_sheet_is_drawn_by_blocks_of_200_rows_and_40_columns_with_its_header_above() -> None:
    sheet = Sheet("s", [["시도"] + [f"c{n}" for n in range(99)], *([["경북"] + [1] * 99] * 999)])
    part = window(extent(sheet), (455, 57))
    assert (part.top, part.bottom, part.left, part.right, part.page, part.pages) == (400, 599, 40, 79, 3, 5)
    rows = cells(drawn(sheet, (455, 57), (table((0, 0, 999, 99), 1),)))
    assert [row[0] for row in rows[:4]] == ["", "1", "", "401"]
    assert len(rows) == 1 + 1 + 1 + 200
    assert len(rows[1]) == 41
    assert shown_rows(HOUSE, part).startswith("upload.sheet.part{'first': '401', 'last': '600', 'rows': '1,000'")


def test_a_faulty_cell_is_marked_and_said_and_the_cell_in_focus_is_outlined() -> None:
    html = drawn(Sheet("s", [["시도", "수"], ["충청", "12O"]]), (1, 0), (table((0, 0, 1, 1), 1),), r1_0="error")
    assert '<td class="fault error focus d eb el"><b>upload.sheet.faulty</b>충청</td>' in html
    assert '<td class="h et el">시도</td>' in html


def test_formula_errors_are_shown_and_a_formula_without_a_result_is_empty() -> None:
    sheet = Sheet("s", [["합계"], [None, None]], errors={(1, 0): "#DIV/0!", (1, 1): "no_value"})
    assert extent(sheet) == (2, 2)
    assert cells(drawn(sheet))[2] == ["2", "#DIV/0!", ""]


def test_hidden_rows_and_columns_are_dimmed_and_named() -> None:
    sheet = Sheet("s", [["a", "b", "c"]] * 9, hidden_rows=frozenset({4, 5, 6, 8}), hidden_columns=frozenset({2}))
    assert drawn(sheet).count('<tr class="x">') == 4
    assert hidden_parts(HOUSE, sheet, (9, 3)) == (
        "upload.sheet.hidden_rows{'rows': '5–7, 9'} · upload.sheet.hidden_columns{'columns': 'C'}"
    )
    assert runs([], str) == ""


def test_a_long_text_is_cut_in_its_cell_and_whole_in_its_hint() -> None:
    words = "가나다라 " * 80
    html = drawn(Sheet("s", [[words]]))
    assert f'title="{words[:300]}">{words[:300]}</td>' in html
