"""Sheets drawn as text, so that a layout is seen in the test.

A line is a row, `|` parts its cells. `<` joins a cell with the one on its left, `^` with the one above: a merged block.
What looks like a plain number is a number, also negative or with a point; in quotes it is a text. `\\n` breaks a line.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from etl.harmonize.reading import Understood
from etl.harmonize.understand import understand
from etl.read.book import Area, Book, Content, Place, Sheet
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_catalog
from outcomes.catalog.resolve import Gazetteer

NUMBER = re.compile(r"-?\d+(\.\d+)?")


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer(read_catalog(CATALOG))


def sheet_of(drawing: str, name: str = "", **more: Any) -> Sheet:
    """Give the sheet that a drawing shows; `more` are other fields of `Sheet`."""
    rows: list[list[Content]] = []
    tops: dict[Place, Place] = {}
    for r, line in enumerate(drawing.rstrip("\n").split("\n")):
        row: list[Content] = []
        for c, text in enumerate(line.split("|") if line.strip() else []):
            beside = {"<": (r, c - 1), "^": (r - 1, c)}.get(text.strip())
            if beside:
                tops[r, c] = tops.get(beside, beside)
            row.append(None if beside else content_of(text.strip()))
        rows.append(row)
    return Sheet(name, rows, blocks(tops), **more)


def content_of(text: str) -> Content:
    if NUMBER.fullmatch(text):
        return float(text)
    return text.strip('"').replace("\\n", "\n") or None


def blocks(tops: dict[Place, Place]) -> tuple[Area, ...]:
    found: dict[Place, Area] = {}
    for (row, column), top in tops.items():
        _, _, bottom, right = found.get(top, (*top, *top))
        found[top] = (*top, max(bottom, row), max(right, column))
    return tuple(found.values())


def understood(*sheets: Sheet) -> Understood:
    return understand(Book("figures.xlsx", "xlsx", sheets), gazetteer())


def understood_of(drawing: str, name: str = "", **more: Any) -> Understood:
    return understood(sheet_of(drawing.removeprefix("\n"), name, **more))
