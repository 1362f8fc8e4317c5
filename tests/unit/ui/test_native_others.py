"""The charts for documents of budget, comparison, productivity and definitions: cut out of what the tables print."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from outcomes.catalog.printing import UNKNOWN
from outcomes.export import native
from outcomes.export.native import NativeChart, Series
from outcomes.store.lake import Lake
from outcomes.ui.chart_frame import Chart
from outcomes.ui.house import House
from tests.unit.ui.lakes import lake_of
from tests.unit.ui.native_pages import AS_TABLES, BY, KINDS, drawn, houses, kind_of

FEW_CASES = 400  # so that groups are hidden, show their mean alone, or cannot be assessed


@pytest.fixture(scope="module", params=["published", "demo"])
def lake(request: pytest.FixtureRequest, lake_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """The lake of each set; the demonstration set is made in a home of its own, with few projects."""
    return lake_of(request, lake_home, tmp_path_factory, FEW_CASES)


@pytest.fixture(scope="module")
def charts(lake: Lake) -> list[tuple[House, Chart]]:
    return [(house, chart) for house in houses(lake) for chart in drawn(house)]


def all_series(made: NativeChart) -> list[Series]:
    return [*made.series, *([made.across] if made.across else [])]


def natives(charts: list[tuple[House, Chart]]) -> list[tuple[House, Chart, NativeChart]]:
    return [(house, chart, chart.native) for house, chart in charts if chart.native]


def figures(chart: Chart) -> set[str]:
    """Every cell of a table but those that name its rows."""
    return {str(cell) for cell in chart.printed.iloc[:, 1:].to_numpy().ravel()}


def test_every_chart_has_a_native_form_or_a_reason_why_its_table_stands_for_it(
    charts: list[tuple[House, Chart]],
) -> None:
    seen = {kind_of(chart) for _, chart in charts}
    assert seen <= {*KINDS, *AS_TABLES}
    assert {kind_of(chart) for _, chart, _ in natives(charts)} <= set(KINDS)
    lacking = {kind_of(chart) for _, chart in charts if chart.figure is not None and chart.native is None}
    # of the published set no money is known by region, and of hidden groups no answer: their tables say so in words
    assert lacking <= {*AS_TABLES, *(f"budget_amounts_{by}" for by in BY), "productivity_groups", "budget_chain"}


def test_a_chart_without_native_form_has_no_figure_of_its_kind_in_its_table(charts: list[tuple[House, Chart]]) -> None:
    for house, chart in charts:
        if chart.figure is None or chart.native is not None or kind_of(chart) in AS_TABLES:
            continue
        words = {UNKNOWN[house.lang], "X", "–", "", house.say("budget.verdict.not_assessable")}
        assert figures(chart) - {house.scope("status", status) for status in ("plan", "budget")} <= words, chart.key


def test_the_kind_answers_the_question_of_the_chart(charts: list[tuple[House, Chart]]) -> None:
    for _, chart, made in natives(charts):
        assert made.kind == KINDS[kind_of(chart)], chart.key


def test_every_series_is_printed_as_a_row_or_a_column_of_the_table(charts: list[tuple[House, Chart]]) -> None:
    for _, chart, made in natives(charts):
        rows = {str(row[0]): [str(cell) for cell in row[1:]] for row in chart.printed.to_numpy()}
        columns = [[str(cell) for cell in chart.printed[column]] for column in chart.printed.columns]
        for each in all_series(made):
            assert len(each.values) == len(each.printed) == len(made.categories), chart.key
            if made.categories == tuple(chart.printed.columns[1 : 1 + len(made.categories)]):
                assert rows[each.name][: len(each.printed)] == list(each.printed), (chart.key, each.name)
            else:
                assert any(_inside(each.printed, column) for column in columns), (chart.key, each.name)


def _inside(cells: tuple[str, ...], column: list[str]) -> bool:
    """Whether these cells stand in a column in this order, others between them."""
    rest = iter(column)
    return all(cell in rest for cell in cells)


def test_every_value_is_the_number_that_is_printed(charts: list[tuple[House, Chart]]) -> None:
    for house, chart, made in natives(charts):
        for each in all_series(made):
            for value, cell in zip(each.values, each.printed, strict=True):
                if value is None:
                    assert cell in {UNKNOWN[house.lang], "–", "X"} or re.search(
                        r"\d+(건|곳)|fewer than \d+", cell, re.I
                    )
                else:
                    bare = re.sub(r"[^\d.−]", "", cell).replace("−", "-")
                    assert float(bare) == value, (chart.key, cell)


def test_unknown_stays_unknown_and_is_never_nothing(charts: list[tuple[House, Chart]]) -> None:
    unknown = 0
    for house, _, made in natives(charts):
        for each in all_series(made):
            for value, cell in zip(each.values, each.printed, strict=True):
                unknown += cell == UNKNOWN[house.lang]
                assert cell != UNKNOWN[house.lang] or value is None
                assert value != 0 or re.fullmatch(r"[−+]?0(\.0+)?%?", cell)
    assert unknown > 0


def test_a_native_chart_knows_something_and_each_category_has_one_name(charts: list[tuple[House, Chart]]) -> None:
    for _, chart, made in natives(charts):
        assert made.knows_any, chart.key
        assert all(each for each in made.categories), chart.key
        assert kind_of(chart) == "budget_scopes" or len(set(made.categories)) == len(made.categories), chart.key


def test_tables_are_whole_so_that_documents_can_print_them(charts: list[tuple[House, Chart]]) -> None:
    for _, chart in charts:
        columns = list(chart.printed.columns)
        assert all(isinstance(column, str) and column for column in columns), chart.key
        assert len(set(columns)) == len(columns), chart.key
        cells = [cell for row in chart.printed.to_numpy() for cell in row]
        assert [cell for cell in cells if not isinstance(cell, str) or cell in ("nan", "None")] == [], chart.key
        assert [name for name in chart.printed.iloc[:, 0] if not name] == [], chart.key


def test_bars_stand_in_the_order_of_the_screen(charts: list[tuple[House, Chart]]) -> None:
    seen = set[str]()
    for house, chart, made in natives(charts):
        if chart.figure is None:
            continue
        order = chart.figure.to_dict()["layout"].get("yaxis", {}).get("categoryarray")
        if not order or made.kind not in ("bar", "stacked_bar"):
            continue
        shorts = {house.place(region.id): house.short(region.id) for region in house.provinces()}
        bars = [shorts.get(name, name) for name in made.categories]
        assert [shorts.get(name, name) for name in reversed(order)] == bars, chart.key
        seen.add(kind_of(chart))
    assert seen


def test_the_chosen_region_alone_has_the_accent(charts: list[tuple[House, Chart]]) -> None:
    for house, chart, made in natives(charts):
        region = house.selection.region
        if kind_of(chart) in ("compare_quotient", "budget_cost_regions", "productivity_reported", "compare_scatter"):
            names = [name for name in made.categories if name == house.place(region)]
            assert [made.categories[place] for place in made.chosen] == names, chart.key
        if kind_of(chart) in ("compare_ranks", "compare_multiples", "compare_slope") and region != "KR":
            accented = [each.name for each in made.series if each.role == "value"]
            assert accented == [house.place(region)] or house.place(region) not in {s.name for s in made.series}


def test_places_are_drawn_with_the_first_on_top(charts: list[tuple[House, Chart]]) -> None:
    downward = {kind_of(chart) for _, chart, made in natives(charts) if made.least_on_top}
    ranked = {kind_of(chart) for _, chart in charts} & {"compare_ranks"}
    assert downward == ranked


def test_the_years_run_forward_on_lines(charts: list[tuple[House, Chart]]) -> None:
    for _, chart, made in natives(charts):
        if made.kind == "line":
            assert list(made.categories) == sorted(made.categories), chart.key


def test_a_group_with_few_or_hidden_answers_stays_words(charts: list[tuple[House, Chart]]) -> None:
    hidden, few = [], []
    for house, chart, made in natives(charts):
        if kind_of(chart) == "productivity_groups":
            told = house.say("productivity.few", least=20)
            pairs = list(zip(made.series[0].values, made.series[0].printed, strict=True))
            hidden += [value for value, cell in pairs if cell == "X"]
            few += [value for value, cell in pairs if cell == told]
        if kind_of(chart) == "causal":
            few += [v for v, cell in zip(made.series[0].values, made.series[0].printed, strict=True) if " 30" in cell]
    is_demo = any(house.synthetic for house, _ in charts)
    assert (bool(hidden), bool(few)) == (is_demo, is_demo)
    assert {*hidden, *few} <= {None}


def test_shares_are_of_one_whole_and_say_so(charts: list[tuple[House, Chart]]) -> None:
    for _, chart, made in natives(charts):
        if kind_of(chart) == "budget_shares":
            assert ({each.role for each in made.series}, made.unit) == ({"part"}, "%")
            for parts in zip(*(each.values for each in made.series), strict=True):
                known = [part for part in parts if part is not None]
                assert not known or abs(sum(known) - 100) <= 0.2


def test_a_row_of_the_table_can_be_a_series() -> None:
    table = pd.DataFrame(
        {"지역": ["가", "나"], "2020": ["1", "자료 없음"], "2021": ["2.5", "−3"], "증감": ["+1.5", "?"]}
    )
    made = native.crosswise(table, "line", "지역", ["2020", "2021"], {"나": "value", "가": "other"}, "%")
    assert made == NativeChart(
        "line", ("2020", "2021"),
        (Series("나", "value", (None, -3.0), ("자료 없음", "−3")), Series("가", "other", (1.0, 2.5), ("1", "2.5"))),
        "%", 1,
    )  # fmt: skip


def test_words_with_digits_are_words_where_the_chart_says_so() -> None:
    table = pd.DataFrame({"구분": ["가", "나"], "값": ["12.3%", "응답 5.25건 미만"]})
    made = native.wide(table, "bar", "구분", {"값": "value"}, "%", words=["응답 5.25건 미만"])
    assert (made.series[0].values, made.series[0].printed, made.decimals) == (
        (12.3, None), ("12.3%", "응답 5.25건 미만"), 1,
    )  # fmt: skip


def test_a_point_can_be_chosen_and_a_chart_of_unknowns_knows_nothing() -> None:
    table = pd.DataFrame({"지역": ["가", "나"], "x": ["1", "2"], "y": ["자료 없음", "자료 없음"]})
    made = native.pairs(table, "지역", "x", "y", "%", ["나"])
    assert (made.chosen, made.knows_any) == ((1,), False)
