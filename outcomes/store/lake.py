"""One lake: DuckLake over a SQLite catalog in a folder; every accepted load is one version."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pandas as pd

from outcomes.store.edition import Edition
from outcomes.store.engine import StoreError, connect, quoted
from outcomes.store.tables import TABLES

EDITIONS_KEPT = 4


@dataclass(frozen=True, slots=True)
class Version:
    """A version as readers name it: its number, the lake's snapshot, and who loaded what, when and why."""

    number: int
    snapshot: int
    author: str
    loaded_at: pd.Timestamp
    file_name: str
    file_hash: str
    note: str
    rows: int
    added: int
    changed: int
    removed: int


@dataclass(slots=True)
class Lake:
    """A folder holding a lake. Reading never writes; loading is in `outcomes.store.load`."""

    folder: Path
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _file: tuple[int, int] | None = None
    _watch: duckdb.DuckDBPyConnection | None = None
    _versions: tuple[Version, ...] = ()
    _versions_at: int = -1
    _editions: OrderedDict[int, Edition] = field(default_factory=OrderedDict)

    @property
    def catalog_file(self) -> Path:
        """Give the SQLite file that lists tables and snapshots."""
        return self.folder / "catalog.sqlite"

    def exists(self) -> bool:
        """Say whether a lake was ever made here."""
        return self.catalog_file.is_file()

    def snapshot(self) -> int:
        """Give the newest snapshot's id, −1 where no lake is; under a millisecond on a kept connection.

        DuckDB asks, not Python's sqlite3: two copies of SQLite in one process do not see each other's locks, and the
        one that closes last removes the other's write-ahead log (seen: a kept connection that never saw a new version).

        Raises:
            StoreError: 'lake_unreadable' when the catalog file is no longer a lake's.
        """
        with self._lock:
            self._look_again()
            if self._file is None:
                return -1
            try:
                row = self._open().execute("SELECT max(snapshot_id) FROM c.ducklake_snapshot").fetchone()
            except duckdb.CatalogException as error:
                self._forget()
                # made, but killed before its first load: as good as no lake. With data beside it, it was emptied
                if next((self.folder / "data").rglob("*.parquet"), None):
                    raise StoreError("lake_unreadable", self.catalog_file, str(error)) from error
                return -1
            except duckdb.Error as error:
                self._forget()
                raise StoreError("lake_unreadable", self.catalog_file, str(error)) from error
        return -1 if row is None or row[0] is None else int(row[0])

    def _open(self) -> duckdb.DuckDBPyConnection:
        """Give the kept connection, with the catalog's SQLite file attached as `c`."""
        if self._watch is None:
            watch = connect()
            watch.execute(f"ATTACH {quoted(self.catalog_file.as_posix())} AS c (TYPE sqlite, READ_ONLY)")
            self._watch = watch
        return self._watch

    def _look_again(self) -> None:
        """Forget what was read when the catalog is another file now: moved aside, made anew, brought back."""
        try:
            found = self.catalog_file.stat()
            file = (found.st_dev, found.st_ino)
        except (FileNotFoundError, NotADirectoryError):
            file = None
        except OSError as error:
            raise StoreError("lake_unreadable", self.catalog_file, str(error)) from error
        if file != self._file:
            self._forget()
            self._file = file

    def _forget(self) -> None:
        if self._watch is not None:
            self._watch.close()
        self._watch, self._versions, self._versions_at = None, (), -1
        self._editions.clear()

    def versions(self) -> tuple[Version, ...]:
        """Give every version, oldest first; empty where nothing was loaded yet.

        Raises:
            StoreError: 'lake_unreadable' when the lake is there but cannot be read.
        """
        with self._lock:
            newest = self.snapshot()
            if newest != self._versions_at:
                self._versions = self._read_versions() if newest >= 0 else ()
                self._versions_at = newest
            return self._versions

    def edition(self, number: int) -> Edition:
        """Give a version's tables in memory; the last few are kept.

        Raises:
            StoreError: 'version_unknown' when there is no such version, 'lake_unreadable' when it cannot be read.
        """
        with self._lock:
            if number not in self._editions:
                found = next((v for v in self.versions() if v.number == number), None)
                if found is None:
                    raise StoreError("version_unknown", self.folder, str(number))
                self._editions[number] = self._read_edition(found)
                while len(self._editions) > EDITIONS_KEPT:
                    self._editions.popitem(last=False)
            self._editions.move_to_end(number)
            return self._editions[number]

    def attach(self, connection: duckdb.DuckDBPyConnection, *, read_only: bool = True) -> None:
        """Attach the lake to a connection as `lake`.

        Raises:
            StoreError: 'lake_unreadable' when the catalog or its files cannot be opened.
        """
        data = quoted((self.folder / "data").as_posix() + "/")
        mode = ", READ_ONLY" if read_only else ""
        try:
            connection.execute(
                f"ATTACH {quoted('ducklake:sqlite:' + self.catalog_file.as_posix())} AS lake"
                f" (DATA_PATH {data}, OVERRIDE_DATA_PATH true{mode})"
            )
        except duckdb.Error as error:
            raise StoreError("lake_unreadable", self.catalog_file, str(error)) from error

    @contextmanager
    def _reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Lend the kept connection with the lake attached; after an error a new one is made.

        Loading the extensions is most of the work of opening a lake, so it is done once. The caller holds the lock.
        """
        watch = self._open()
        try:
            self.attach(watch)
            try:
                yield watch
            finally:
                watch.execute("DETACH lake")
        except duckdb.Error as error:
            self._forget()
            raise StoreError("lake_unreadable", self.folder, str(error)) from error
        except StoreError:
            self._forget()
            raise

    def _read_versions(self) -> tuple[Version, ...]:
        with self._reading() as connection:
            tables = {r[0] for r in connection.execute("SHOW TABLES FROM lake").fetchall()}
            if "load" not in tables:
                return ()
            rows = connection.execute(
                "SELECT l.version, s.snapshot_id, l.author, l.loaded_at, l.file_name, l.file_hash, l.note,"
                " l.rows, l.added, l.changed, l.removed FROM lake.load l JOIN lake.snapshots() s"
                " ON s.commit_extra_info = '{\"version\":' || l.version || '}' ORDER BY l.version"
            ).fetchall()
        return tuple(Version(r[0], r[1], r[2], pd.Timestamp(r[3]), *r[4:]) for r in rows)

    def _read_edition(self, version: Version) -> Edition:
        with self._reading() as connection:
            frames = {
                table: connection.execute(
                    f"SELECT * FROM lake.{table} AT (VERSION => {version.snapshot}) ORDER BY ALL"
                ).to_arrow_table()
                for table in TABLES
            }
        return Edition(version.number, frames)
