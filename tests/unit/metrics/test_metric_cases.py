"""Runs every case of tests/cases: rows in, rows out, as an analyst can read and check them by hand."""

from __future__ import annotations

import operator
from pathlib import Path
from typing import Any

import pytest
import yaml

from outcomes.catalog.formula import Number, parse
from outcomes.catalog.model import HeadlineRule
from outcomes.metrics import budget
from outcomes.metrics.assess import assess
from outcomes.metrics.cost import together, unit_costs
from outcomes.metrics.coverage import coverage, default_view
from outcomes.metrics.execution import judged
from outcomes.metrics.formula import computed
from outcomes.metrics.goals import goals
from outcomes.metrics.headline import headline
from outcomes.metrics.lens import restated
from outcomes.metrics.main_series import main
from outcomes.metrics.relative import per_thousand
from outcomes.metrics.required import required_after_plans
from tests.unit.metrics.comparing import comparing
from tests.unit.metrics.living import living

CASES = sorted((Path(__file__).parents[2] / "cases").glob("*.yml"))
PAIRING = {"deployments_cumulative": "deployments_annual"}
DIGITS = set("0123456789.+-*/()")
GRAIN = ("indicator", "region", "peer", "organization", "base", "stage", "level_year", "year", "regime")
GRAIN += ("measure_scope", "program")
SIGNS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


def read(path: Path) -> list[dict[str, Any]]:
    return [case for case in yaml.safe_load_all(path.read_text(encoding="utf-8")) if case]


def result(case: dict[str, Any], make: Any) -> Any:
    """Give the expression a case asks for."""
    make.anew()
    indicator = make.indicators(case.get("indicators"))
    observation = make.observations(case.get("observations", []))
    wanted = goals(make.targets(case.get("targets", [])), make.regimes(case.get("regimes", [])), observation, indicator)
    figures = headline(observation, indicator, HeadlineRule(**case.get("rule", {})))
    series = main(figures, indicator)
    given = case.get("arguments", {})
    expressions = {
        "headline": lambda: figures,
        "main": lambda: series,
        "goals": lambda: wanted,
        "assess": lambda: assess(figures, wanted, indicator, make.years(*case["years"]), case["mode"]),
        "required_after_plans": lambda: required_after_plans(figures, wanted, observation, indicator, PAIRING),
        "per_thousand": lambda: per_thousand(series, **given),
        "computed": lambda: computed(series, {name: parse(text) for name, text in case["formulas"].items()}),
        "restated": lambda: restated(series, make.atlas(), indicator, **given),
        "coverage": lambda: coverage(series, make.regions()),
        "default_view": lambda: default_view(series, make.regions(), indicator),
        **comparing(case, series, make),
        **spending(given, observation, indicator, series, make),
        **living(given, figures, wanted, series, observation, indicator, make),
    }
    return expressions[case["method"]]()


def spending(given: dict[str, Any], observation: Any, indicator: Any, series: Any, make: Any) -> dict[str, Any]:
    """Give the methods of the budget page: the chain judged against a band, and what a factory costs."""
    map_year = given.get("map_year")

    def rows() -> Any:
        own = budget.money(observation, indicator, HeadlineRule())
        return judged(budget.chain(budget.placed(own, make.atlas(), map_year)), 0.9, 1.0)

    def costs() -> Any:
        return unit_costs(rows(), restated(series, make.atlas(), indicator, map_year))

    return {"chain": rows, "unit_costs": costs, "together": lambda: together(costs(), make.regions())}


def number(cell: Any) -> Any:
    """Give the value of a hand-computed fraction such as 4757/5524.25; any other cell as it is."""
    if isinstance(cell, str) and set(cell) <= DIGITS and set(cell) & set("+*/"):  # not an id such as 2018-08
        return worked_out(parse(f"0{cell}" if cell.startswith("-") else cell).root)
    return cell


def worked_out(node: Any) -> float:
    """Give the value of a formula that has numbers only."""
    if isinstance(node, Number):
        return node.value
    return SIGNS[node.operator](worked_out(node.left), worked_out(node.right))


def near_enough(cell: Any) -> Any:
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    return pytest.approx(cell, abs=1e-9, rel=1e-9) if is_number else cell


def place(row: dict[str, Any]) -> list[str]:
    return [str(row[key]) for key in GRAIN if key in row]


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{p.stem}-{n}") for p in CASES for n, case in enumerate(read(p), 1)]
)
def test_case_gives_exactly_its_expected_rows(case: dict[str, Any], make: Any) -> None:
    columns = list(case["expected"][0])
    expected = [{key: number(cell) for key, cell in row.items()} for row in case["expected"]]
    assert all(list(row) == columns for row in expected), "every expected row names the same columns, in one order"
    found = make.run(result(case, make).select(*columns)).to_pylist()
    found, expected = sorted(found, key=place), sorted(expected, key=place)
    assert [place(row) for row in found] == [place(row) for row in expected]
    for got, want in zip(found, expected, strict=True):
        near = {key: near_enough(cell) for key, cell in want.items()}
        assert got == near, case["name"]["en"]
