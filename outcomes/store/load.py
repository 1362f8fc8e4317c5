"""Brings rows into a lake: one load is one transaction, signed, or nothing at all."""

from __future__ import annotations

import json
import random
import sqlite3
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from outcomes.store.engine import StoreError
from outcomes.store.lake import Lake
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

WAIT_SECONDS = 60
TRIES = 5


@dataclass(frozen=True, slots=True)
class Signature:
    """Who loads what, and why. `whole` says that figures of earlier loads of this file that are gone are removed."""

    author: str
    note: str
    file_name: str
    file_hash: str
    whole: bool = False


def load(lake: Lake, frames: Mapping[str, pd.DataFrame], signature: Signature) -> int:
    """Load frames as one new version and give its number.

    Args:
        lake: Where to; made if it is not there.
        frames: Table name → rows in the table's columns (without `load`). Figures are merged by key; the other
            tables are replaced as a whole.
        signature: Author, note and file of the load.

    Raises:
        StoreError: 'folder_not_writable', 'lake_unreadable', or 'load_failed' after repeated conflicts.
            Nothing of the load is visible then.
    """
    make_folder(lake.folder)
    with only_loader(lake.folder):
        for attempt in range(1, TRIES + 1):
            try:
                return _try_load(lake, frames, signature)
            except duckdb.Error as error:
                if attempt == TRIES or not _may_pass(error):
                    raise StoreError("load_failed", lake.folder, str(error)) from error
                time.sleep(random.uniform(0.05, 0.2) * 2**attempt)  # noqa: S311 (waiting, not secrets)
    raise AssertionError("unreachable")


def make_folder(folder: Path) -> None:
    """Make the lake's folder.

    Raises:
        StoreError: 'folder_not_writable' when it cannot be made or written.
    """
    try:
        (folder / "data").mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise StoreError("folder_not_writable", folder, str(error)) from error


