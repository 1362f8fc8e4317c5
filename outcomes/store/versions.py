"""The versions of a lake: which load made each, and which snapshot of the lake it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import duckdb
import pandas as pd

from outcomes.store.tables import LOAD
from outcomes.store.upgrade import columns_of

SIGNED = tuple(name for name in LOAD if name != "version")


@dataclass(frozen=True, slots=True)
class Version:
    """A version as readers name it: its number, the lake's snapshot, and who loaded what, when and why.

    `kind`, `source`, `reasons` and `restored` as in the table `load`; `kind` is '' for loads of before it was kept.
    """

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
    approved_by: str = ""
    kind: str = ""
    source: str = ""
    reasons: str = ""
    restored: int | None = None


def versions_in(connection: duckdb.DuckDBPyConnection) -> tuple[Version, ...]:
    """Give every version of the attached lake, oldest first; a snapshot that is none has no row of `load`."""
    known = columns_of(connection).get("load", set())
    if not known:
        return ()
    signed = ", ".join(f"l.{name}" if name in known else f"CAST(NULL AS {LOAD[name]}) AS {name}" for name in SIGNED)
    rows = connection.execute(
        f"SELECT l.version, s.snapshot_id, {signed} FROM lake.load l JOIN lake.snapshots() s"
        " ON s.commit_extra_info = '{\"version\":' || l.version || '}' ORDER BY l.version"
    ).fetchall()
    return tuple(_version(row) for row in rows)


def _version(row: tuple[Any, ...]) -> Version:
    """Give a version from its number, its snapshot and what was signed."""
    signed = dict(zip(SIGNED, row[2:], strict=True))
    texts = {name: "" for name, type_ in LOAD.items() if type_ == "VARCHAR" and signed[name] is None}
    return Version(row[0], row[1], **signed | texts | {"loaded_at": pd.Timestamp(signed["loaded_at"])})
