"""Native charts as DrawingML: numbers within, colors by role, labels where they have room."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx.oxml.ns import _nsmap as names

from outcomes.export import colors
from outcomes.export.native import Kind, NativeChart, Role, Series
from outcomes.export.native_axes import spread
from outcomes.export.native_style import series_color
from outcomes.export.native_xml import chart_xml, drawable

SPACE = {prefix: names[prefix] for prefix in ("c", "a", "r")}


def series(name: str, role: Role, *values: float | None) -> Series:
    return Series(name, role, values, tuple("자료 없음" if v is None else f"{v:,.1f}" for v in values))


def chart(kind: Kind, *parts: Series, chosen: tuple[int, ...] = (), **more: Any) -> NativeChart:
    return NativeChart(kind, ("가", "나", "다"), parts, "개", 1, chosen, **more)


def found(made: NativeChart, path: str) -> list[Any]:
    return list(etree.fromstring(chart_xml(made, text_pt=10)).xpath(path, namespaces=SPACE))


VALUE, TARGET = series("실적", "value", 1.0, None, 3.5), series("목표", "target", 2.0, 2.5, 3.0)


@pytest.mark.parametrize(
    ("kind", "element", "direction", "grouping"),
    [
        ("bar", "barChart", ["bar"], ["clustered"]),
        ("column", "barChart", ["col"], ["clustered"]),
        ("stacked_bar", "barChart", ["bar"], ["stacked"]),
        ("stacked_column", "barChart", ["col"], ["stacked"]),
        ("line", "lineChart", [], ["standard"]),
    ],
)
def test_a_chart_holds_its_names_and_numbers_with_gaps_and_needs_no_workbook(
    kind: Kind, element: str, direction: list[str], grouping: list[str]
) -> None:
    made = chart(kind, VALUE, TARGET)
    assert found(made, f"//c:{element}/c:barDir/@val") == direction
    assert found(made, f"//c:{element}/c:grouping/@val") == grouping
    assert found(made, "//c:ser/c:tx//c:v/text()") == ["실적", "목표"]
    assert found(made, "//c:ser[1]/c:cat//c:v/text()") == ["가", "나", "다"]
    assert found(made, "//c:ser/c:val//c:pt/@idx") == ["0", "2", "0", "1", "2"]
    assert found(made, "//c:ser/c:val//c:v/text()") == ["1", "3.5", "2", "2.5", "3"]
    assert found(made, "//c:val//c:formatCode/text()") == ["#,##0.0;−#,##0.0"] * 2
    assert (found(made, "//c:externalData"), found(made, "//c:dispBlanksAs/@val")) == ([], ["gap"])


def test_the_first_bar_is_on_top_and_bars_begin_at_zero() -> None:
    made = chart("bar", VALUE)
    assert found(made, "//c:catAx/c:scaling/c:orientation/@val") == ["maxMin"]
    assert found(made, "//c:valAx/c:scaling/c:min/@val") == ["0"]


@pytest.mark.parametrize("kind", ["bar", "column", "stacked_bar", "stacked_column", "line", "scatter"])
def test_numbers_that_are_put_in_later_stay_in_the_chart(kind: Kind) -> None:
    along = {"across": series("비율", "other", 5.0, 6.0, 9.0)} if kind == "scatter" else {}
    assert found(chart(kind, VALUE, **along), "//c:valAx/c:scaling/c:max") == []
    below = chart(kind, series("실적", "value", 1.0, -2.0, 3.0), **along)
    assert found(below, "//c:valAx[last()]/c:scaling/c:min") == []


def test_places_in_a_ranking_keep_their_ends() -> None:
    made = chart("line", series("순위", "value", 3.0, 2.0, 17.0), least_on_top=True)
    assert len(found(made, "//c:valAx/c:scaling/c:max")) == 1


def test_what_is_not_final_is_hollow() -> None:
    plan = series("잠정", "plan", 1.0, 2.0, 3.0)
    inside = "//c:ser[2]/c:marker/c:spPr/a:solidFill/a:srgbClr/@val"
    assert found(chart("line", VALUE, plan), inside) == [colors.PAPER[1:]]
    for kind in ("bar", "column", "stacked_bar", "stacked_column"):
        made = chart(kind, VALUE, plan)
        assert len(found(made, "//c:ser[2]/c:spPr/a:noFill")) == 1
        assert found(made, "//c:ser[2]/c:spPr/a:ln//a:srgbClr/@val") == [colors.SCALE[3][1:]]


def test_each_target_has_a_mark_of_its_own() -> None:
    goals = [series(f"목표 {n}", "target", None, float(n), None) for n in range(3)]
    made = chart("line", VALUE, *goals)
    assert found(made, "//c:marker/c:symbol/@val") == ["circle", "diamond", "square", "triangle"]
    assert found(made, "//c:dLbl/c:idx/@val") == ["2", "1", "1", "1"]


def test_names_below_columns_are_level_and_long_ones_lie() -> None:
    made = chart("column", VALUE)
    assert found(made, "//c:catAx/c:txPr/a:bodyPr/@rot") == ["0"]
    long = NativeChart("column", ("가나다라마바사아자차카타파하" * 2, "나", "다"), made.series, "개", 1)
    assert found(long, "//c:barDir/@val") == ["bar"]


def test_points_of_a_scatter_bear_their_names() -> None:
    across = series("비율", "other", 5.0, 6.0, 9.0)
    made = chart("scatter", VALUE, across=across, chosen=(2,))
    assert found(made, "//c:xVal//c:v/text()") == ["5", "6", "9"]
    assert found(made, "//c:yVal//c:v/text()") == ["1", "3.5"]
    assert found(made, "//c:dLbl//a:t/text()") == ["가", "다"]
    assert found(made, "//c:dPt/c:idx/@val") == ["2"]
    assert found(made, "//c:valAx/c:title//a:t/text()") == ["비율", "실적"]


def test_a_line_is_named_at_its_last_known_value() -> None:
    made = chart("line", series("실적", "value", 1.0, 2.0, None), TARGET)
    assert found(made, "//c:dLbl/c:idx/@val") == ["1", "2"]
    assert found(made, "//c:dLbl/c:showSerName/@val") == ["1", "1"]
    assert found(made, "//c:legend") == []


def test_many_lines_are_named_in_a_legend() -> None:
    many = [series(f"지역 {n} 의 아주 긴 이름", "value", 1.0, 2.0, float(n)) for n in range(12)]
    assert len(found(chart("line", *many), "//c:legend")) == 1


@pytest.mark.parametrize(
    ("made", "number", "color"),
    [
        (chart("bar", VALUE), 0, colors.ACCENT),
        (chart("bar", VALUE, chosen=(1,)), 0, colors.MUTED),
        (chart("bar", VALUE, TARGET, chosen=(1,)), 0, colors.SCALE[2]),
        (chart("line", VALUE, VALUE), 1, colors.AHEAD),
        (chart("line", VALUE, TARGET), 1, colors.INK),
        (chart("column", VALUE, series("계획", "plan", 1.0)), 1, colors.SCALE[3]),
        (chart("line", VALUE, series("다른 지역", "other", 1.0)), 1, colors.MUTED),
        (chart("stacked_bar", *[series("몫", "part", 1.0)] * 3), 2, colors.SCALE[0]),
    ],
)
def test_color_follows_the_role(made: NativeChart, number: int, color: str) -> None:
    assert series_color(made, number) == color


def test_names_that_look_like_markup_stay_names_and_control_characters_are_left_out() -> None:
    made = chart("bar", series("<b>&실적\x00", "value", 1.0, 2.0, 3.0))
    assert found(made, "//c:ser/c:tx//c:v/text()") == ["<b>&실적"]


def test_a_chart_without_one_known_value_is_not_drawn() -> None:
    assert drawable(chart("bar", VALUE))
    assert not drawable(chart("bar", series("실적", "value", None, None, None)))
    assert not drawable(None)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0, 1), max_size=6))
def test_labels_are_spread_in_their_order(places: list[float]) -> None:
    made = spread(places, 0.1)
    order = sorted(range(len(places)), key=lambda k: places[k])
    assert all(made[b] - made[a] >= 0.1 - 1e-9 for a, b in pairwise(order))
