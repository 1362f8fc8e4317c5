"""Reads data/facts: the published figures and events as frames in the lake's columns, or every cell that is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from etl.mirror import mirrored
from outcomes.catalog.cells import Row, as_day, as_number, read_table
from outcomes.catalog.model import Catalog
from outcomes.store.tables import TABLES

__all__ = ["FactsError", "Problem", "frame", "mirrored", "published"]

FILES = {"client_documents.csv": "observation", "published.csv": "observation", "events.csv": "event"}
"""The files of data/facts in reading order, and the table that each one's rows belong to."""

SPANS = {"observation": ("period_start", "period_end"), "event": ("date_start", "date_end")}
PRECISIONS = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell of a facts file that the catalog does not allow: code, file and line, column, the cell's text.

    `row` is 0 and `column` empty where the whole file is meant.
    """

    code: str
    file: str
    row: int
    column: str
    value: str

    def __str__(self) -> str:
        """Give the developer's wording; screens use the word `problem.facts.<code>`."""
        place = f"{self.file}:{self.row}" if self.row else self.file
        return f"{place}: {self.code}: {self.column + '=' if self.column else ''}{self.value}"


class FactsError(Exception):
    """The facts contradict the catalog. Mend every listed cell; nothing was loaded."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep all problems in reading order."""
        self.problems = problems
        super().__init__("\n".join(str(p) for p in problems))


def published(folder: Path, catalog: Catalog) -> dict[str, pd.DataFrame]:
    """Give the published set: table name → frame in the lake's columns (without `load`).

    Args:
        folder: data/facts.
        catalog: What ids mean.

    Raises:
        FactsError: with every cell that names nothing in the catalog, is no number or no date, or repeats an id.
    """
    problems: list[Problem] = []
    kept: dict[str, list[dict[str, str]]] = {"observation": [], "event": []}
    taken = {target["position"] for target in catalog.targets}
    for name, table in FILES.items():
        rows, flaws = read_table(folder / name, tuple(TABLES[table]))
        problems.extend(Problem(flaw.code, name, flaw.row, "", flaw.value) for flaw in flaws)
        known = _known(table, catalog)
        for row in rows:
            problems.extend(_problems(table, row, known, taken))
            taken.add(row["position"])
        kept[table].extend(row.cells for row in rows)
    unknown = [] if problems else [position for position in catalog.evaluations if position not in taken]
    problems.extend(Problem("unknown_position", "../catalog/evaluations.csv", 0, "position", p) for p in unknown)
    if problems:
        raise FactsError(tuple(problems))
    return {
        "observation": frame("observation", kept["observation"]),
        "target": frame("target", catalog.targets),
        "event": frame("event", kept["event"]),
        **mirrored(catalog),
    }


def frame(table: str, rows: Iterable[Mapping[str, str]]) -> pd.DataFrame:
    """Give rows of text as a frame of a table; empty numbers and dates are null, empty text stays ''."""
    made = pd.DataFrame(list(rows), columns=list(TABLES[table]), dtype=object)
    for name, type_ in TABLES[table].items():
        if type_ == "DOUBLE":
            made[name] = pd.to_numeric(made[name].replace("", None), errors="raise")
        elif type_ == "DATE":
            made[name] = made[name].map(as_day).astype(object)
        else:
            made[name] = made[name].fillna("")
    return made


def _known(table: str, catalog: Catalog) -> list[tuple[str, str, Collection[str]]]:
    """Give, per column that holds an id, the code of the problem and the ids that are allowed."""
    places = catalog.regions.keys() | catalog.municipalities.keys()
    claims: list[tuple[str, str, Collection[str]]] = [
        ("unknown_region", "region", places),
        ("unknown_organization", "organization", catalog.organizations.keys() | {""}),
        ("unknown_source", "source", catalog.sources.keys()),
        ("unknown_scope", "confidence", catalog.scope_ids("confidence") - {""}),
    ]
    if table == "event":
        return [
            *claims,
            ("unknown_scope", "kind", catalog.scope_ids("event_kind") - {""}),
            ("not_a_choice", "precision", PRECISIONS),
        ]
    axes = [(axis, catalog.scope_ids(axis)) for axis in ("base", "measure_scope", "stage", "mark")]
    axes += [(axis, catalog.scope_ids(axis) - {""}) for axis in ("status", "period_kind")]
    return [
        *claims,
        ("unknown_indicator", "indicator", catalog.indicators.keys()),
        ("unknown_program", "program", catalog.programs.keys() | {""}),
        *(("unknown_scope", axis, ids) for axis, ids in axes),
    ]


def _problems(
    table: str, row: Row, known: list[tuple[str, str, Collection[str]]], taken: Collection[str]
) -> Iterator[Problem]:
    """Give what is wrong with a row's cells: form first, then ids, then what the cells say together."""

    def wrong(code: str, column: str) -> Problem:
        return Problem(code, row.file, row.number, column, row[column])

    for column, type_ in TABLES[table].items():
        if row[column] and type_ == "DOUBLE" and as_number(row[column]) is None:
            yield wrong("not_a_number", column)
        if row[column] and type_ == "DATE" and as_day(row[column]) is None:
            yield wrong("not_a_date", column)
    for code, column, ids in known:
        if row[column] not in ids:
            yield wrong(code, column)
    if row["position"] in taken or not row["position"]:
        yield wrong("duplicate_id" if row["position"] else "empty_id", "position")
    yield from _unproved(row) if table == "observation" else ()
    yield from _span(row, *SPANS[table])


def _span(row: Row, start: str, end: str) -> Iterator[Problem]:
    """Give the problems of a span of days: one without a beginning, or that ends before it begins."""
    first, last = as_day(row[start]), as_day(row[end])
    if not row[start]:
        yield Problem("not_a_date", row.file, row.number, start, "")
    if first and last and last < first:
        yield Problem("validity_reversed", row.file, row.number, end, row[end])


def _unproved(row: Row) -> Iterator[Problem]:
    """Give the problem of a figure without the words that prove it; a derived one says its arithmetic in its note."""
    if not row["quotation"] and not (row["status"].startswith("derived") and row["note"]):
        yield Problem("quotation_missing", row.file, row.number, "quotation", "")
