"""Merges arriving rows with those that stand in an attached lake, inside the transaction of a load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb
import pandas as pd
import pyarrow as pa

from outcomes.store.engine import StoreError
from outcomes.store.pairing import KEYS, LOCKABLE, content_of, key_of
from outcomes.store.tables import FIGURES, KEPT, LOAD, TABLES, columns, listed

PERIOD_YEAR = "year(coalesce(period_end, period_start))"
YEAR = {"observation": PERIOD_YEAR, "target": PERIOD_YEAR, "support_case": "support_year"}
"""The year a row of a lockable table belongs to: that of its period's end, of a lone day otherwise; of its support."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many figures a load added, changed and removed, and the years of those that closing can lock."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    years: frozenset[int] = frozenset()

    def __add__(self, other: Counts) -> Counts:
        """Give the sums, and the years of both."""
        return Counts(
            self.added + other.added,
            self.changed + other.changed,
            self.removed + other.removed,
            self.years | other.years,
        )


def newest_version(connection: duckdb.DuckDBPyConnection) -> int:
    """Give the number of the newest version, 0 before the first."""
    return _number(connection, "SELECT coalesce(max(version), 0) FROM lake.load")


def bring(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    frame: pd.DataFrame,
    version: int,
    whole_of: tuple[str, str] | None = None,
) -> Counts:
    """Bring one table's rows into the lake and say what became of them.

    Args:
        connection: With the lake attached and a transaction open.
        table: Its name; figures, header meanings and closed years are merged by key, the other tables replaced. Only
            figures are counted.
        frame: Its rows, in any order of columns; an absent column is null.
        version: The version that is being loaded.
        whole_of: The file, by name and kind of load, that the frame is the whole of: figures that its earlier loads
            brought and that are gone now are removed. None leaves them.

    Raises:
        StoreError: 'duplicate_figure' when two rows of the frame are the same figure.
    """
    _lay_out(connection, table, frame)
    if table not in KEYS:
        _replace(connection, table)
        return Counts()
    _refuse_duplicates(connection, table)
    removed = Counts() if whole_of is None else _remove_gone(connection, table, *whole_of)
    counts = _merge(connection, table, version) + removed
    return counts if table in FIGURES else Counts()


def sign(connection: duckdb.DuckDBPyConnection, version: int, signed: Mapping[str, object], counts: Counts) -> None:
    """Write the load's own row: who, when, what kind, which file, how many rows.

    Args:
        connection: With the lake attached and a transaction open.
        version: The version that is being loaded.
        signed: The other columns of `load`.
        counts: What the load did to figures.
    """
    row = {
        "version": version,
        "loaded_at": pd.Timestamp.now(tz="UTC").tz_localize(None),
        "rows": sum(_number(connection, f"SELECT count(*) FROM lake.{table}") for table in FIGURES),
        "added": counts.added,
        "changed": counts.changed,
        "removed": counts.removed,
        **signed,
    }
    marks = ", ".join(f"${name}" for name in LOAD)
    connection.execute(f"INSERT INTO lake.load ({listed(LOAD)}) VALUES ({marks})", row)


def years_in(connection: duckdb.DuckDBPyConnection, table: str, relation: str) -> frozenset[int]:
    """Give the years of the rows of a relation; events and what people told have none that could be closed."""
    if table not in LOCKABLE:
        return frozenset()
    found = connection.execute(f"SELECT DISTINCT {YEAR[table]} FROM {relation}").fetchall()
    return frozenset(year for (year,) in found if year is not None)


