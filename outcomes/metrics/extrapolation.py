"""Where the last five annual changes lead."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
from ibis import _

from outcomes.metrics.goals import SERIES
from outcomes.metrics.stops import settled, where_defined

YEARS = 5
FEWEST = 3
ON_TRACK_GAP, SLIGHTLY_OFF_GAP = 0.05, 0.20


def changes(known: ir.Table) -> ir.Table:
    """Give the known figures with the mean of the last five annual changes up to each year.

    A change counts only between two consecutive known years; across a missing year there is none.

    Args:
        known: One known figure per series and year.

    Returns:
        **indicator, region, organization, base, measure_scope, year** → actual, actual_status, actual_confidence,
        actual_mark, actual_source, actual_position, mean_change (unit a year; null = no consecutive years),
        change_count (0 to 5), series_falls (below the last known figure before it).

    Source:
        Methods, section 3.
    """
    in_order = ibis.window(group_by=SERIES, order_by="year")
    rows = known.mutate(before=_.value.lag().over(in_order), year_before=_.year.lag().over(in_order))
    rows = rows.mutate(change=ibis.ifelse(_.year_before == _.year - 1, _.value - _.before, ibis.null("float64")))
    recent = ibis.range_window(preceding=YEARS - 1, following=0, group_by=SERIES, order_by="year")
    return rows.select(
        *SERIES,
        "year",
        actual=_.value,
        actual_status=_.status,
        actual_confidence=_.confidence,
        actual_mark=_.mark,
        actual_source=_.source,
        actual_position=_.position,
        mean_change=_.change.mean().over(recent),
        change_count=_.change.count().over(recent),
        series_falls=(_.value < _.before).fill_null(False),
    )


def reasons() -> dict[str, ir.Value]:
    """Give extrapolation_reason; too_few_points: fewer than three changes, change_count says how many."""
    reason = ibis.cases(
        (_.blocked != "", _.blocked), (_.over, "deadline_passed"), (_.change_count < FEWEST, "too_few_points"), else_=""
    )
    return {"extrapolation_reason": reason}


def numbers() -> dict[str, ir.Value]:
    """Give forecast (the indicator's unit) and gap (ratio; null when already reached).

    forecast = actual + mean change x years left; gap = (target - forecast) / (target - actual).

    Source:
        Methods, section 3 (Destatis, German sustainability strategy indicators).
    """
    forecast = _.actual + _.mean_change * (_.final_year - _.year)
    gap = (_.final_target - forecast) / (_.final_target - _.actual).nullif(0)
    return {
        "forecast": where_defined(_.extrapolation_reason, forecast),
        "gap": where_defined(_.extrapolation_reason, ibis.ifelse(_.reached, ibis.null("float64"), gap)),
    }


def statuses() -> dict[str, ir.Value]:
    """Give extrapolation_status.

    'on_track' below a gap of 5 %, 'slightly_off' to 20 %, 'off' above, 'contrary' when the mean change leads away
    from the target, 'reached'.
    """
    own = ibis.cases(
        (_.sign * _.mean_change < 0, "contrary"),
        (_.gap < ON_TRACK_GAP, "on_track"),
        (_.gap <= SLIGHTLY_OFF_GAP, "slightly_off"),
        else_="off",
    )
    return {"extrapolation_status": settled(own, _.extrapolation_reason)}
