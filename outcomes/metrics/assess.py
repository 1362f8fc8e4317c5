"""Targets and actual figures side by side, by every method that applies."""

from __future__ import annotations

import ibis.expr.types as ir
from ibis import _

from outcomes.metrics import attainment, extrapolation, growth, pace
from outcomes.metrics.extrapolation import changes
from outcomes.metrics.goals import SERIES
from outcomes.metrics.main_series import defaults
from outcomes.metrics.regime import Mode, judged_by
from outcomes.metrics.stops import standing
from outcomes.metrics.verdict import sides, verdict

ASSESSMENT_COLUMNS = (
    *(*SERIES, "year", "kind", "regime", "indicator_kind", "direction"),
    *("actual", "actual_status", "actual_confidence", "actual_mark", "actual_source", "actual_position"),
    *("actual_other_stage", "series_falls"),
    *("target", "target_status", "target_mark", "target_document", "target_position"),
    *("target_alternatives", "target_low", "target_high"),
    *("final_target", "final_year", "final_status", "final_document", "final_position"),
    *("base_year", "base_value", "base_position", "expected", "expected_kind"),
    *("attainment", "attainment_reason", "attainment_final", "attainment_final_reason", "excess"),
    *("required_annual", "required_reason", "pace", "pace_status", "pace_reason"),
    *("mean_change", "change_count", "forecast", "gap", "extrapolation_status", "extrapolation_reason"),
    *("cagr_observed", "cagr_required", "growth_ratio", "growth_status", "growth_reason", "growth_caveat"),
    *("verdict", "verdict_reason"),
)

# A method's reason comes before its number and the number before its status; the methods share the stages.
STAGES = (
    (standing, pace.path),
    (attainment.reasons, pace.reasons, extrapolation.reasons, growth.reasons),
    (attainment.numbers, pace.numbers, extrapolation.numbers, growth.numbers),
    (pace.statuses, extrapolation.statuses, growth.statuses),
    (sides,),
    (verdict,),
)


def assess(series: ir.Table, goals: ir.Table, indicator: ir.Table, years: ir.Table, mode: Mode) -> ir.Table:
    """Give what every method says about every goal series in every year.

    Args:
        series: One figure per series and year (`headline`).
        goals: Targets and plans (`goals`).
        indicator: The catalog's indicators (id, kind, unit, direction, base, stage, measure_scope).
        years: One integer column `year`: the states at these years' ends are judged.
        mode: 'then' = the goal in force on December 31 of the year, 'latest' = the most recently set one.

    Returns:
        **indicator, region, organization, base, measure_scope, year** → `ASSESSMENT_COLUMNS` in that order. Values
        are in the indicator's unit, attainment, excess, pace, gap, CAGRs and growth_ratio are ratios (1 = 100 %).
        target_alternatives, target_low and target_high are what other rows say about the year's target.
        Null = not assessable; the method's reason column says why and is '' where the method is defined.
        A method's status is null exactly when its reason is not ''. Figures of another stage than the
        indicator's are never used: actual_other_stage names them ('|' between several).

    Source:
        Methods, sections 1 to 7.
    """
    rows = _with_figures(judged_by(goals, indicator, years, mode), goals, series, indicator)
    for stage in STAGES:
        rows = rows.mutate(**{name: value for part in stage for name, value in part().items()})
    return rows.select(*ASSESSMENT_COLUMNS)


def _with_figures(judged: ir.Table, goals: ir.Table, series: ir.Table, indicator: ir.Table) -> ir.Table:
    """Give the goals with the year's own target, the actual value, the base value and names of other stages."""
    at = (*SERIES, "year")
    points = goals.select(
        *at,
        *("kind", "regime"),
        target=_.value,
        target_status=_.status,
        target_mark=_.mark,
        target_document=_.document,
        target_position=_.position,
        target_alternatives=_.alternatives,
        target_low=_.alternative_low,
        target_high=_.alternative_high,
    )
    stages = defaults(indicator).select("indicator", "stage")
    whole = series.filter(_.program == "", _.value.notnull())
    known = changes(whole.semi_join(stages, ["indicator", "stage"]))
    bases = known.select(*SERIES, base_year=_.year, base_value=_.actual, base_position=_.actual_position)
    others = whole.anti_join(stages, ["indicator", "stage"]).group_by(at)
    other = others.agg(other_stages=_.stage.group_concat("|", order_by=_.stage))
    # One chain of joins and one projection: each further projection would cost as much as a join.
    rows = judged.left_join(points, (*at, "kind", "regime"), rname="{name}_of_point")
    rows = rows.left_join(known, at, rname="{name}_of_actual").left_join(other, at, rname="{name}_of_other")
    rows = rows.left_join(bases, (*SERIES, "base_year"), rname="{name}_of_base")
    return rows.select(
        *judged.columns,
        *(column for column in points.columns if column.startswith("target")),
        *(column for column in known.columns if column.startswith("actual")),
        *("mean_change", "base_value", "base_position"),
        change_count=rows.change_count.fill_null(0),
        series_falls=(rows.series_falls & (rows.indicator_kind == "stock")).fill_null(False),
        actual_other_stage=rows.other_stages.fill_null(""),
    )
