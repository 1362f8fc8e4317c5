"""The questions that the comparison of regions asks of a version; see `questions`."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
from ibis import _

from outcomes.catalog.model import HeadlineRule
from outcomes.metrics.concentration import concentration
from outcomes.metrics.coverage import on_map
from outcomes.metrics.location_quotient import location_quotient
from outcomes.metrics.peers import peers
from outcomes.metrics.questions import Tables, placed_series
from outcomes.metrics.relative import per_thousand


def against_establishments(
    tables: Tables, rule: HeadlineRule, map_year: int | None, numerator: str, denominator: str, years_apart: int
) -> ir.Table:
    """Give a count per 1,000 establishments and as a location quotient, for every province and year.

    Args:
        tables: The version.
        rule: Which figure stands where several disagree.
        map_year: Restate to the map of this year; None = each year's own map.
        numerator: Indicator id of a count that adds up.
        denominator: Indicator id of the establishments.
        years_apart: How far away the denominator's year may be.

    Returns:
        See `location_quotient`.
    """
    placed = tables.asked(placed_series, rule, map_year)
    rates = per_thousand(placed, numerator, denominator, years_apart)
    years = placed.filter(_.indicator == numerator).select("year").distinct()
    return location_quotient(rates, on_map(years, tables.table("region"), map_year))


def concentration_by_year(
    tables: Tables, rule: HeadlineRule, map_year: int | None, numerator: str, denominator: str, years_apart: int
) -> ir.Table:
    """Give Gini and Theil of a count for every year; see `concentration`."""
    found = tables.asked(against_establishments, rule, map_year, numerator, denominator, years_apart)
    return concentration(found)


def similar_regions(tables: Tables, rule: HeadlineRule, map_year: int | None, year: int, denominator: str) -> ir.Table:
    """Give how far the provinces of a year's map are from each other; see `peers`.

    A region's size is of the known year nearest to `year`, of two equally near the earlier.
    """
    placed = tables.asked(placed_series, rule, map_year)
    region = tables.table("region")
    known = placed.filter(_.indicator == denominator, _.value.notnull())
    known = known.semi_join(on_map(_one_year(region, year), region, map_year).select("region"), "region")
    nearest = ibis.window(group_by="region", order_by=[(_.year - year).abs(), _.year])
    sizes = known.mutate(turn=ibis.row_number().over(nearest)).filter(_.turn == 0)
    sizes = sizes.select("region", "position", size=_.value, size_year=_.year)
    changes = tables.table("region_change")
    return peers(sizes, industry_mix(tables.table("support_case"), changes, map_year or year))


def industry_mix(cases: ir.Table, region_change: ir.Table, map_year: int) -> ir.Table:
    """Give the industries of the supported projects of each region, on the map at the end of a year.

    Args:
        cases: Projects (region, industry, '' or null = not stated).
        region_change: Changes; the projects of regions that merged are counted together.
        map_year: The map.

    Returns:
        **region, industry** → share (0-1 of the region's projects whose industry is stated).
    """
    stated = cases.filter(_.industry.notnull(), _.industry != "", _.region.notnull())
    counts = stated.group_by("region", "industry").agg(projects=_.count())
    merged = region_change.filter(_.kind == "merger", _.effective_date.year() <= map_year, _.before != _.after)
    merged = merged.select("before", "after").distinct()
    moved = counts.left_join(merged, counts.region == merged.before)
    added = moved.mutate(place=_.after.fill_null(_.region)).group_by("place", "industry").agg(projects=_.projects.sum())
    of_region = ibis.window(group_by="region")
    return (
        added.rename(region="place")
        .mutate(share=_.projects / _.projects.sum().over(of_region))
        .select("region", "industry", "share")
    )


def _one_year(region: ir.Table, year: int) -> ir.Table:
    """Give a table of one year; of the catalog's own engine, since a question makes no tables."""
    return region.select(year=ibis.literal(year, "int64")).distinct()
