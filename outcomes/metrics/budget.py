"""A year's money: planned → budgeted → supplementary → disbursed → executed → carried over → clawed back."""

from __future__ import annotations

from dataclasses import replace

import ibis
import ibis.expr.types as ir
from ibis import _

from outcomes.catalog.model import HeadlineRule
from outcomes.metrics.headline import headline
from outcomes.metrics.lens import restated
from outcomes.metrics.maps import Atlas

STEPS = ("planned", "budgeted", "supplementary", "disbursed", "executed", "carried_over", "clawed_back")
MONEY = {f"budget_{step}_krw": step for step in STEPS}
INTENDED = ("plan", "proposal")
"""Statuses that may stand for the planned budget, and for nothing else of the chain."""
KEY = ("measure_scope", "program", "region", "year")
MARK = "\x1f"  # no scope or program contains it


def money(observation: ir.Table, indicator: ir.Table, rule: HeadlineRule) -> ir.Table:
    """Give the regions' own money, one figure per step, scope, program and year.

    Args:
        observation: The observations of one version.
        indicator: The catalog's indicators (id, kind).
        rule: Which figure stands where several disagree; plans and proposals count for the planned step only.

    Returns:
        **indicator, measure_scope, program, region, year** → value (won; null = published as unknown), status,
        confidence, mark, source, position, alternatives. Money of technoparks and firms is not the region's.

    Source:
        Methods, section 8: scope is part of the key. Section 7.
    """
    own = observation.filter(_.indicator.isin(list(MONEY)), _.organization == "", _.base == "", _.stage == "")
    planned = _.indicator == "budget_planned_krw"
    wide = replace(rule, status=(*rule.status, *INTENDED))
    settled = headline(own.filter(~planned), indicator, rule)
    intended = headline(own.filter(planned), indicator, wide)
    columns = ("indicator", *KEY, "value", "status", "confidence", "mark", "source", "position", "alternatives")
    return settled.select(*columns).union(intended.select(*columns))


def placed(money: ir.Table, atlas: Atlas, map_year: int | None) -> ir.Table:
    """Give the money on each year's map (None) or added up to the provinces of one year's map.

    Args:
        money: The regions' own money; see `money`.
        atlas: The provinces of all times and the changes between them.
        map_year: The map at the end of this year; None = as reported.

    Returns:
        **step, measure_scope, program, region, year** → value (won, null = unknown, also where a part of a merged
        region is unknown), status ('derived' for a sum), mark, position ('|' between the parts), reason.

    Source:
        Methods, section 10. Each scope is restated by itself, as if it were an indicator: scopes are never added.
    """
    named = money.mutate(indicator=_.indicator + MARK + _.measure_scope + MARK + _.program)
    kinds = named.select(id=_.indicator).distinct().mutate(roll_up=ibis.literal("sum"))
    rows = restated(named, atlas, kinds, map_year)
    parts = rows.indicator.split(MARK)
    rows = rows.mutate(step=parts[0].substitute(dict(MONEY)), measure_scope=parts[1], program=parts[2])
    return rows.select("step", *KEY, "value", "status", "mark", "position", "reason")


def chain(placed: ir.Table) -> ir.Table:
    """Give the steps side by side, what was available, how much of it was executed and what is left.

    Args:
        placed: Money by step; see `placed`.

    Returns:
        **measure_scope, program, region, year** → each step of STEPS (won; null = unknown), `<step>_status`,
        `<step>_mark` and `<step>_position`; spendable (budgeted + supplementary; budgeted alone where no supplementary
        figure is known; null = no budget known), basis ('available', 'budgeted' or ''), rate (executed over
        spendable), rate_reason ('', no_executed, no_budget, no_money: spendable is not above 0), rest (available −
        executed − carried over; null unless all are known; below 0 = more than was there), clawed_back_rate (of what
        was executed the year before; null = unknown or 0), executed_before (won), map_reason ('' or why a step is
        unknown on the chosen map).

    Source:
        Methods, section 8. The main budget alone is only a lower bound of what was available.
    """
    wide = _side_by_side(placed)
    wide = wide.mutate(spendable=_.budgeted + _.supplementary.fill_null(0))
    wide = wide.mutate(
        basis=ibis.cases((_.budgeted.isnull(), ""), (_.supplementary.isnull(), "budgeted"), else_="available"),
        rate_reason=ibis.cases(
            (_.spendable.isnull(), "no_budget"),
            (_.executed.isnull(), "no_executed"),
            (_.spendable <= 0, "no_money"),
            else_="",
        ),
    )
    available = ibis.ifelse(_.basis == "available", _.spendable, ibis.null("float64"))
    wide = wide.mutate(
        rate=ibis.ifelse(_.rate_reason == "", _.executed / _.spendable.nullif(0), ibis.null("float64")),
        rest=available - _.executed - _.carried_over,
    )
    before = wide.select(**{name: wide[name] for name in KEY[:3]}, year=_.year + 1, executed_before=_.executed)
    joined = wide.left_join(before, list(KEY)).drop(*(f"{name}_right" for name in KEY))
    return joined.mutate(clawed_back_rate=_.clawed_back / _.executed_before.nullif(0))


def _side_by_side(placed: ir.Table) -> ir.Table:
    """Give a row per scope, program, region and year with every step and what is known about it."""
    columns: dict[str, ir.Value] = {"map_reason": _.reason.max()}
    for step in STEPS:
        columns[step] = _.value.max(where=_.step == step)
        for detail in ("status", "mark", "position"):
            columns[f"{step}_{detail}"] = _[detail].max(where=(_.step == step) & _.value.notnull()).fill_null("")
    return placed.group_by(*KEY).agg(**columns)
