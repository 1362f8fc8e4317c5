"""Reads the catalog's files cell by cell and notes every cell that cannot be what it claims to be."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing in the catalog that cannot be true: a code, the file and row, and the text that is wrong.

    `row` is the line as a spreadsheet shows it (header = 1), 0 where the whole file is meant.
    """

    code: str
    file: str
    row: int
    value: str

    def __str__(self) -> str:
        """Give the developer's wording; screens use the word `catalog.problem.<code>`."""
        place = f"{self.file}:{self.row}" if self.row else self.file
        return f"{place}: {self.code}: {self.value}"


class CatalogError(Exception):
    """The catalog contradicts itself. Mend every listed file and start again; nothing was loaded."""

    def __init__(self, contradictions: tuple[Contradiction, ...]) -> None:
        """Keep all contradictions, in reading order."""
        self.contradictions = contradictions
        super().__init__("\n".join(str(c) for c in contradictions))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a file with the place it stands in."""

    file: str
    number: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """Give the text of a cell, '' where the column or the cell is empty."""
        return self.cells.get(column, "")


@dataclass(slots=True)
class CatalogFiles:
    """The folder being read and what was found wrong with it so far."""

    folder: Path
    problems: list[Contradiction] = field(default_factory=list)

    def note(self, code: str, row: Row | None, value: str, *, file: str = "") -> None:
        """Write down a contradiction."""
        self.problems.append(Contradiction(code, row.file if row else file, row.number if row else 0, value))

    def rows(self, name: str, required: tuple[str, ...]) -> list[Row]:
        """Give the rows of a CSV file; an absent file or column is a contradiction and gives no rows."""
        path = self.folder / name
        if not path.is_file():
            self.note("missing_file", None, name, file=name)
            return []
        with path.open(encoding="utf-8-sig", newline="") as handle:
            reader = csv.DictReader(handle, restkey="")
            absent = [c for c in required if c not in (reader.fieldnames or [])]
            for column in absent:
                self.note("missing_column", None, column, file=name)
            if absent:
                return []
            return [
                Row(name, number, {k: (v or "").strip() for k, v in cells.items() if isinstance(v, str | None)})
                for number, cells in enumerate(reader, start=2)
            ]

    def mapping(self, name: str) -> dict[str, Any]:
        """Give a YAML file's top mapping; what is not a mapping is a contradiction."""
        path = self.folder / name
        if not path.is_file():
            self.note("missing_file", None, name, file=name)
            return {}
        try:
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
        except yaml.YAMLError as error:
            self.note("not_yaml", None, " ".join(str(error).split()), file=name)
            return {}
        if not isinstance(content, dict):
            self.note("not_a_mapping", None, name, file=name)
            return {}
        return content

    def day(self, row: Row, column: str) -> date | None:
        """Give a date written YYYY-MM-DD, None where the cell is empty."""
        text = row[column]
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.note("not_a_date", row, text)
            return None

    def number(self, row: Row, column: str) -> float:
        """Give a number; a cell that is none is a contradiction and counts as not-a-number."""
        try:
            return float(row[column])
        except ValueError:
            self.note("not_a_number", row, f"{column}={row[column]}")
            return float("nan")

    def unique(self, row: Row, seen: dict[str, Any]) -> str:
        """Give the row's id, noting an empty or repeated one."""
        if not row["id"]:
            self.note("empty_id", row, "")
        if row["id"] in seen:
            self.note("duplicate_id", row, row["id"])
        return row["id"]
