"""Reads data/facts and mirrors the catalog: the published set as frames in the lake's columns."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from outcomes.catalog.model import Catalog
from outcomes.store.tables import TABLES

OBSERVATIONS = ("client_documents.csv", "published.csv")
EVENTS = "events.csv"
NUMBERS = {"value", "value_high", "number"}


@dataclass(frozen=True, slots=True)
class Problem:
    """A cell of a facts file that the catalog does not allow: code, file and line, column, the cell's text."""

    code: str
    file: str
    row: int
    column: str
    value: str

    def __str__(self) -> str:
        """Give the developer's wording; screens use the word `facts.problem.<code>`."""
        return f"{self.file}:{self.row}: {self.code}: {self.column}={self.value}"


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
        FactsError: with every cell that names nothing in the catalog or is no number.
    """
    problems: list[Problem] = []
    observations = [row for name in OBSERVATIONS for row in _rows(folder, name, problems)]
    events = _rows(folder, EVENTS, problems)
    for name, row in ((r["file"], r) for r in observations):
        problems.extend(_strangers(name, row, catalog))
    for row in events:
        problems.extend(_strangers(EVENTS, row, catalog, event=True))
    if problems:
        raise FactsError(tuple(problems))
    return {
        "observation": frame("observation", observations),
        "target": frame("target", catalog.targets),
        "event": frame("event", events),
        **mirrored(catalog),
    }


def frame(table: str, rows: Iterable[dict[str, str]]) -> pd.DataFrame:
    """Give rows of text as a frame of a table; empty numbers and dates are null, empty text stays ''."""
    made = pd.DataFrame(list(rows), columns=list(TABLES[table]), dtype=object)
    for name, type_ in TABLES[table].items():
        if type_ == "DOUBLE":
            made[name] = pd.to_numeric(made[name].replace("", None), errors="raise")
        elif type_ == "DATE":
            made[name] = pd.to_datetime(made[name].replace("", None), errors="raise").dt.date
        else:
            made[name] = made[name].fillna("")
    return made


def mirrored(catalog: Catalog) -> dict[str, pd.DataFrame]:
    """Give the catalog's own tables as the lake mirrors them."""
    return {
        "indicator": pd.DataFrame(
            [
                (i.id, i.kind, i.unit, i.direction, i.roll_up, i.base, i.stage, i.measure_scope, i.headline, position,
                 i.formula, i.years_apart)
                for position, i in enumerate(catalog.indicators.values())
            ],
            columns=list(TABLES["indicator"]),
        ),
        "regime": pd.DataFrame(
            [
                (r.id, r.name.ko, r.name.en, r.set_by.ko, r.set_by.en, r.set_on, r.valid_from, r.valid_to,
                 r.base_year, r.document, r.definition.ko, r.definition.en)
                for r in catalog.regimes.values()
            ],
            columns=list(TABLES["regime"]),
        ),
        "source": pd.DataFrame(
            [(s.id, s.title, s.publisher, s.date, s.url, s.document) for s in catalog.sources.values()],
            columns=list(TABLES["source"]),
        ),
        "organization": pd.DataFrame(
            [(o.id, o.kind, o.name.ko, o.name.en, o.province) for o in catalog.organizations.values()],
            columns=list(TABLES["organization"]),
        ),
        "program": pd.DataFrame(
            [(p.id, p.name.ko, p.name.en, p.region) for p in catalog.programs.values()],
            columns=list(TABLES["program"]),
        ),
        "region": pd.DataFrame(_regions(catalog), columns=list(TABLES["region"])),
        "region_change": pd.DataFrame(
            [(c.id, c.effective_date, c.kind, c.before, c.after) for c in catalog.changes],
            columns=list(TABLES["region_change"]),
        ),
    }  # fmt: skip


def _regions(catalog: Catalog) -> list[tuple[object, ...]]:
    """Give nation, provinces and municipalities with their parents."""
    above = [(r.id, r.level, "" if r.level == "nation" else "KR", r.valid_from, r.valid_to)
             for r in catalog.regions.values()]  # fmt: skip
    return above + [
        (t.id, "municipality", t.province, t.valid_from, t.valid_to) for t in catalog.municipalities.values()
    ]


def _rows(folder: Path, name: str, problems: list[Problem]) -> list[dict[str, str]]:
    """Give a facts file's rows with their file and line; an absent file or a text in a number is a problem."""
    path = folder / name
    if not path.is_file():
        problems.append(Problem("missing_file", name, 0, "", name))
        return []
    with path.open(encoding="utf-8-sig", newline="") as handle:
        rows = [r | {"file": name, "row": str(n)} for n, r in enumerate(csv.DictReader(handle), start=2)]
    for row in rows:
        for column in NUMBERS & row.keys():
            if row[column] and not _is_number(row[column]):
                problems.append(Problem("not_a_number", name, int(row["row"]), column, row[column]))
                row[column] = ""
    return rows


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _strangers(name: str, row: dict[str, str], catalog: Catalog, *, event: bool = False) -> Iterable[Problem]:
    """Give the ids of a row that the catalog does not know."""
    places = catalog.regions.keys() | catalog.municipalities.keys()
    claims = [
        ("unknown_region", "region", places),
        ("unknown_organization", "organization", catalog.organizations.keys() | {""}),
        ("unknown_source", "source", catalog.sources.keys()),
    ]
    if not event:
        claims += [
            ("unknown_indicator", "indicator", catalog.indicators.keys()),
            ("unknown_program", "program", catalog.programs.keys() | {""}),
        ]
        claims += [
            ("unknown_scope", axis, {id for a, id in catalog.scopes if a == axis} | {""})
            for axis in ("base", "measure_scope", "stage", "mark", "status", "confidence", "period_kind")
        ]
    for code, column, known in claims:
        if row[column] not in known:
            yield Problem(code, name, int(row["row"]), column, row[column])
