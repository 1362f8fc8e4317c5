"""Remarks that say that nothing came of a project, which is counted all the same: ‘중도포기’, ‘협약해지’."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from etl.harmonize.case_list import CaseColumn, CaseList
from etl.harmonize.cells import text_of
from etl.harmonize.vocabulary import folded
from etl.read.book import Sheet
from etl.validate.case_rows import cells_of, problem_at
from etl.validate.problem import Problem
from outcomes.catalog.headings import NOTHING, REMARK
from outcomes.catalog.model import Catalog


def given_up(
    one: CaseList, sheets: tuple[Sheet, ...], catalog: Catalog, completed: Sequence[object]
) -> Iterator[Problem]:
    """Give the remarks that say so, each text once, as warnings that say how its projects are counted.

    Args:
        one: The list.
        sheets: Those of the file.
        catalog: Its case words of REMARK are what is looked for.
        completed: The year of completion of each project, None where there is none.
    """
    words = [folded(w.text) for w in catalog.cases.words if w.column == REMARK and w.id == NOTHING]
    for column in one.of(REMARK):
        for (text, done), rows in _by_text(one, sheets, words, column, completed).items():
            places = [one.anchors.get((one.rows[at], column.index), (one.rows[at], column.index)) for at in rows]
            years = sorted({int(str(completed[at])) for at in rows if completed[at] is not None})
            values = {
                "heading": column.heading, "count": f"{len(rows):,}", "cells": cells_of(places),
                "year": ", ".join(map(str, years)), "said": text,
            }  # fmt: skip
            code = "case_given_up" if done else "case_given_up_open"
            yield problem_at(sheets, one.table.sheet, places[0], code, "warning", **values)


def _by_text(
    one: CaseList, sheets: tuple[Sheet, ...], words: Sequence[str], column: CaseColumn, completed: Sequence[object]
) -> dict[tuple[str, bool], list[int]]:
    """Give the projects of each text that holds one of the words, those with a year of completion apart."""
    sheet, said = sheets[one.table.sheet], dict[str, bool]()
    found: dict[tuple[str, bool], list[int]] = {}
    for at, row in enumerate(one.rows):
        content = sheet.content(*one.anchors.get((row, column.index), (row, column.index)))
        if not isinstance(content, str) or not content:
            continue
        if content not in said:
            said[content] = any(word in folded(content) for word in words)
        if said[content]:
            found.setdefault((text_of(content), completed[at] is not None), []).append(at)
    return found
