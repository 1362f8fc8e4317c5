"""What is filled into the template comes out as it was typed, without a question."""

from __future__ import annotations

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from etl import desk
from etl.read.book import UnreadableError
from etl.template.field import fields
from outcomes.catalog.model import Lang
from tests.unit.etl.filled_in import ENDS, MARKS, Typed, decided, form

EXAMPLE = (
    Typed("KR-47", "deployments_annual", 210),
    Typed("KR-47", "deployments_cumulative", "1234p"),
    Typed("KR-47", "budget_budgeted_krw", 4338),
    Typed("KR-47", "budget_executed_krw", 4337.999),
    Typed("KR-47", "budget_carried_over_krw", "-"),
    Typed("KR-11", "budget_executed_krw", "…"),
    Typed("KR-11", "productivity_uplift_share", 28.5),
    Typed("KR-50", "productivity_uplift_share", "X"),
    Typed("KR-49", "closures_cumulative", 0),
    Typed("KR-48", "mfg_establishments_10plus", 7000),
    Typed("KR", "deployments_annual", 5600),
    Typed("KR", "deployments_annual", 6000, "target"),
    Typed("KR", "deployments_annual", 5900, "plan"),
    Typed("KR", "adopters_estimated", "20000p"),
    Typed("KR", "budget_planned_krw", 350000.5),
    Typed("KR", "productivity_uplift_share", -1.25),
    Typed("tp-pohang", "deployments_annual", 25),
    Typed("tp-gyeongbuk", "deployments_annual", "X"),
    Typed("KR-47", "deployments_annual", 120, "", "half1"),
    Typed("KR-47", "deployments_annual", 55, "provisional", "quarter3"),
    Typed("KR-47", "deployments_annual", 240, "plan"),
    Typed("KR-47", "deployments_annual", 250, "target"),
    Typed("47110", "companies_supported", 12),
    Typed("47110", "adoption_share", 12.34),
    Typed("KR-26", "budget_clawed_back_krw", 0.001),
    Typed("KR-26", "jobs_per_firm", 2.6),
    Typed("KR-26", "experts_assigned", 14),
)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_27_figures_of_all_kinds_come_out_as_they_were_typed_and_nothing_is_asked(lang: Lang) -> None:
    found, problems = form(lang).read(form(lang).filled(EXAMPLE))
    assert found == form(lang).expected(EXAMPLE)
    assert (len(found), problems) == (27, [])


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_each_indicator_is_known_for_the_nation_and_in_the_list_as_it_is_and_as_plan_and_target(lang: Lang) -> None:
    asked = fields(decided(), lang)
    typed = [
        Typed(place, id, number, status)
        for number, (id, field) in enumerate(asked.items(), start=1)
        for place in ("KR", "KR-47")
        for status in (("", "plan", "target") if field.has_plans else ("",))
    ]
    found, problems = form(lang).read(form(lang).filled(typed))
    assert found == form(lang).expected(typed)
    assert (len(found), problems) == (2 * (58 + 2 * 50), [])


def test_the_merged_province_of_2026_is_read_in_its_row_and_in_the_list() -> None:
    typed = (Typed("KR-M12", "deployments_annual", 130), Typed("KR-M12", "supplier_firms", 99))
    found, problems = form("ko", 2026).read(form("ko", 2026).filled(typed))
    assert (found, problems) == (form("ko", 2026).expected(typed), [])


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_template_that_nobody_filled_in_has_no_figure_and_no_problem(lang: Lang) -> None:
    assert form(lang).read(form(lang).filled(())) == ([], [])


def test_a_template_that_nobody_filled_in_is_refused_because_there_is_no_table_in_it() -> None:
    with pytest.raises(UnreadableError) as refused:
        desk.examine(form("ko").filled(()), "empty.xlsx", decided(), None)
    assert (refused.value.code, refused.value.values_named) == ("no_table", {"name": "empty.xlsx"})


def contents(accepts: str, status: str) -> st.SearchStrategy[str | int | float]:
    """What a cell takes that accepts these numbers; a target without a number would say nothing."""
    lowest, highest = {"amount": (0, 10**6), "part": (0, 100), "percent": (-100, 1000)}.get(accepts, (0, 10**7))
    plain: st.SearchStrategy[int | float] = st.integers(lowest, highest)
    if accepts != "whole":
        plain = st.decimals(lowest, highest, places=3).map(float)
    provisional = plain.map(lambda number: f"{number}p")
    return plain | provisional | st.sampled_from(sorted(MARKS)) if status != "target" else plain


@st.composite
def typings(draw: st.DrawFn) -> Typed:
    """Anything that a person can type into one of the sheets."""
    id, field = draw(st.sampled_from(sorted(fields(decided(), "ko").items())))
    place = draw(st.sampled_from(PLACES))
    status = draw(st.sampled_from(["", "plan", "target"] if field.has_plans else [""]))
    period = draw(st.sampled_from(["year"] if place == "KR" else sorted(ENDS)))
    return Typed(place, id, draw(contents(field.accepts, status)), status, period)


PLACES = ["KR", "KR-11", "KR-29", "KR-50", "KR-47", "tp-pohang", "tp-seoul", "47110", "26110", "mss-busan"]


@settings(max_examples=8, phases=[Phase.generate])  # a file is slow to write: no shrinking
@given(
    typed=st.lists(typings(), min_size=1, max_size=40, unique_by=lambda one: one[:2] + one[3:]),
    lang=st.sampled_from(["ko", "en"]),
)
def test_whatever_is_typed_comes_out_as_it_was_typed(typed: list[Typed], lang: Lang) -> None:
    found, problems = form(lang).read(form(lang).filled(typed))
    assert found == form(lang).expected(typed)
    assert [problem for problem in problems if problem[0] == "error"] == []
