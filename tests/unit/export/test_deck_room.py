"""Tables and charts find their room: on the stage with closer cells, on paper beside each other."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from lxml import html

from outcomes.export.deck import page
from outcomes.export.deck.grid import FORMS, LIMITS, SPARE, Grid, grid
from outcomes.export.deck.page import Script, html_bytes
from outcomes.export.deck.sheet import sheet
from tests.unit.export.packs import exhibit, line_exhibit, slide, small, table_exhibit

STUB = Script(text="window.Plotly = null;")


def laid(rows: int, columns: int) -> Grid:
    each = slide("x", "표", table_exhibit(rows, columns))
    assert each.exhibit
    return grid(small(), each, each.exhibit)


def test_a_table_of_all_provinces_and_twelve_years_stands_on_one_page_with_closer_cells() -> None:
    made = laid(17, 12)
    assert [len(page) for page in made.pages()] == [1]
    assert made.form.cell < FORMS[0].cell
    assert sum(made.columns(made.parts)) <= 1744
    assert 18 * (made.form.step + made.form.row) <= 1080 - 46 - 128 - 26 - 112
    assert laid(8, 4).form == FORMS[0]


def test_rows_that_do_not_fit_go_on_in_even_parts_and_narrow_tables_stand_side_by_side() -> None:
    made = laid(60, 14)
    assert {(len(part.cells), len(part.columns)) for part in made.parts} == {(20, 8)}
    assert [len(page) for page in laid(60, 1).pages()] == [3]
    assert [len(page) for page in made.pages()] == [1] * 6


def test_a_long_id_breaks_within_rather_than_widen_its_column() -> None:
    each = slide("x", "표", exhibit(pd.DataFrame({"지역": ["가"], "번호": ["demo:planned:" * 12]}), words=(0, 1)))
    assert each.exhibit
    made = grid(small(), each, each.exhibit)
    assert made.widths[1] == LIMITS[0].words + made.form.cell + SPARE
    assert "overflow-wrap: anywhere" in (page.FOLDER / "stage.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("rows", "columns", "kind", "across"),
    [(17, 3, "beside", False), (4, 10, "below", False), (40, 3, "apart", True), (17, 12, "apart", False)],
)
def test_chart_and_table_share_a_sheet_where_both_have_room(rows: int, columns: int, kind: str, across: bool) -> None:
    made = replace(table_exhibit(rows, columns), plotly={"data": [], "layout": {"height": 360}})
    lying = sheet(small(), slide("x", "표", made), made)
    assert (lying.kind, lying.columns) == (kind, across)
    assert lying.wide + sum(lying.widths_of(lying.parts[0])) * (kind == "beside") <= 1012
    assert 250 <= lying.high <= 360


def test_notes_of_a_chart_stand_below_it_up_to_four_lines_short_ones_in_one() -> None:
    goals = tuple(f"{sign} 목표: 10,000개 ({year})" for sign, year in zip("①②③④", range(2019, 2023), strict=True))
    for notes, wanted in (((*goals, "가" * 60), ["\u2003".join(goals), "가" * 60]), (goals, list(goals))):
        pack = replace(small(), slides=(slide("x", "선", replace(line_exhibit(), notes=notes)),))
        shown = html.fromstring(html_bytes(pack, STUB).decode()).xpath("//template[@data-slide=0]")[0]
        assert [note.text for note in shown.iter("p") if note.get("class") == "note"] == wanted
