"""Series as reported, or restated to the map of a chosen year."""

from __future__ import annotations

from collections.abc import Sequence

import ibis
import ibis.expr.datatypes as dt
import ibis.expr.types as ir
from ibis import _

from outcomes.metrics.maps import Atlas, Made

COLUMNS = (
    *("indicator", "region", "year", "value", "status", "confidence", "mark", "source", "position"),
    *("parts", "known_parts", "reason"),
)
PLAN = {
    "made": "string", "first": "int64", "last": "int64", "part": "string", "code": "string", "rank": "int64",
    "sign": "int64", "province": "boolean", "exact": "boolean", "needed": "int64", "needed_provinces": "int64",
}  # fmt: skip


def restated(main: ir.Table, atlas: Atlas, indicator: ir.Table, map_year: int | None) -> ir.Table:
    """Give the main series on the provinces of one year's map.

    Args:
        main: One value per indicator, region and year.
        atlas: The provinces of all times and the changes between them.
        indicator: The catalog's indicators (id, roll_up).
        map_year: The map at the end of this year; None = as reported, nothing changes.

    Returns:
        **indicator, region, year** → value (null with a reason), status ('derived' for what was put together),
        confidence (the parts' lowest), mark, source, position ('|' between the parts), parts (of which this one is
        made up: provinces, and towns that moved; 1 for an unchanged one), known_parts (of them with a value),
        reason ('', unknown_part: a province in it is unknown; transfer_unknown: only the figure of a town that moved
        is; not_comparable: a rate, or a province that was divided).
        The nation and municipalities stay as they are; a figure reported for a merged region itself is preferred.

    Source:
        Methods, section 10.
    """
    rows = main.mutate(parts=ibis.literal(1, "int64"), known_parts=_.value.notnull().cast("int64"))
    rows = rows.mutate(reason=ibis.literal("")).select(*COLUMNS)
    if map_year is None:
        return rows
    made = atlas.made(map_year)
    if not made:
        return rows
    put_together = composed(rows, plan(atlas, made), indicator, ("indicator", "year"))
    put_together = put_together.mutate(status=ibis.literal("derived")).select(*COLUMNS)
    both = ibis.union(
        own(rows, atlas, made, map_year).mutate(place=ibis.literal(0)), put_together.mutate(place=ibis.literal(1))
    )
    best = ibis.window(group_by=["indicator", "region", "year"], order_by=[_.value.isnull(), _.place])
    return both.mutate(nth=ibis.row_number().over(best)).filter(_.nth == 0).select(*COLUMNS)


def plan(atlas: Atlas, made: Sequence[Made]) -> ir.Table:
    """Give what is put together as a table: a row for each code under which a part may be known, see `PLAN`.

    `rank` is the order in which the codes of a town are preferred; `province` tells provinces from towns; `needed` is
    the count of parts, `needed_provinces` that of provinces among them.
    """
    rows = [
        {
            "made": one.region, "first": one.first, "last": one.last, "part": part[0], "code": code, "rank": rank,
            "sign": sign, "province": part[0] in atlas.provinces, "exact": one.sum.exact,
            "needed": len(one.sum.terms),
            "needed_provinces": sum(part[0] in atlas.provinces for part in one.sum.terms),
        }
        for one in made
        for part, sign in one.sum.terms.items()
        for rank, code in enumerate(atlas.codes(part, one.first if one.first > 0 else one.last))
    ]  # fmt: skip
    listed = ibis.literal(rows, dt.Array(dt.Struct(PLAN)))
    return listed.unnest().name("row").as_table().unpack("row")


def own(rows: ir.Table, atlas: Atlas, made: Sequence[Made], map_year: int) -> ir.Table:
    """Give the rows that stay as reported: all but provinces the map does not know, or knows with other bounds."""
    gone = sorted(atlas.provinces.keys() - atlas.on(map_year))
    stay = rows.filter(~_.region.isin(gone)) if gone else rows
    for one in made:
        if not one.own:
            stay = stay.filter(~((_.region == one.region) & _.year.between(one.first, one.last)))
    return stay


def composed(rows: ir.Table, plan: ir.Table, indicator: ir.Table, grain: Sequence[str]) -> ir.Table:
    """Give the figures that are put together, where at least one province in them has a row.

    Args:
        rows: Figures with region, value, confidence, mark, source, position and the columns of the grain.
        plan: What is put together (`plan`).
        indicator: The catalog's indicators (id, roll_up).
        grain: The columns that parts must share; indicator and year among them.

    Returns:
        **grain, region** → value, confidence, mark, source, position, parts, known_parts, reason, as
        `restated` has them.
    """
    found = rows.join(plan, [rows.region == plan.code, rows.year.between(plan["first"], plan["last"])])
    best = ibis.window(group_by=[*grain, "made", "part"], order_by=[_.value.isnull(), _.rank])
    found = found.mutate(nth=ibis.row_number().over(best)).filter(_.nth == 0)
    additive = indicator.select(indicator=_.id, adds=_.roll_up == "sum")
    found = found.left_join(additive, "indicator", rname="{name}_of_kind")
    sums = found.group_by(*grain, "made").agg(
        total=(_.value * _.sign).sum(),
        parts=_.needed.max(),
        known_parts=_.value.count(),
        lacking=_.needed_provinces.max() - _.value.count(where=_.province),
        seen=_.province.any(),
        sure=_.exact.all() & _.adds.fill_null(False).all(),
        mark=_.mark.max(),
        confidence=_weakest(found.confidence),
        **{column: found[column].group_concat("|", order_by=found.code) for column in ("source", "position")},
    )
    reason = ibis.cases(
        (~_.sure, "not_comparable"),
        (_.lacking > 0, "unknown_part"),
        (_.known_parts < _.parts, "transfer_unknown"),
        else_="",
    )
    sums = sums.filter(_.seen).mutate(reason=reason, region=_.made)
    return sums.mutate(value=ibis.ifelse(_.reason == "", _.total, ibis.null("float64"))).drop(
        "made", "total", "lacking", "seen", "sure"
    )


def _weakest(confidence: ir.Value) -> ir.Value:
    """Give the lowest confidence of a group: a sum is no surer than its least sure part."""
    order = ("unverified", "low", "medium")
    return ibis.cases(*(((confidence == word).any(), word) for word in order), else_="high")
