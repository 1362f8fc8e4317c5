"""What a version would be, before anybody signs it."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import closing
from dataclasses import dataclass

import duckdb

from outcomes.store.commit import Signature
from outcomes.store.edition import Edition
from outcomes.store.load import Frames, merged
from outcomes.store.merge import Counts, sign
from outcomes.store.tables import FIGURES, STORED, columns, listed
from outcomes.store.upgrade import order_of, upgrade


@dataclass(frozen=True, slots=True)
class Preview:
    """A version that nobody has loaded: its tables, which answer every question, and what it would do."""

    edition: Edition
    counts: Counts


def preview(edition: Edition, frames: Frames, signature: Signature) -> Preview:
    """Give what the next version would be if these frames were loaded now; no lake is touched.

    The same statements merge the frames as in a load, on a database in memory that holds the edition's tables.

    Args:
        edition: The version that the frames would be loaded onto.
        frames: As for `load`.
        signature: As for `load`; what it expects is not looked at.

    Raises:
        StoreError: 'duplicate_figure' or 'period_closed', as the load would.
    """
    version = edition.number + 1
    touched = {*frames, *FIGURES, "closing", "load"}
    with closing(_in_memory(edition, touched)) as connection:
        counts = merged(connection, version, frames, signature)
        sign(connection, version, signature.row(), counts)
        tables = {
            table: connection.execute(
                f"SELECT {listed(columns(table))} FROM lake.{table} ORDER BY {order_of(table)}"
            ).to_arrow_table()
            for table in STORED
            if table in touched or table not in edition.frames
        }
    return Preview(Edition(version, edition.frames | tables), counts)


def _in_memory(edition: Edition, tables: Collection[str]) -> duckdb.DuckDBPyConnection:
    """Give a connection to a database in memory, attached as `lake`, that holds some of an edition's tables."""
    connection = duckdb.connect(config={"threads": 2})
    connection.execute("ATTACH ':memory:' AS lake")
    upgrade(connection, {})
    for table in tables:
        if table in edition.frames:
            connection.register("standing", edition.frames[table])
            connection.execute(f"INSERT INTO lake.{table} BY NAME FROM standing")
            connection.unregister("standing")
    return connection
