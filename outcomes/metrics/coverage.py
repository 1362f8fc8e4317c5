"""Which provinces a year has, how many of them are known, and which view that makes the first one."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
from ibis import _


def coverage(main: ir.Table, region: ir.Table, map_year: int | None = None) -> ir.Table:
    """Give the number of provinces with a value against the number that existed.

    Args:
        main: One value per indicator, region and year.
        region: The catalog's regions (id, level, valid_from, valid_to).
        map_year: Year whose map a restated series is drawn on; None = each year's own map.

    Returns:
        **indicator, year** → known (provinces with a value), valid (provinces that existed on December 31:
        17 until 2025, 16 for 2026). One row for each indicator and year of `main`, also where known is 0.

    Source:
        Methods, section 10.
    """
    valid = on_map(main, region, map_year)
    counts = valid.group_by("year").agg(valid=_.region.nunique())
    here = main.left_join(valid, ["year", "region"])
    there = _.value.notnull() & _.region_right.notnull()
    known = here.group_by("indicator", "year").agg(known=_.region.nunique(where=there))
    return known.left_join(counts, "year").select("indicator", "year", "known", valid=_.valid.fill_null(0))


def on_map(years: ir.Table, region: ir.Table, map_year: int | None) -> ir.Table:
    """Give **year, region**: the provinces at the end of each year, or of the map's year.

    Args:
        years: The column `year`.
        region: The catalog's regions (id, level, valid_from, valid_to).
        map_year: Year of the map that counts for every year; None = each year's own.

    Source:
        Methods, section 10.
    """
    provinces = region.filter(_.level == "province").select("id", "valid_from", "valid_to")
    days = years.select("year").distinct().mutate(day=ibis.date(_.year, 12, 31))
    if map_year is not None:
        days = days.mutate(day=ibis.date(map_year, 12, 31))
    pairs = days.join(
        provinces,
        [
            provinces.valid_from.isnull() | (provinces.valid_from <= days.day),
            provinces.valid_to.isnull() | (provinces.valid_to >= days.day),
        ],
    )
    return pairs.select("year", region=_.id)


def default_view(main: ir.Table, region: ir.Table, indicator: ir.Table) -> ir.Table:
    """Give what the first screen shows: the first headline indicator, in the year with most provinces known.

    Args:
        main: One value per indicator, region and year.
        region: The catalog's regions.
        indicator: The catalog's indicators (id, headline, position).

    Returns:
        One row: indicator, year, known, valid; the latest year on a tie. No row when nothing is known yet.

    Source:
        The design's default view.
    """
    listed = indicator.filter(_.headline).select(indicator=_.id, place=_.position)
    rows = coverage(main.filter(_.value.notnull()), region).join(listed, "indicator")
    first = rows.order_by(_.place, _.known.desc(), _.year.desc()).limit(1)
    return first.select("indicator", "year", "known", "valid")
