"""Each broken workbook has exactly its problems, in order, by cell, through the whole chain."""

from __future__ import annotations

import csv
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import pytest

from etl.harmonize.meaning import meanings
from etl.harmonize.understand import understand
from etl.read.read import read_book
from etl.validate.check import check
from etl.validate.figures import Figures, figures
from etl.validate.problem import Problem
from etl.validate.standing import Standing
from outcomes.catalog.model import Catalog
from outcomes.catalog.resolve import Gazetteer
from tests import ROOT
from tests.sheets.make_broken import books
from tests.unit.etl.readings import HASH, stands

BROKEN = ROOT / "tests" / "sheets" / "broken"
SOURCE = "시도별 현황"
Row = tuple[str, str, str, str]


@lru_cache(maxsize=1)
def expected() -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    with (BROKEN / "problems.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            found[row["file"]].append((row["severity"], row["code"], row["cell"], row["text"]))
    return found


def examined(path: Path, catalog: Catalog, standing: Standing) -> tuple[Figures, tuple[Problem, ...]]:
    file = understand(read_book(path.read_bytes(), path.name), Gazetteer(catalog))
    meant = meanings(file, catalog, {}, {})
    figured = figures(file, meant, catalog, SOURCE, HASH)
    return figured, check(file, meant, figured, catalog, standing)


@pytest.fixture(scope="module")
def standing(catalog: Catalog) -> Standing:
    """An earlier, sound file's figures; 2019 is closed."""
    figured, problems = examined(BROKEN / "stands.xlsx", catalog, stands())
    assert problems == ()
    assert figured.count == 18
    return stands(figured.observation, closed=[2019])


@pytest.mark.parametrize("name", sorted(expected()))
def test_a_broken_workbook_has_exactly_its_problems(name: str, catalog: Catalog, standing: Standing) -> None:
    _, problems = examined(BROKEN / f"{name}.xlsx", catalog, standing)
    assert [(p.severity, p.code, p.cell, p.text) for p in problems] == expected()[name]


def test_every_workbook_has_its_problems_and_is_drawn_by_the_maker() -> None:
    files = {path.stem for path in BROKEN.glob("*.xlsx")}
    assert files == set(books())
    assert files == {*expected(), "stands"}
    assert {name for name, rows in expected().items() if name not in {code for _, code, _, _ in rows}} == {
        "five_faults"
    }
