"""How unevenly a count lies over the regions: Gini and Theil, with the weights named."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
from ibis import _

LEAST_REGIONS = 2


def concentration(quotients: ir.Table) -> ir.Table:
    """Give Gini and Theil of each year over its known provinces.

    `gini` counts every province once: 0 = all have the same number, (n - 1)/n = one has all. `gini_weighted` and
    `theil` weigh by establishments: 0 = every province has the share that its establishments have.

        gini          = sum |x_i - x_j| / (2 n sum x)
        gini_weighted = sum |s_i e_j - s_j e_i| / 2
        theil         = sum s_i ln(s_i / e_i)

    over all ordered pairs, with s the share of the count and e the share of establishments.

    Args:
        quotients: What `location_quotient` gives, a row per province and year.

    Returns:
        **year** → gini, known (provinces with a count), reason; gini_weighted, theil, both (provinces with count and
        establishments), reason_weighted; valid (provinces that year). Null with a reason: too_few_regions (under two
        known), all_zero, negative.

    Source:
        Methods, section 11.
    """
    counted = quotients.filter(_.numerator.notnull())
    weighed = counted.filter(_.denominator > 0)
    years = quotients.group_by("year").agg(valid=_.valid.max())
    rows = years.left_join(_once(counted), "year").drop("year_right")
    rows = rows.left_join(_by_establishments(weighed), "year").drop("year_right")
    rows = rows.mutate(known=_.known.fill_null(0), both=_.both.fill_null(0))
    rows = rows.mutate(
        reason=_reason(_.known, _.total, _.lowest), reason_weighted=_reason(_.both, _.both_total, _.both_lowest)
    )
    return rows.select(
        *("year", "known", "both", "valid", "reason", "reason_weighted"),
        gini=_where(_.reason == "", _.gini),
        gini_weighted=_where(_.reason_weighted == "", _.gini_weighted),
        theil=_where(_.reason_weighted == "", _.theil),
    )


def _where(assessable: ir.Value, index: ir.Value) -> ir.Value:
    """Give an index where it is assessable, else null."""
    return ibis.ifelse(assessable, index, ibis.null("float64"))


def _reason(known: ir.Value, total: ir.Value, lowest: ir.Value) -> ir.Value:
    """Give why an index is not assessable, '' where it is."""
    return ibis.cases(
        (known < LEAST_REGIONS, "too_few_regions"), (lowest < 0, "negative"), (total == 0, "all_zero"), else_=""
    )


def _once(counted: ir.Table) -> ir.Table:
    """Give **year** → gini with every province counted once, known, total, lowest."""
    left = counted.select("year", mine=_.numerator)
    right = counted.select("year", theirs=_.numerator)
    apart = left.join(right, "year").group_by("year").agg(apart=(_.mine - _.theirs).abs().sum())
    sums = counted.group_by("year").agg(known=_.count(), total=_.numerator.sum(), lowest=_.numerator.min())
    rows = sums.join(apart, "year")
    return rows.select("year", "known", "total", "lowest", gini=_.apart / (2 * _.known * _.total.nullif(0)))


def _by_establishments(weighed: ir.Table) -> ir.Table:
    """Give **year** → gini_weighted and theil against establishments, both, both_total, both_lowest."""
    year = ibis.window(group_by="year")
    shares = weighed.select(
        "year",
        count=_.numerator,
        share=_.numerator / _.numerator.sum().over(year).nullif(0),
        weight=_.denominator / _.denominator.sum().over(year),
    )
    left = shares.select("year", "share", "weight")
    right = shares.select("year", other_share=_.share, other_weight=_.weight)
    apart = (
        left.join(right, "year")
        .group_by("year")
        .agg(gini_weighted=(_.share * _.other_weight - _.other_share * _.weight).abs().sum() / 2)
    )
    term = ibis.ifelse(_.share > 0, _.share * (_.share / _.weight).nullif(0).ln(), 0.0)  # x ln x goes to 0 with x
    sums = (
        shares.mutate(term=ibis.ifelse(_.share >= 0, term, ibis.null("float64")))
        .group_by("year")
        .agg(both=_.count(), both_total=_["count"].sum(), both_lowest=_["count"].min(), theil=_.term.sum())
    )
    return sums.join(apart, "year").select(
        "year", "both", "both_total", "both_lowest", "gini_weighted", theil=ibis.greatest(_.theil, 0.0)
    )