@contextmanager
def only_loader(folder: Path) -> Iterator[None]:
    """Hold the folder's loading lock; it falls with the process, so a killed load blocks nobody."""
    with closing(sqlite3.connect(folder / "loading.sqlite", timeout=WAIT_SECONDS, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise StoreError("load_busy", folder, str(error)) from error
        yield


def _may_pass(error: duckdb.Error) -> bool:
    """Say whether trying again can help: another process had the catalog, or committed in between."""
    text = str(error).lower()
    return "database is locked" in text or "conflict" in text


def _try_load(lake: Lake, frames: Mapping[str, pd.DataFrame], signature: Signature) -> int:
    _write_ahead(lake)
    with closing(lake.attach(read_only=False)) as connection:
        connection.execute("BEGIN TRANSACTION")
        _make_tables(connection)
        (last,) = connection.execute("SELECT coalesce(max(version), 0) FROM lake.load").fetchone() or (0,)
        version = int(last) + 1
        counts = {"added": 0, "changed": 0, "removed": 0}
        for table, frame in frames.items():
            changes = _bring(connection, table, frame, version, signature)
            counts = {k: counts[k] + changes[k] for k in counts}
        _sign(connection, version, signature, counts)
        connection.execute(
            "CALL lake.set_commit_message($author, $note, extra_info => $extra)",
            {
                "author": signature.author,
                "note": signature.note,
                "extra": json.dumps({"version": version}, separators=(",", ":")),
            },
        )
        connection.execute("COMMIT")
    return version


def _write_ahead(lake: Lake) -> None:
    """Make a new lake's catalog in WAL mode, or an open reader would make a commit wait and fail.

    Only before DuckDB has the file: its own copy of SQLite does not see this one's locks.
    """
    if lake.exists():
        return
    with closing(sqlite3.connect(lake.catalog_file)) as catalog:
        catalog.execute("PRAGMA journal_mode=WAL")


def _make_tables(connection: duckdb.DuckDBPyConnection) -> None:
    for table in (*TABLES, "load"):
        spelled = ", ".join(f"{name} {type_}" for name, type_ in columns(table).items())
        connection.execute(f"CREATE TABLE IF NOT EXISTS lake.{table} ({spelled})")


def _bring(
    connection: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame, version: int, signature: Signature
) -> dict[str, int]:
    """Merge one table's rows and count what became of them."""
    names = list(TABLES[table])
    connection.register("arrived", frame.reindex(columns=names).astype(object).where(frame.reindex(columns=names).notna(), None))
    casts = ", ".join(f"CAST({name} AS {TABLES[table][name]}) AS {name}" for name in names)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE incoming AS SELECT {casts} FROM arrived")
    connection.unregister("arrived")
    if table not in FIGURES:
        return _replace(connection, table)
    return _merge(connection, table, version, signature)


def _replace(connection: duckdb.DuckDBPyConnection, table: str) -> dict[str, int]:
    """Replace a table that mirrors the catalog, only when it differs."""
    (differs,) = connection.execute(
        f"SELECT count(*) FROM ((FROM incoming EXCEPT ALL FROM lake.{table})"
        f" UNION ALL (FROM lake.{table} EXCEPT ALL FROM incoming))"
    ).fetchone() or (0,)
    if differs:
        connection.execute(f"DELETE FROM lake.{table}")
        connection.execute(f"INSERT INTO lake.{table} FROM incoming")
    return {"added": 0, "changed": 0, "removed": 0}


def _merge(connection: duckdb.DuckDBPyConnection, table: str, version: int, signature: Signature) -> dict[str, int]:
    """Merge figures by key: unchanged rows keep the load that brought them."""
    key = " AND ".join(f"old.{c} IS NOT DISTINCT FROM new.{c}" for c in KEYS[table])
    same = " AND ".join(f"old.{c} IS NOT DISTINCT FROM new.{c}" for c in TABLES[table])
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE fresh AS SELECT *, EXISTS (FROM lake.{table} old WHERE {key}) AS known"
        f" FROM incoming new WHERE NOT EXISTS (FROM lake.{table} old WHERE {same})"
    )
    added, changed = connection.execute(
        "SELECT count(*) FILTER (NOT known), count(*) FILTER (known) FROM fresh"
    ).fetchone() or (0, 0)
    removed = 0
    if signature.whole:
        gone = (
            f"old.load IN (SELECT version FROM lake.load WHERE file_name = $file)"
            f" AND NOT EXISTS (FROM incoming new WHERE {key})"
        )
        (removed,) = connection.execute(
            f"SELECT count(*) FROM lake.{table} old WHERE {gone}", {"file": signature.file_name}
        ).fetchone() or (0,)
        if removed:
            connection.execute(f"DELETE FROM lake.{table} old WHERE {gone}", {"file": signature.file_name})
    if changed:
        connection.execute(f"DELETE FROM lake.{table} old WHERE EXISTS (FROM fresh new WHERE {key})")
    connection.execute(f"INSERT INTO lake.{table} SELECT * EXCLUDE (known), {version} FROM fresh")
    return {"added": int(added), "changed": int(changed), "removed": int(removed)}


def _sign(
    connection: duckdb.DuckDBPyConnection, version: int, signature: Signature, counts: Mapping[str, int]
) -> None:
    """Write the load's own row: who, when, which file, how many rows."""
    (rows,) = connection.execute(
        " UNION ALL ".join(f"SELECT count(*) AS n FROM lake.{t}" for t in FIGURES).join(("SELECT sum(n) FROM (", ")"))
    ).fetchone() or (0,)
    marks = ", ".join(f"${name}" for name in LOAD)
    connection.execute(
        f"INSERT INTO lake.load ({', '.join(LOAD)}) VALUES ({marks})",
        {
            "version": version, "author": signature.author, "loaded_at": pd.Timestamp.now(tz="UTC").tz_localize(None),
            "file_name": signature.file_name, "file_hash": signature.file_hash, "note": signature.note,
            "approved_by": "", "rows": int(rows), **counts,
        },
    )  # fmt: skip
