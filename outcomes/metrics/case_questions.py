"""The questions that screens ask of project-level rows: how many, and which changes, of one selection at a time.

A selection is answered by one scan that counts equal values, so what comes back does not grow with the cases.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Literal, Protocol, get_args

import ibis
import ibis.expr.types as ir
from ibis import _

from outcomes.catalog.model import HeadlineRule

Outcome = Literal["productivity", "defect", "cost", "lead_time"]
Dimension = Literal["region", "level", "industry", "size", "program", "support_year"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
DIMENSIONS: tuple[Dimension, ...] = get_args(Dimension)
Where = tuple[tuple[str, str], ...]
"""Dimension and value of each condition, in the order of DIMENSIONS; () = all."""

Merged = tuple[tuple[str, str], ...]
"""A province that is no more, and the one its projects are counted under; () = the provinces of their time."""

LARGEST = 1_000_000_000
"""Changes beyond 10⁶ (a hundred million percent) count as this one, so that an absurd cell breaks nothing."""


class Cases(Protocol):
    """The tables of one version."""

    def table(self, name: str) -> ir.Table:
        """Give a table by name."""

    def asked(self, question: Callable[..., ir.Table], *arguments: Hashable) -> ir.Table:
        """Give another question's answer as a table, worked out once."""


def completed(tables: Cases, _rule: HeadlineRule, outcome: Outcome, merged: Merged = ()) -> ir.Table:
    """Give the completed projects with the change of one outcome, under the provinces of their time or merged ones.

    Returns:
        A row per completed project: DIMENSIONS as text ('' = not stated), completion_year, thousandth (the change in
        thousandths, rounded: productivity after/before − 1, the others 1 − after/before, so that less is positive;
        null = not answered: a value is missing, not finite or negative, or there is nothing to divide by).

    Source:
        Methods, sections 9 and 10.
    """
    rows = tables.table("support_case").filter(_.completion_year.notnull())
    if merged:
        rows = rows.mutate(region=_.region.substitute(dict(merged)))
    before, after = rows[f"{outcome}_before"], rows[f"{outcome}_after"]
    ratio = (after / before) - 1
    change = ratio if outcome == "productivity" else -ratio
    answered = (before > 0) & (after >= 0) & ~before.isnan() & ~before.isinf() & ~after.isnan() & ~ratio.isinf()
    thousandth = (change * 1000).clip(-LARGEST, LARGEST).round().cast("int32")
    texts = {name: rows[name].cast("string").fill_null("") for name in DIMENSIONS}
    return rows.select(
        **texts, completion_year=_.completion_year, thousandth=ibis.ifelse(answered, thousandth, ibis.null("int32"))
    )


def answers(
    tables: Cases, rule: HeadlineRule, outcome: Outcome, by: Dimension, where: Where, merged: Merged = ()
) -> ir.Table:
    """Give the changes of the completed projects of a selection, by one dimension.

    Returns:
        **group, thousandth** (null = not answered) → cases.
    """
    rows = _chosen(tables.asked(completed, rule, outcome, merged), where)
    return rows.group_by(group=_[by], thousandth=_.thousandth).agg(cases=_.count())


def cohort_answers(tables: Cases, rule: HeadlineRule, outcome: Outcome, where: Where, merged: Merged = ()) -> ir.Table:
    """Give the changes by cohort.

    Returns:
        **support_year (text, '' = not stated), completion_year, thousandth** (null = not answered) → cases.
    """
    rows = _chosen(tables.asked(completed, rule, outcome, merged), where)
    return rows.group_by("support_year", "completion_year", "thousandth").agg(cases=_.count())


def answered_counts(tables: Cases, rule: HeadlineRule, outcome: Outcome, dimensions: tuple[str, ...]) -> ir.Table:
    """Give how many answered by several dimensions: what suppression is worked out from.

    Returns:
        **dimensions as text** → answered, completed.
    """
    rows = tables.asked(completed, rule, outcome)
    texts = {name: rows[name].cast("string") for name in dimensions}
    return rows.group_by(**texts).agg(answered=_.thousandth.count(), completed=_.count())


def case_counts(tables: Cases, _rule: HeadlineRule) -> ir.Table:
    """Give **region, support_year** (text, '' = not stated) → supported, completed, closed, last_year.

    `last_year` is the latest year of completion (null = none).
    """
    rows = tables.table("support_case").mutate(support_year=_.support_year.cast("string").fill_null(""))
    return rows.group_by("region", "support_year").agg(
        supported=_.count(),
        completed=_.completion_year.count(),
        closed=_.closed_year.count(),
        last_year=_.completion_year.max(),
    )


def _chosen(rows: ir.Table, where: Where) -> ir.Table:
    for dimension, value in where:
        rows = rows.filter(rows[dimension] == value)
    return rows
