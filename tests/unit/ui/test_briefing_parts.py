"""A page without a screen: a recipe opens it, says what it means no more, and is found again in what it opened."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outcomes.export.pack import Recipe
from outcomes.store.engine import StoreError
from outcomes.ui import startup
from outcomes.ui.asked import Asked, Query, live
from outcomes.ui.briefing.house import SELECTED, at, house_for, recipe_of
from outcomes.ui.briefing.parts import PAGES, parts
from outcomes.ui.house import House, Selection

pytestmark = pytest.mark.usefixtures("lake_home")

OWN: dict[str, dict[str, tuple[tuple[str, ...], ...]]] = {
    "overview": {},
    "regions": {},
    "targets": {"order": (("required",), ("name",))},
    "budget": {"unit": (("million",), ("won",)), "by": (("region",),)},
    "productivity": {"outcome": (("defect",), ("lead_time",)), "by": (("level",), ("support_year",))},
    "compare": {
        "show": (("slope",), ("table",)),
        "indicators": (("deployments_annual", "mfg_establishments_10plus"), ("mfg_establishments_10plus",), ("",)),
        "regions": (("KR-26", "KR-48"), ("",)),
        "measure": (("per_1000",),),
        "from": (("2018",), ("auto",)),
        "to": (("2021",),),
        "order": (("name",),),
    },
    "definitions": {},
}
"""Choices of each page's own that differ from what it opens with, where every one is allowed in any selection."""


def recipe(page: str, chart: str = "", **parameters: str | tuple[str, ...]) -> Recipe:
    given = ((name, (value,) if isinstance(value, str) else value) for name, value in parameters.items())
    return Recipe(page, chart, tuple(given))


def selections() -> st.SearchStrategy[dict[str, tuple[str, ...]]]:
    """What the bar of the published set can say; a region of every kind of map."""
    allowed = {
        "indicator": ("deployments_annual", "budget_budgeted_krw", "deployments_cumulative"),
        "year": ("2017", "2021"),
        "region": ("KR", "KR-11", "KR-48"),
        "regime": ("then", "latest"),
        "lens": ("reported", "restated"),
        "map": ("2026",),
    }
    return st.fixed_dictionaries(
        {}, optional={name: st.sampled_from([(value,) for value in values]) for name, values in allowed.items()}
    )


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    """A recipe of any page that says some parameters, in any order."""
    page = draw(st.sampled_from(sorted(PAGES)))
    own = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in OWN[page].items()})
    said = [*draw(selections()).items(), *draw(own).items()]
    return Recipe(page, "some_chart", tuple(draw(st.permutations(said))))


def test_a_house_is_as_a_reader_finds_it_who_has_chosen_nothing_and_needs_no_screen(
    caplog: pytest.LogCaptureFixture,
) -> None:
    startup.catalog.clear()
    with caplog.at_level(logging.WARNING):
        house = house_for("published", "en")
        sentence = parts(house, "overview").sentence
    assert house.selection == Selection(
        "en", "published", 1, "deployments_cumulative", 2018, "KR", "then", "reported", 2026
    )
    assert (house.theme, house.asked.live) == ("light", False)
    assert sentence.startswith("Korea: 7,903 deployed by the end of 2018,")
    assert [record.getMessage() for record in caplog.records] == []


def test_a_version_can_be_asked_for_and_must_exist() -> None:
    assert house_for("published", "ko", 1) == house_for("published", "ko")
    with pytest.raises(StoreError) as refused:
        house_for("published", "ko", 7)
    assert refused.value.code == "version_unknown"


def test_every_page_has_a_sentence_and_each_of_its_charts_a_key_of_its_own() -> None:
    house = house_for("published", "ko")
    for page in PAGES:
        shown = parts(at(house, recipe(page, region="KR-47", year="2021")), page)
        keys = [chart.key for chart in shown.charts]
        assert (shown.sentence[-1], len(keys) > 0, len(set(keys))) == (".", True, len(keys)), page
        assert [shown.chart(key) for key in keys] == list(shown.charts)
        assert shown.chart("no_such_chart") is None
        assert (len(shown.sentences) >= 4) == (page == "regions")


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(recipes())
def test_what_a_recipe_opens_is_told_by_the_same_recipe(wanted: Recipe) -> None:
    house = house_for("published", "ko")
    found = recipe_of(at(house, wanted), wanted.page, wanted.chart)
    names = [name for name, _ in found.parameters]
    assert (found.page, found.chart, tuple(names[: len(SELECTED)])) == (wanted.page, wanted.chart, SELECTED)
    assert dict(wanted.parameters).items() <= dict(found.parameters).items()
    again = at(house, found)
    assert recipe_of(again, found.page, found.chart) == found
    assert again.asked.said == []


