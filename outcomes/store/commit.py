"""Makes versions: one commit is one transaction, signed, or nothing at all."""

from __future__ import annotations

import json
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from outcomes.store.engine import StoreError, connect
from outcomes.store.lake import Lake
from outcomes.store.merge import Counts, newest_version, sign
from outcomes.store.tables import LOAD
from outcomes.store.upgrade import columns_of, upgrade

WAIT_SECONDS = 60
TRIES = 5

Act = Callable[[duckdb.DuckDBPyConnection, int], Counts]
"""What a version does, given the connection with the lake attached in a transaction, and the version's number."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who loads what, and why.

    Attributes:
        author: Who signs.
        note: What the load is about.
        file_name: As sent.
        file_hash: SHA-256 of its bytes.
        whole: Whether figures of earlier loads of this file that are gone now are removed.
        kind: 'load', 'build' (what data/ or a generator says), 'restore', 'close' or 'reopen'.
        source: The title under which an analyst keeps the figures.
        reasons: JSON: the written reason for each kind of warning, '' where there was none.
        approved_by: The second person, '' where none was asked.
        expects: The newest version that the author had seen; None loads onto any.
        restored: The version that is restored, if one is.
    """

    author: str
    note: str
    file_name: str
    file_hash: str
    whole: bool = False
    kind: str = "load"
    source: str = ""
    reasons: str = ""
    approved_by: str = ""
    expects: int | None = None
    restored: int | None = None

    def row(self) -> dict[str, str | int | None]:
        """Give the columns of `load` that a signature fills."""
        return {name: value for name, value in asdict(self).items() if name in LOAD}


def commit(lake: Lake, signature: Signature, act: Act) -> int:
    """Make one new version of what `act` does, all of it or nothing, and give its number.

    Raises:
        StoreError: as `load`, and what `act` raises.
    """
    make_folder(lake.folder)
    with only_loader(lake.folder):
        return commit_alone(lake, signature, act)


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
def only_loader(folder: Path) -> Iterator[None]:
    """Hold the folder's loading lock; it falls with the process, so a killed load blocks nobody.

    Raises:
        StoreError: 'load_busy' when another load does not end in a minute, 'lake_unreadable' when the lock is no lock.
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


def commit_alone(lake: Lake, signature: Signature, act: Act) -> int:
    """Commit while holding the lock; what another process's reading or writing hindered is tried again."""
    lake.snapshot()  # a catalog that was lost is refused here: attaching would make a new one in its place
    for attempt in range(1, TRIES + 1):
        try:
            return _try_commit(lake, signature, act)
        except duckdb.Error as error:
            if attempt == TRIES or not _may_pass(error):
                raise StoreError("load_failed", lake.folder, str(error)) from error
            time.sleep(random.uniform(0.05, 0.2) * 2**attempt)  # noqa: S311 (waiting, not secrets)
    raise AssertionError("unreachable")


def _may_pass(error: duckdb.Error) -> bool:
    """Say whether trying again can help: another process had the catalog, or committed in between."""
    text = str(error).lower()
    return "database is locked" in text or "conflict" in text


def _try_commit(lake: Lake, signature: Signature, act: Act) -> int:
    _write_ahead(lake)
    with closing(connect()) as connection:
        lake.attach(connection, read_only=False)
        connection.execute("BEGIN TRANSACTION")
        upgrade(connection, columns_of(connection))
        newest = newest_version(connection)
        if signature.expects not in (None, newest):
            raise StoreError("version_moved", lake.folder, str(newest))
        version = newest + 1
        sign(connection, version, signature.row(), act(connection, version))
        said = {"author": signature.author, "note": signature.note}
        extra = json.dumps({"version": version}, separators=(",", ":"))
        connection.execute(
            "CALL lake.set_commit_message($author, $note, extra_info => $extra)", said | {"extra": extra}
        )
        connection.execute("COMMIT")
    return version


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
