"""What differs between two versions, figure by figure."""

from __future__ import annotations

from contextlib import closing

import duckdb
import pandas as pd

from outcomes.store.edition import Edition
from outcomes.store.pairing import differing
from outcomes.store.tables import columns

SHOWN = {
    "indicator": "indicator", "region": "region", "organization": "organization", "period_start": "period_start",
    "period_end": "period_end", "period_kind": "period_kind", "base": "base", "measure_scope": "measure_scope",
    "stage": "stage", "program": "program", "regime": "regime", "source": "source",
}  # fmt: skip
"""The columns that say which figure it is; of a target, `source` is its document."""

COMPARED = ("value", "value_high", "status", "mark", "note", "position", "load")
"""The columns that are given twice, as they were and as they are."""

PLACE = ("position", "load")
"""Where a figure stands and which load brought it: no part of what it says."""

ELSEWHERE = {"target": {"source": "document"}}


def changes(before: Edition, after: Edition) -> pd.DataFrame:
    """Give every observation and target that is added, changed or removed from one version to another.

    Figures are paired as a load pairs them (`outcomes.store.pairing`): a cell that moved and a row that a restored
    version brought back unchanged are no changes. Either version may be the newer one.

    Returns:
        One row per figure, ordered by the indicators' order in the catalog, region (nation and provinces before
        municipalities) and period. Columns: table ('observation' or 'target'), change ('added', 'changed',
        'removed'), those of SHOWN ('' where the table has none), then each of COMPARED with `_before` and `_after`
        (null where the figure is not there), and `differs`, the names of the columns that differ, with ', '
        between them ('' for what was added or removed). `load_…` are integers that may be null.
    """
    with closing(duckdb.connect(config={"threads": 2})) as connection:
        for table in ("observation", "target"):
            connection.register(f"{table}_before", before.frames[table])
            connection.register(f"{table}_after", after.frames[table])
        connection.register("indicator_after", after.frames["indicator"])
        both = " UNION ALL BY NAME ".join(_query(table) for table in ("observation", "target"))
        found = connection.execute(
            f"SELECT d.* FROM ({both}) d LEFT JOIN indicator_after i ON i.id = d.indicator"
            " ORDER BY i.position NULLS LAST, d.indicator, NOT starts_with(d.region, 'KR'), d.region, d.organization,"
            ' d.period_end NULLS LAST, d.period_start, d."table", d.source, d.position_after, d.position_before'
        ).df()
    return found.astype({"load_before": "Int64", "load_after": "Int64"})


def tally(before: Edition, after: Edition, table: str) -> dict[str, int]:
    """Give how many rows of a table of figures are added, changed and removed from one version to another."""
    with closing(duckdb.connect(config={"threads": 2})) as connection:
        connection.register("rows_before", before.frames[table])
        connection.register("rows_after", after.frames[table])
        pairs = differing(table, "rows_before", "rows_after")
        found = dict(connection.execute(f"SELECT change, count(*) FROM ({pairs}) GROUP BY change").fetchall())
    return {kind: int(found.get(kind, 0)) for kind in ("added", "changed", "removed")}


def _query(table: str) -> str:
    """Give the query for one table."""
    there = columns(table)
    parts = [f"'{table}' AS \"table\"", "change"]
    for shown in SHOWN:
        name = ELSEWHERE.get(table, {}).get(shown, shown)
        parts.append(f"coalesce(new.{name}, old.{name}) AS {shown}" if name in there else f"'' AS {shown}")
    for name in COMPARED:
        for row, suffix in (("old", "before"), ("new", "after")):
            parts.append(f"{row}.{name} AS {name}_{suffix}" if name in there else f"NULL AS {name}_{suffix}")
    differ = [
        f"CASE WHEN old.{name} IS DISTINCT FROM new.{name} THEN '{name}' END" for name in there if name not in PLACE
    ]
    parts.append(f"CASE WHEN change = 'changed' THEN concat_ws(', ', {', '.join(differ)}) ELSE '' END AS differs")
    return f"SELECT {', '.join(parts)} FROM ({differing(table, f'{table}_before', f'{table}_after')})"
