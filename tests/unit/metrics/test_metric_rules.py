"""Rules of the methods that are no case of rows in and rows out."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import pytest

from outcomes.catalog.formula import FormulaError, parse
from outcomes.catalog.model import HeadlineRule
from outcomes.metrics.coverage import coverage
from outcomes.metrics.formula import computed
from outcomes.metrics.goals import goals
from outcomes.metrics.headline import headline
from outcomes.metrics.lens import restated

ROOM = Path(__file__).parents[3] / "outcomes" / "metrics"
EXECUTES = {"execute", "to_pandas", "to_pyarrow", "to_polars", "sql", "connect", "memtable"}


def test_a_method_is_either_an_expression_or_a_calculation_on_finished_frames_and_never_asks_the_store() -> None:
    for path in sorted(ROOM.glob("*.py")):
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        called = {n.attr for n in nodes if isinstance(n, ast.Attribute)}
        assert called & EXECUTES == set(), path.name
        imported = {n.module for n in nodes if isinstance(n, ast.ImportFrom)}
        imported |= {a.name for n in nodes if isinstance(n, ast.Import) for a in n.names}
        own = {m for m in imported if m and m.startswith(("outcomes", "etl"))}
        assert all(m.startswith(("outcomes.metrics", "outcomes.catalog")) for m in own), path.name
        assert imported & {"duckdb", "streamlit", "plotly"} == set(), path.name
        assert not ({"ibis", "pandas"} <= imported), path.name


def test_the_rule_may_prefer_the_oldest_load_and_put_provisional_first(make: Any) -> None:
    rows = [
        {"year": 2020, "value": 1, "load": 1, "status": "provisional"},
        {"year": 2020, "value": 2, "load": 2, "status": "provisional"},
        {"year": 2020, "value": 3, "load": 3},
        {"year": 2020, "value": 4, "status": "estimate"},
    ]
    rule = HeadlineRule(status=("provisional", "actual"), prefer="first")
    found = headline(make.observations(rows), make.indicators(), rule)
    assert make.rows(found, "value", "status", "alternatives", "alternative_low", "alternative_high") == [
        (1.0, "provisional", 2, 2.0, 3.0)
    ]


def test_the_headline_does_not_depend_on_the_order_of_equal_rows(make: Any) -> None:
    rows = [{"year": 2020, "value": v, "position": "same", "source": s} for v, s in ((5, "b"), (4, "a"), (6, "a"))]
    for order in (rows, rows[::-1]):
        found = headline(make.observations(order), make.indicators(), HeadlineRule())
        assert make.rows(found, "value", "source") == [(4.0, "a")]


def test_a_target_takes_the_validity_of_its_regime_where_it_has_none_and_the_surest_of_two_rows(make: Any) -> None:
    targets = [
        {"year": 2022, "value": 30_000, "regime": "r", "confidence": "medium"},
        {"year": 2022, "value": 30_500, "regime": "r", "confidence": "low"},
        {"year": 2020, "value": 17_800, "regime": "r", "valid_to": "2019-12-31"},
        {"indicator": "deployments_annual", "year": 2022, "period_start": "2019-01-01", "value": 9, "regime": "s"},
    ]
    regimes = [{"id": "r", "base_year": 2018, "valid_from": "2018-12-13", "valid_to": "2022-12-31"}]
    found = goals(make.targets(targets), make.regimes(regimes), make.observations([]), make.indicators())
    rows = make.rows(
        found.mutate(valid_to=found.valid_to.cast("string")), "year", "value", "base_year", "whole_year", "valid_to"
    )
    assert rows == [
        (2020, 17_800.0, 2018, True, "2019-12-31"),
        (2022, 9.0, None, False, None),
        (2022, 30_000.0, 2018, True, "2022-12-31"),
    ]


def test_a_split_is_never_guessed_in_either_direction(make: Any) -> None:
    changes = [{"id": "x", "effective_date": "2020-07-01", "kind": "split", "before": "KR-48", "after": "KR-31"}]
    rows = [{"region": r, "year": y, "value": 5} for r in ("KR-48", "KR-31", "KR-26") for y in (2019, 2021)]
    for map_year, lost in ((2021, 2019), (2019, 2021)):
        found = restated(make.series(rows), make.atlas(changes=changes), make.indicators(), map_year)
        unknown = make.rows(found.filter(found.value.isnull()), "region", "year", "reason")
        assert unknown == [("KR-31", lost, "not_comparable"), ("KR-48", lost, "not_comparable")]


def test_coverage_of_a_restated_series_counts_the_sixteen_provinces_of_its_map(make: Any) -> None:
    series = make.series([{"region": "KR-M12", "year": 2020, "value": 42}])
    assert make.rows(coverage(series, make.regions()), "known", "valid") == [(0, 17)]
    assert make.rows(coverage(series, make.regions(), 2026), "known", "valid") == [(1, 16)]


def test_formulas_that_lead_back_to_themselves_are_refused(make: Any) -> None:
    with pytest.raises(FormulaError, match="“x” is not arithmetic"):
        computed(make.series([]), {"x": parse("y * 2"), "y": parse("x + 1")})
    with pytest.raises(FormulaError):
        computed(make.series([]), {})