@pytest.mark.parametrize("page", PAGES)
def test_only_the_pages_own_choices_are_in_its_recipe(page: str) -> None:
    everything = recipe(
        page, "x", show="table", unit="won", outcome="cost", lang="en", set="demo", version="9", foo="1"
    )
    found = dict(recipe_of(at(house_for("published", "ko"), everything), page, "x").parameters)
    own = {"compare": {"show"}, "budget": {"unit"}, "productivity": {"outcome"}}.get(page, set())
    assert {name for name, _ in everything.parameters} & set(found) == own


def test_what_means_nothing_any_more_is_said_once_and_in_words() -> None:
    house = house_for("published", "ko")
    here = at(house, recipe("compare", region="KR-46", year="1999", lens="restated", map="2026", show="pie", to="2021"))
    assert [(each.parameter, each.value, each.taken) for each in here.asked.replaced] == [
        ("year", "1999", "2018"),
        ("region", "KR-46", "KR-M12"),
    ]
    for _ in range(2):
        parts(here, "compare")
        recipe_of(here, "compare", "")
    assert here.asked.said == [
        "주소에 적힌 연도 값 ‘1999’: 이 자료에 없어 ‘2018’ 값으로 바꾸어 보여 줍니다.",
        "주소에 적힌 지역 ‘전라남도’: 2026년 지도에서는 ‘전남광주통합특별시’에 합쳐져 있어 그 지역을 보여 줍니다.",
        "주소에 적힌 보는 방법 값 ‘pie’: 이 자료에 없어 ‘작은 그림 모음’ 값으로 바꾸어 보여 줍니다.",
    ]
    assert dict(recipe_of(here, "compare", "").parameters)["to"] == ("2021",)


def test_one_recipe_leaves_no_trace_in_the_next() -> None:
    house = house_for("published", "ko")
    first = at(house, recipe("budget", unit="won"))
    assert parts(first, "budget").house.money == "won"
    plain = at(first, recipe("budget"))
    assert (parts(plain, "budget").house.money, plain.selection, first.money) == ("eok", house.selection, "eok")


def test_the_chart_is_made_for_the_choices_of_the_recipe() -> None:
    house = house_for("published", "ko")
    slope = recipe("compare", show="slope", regions=("KR-26", "KR-48"), **{"from": "2018"}, to="2020")
    chart = parts(at(house, slope), "compare").charts[0]
    assert (chart.key, list(chart.printed.iloc[:, 0])) == (
        "compare_slope_deployments_cumulative",
        ["부산광역시", "경상남도"],
    )
    names = parts(at(house, recipe("targets", year="2021", order="name")), "targets")
    sums = parts(at(house, recipe("targets", year="2021")), "targets")
    rows = [list(each.charts[-2].printed.iloc[:, 0]) for each in (names, sums)]
    assert (rows[0] != rows[1], sorted(rows[0])) == (True, sorted(rows[1]))


@pytest.mark.parametrize("page", PAGES)
def test_nothing_that_is_kept_for_a_selection_depends_on_who_asks(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """`House.once` keeps pieces by selection and arguments alone: what it makes must not read the address."""
    here = at(house_for("published", "ko"), recipe(page, region="KR-47", year="2021"))
    kept: list[str] = []

    def once(self: House, make: Callable[..., Any], *arguments: Hashable) -> Any:
        kept.append(make.__name__)
        return make(replace(self, asked=Asked(cast(Query, None), cast(dict[Any, Any], None))), *arguments)

    monkeypatch.setattr(House, "once", once)
    assert [chart.key for chart in parts(here, page).charts] and kept


def test_a_readers_address_is_read_without_touching_the_session(monkeypatch: pytest.MonkeyPatch) -> None:
    house = replace(house_for("published", "ko"), asked=live())
    written = {"show": ["table"], "region": ["KR-11"]}
    query = type("Query", (dict,), {"get_all": dict.__getitem__})(written)
    reader = replace(house, asked=replace(live(), query=cast(Query, query), state=cast(dict[Any, Any], None)))
    assert dict(recipe_of(reader, "compare", "x").parameters)["show"] == ("table",)
    assert parts(reader, "compare").charts[0].key == "compare_table_deployments_cumulative"
