"""The maps for documents: fills, classes, counts and circles are those of the screen, in light colors."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from outcomes.catalog.printing import UNKNOWN
from outcomes.charts.theme import LIGHT
from outcomes.store.lake import Lake
from outcomes.ui.results.regional import map_chart, regional
from tests.unit.ui.drawn_results import Drawn, maps
from tests.unit.ui.test_narrative import house


def test_the_map_has_the_fills_classes_and_counts_of_its_legend(charts: Drawn) -> None:
    for here, chart, found in maps(charts):
        classes = re.findall(r'<i style="background:(#\w{6})"></i>([^<]*) \((\d+)\)</li>', chart.body)
        assert [(each.fill, each.label, str(each.count)) for each in found.legend] == [
            (fill, label.replace("&lt;", "<"), count) for fill, label, count in classes
        ]
        for each in found.legend:
            members = [area for area in found.areas if (area.fill, area.label) == (each.fill, each.label)]
            assert len(members) == each.count
        hatched = re.findall(r'<i class="hatched"></i>[^<]*\((\d+)\)', chart.body)
        lacking = [area for area in found.areas if area.hatched]
        assert [str(len(lacking))] * bool(lacking) == hatched
        assert {(area.fill, area.label) for area in lacking} <= {(LIGHT.unknown, UNKNOWN[here.lang])}
        assert len(found.areas) == len(here.provinces()) == len(chart.printed)


def test_the_map_fills_each_region_as_the_screen_does(charts: Drawn) -> None:
    for _, chart, found in maps(charts):
        fill = chart.figure.to_dict()["data"][0]
        steps = [color for _, color in fill["colorscale"][::2]]
        screen = {region: steps[int(z)] for region, z in zip(fill["locations"], fill["z"], strict=True)}
        assert {area.region: area.fill for area in found.areas if not area.hatched} == screen


def test_circles_are_shares_of_the_greatest_count_and_unknown_has_none(charts: Drawn) -> None:
    for here, chart, found in maps(charts):
        value = dict(zip(chart.printed.iloc[:, 0], chart.printed.iloc[:, 1], strict=True))
        counts = {name: float(re.sub(r"[^\d.]", "", cell)) for name, cell in value.items() if re.search(r"\d", cell)}
        top = max(counts.values(), default=1.0)
        for area in found.areas:
            wanted = counts[area.name] / top if area.name in counts else None
            assert area.circle == (None if wanted is None else pytest.approx(wanted)), area
            assert (124 < area.lon < 132, 33 < area.lat < 39) == (True, True)
        assert (here.say("legend.circle") in found.legend_title) == bool(counts)


def test_documents_have_the_light_colors_whatever_the_theme(results_lake: Lake) -> None:
    light = house(results_lake, "KR-47", 2018, "ko")
    dark = replace(light, theme="dark")
    assert map_chart(dark, regional(dark)).areas == map_chart(light, regional(light)).areas


def test_a_rate_fills_the_map_without_circles_and_a_count_alone_draws_circles(results_lake: Lake) -> None:
    here = house(results_lake, "KR", 2024, "ko")
    for indicator, circles in (("closures_cumulative", True), ("closures_share", False)):
        shown = replace(here, selection=replace(here.selection, indicator=indicator))
        found = map_chart(shown, regional(shown)).areas
        known = [area for area in found.areas if not area.hatched]
        assert {area.circle is not None for area in known} <= {circles}
        assert (found.legend == ()) == (circles or not known)
