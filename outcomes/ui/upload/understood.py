"""What was understood of a file: its tables with the lines around them, and the meaning of each heading, editable."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from etl.desk import Examination
from etl.harmonize.meaning import Key, Meaning
from etl.harmonize.reading import Table
from etl.read.book import letters
from outcomes.ui.house import House
from outcomes.ui.markup import note, put, text
from outcomes.ui.upload.bench import Bench
from outcomes.ui.upload.cases import found_sentence
from outcomes.ui.upload.mapping import (
    EDITED,
    STATUSES,
    answers_from,
    grid,
    indicator_names,
    rows_of,
    scope_names,
)

NOTES = 4  # lines below a table that are shown

Answer = Callable[[dict[Key, Meaning]], None]
"""Told what the analyst answered, to keep it."""


def sentence(house: House, examined: Examination) -> str:
    """Give the step's first sentence: how much was found, and whether every heading has a meaning."""
    projects = found_sentence(house, examined)
    if projects and not examined.understood.tables:
        return projects
    unknown = sum(not meaning.is_known for meaning in examined.meanings.values())
    key = "upload.understood.open" if unknown else "upload.understood.clear"
    said = house.say(
        key, tables=len(examined.understood.tables), figures=f"{len(examined.understood.readings):,}",
        loaded=f"{examined.figures.count:,}", unknown=unknown,
    )  # fmt: skip
    return f"{projects} {said}".strip()


def open_sheets(house: House, examined: Examination) -> str:
    """Name the sheets with headings that nobody knows the meaning of, '' where there are none."""
    tables = {table.number: table for table in examined.understood.tables}
    names = dict.fromkeys(
        tables[int(place.rsplit("#", 1)[-1])].sheet_name
        for (place, _), meaning in examined.meanings.items()
        if not meaning.is_known
    )
    return house.say("upload.understood.where", sheets=", ".join(names)) if names else ""


def show_tables(house: House, bench: Bench, sheet: int) -> None:
    """Draw the tables of a sheet with what stands around them and how much is in them."""
    put(bench.keep((_tables, house.lang, sheet), lambda: _tables(house, bench.examined, sheet)))


def _tables(house: House, examined: Examination, sheet: int) -> str:
    found = [table for table in examined.understood.tables if table.sheet == sheet]
    if not found:
        return f'<p class="note">{text(house.say("upload.understood.no_table"))}</p>'
    return "".join(_table(house, examined, table) for table in found)


def _table(house: House, examined: Examination, table: Table) -> str:
    top, left, bottom, right = table.area
    area = f"{letters(left)}{top + 1}:{letters(right)}{bottom + 1}"
    title = table.title or table.sheet_name or examined.file_name
    facts = [("unit_line", table.unit_line), *(("note", line) for line in table.notes[:NOTES])]
    facts.append(("counts", _counts(house, examined, table)))
    said = "".join(
        f"<dt>{text(house.say(f'upload.table.{name}'))}</dt><dd>{text(value)}</dd>" for name, value in facts if value
    )
    return (
        f'<div class="understood"><h3 class="finding">{text(title)}</h3>'
        f'<p class="scope">{text(house.say("upload.table.place", number=table.number, area=area))}</p>'
        f"<dl>{said}</dl></div>"
    )


def _counts(house: House, examined: Examination, table: Table) -> str:
    """Give how many figures, totals, blanks and hidden cells a table has."""
    rows = list(examined.understood.of(table.number))
    counts = {
        "figures": sum(not r.is_total and r.value is not None for r in rows),
        "totals": sum(r.is_total for r in rows),
        "blanks": sum(not r.is_total and r.value is None for r in rows),
        "hidden": sum(r.hidden for r in rows),
    }
    return " · ".join(house.say(f"upload.count.{name}", count=f"{count:,}") for name, count in counts.items() if count)


def show_mapping(house: House, bench: Bench, sheet: int, answer: Answer, *, editable: bool) -> None:
    """Draw the meanings of a sheet's headings, each editable in place; an edit applies at once."""
    examined = bench.examined
    rows = bench.once(rows_of, sheet)
    if not rows:
        return
    frame = grid(house, examined, rows)
    key = f"upload_mapping_{_stamp(examined, sheet)}"
    hidden = {"table"} if frame.table.nunique() == 1 else set()
    hidden |= set() if bench.once(_lacks_period, sheet) or frame.period.notna().any() else {"period"}
    hidden |= set() if frame.base.notna().any() else {"base"}

    st.data_editor(
        frame,
        key=key,
        hide_index=True,
        width="stretch",
        column_config=_columns(house),
        column_order=[name for name in frame.columns if name not in hidden],
        disabled=["table", "heading", "count", "origin"] if editable else True,
        alt=house.say("upload.mapping.title"),
        placeholder="",
    )
    note(house.say("upload.mapping.note"))
    edits = st.session_state[key]["edited_rows"]
    answers, refused = answers_from(house.catalog, examined.meanings, rows, edits)
    if answers:
        answer(answers)
        st.rerun()
    for name, typed in refused:
        note(house.say(f"upload.refused.{name}", value=typed))


def _lacks_period(examined: Examination, sheet: int) -> bool:
    return any(r.sheet == sheet and r.period is None and not r.is_total for r in examined.understood.readings)


def _stamp(examined: Examination, sheet: int) -> str:
    """Give a text that changes with the meanings: a new one makes the editor forget the edits that were applied."""
    meant = repr((sheet, examined.file_hash, sorted(examined.meanings.items())))
    return hashlib.sha256(meant.encode()).hexdigest()[:12]


def _named(names: Mapping[str, str], id: object) -> str:
    """Give the name of a choice, the choice itself where the catalog has none."""
    return names.get(str(id), str(id))


def _columns(house: House) -> dict[str, ColumnConfig]:
    """Give how each column is named and edited."""
    config = st.column_config
    catalog, lang = house.catalog, house.lang
    names = {
        "indicator": indicator_names(
            catalog, lang, house.say("upload.mapping.choose"), house.say("upload.mapping.skip")
        ),
        "status": {id: catalog.scope("status", id, lang) for id in STATUSES},
        **{axis: scope_names(catalog, axis, lang) for axis in ("stage", "measure_scope", "base")},
    }
    widths = {"indicator": 210, "status": 80, "stage": 90, "measure_scope": 130, "base": 110}
    columns: dict[str, ColumnConfig] = {
        name: config.SelectboxColumn(
            house.say(f"upload.mapping.{name}"), options=list(choices), width=widths[name],
            format_func=partial(_named, choices),
        )
        for name, choices in names.items()
    }  # fmt: skip
    columns |= {
        name: config.TextColumn(house.say(f"upload.mapping.{name}"), width=width)
        for name, width in (("heading", 190), ("unit", 80), ("period", 80), ("origin", 130))
    }
    columns["table"] = config.NumberColumn(house.say("upload.mapping.table"), width=50)
    columns["count"] = config.NumberColumn(house.say("upload.mapping.count"), width=60)
    return {name: columns[name] for name in ("table", "heading", "count", *EDITED, "origin")}
