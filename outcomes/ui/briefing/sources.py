"""The sources of a slide in words, to be frozen with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from outcomes.export.pack import Source
from outcomes.metrics.case_sources import case_sources
from outcomes.metrics.questions import origins
from outcomes.ui.house import House
from outcomes.ui.origin import (
    CASES,
    disagreeing,
    evaluation,
    heading,
    is_cell,
    loaded_by,
    place,
    rows_behind,
    value_text,
)

MOST = 24
"""Figures of one slide whose source is written out; the others are on the screen it comes from."""


def in_order(house: House, ids: Iterable[str]) -> tuple[str, ...]:
    """Give fact ids, each once, in one order whatever the engine's: those of the chosen year first, then by place."""
    rows = house.fetch(origins)
    mine = rows[rows.position.isin(set(ids))]
    first = mine[mine.year == house.selection.year].position
    cases = (CASES,) if CASES in set(ids) else ()
    return tuple(dict.fromkeys((*cases, *first, *mine.position)))


def sources(house: House, ids: Sequence[str]) -> tuple[tuple[Source, ...], int]:
    """Give the sources behind fact ids, at most MOST, and how many more figures there are."""
    rows = rows_behind(house, ids)
    mine = rows[rows.position.isin(set(ids))]
    found = [*_cases(house, ids), *(_source(house, row) for _, row in mine.head(MOST).iterrows())]
    return tuple(found), max(len(mine) - MOST, 0)


def _source(house: House, row: pd.Series) -> Source:
    derived = str(row.status).startswith("derived")
    remarks = [house.say("origin.derived") if derived else "", disagreeing(house, row), evaluation(house, row.position)]
    if derived or house.lang == "en" or is_cell(row.position):  # the others' notes are ours, and English
        remarks.append(_text(row.note))
    return Source(
        position=place(house, row),
        said=heading(house, row),
        value=value_text(house, row),
        title=_text(row.title),
        publisher=_text(row.publisher),
        date=_text(row.date),
        url=_text(row.url),
        quotation=_text(row.quotation),
        confidence=house.scope("confidence", row.confidence),
        note=" ".join(remark for remark in remarks if remark),
        loaded=loaded_by(house, row.load),
    )


def _cases(house: House, ids: Sequence[str]) -> list[Source]:
    """Give where project-level rows come from, a source for each list; nothing where the slide has none."""
    if CASES not in ids:
        return []
    title = house.say("origin.cases_title")
    return [
        Source(
            CASES, title, house.say("origin.cases", count=f"{row.cases:,}"), _text(row.title), "", "", "", "", "", "",
            loaded_by(house, row.load),
        )
        for _, row in house.fetch(case_sources).iterrows()
    ]  # fmt: skip


def _text(cell: Any) -> str:
    """Give a cell as text; null is ''."""
    return "" if cell is None or pd.isna(cell) else str(cell)
