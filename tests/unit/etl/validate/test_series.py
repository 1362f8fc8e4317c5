"""Figures are compared with what stands: falls, slips of the unit, strange years, spending beyond the budget."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from etl.harmonize.reading import Reading
from etl.validate.problem import Problem
from etl.validate.rules.series import SLIPS, slipped, z_scores
from outcomes.catalog.model import Catalog
from tests.unit.etl.readings import checked, made, reading, stands, told, understood

CODES = (
    *("unit_slip", "cumulative_falls", "outlier", "executed_above_budget", "differs_from_final"),
    *("future_period", "period_closed", "looks_cumulative"),
)


def frame(catalog: Catalog, *cells: Reading, source: str = "시험") -> pd.DataFrame:
    """What stands: the figures of some cells."""
    return made(catalog, understood(cells), source=source)[1].observation


def found(catalog: Catalog, cells: list[Reading], observation: pd.DataFrame | None = None) -> list[Problem]:
    problems = checked(catalog, understood(cells), stands(observation))
    return [problem for problem in problems if problem.code in CODES]


def total(place: str, year: int, value: float, **more: Any) -> Reading:
    return reading(place, "누적 구축 수", value, period=str(year), **more)


def money(place: str, subject: str, value: float, year: int = 2023, **more: Any) -> Reading:
    return reading(place, subject, value, period=str(year), unit="KRW", unit_raw="원", **more)


def test_a_running_total_that_falls_within_the_file_is_told_at_the_later_cell(catalog: Catalog) -> None:
    (problem,) = found(catalog, [total("B2", 2021, 430), total("C2", 2022, 402)])
    assert (problem.code, problem.severity, problem.cell) == ("cumulative_falls", "warning", "시트!C2")
    assert problem.values == {
        "indicator": "deployments_cumulative", "region": "KR-47", "before_day": "2021-12-31",
        "figure_before": "430.0", "after_day": "2022-12-31", "figure_after": "402.0",
    }  # fmt: skip


def test_a_running_total_is_compared_with_what_stands_before_and_after_it(catalog: Catalog) -> None:
    standing = frame(catalog, total("B2", 2020, 400), total("C2", 2023, 450))
    assert told(found(catalog, [total("B2", 2022, 390)], standing)) == [("cumulative_falls", "B2")]
    assert told(found(catalog, [total("B2", 2022, 460)], standing)) == [("cumulative_falls", "B2")]
    assert found(catalog, [total("B2", 2022, 420)], standing) == []
    assert found(catalog, [total("B2", 2022, 390, region_code="KR-48")], standing) == []
    assert found(catalog, [total("B2", 2023, 440)], standing) == []


def test_stocks_that_are_no_running_totals_may_fall(catalog: Catalog) -> None:
    cells = [reading("B2", "등록공장 수", 430, period="2021"), reading("C2", "등록공장 수", 402, period="2022")]
    assert found(catalog, cells) == []


@pytest.mark.parametrize(
    ("value", "times"),
    [(8.7e6, "1/1,000"), (9.9e12, "1,000"), (8.7e9, None), (8.7e17, "100,000,000"), (4e6, None), (8.7e7, "1/100")],
)
def test_a_value_far_off_by_a_power_of_ten_is_a_slip_of_the_unit(
    value: float, times: str | None, catalog: Catalog
) -> None:
    standing = frame(catalog, money("B2", "집행액", 8.7e9, 2020), money("C2", "집행액", 9.1e9, 2022))
    problems = found(catalog, [money("B2", "집행액", value)], standing)
    assert [(p.code, p.values["times"]) for p in problems] == ([("unit_slip", times)] if times else [])


def test_without_what_stands_a_slip_is_told_once_at_the_first_odd_year(catalog: Catalog) -> None:
    cells = [money(f"{c}2", "예산", value, year) for c, value, year in (
        ("B", 9.0e9, 2020), ("C", 9.3e6, 2021), ("D", 9.4e9, 2022))]  # fmt: skip
    assert told(found(catalog, cells)) == [("unit_slip", "C2")]


def test_what_follows_from_a_slip_is_not_said_again(catalog: Catalog) -> None:
    standing = frame(catalog, *(total(f"B{n}", 2010 + n, 100.0 * 1.1**n) for n in range(4, 12)))
    assert told(found(catalog, [total("B2", 2022, 0.32)], standing)) == [("unit_slip", "B2")]
    over = [money("B2", "예산", 9.0e6), money("C2", "집행액", 8.8e9)]
    standing = frame(catalog, money("B2", "예산", 8.8e9, 2022), money("C2", "집행액", 8.5e9, 2022))
    assert told(found(catalog, over, standing)) == [("unit_slip", "B2")]


def history(catalog: Catalog, *growth: float) -> pd.DataFrame:
    values = np.cumprod([200.0, *growth])
    return frame(catalog, *(total(f"B{n + 2}", 2014 + n, round(float(v), 3)) for n, v in enumerate(values)))


def test_a_year_whose_growth_is_unlike_all_others_is_an_outlier(catalog: Catalog) -> None:
    standing = history(catalog, 1.10, 1.12, 1.09, 1.11, 1.10, 1.12)
    (problem,) = found(catalog, [total("B2", 2021, 1000)], standing)
    assert (problem.code, problem.severity) == ("outlier", "warning")
    assert problem.values["change"] == "+172.3%"
    assert found(catalog, [total("B2", 2021, 418)], standing) == []


def test_too_few_changes_and_a_gap_of_years_make_no_outlier(catalog: Catalog) -> None:
    assert found(catalog, [total("B2", 2018, 1000)], history(catalog, 1.10, 1.12, 1.09)) == []
    assert found(catalog, [total("B2", 2023, 1000)], history(catalog, 1.10, 1.12, 1.09, 1.11, 1.10, 1.12)) == []


def test_a_year_that_jumps_and_comes_back_is_told_once(catalog: Catalog) -> None:
    values = (200, 210, 221, 229, 700, 243, 252, 261, 270)
    cells = [reading(f"{chr(66 + n)}2", "구축 수", v, period=str(2014 + n)) for n, v in enumerate(values)]
    assert told(found(catalog, cells)) == [("outlier", "F2")]


def test_spending_beyond_budget_and_supplement_is_told_at_the_spending(catalog: Catalog) -> None:
    cells = [money("B2", "예산", 100.0), money("C2", "집행액", 130.0)]
    assert told(found(catalog, cells)) == [("executed_above_budget", "C2")]
    assert found(catalog, [*cells, money("D2", "추경", 30.0)]) == []
    scopes = [money("B2", "예산 / 국비", 100.0), money("C2", "집행액 / 지방비", 130.0)]
    assert found(catalog, scopes) == []


def test_spending_is_compared_with_a_budget_that_stands_and_a_budget_with_spending(catalog: Catalog) -> None:
    budget, spent = money("B2", "예산", 100.0), money("C2", "집행액", 130.0)
    assert told(found(catalog, [spent], frame(catalog, budget))) == [("executed_above_budget", "C2")]
    assert told(found(catalog, [budget], frame(catalog, spent))) == [("executed_above_budget", "B2")]
    assert found(catalog, [money("B2", "예산", 140.0), spent], frame(catalog, budget)) == []


def test_a_provisional_figure_must_not_replace_a_final_one_of_its_source_unseen(catalog: Catalog) -> None:
    final, other = (frame(catalog, total("B2", 2023, 430), source=source) for source in ("시험", "다른 자료"))
    later = total("B2", 2023, 440, provisional=True, mark="p")
    assert told(found(catalog, [later], final)) == [("differs_from_final", "B2")]
    assert found(catalog, [later], other) == []
    assert found(catalog, [total("B2", 2023, 430, provisional=True, mark="p")], final) == []


def test_a_years_figure_as_large_as_the_running_total_is_a_question(catalog: Catalog) -> None:
    standing = frame(catalog, total("B2", 2014, 27), total("C2", 2023, 430))
    assert told(found(catalog, [reading("B2", "구축 수", 428)], standing)) == [("looks_cumulative", "B2")]
    assert found(catalog, [reading("B2", "구축 수", 128)], standing) == []
    assert found(catalog, [reading("B2", "구축 수", 428, region_code="tp-pohang")], standing) == []
    assert found(catalog, [reading("B2", "구축 수", 27, period="2014")], standing) == []


def test_what_has_not_happened_yet_is_a_warning_and_a_plan_is_not(catalog: Catalog) -> None:
    cells = [
        reading("B2", "구축 수", 5, period="2026"),
        reading("B3", "구축 수", 6, period="2026", region_code="KR-48"),
    ]
    (problem,) = found(catalog, cells)
    assert (problem.code, problem.values) == ("future_period", {"day": "2026-12-31", "count": "2"})
    assert found(catalog, [reading("B2", "구축 계획", 5, period="2027")]) == []
    assert found(catalog, [reading("B2", "구축 수", 5, period="2026-H1")]) == []


def test_a_closed_year_takes_no_figures_and_no_targets(catalog: Catalog) -> None:
    cells = [
        reading("B2", "구축 수", 5),
        reading("B3", "구축 수", 6, region_code="KR-48"),
        reading("C2", "구축 목표", 7),
        reading("D2", "구축 수", 5, period="2022"),
    ]
    problems = checked(catalog, understood(cells), stands(closed=[2023]))
    assert [(p.code, p.severity, p.cell, p.values["count"]) for p in problems] == [
        ("period_closed", "error", "시트!B2", "3")
    ]


def test_what_stands_may_hold_timestamps_and_nulls(catalog: Catalog) -> None:
    standing = frame(catalog, total("B2", 2020, 400), money("C2", "예산", 100.0))
    for column in ("period_start", "period_end"):
        standing[column] = pd.to_datetime(standing[column])
    standing["program"] = None
    standing["organization"] = None
    cells = [total("B2", 2022, 390), money("C2", "집행액", 130.0)]
    assert told(found(catalog, cells, standing)) == [("cumulative_falls", "B2"), ("executed_above_budget", "C2")]


AMOUNT = st.floats(1e-3, 1e12)


@given(first=AMOUNT, second=AMOUNT)
def test_a_slip_seen_from_the_other_side_is_its_opposite(first: float, second: float) -> None:
    assert slipped(first, second) == -slipped(second, first)
    assert slipped(-first, -second) == slipped(first, second)
    assert slipped(first, -second) == slipped(0.0, second) == 0


@given(value=st.floats(1, 1e6), power=st.sampled_from(SLIPS), off=st.floats(0.78, 1.29))
def test_a_value_within_thirty_percent_of_a_power_of_ten_has_slipped(value: float, power: int, off: float) -> None:
    assert slipped(value * 10**power * off, value) == power
    assert slipped(value * off, value) == 0


@given(changes=st.lists(st.floats(-1, 1), min_size=6, max_size=20), at=st.integers(0, 5), by=st.floats(0.1, 10))
def test_the_score_of_a_change_does_not_depend_on_the_scale(changes: list[float], at: int, by: float) -> None:
    series = np.array(changes)
    assume(np.median(np.abs(series - np.median(series))) > 1e-3)
    small = np.abs(series - np.median(series)) < 0.06
    assume(not small[at] and not (np.abs((series - np.median(series)) * by) < 0.06)[at])
    assert z_scores(series * by)[at] == pytest.approx(z_scores(series)[at])
