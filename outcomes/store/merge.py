"""Merges arriving rows with those that stand in an attached lake, inside the transaction of a load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import duckdb
import pandas as pd

from outcomes.store.engine import StoreError
from outcomes.store.tables import FIGURES, LOAD, TABLES, columns

KEYS = {
    "observation": (
        "indicator", "region", "organization", "period_start", "period_end", "period_kind", "base", "measure_scope",
        "stage", "program", "source", "position",
    ),
    "target": (
        "indicator", "region", "organization", "period_end", "base", "measure_scope", "regime", "document", "position",
    ),
    "event": ("region", "organization", "kind", "source", "position"),
}  # fmt: skip
"""What makes two rows the same figure; `status` is not in it, so that a provisional figure is replaced by the final."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many figures a load added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Give the sums."""
        return Counts(self.added + other.added, self.changed + other.changed, self.removed + other.removed)


def make_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables that are not there yet."""
    for table in (*TABLES, "load"):
        spelled = ", ".join(f"{name} {type_}" for name, type_ in columns(table).items())
        connection.execute(f"CREATE TABLE IF NOT EXISTS lake.{table} ({spelled})")


def newest_version(connection: duckdb.DuckDBPyConnection) -> int:
    """Give the number of the newest version, 0 before the first."""
    return _number(connection, "SELECT coalesce(max(version), 0) FROM lake.load")


def bring(
    connection: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame, version: int, whole_file: str | None
) -> Counts:
    """Bring one table's rows into the lake and count what became of them.

    Args:
        connection: With the lake attached and a transaction open.
        table: Its name; figures are merged by key, the other tables replaced (and not counted).
        frame: Its rows, in any order of columns; an absent column is null.
        version: The version that is being loaded.
        whole_file: The file that the frame is the whole of: figures that its earlier loads brought and that are gone
            now are removed. None leaves them.

    Raises:
        StoreError: 'duplicate_figure' when two rows of the frame are the same figure.
    """
    names = list(TABLES[table])
    rows = frame.reindex(columns=names).astype(object)
    # DuckDB guesses the type of a column of objects from a sample: let it see every row
    connection.execute(f"SET pandas_analyze_sample = {max(len(rows), 1)}")
    connection.register("arrived", rows.where(rows.notna(), None))
    casts = ", ".join(f"CAST({name} AS {TABLES[table][name]}) AS {name}" for name in names)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE incoming AS SELECT {casts} FROM arrived")
    connection.unregister("arrived")
    if table not in FIGURES:
        _replace(connection, table)
        return Counts()
    _refuse_duplicates(connection, table)
    removed = _remove_gone(connection, table, whole_file) if whole_file is not None else 0
    return _merge(connection, table, version) + Counts(removed=removed)


def sign(connection: duckdb.DuckDBPyConnection, version: int, signed: Mapping[str, str], counts: Counts) -> None:
    """Write the load's own row: who, when, which file, how many rows."""
    rows = sum(_number(connection, f"SELECT count(*) FROM lake.{table}") for table in FIGURES)
    row = {
        "version": version,
        "loaded_at": pd.Timestamp.now(tz="UTC").tz_localize(None),
        "approved_by": "",
        "rows": rows,
        **signed,
        **asdict(counts),
    }
    marks = ", ".join(f"${name}" for name in LOAD)
    connection.execute(f"INSERT INTO lake.load ({', '.join(LOAD)}) VALUES ({marks})", row)


def _replace(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Replace a table that mirrors the catalog, only when it differs."""
    differs = _number(
        connection,
        f"SELECT count(*) FROM ((FROM incoming EXCEPT ALL FROM lake.{table})"
        f" UNION ALL (FROM lake.{table} EXCEPT ALL FROM incoming))",
    )
    if differs:
        connection.execute(f"DELETE FROM lake.{table}")
        connection.execute(f"INSERT INTO lake.{table} FROM incoming")


def _refuse_duplicates(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Refuse rows of one key: which of them the next load replaces would be left to chance."""
    keys = ", ".join(KEYS[table])
    twice = connection.execute(
        f"SELECT {keys} FROM incoming GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL LIMIT 1"
    ).fetchone()
    if twice:
        raise StoreError("duplicate_figure", table, ", ".join(str(part) for part in twice if part not in ("", None)))


def _remove_gone(connection: duckdb.DuckDBPyConnection, table: str, file: str) -> int:
    """Remove the figures that earlier loads of a file brought and that are not in it any more."""
    gone = (
        "old.load IN (SELECT version FROM lake.load WHERE file_name = $file)"
        f" AND NOT EXISTS (FROM incoming new WHERE {_same(KEYS[table])})"
    )
    removed = _number(connection, f"SELECT count(*) FROM lake.{table} old WHERE {gone}", {"file": file})
    if removed:
        connection.execute(f"DELETE FROM lake.{table} old WHERE {gone}", {"file": file})
    return removed


def _merge(connection: duckdb.DuckDBPyConnection, table: str, version: int) -> Counts:
    """Merge figures by key: unchanged rows keep the load that brought them."""
    key = _same(KEYS[table])
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE fresh AS SELECT *, EXISTS (FROM lake.{table} old WHERE {key}) AS known"
        f" FROM incoming new WHERE NOT EXISTS (FROM lake.{table} old WHERE {_same(tuple(TABLES[table]))})"
    )
    changed = _number(connection, "SELECT count(*) FROM fresh WHERE known")
    added = _number(connection, "SELECT count(*) FROM fresh WHERE NOT known")
    if changed:
        connection.execute(f"DELETE FROM lake.{table} old WHERE EXISTS (FROM fresh new WHERE {key})")
    connection.execute(f"INSERT INTO lake.{table} SELECT * EXCLUDE (known), {version} FROM fresh")
    return Counts(added, changed)


def _same(names: tuple[str, ...]) -> str:
    """Give the condition that an old and a new row agree in some columns, null being equal to null."""
    return " AND ".join(f"old.{name} IS NOT DISTINCT FROM new.{name}" for name in names)


def _number(connection: duckdb.DuckDBPyConnection, query: str, values: Mapping[str, str] | None = None) -> int:
    """Give the one number that a query answers."""
    row = connection.execute(query, values).fetchone()
    return int(row[0]) if row else 0
