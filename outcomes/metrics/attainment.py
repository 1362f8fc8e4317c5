"""Actual against target, and what is still missing per year."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
from ibis import _

from outcomes.metrics.goals import SERIES
from outcomes.metrics.stops import where_defined


def rivals(assessed: ir.Table, target: ir.Table) -> ir.Table:
    """Give what the actual figure attains of the targets that other sources print for the same year.

    Args:
        assessed: The goal series judged (`assess`).
        target: The targets of one version.

    Returns:
        **indicator, region, organization, base, measure_scope, year, rival_position** → rival (the indicator's unit),
        rival_status, attainment (ratio; null = no actual figure). Only targets that differ from the one chosen.

    Source:
        Methods, section 1.
    """
    others = target.filter(_.value.notnull()).select(
        *(*SERIES, "regime"),
        year=_.period_end.year().cast("int64"),
        rival=_.value,
        rival_status=_.status,
        rival_position=_.position,
    )
    judged = assessed.filter(_.kind == "target").select(*SERIES, "regime", "year", "actual", "target")
    both = judged.join(others, [*SERIES, "regime", "year"]).filter(_.rival != _.target)
    return both.select(
        *(*SERIES, "year", "rival_position", "rival", "rival_status"), attainment=_.actual / _.rival.nullif(0)
    )


def reasons() -> dict[str, ir.Value]:
    """Give attainment_reason, attainment_final_reason, required_reason: '' where the number is defined."""
    return {
        "attainment_reason": _ratio_reason(_.target),
        "attainment_final_reason": _ratio_reason(_.final_target),
        "required_reason": ibis.cases(
            (_.goal_reason != "", _.goal_reason), (_.over & ~_.reached, "deadline_passed"), else_=""
        ),
    }


def numbers() -> dict[str, ir.Value]:
    """Give attainment, attainment_final, excess (ratios) and required_annual (the indicator's unit a year).

    attainment = actual / target of that very year, attainment_final = actual / final target, excess =
    attainment - 1, required_annual = (final target - actual) / years left, 0 when reached. Sources mix 'attained
    162.5 %' and 'exceeded by 62.5 %': these are ours, the printed wording stays in the note. Where down is good
    the ratio is the same, so that below 1 is the good side.

    Source:
        Methods, sections 1 and 2.
    """
    attained = _.actual / _.target.nullif(0)
    missing = (_.final_target - _.actual) / (_.final_year - _.year).nullif(0)
    return {
        "attainment": where_defined(_.attainment_reason, attained),
        "attainment_final": where_defined(_.attainment_final_reason, _.actual / _.final_target.nullif(0)),
        "excess": where_defined(_.attainment_reason, attained - 1),
        "required_annual": where_defined(_.required_reason, ibis.ifelse(_.reached, 0.0, missing)),
    }


def _ratio_reason(target: ir.Value) -> ir.Value:
    """Give why actual / target is undefined, '' where it is defined."""
    return ibis.cases(
        (_.kind == "plan", "plan"),
        (~_.eligible & (_.indicator_kind != "flow"), "no_target_in_force"),
        (target.isnull(), "no_target"),
        (~_.whole_year, "not_whole_year"),
        (target == 0, "target_zero"),
        else_=_.no_actual_reason,
    )
