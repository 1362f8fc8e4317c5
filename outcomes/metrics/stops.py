"""What stops every method at once, and what a settled goal means for a method's status."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
from ibis import _


def standing() -> dict[str, ir.Value]:
    """Give how a goal stands, before any method is asked.

    sign (+1 up is good, -1 down is good, null unset), no_actual_reason, goal_reason (why a path goal has no answer
    at all), blocked (the same, or 'plan': a plan is never judged), reached, over (the deadline year is here or
    past). reached is False wherever it cannot be told.
    """
    sign = ibis.cases((_.direction == "up", 1), (_.direction == "down", -1), else_=ibis.null("int8"))
    no_actual = ibis.ifelse(_.actual_other_stage != "", "other_stage", "no_actual")
    goal_reason = ibis.cases(
        (_.indicator_kind == "flow", "not_a_path"),
        (~_.eligible, "no_target_in_force"),
        (_.final_target.isnull(), "no_target"),
        (~_.whole_year, "not_whole_year"),
        (_.actual.isnull(), no_actual),
        (~_.direction.isin(("up", "down")).fill_null(False), "direction_unset"),
        # Nothing was asked for: every count 'reaches' it. Down to zero is a real goal.
        ((_.final_target == 0) & (_.direction == "up"), "target_zero"),
        else_="",
    )
    return {
        "sign": sign,
        "no_actual_reason": ibis.ifelse(_.actual.isnull(), no_actual, ""),
        "goal_reason": goal_reason,
        "blocked": ibis.ifelse((goal_reason == "") & (_.kind == "plan"), "plan", goal_reason),
        "reached": (_.eligible & _.whole_year & (sign * (_.actual - _.final_target) >= 0)).fill_null(False),
        "over": (_.year >= _.final_year).fill_null(False),
    }


def where_defined(reason: ir.Value, value: ir.Value) -> ir.Value:
    """Give a number where no reason stands against it, null elsewhere."""
    return ibis.ifelse(reason == "", value, ibis.null("float64"))


def settled(own: ir.Value, reason: ir.Value) -> ir.Value:
    """Give a method's status: null where a reason stands, 'reached', 'missed' at or after the deadline, or its own."""
    return ibis.cases((reason != "", ibis.null("string")), (_.reached, "reached"), (_.over, "missed"), else_=own)
