"""What became of the factories: built, closed and still active; their levels; the share of firms that have one."""

from __future__ import annotations

from functools import reduce

import ibis
import ibis.expr.types as ir
from ibis import _

from outcomes.catalog.model import HeadlineRule
from outcomes.metrics.coverage import coverage
from outcomes.metrics.lens import own
from outcomes.metrics.main_series import defaults
from outcomes.metrics.placed_goals import merged_series
from outcomes.metrics.questions import Tables, atlas, series, values

BUILT, CLOSED, SUNK = "deployments_cumulative", "closures_cumulative", "closure_sunk_cost_krw"
SURVEY = "level_share"
ASSESSED = "level_assessed"
LEVELS = ("level.basic", "level.mid1", "level.mid2", "level.mid", "level.advanced")
ADOPTED = "adoption_share"
STATED = {"survey": ("adopters_estimated", "factory_owning_firms")}
"""Scope of a published adoption rate → the numbers it was taken of."""
DERIVED = {"adopters_of_manufacturers": ("adopters_estimated", "manufacturing_firms")}
"""Scope of a rate nobody printed → the published numbers that give it."""
ROUNDED = 0.0006
"""How far a printed rate (three digits) may be from the quotient of its numbers."""


def lifecycle(tables: Tables, rule: HeadlineRule, others: tuple[str, ...], map_year: int | None) -> ir.Table:
    """Give what was built, closed and is still active; see `net_active`."""
    return net_active(tables.asked(values, rule, map_year), others)


def net_active(main: ir.Table, others: tuple[str, ...] = ()) -> ir.Table:
    """Give cumulative deployments less those that left.

    net = built − closures − the other exits that are known. Without closures there is no net figure; an exit of another
    kind (merger, clawback) that is not known is not taken away, and `others_known` says how many were.

    Args:
        main: One value per indicator, region and year, with its position.
        others: Indicators of factories that left otherwise, counted like closures since the program began.

    Returns:
        **region, year** → built, closures, others (sum of the known ones; null = none known), others_known (count),
        net_active (null with a reason), closure_share (0–1), sunk_krw, sunk_per_closure_krw, position ('|' between
        all figures used), reason ('', no_built, no_closures, exits_exceed_built). A row for each region and year with
        a figure of what was built or of an exit.

    Source:
        Methods, section 7: counts of the same start only (the main series since 2014).
    """
    left = _counted(main, others).mutate(left_over=_.built - _.closures - _.others.fill_null(0))
    reason = ibis.cases(
        (_.built.isnull(), "no_built"),
        (_.closures.isnull(), "no_closures"),
        (_.left_over < 0, "exits_exceed_built"),
        else_="",
    )
    nothing = ibis.null("float64")
    told = left.mutate(reason=reason).mutate(
        net_active=ibis.ifelse(_.reason == "", _.left_over, nothing),
        closure_share=ibis.ifelse(_.reason == "", _.closures / _.built.nullif(0), nothing),
        sunk_per_closure_krw=_.sunk_krw / _.closures.nullif(0),
    )
    return told.select(
        *("region", "year", "built", "closures", "others", "others_known", "net_active", "closure_share"),
        *("sunk_krw", "sunk_per_closure_krw", "position", "reason"),
    )


def _counted(main: ir.Table, others: tuple[str, ...]) -> ir.Table:
    """Give what was built and what left as columns of a region's year."""
    rows = main.filter(_.indicator.isin([BUILT, CLOSED, SUNK, *others]), _.value.notnull())
    otherwise = _.indicator.isin(list(others)) if others else ibis.literal(False)
    return rows.group_by("region", "year").agg(
        built=_.value.max(where=_.indicator == BUILT),
        closures=_.value.max(where=_.indicator == CLOSED),
        others=_.value.sum(where=otherwise),
        others_known=_.count(where=otherwise),
        sunk_krw=_.value.max(where=_.indicator == SUNK),
        position=_.position.group_concat("|", order_by=_.indicator),
    )


def closures_placed(tables: Tables, rule: HeadlineRule, map_year: int | None) -> ir.Table:
    """Give how many of the nation's closures are known by province; see `rest_of_nation`."""
    rows = tables.asked(values, rule, map_year).filter(_.indicator == CLOSED)
    return rest_of_nation(rows, tables.table("region"), map_year)


def rest_of_nation(rows: ir.Table, region: ir.Table, map_year: int | None = None) -> ir.Table:
    """Give what is left of the nation's figure for the provinces that are not known, together.

    Args:
        rows: One indicator that adds up: region, year, value, position.
        region: The catalog's regions (id, level, valid_from, valid_to).
        map_year: Year whose map the rows are on; None = each year's own.

    Returns:
        **year** → nation, placed (sum of the known provinces; null = none), known, valid (counts of provinces), rest
        (nation − placed; null unless the nation and at least one province is known and one is not), position.
    """
    provinces = region.filter(_.level == "province").select(region=_.id)
    here = rows.filter(_.value.notnull())
    nation = here.filter(_.region == "KR").select("year", nation=_.value, nation_position=_.position)
    sums = here.semi_join(provinces, "region").group_by("year").agg(
        placed=_.value.sum(), placed_position=_.position.group_concat("|", order_by=_.region)
    )  # fmt: skip
    counted = coverage(rows.mutate(indicator=ibis.literal(CLOSED)), region, map_year).select("year", "known", "valid")
    both = nation.left_join(sums, "year").drop("year_right").left_join(counted, "year").drop("year_right")
    known = (_.known > 0) & (_.known < _.valid)
    return both.mutate(
        rest=ibis.ifelse(known, _.nation - _.placed, ibis.null("float64")),
        position=ibis.ifelse(
            _.placed_position.isnull(), _.nation_position, _.nation_position + "|" + _.placed_position
        ),
    ).select("year", "nation", "placed", "known", "valid", "rest", "position")


