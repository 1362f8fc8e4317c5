"""The charts of the result pages as they are drawn at a few places, and how tests tell them apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from outcomes.export.native import NativeChart, RegionMap
from outcomes.store.lake import Lake
from outcomes.ui.chart_frame import Chart
from outcomes.ui.house import House
from outcomes.ui.results.views import overview, region_view
from outcomes.ui.targets.view import targets_view
from outcomes.ui.whatif.choices import Scenario
from outcomes.ui.whatif.start import Start, whatif_start
from outcomes.ui.whatif.view import opened
from tests.unit.ui.test_narrative import house

Drawn = list[tuple[House, Chart]]

AS_TABLES = {
    "gaps": "which cells are empty is the message",
    "restated": "how one figure comes from others is words",
    "timeline": "words with dates",
    "topic": "ledgers of several indicators, units and scopes",
    "level_schemes": "words",
    "adoption": "each rate has another denominator",
    "targets_plans": "told step by step",
}
KINDS = {
    "ranking": "bar",
    "path": "line",
    "scope_deployments_cumulative": "line",
    "scope_deployments_annual": "column",
    "towns": "bar",
    "lifecycle_net": "column",
    "lifecycle_closures": "bar",
    "lifecycle_industries": "bar",
    "level_counts": "stacked_bar",
    "level_survey": "stacked_bar",
    "targets": "bar",
    "whatif": "line",
    "whatif_share": "bar",
}
UNNAMED = ("topic", "timeline")  # their rows have no name of their own
FEW_CASES = 20  # projects, which these pages do not show
WHERE = {
    "lake": (("KR", 2019, "ko"), ("KR-48", 2021, "en")),
    "lake-demo": (("KR-26", 2018, "ko"), ("KR-47", 2018, "en")),
}
NONE = "–"


def drawn(lake: Lake) -> Iterator[tuple[House, Chart]]:
    """Every chart of the pages that lead to results and targets, each page at one place or two of a set."""
    first, second = (house(lake, *where) for where in WHERE[lake.folder.name])
    if first.synthetic:
        second = replace(second, selection=replace(second.selection, lens="restated", map=2026))
    for here in (first,) if first.synthetic else (first, second):
        start = whatif_start(here)
        pages = [region_view(here).charts, targets_view(here, "attainment").charts]
        pages += [opened(here, start, scenario(start)).charts] if isinstance(start, Start) else []
        yield from ((here, chart) for charts in pages for chart in charts)
    here = second if first.synthetic else first
    yield from ((here, chart) for chart in overview(here).charts)


def scenario(start: Start) -> Scenario:
    goal = start.goals[-1]
    share = "equal" if start.region == "KR" else ""
    return Scenario(goal.id, "additions", 500, 100, 100, start.last_year(goal), share)


def natives(charts: Drawn) -> list[tuple[House, Chart, NativeChart]]:
    return [(here, chart, chart.native) for here, chart in charts if chart.native]


def maps(charts: Drawn) -> list[tuple[House, Chart, RegionMap]]:
    return [(here, chart, chart.areas) for here, chart in charts if chart.areas]


def kind_of(chart: Chart) -> str:
    """A chart's key without its indicator and scope, the longest that is known."""
    names = (*KINDS, *AS_TABLES, "map")
    return max((name for name in names if chart.key == name or chart.key.startswith(f"{name}_")), key=len)
