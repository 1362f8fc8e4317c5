"""A cell of an OpenDocument spreadsheet: what it holds, which error it has, how often it is repeated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from etl.read.book import Content
from etl.read.grid import Grid
from etl.read.markup import Attributes
from etl.read.values import iso, number, text_of

DURATION = re.compile(r"(-?)P(?:(\d{1,6})D)?T?(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:[.,]\d{1,9})?)S)?")
ERROR = re.compile(r"#[A-Z/0]+[!?]?|Err:\d+")


@dataclass(slots=True)
class Cell:
    """A filled cell, as often as it is repeated in its row."""

    column: int
    times: int
    content: Content
    form: str
    error: str
    comment: str


def put(grid: Grid, row: int, cell: Cell) -> None:
    """Put a cell into the grid, as often as it is repeated."""
    for column in range(cell.column, cell.column + cell.times):
        if cell.error:
            grid.fault(row, column, cell.error)
        if cell.content is not None:
            grid.put(row, column, cell.content)
        if cell.form:
            grid.formats[row, column] = cell.form
        if cell.comment:
            grid.comments[row, column] = cell.comment


def error_of(found: Attributes, shown: str | None) -> str:
    """Say which formula error a cell has: its own text, 'no_value' for a formula without a result, or ''."""
    if found.get("calcext:value-type") == "error":
        return shown or "#VALUE!"
    if "table:formula" in found:
        if "office:value-type" not in found and not shown:
            return "no_value"
        if shown and ERROR.fullmatch(shown):
            return shown
    return ""


def content_of(found: Attributes, shown: str | None) -> Content:
    """Say what a cell holds, by the kind it was stored as."""
    kind = found.get("office:value-type", "")
    if kind in {"float", "percentage", "currency"}:
        return number(found.get("office:value", ""))
    if kind == "date":
        return iso(found.get("office:date-value", ""))
    if kind == "boolean":
        return found.get("office:boolean-value") == "true"
    if kind == "time":
        return _duration(found.get("office:time-value", "")) or shown
    return text_of(found.get("office:string-value", "")) or shown


def _duration(text: str) -> timedelta | None:
    """Read `PT12H30M00S`; None where it is no duration."""
    match = DURATION.fullmatch(text)
    if match is None or not any(match.groups()[1:]):
        return None
    days, hours, minutes = (int(part or 0) for part in match.groups()[1:4])
    seconds = float((match[5] or "0").replace(",", "."))
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds) * (-1 if match[1] else 1)
