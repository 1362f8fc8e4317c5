"""The charts of the pages on budget, comparison, productivity and definitions, and the form each has in documents."""

from __future__ import annotations

from functools import cache

from outcomes.catalog.model import Catalog
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_catalog
from outcomes.store.lake import Lake
from outcomes.ui.budget.choices import Choice as BudgetChoice
from outcomes.ui.budget.rows import By, budget_rows, scopes_of
from outcomes.ui.budget.view import budget_view
from outcomes.ui.chart_frame import Chart
from outcomes.ui.compare.choice import Choice as CompareChoice
from outcomes.ui.compare.choice import Show
from outcomes.ui.compare.view import comparison
from outcomes.ui.definitions.view import definitions
from outcomes.ui.house import House, Selection
from outcomes.ui.offer import offer
from outcomes.ui.productivity.cases import Choice as CasesChoice
from outcomes.ui.productivity.view import productivity
from outcomes.ui.results.standing import LEVEL

AS_TABLES = {
    "productivity_cohorts": "a triangle of years by years is a table already",
    "compare_table": "a table by the reader's choice",
    "compare_peers": "a table of distances of several kinds",
    "productivity_evidence": "evaluations that may not stand on one axis",
    "coverage": "words",
    "conflicts": "a list",
    "indicators": "a list",
}
KINDS = {
    "budget_chain": "column",
    "budget_scopes": "bar",
    "budget_shares": "stacked_bar",
    "budget_amounts_year": "column",
    "budget_amounts_region": "bar",
    "budget_amounts_program": "bar",
    "budget_amounts_funder": "bar",
    "budget_rates_year": "line",
    "budget_rates_region": "bar",
    "budget_rates_program": "bar",
    "budget_rates_funder": "bar",
    "budget_cost_regions": "bar",
    "budget_cost_years": "column",
    "compare_multiples": "line",
    "compare_slope": "line",
    "compare_ranks": "line",
    "compare_scatter": "scatter",
    "compare_quotient": "bar",
    "compare_concentration": "line",
    "productivity_distribution": "column",
    "productivity_groups": "bar",
    "productivity_reported": "bar",
    "causal": "bar",
}
WHERE = (("KR", 2018, "ko"), ("KR-48", 2019, "en"))
VIEWS: dict[str, tuple[Show, ...]] = {"ko": ("multiples", "scatter", "table"), "en": ("slope", "ranks", "multiples")}
BY: tuple[By, ...] = ("year", "region", "funder", "program")


@cache
def catalog() -> Catalog:
    return read_catalog(CATALOG)


def houses(lake: Lake) -> list[House]:
    versions = lake.versions()
    edition = lake.edition(versions[-1].number)
    offered = offer(edition, catalog(), None)
    set_id = "demo" if lake.folder.name == "lake-demo" else "published"
    chosen = [
        Selection(lang, set_id, edition.number, LEVEL, year, region, "then", "reported", 2026)
        for region, year, lang in WHERE
    ]
    return [House(catalog(), edition, versions, offered, one, "light") for one in chosen]


def drawn(house: House) -> list[Chart]:
    """The charts of the four pages: each kind of each page in one of the two places at least."""
    regions = tuple(region.id for region in house.provinces())
    found = []
    for show in VIEWS[house.lang]:
        shown = CompareChoice(show, (LEVEL,), regions, "value", None, None, "productivity_uplift_share", "value")
        found += comparison(house, shown).charts
    scopes = scopes_of(house, house.selection.region, house.selection.year) or ("total",)
    rows = budget_rows(house)
    programs = rows[(rows.region == house.selection.region) & (rows.year == house.selection.year)].program.any()
    for by in BY if programs else BY[:-1]:
        found += budget_view(house, BudgetChoice("eok", scopes[0], by)).charts
    if house.lang == "en":
        found += definitions(house).charts
    else:
        found += productivity(house, CasesChoice("productivity", "region")).charts
    return list({chart.key: chart for chart in found}.values())


def kind_of(chart: Chart) -> str:
    """A chart's key without its indicator."""
    return chart.key.removesuffix(f"_{LEVEL}")
