"""Writes to a lake: one at a time, in one transaction, tried again where another process was in the way."""

from __future__ import annotations

import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

import duckdb

from outcomes.store.engine import StoreError, connect
from outcomes.store.lake import Lake

T = TypeVar("T")
WAIT_SECONDS = 60
TRIES = 5


def make_folder(folder: Path) -> None:
    """Make the lake's folder.

    Raises:
        StoreError: 'folder_not_writable' when it cannot be made or written.
    """
    try:
        (folder / "data").mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise StoreError("folder_not_writable", folder, str(error)) from error


@contextmanager
def only_writer(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; it falls with the process, so a killed writer blocks nobody.

    Raises:
        StoreError: 'load_busy' when another writer does not end in a minute, 'lake_unreadable' when the lock is no
            lock.
    """
    file = folder / "loading.sqlite"
    with closing(sqlite3.connect(file, timeout=WAIT_SECONDS, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise StoreError("load_busy", folder, str(error)) from error
        except sqlite3.DatabaseError as error:
            raise StoreError("lake_unreadable", file, str(error)) from error
        yield


def transact(lake: Lake, write: Callable[[duckdb.DuckDBPyConnection], T], failed: str = "load_failed") -> T:
    """Do what `write` does in one transaction, all of it or nothing, and give what it gives.

    The caller holds the lock. What another process's reading or writing hindered is tried again, on a new connection.

    Args:
        lake: Where to; its catalog is made if it is not there.
        write: Is given a connection with the lake attached as `lake` and a transaction open; may be called again.
        failed: The code of the refusal when the engine fails.

    Raises:
        StoreError: with the code `failed`, 'lake_unreadable', 'folder_not_writable', or what `write` raises.
    """
    lake.snapshot()  # a catalog that was lost is refused here: attaching would make a new one in its place
    for attempt in range(1, TRIES + 1):
        try:
            return _try(lake, write)
        except duckdb.Error as error:
            if attempt == TRIES or not _may_pass(error):
                raise StoreError(failed, lake.folder, str(error)) from error
            time.sleep(random.uniform(0.05, 0.2) * 2**attempt)  # noqa: S311 (waiting, not secrets)
    raise AssertionError("unreachable")


def leave_message(connection: duckdb.DuckDBPyConnection, author: str, note: str, extra: str | None = None) -> None:
    """Write on the open transaction who made it and what it is about, as the lake's list of snapshots shows it.

    Args:
        connection: With the lake attached and a transaction open.
        author: Who.
        note: What it is about.
        extra: JSON that says which version it is; None for what makes no version.
    """
    said = {"author": author, "note": note, "extra": extra}
    connection.execute("CALL lake.set_commit_message($author, $note, extra_info => $extra)", said)


def _may_pass(error: duckdb.Error) -> bool:
    """Say whether trying again can help: another process had the catalog, or committed in between."""
    text = str(error).lower()
    return "database is locked" in text or "conflict" in text


def _try(lake: Lake, write: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
    _write_ahead(lake)
    with closing(connect()) as connection:
        lake.attach(connection, read_only=False)
        connection.execute("BEGIN TRANSACTION")
        done = write(connection)
        connection.execute("COMMIT")
    return done


def _write_ahead(lake: Lake) -> None:
    """Make a new lake's catalog in WAL mode, or an open reader would make a commit wait and fail.

    It is made under another name: a process that is killed in between leaves no catalog without WAL. And only before
    DuckDB has the file: its own copy of SQLite does not see this one's locks.

    Raises:
        StoreError: 'folder_not_writable' when the file cannot be made.
    """
    if lake.exists():
        return
    making = lake.folder / "making.sqlite"
    try:
        making.unlink(missing_ok=True)
        with closing(sqlite3.connect(making)) as catalog:
            catalog.execute("PRAGMA journal_mode=WAL")
        making.replace(lake.catalog_file)
    except (OSError, sqlite3.Error) as error:
        raise StoreError("folder_not_writable", lake.catalog_file, str(error)) from error
