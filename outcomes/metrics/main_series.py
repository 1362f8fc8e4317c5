"""The one series per indicator and region that maps, rankings and formulas use."""

from __future__ import annotations

import ibis.expr.types as ir
from ibis import _

MAIN_COLUMNS = (
    *("indicator", "region", "year", "value", "value_high", "status", "confidence", "mark", "source", "position"),
    *("as_of", "conflict_group", "alternatives", "alternative_low", "alternative_high"),
)


def main(headline: ir.Table, indicator: ir.Table) -> ir.Table:
    """Give the region's own figures on the indicator's default base, stage and scope.

    Args:
        headline: One figure per series and year.
        indicator: The catalog's indicators (id, base, stage, measure_scope).

    Returns:
        **indicator, region, year** → value (the indicator's unit; null = published as unknown), value_high,
        status, confidence, mark, source, position, as_of, conflict_group, alternatives, alternative_low,
        alternative_high. Organizations (technoparks) and single programs are never the region's figure.

    Source:
        Methods, section 7.
    """
    own = headline.filter(_.organization == "", _.program == "")
    return own.semi_join(defaults(indicator), ["indicator", "base", "stage", "measure_scope"]).select(*MAIN_COLUMNS)


def defaults(indicator: ir.Table) -> ir.Table:
    """Give **indicator** → base, stage, measure_scope of its main series, '' where the catalog says nothing."""
    return indicator.select(
        indicator=_.id,
        base=_.base.fill_null(""),
        stage=_.stage.fill_null(""),
        measure_scope=_.measure_scope.fill_null(""),
    )
