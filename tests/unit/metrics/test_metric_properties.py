"""What is true of the methods whatever the figures are."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outcomes.catalog.formula import parse
from outcomes.catalog.model import HeadlineRule
from outcomes.metrics.assess import ASSESSMENT_COLUMNS, assess
from outcomes.metrics.formula import computed
from outcomes.metrics.goals import goals
from outcomes.metrics.headline import headline
from outcomes.metrics.lens import restated
from outcomes.metrics.relative import per_thousand

SLOW = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow], "derandomize": True}
FEW = settings(max_examples=12, **SLOW)
# One assessment takes half a second and judges many regions at once: few examples, many regions in each.
FEWER = settings(max_examples=4, **SLOW)
COUNTS = st.integers(0, 50_000)
PARTS = ("KR-11", "KR-26", "KR-29", "KR-46", "KR-48")


def assessed(make: Any, observations: list[dict[str, Any]], targets: list[dict[str, Any]], *years: int) -> Any:
    """Give the assessment of targets whose path starts in 2018."""
    make.anew()
    indicator, observation = make.indicators(), make.observations(observations)
    wanted = goals(make.targets(targets), make.regimes([{"id": "r", "base_year": 2018}]), observation, indicator)
    figures = headline(observation, indicator, HeadlineRule())
    return make.fetch(assess(figures, wanted, indicator, make.years(*years), "then"))


@FEW
@given(values=st.lists(st.tuples(st.sampled_from(PARTS), st.integers(2018, 2025), COUNTS), min_size=1, max_size=30))
def test_restating_keeps_the_national_total_of_every_year_that_is_fully_known(make: Any, values: Any) -> None:
    cells = {(region, year): value for region, year, value in values}
    years = {year for _, year in cells}
    known = [y for y in years if ((("KR-29", y) in cells) == (("KR-46", y) in cells))]
    rows = [{"region": r, "year": y, "value": v} for (r, y), v in cells.items() if y in known] or [
        {"region": "KR-11", "year": 2018, "value": 1}
    ]
    series = make.series(rows)
    moved = make.fetch(restated(series, make.atlas(), make.indicators(), 2026))
    before = {}
    for row in rows:
        before[row["year"]] = before.get(row["year"], 0) + row["value"]
    assert moved.groupby("year")["value"].sum().to_dict() == before
    assert not set(moved["region"]) & {"KR-29", "KR-46"}


@FEW
@given(values=st.lists(st.tuples(st.sampled_from((*PARTS, "KR")), COUNTS), min_size=1, unique_by=lambda v: v[0]))
def test_as_reported_and_the_map_of_the_same_years_change_no_value(make: Any, values: Any) -> None:
    series = make.series([{"region": region, "year": 2020, "value": value} for region, value in values])
    for map_year in (None, 2025):
        shown = restated(series, make.atlas(), make.indicators(), map_year)
        assert make.rows(shown, "region", "value") == sorted(values)


@FEWER
@given(cases=st.lists(st.tuples(COUNTS, COUNTS, st.integers(2019, 2021)), min_size=1, max_size=40))
def test_the_required_annual_addition_leads_exactly_to_the_target(make: Any, cases: Any) -> None:
    observations = [{"region": f"R{n}", "year": year, "value": now} for n, (now, _, year) in enumerate(cases)]
    targets = [
        {"region": f"R{n}", "year": 2023, "value": goal + 1, "regime": "r"} for n, (_, goal, _) in enumerate(cases)
    ]
    frame = assessed(make, observations, targets, 2019, 2020, 2021)
    judged = frame[frame["actual"].notna()]
    reached = judged[judged["actual"] >= judged["final_target"]]
    assert reached["required_annual"].eq(0).all()
    assert reached["verdict"].eq("reached").all()
    rest = judged.drop(reached.index)
    there = rest["actual"] + rest["required_annual"] * (rest["final_year"] - rest["year"])
    assert there.tolist() == pytest.approx(rest["final_target"].tolist())


@FEWER
@given(lines=st.lists(st.tuples(COUNTS, st.integers(1, 9_000)), min_size=1, max_size=40))
def test_on_the_straight_line_the_pace_is_one_and_the_trend_leads_to_the_target(make: Any, lines: Any) -> None:
    observations = [
        {"region": f"R{n}", "year": 2018 + k, "value": base + k * step}
        for n, (base, step) in enumerate(lines)
        for k in range(4)
    ]
    targets = [
        {"region": f"R{n}", "year": 2023, "value": base + 5 * step, "regime": "r"}
        for n, (base, step) in enumerate(lines)
    ]
    frame = assessed(make, observations, targets, 2021)
    assert frame["pace"].tolist() == pytest.approx([1.0] * len(lines))
    assert frame["pace_status"].eq("on_track").all()
    assert frame["gap"].tolist() == pytest.approx([0.0] * len(lines), abs=1e-6)
    assert frame["extrapolation_status"].eq("on_track").all()


@FEWER
@given(
    cases=st.lists(
        st.tuples(st.integers(1, 999), st.integers(1, 999), st.sampled_from((1, 2, 10, 1_000))), min_size=1, max_size=40
    )
)
def test_attainment_does_not_depend_on_the_unit(make: Any, cases: Any) -> None:
    rows = [{"region": f"{n:02}", "year": 2020, "value": a * scale} for n, (a, _, scale) in enumerate(cases)]
    aims = [{"region": f"{n:02}", "year": 2020, "value": t * k, "regime": "r"} for n, (_, t, k) in enumerate(cases)]
    frame = assessed(make, rows, aims, 2020).sort_values("region")
    assert frame["attainment"].tolist() == pytest.approx([a / t for a, t, _ in cases])
    assert frame["excess"].tolist() == pytest.approx([a / t - 1 for a, t, _ in cases])


@FEW
@given(
    tops=st.sets(st.integers(2010, 2025), min_size=1),
    unders=st.sets(st.integers(2010, 2025)),
    apart=st.integers(0, 4),
)
def test_the_denominator_is_the_nearest_within_reach_and_the_earlier_on_a_tie(
    make: Any, tops: set[int], unders: set[int], apart: int
) -> None:
    rows = [{"indicator": "a", "year": y, "value": 7} for y in tops]
    rows += [{"indicator": "b", "year": y, "value": y} for y in unders]
    found = make.rows(per_thousand(make.series(rows), "a", "b", apart), "year", "denominator_year")
    near = {
        y: min((u for u in unders if abs(u - y) <= apart), key=lambda u: (abs(u - y), u), default=None) for y in tops
    }
    assert dict(found) == near


@FEW
@given(a=st.integers(-99, 99), b=st.integers(-99, 99), c=st.integers(1, 99))
def test_a_formula_gives_what_arithmetic_gives(make: Any, a: int, b: int, c: int) -> None:
    series = make.series([{"indicator": i, "year": 2020, "value": v} for i, v in (("a", a), ("b", b), ("c", c))])
    found = computed(series, {"x": parse("(a - b) / c * 1000 + a * 0.5 - 2")})
    assert make.rows(found, "value") == [(pytest.approx((a - b) / c * 1000 + a * 0.5 - 2),)]


HISTORIES = st.tuples(
    st.lists(st.tuples(st.integers(2014, 2024), st.none() | COUNTS), unique_by=lambda h: h[0], max_size=9),
    st.none() | COUNTS,
    st.sampled_from(("deployments_cumulative", "closures_cumulative", "productivity_uplift_share")),
)


@FEWER
@given(cases=st.lists(HISTORIES, min_size=1, max_size=40))
def test_a_status_stands_exactly_where_no_reason_does(make: Any, cases: Any) -> None:
    rows = [
        {"indicator": indicator, "region": f"R{n}", "year": year, "value": value}
        for n, (history, _, indicator) in enumerate(cases)
        for year, value in history
    ]
    targets = [
        {"indicator": indicator, "region": f"R{n}", "year": 2022, "value": goal, "regime": "r"}
        for n, (_, goal, indicator) in enumerate(cases)
    ]
    frame = assessed(make, rows, targets, *range(2014, 2026))
    assert list(frame.columns) == list(ASSESSMENT_COLUMNS)
    assert sorted(frame["year"]) == sorted([*range(2014, 2026)] * len(cases))
    for method in ("pace", "extrapolation", "growth"):
        assert (frame[f"{method}_status"].notna() == (frame[f"{method}_reason"] == "")).all(), method
    for number in ("attainment", "attainment_final", "pace"):
        assert (frame[number].notna() == (frame[f"{number}_reason"] == "")).all(), number
    assert (frame["growth_ratio"].notna() == (frame["growth_reason"] == "")).all()
    assert (frame["required_annual"].notna() == (frame["required_reason"] == "")).all()
    assert ((frame["verdict"] == "not_assessable") == (frame["verdict_reason"] != "")).all()
