"""The growth there was against the growth that is needed."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
from ibis import _

from outcomes.metrics.stops import settled, where_defined

ON_TRACK, TOO_SLOW = 0.95, 0.60


def reasons() -> dict[str, ir.Value]:
    """Give growth_reason: '' where there is a growth ratio."""
    reason = ibis.cases(
        (_.blocked != "", _.blocked),
        (_.year > _.final_year, "deadline_passed"),
        (_.base_value.isnull(), "no_base_value"),
        (_.year <= _.base_year, "not_after_base"),
        (_.base_value == 0, "zero_base"),
        ((_.base_value < 0) | (_.actual <= 0) | (_.final_target <= 0), "not_positive"),
        (_.base_value == _.final_target, "base_is_target"),
        else_="",
    )
    return {"growth_reason": reason}


def numbers() -> dict[str, ir.Value]:
    """Give cagr_observed, cagr_required, growth_ratio (ratios) and growth_caveat.

    cagr = (value / base) ^ (1 / years since the base) - 1; growth_ratio = observed / |required|, its sign turned
    where down is good. A zero base stays undefined: no small number takes its place, no other year does.
    growth_caveat is 'cumulative_count' where the method misleads, else ''.

    Source:
        Methods, section 4 (Statistics Canada and Open SDG progress measure, after Eurostat).
    """
    # Without a defined case the base is null, so that no engine meets the root of a negative number.
    start = where_defined(_.growth_reason, _.base_value)
    observed = (_.actual / start) ** (1.0 / (_.year - _.base_year).nullif(0)) - 1
    required = (_.final_target / start) ** (1.0 / (_.final_year - _.base_year).nullif(0)) - 1
    is_count = (_.indicator_kind == "stock") & (_.unit == "count") & (_.growth_reason == "")
    return {
        "cagr_observed": observed,
        "cagr_required": required,
        "growth_ratio": _.sign * observed / required.abs().nullif(0),
        "growth_caveat": ibis.ifelse(is_count, "cumulative_count", ""),
    }


def statuses() -> dict[str, ir.Value]:
    """Give growth_status.

    'on_track' from 0.95, 'too_slow' from 0.60, 'limited' from 0, 'deterioration' below, 'reached', 'missed'.
    """
    own = ibis.cases(
        (_.growth_ratio >= ON_TRACK, "on_track"),
        (_.growth_ratio >= TOO_SLOW, "too_slow"),
        (_.growth_ratio >= 0, "limited"),
        else_="deterioration",
    )
    return {"growth_status": settled(own, _.growth_reason)}
