"""Reads what the catalog says in both languages, and the cells that hold several names."""

from __future__ import annotations

from outcomes.catalog.cells import Row
from outcomes.catalog.files import CatalogFiles
from outcomes.catalog.model import Words


def words_of(row: Row, column: str) -> Words:
    """Give the pair of cells `<column>_ko` and `<column>_en`; either may be empty."""
    return Words(row[f"{column}_ko"], row[f"{column}_en"])


def named(files: CatalogFiles, row: Row, column: str = "name") -> Words:
    """Give a name in both languages, noting one that is missing."""
    words = words_of(row, column)
    if not words.ko or not words.en:
        files.note("word_missing", row, f"{row['id']}.{column}")
    return words


def parts(cell: str) -> tuple[str, ...]:
    """Give the entries of a cell that separates them by `|`."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
