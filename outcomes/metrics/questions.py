"""The questions that screens ask of a version, each one Ibis expression over its tables.

Every answer covers all regions and years at once: a screen picks its rows, and the next click on another year is
answered from memory.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Literal, Protocol

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis import _

from outcomes.catalog.formula import parse
from outcomes.catalog.model import HeadlineRule
from outcomes.metrics.assess import assess
from outcomes.metrics.attainment import rivals
from outcomes.metrics.coverage import coverage
from outcomes.metrics.formula import computed
from outcomes.metrics.goals import goals
from outcomes.metrics.headline import headline
from outcomes.metrics.lens import restated
from outcomes.metrics.main_series import main
from outcomes.metrics.maps import Atlas
from outcomes.metrics.placed_goals import merged_goals, merged_series, mergers
from outcomes.metrics.relative import per_thousand
from outcomes.metrics.required import required_after_plans

Mode = Literal["then", "latest"]
PAIRING = {"deployments_cumulative": "deployments_annual"}
DETAILS = ("value_high", "as_of", "conflict_group", "alternatives", "alternative_low", "alternative_high")
VALUES = ("indicator", "region", "year", "value", "status", "confidence", "mark", "position", "reason")


class Tables(Protocol):
    """The tables of one version."""

    frames: dict[str, pa.Table]

    def table(self, name: str) -> ir.Table:
        """Give a table by name."""

    def asked(self, question: Callable[..., ir.Table], *arguments: Hashable) -> ir.Table:
        """Give another question's answer as a table, worked out once."""


def series(tables: Tables, rule: HeadlineRule) -> ir.Table:
    """Give every series by year, organizations and other scopes included; see `headline`."""
    return headline(tables.table("observation"), tables.table("indicator"), rule)


def own_series(tables: Tables, rule: HeadlineRule) -> ir.Table:
    """Give the regions' own figures as reported; see `main`."""
    return main(tables.asked(series, rule), tables.table("indicator"))


def placed_series(tables: Tables, rule: HeadlineRule, map_year: int | None) -> ir.Table:
    """Give the regions' own figures on each year's map (None) or on one year's; see `restated`."""
    return restated(tables.asked(own_series, rule), atlas(tables), tables.table("indicator"), map_year)


def atlas(tables: Tables) -> Atlas:
    """Give the provinces of all times and the changes between them."""
    return Atlas.of(tables.frames["region"], tables.frames["region_change"])


def values(tables: Tables, rule: HeadlineRule, map_year: int | None) -> ir.Table:
    """Give every region's own figures, published and computed, on each year's map or on one year's.

    Args:
        tables: The version.
        rule: Which figure stands where several disagree.
        map_year: Restate to the map of this year; None = as reported.

    Returns:
        **indicator, region, year** → value (the indicator's unit, null = unknown), status, confidence, mark, position,
        reason, denominator_year (of a rate, where it differs or not; else null), then what the sources say
        besides: value_high, as_of, conflict_group, alternatives, alternative_low, alternative_high.
    """
    own = tables.asked(own_series, rule)
    placed = tables.asked(placed_series, rule, map_year)
    rows = placed.select(*VALUES).mutate(denominator_year=ibis.null("int64"))
    for rate in _rates(tables, placed):
        rows = rows.union(rate)
    # What sources say of a figure holds for that figure, not for a sum it is part of: the position must agree too.
    details = own.select("indicator", "region", "year", "position", *DETAILS)
    joined = rows.left_join(details, ["indicator", "region", "year", "position"])
    return joined.select(*VALUES, "denominator_year", *DETAILS)


def _rates(tables: Tables, placed: ir.Table) -> list[ir.Table]:
    """Give the computed indicators: formulas, and rates per thousand with their denominator's year."""
    found = []
    formulas = {}
    for row in tables.frames["indicator"].to_pylist():
        if not row["formula"]:
            continue
        if row["unit"] == "per_1000":
            found.append(_per_thousand(placed, row["id"], row["formula"], int(row["years_apart"] or 0)))
        else:
            formulas[row["id"]] = parse(row["formula"])
    if formulas:
        made = computed(placed, formulas).mutate(
            confidence=ibis.literal(""), mark=ibis.literal(""), denominator_year=ibis.null("int64")
        )
        found.append(made.select(*VALUES, "denominator_year"))
    return found


def _per_thousand(placed: ir.Table, id: str, formula: str, years_apart: int) -> ir.Table:
    numerator, denominator = parse(formula).names
    rate = per_thousand(placed, numerator, denominator, years_apart)
    return rate.mutate(
        indicator=ibis.literal(id),
        status=ibis.literal("derived"),
        confidence=ibis.literal(""),
        mark=ibis.literal(""),
        position=numerator + "@" + _.numerator_position + "|" + denominator + "@" + _.denominator_position,
        denominator_year=_.denominator_year.cast("int64"),
    ).select(*VALUES, "denominator_year")


