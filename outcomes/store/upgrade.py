"""Lets a lake of an earlier release be read and loaded: what it lacks is empty, and its next load adds it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

import duckdb

from outcomes.store.pairing import KEYS
from outcomes.store.tables import LARGE, STORED, columns

if TYPE_CHECKING:
    import pyarrow as pa


Columns = Mapping[str, Collection[str]]
"""Table → the columns it has."""


def upgrade(connection: duckdb.DuckDBPyConnection, there: Columns, tables: Iterable[str] = STORED) -> None:
    """Make the tables and columns of this release that the attached lake lacks; rows that stand have null there.

    Inside the transaction of a load, so that a load that fails leaves the lake as it was. Columns that a release no
    longer knows stay. From here to the commit `AT (VERSION => …)` answers with what stands now, not with what stood:
    read old versions before.

    Args:
        connection: With the lake attached and a transaction open.
        there: What the lake has.
        tables: Those that are needed.
    """
    for table in tables:
        wanted = {name: f'"{name}" {type_}' for name, type_ in columns(table).items()}
        if table not in there:
            connection.execute(f"CREATE TABLE lake.{table} ({', '.join(wanted.values())})")
            continue
        for name, spelled in wanted.items():
            if name not in there[table]:
                connection.execute(f"ALTER TABLE lake.{table} ADD COLUMN {spelled}")


def columns_of(connection: duckdb.DuckDBPyConnection, snapshot: int | None = None) -> Columns:
    """Give the columns that each table of the attached lake has, or had at a snapshot.

    From the lake's own list: DuckDB's lists of columns open every table and take twenty times as long. Of a snapshot,
    only tables that ever held a row: scanning another, DuckLake looks for its statistics column by column, for 50 ms.
    """
    there: dict[str, set[str]] = {}
    stands, of_tables = "{0}.end_snapshot IS NULL", "TRUE"
    if snapshot is not None:
        stands = f"{{0}}.begin_snapshot <= {snapshot} AND coalesce({{0}}.end_snapshot > {snapshot}, true)"
        of_tables = "t.table_id IN (SELECT table_id FROM __ducklake_metadata_lake.ducklake_table_stats)"
    listing = (
        "SELECT t.table_name, c.column_name FROM __ducklake_metadata_lake.ducklake_table t"
        " JOIN __ducklake_metadata_lake.ducklake_column c USING (table_id)"
        f" WHERE {stands.format('t')} AND {stands.format('c')} AND {of_tables}"
    )
    for table, column in connection.execute(listing).fetchall():
        there.setdefault(table, set()).add(column)
    return there


def read_tables(
    connection: duckdb.DuckDBPyConnection, snapshot: int, tables: Iterable[str] = STORED
) -> dict[str, pa.Table]:
    """Give tables of this release as they stood at a snapshot, their columns in our order and their rows sorted.

    A table that was not there yet is empty, a column that was not there yet is null.
    """
    there = columns_of(connection, snapshot)
    return {
        table: connection.execute(
            f"FROM {rows_of(table, there, f'lake.{table} AT (VERSION => {snapshot})')} ORDER BY {order_of(table)}"
        ).to_arrow_table()
        for table in tables
    }


def order_of(table: str) -> str:
    """Give the order in which a table is read: one that does not depend on how it was loaded."""
    return ", ".join(KEYS[table]) if table in LARGE else "ALL"


def rows_of(table: str, there: Columns, relation: str, *more: str) -> str:
    """Give the SQL of a relation with a table's columns in our order, null where it lacks one, empty without any.

    Args:
        table: Its name.
        there: The columns that tables have.
        relation: What stands behind FROM.
        *more: Columns that the relation has besides.
    """
    if table not in there:
        relation, more = "(SELECT 1) WHERE false", tuple(f"NULL AS {name}" for name in more)
    named = [
        f'"{name}"' if name in there.get(table, ()) else f'CAST(NULL AS {type_}) AS "{name}"'
        for name, type_ in columns(table).items()
    ]
    return f"(SELECT {', '.join((*more, *named))} FROM {relation})"
