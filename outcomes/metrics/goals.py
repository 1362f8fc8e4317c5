"""What was to be reached: targets with their regime, and plans, as one table."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
from ibis import _

from outcomes.catalog.model import HeadlineRule
from outcomes.metrics.headline import chosen, year_states
from outcomes.metrics.main_series import defaults

SERIES = ("indicator", "region", "organization", "base", "measure_scope")
GOAL_GRAIN = (*SERIES, "kind", "regime", "year")
GOAL_COLUMNS = (
    *GOAL_GRAIN,
    *("value", "status", "mark", "confidence", "base_year", "whole_year", "set_on", "valid_from", "valid_to"),
    *("document", "position", "conflict_group", "alternatives", "alternative_low", "alternative_high"),
)
KNOWN = ("actual", "provisional", "derived", "estimate")


def goals(target: ir.Table, regime: ir.Table, observation: ir.Table, indicator: ir.Table) -> ir.Table:
    """Give targets and stock plans, one row per series, regime and year.

    Args:
        target: The targets of one version.
        regime: The catalog's regimes (id, set_on, valid_from, valid_to, base_year).
        observation: The observations of one version; those with status 'plan' are the plans.
        indicator: The catalog's indicators (id, kind, base, stage, measure_scope).

    Returns:
        **indicator, region, organization, base, measure_scope, kind, regime, year** → value (the indicator's unit;
        null = announced without a number), status, mark, confidence, base_year (where the path starts; null =
        unknown), whole_year (False: the target is for a part of the year, or for several years of a flow),
        set_on, valid_from, valid_to (the target's, else the regime's; null = open), document, position,
        conflict_group, alternatives (count of other rows of the grain with a different value), alternative_low,
        alternative_high. kind is 'target' or 'plan'; a plan's regime is 'plan', its base_year the last year before
        the plan's year with a known value. Of several rows of a grain a stated target goes before a derived one,
        then the highest confidence, the newest load, the smallest position.

    Source:
        Methods, sections 2 and 6.
    """
    return ibis.union(_targets(target, regime, indicator), _plans(observation, indicator))


def _targets(target: ir.Table, regime: ir.Table, indicator: ir.Table) -> ir.Table:
    """Give the targets with their regime's base year and validity."""
    regimes = regime.select(
        *(_.base_year, _.set_on.name("regime_set_on"), _.valid_from.name("regime_from"), _.valid_to.name("regime_to")),
        regime_id=_.id,
    )
    kinds = indicator.select(indicator_id=_.id, indicator_kind=_.kind)
    rows = target.left_join(regimes, target.regime == regimes.regime_id)
    rows = rows.left_join(kinds, rows.indicator == kinds.indicator_id)
    one_year = (_.period_start.year() == _.period_end.year()).fill_null(True) | (_.indicator_kind != "flow")
    rows = rows.mutate(
        kind=ibis.literal("target"),
        year=_.period_end.year().cast("int64"),
        base_year=_.base_year.cast("int64"),
        whole_year=(_.period_end.month() == 12) & (_.period_end.day() == 31) & one_year.fill_null(True),
        set_on=_.set_on.coalesce(_.regime_set_on),
        valid_from=_.valid_from.coalesce(_.regime_from),
        valid_to=_.valid_to.coalesce(_.regime_to),
        source=_.document,
    )
    rule = HeadlineRule(status=("target", "derived_target"))
    return chosen(rows, GOAL_GRAIN, rule).select(*GOAL_COLUMNS)


def _plans(observation: ir.Table, indicator: ir.Table) -> ir.Table:
    """Give the planned levels of stocks with the last known year before each."""
    plans = year_states(observation, indicator, ("plan",)).filter(_.kind == "stock", _.program == "")
    plans = chosen(plans, (*SERIES, "year"), HeadlineRule(status=("plan",)))
    known = year_states(observation, indicator, KNOWN).filter(_.value.notnull(), _.program == "")
    known = known.semi_join(defaults(indicator).select("indicator", "stage"), ["indicator", "stage"])
    known = known.select(*SERIES, known_year=_.year)
    before = plans.select(*SERIES, "year").join(known, [*SERIES, plans.year > known.known_year])
    bases = before.group_by(*SERIES, "year").agg(base_year=_.known_year.max())
    rows = plans.drop("kind").left_join(bases, [*SERIES, "year"])
    return rows.mutate(
        kind=ibis.literal("plan"),
        regime=ibis.literal("plan"),
        whole_year=ibis.literal(True),
        set_on=ibis.null("date"),
        valid_from=ibis.null("date"),
        valid_to=ibis.null("date"),
        document=_.source,
    ).select(*GOAL_COLUMNS)
