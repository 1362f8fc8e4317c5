"""Runs every case of tests/cases/outcomes, through the questions and the summary, as the page does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import yaml

from outcomes.metrics.case_questions import answered_counts, answers, case_counts, cohort_answers
from outcomes.metrics.value_counts import Spread, spread
from outcomes.store.edition import Edition
from outcomes.store.tables import columns

FILES = sorted((Path(__file__).parents[2] / "cases" / "outcomes").glob("*.yml"))
TYPES = {"VARCHAR": pa.string(), "DOUBLE": pa.float64(), "INTEGER": pa.int32(), "BIGINT": pa.int64()}
PLAIN = {"region": "KR-47", "level": "level.basic", "industry": "industry.food", "size": "size.small"}


def edition(*rows: dict[str, Any]) -> Edition:
    """Give a version with these projects; texts that are not named are ''."""
    stored = columns("support_case")
    arrays = {
        name: pa.array([row.get(name, "" if type_ == "VARCHAR" else None) for row in rows], TYPES[type_])
        for name, type_ in stored.items()
    }
    return Edition(1, {"support_case": pa.table(arrays)})


def written(outcome: str, case: dict[str, Any]) -> dict[str, Any]:
    """Give a project as a case file writes it."""
    return PLAIN | {
        "support_year": 2020, "completion_year": case.get("completed"),
        f"{outcome}_before": case.get("before"), f"{outcome}_after": case.get("after"),
    }  # fmt: skip


def summary(found: Spread) -> dict[str, Any]:
    quantiles = {name: found.quantile(p) for name, p in (("q1", 0.25), ("median", 0.5), ("q3", 0.75))}
    return {
        "n": found.n, "completed": found.completed, "response": found.response, **quantiles, "mean": found.mean,
        "negative": found.negative,
    }  # fmt: skip


CASES = [
    pytest.param(case, id=f"{path.stem}-{n}")
    for path in FILES
    for n, case in enumerate(yaml.safe_load_all(path.read_text(encoding="utf-8")), 1)
]


@pytest.mark.parametrize("case", CASES)
def test_case_gives_exactly_its_expected_figures(case: dict[str, Any]) -> None:
    version = edition(*(written(case["outcome"], each) for each in case["cases"]))
    found = spread(version.fetch(answers, None, case["outcome"], "region", ()))
    wanted = {name: v if v is None else pytest.approx(v, abs=5e-5) for name, v in case["expected"].items()}
    assert summary(found) == wanted, case["name"]["en"]


def test_a_selection_keeps_the_projects_that_meet_every_condition() -> None:
    rows = [
        PLAIN | {"completion_year": 2021, "support_year": 2020, "cost_before": 10.0, "cost_after": 5.0},
        PLAIN | {"completion_year": 2022, "support_year": 2020, "cost_before": 10.0, "cost_after": 8.0, "size": ""},
        PLAIN | {"completion_year": 2022, "support_year": None, "region": "KR-11"},
    ]
    version = edition(*rows)

    def counted(by: str, *where: tuple[str, str]) -> set[tuple[object, ...]]:
        frame = version.fetch(answers, None, "cost", by, where)
        return {
            (row.group, None if row.isna().thousandth else row.thousandth, row.cases) for _, row in frame.iterrows()
        }

    assert counted("size") == {("size.small", 500, 1), ("", 200, 1), ("size.small", None, 1)}
    assert counted("support_year", ("region", "KR-47")) == {("2020", 500, 1), ("2020", 200, 1)}
    assert counted("region", ("size", "size.small"), ("support_year", "2020")) == {("KR-47", 500, 1)}
    cohorts = version.fetch(cohort_answers, None, "cost", (("region", "KR-47"),))
    assert sorted(zip(cohorts.support_year, cohorts.completion_year, strict=True)) == [("2020", 2021), ("2020", 2022)]
    counts = version.fetch(answered_counts, None, "cost", ("region", "completion_year"))
    assert {tuple(row) for row in counts.to_numpy().tolist()} == {
        ("KR-47", "2021", 1, 1), ("KR-47", "2022", 1, 1), ("KR-11", "2022", 0, 1)
    }  # fmt: skip
    every = version.fetch(case_counts, None)
    assert {tuple(row) for row in every.to_numpy().tolist()} == {
        ("KR-47", "2020", 2, 2, 0, 2022),
        ("KR-11", "", 1, 1, 0, 2022),
    }


def test_projects_of_provinces_that_merged_are_counted_under_the_one_they_became() -> None:
    row = PLAIN | {"completion_year": 2021, "support_year": 2020, "cost_before": 10.0, "cost_after": 5.0}
    version = edition(*(row | {"region": region} for region in ("KR-29", "KR-46", "KR-46", "KR-11")))
    merged, chosen = (("KR-29", "KR-M12"), ("KR-46", "KR-M12")), (("region", "KR-M12"),)
    by_region = version.fetch(answers, None, "cost", "region", (), merged)
    assert dict(zip(by_region.group, by_region.cases, strict=True)) == {"KR-M12": 3, "KR-11": 1}
    assert version.fetch(cohort_answers, None, "cost", chosen, merged).cases.tolist() == [3]
    assert version.fetch(cohort_answers, None, "cost", chosen).cases.tolist() == []
