"""A facts file with a wrong cell is refused, with every wrong cell and its place."""

from __future__ import annotations

import csv
import io
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from etl.facts import FILES, FactsError, published
from outcomes.catalog.model import Catalog
from outcomes.catalog.places import FACTS


@dataclass(frozen=True)
class Copied:
    """A copy of data/facts in which a test breaks one cell."""

    folder: Path

    def change(self, file: str, id: str, **cells: str) -> int:
        with (self.folder / file).open(encoding="utf-8-sig", newline="") as handle:
            lines = list(csv.reader(handle))
        (row,) = (n for n, line in enumerate(lines) if line[lines[0].index("position")] == id)
        for name, value in cells.items():
            lines[row][lines[0].index(name)] = value
        text = io.StringIO(newline="")
        csv.writer(text, lineterminator="\n").writerows(lines)
        (self.folder / file).write_text(text.getvalue(), encoding="utf-8")
        return row + 1

    def found(self, catalog: Catalog) -> list[tuple[str, str, int, str, str]]:
        try:
            published(self.folder, catalog)
        except FactsError as error:
            return [(p.code, p.file, p.row, p.column, p.value) for p in error.problems]
        return []


@pytest.fixture
def copied(tmp_path: Path) -> Copied:
    shutil.copytree(FACTS, tmp_path / "facts")
    return Copied(tmp_path / "facts")


@pytest.mark.parametrize(
    ("file", "id", "column", "value", "code"),
    [
        ("published.csv", "P0002", "indicator", "deployments", "unknown_indicator"),
        ("published.csv", "P0002", "region", "경북", "unknown_region"),
        ("published.csv", "P0002", "region", "", "unknown_region"),
        ("published.csv", "P0002", "organization", "tp-nowhere", "unknown_organization"),
        ("published.csv", "P0002", "program", "nothing", "unknown_program"),
        ("published.csv", "P0002", "source", "", "unknown_source"),
        ("published.csv", "P0002", "status", "final", "unknown_scope"),
        ("published.csv", "P0002", "status", "", "unknown_scope"),
        ("published.csv", "P0002", "confidence", "sure", "unknown_scope"),
        ("published.csv", "P0002", "period_kind", "decade", "unknown_scope"),
        ("published.csv", "P0002", "base", "1999", "unknown_scope"),
        ("published.csv", "P0002", "value", "7,903", "not_a_number"),
        ("published.csv", "P0002", "value_high", "nan", "not_a_number"),
        ("published.csv", "P0002", "period_end", "2018", "not_a_date"),
        ("published.csv", "P0002", "period_start", "", "not_a_date"),
        ("published.csv", "P0002", "period_end", "2013-12-31", "validity_reversed"),
        ("published.csv", "P0002", "position", "P0003", "duplicate_id"),
        ("published.csv", "P0002", "position", "S0001", "duplicate_id"),
        ("published.csv", "P0002", "position", "P0017", "duplicate_id"),
        ("published.csv", "P0002", "position", "", "empty_id"),
        ("events.csv", "S0003", "kind", "party", "unknown_scope"),
        ("events.csv", "S0003", "precision", "week", "not_a_choice"),
        ("events.csv", "S0003", "number", "many", "not_a_number"),
        ("events.csv", "S0003", "date_end", "2015-12-31", "validity_reversed"),
    ],
)
def test_one_wrong_cell_is_one_problem(
    file: str, id: str, column: str, value: str, code: str, copied: Copied, catalog: Catalog
) -> None:
    row = copied.change(file, id, **{column: value})
    if (column, value) == ("position", "P0003"):
        row += 1  # the row after it is the second of that id
    assert copied.found(catalog) == [(code, file, row, column, value)]


def test_every_problem_is_listed_in_reading_order(copied: Copied, catalog: Catalog) -> None:
    (copied.folder / "events.csv").unlink()
    one = copied.change("client_documents.csv", "S0001", value="80여", region="포항")
    two = copied.change("published.csv", "P0002", source="nobody", period_end="2018-12-32")
    assert copied.found(catalog) == [
        ("not_a_number", "client_documents.csv", one, "value", "80여"),
        ("unknown_region", "client_documents.csv", one, "region", "포항"),
        ("not_a_date", "published.csv", two, "period_end", "2018-12-32"),
        ("unknown_source", "published.csv", two, "source", "nobody"),
        ("missing_file", "events.csv", 0, "", "events.csv"),
    ]


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_cannot_be_read_is_named(file: str, copied: Copied, catalog: Catalog) -> None:
    text = (copied.folder / file).read_text(encoding="utf-8-sig")
    (copied.folder / file).write_text(text.replace("confidence", "trust", 1), encoding="utf-8")
    assert copied.found(catalog) == [("missing_column", file, 0, "", "confidence")]
    (copied.folder / file).write_bytes(text.encode("cp949", "replace"))
    assert [(code, name, row) for code, name, row, _, _ in copied.found(catalog)] == [("not_utf8", file, 0)]


def test_a_refusal_says_the_places_line_by_line(copied: Copied, catalog: Catalog) -> None:
    row = copied.change("published.csv", "P0002", value="many")
    (copied.folder / "events.csv").unlink()
    with pytest.raises(FactsError) as refused:
        published(copied.folder, catalog)
    assert str(refused.value) == f"published.csv:{row}: not_a_number: value=many\nevents.csv: missing_file: events.csv"
