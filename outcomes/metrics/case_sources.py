"""Where the project-level rows of a version come from."""

from __future__ import annotations

import ibis.expr.types as ir
from ibis import _

from outcomes.catalog.model import HeadlineRule
from outcomes.metrics.causal_windows import Cases


def case_sources(tables: Cases, _rule: HeadlineRule) -> ir.Table:
    """Give **source, load** → title (the source's, or the one it was uploaded under), cases; newest load first."""
    rows = tables.table("support_case").group_by("source", "load").agg(cases=_.count())
    documents = tables.table("source").select(source="id", title="title")
    named = rows.left_join(documents, "source").drop("source_right")
    return named.mutate(title=_.title.fill_null(_.source)).order_by(_.load.desc(), _.source)
