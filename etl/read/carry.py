"""A sheet as plain lists, to be handed from one process to another as JSON."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from etl.read.book import Content, Sheet, UnreadableError
from etl.read.grid import Count, Grid

PLACED = ("formats", "errors", "comments")


def packed(sheet: Sheet) -> dict[str, Any]:
    """Give a sheet as lists and texts; dates become `["date", "2021-06-30"]`."""
    return {
        "name": sheet.name,
        "hidden": sheet.hidden,
        "rows": [[_packed(content) for content in row] for row in sheet.rows],
        "merged": sheet.merged,
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        **{name: [[*place, text] for place, text in getattr(sheet, name).items()] for name in PLACED},
    }


def unpacked(told: dict[str, Any], count: Count) -> Sheet:
    """Give the sheet back, counting its cells anew.

    Raises:
        UnreadableError: 'damaged' for what `packed` never gives, or too much of something.
    """
    grid = Grid(count)
    try:
        for row, cells in enumerate(told["rows"]):
            for column, cell in enumerate(cells):
                if cell is not None:
                    grid.put(row, column, _unpacked(cell))
        for row, column, text in told["errors"]:
            grid.fault(int(row), int(column), str(text))
        for name, places in (("formats", grid.formats), ("comments", grid.comments)):
            places.update({(int(row), int(column)): str(text) for row, column, text in told[name]})
        for top, left, bottom, right in told["merged"]:
            grid.merge((int(top), int(left), int(bottom), int(right)))
        grid.hidden_rows.update(int(row) for row in told["hidden_rows"])
        grid.hidden_columns.update(int(column) for column in told["hidden_columns"])
        return grid.sheet(str(told["name"]), bool(told["hidden"]))
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise UnreadableError("damaged") from error


def _packed(content: Content) -> object:
    """Give a cell as JSON has it."""
    if isinstance(content, datetime):
        return ["datetime", content.isoformat()]
    if isinstance(content, date):
        return ["date", content.isoformat()]
    if isinstance(content, time):
        return ["time", content.isoformat()]
    if isinstance(content, timedelta):
        return ["seconds", content.total_seconds()]
    return content


def _unpacked(cell: object) -> Content:
    """Give a cell back; raises TypeError or ValueError for what is none."""
    if isinstance(cell, (str, bool, int, float)):
        return cell
    if not isinstance(cell, list):
        raise TypeError
    kind, told = cell
    if kind == "seconds":
        return timedelta(seconds=float(told))
    if kind == "datetime":
        return datetime.fromisoformat(told)
    return date.fromisoformat(told) if kind == "date" else time.fromisoformat(told)
