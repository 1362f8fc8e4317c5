"""Reads who set which targets: the regimes, and the targets themselves as rows for the lake."""

from __future__ import annotations

from outcomes.catalog.cells import Row
from outcomes.catalog.files import CatalogFiles
from outcomes.catalog.model import Regime
from outcomes.catalog.wording import named, words_of

REGIME = (
    "id", "name_ko", "name_en", "set_by_ko", "set_by_en", "set_on", "valid_from", "valid_to", "base_year", "document",
    "definition_ko", "definition_en",
)  # fmt: skip
TARGET = (
    "indicator", "region", "organization", "period_start", "period_end", "base", "measure_scope", "regime", "value",
    "status", "set_on", "document", "position", "valid_from", "valid_to", "quotation", "note", "confidence", "mark",
    "conflict_group",
)  # fmt: skip
STATUSES = ("target", "derived_target")


def read_regimes(files: CatalogFiles) -> dict[str, Regime]:
    """Give the target regimes by id, in the file's order."""
    return {
        files.unique(row): Regime(
            id=row["id"],
            name=named(files, row),
            set_by=words_of(row, "set_by"),
            set_on=files.day(row, "set_on"),
            valid_from=files.day(row, "valid_from"),
            valid_to=files.day(row, "valid_to"),
            base_year=_year(files, row, "base_year"),
            document=row["document"],
            definition=words_of(row, "definition"),
        )
        for row in files.rows("regimes.csv", REGIME)
    }


def read_targets(files: CatalogFiles) -> tuple[dict[str, str], ...]:
    """Give the targets as rows of text, in the file's order, each with its line under `row`.

    A target without a value, a day or a known status is noted; so is a second one of the same fact id.
    """
    found = []
    seen: set[str] = set()
    for row in files.rows("targets.csv", TARGET):
        files.number(row, "value")
        for column in ("period_start", "period_end", "set_on", "valid_from", "valid_to"):
            files.day(row, column)
        if not row["period_end"]:
            files.note("not_a_date", row, "period_end=")
        if row["status"] not in STATUSES:
            files.note("not_a_choice", row, f"status={row['status']}")
        if row["position"] in seen:
            files.note("duplicate_id", row, row["position"])
        seen.add(row["position"])
        found.append(row.cells | {"row": str(row.number)})
    return tuple(found)


def _year(files: CatalogFiles, row: Row, column: str) -> int | None:
    """Give a year of four digits, None where the cell is empty; anything else is noted."""
    text = row[column]
    if not text:
        return None
    if len(text) == 4 and text.isascii() and text.isdigit():
        return int(text)
    files.note("not_a_number", row, f"{column}={text}")
    return None
