"""Brings an earlier version back, as a new one."""

from __future__ import annotations

from dataclasses import replace

import duckdb

from outcomes.store.commit import Signature, commit
from outcomes.store.engine import StoreError
from outcomes.store.lake import Lake
from outcomes.store.load import closed_in, refuse_closed
from outcomes.store.merge import Counts, years_in
from outcomes.store.pairing import differing
from outcomes.store.tables import FIGURES, TABLES, columns


def restore(lake: Lake, number: int, signature: Signature) -> int:
    """Make a new version whose figures and catalog are those of an earlier one, and give its number.

    Rows keep the number of the load that brought them. What analysts taught the reader and which years are closed
    stay as they are. `etl build` with unchanged data/ leaves it: only loads of data/ are compared.

    Args:
        lake: Where.
        number: The version that is brought back.
        signature: Who, and why; its file is not kept.

    Raises:
        StoreError: 'version_unknown', 'nothing_to_restore' when the newest version holds the same already,
            'period_closed' when a figure of a closed year would change, 'note_missing', 'signature_missing', or as
            `load`.
    """
    signature = replace(signature, kind="restore", restored=number, file_name="", file_hash="")
    for text, code in ((signature.author, "signature_missing"), (signature.note, "note_missing")):
        if not text.strip():
            raise StoreError(code, lake.folder, str(number))
    then = lake.edition(number).frames  # within the transaction, old versions cannot be read

    def act(connection: duckdb.DuckDBPyConnection, version: int) -> Counts:
        standing = lake.edition(version - 1).frames  # nobody else loads meanwhile
        other = [table for table in TABLES if not standing[table].equals(then[table])]
        counts = Counts()
        for table in other:
            connection.register("standing", standing[table])
            connection.register("wanted", then[table])
            counts += _count(connection, table) if table in FIGURES else Counts()
            _put_back(connection, table)
        if not other:
            raise StoreError("nothing_to_restore", lake.folder, str(number))
        refuse_closed(counts, closed_in(connection))
        return counts

    return commit(lake, signature, act)


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> Counts:
    """Count the figures that putting `wanted` in the place of `standing` adds, changes and removes, and their years."""
    pairs = differing(table, "standing", "wanted")
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE pairs AS SELECT change, unnest(coalesce(new, old)) FROM ({pairs})"
    )
    found = dict(connection.execute("SELECT change, count(*) FROM pairs GROUP BY change").fetchall())
    years = years_in(connection, table, "pairs")
    return Counts(found.get("added", 0), found.get("changed", 0), found.get("removed", 0), years)


def _put_back(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Make a table of the lake, which is `standing`, exactly what is `wanted`."""
    if table not in FIGURES:
        connection.execute(f"DELETE FROM lake.{table}")
        connection.execute(f"INSERT INTO lake.{table} BY NAME FROM wanted")
        return
    # no two rows of a table of figures are equal, so single rows can go and come
    same = " AND ".join(f'old."{name}" IS NOT DISTINCT FROM new."{name}"' for name in columns(table))
    connection.execute("CREATE OR REPLACE TEMP TABLE surplus AS FROM standing EXCEPT FROM wanted")
    connection.execute(f"DELETE FROM lake.{table} old WHERE EXISTS (FROM surplus new WHERE {same})")
    connection.execute(f"INSERT INTO lake.{table} BY NAME (FROM wanted EXCEPT FROM standing)")
