"""The questions that the budget page asks of a version; like all questions, for every region and year at once."""

from __future__ import annotations

import ibis.expr.types as ir
from ibis import _

from outcomes.catalog.model import HeadlineRule
from outcomes.metrics.budget import MONEY, chain, money, placed
from outcomes.metrics.cost import together, unit_costs
from outcomes.metrics.execution import judged
from outcomes.metrics.questions import Tables, atlas, origins, values


def chains(tables: Tables, rule: HeadlineRule, map_year: int | None, low: float, high: float) -> ir.Table:
    """Give the chain of every region, year, scope and program, judged; see `chain` and `judged`."""
    own = money(tables.table("observation"), tables.table("indicator"), rule)
    rows = placed(own, atlas(tables), map_year)
    return judged(chain(rows), low, high)


def costs(tables: Tables, rule: HeadlineRule, map_year: int | None, low: float, high: float) -> ir.Table:
    """Give the money per factory and per point of uplift of the same grain; see `unit_costs`."""
    return unit_costs(tables.asked(chains, rule, map_year, low, high), tables.asked(values, rule, map_year))


def costs_together(tables: Tables, rule: HeadlineRule, map_year: int | None, low: float, high: float) -> ir.Table:
    """Give the money per factory of all known provinces together; see `together`."""
    return together(tables.asked(costs, rule, map_year, low, high), tables.table("region"))


def money_said(tables: Tables, rule: HeadlineRule) -> ir.Table:
    """Give every published amount of the chain with its document, plans, programs and organizations included.

    Returns:
        The columns of `origins`, and first_year and last_year of the period (null = unknown). Rows of one year and
        rows that cover several stay rows of their own; nothing is added up.
    """
    rows = tables.asked(origins, rule).filter(_.kind == "observation", _.indicator.isin(list(MONEY)))
    return rows.mutate(
        first_year=_.period_start.year().cast("int64"), last_year=_.period_end.year().cast("int64")
    ).order_by("region", "last_year", "indicator", "measure_scope", "position")
