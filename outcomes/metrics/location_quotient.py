"""A region's share of a count against its share of establishments."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
from ibis import _

LEAST_REGIONS = 2


def location_quotient(rates: ir.Table, provinces: ir.Table) -> ir.Table:
    """Give each province's location quotient: its share of the numerator / its share of the denominator.

    Both shares are of the provinces for which both are known, so that the mean of the quotients weighted by
    establishments is 1 whoever is missing. A quotient of 1.2: a fifth more than the region's establishments would ask.

    Args:
        rates: What `per_thousand` gives: region, year, value, numerator, denominator (of a year that it names) and
            their positions.
        provinces: **year, region**: the provinces that count in each year.

    Returns:
        **region, year** → value (the quotient; null with a reason), per_thousand, numerator, denominator,
        denominator_year, numerator_position, denominator_position, both (provinces that year with both known), valid
        (provinces that year), reason ('', no_actual, no_denominator, zero_denominator, too_few_regions, all_zero).
        One row for each province and year of `provinces`.

    Source:
        Methods, section 11.
    """
    here = rates.rename(per_thousand="value")
    rows = provinces.left_join(here, ["region", "year"]).drop("region_right", "year_right")
    rows = rows.mutate(reason=ibis.ifelse(_.numerator.isnull(), "no_actual", _.reason.fill_null("no_actual")))
    rows = rows.mutate(counted=_.reason == "")
    return _shared(rows).select(
        *("region", "year", "value", "per_thousand", "numerator", "denominator", "denominator_year"),
        *("numerator_position", "denominator_position", "both", "valid", "reason"),
    )


def _shared(rows: ir.Table) -> ir.Table:
    """Give the rows with the quotient of their shares of each year, and how many rows it is over."""
    year = ibis.window(group_by="year")
    rows = rows.mutate(
        both=_.counted.cast("int64").sum().over(year),
        valid=_.region.count().over(year),
        all_tops=_.numerator.sum(where=_.counted).over(year),
        all_unders=_.denominator.sum(where=_.counted).over(year),
    )
    rows = rows.mutate(
        reason=ibis.cases(
            (_.reason != "", _.reason),
            (_.both < LEAST_REGIONS, "too_few_regions"),
            (_.all_tops == 0, "all_zero"),
            else_="",
        )
    )
    quotient = (_.numerator / _.all_tops.nullif(0)) / (_.denominator / _.all_unders.nullif(0))
    return rows.mutate(value=ibis.ifelse(_.reason == "", quotient, ibis.null("float64")))
