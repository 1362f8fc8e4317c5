"""Closed years: what they hold is locked until they are reopened with a reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import duckdb
import pandas as pd

from outcomes.store.commit import Signature, commit
from outcomes.store.edition import Edition
from outcomes.store.engine import StoreError
from outcomes.store.lake import Lake
from outcomes.store.merge import Counts, bring


def closed_years(edition: Edition) -> frozenset[int]:
    """Give the years that are closed in a version."""
    frame = edition.frames.get("closing")
    return frozenset(row["year"] for row in frame.to_pylist() if row["state"] == "closed") if frame else frozenset()


def close_year(lake: Lake, year: int, signature: Signature) -> int:
    """Lock a year's figures, as a version of its own, and give its number.

    `etl build` still brings what data/ says of that year: it is the published record, changed under review of its own,
    and the start of the app must not depend on what somebody closed. Its version shows what it changed.

    Raises:
        StoreError: 'year_is_closed' already, 'signature_missing', or as `load`.
    """
    return _settle(lake, year, "closed", replace(signature, kind="close"))


def reopen_year(lake: Lake, year: int, signature: Signature) -> int:
    """Unlock a year, as a version of its own whose note says why, and give its number.

    Raises:
        StoreError: 'note_missing', 'year_not_closed', 'signature_missing', or as `load`.
    """
    if not signature.note.strip():
        raise StoreError("note_missing", lake.folder, str(year))
    return _settle(lake, year, "open", replace(signature, kind="reopen"))


def _settle(lake: Lake, year: int, state: Literal["closed", "open"], signature: Signature) -> int:
    """Write a year's new state; no figure changes."""

    def act(connection: duckdb.DuckDBPyConnection, version: int) -> Counts:
        found = connection.execute("SELECT state FROM lake.closing WHERE year = $year", {"year": year}).fetchone()
        if (found[0] if found else "open") == state:
            raise StoreError("year_is_closed" if state == "closed" else "year_not_closed", lake.folder, str(year))
        row = {"year": year, "state": state, "by": signature.author, "note": signature.note}
        return bring(connection, "closing", pd.DataFrame([row]), version)

    if not signature.author.strip():
        raise StoreError("signature_missing", lake.folder, str(year))
    return commit(lake, replace(signature, file_name="", file_hash=""), act)
