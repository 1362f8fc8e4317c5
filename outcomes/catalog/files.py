"""Reads the catalog's files cell by cell and notes every cell that cannot be what it claims to be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml

from outcomes.catalog.cells import Row, as_day, as_number, read_table
from outcomes.catalog.places import CATALOG

T = TypeVar("T")
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C reads the indicators in a tenth of the time


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One thing in the catalog that cannot be true: a code, the file and row, and the text that is wrong.

    `row` is the line as a spreadsheet or an editor shows it (header = 1), 0 where the whole file is meant.
    """

    code: str
    file: str
    row: int
    value: str

    def __str__(self) -> str:
        """Give the developer's wording; screens use the word `problem.catalog.<code>`."""
        place = f"{self.file}:{self.row}" if self.row else self.file
        return f"{place}: {self.code}: {self.value}"


class CatalogError(Exception):
    """The catalog contradicts itself. Mend every listed file and start again; nothing was loaded."""

    def __init__(self, contradictions: tuple[Contradiction, ...]) -> None:
        """Keep all contradictions, in reading order."""
        self.contradictions = contradictions
        super().__init__("\n".join(str(c) for c in contradictions))


@dataclass(slots=True)
class CatalogFiles:
    """The folder being read, what was found wrong with it so far, and the line on which each id stands.

    `unread` are the files that gave nothing at all.
    """

    folder: Path
    problems: list[Contradiction] = field(default_factory=list)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def note(self, code: str, row: Row | None, value: str, *, file: str = "", line: int = 0) -> None:
        """Write down a contradiction."""
        self.problems.append(Contradiction(code, row.file if row else file, row.number if row else line, value))

    def give_up(self, file: str, code: str, value: str) -> None:
        """Write down why a file was not read at all; what follows from that alone is not worth saying."""
        self.unread.add(file)
        self.note(code, None, value, file=file)

    def rows(self, name: str, required: tuple[str, ...]) -> list[Row]:
        """Give the rows of a CSV file; an absent file or column is a contradiction and gives no rows."""
        rows, flaws = read_table(self.folder / name, required)
        for flaw in flaws:
            if flaw.row:
                self.note(flaw.code, None, flaw.value, file=name, line=flaw.row)
            else:
                self.give_up(name, flaw.code, flaw.value)
        return rows

    def mapping(self, name: str) -> dict[str, Any]:
        """Give a YAML file's top mapping by key as text; what is not a mapping is a contradiction."""
        path = self.folder / name
        if not path.is_file():
            self.give_up(name, "missing_file", name)
            return {}
        try:
            loader = LOADER(path.read_text(encoding="utf-8-sig"))
            top = loader.get_single_node()
            content = loader.construct_document(top) if top else None
        except UnicodeDecodeError as error:
            self.give_up(name, "not_utf8", f"byte {error.start}")
            return {}
        except yaml.YAMLError as error:
            self.give_up(name, "not_yaml", " ".join(str(error).split()))
            return {}
        if not isinstance(content, dict) or not isinstance(top, yaml.MappingNode):
            self.give_up(name, "not_a_mapping", name)
            return {}
        self._keep_lines(name, top)
        return {str(key): value for key, value in content.items()}

    def _keep_lines(self, name: str, top: yaml.MappingNode) -> None:
        """Keep each key's line; a key that comes twice is a contradiction (YAML itself takes the last in silence)."""
        for key, _ in top.value:
            line = key.start_mark.line + 1
            if (name, str(key.value)) in self.lines:
                self.note("duplicate_id", None, str(key.value), file=name, line=line)
            self.lines[name, str(key.value)] = line

    def day(self, row: Row, column: str) -> date | None:
        """Give a date written YYYY-MM-DD, None where the cell is empty."""
        day = as_day(row[column])
        if row[column] and day is None:
            self.note("not_a_date", row, f"{column}={row[column]}")
        return day

    def number(self, row: Row, column: str) -> float:
        """Give a number; a cell that is none is a contradiction and counts as not-a-number."""
        number = as_number(row[column])
        if number is None:
            self.note("not_a_number", row, f"{column}={row[column]}")
            return float("nan")
        return number

    def unique(self, row: Row) -> str:
        """Give the row's id and keep its line, noting an empty or repeated one."""
        if not row["id"]:
            self.note("empty_id", row, "")
        elif (row.file, row["id"]) in self.lines:
            self.note("duplicate_id", row, row["id"])
        self.lines[row.file, row["id"]] = row.number
        return row["id"]


def read_alone(read: Callable[[CatalogFiles], T]) -> T:
    """Give what one reader makes of its file of data/catalog, for what is used apart from the catalog.

    Raises:
        CatalogError: the file makes no sense. `read_catalog` says so earlier, with what else is wrong.
    """
    files = CatalogFiles(CATALOG)
    found = read(files)
    if files.problems:
        raise CatalogError(tuple(files.problems))
    return found