def levels(tables: Tables, rule: HeadlineRule, map_year: int | None) -> ir.Table:
    """Give deployments and surveyed adopters by level; see `by_level`."""
    rows = tables.asked(series, rule)
    if map_year is not None:
        places = atlas(tables)
        merged = merged_series(rows, places, tables.table("indicator"), map_year)
        rows = own(merged, places, places.made(map_year), map_year)
    return by_level(rows, tables.table("indicator"))


def by_level(rows: ir.Table, indicator: ir.Table) -> ir.Table:
    """Give the composition by level: counts as shares of their own whole, and the shares of surveys as printed.

    The whole is the number of factories whose level was assessed where that was published, else the sum of the four
    levels where all are known; never the count of all deployments, which is another number (7,014 and 7,903 in 2018).

    Args:
        rows: One figure per series and year (`headline`).
        indicator: The catalog's indicators (id, base, stage).

    Returns:
        **indicator, region, year, measure_scope** (the level) → value (count, or share of the survey), whole (count;
        null for a survey and where none is known), share (0–1; null = no whole), status, conflict_group, position,
        whole_position.

    Source:
        Methods, section 7.
    """
    plain = rows.filter(_.organization == "", _.program == "", _.value.notnull())
    kinds = defaults(indicator).select("indicator", "base", "stage")
    plain = plain.semi_join(kinds, ["indicator", "base", "stage"])
    parts = plain.filter(_.indicator.isin([BUILT, SURVEY]), _.measure_scope.isin(LEVELS))
    assessed = plain.filter(_.indicator == BUILT, _.measure_scope == ASSESSED).select(
        "indicator", "region", "year", assessed=_.value, assessed_position=_.position
    )
    sums = parts.filter(_.indicator == BUILT).group_by("indicator", "region", "year").agg(
        total=_.value.sum(), kinds=_.measure_scope.nunique(), total_position=_.position.group_concat("|")
    )  # fmt: skip
    keys = ("indicator", "region", "year")
    rows = parts.left_join(assessed, keys, rname="{name}_a").left_join(sums, keys, rname="{name}_s")
    whole = ibis.ifelse(_.kinds == 4, _.total, ibis.null("float64"))
    rows = rows.mutate(whole=_.assessed.coalesce(whole))
    rows = rows.mutate(share=ibis.ifelse(_.indicator == SURVEY, _.value, _.value / _.whole.nullif(0)))
    return rows.select(
        *keys, "measure_scope", "value", "whole", "share", "status", "conflict_group", "position",
        whole_position=ibis.ifelse(_.assessed.isnull(), "", _.assessed_position),
    )  # fmt: skip


def adoption(tables: Tables, rule: HeadlineRule) -> ir.Table:
    """Give adoption rates with the numbers they were taken of; see `adoption_rates`."""
    return adoption_rates(tables.table("observation"), tables.asked(series, rule))


def adoption_rates(observation: ir.Table, rows: ir.Table) -> ir.Table:
    """Give every adoption rate with its denominator, and those that published numbers give.

    Args:
        observation: The observations of one version; a rate counts at any date of the year.
        rows: One figure per series and year (`headline`), for the numbers.

    Returns:
        **region, measure_scope, period_end, position** → year, value (0–1), status, confidence, numerator,
        denominator (counts; null = not stated, or not those of the printed rate), numerator_position,
        denominator_position. A rate that nobody printed has the status 'derived' and its numbers' positions.

    Source:
        Methods, section 7: rates with different denominators are different measures.
    """
    counts = rows.filter(_.organization == "", _.measure_scope == "", _.program == "", _.value.notnull())
    pairs = [_pair(counts, scope, names) for scope, names in (STATED | DERIVED).items()]
    numbers = reduce(ibis.union, pairs)
    published = observation.filter(_.indicator == ADOPTED, _.value.notnull(), _.organization == "")
    published = published.mutate(year=_.period_end.year().cast("int64"))
    stated = numbers.filter(_.measure_scope.isin(list(STATED)))
    told = published.left_join(stated, ["region", "year", "measure_scope"], rname="{name}_n")
    told = told.mutate(fits=((_.numerator / _.denominator.nullif(0) - _.value).abs() <= ROUNDED).fill_null(False))
    columns = {
        name: ibis.ifelse(_.fits, _[name], ibis.null(stated.schema()[name]))
        for name in ("numerator", "denominator", "numerator_position", "denominator_position")
    }
    told = told.mutate(**columns).select(*ADOPTION)
    made = numbers.filter(_.measure_scope.isin(list(DERIVED)))
    made = made.mutate(
        period_end=ibis.date(_.year, 12, 31), value=_.numerator / _.denominator.nullif(0),
        status=ibis.literal("derived"), confidence=ibis.literal(""),
        position=_.numerator_position + "|" + _.denominator_position,
    ).select(*ADOPTION)  # fmt: skip
    return told.union(made)


ADOPTION = (
    *("region", "measure_scope", "period_end", "year", "value", "status", "confidence", "position"),
    *("numerator", "denominator", "numerator_position", "denominator_position"),
)


def _pair(counts: ir.Table, scope: str, names: tuple[str, str]) -> ir.Table:
    """Give two numbers of a region and year side by side."""
    above, below = (
        counts.filter(_.indicator == name).select(
            "region", "year", **{role: _.value, f"{role}_position": _.position}
        )
        for name, role in zip(names, ("numerator", "denominator"), strict=True)
    )  # fmt: skip
    both = above.join(below, ["region", "year"])
    return both.mutate(measure_scope=ibis.literal(scope)).select(
        *("region", "year", "measure_scope", "numerator", "denominator", "numerator_position", "denominator_position")
    )
