"""Targets on one year's map: those of regions that merged, added up where they were set alike."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
from ibis import _

from outcomes.metrics.goals import GOAL_COLUMNS
from outcomes.metrics.lens import composed, plan
from outcomes.metrics.maps import Atlas, Made

ALIKE = (
    *("indicator", "organization", "base", "measure_scope", "kind", "regime", "year", "status"),
    *("base_year", "whole_year", "set_on", "valid_from", "valid_to"),
)
"""What the targets of all parts must share to be one target: they were set by one plan, for one thing and time."""
FIGURE = ("indicator", "organization", "year", "base", "measure_scope", "stage", "program")


def mergers(atlas: Atlas, map_year: int) -> list[Made]:
    """Give the regions of a map that are sums of whole provinces: what was set for the parts was set for them."""
    return [
        made
        for made in atlas.made(map_year)
        if made.sum.exact and all(part[0] in atlas.provinces and n == 1 for part, n in made.sum.terms.items())
    ]


def merged_goals(goals: ir.Table, atlas: Atlas, indicator: ir.Table, map_year: int) -> ir.Table:
    """Give the goals on the map of a year.

    Args:
        goals: Targets and plans (`goals`).
        atlas: The provinces of all times and the changes between them.
        indicator: The catalog's indicators (id, roll_up).
        map_year: The map at the end of this year.

    Returns:
        The columns of `goals`: the goals of merged provinces as one where every part has one under the same regime, of
        the same base, scope, dates and status, and the indicator adds up; all other goals stay as they were set, those
        of provinces that are no longer on the map included.

    Source:
        Methods, sections 6 and 10.
    """
    made = mergers(atlas, map_year)
    if not made:
        return goals
    whole = goals.filter(_.organization == "").mutate(source=_.document)
    drawn = plan(atlas, made)
    sums = composed(whole, drawn, indicator, ALIKE).filter(_.reason == "")
    sums = sums.anti_join(goals.filter(_.organization == ""), [c for c in ("region", *ALIKE) if c not in DATES])
    made_of = drawn.select("code", "first", "last", made_region=_.made)
    used = sums.join(
        made_of, [sums.region == made_of.made_region, sums.year.between(made_of["first"], made_of["last"])]
    )
    keys = ("organization", "indicator", "base", "measure_scope", "kind", "regime", "year", "status")
    left = goals.anti_join(used.select(*keys, region=_.code).distinct(), ["region", *keys])
    empty = {"conflict_group": ibis.literal(""), "alternatives": ibis.literal(0, "int64")}
    nothing = dict.fromkeys(("alternative_low", "alternative_high"), ibis.null("float64"))
    added = sums.mutate(document=_.source, **empty, **nothing)
    return left.select(*GOAL_COLUMNS).union(added.select(*GOAL_COLUMNS))


DATES = ("base_year", "set_on", "valid_from", "valid_to", "whole_year")


def merged_series(series: ir.Table, atlas: Atlas, indicator: ir.Table, map_year: int) -> ir.Table:
    """Give all series with those of merged provinces added up beside their parts, where every part is known.

    Args:
        series: One figure per series and year (`headline`).
        atlas: The provinces of all times and the changes between them.
        indicator: The catalog's indicators (id, roll_up).
        map_year: The map at the end of this year.

    Returns:
        The columns of `series`; sums have the status 'derived' and no other sources.

    Source:
        Methods, section 10.
    """
    made = mergers(atlas, map_year)
    if not made:
        return series
    sums = composed(series.filter(_.organization == ""), plan(atlas, made), indicator, FIGURE)
    sums = sums.filter(_.reason == "").anti_join(series.filter(_.value.notnull()), ["region", *FIGURE])
    kinds = series.schema()
    given = {"status": ibis.literal("derived"), "alternatives": ibis.literal(0, "int64")}
    given |= {
        name: ibis.literal("") if kinds[name].is_string() else ibis.null(kinds[name])
        for name in series.columns
        if name not in sums.columns and name not in given
    }
    parts = series.anti_join(sums, ["region", *FIGURE])
    return parts.union(sums.mutate(**given).select(*series.columns))
