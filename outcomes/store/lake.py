"""One lake: DuckLake over a SQLite catalog in a folder; every accepted load is one version."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb

from outcomes.store.edition import Edition, LaterRead
from outcomes.store.engine import StoreError, connect, quoted
from outcomes.store.tables import LARGE, STORED
from outcomes.store.upgrade import columns_of, read_tables, rows_of
from outcomes.store.versions import Version, versions_in

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["Lake", "Row", "Version"]

EDITIONS_KEPT = 4
Row = dict[str, Any]
T = TypeVar("T")


@dataclass(slots=True)
class Lake:
    """A folder holding a lake. Reading never writes; loading is in `outcomes.store.load`."""

    folder: Path
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _file: tuple[int, int] | None = None
    _watch: duckdb.DuckDBPyConnection | None = None
    _lists: dict[Hashable, tuple[Any, ...]] = field(default_factory=dict)
    _lists_at: int = -1
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
                # all rows: an answer that is left open would keep the write-ahead log from ever being emptied
                ((newest,),) = self._open().execute("SELECT max(snapshot_id) FROM c.ducklake_snapshot").fetchall()
            except duckdb.CatalogException as error:
                self._forget()
                # made, but killed before its first load: as good as no lake. With data beside it, it was emptied
                if next((self.folder / "data").rglob("*.parquet"), None):
                    raise StoreError("lake_unreadable", self.catalog_file, str(error)) from error
                return -1
            except duckdb.Error as error:
                self._forget()
                raise StoreError("lake_unreadable", self.catalog_file, str(error)) from error
        return -1 if newest is None else int(newest)

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
        self._watch, self._lists_at = None, -1
        self._lists.clear()
        self._editions.clear()

    def versions(self) -> tuple[Version, ...]:
        """Give every version, oldest first; empty where nothing was loaded yet.

        Raises:
            StoreError: 'lake_unreadable' when the lake is there but cannot be read.
        """
        return self.at_newest(versions_in)

    def at_newest(self, read: Callable[[duckdb.DuckDBPyConnection], tuple[T, ...]]) -> tuple[T, ...]:
        """Give what `read` finds in the attached lake, read again only when there is a newer snapshot; () without one.

        Raises:
            StoreError: 'lake_unreadable'.
        """
        with self._lock:
            newest = self.snapshot()
            if newest != self._lists_at:
                self._lists.clear()
                self._lists_at = newest
            if newest >= 0 and read not in self._lists:
                with self.reading() as connection:
                    self._lists[read] = read(connection)
            return self._lists.get(read, ())

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

    def ask_changes(self, table: str, query: str, values: Mapping[str, object]) -> list[Row]:
        """Ask for the rows of a table that each snapshot brought or took away; one query over the whole past.

        Args:
            table: Its name.
            query: SQL in which `{rows}` stands for the table's rows, each with `snapshot_id` and `change_type`.
            values: What the query's parameters are bound to.

        Raises:
            StoreError: 'lake_unreadable'.
        """
        with self._lock:
            versions = self.versions()
            if not versions:
                return []
            with self.reading() as connection:
                past = f"lake.table_changes('{table}', 0, {versions[-1].snapshot})"
                rows = rows_of(table, columns_of(connection), past, "snapshot_id", "change_type")
                done = connection.execute(query.format(rows=rows), values)
                names = [column[0] for column in done.description or ()]
                return [dict(zip(names, row, strict=True)) for row in done.fetchall()]

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
    def reading(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """Lend the kept connection with the lake, which is there, attached to be read; other threads wait.

        Loading the extensions is most of the work of opening a lake, so it is done once; after an error anew.

        Raises:
            StoreError: 'lake_unreadable', also for what the engine finds wrong with the caller's queries.
        """
        with self._lock:
            watch, ended = self._open(), False
            try:
                self.attach(watch)
                watch.execute("BEGIN TRANSACTION")  # one for all queries: each would look up the newest snapshot anew
                yield watch
                watch.execute("COMMIT")
                watch.execute("DETACH lake")
                ended = True
            except duckdb.Error as error:
                raise StoreError("lake_unreadable", self.folder, str(error)) from error
            finally:
                if not ended:
                    self._forget()

    def _read_edition(self, version: Version) -> Edition:
        with self.reading() as connection:
            small = read_tables(connection, version.snapshot, (table for table in STORED if table not in LARGE))
        return Edition(version.number, LaterRead(small, partial(self._read_table, version.snapshot)))

    def _read_table(self, snapshot: int, table: str) -> pa.Table:
        with self.reading() as connection:
            return read_tables(connection, snapshot, [table])[table]
