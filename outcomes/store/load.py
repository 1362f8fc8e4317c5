"""Brings rows into a lake: one load is one version, and loads of one series are made once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import duckdb
import pandas as pd

from outcomes.store.commit import Signature, commit, commit_alone
from outcomes.store.engine import StoreError
from outcomes.store.lake import Lake
from outcomes.store.merge import Counts, bring
from outcomes.store.transaction import make_folder, only_writer

__all__ = ["BUILD", "Frames", "Signature", "closed_in", "load", "load_series", "merged", "refuse_closed"]

BUILD = "build"
"""The kind of load that closed years do not stop: data/ is the published record."""

Frames = Mapping[str, pd.DataFrame]
"""Table name → rows in the table's columns, without `load`."""


def load(lake: Lake, frames: Frames, signature: Signature) -> int:
    """Load frames as one new version and give its number.

    Args:
        lake: Where to; made if it is not there.
        frames: Figures (observation, target, event), header meanings and closed years are merged by key; the tables
            that mirror the catalog are replaced as a whole. A table that is not among them stays as it is.
        signature: Author, note and file of the load.

    Raises:
        StoreError: 'folder_not_writable', 'lake_unreadable', 'load_busy', 'duplicate_figure', 'version_moved' when the
            newest version is another than the signature expects, 'period_closed' when figures of a closed year would
            be added, changed or removed (a build may), or 'load_failed'. Nothing of the load is visible then.
    """
    return commit(lake, signature, lambda connection, version: merged(connection, version, frames, signature))


def load_series(lake: Lake, parts: Sequence[tuple[Frames, Signature]]) -> bool:
    """Load the parts one after the other, unless they are the last loads of their file already.

    A series that was broken off goes on where it stopped; two processes that bring the same one load it once.

    Args:
        lake: Where to; made if it is not there. Only read when nothing is to be loaded.
        parts: Frames and signatures, all of one file name and kind.

    Returns:
        Whether anything was loaded.

    Raises:
        StoreError: as `load`; the parts before the one that failed stay.
    """
    if not _missing(lake, parts):
        return False
    make_folder(lake.folder)
    with only_writer(lake.folder):
        missing = _missing(lake, parts)
        for frames, signature in missing:
            commit_alone(lake, signature, partial(merged, frames=frames, signature=signature))
    return bool(missing)


def merged(connection: duckdb.DuckDBPyConnection, version: int, frames: Frames, signature: Signature) -> Counts:
    """Merge frames into the attached lake and say what became of them.

    Raises:
        StoreError: 'duplicate_figure', 'period_closed'.
    """
    closed = closed_in(connection)
    whole_of = (signature.file_name, signature.kind) if signature.whole else None
    counts = Counts()
    for table, frame in frames.items():
        counts += bring(connection, table, frame, version, whole_of)
    if signature.kind != BUILD:
        refuse_closed(counts, closed)
    return counts


def closed_in(connection: duckdb.DuckDBPyConnection) -> frozenset[int]:
    """Give the years that are closed in the attached lake."""
    return frozenset(
        y for (y,) in connection.execute("SELECT year FROM lake.closing WHERE state = 'closed'").fetchall()
    )


def refuse_closed(counts: Counts, closed: frozenset[int]) -> None:
    """Refuse figures of closed years.

    Raises:
        StoreError: 'period_closed', with the years.
    """
    locked = ", ".join(str(year) for year in sorted(counts.years & closed))
    if locked:
        raise StoreError("period_closed", "", locked)


def _missing(lake: Lake, parts: Sequence[tuple[Frames, Signature]]) -> Sequence[tuple[Frames, Signature]]:
    """Give the parts that are still to be loaded: those after the longest beginning that the last loads are.

    Versions of another kind do not count: neither a restored version, which would be undone at the next start if it
    did, nor a file that somebody uploaded under the same name. Loads of before kinds were kept count.
    """
    names = {(signature.file_name, kind) for _, signature in parts for kind in (signature.kind, "")}
    stand = [version.file_hash for version in lake.versions() if (version.file_name, version.kind) in names]
    wanted = [signature.file_hash for _, signature in parts]
    done = next(n for n in range(len(parts), -1, -1) if stand[len(stand) - n :] == wanted[:n])
    return parts[done:]
