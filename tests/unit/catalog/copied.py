"""A copy of the real catalog in which a test breaks one thing."""

from __future__ import annotations

import csv
import io
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from outcomes.catalog.files import CatalogError
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_catalog

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

Found = list[tuple[str, str, int, str]]
"""Code, file, row and value of each contradiction."""


@dataclass(frozen=True)
class Copied:
    """The copy; every change gives the row on which it can be seen."""

    folder: Path

    @classmethod
    def into(cls, folder: Path) -> Copied:
        shutil.copytree(CATALOG, folder)
        return cls(folder)

    def table(self, file: str) -> list[list[str]]:
        with (self.folder / file).open(encoding="utf-8", newline="") as handle:
            return list(csv.reader(handle))

    def keep(self, file: str, lines: list[list[str]]) -> None:
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(lines)
        (self.folder / file).write_text(text.getvalue(), encoding="utf-8")

    def row(self, file: str, id: str) -> int:
        """The line of a row by its id; a target's is its fact id, a word's its key, a scope's axis and id."""
        head, *rows = self.table(file)
        name = {"targets.csv": "position", "words.csv": "key"}.get(file, "id")
        at = [n for n, row in enumerate(rows, 2) if id in (row[head.index(name)], "/".join(row[:2]))]
        assert len(at) == 1, f"{file} has {len(at)} rows {id}"
        return at[0]

    def change(self, file: str, id: str, **cells: str) -> int:
        if file.endswith(".yml"):
            return self.change_entry(file, id, **cells)
        lines, row = self.table(file), self.row(file, id)
        for name, value in cells.items():
            lines[row - 1][lines[0].index(name)] = value
        self.keep(file, lines)
        return row

    def repeat(self, file: str, id: str, cells: dict[str, str] | None = None) -> int:
        """Append a copy of a row with some cells changed."""
        lines = self.table(file)
        copy = list(lines[self.row(file, id) - 1])
        for name, value in (cells or {}).items():
            copy[lines[0].index(name)] = value
        self.keep(file, [*lines, copy])
        return len(lines) + 1

    def drop_column(self, file: str, name: str) -> None:
        lines = self.table(file)
        place = lines[0].index(name)
        self.keep(file, [row[:place] + row[place + 1 :] for row in lines])

    def change_entry(self, file: str, id: str, **cells: Any) -> int:
        """Change what a YAML file says under a key; None takes a line away."""
        content = yaml.load((self.folder / file).read_text(encoding="utf-8"), LOADER)  # noqa: S506 (both are safe)
        if isinstance(content[id], dict):
            content[id] = {name: cell for name, cell in (content[id] | cells).items() if cell is not None}
        else:
            content[id] = cells["value"]
        text = yaml.dump(content, Dumper=DUMPER, allow_unicode=True, sort_keys=False)
        (self.folder / file).write_text(text, encoding="utf-8")
        return 1 + text[: re.search(rf"^{id}:", text, re.MULTILINE).start()].count("\n")

    def found(self) -> Found:
        """What the reader says against the copy, in its order; nothing when it takes it."""
        try:
            read_catalog(self.folder)
        except CatalogError as error:
            return [(c.code, c.file, c.row, c.value) for c in error.contradictions]
        return []
