"""Series as reported, or restated to the map of a chosen year."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
from ibis import _

MERGERS = ("merger", "merge")
DIVISIONS = ("split", "transfer", "create", "reorganize")
COLUMNS = (
    *("indicator", "region", "year", "value", "status", "confidence", "mark", "source", "position"),
    *("parts", "known_parts", "reason"),
)


def restated(
    main: ir.Table, region_change: ir.Table, region: ir.Table, indicator: ir.Table, map_year: int | None
) -> ir.Table:
    """Give the main series on the provinces of one year's map.

    Args:
        main: One value per indicator, region and year.
        region_change: Changes (effective_date, kind, before, after), a row per pair of regions.
        region: The catalog's regions (id, level); only changes between provinces are followed.
        indicator: The catalog's indicators (id, roll_up).
        map_year: The map at the end of this year; None = as reported, nothing changes.

    Returns:
        **indicator, region, year** → value (null with a reason), status ('derived' for a sum of several regions),
        confidence (the parts' lowest), mark, source, position ('|' between the parts), parts (regions that make up
        this one, 1 for an unchanged one), known_parts (of them with a value), reason ('', unknown_part,
        not_comparable).
        The nation and municipalities stay as they are; a figure reported for the new region itself is preferred.

    Source:
        Methods, section 10.
    """
    rows = main.mutate(parts=ibis.literal(1, "int64"), known_parts=_.value.notnull().cast("int64"))
    rows = rows.mutate(reason=ibis.literal("")).select(*COLUMNS)
    if map_year is None:
        return rows
    changes = _between_provinces(region_change, region)
    joined = changes.filter(_.kind.isin(MERGERS))
    ahead = joined.filter(_.change_year <= map_year)
    behind = joined.filter(_.change_year > map_year)
    kept = rows.anti_join(ahead, rows.region == ahead.before).anti_join(behind, _.region == behind.after)
    merged = _merged(rows, ahead, indicator)
    merged = merged.anti_join(kept, ["indicator", "region", "year"])
    kept = _without_divided(kept, changes.filter(_.kind.isin(DIVISIONS)), map_year)
    return ibis.union(kept, merged, _undivided(rows, behind))


def _between_provinces(region_change: ir.Table, region: ir.Table) -> ir.Table:
    """Give kind, before, after, change_year of the changes whose two sides are provinces."""
    provinces = region.filter(_.level == "province").select("id")
    changes = region_change.filter(_.before != _.after).select(
        "kind", "before", "after", change_year=_.effective_date.year().cast("int64")
    )
    changes = changes.semi_join(provinces.select(before=provinces.id), "before")
    return changes.semi_join(provinces.select(after=provinces.id), "after")


def _merged(rows: ir.Table, ahead: ir.Table, indicator: ir.Table) -> ir.Table:
    """Give the sums of the regions that merged; null unless every part is known and the indicator adds up."""
    parts = ahead.group_by("after").agg(parts_needed=_.before.nunique())
    pairs = rows.join(ahead.select("before", "after"), rows.region == ahead.before).join(parts, "after")
    additive = indicator.select(indicator=_.id, adds=_.roll_up == "sum")
    pairs = pairs.left_join(additive, "indicator").drop("indicator_right")
    sums = pairs.group_by("indicator", "after", "year").agg(
        total=_.value.sum(),
        parts=_.parts_needed.max(),
        known_parts=_.value.count(),
        adds=_.adds.fill_null(False).min(),
        mark=_.mark.max(),
        confidence=_weakest(pairs.confidence),
        **{column: pairs[column].group_concat("|", order_by=pairs.region) for column in ("source", "position")},
    )
    reason = ibis.cases((~_.adds, "not_comparable"), (_.known_parts < _.parts, "unknown_part"), else_="")
    sums = sums.mutate(reason=reason)
    return sums.mutate(
        region=_.after,
        value=ibis.ifelse(_.reason == "", _.total, ibis.null("float64")),
        status=ibis.literal("derived"),
    ).select(*COLUMNS)


def _weakest(confidence: ir.Value) -> ir.Value:
    """Give the lowest confidence of a group: a sum is no surer than its least sure part."""
    order = ("unverified", "low", "medium")
    return ibis.cases(*(((confidence == word).any(), word) for word in order), else_="high")


def _undivided(rows: ir.Table, behind: ir.Table) -> ir.Table:
    """Give a null row for each former region of a merger that the map does not know yet: no weights, no guess."""
    pairs = rows.join(behind.select("before", "after"), rows.region == behind.after)
    return pairs.mutate(
        region=_.before,
        value=ibis.null("float64"),
        parts=ibis.literal(1, "int64"),
        known_parts=ibis.literal(0, "int64"),
        reason=ibis.literal("not_comparable"),
    ).select(*COLUMNS)


def _without_divided(rows: ir.Table, divisions: ir.Table, map_year: int) -> ir.Table:
    """Give the rows, nulling regions that a split or transfer separates from the map: no weights, no guess."""
    sides = ibis.union(
        divisions.select("change_year", side=_.before), divisions.select("change_year", side=_.after)
    ).distinct()
    crossed = rows.join(
        sides,
        [
            rows.region == sides.side,
            ((rows.year < sides.change_year) & (sides.change_year <= map_year))
            | ((rows.year >= sides.change_year) & (sides.change_year > map_year)),
        ],
    ).select("indicator", "region", "year")
    marked = crossed.distinct().mutate(divided=True)
    found = rows.left_join(marked, ["indicator", "region", "year"])
    return found.mutate(
        value=ibis.ifelse(_.divided.isnull(), _.value, ibis.null("float64")),
        reason=ibis.ifelse(_.divided.isnull(), _.reason, "not_comparable"),
    ).select(*COLUMNS)
