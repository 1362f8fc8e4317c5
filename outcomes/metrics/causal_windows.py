"""Changes of supported firms and of firms not yet supported, over the same calendar years."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Protocol

import ibis
import ibis.expr.types as ir
from ibis import _

from outcomes.catalog.model import HeadlineRule

GRAIN = ("region", "window", "treated", "level", "industry", "size")


class Cases(Protocol):
    """The tables of one version."""

    def table(self, name: str) -> ir.Table:
        """Give a table by name."""

    def asked(self, question: Callable[..., ir.Table], *arguments: Hashable) -> ir.Table:
        """Give another question's answer as a table, worked out once."""


def effect_windows(tables: Cases, _rule: HeadlineRule) -> ir.Table:
    """Give the changes from the year before support to the year after completion, and those of later cohorts.

    A project supported and completed in year g is measured in g − 1 and g + 1. A firm supported in g + 2 was measured
    in the same two calendar years, both before its own support: its `productivity_earlier_2` and its
    `productivity_before`. Projects completed a year late have a longer window, which no later cohort covers: they are
    left out.

    Returns:
        **region, window (the first year), treated, level, industry, size** → firms, mean (of the change in log
        productivity). Only firms with both measurements above zero.

    Source:
        Methods, section 9 (a change seen is not a change caused); not-yet-treated comparison as in Callaway and
        Sant'Anna (2021), for one window a cohort.
    """
    rows = tables.table("support_case")
    done = rows.filter(_.completion_year == _.support_year)
    return _cells(
        _changes(done, "productivity_before", "productivity_after", 1, treated=True),
        _changes(rows, "productivity_earlier_2", "productivity_before", 3, treated=False),
    )


def placebo_windows(tables: Cases, _rule: HeadlineRule) -> ir.Table:
    """Give the changes over the year before the measurement, when neither group had been supported.

    A firm supported in g is measured in g − 2 and g − 1, one supported in g + 1 in the same years. Columns and grain as
    `effect_windows`; a difference found here is none of the program's.
    """
    rows = tables.table("support_case")
    done = rows.filter(_.completion_year == _.support_year, _.productivity_after > 0)
    return _cells(
        _changes(done, "productivity_earlier_1", "productivity_before", 2, treated=True),
        _changes(rows, "productivity_earlier_2", "productivity_earlier_1", 3, treated=False),
    )


def _changes(rows: ir.Table, first: str, last: str, years_before: int, *, treated: bool) -> ir.Table:
    """Give each firm's change in logs, with the calendar year in which it begins."""
    measured = rows.filter(rows[first] > 0, rows[last] > 0)
    return measured.select(
        "region", "level", "industry", "size",
        window=(measured.support_year - years_before).cast("int64"),
        treated=ibis.literal(treated),
        change=measured[last].ln() - measured[first].ln(),
    )  # fmt: skip


def _cells(treated: ir.Table, controls: ir.Table) -> ir.Table:
    """Give the cells of the windows that both groups cover; the rest compares nothing."""
    both = treated.select("window").intersect(controls.select("window"))
    rows = treated.union(controls).semi_join(both, "window")
    return rows.group_by(*GRAIN).agg(firms=_.count(), mean=_.change.mean()).order_by(*GRAIN)
