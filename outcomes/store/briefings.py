"""Frozen briefings in the lake: kept for good, never changed, and part of no version of the figures."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import duckdb

from outcomes.store.engine import StoreError
from outcomes.store.lake import Lake
from outcomes.store.tables import BRIEFINGS
from outcomes.store.tables import listed as spelled
from outcomes.store.transaction import leave_message, make_folder, only_writer, transact
from outcomes.store.upgrade import columns_of, rows_of, upgrade


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a briefing without opening it.

    Attributes:
        id: Its own, made of its content.
        name: What people call it.
        author: Who made it.
        made_at: When, in UTC, ISO 8601.
        version: The version of the figures that it was made of.
        lang: Its language.
        template: What it was started from.
        copied_from: The id of the briefing that it is a copy of, '' for none.
        slides: How many it has.
    """

    id: str
    name: str
    author: str
    made_at: str
    version: int
    lang: str
    template: str
    copied_from: str
    slides: int


def keep(lake: Lake, record: Kept, content: bytes) -> bool:
    """Keep a briefing for good, and say whether it is new: keeping the same one again changes nothing.

    No version of the figures is made, and none that stands is touched.

    Args:
        lake: The lake of the set that it was made of.
        record: What is known of it.
        content: All of it, a few megabytes at most.

    Raises:
        StoreError: 'not_built' where no lake is, 'version_unknown' when the lake has no such version,
            'briefing_exists' when another content is kept under the id, 'briefing_failed', 'load_busy',
            'folder_not_writable', 'lake_unreadable'. Nothing of it is kept then.
    """
    if lake.snapshot() < 0:
        raise StoreError("not_built", lake.folder)
    make_folder(lake.folder)
    with only_writer(lake.folder):
        if record.version not in {version.number for version in lake.versions()}:
            raise StoreError("version_unknown", lake.folder, str(record.version))
        new = record.id not in {known.id for known in listed(lake)}
        if new:
            transact(lake, lambda connection: _write(connection, record, content), "briefing_failed")
        elif _opened(lake, record.id) != content:
            raise StoreError("briefing_exists", lake.folder, record.id)
    return new


def listed(lake: Lake) -> tuple[Kept, ...]:
    """Give what is known of every briefing, newest first; of those made at one moment, the one kept last.

    Raises:
        StoreError: 'lake_unreadable'.
    """
    return lake.at_newest(_listed)


def content(lake: Lake, id: str) -> bytes:
    """Give a briefing's content, byte for byte as it was kept.

    Raises:
        StoreError: 'briefing_missing' when none is kept under this id, 'lake_unreadable'.
    """
    if id not in {record.id for record in listed(lake)}:
        raise StoreError("briefing_missing", lake.folder, id)
    return _opened(lake, id)


def _listed(connection: duckdb.DuckDBPyConnection) -> tuple[Kept, ...]:
    rows = rows_of("briefing", columns_of(connection), "lake.briefing", "rowid")
    newest_first = "TRY_CAST(made_at AS TIMESTAMP) DESC NULLS LAST, rowid DESC"  # an offset may be written in two ways
    query = f"SELECT {spelled(BRIEFINGS['briefing'])} FROM {rows} ORDER BY {newest_first}"
    return tuple(Kept(*row) for row in connection.execute(query).fetchall())


def _opened(lake: Lake, id: str) -> bytes:
    """Give the content of a briefing that is listed."""
    with lake.reading() as connection:
        query = "SELECT content FROM lake.briefing_content WHERE id = $id"
        ((found,),) = connection.execute(query, {"id": id}).fetchall()
    return bytes(found)


def _write(connection: duckdb.DuckDBPyConnection, record: Kept, content: bytes) -> None:
    """Write a briefing into the attached lake, in the open transaction."""
    upgrade(connection, columns_of(connection), BRIEFINGS)
    _insert(connection, "briefing", asdict(record))
    # a few rows go into the catalog's own file, where a megabyte takes half a second to be found again
    connection.execute("SET ducklake_default_data_inlining_row_limit = 0")
    _insert(connection, "briefing_content", {"id": record.id, "content": content})
    leave_message(connection, record.author, record.name)


def _insert(connection: duckdb.DuckDBPyConnection, table: str, row: dict[str, object]) -> None:
    marks = ", ".join(f"${name}" for name in row)
    connection.execute(f"INSERT INTO lake.{table} ({spelled(row)}) VALUES ({marks})", row)
