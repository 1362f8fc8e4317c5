"""The sheet beside what was understood of it: which sheet, which part of it, and which cell is in focus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st

from etl.desk import Examination
from etl.harmonize.reading import Table
from etl.read.book import Place, Sheet, letters
from etl.validate.problem import Problem, Severity
from outcomes.ui.house import House
from outcomes.ui.markup import note, put
from outcomes.ui.trouble import literal
from outcomes.ui.upload.bench import Bench
from outcomes.ui.upload.masked import masks
from outcomes.ui.upload.sheet import COLUMNS, ROWS, Drawing, Window, extent, hidden_parts, shown_rows, window

KEY = "upload_focus"
TABS = 6  # sheets beyond this number are chosen from a list
FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Focus:
    """Where the reader looks: a sheet by its index, a place on it from 0, and whether the cell there is marked."""

    draft: str
    sheet: int
    row: int = 0
    column: int = 0
    marked: bool = False


def focused(draft: str, examined: Examination) -> Focus:
    """Give where the reader looks: at first the sheet with the first table."""
    found: Focus | None = st.session_state.get(KEY)
    if found is None or found.draft != draft or found.sheet >= len(examined.understood.book.sheets):
        found = Focus(draft, min((table.sheet for table in tables_of(examined)), default=0))
        st.session_state[KEY] = found
    return found


def tables_of(examined: Examination) -> tuple[Table, ...]:
    """Give where the tables of figures and the lists of projects of a file lie."""
    return (*examined.understood.tables, *(one.table for one in examined.cases.lists))


def look_at(draft: str, problem: Problem) -> None:
    """Put a problem's cell in focus; the callback of its button."""
    if problem.sheet >= 0:
        st.session_state[KEY] = Focus(draft, problem.sheet, max(problem.row, 0), max(problem.column, 0), True)


def show_sheet(house: House, bench: Bench, draft: str) -> None:
    """Draw the sheet that the reader looks at, with what must be known of it below."""
    at = focused(draft, bench.examined)
    book = bench.examined.understood.book
    if len(book.sheets) > 1:
        _sheet_choice(house, book.sheets, at)
    sheet = book.sheets[at.sheet]
    size = bench.once(_extent, at.sheet)
    part = window(size, (at.row, at.column))
    place = (at.row, at.column) if at.marked else None
    put(
        bench.keep(
            (_drawn, house.lang, at.sheet, part, place), lambda: _drawn(house, bench.examined, at.sheet, part, place)
        )
    )
    _bring_into_sight(at)
    note(shown_rows(house, part))
    hidden = hidden_parts(house, sheet, size)
    if hidden:
        note(hidden)
    _parts(house, at, part)


def _extent(examined: Examination, index: int) -> Place:
    return extent(examined.understood.book.sheets[index])


def _drawn(house: House, examined: Examination, index: int, part: Window, focus: Place | None) -> str:
    tables = tuple(t for t in tables_of(examined) if t.sheet == index)
    sheet = examined.understood.book.sheets[index]
    mask = masks(house, examined).get(index)
    return Drawing(house, sheet, tables, _faulty(examined, index), focus, part, mask).html()


def _faulty(examined: Examination, index: int) -> Mapping[Place, Severity]:
    """Give the cells of a sheet with an error or a warning, the worse of the two."""
    found: dict[Place, Severity] = {}
    for problem in examined.problems:
        place = (problem.row, problem.column)
        if problem.sheet == index and problem.severity != "notice" and found.get(place) != "error":
            found[place] = problem.severity
    return found


def _sheet_choice(house: House, sheets: tuple[Sheet, ...], at: Focus) -> None:
    """Draw the sheets as tabs, many of them as a list."""
    names = [s.name + (f" ({house.say('upload.sheet.hidden_mark')})" if s.hidden else "") for s in sheets]
    st.session_state["upload_sheet"] = at.sheet
    if len(sheets) <= TABS:
        st.segmented_control(
            house.say("upload.sheet.choose"), range(len(sheets)), key="upload_sheet", required=True,
            format_func=lambda index: literal(names[index]), on_change=_turn_to, args=(at,),
            label_visibility="collapsed",
        )  # fmt: skip
    else:
        st.selectbox(
            house.say("upload.sheet.choose"), range(len(sheets)), key="upload_sheet",
            format_func=lambda index: names[index], on_change=_turn_to, args=(at,),
        )  # fmt: skip


def _turn_to(at: Focus) -> None:
    chosen = st.session_state["upload_sheet"]
    if chosen is not None:
        st.session_state[KEY] = Focus(at.draft, chosen)


def _parts(house: House, at: Focus, part: Window) -> None:
    """Draw the way to the other rows and columns of a large sheet; a new block makes new widgets."""
    if part.whole:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="upload_parts"):
        if part.pages > 1:
            key = f"upload_rows_{at.sheet}_{part.top}_{part.left}"
            st.pagination(part.pages, default=part.page, key=key, on_change=_leaf, args=(at, part, key, ROWS))
        if part.columns > COLUMNS:
            key = f"upload_columns_{at.sheet}_{part.top}_{part.left}"
            blocks = range(1, -(-part.columns // COLUMNS) + 1)
            st.selectbox(
                house.say("upload.sheet.columns"), blocks, index=part.left // COLUMNS, key=key, width=170,
                on_change=_leaf, args=(at, part, key, COLUMNS),
                format_func=lambda block: _columns(block, part.columns),
            )  # fmt: skip


def _columns(block: int, columns: int) -> str:
    """Give the letters of a block of columns: 2 → ‘AO–CB’."""
    return f"{letters((block - 1) * COLUMNS)}–{letters(min(block * COLUMNS, columns) - 1)}"


def _leaf(at: Focus, part: Window, key: str, size: int) -> None:
    """Turn to another block of rows or columns."""
    start = (int(st.session_state[key]) - 1) * size
    row, column = (start, part.left) if size == ROWS else (part.top, start)
    st.session_state[KEY] = Focus(at.draft, at.sheet, row, column)


@cache
def _script() -> str:
    return (FOLDER / "sheet.js").read_text(encoding="utf-8")


def _bring_into_sight(at: Focus) -> None:
    """Scroll the sheet to the cell in focus; only numbers of ours stand in the script."""
    if at.marked:
        place = f"/* {at.sheet:d} {at.row:d} {at.column:d} */"
        st.html(f"<script>{place}{_script()}</script>", unsafe_allow_javascript=True)
