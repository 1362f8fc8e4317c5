"""Brings rows into a lake: one load is one transaction, signed, or nothing at all."""

from __future__ import annotations

import json
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from outcomes.store.engine import StoreError, connect
from outcomes.store.lake import Lake
from outcomes.store.merge import Counts, bring, make_tables, newest_version, sign

WAIT_SECONDS = 60
TRIES = 5

Frames = Mapping[str, pd.DataFrame]
"""Table name → rows in the table's columns, without `load`."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who loads what, and why. `whole` says that figures of earlier loads of this file that are gone are removed."""

    author: str
    note: str
    file_name: str
    file_hash: str
    whole: bool = False


def load(lake: Lake, frames: Frames, signature: Signature) -> int:
    """Load frames as one new version and give its number.

    Args:
        lake: Where to; made if it is not there.
        frames: Figures (observation, target, event) are merged by key; the other tables are replaced as a whole.
        signature: Author, note and file of the load.

    Raises:
        StoreError: 'folder_not_writable', 'lake_unreadable', 'load_busy', 'duplicate_figure', or 'load_failed'.
            Nothing of the load is visible then.
    """
    make_folder(lake.folder)
    with only_loader(lake.folder):
        return _load(lake, frames, signature)


def load_series(lake: Lake, parts: Sequence[tuple[Frames, Signature]]) -> bool:
    """Load the parts one after the other, unless they are the last loads of their file already.

    A series that was broken off goes on where it stopped; two processes that bring the same one load it once.

    Args:
        lake: Where to; made if it is not there. Only read when nothing is to be loaded.
        parts: Frames and signatures, all of one file name.

    Returns:
        Whether anything was loaded.

    Raises:
        StoreError: as `load`; the parts before the one that failed stay.
    """
    if not _missing(lake, parts):
        return False
    make_folder(lake.folder)
    with only_loader(lake.folder):
        missing = _missing(lake, parts)
        for frames, signature in missing:
            _load(lake, frames, signature)
    return bool(missing)


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


def _missing(lake: Lake, parts: Sequence[tuple[Frames, Signature]]) -> Sequence[tuple[Frames, Signature]]:
    """Give the parts that are still to be loaded: those after the longest beginning that the last loads are."""
    names = {signature.file_name for _, signature in parts}
    stand = [version.file_hash for version in lake.versions() if version.file_name in names]
    wanted = [signature.file_hash for _, signature in parts]
    done = next(n for n in range(len(parts), -1, -1) if stand[len(stand) - n :] == wanted[:n])
    return parts[done:]


def _load(lake: Lake, frames: Frames, signature: Signature) -> int:
    """Load while holding the lock; what another process's reading or writing hindered is tried again."""
    lake.snapshot()  # a catalog that was lost is refused here: attaching would make a new one in its place
    for attempt in range(1, TRIES + 1):
        try:
            return _try_load(lake, frames, signature)
        except duckdb.Error as error:
            if attempt == TRIES or not _may_pass(error):
                raise StoreError("load_failed", lake.folder, str(error)) from error
            time.sleep(random.uniform(0.05, 0.2) * 2**attempt)  # noqa: S311 (waiting, not secrets)
    raise AssertionError("unreachable")


def _may_pass(error: duckdb.Error) -> bool:
    """Say whether trying again can help: another process had the catalog, or committed in between."""
    text = str(error).lower()
    return "database is locked" in text or "conflict" in text


def _try_load(lake: Lake, frames: Frames, signature: Signature) -> int:
    _write_ahead(lake)
    with closing(connect()) as connection:
        lake.attach(connection, read_only=False)
        connection.execute("BEGIN TRANSACTION")
        make_tables(connection)
        version = newest_version(connection) + 1
        counts = Counts()
        for table, frame in frames.items():
            counts += bring(connection, table, frame, version, signature.file_name if signature.whole else None)
        signed = {"author": signature.author, "note": signature.note}
        file = {"file_name": signature.file_name, "file_hash": signature.file_hash}
        sign(connection, version, signed | file, counts)
        extra = json.dumps({"version": version}, separators=(",", ":"))
        connection.execute(
            "CALL lake.set_commit_message($author, $note, extra_info => $extra)", signed | {"extra": extra}
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