def _lay_out(connection: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    """Make the temporary table `incoming` of a frame, in the table's columns and types, `load` left out."""
    types = TABLES.get(table) or KEPT[table]
    rows = frame.reindex(columns=list(types))
    if "object" in set(rows.dtypes.map(str)):
        rows = rows.astype(object)
        # DuckDB guesses the type of a column of objects from a sample: let it see every row
        connection.execute(f"SET pandas_analyze_sample = {max(len(rows), 1)}")
        connection.register("arrived", rows.where(rows.notna(), None))
    else:  # ten times faster, which a million rows need
        connection.register("arrived", pa.Table.from_pandas(rows, preserve_index=False))
    casts = ", ".join(f'CAST("{name}" AS {type_}) AS "{name}"' for name, type_ in types.items())
    connection.execute(f"CREATE OR REPLACE TEMP TABLE incoming AS SELECT {casts} FROM arrived")
    connection.unregister("arrived")


def _replace(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Replace a table that mirrors the catalog, only when it differs."""
    ours = listed(columns(table))
    standing = f"SELECT {ours} FROM lake.{table}"
    differs = _number(
        connection,
        f"SELECT count(*) FROM ((FROM incoming EXCEPT ALL {standing}) UNION ALL ({standing} EXCEPT ALL FROM incoming))",
    )
    if differs:
        connection.execute(f"DELETE FROM lake.{table}")
        connection.execute(f"INSERT INTO lake.{table} BY NAME FROM incoming")


def _refuse_duplicates(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Refuse rows of one key: which of them the next load replaces would be left to chance."""
    key, named = key_of(table, "r"), listed(KEYS[table])
    twice = f"SELECT {key} FROM incoming r GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL LIMIT 1"
    rows = connection.execute(f"SELECT {named} FROM incoming r WHERE {key} = ({twice}) ORDER BY ALL").fetchall()
    if rows:
        parts = [str(part) for row in rows for part in row if part not in ("", None)]
        raise StoreError("duplicate_figure", table, ", ".join(dict.fromkeys(parts)))


def _remove_gone(connection: duckdb.DuckDBPyConnection, table: str, file: str, kind: str) -> Counts:
    """Remove the figures that earlier loads of a file brought and that are not in it any more."""
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE gone AS SELECT * FROM lake.{table} old"
        " WHERE old.load IN (SELECT version FROM lake.load WHERE file_name = $file"
        " AND coalesce(kind, '') IN ('', $kind))"
        f" AND NOT EXISTS (FROM incoming new WHERE {_same(table)})",
        {"file": file, "kind": kind},
    )
    removed = _number(connection, "SELECT count(*) FROM gone")
    if removed:
        connection.execute(f"DELETE FROM lake.{table} old WHERE EXISTS (FROM gone new WHERE {_same(table)})")
    return Counts(removed=removed, years=years_in(connection, table, "gone"))


def _merge(connection: duckdb.DuckDBPyConnection, table: str, version: int) -> Counts:
    """Merge figures by key: unchanged rows keep the load that brought them."""
    content = f"{content_of(table, 'old')} IS NOT DISTINCT FROM {content_of(table, 'new')}"
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE fresh AS SELECT *, EXISTS (FROM lake.{table} old WHERE {_same(table)}) AS known"
        f" FROM incoming new WHERE NOT EXISTS (FROM lake.{table} old WHERE {_same(table)} AND {content})"
    )
    changed = _number(connection, "SELECT count(*) FROM fresh WHERE known")
    added = _number(connection, "SELECT count(*) FROM fresh WHERE NOT known")
    if changed:
        connection.execute(f"DELETE FROM lake.{table} old WHERE EXISTS (FROM fresh new WHERE {_same(table)})")
    if changed or added:
        connection.execute(f"INSERT INTO lake.{table} BY NAME SELECT * EXCLUDE (known), {version} AS load FROM fresh")
    return Counts(added, changed, years=years_in(connection, table, "fresh"))


def _same(table: str) -> str:
    """Give the condition that an old and a new row are the same figure."""
    return f"{key_of(table, 'old')} = {key_of(table, 'new')}"


def _number(connection: duckdb.DuckDBPyConnection, query: str, values: Mapping[str, str] | None = None) -> int:
    """Give the one number that a query answers."""
    row = connection.execute(query, values).fetchone()
    return int(row[0]) if row else 0
