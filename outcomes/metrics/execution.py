"""Whether the money of a year was executed under, within or over the band of what was available."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
from ibis import _

CONTRADICTIONS = (
    "executed_above_available",
    "rest_below_zero",
    "disbursed_above_available",
    "executed_above_disbursed",
)


def judged(chain: ir.Table, low: float, high: float) -> ir.Table:
    """Give the chain with its execution judged on both sides, and what in it cannot be true together.

    Args:
        chain: The chain; see `outcomes.metrics.budget.chain`.
        low: Share of the available money below which execution is under the band.
        high: Share above which it is over.

    Returns:
        The chain's columns and verdict (under, within, over, not_assessable), verdict_reason ('', the chain's
        rate_reason, or no_supplementary: more than the main budget was executed and the supplementary budget is
        unknown), contradictions (codes of CONTRADICTIONS joined by '|', '' for none).

    Source:
        Methods, section 8: under and over are both bad. Under the band of the main budget alone is under that of
        any larger sum too; over it may still be within one.
    """
    above = _.rate > high
    reason = ibis.cases(
        (_.rate_reason != "", _.rate_reason),
        (above & (_.basis == "budgeted"), "no_supplementary"),
        else_="",
    )
    rows = chain.mutate(verdict_reason=reason)
    verdict = ibis.cases(
        (_.verdict_reason != "", "not_assessable"), (_.rate < low, "under"), (above, "over"), else_="within"
    )
    known = _.basis == "available"
    found = {
        "executed_above_available": known & (_.executed > _.spendable),
        "rest_below_zero": known & (_.rest < 0) & (_.executed <= _.spendable),
        "disbursed_above_available": known & (_.disbursed > _.spendable),
        "executed_above_disbursed": _.executed > _.disbursed,
    }
    said = ibis.array([ibis.ifelse(found[code].fill_null(False), code, "") for code in CONTRADICTIONS])
    return rows.mutate(verdict=verdict, contradictions=said.filter(lambda code: code != "").join("|"))
