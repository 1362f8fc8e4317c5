"""One word for the screen, only where the methods agree."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
from ibis import _

SIDES = {
    "on_track": "on_track",
    **dict.fromkeys(("behind", "slightly_off", "off", "too_slow", "limited"), "behind"),
    **dict.fromkeys(("contrary", "deterioration"), "contrary"),
}
STATUSES = ("pace_status", "extrapolation_status", "growth_status")


def sides() -> dict[str, ir.Value]:
    """Give for each method's status the side it is on: 'on_track', 'behind', 'contrary', or the status itself."""
    return {f"{status}_side": _[status].substitute(SIDES) for status in STATUSES}


def verdict() -> dict[str, ir.Value]:
    """Give verdict and verdict_reason ('' unless not assessable).

    'reached', 'missed' at or after the deadline; before it 'on_track', 'behind' or 'contrary' where all defined
    methods agree, else 'methods_disagree'; 'not_assessable' where none is defined. A flow is 'reached' or 'missed'
    by attainment alone; a plan is never judged.

    Source:
        Methods, section 5.
    """
    each = [_[f"{status}_side"] for status in STATUSES]
    common = ibis.coalesce(*each)
    differ = ibis.or_(*((side != common).fill_null(False) for side in each))
    is_flow = (_.indicator_kind == "flow").fill_null(False)
    flow_reason = ibis.ifelse((_.attainment_reason == "") & _.sign.isnull(), "direction_unset", _.attainment_reason)
    unknown = (_.blocked != "") | (~_.reached & ~_.over & common.isnull())
    return {
        "verdict": ibis.cases(
            (ibis.ifelse(is_flow, flow_reason != "", unknown), "not_assessable"),
            (is_flow & (_.sign * (_.actual - _.target) >= 0), "reached"),
            (is_flow, "missed"),
            (_.reached, "reached"),
            (_.over, "missed"),
            (differ, "methods_disagree"),
            else_=common,
        ),
        "verdict_reason": ibis.cases((is_flow, flow_reason), (unknown, _.pace_reason), else_=""),
    }
