"""Which of several goals a series is judged by in a year: the one in force then, or the latest one."""

from __future__ import annotations

from typing import Literal

import ibis
import ibis.expr.types as ir
from ibis import _

from outcomes.metrics.goals import SERIES

Mode = Literal["then", "latest"]
GOAL_FIELDS = ("final_target", "final_year", "base_year", "final_position", "final_status", "final_document")


def judged_by(goals: ir.Table, indicator: ir.Table, years: ir.Table, mode: Mode) -> ir.Table:
    """Give the goal that counts for every goal series and year.

    Args:
        goals: Targets and plans, one row per series, regime and year.
        indicator: The catalog's indicators (id, kind, unit, direction).
        years: One integer column `year`.
        mode: 'then' = in force on December 31 of the year; 'latest' = the most recently set one, for every year.
            A flow's goal is always the one for that very year. A target goes before a plan.

    Returns:
        **indicator, region, organization, base, measure_scope, year** → kind ('target', 'plan', '' = none counts),
        regime, final_target, final_year, base_year (null for flows), final_position, final_status, final_document,
        eligible (False: no goal counts in this year), whole_year, indicator_kind, unit, direction.

    Source:
        Methods, section 6.
    """
    day = ibis.date(_.year, 12, 31)
    in_force = (_.valid_from.isnull() | (_.valid_from <= day)) & (_.valid_to.isnull() | (_.valid_to >= day))
    path_counts = in_force if mode == "then" else ibis.literal(True)
    eligible = ibis.ifelse(_.is_flow, _.final_year == _.year, path_counts)
    preferred = [eligible.desc(), *([in_force.desc()] if mode == "then" else []), _.whole_year.desc()]
    latest = [_.kind.desc(), _.set_on.desc(), _.valid_from.desc(), _.regime, _.final_year.desc()]
    best = ibis.window(group_by=(*SERIES, "year"), order_by=[*preferred, *latest])
    crossed = _last_points(goals, indicator).cross_join(years.select(year=_.year.cast("int64")))
    rows = crossed.mutate(eligible=eligible, place=ibis.row_number().over(best)).filter(_.place == 0)
    return rows.select(
        *SERIES,
        *("year", "eligible", "whole_year", "indicator_kind", "unit", "direction"),
        kind=ibis.ifelse(_.eligible, _.kind, ""),
        regime=ibis.ifelse(_.eligible, _.regime, ""),
        **{field: rows.eligible.ifelse(rows[field], ibis.null(rows[field].type())) for field in GOAL_FIELDS},
    )


def _last_points(goals: ir.Table, indicator: ir.Table) -> ir.Table:
    """Give the final point of every regime's path; of a flow every year's goal, which is no path."""
    about = indicator.select(indicator=_.id, indicator_kind=_.kind, unit=_.unit, direction=_.direction)
    path = ibis.window(group_by=(*SERIES, "kind", "regime"))
    is_flow = (_.indicator_kind == "flow").fill_null(False)
    rows = goals.left_join(about, "indicator").select(
        *SERIES,
        *("kind", "regime", "set_on", "valid_from", "valid_to", "whole_year"),
        *("indicator_kind", "unit", "direction"),
        is_flow=is_flow,
        last_year=_.year.max().over(path),
        final_target=_.value,
        final_year=_.year,
        base_year=ibis.ifelse(is_flow, ibis.null("int64"), _.base_year),
        final_position=_.position,
        final_status=_.status,
        final_document=_.document,
    )
    return rows.filter(_.is_flow | (_.final_year == _.last_year))
