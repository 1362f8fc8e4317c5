"""Which published figure stands for a year, and which other figures say something else."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir
from ibis import _

from outcomes.catalog.model import HeadlineRule

GRAIN = ("indicator", "region", "organization", "year", "base", "measure_scope", "stage", "program")
YEAR_STATES = ("year", "to_date", "point")


def headline(observation: ir.Table, indicator: ir.Table, rule: HeadlineRule) -> ir.Table:
    """Give one figure per series and year, with what the other sources say.

    Args:
        observation: The observations of one version.
        indicator: The catalog's indicators (id, kind).
        rule: The order of preference.

    Returns:
        **indicator, region, organization, year, base, measure_scope, stage, program** → value (the indicator's
        unit; null = published as unknown, only where no source knows it), value_high (upper end of a range),
        status, confidence, mark, source, position, as_of, conflict_group, alternatives (count of other rows of
        the grain with a different known value), alternative_low, alternative_high (their range; null = none).

    Source:
        Methods, section 7: scope, base and stage are part of the grain and never joined.
    """
    rows = chosen(year_states(observation, indicator, rule.status), GRAIN, rule)
    return rows.select(
        *GRAIN,
        *("value", "value_high", "status", "confidence", "mark", "source", "position", "as_of", "conflict_group"),
        *("alternatives", "alternative_low", "alternative_high"),
    )


def chosen(rows: ir.Table, grain: Sequence[str], rule: HeadlineRule) -> ir.Table:
    """Give the preferred row of each grain, with what the others say.

    Args:
        rows: Figures with value, status, confidence, load, position and source.
        grain: The columns that say what a figure is of.
        rule: The order of preference.

    Returns:
        The rows' columns and alternatives (count of other rows of the grain with a different known value),
        alternative_low, alternative_high (their range; null = none).
    """
    best = ibis.window(group_by=grain, order_by=preference(rule))
    ranked = rows.mutate(rank=ibis.row_number().over(best), chosen=_.value.first(include_null=True).over(best))
    ranked = ranked.mutate(other=ibis.ifelse(_.value != _.chosen, _.value, ibis.null("float64")))
    everything = ibis.window(group_by=grain)
    counted = ranked.mutate(
        alternatives=_.other.count().over(everything),
        alternative_low=_.other.min().over(everything),
        alternative_high=_.other.max().over(everything),
    )
    return counted.filter(_.rank == 0).drop("rank", "chosen", "other")


def year_states(observation: ir.Table, indicator: ir.Table, statuses: Sequence[str]) -> ir.Table:
    """Give the observations that describe the end of a year or a whole year, with the column `year`.

    A flow counts only when its period lies within one year: a budget 'to date since 2014' is no year's budget.

    Args:
        observation: The observations of one version.
        indicator: The catalog's indicators (id, kind).
        statuses: The statuses that count.

    Returns:
        The observation's columns, `kind` (the indicator's; null = not in the catalog) and `year` (int64).
    """
    ends = observation.filter(
        _.period_kind.isin(YEAR_STATES),
        _.period_end.month() == 12,
        _.period_end.day() == 31,
        _.status.isin(list(statuses)),
        _.mark.fill_null("") != "partial_year",
    ).mutate(year=_.period_end.year().cast("int64"))
    kinds = indicator.select(indicator=_.id, kind=_.kind)
    rows = ends.left_join(kinds, "indicator").drop("indicator_right")
    within = _.period_start.year() == _.period_end.year()
    return rows.filter((_.kind != "flow") | _.kind.isnull() | (_.period_kind == "year") | within.fill_null(False))


def preference(rule: HeadlineRule) -> list[ir.Value]:
    """Give the keys that sort the rows of a grain from the best to the last; known values come first."""
    load = _.load.fill_null(-1)
    return [
        _.value.isnull(),
        _rank(_.status, rule.status),
        _rank(_.confidence, rule.confidence),
        load.desc() if rule.prefer == "newest_load" else load,
        _.position,
        _.source,
        _.value,
    ]


def _rank(column: ir.Value, order: Sequence[str]) -> ir.Value:
    """Give the place of a text in `order`, the length of `order` for any other text."""
    return ibis.cases(*((column == word, place) for place, word in enumerate(order)), else_=len(order))
