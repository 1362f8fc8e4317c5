"""Counts per 1,000 establishments, with the year whose establishments were counted."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
from ibis import _


def per_thousand(main: ir.Table, numerator: str, denominator: str, years_apart: int) -> ir.Table:
    """Give numerator / denominator x 1,000 per region and year.

    The denominator is of the same year, else of the nearest known year at most `years_apart` away; of two equally
    near the earlier. Its year is a column, so that no screen passes one year off as another.

    Args:
        main: One value per indicator, region and year.
        numerator: Indicator id, e.g. deployments_cumulative.
        denominator: Indicator id, e.g. mfg_establishments_10plus.
        years_apart: Greatest distance in years; 0 = the same year only.

    Returns:
        **region, year** → value (per 1,000; null with a reason), numerator, denominator, denominator_year,
        numerator_position, denominator_position, reason ('', no_actual, no_denominator, zero_denominator).
        One row for each row of the numerator, unknown ones included.

    Source:
        Methods, section 11.
    """
    rows = _nearest(main, numerator, denominator, years_apart)
    rows = rows.mutate(
        reason=ibis.cases(
            (_.numerator.isnull(), "no_actual"),
            (_.denominator.isnull(), "no_denominator"),
            (_.denominator == 0, "zero_denominator"),
            else_="",
        ),
        value=_.numerator / _.denominator.nullif(0) * 1000,
    )
    return rows.select(
        *("region", "year", "value", "numerator", "denominator", "denominator_year"),
        *("numerator_position", "denominator_position", "reason"),
    )


def _nearest(main: ir.Table, numerator: str, denominator: str, years_apart: int) -> ir.Table:
    """Give each row of the numerator with the denominator of the nearest known year, null where none is in reach."""
    tops = main.filter(_.indicator == numerator).select(
        "region", "year", numerator=_.value, numerator_position=_.position
    )
    unders = main.filter(_.indicator == denominator, _.value.notnull()).select(
        under_region=_.region, denominator_year=_.year, denominator=_.value, denominator_position=_.position
    )
    distance = (tops.year - unders.denominator_year).abs()
    pairs = tops.left_join(unders, [tops.region == unders.under_region, distance <= years_apart])
    nearest = ibis.window(
        group_by=["region", "year"],
        order_by=[(_.year - _.denominator_year).abs(), _.denominator_year],
    )
    return pairs.mutate(place=ibis.row_number().over(nearest)).filter(_.place == 0)
