"""Makes versions: one commit is one transaction, signed, or nothing at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass

import duckdb

from outcomes.store.engine import StoreError
from outcomes.store.lake import Lake
from outcomes.store.merge import Counts, newest_version, sign
from outcomes.store.tables import LOAD
from outcomes.store.transaction import leave_message, make_folder, only_writer, transact
from outcomes.store.upgrade import columns_of, upgrade

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
    with only_writer(lake.folder):
        return commit_alone(lake, signature, act)


def commit_alone(lake: Lake, signature: Signature, act: Act) -> int:
    """Commit while holding the lock.

    Raises:
        StoreError: as `commit`.
    """

    def write(connection: duckdb.DuckDBPyConnection) -> int:
        upgrade(connection, columns_of(connection))
        newest = newest_version(connection)
        if signature.expects not in (None, newest):
            raise StoreError("version_moved", lake.folder, str(newest))
        version = newest + 1
        sign(connection, version, signature.row(), act(connection, version))
        extra = json.dumps({"version": version}, separators=(",", ":"))
        leave_message(connection, signature.author, signature.note, extra)
        return version

    return transact(lake, write)
