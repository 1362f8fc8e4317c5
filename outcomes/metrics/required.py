"""What is still needed a year once the planned additions are in."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir
from ibis import _

from outcomes.catalog.model import HeadlineRule
from outcomes.metrics.goals import SERIES
from outcomes.metrics.headline import chosen, year_states
from outcomes.metrics.main_series import defaults

GOAL = (*SERIES, "kind", "regime", "goal_year", "level_year")
STEP = (
    *(*GOAL, "year", "goal", "level", "additions", "mark", "latest"),
    *("level_position", "plan_position", "goal_position"),
)
PLACE = ("region", "organization", "measure_scope")


def required_after_plans(
    series: ir.Table, goals: ir.Table, observation: ir.Table, indicator: ir.Table, pairing: Mapping[str, str]
) -> ir.Table:
    """Give the required annual addition at each known level and after each planned year that follows it.

    Busan: 165 at the end of 2016, 70 or more planned for 2017, 430 by 2020: 66.25 a year after 2016, 65 after 2017.

    Args:
        series: One figure per series and year (`headline`).
        goals: Targets and plans (`goals`).
        observation: The observations of one version; whole-year flows with status 'plan' are the additions.
        indicator: The catalog's indicators (id, kind, stage).
        pairing: Stock indicator → the flow that adds to it, e.g. deployments_cumulative → deployments_annual.

    Returns:
        **indicator, region, organization, base, measure_scope, kind, regime, goal_year, level_year, year** → goal,
        level (known at the end of level_year), additions (planned for level_year + 1 to year; 0 at level_year),
        level_planned, required_annual (unit a year; 0 when the planned level is the goal or more), mark ('at_least'
        or 'approximate' of the plans, else ''), latest (no later level is known before the goal year),
        level_position, plan_position ('|' between several), goal_position. A year without a plan ends the row of
        additions. Goals that count down are not part of it.

    Source:
        Methods, section 2.
    """
    starts = _starts(series, goals, indicator)
    steps = _steps(starts, _planned(observation, indicator, pairing))
    rows = ibis.union(starts.select(*STEP), steps.select(*STEP))
    rows = rows.mutate(level_planned=_.level + _.additions)
    missing = ibis.greatest(_.goal - _.level_planned, 0.0)
    rows = rows.mutate(required_annual=missing / (_.goal_year - _.year))
    return rows.select(
        *(*GOAL, "year", "goal", "level", "additions", "level_planned", "required_annual", "mark", "latest"),
        *("level_position", "plan_position", "goal_position"),
    )


def _steps(starts: ir.Table, plans: ir.Table) -> ir.Table:
    """Give every start after each planned year that follows it without a gap."""
    joined = starts.join(plans, [starts[c] == plans[f"plan_{c}"] for c in ("indicator", *PLACE)])
    joined = joined.filter(_.plan_year > _.level_year, _.plan_year < _.goal_year)
    so_far = ibis.window(group_by=GOAL, order_by="plan_year", preceding=None, following=0)
    return joined.mutate(
        year=_.plan_year,
        planned_years=_.addition.count().over(so_far),
        additions=_.addition.sum().over(so_far),
        mark=_.plan_mark.max().over(so_far),
        plan_position=_.position.group_concat("|").over(so_far),
    ).filter(_.planned_years == _.year - _.level_year)


def _starts(series: ir.Table, goals: ir.Table, indicator: ir.Table) -> ir.Table:
    """Give every goal of a stock with every level known before its year, no additions yet."""
    stocks = indicator.filter(_.kind == "stock", _.direction == "up").select(indicator=_.id)
    wanted = goals.filter(_.value.notnull(), _.whole_year).semi_join(stocks, "indicator")
    wanted = wanted.select(*(*SERIES, "kind", "regime"), goal_year=_.year, goal=_.value, goal_position=_.position)
    levels = series.filter(_.program == "", _.value.notnull())
    levels = levels.semi_join(defaults(indicator).select("indicator", "stage"), ["indicator", "stage"])
    levels = levels.select(*SERIES, level_year=_.year, level=_.value, level_position=_.position)
    rows = wanted.join(levels, [*SERIES, wanted.goal_year > levels.level_year])
    goal = ibis.window(group_by=(*SERIES, "kind", "regime", "goal_year"))
    return rows.mutate(
        year=_.level_year,
        additions=ibis.literal(0.0),
        mark=ibis.literal(""),
        plan_position=ibis.literal(""),
        latest=_.level_year == _.level_year.max().over(goal),
    )


def _planned(observation: ir.Table, indicator: ir.Table, pairing: Mapping[str, str]) -> ir.Table:
    """Give one planned addition per stock, place and year."""
    plans = year_states(observation, indicator, ("plan",)).filter(
        _.program == "", _.value.notnull(), _.indicator.isin(list(pairing.values()))
    )
    rule = HeadlineRule(status=("plan",))
    plans = chosen(plans, ("indicator", *PLACE, "year"), rule)
    stock_of = {flow: stock for stock, flow in pairing.items()}
    return plans.select(
        "position",
        plan_indicator=_.indicator.substitute(stock_of),
        plan_region=_.region,
        plan_organization=_.organization,
        plan_measure_scope=_.measure_scope,
        plan_year=_.year,
        addition=_.value,
        plan_mark=_.mark,
    )
