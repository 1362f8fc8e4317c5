"""Workbooks as offices send them (tests/sheets/offices) are read as people read them, every figure in its place."""

from __future__ import annotations

import csv
import difflib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from outcomes.catalog.model import Catalog
from outcomes.catalog.resolve import Gazetteer
from tests import ROOT

FOLDER = ROOT / "tests" / "sheets" / "offices"
FILES = sorted(p for p in FOLDER.iterdir() if not p.name.endswith((".expected.csv", ".md")))
SHOWN = 24  # lines of a difference


@pytest.fixture(scope="module")
def tidied(catalog: Catalog) -> Callable[[Path], str]:
    """What the reader makes of a file, each file read once."""
    from etl.harmonize.tidy import tidy_csv
    from etl.harmonize.understand import understand
    from etl.read.read import read_book

    gazetteer = Gazetteer(catalog)

    @cache
    def read(path: Path) -> str:
        return tidy_csv(understand(read_book(path.read_bytes(), path.name), gazetteer))

    return read


def expected_of(path: Path) -> str:
    return path.with_suffix(".expected.csv").read_text(encoding="utf-8")


def figures(text: str) -> set[tuple[str, str, str]]:
    """Give cell, value and upper value of each row that has a value."""
    return {(r["cell"], r["value"], r["value_high"]) for r in csv.DictReader(text.splitlines()) if r["value"]}


def difference(expected: str, found: str) -> str:
    """Say how two tables differ, line by line: - expected, + found."""
    lines = difflib.unified_diff(expected.splitlines(), found.splitlines(), "expected", "found", lineterm="", n=0)
    return "\n".join(line for line in lines if not line.startswith("@@"))


def first_lines(text: str) -> str:
    lines = text.splitlines()
    more = [f"… and {len(lines) - SHOWN} more lines"] if len(lines) > SHOWN else []
    return "\n".join(lines[:SHOWN] + more)


def test_there_are_38_files_of_5_kinds() -> None:
    assert len(FILES) == 38
    assert {path.suffix for path in FILES} == {".xlsx", ".xls", ".ods", ".csv", ".tsv"}
    assert all(path.stat().st_size <= 20_000 for path in FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_figure_of_a_file_is_lost_or_changed(path: Path, tidied: Callable[[Path], str]) -> None:
    wanted, found = figures(expected_of(path)), figures(tidied(path))
    assert sorted(wanted - found) == []
    assert sorted(found - wanted) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_reads_row_by_row_as_people_read_it(path: Path, tidied: Callable[[Path], str]) -> None:
    differing = difference(expected_of(path), tidied(path))
    assert differing == "", f"{path.name}\n{first_lines(differing)}"