def assessment(tables: Tables, rule: HeadlineRule, mode: Mode, map_year: int | None = None) -> ir.Table:
    """Give every goal series judged at the end of every known year; see `assess`.

    With a `map_year` the goals of regions that merged are judged as one where they add up (`merged_goals`).
    """
    if map_year is not None and not mergers(atlas(tables), map_year):
        return tables.asked(assessment, rule, mode)
    goal, known = tables.asked(placed_goals, rule, map_year), tables.asked(series, rule)
    if map_year is not None:
        known = merged_series(known, atlas(tables), tables.table("indicator"), map_year)
    both = known.select("year").union(goal.select("year")).filter(_.year.notnull())
    span = both.agg(first=_.year.min(), last=_.year.max())
    years = span.select(year=ibis.range(span["first"], span["last"] + 1, 1).unnest())
    return assess(known, goal, tables.table("indicator"), years, mode)


def rival_targets(tables: Tables, rule: HeadlineRule, mode: Mode) -> ir.Table:
    """Give the targets of other sources for the judged years, with their attainment; see `rivals`."""
    return rivals(tables.asked(assessment, rule, mode), tables.table("target"))


def goals_known(tables: Tables, _rule: HeadlineRule) -> ir.Table:
    """Give targets and plans with their regimes; see `goals`."""
    return goals(tables.table("target"), tables.table("regime"), tables.table("observation"), tables.table("indicator"))


def placed_goals(tables: Tables, rule: HeadlineRule, map_year: int | None) -> ir.Table:
    """Give targets and plans as they were set (None), or on one year's map; see `merged_goals`."""
    goal = tables.asked(goals_known, rule)
    return goal if map_year is None else merged_goals(goal, atlas(tables), tables.table("indicator"), map_year)


def required(tables: Tables, rule: HeadlineRule) -> ir.Table:
    """Give required additions at each known level and after planned years; see `required_after_plans`."""
    return required_after_plans(
        tables.asked(series, rule),
        tables.asked(goals_known, rule),
        tables.table("observation"),
        tables.table("indicator"),
        PAIRING,
    )


def known_by_year(tables: Tables, rule: HeadlineRule, map_year: int | None) -> ir.Table:
    """Give **indicator, year** → known, valid (counts of provinces), nation (1 when the national figure is known)."""
    rows = tables.asked(values, rule, map_year)
    nation = rows.filter(_.region == "KR", _.value.notnull()).select("indicator", "year").mutate(nation=1)
    counted = coverage(rows, tables.table("region"), map_year)
    return counted.left_join(nation, ["indicator", "year"]).select(
        "indicator", "year", "known", "valid", nation=_.nation.fill_null(0)
    )


def origins(tables: Tables, _rule: HeadlineRule) -> ir.Table:
    """Give every observation and target with its document: what the panel behind each figure shows.

    Returns:
        One row per figure: kind ('observation' or 'target'), indicator, region, organization, period_start, period_end,
        period_kind, status, base, measure_scope, stage, program, regime, value, value_high, value_text, as_of,
        quotation, note, confidence, mark, conflict_group, position, load,
        source, year (of period_end; null = none), title, publisher, date, url, document. What was uploaded has the
        title under which it is kept and '' for the others.
    """
    text = ibis.literal("")
    documents = tables.table("source").rename(source="id")
    observed = tables.table("observation").mutate(kind=ibis.literal("observation"), regime=text)
    aimed = tables.table("target").mutate(
        kind=ibis.literal("target"),
        period_kind=text, stage=text, program=text, value_text=text, as_of=_.set_on.cast("string"),
        value_high=ibis.null("float64"), source=_.document,
    )  # fmt: skip
    columns = (
        "kind", "indicator", "region", "organization", "period_start", "period_end", "period_kind", "status", "base",
        "measure_scope", "stage", "program", "regime", "value", "value_high", "value_text", "as_of", "quotation",
        "note", "confidence", "mark", "conflict_group", "position", "load", "source",
    )  # fmt: skip
    rows = observed.select(*columns).union(aimed.select(*columns))
    rows = rows.mutate(year=_.period_end.year().cast("int64"))
    told = rows.left_join(documents, "source").drop("source_right")
    described = {name: told[name].fill_null("") for name in ("publisher", "date", "url", "document")}
    named = told.mutate(title=_.title.fill_null(_.source), **described)
    return named.order_by("region", "indicator", "period_end", "position")


def happenings(tables: Tables, _rule: HeadlineRule) -> ir.Table:
    """Give events with their documents, oldest first."""
    documents = tables.table("source").rename(source="id").drop("date")
    return tables.table("event").left_join(documents, "source").drop("source_right").order_by("date_start", "position")


def regimes(tables: Tables, _rule: HeadlineRule) -> ir.Table:
    """Give the target regimes of this version: of the demonstration set the lake alone has the words."""
    return tables.table("regime")
