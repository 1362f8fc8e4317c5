"""The charts for documents of overview, regions, targets and what-if: cut out of what the tables print."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd

from outcomes.catalog.printing import UNKNOWN
from outcomes.store.lake import Lake
from outcomes.ui.results.path_table import path_tables
from outcomes.ui.results.region import about
from outcomes.ui.results.standing import LEVEL
from outcomes.ui.results.towns import town_chart
from tests.unit.ui.drawn_results import AS_TABLES, KINDS, NONE, UNNAMED, Drawn, kind_of, maps, natives
from tests.unit.ui.test_narrative import house


def test_every_chart_has_a_native_form_or_a_reason_why_its_table_stands_for_it(
    charts: Drawn,
) -> None:
    for _, chart in charts:
        kind = kind_of(chart)
        if chart.native is not None:
            assert chart.native.kind == KINDS[kind], chart.key
        elif chart.figure is not None and chart.areas is None:
            assert chart.printed.map(lambda cell: cell in (*UNKNOWN.values(), NONE)).iloc[:, 1].all(), chart.key
        else:
            assert kind in AS_TABLES or kind in ("map", "targets", "whatif_share"), chart.key
    assert {kind_of(chart) for _, chart in charts} >= {"map", "ranking", "path", "towns", "targets", "whatif", "topic"}


def test_the_league_has_bars_wherever_an_attainment_is_printed(charts: Drawn) -> None:
    leagues = [(here, chart) for here, chart in charts if kind_of(chart) == "targets"]
    for here, chart in leagues:
        shares = [f"{here.say(f'column.{name}')} (%)" for name in ("attainment", "attainment_final")]
        cells = {cell for column in shares if column in chart.printed for cell in chart.printed[column]}
        assert (chart.native is not None) == bool(cells - {NONE}), chart.key
    assert leagues


def test_every_series_is_a_column_of_the_printed_table_and_the_categories_name_its_rows(
    charts: Drawn,
) -> None:
    for here, chart, made in natives(charts):
        total = kind_of(chart) == "whatif_share"
        read = chart.printed.iloc[:-1] if total else chart.printed
        assert not total or chart.printed.iloc[-1, 0] == here.say("whatif.total")
        assert made.categories == tuple(read.iloc[:, 0]), chart.key
        for each in made.series:
            assert each.printed == tuple(read[each.name]), (chart.key, each.name)
            assert len(each.values) == len(made.categories)


def test_every_value_is_the_number_that_is_printed_and_unknown_is_none(charts: Drawn) -> None:
    known, unknown = 0, 0
    for here, chart, made in natives(charts):
        for each in made.series:
            for value, cell in zip(each.values, each.printed, strict=True):
                if value is None:
                    assert cell in (UNKNOWN[here.lang], NONE), (chart.key, cell)
                    unknown += 1
                else:
                    bare = re.sub(r"[^\d.−]", "", cell.split("~")[0].split(" (")[0]).replace("−", "-")
                    assert float(bare) == value, (chart.key, cell)
                    known += 1
    assert min(known, unknown) > 100


def test_a_native_chart_knows_something_in_one_unit(charts: Drawn) -> None:
    for here, chart, made in natives(charts):
        assert made.knows_any, chart.key
        heads = {found for each in made.series if (found := re.search(r"\(([^()]*)\)$", each.name))}
        units = {
            head[1] for head in heads if not re.fullmatch(r"20\d\d(-\d\d)?|own count|since 2014|2014년 이후", head[1])
        }
        assert units <= {made.unit}, chart.key
        if kind_of(chart) not in ("targets", "level_counts", "level_survey"):
            assert made.unit != "%" or here.indicator.unit == "share"


def test_tables_are_whole_so_that_documents_can_print_them(charts: Drawn) -> None:
    for _, chart in charts:
        columns = list(chart.printed.columns)
        assert all(isinstance(column, str) and column for column in columns), chart.key
        assert len(set(columns)) == len(columns), chart.key
        cells = [cell for row in chart.printed.to_numpy() for cell in row]
        assert [c for c in cells if not isinstance(c, str) or c in ("", "nan", "None", "NaT")] == [], chart.key
        if kind_of(chart) not in UNNAMED:
            assert chart.printed.iloc[:, 0].is_unique, (chart.key, list(chart.printed.iloc[:, 0]))


def test_bars_stand_in_the_order_of_the_screen(charts: Drawn) -> None:
    seen = set[str]()
    for _, chart, made in natives(charts):
        order = (
            [] if chart.figure is None else chart.figure.to_dict()["layout"].get("yaxis", {}).get("categoryarray") or []
        )
        if order:
            value = {n: [s.values[k] for s in made.series] for k, n in enumerate(made.categories)}
            assert [value[name] for name in reversed(order)] == [value[name] for name in made.categories], chart.key
            seen.add(kind_of(chart))
    assert {"ranking"} <= seen <= {
        "ranking", "lifecycle_closures", "lifecycle_industries", "level_counts", "level_survey",
    }  # fmt: skip


def test_years_run_forward_without_a_gap_on_lines(charts: Drawn) -> None:
    for _, chart, made in natives(charts):
        if made.kind == "line":
            first = int(made.categories[0])
            assert made.categories == tuple(str(first + k) for k in range(len(made.categories))), chart.key


def test_the_chosen_region_alone_has_the_accent(charts: Drawn) -> None:
    marked = 0
    for here, chart, made in natives(charts):
        if kind_of(chart) in ("ranking", "lifecycle_closures"):
            mine = [place for place, name in enumerate(made.categories) if name == here.place(here.selection.region)]
            assert list(made.chosen) == mine, chart.key
            marked += len(mine)
    for here, _, found in maps(charts):
        assert [each.region for each in found.areas if each.chosen] == [
            region.id for region in here.provinces() if region.id == here.selection.region
        ]
    assert marked > 0


def test_a_league_marks_all_targets_within_the_chosen_region(charts: Drawn) -> None:
    for here, chart, made in natives(charts):
        if kind_of(chart) == "targets":
            region = here.selection.region
            inside = [
                here.catalog.province_of(id) == region != "KR" for id in chart.table[here.say("column.region_id")]
            ]
            assert list(made.chosen) == [place for place, mine in enumerate(inside) if mine], chart.key


def test_every_figure_and_goal_of_a_path_is_in_its_printed_table(charts: Drawn) -> None:
    for here, chart in charts:
        if kind_of(chart) not in ("path", "scope_deployments_cumulative", "scope_deployments_annual"):
            continue
        words = {here.say("column.year"), here.say("column.status")}
        figures = chart.printed.drop(columns=list(words)).map(lambda c: re.sub(r" \(.*", "", c)).to_numpy().ravel()
        printed = sorted(c for c in figures if c not in (NONE, UNKNOWN[here.lang]))
        values = chart.table[here.say("column.value")]
        assert printed == sorted(f"{value:,.0f}" for value in values), chart.key


def test_what_is_not_final_stands_apart_from_what_is(charts: Drawn) -> None:
    apart = 0
    for here, chart, made in natives(charts):
        if kind_of(chart) in ("path", "scope_deployments_annual"):
            final, *rest = made.series
            status = chart.printed[here.say("column.status")]
            open_years = [said in {here.scope("status", s) for s in ("provisional", "derived", "estimate")}
                          for said in status]  # fmt: skip
            assert [v for v, is_open in zip(final.values, open_years, strict=True) if is_open and v is not None] == []
            assert any(open_years) == any(each.name.startswith(here.say("path.not_final")) for each in rest)
            apart += any(open_years)
            assert final.role == "value" and {each.role for each in rest} <= {"target", "plan"}
    assert apart > 0 or all(here.synthetic for here, _ in charts)


def test_a_path_is_a_table_with_a_row_a_year_and_a_column_a_goal(results_lake: Lake) -> None:
    rows = pd.DataFrame({
        "year": [2018, 2019, 2021], "value": [890.0, 1535.0, 2123.0], "status": ["derived", "actual", "actual"],
        "position": ["A", "B", "C"],
    })  # fmt: skip
    goals = pd.DataFrame({
        "regime": ["r1", "r2", "plan"], "year": [2020, 2022, 2022], "value": [2000.0, 3000.0, 2500.0],
        "status": ["target", "derived_target", "plan"], "position": ["D", "E", "F"],
    })  # fmt: skip
    labels = {"r1": "2천 개 (2018-08)", "r2": "3천 개", "plan": "계획"}
    made = path_tables(house(results_lake, "KR-48", 2021, "ko"), rows, goals, labels, LEVEL)
    assert made.printed.to_dict("list") == {
        "연도": ["2018", "2019", "2020", "2021", "2022"],
        "실적 (개)": ["–", "1,535", "자료 없음", "2,123", "자료 없음"],
        "잠정·산출·추정 (개)": ["890", "–", "–", "–", "–"],
        "구분": ["산출", "실적", "–", "실적", "–"],
        "2천 개 (2018-08)": ["–", "–", "2,000", "–", "–"],
        "3천 개": ["–", "–", "–", "–", "3,000 (산출한 목표)"],
        "계획": ["–", "–", "–", "–", "2,500"],
    }
    assert [(each.name, each.role, each.values) for each in made.native.series] == [
        ("실적 (개)", "value", (None, 1535.0, None, 2123.0, None)),
        ("잠정·산출·추정 (개)", "plan", (890.0, None, None, None, None)),
        ("2천 개 (2018-08)", "target", (None, None, 2000.0, None, None)),
        ("3천 개", "target", (None, None, None, None, 3000.0)),
        ("계획", "plan", (None, None, None, None, 2500.0)),
    ]
    assert (made.native.kind, made.native.unit, made.native.decimals) == ("line", "개", 0)
    assert made.files.shape == (6, 5)


def test_a_series_of_which_nothing_is_known_has_a_table_and_no_chart(results_lake: Lake) -> None:
    nothing = pd.DataFrame(columns=["regime", "year", "value", "status", "position"])
    made = path_tables(house(results_lake, "KR-48", 2021, "en"), nothing, nothing, {}, LEVEL)
    assert (len(made.printed), made.native) == (0, None)


def test_a_province_that_is_not_on_the_chosen_map_has_no_towns_on_it(results_lake: Lake) -> None:
    here = house(results_lake, "KR-29", 2022, "ko")
    merged = replace(here, selection=replace(here.selection, lens="restated", map=2026))
    assert town_chart(merged, "KR-29", about(merged, "KR-29")) is None
