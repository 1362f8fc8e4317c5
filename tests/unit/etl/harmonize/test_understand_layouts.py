"""Tables are read whole and right in every layout that offices use (tests/cases/tables)."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from etl.harmonize.tidy import tidy_csv
from tests import ROOT
from tests.unit.etl.harmonize.drawn import sheet_of, understood

CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted((ROOT / "tests" / "cases" / "tables").glob("*.yml"))
    for case in yaml.safe_load_all(path.read_text(encoding="utf-8"))
]


def test_there_are_75_layouts() -> None:
    assert len(CASES) == 75


@pytest.mark.parametrize("case", CASES)
def test_a_layout_is_read_as_people_read_it(case: dict[str, Any]) -> None:
    found = understood(sheet_of(case["sheet"], case.get("sheet_name", "")))
    assert tidy_csv(found).partition("\n")[2] == case["tidy"]
    assert [f"{fault.cell} {fault.code}" for fault in found.faults] == case.get("faults", [])
