"""A figure's whole life: in which version it appeared, changed and disappeared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from itertools import groupby
from typing import Any

import pandas as pd

from outcomes.store.lake import Lake, Row, Version
from outcomes.store.pairing import content_of, key_of
from outcomes.store.tables import columns

TELLING = ("period_start", "period_end", "period_kind", "source", "position", "value", "value_high", "status", "mark")
"""What a row of a life says of the figure, as the version had it; of a target, `source` is its document."""

OF_VERSION = ("loaded_at", "author", "file_name", "note")


@dataclass(frozen=True, slots=True)
class Series:
    """What was asked, whoever said it: one indicator, place, year and scope. '' where there is none.

    `year` is that of the period's end, so that a program to date and the year's own total are told apart by `base` and
    the indicator, and every source and every period that ends in the year is in the answer. `stage` and `program` are
    not looked at for targets, `regime` not for observations.
    """

    indicator: str
    region: str
    year: int
    organization: str = ""
    base: str = ""
    measure_scope: str = ""
    stage: str = ""
    program: str = ""
    regime: str = ""
    table: str = "observation"


def life(lake: Lake, series: Series) -> pd.DataFrame:
    """Give what every version said of a series, only where it differs from the version before.

    Returns:
        One row per figure and version in which it appeared, changed or disappeared, oldest version first. Columns:
        version, loaded_at, author, file_name, note (all of the version), change ('added', 'changed' or 'removed'), the
        columns of TELLING (of what was removed: as it was), load (the version that brought it). Empty where no version
        ever had such a figure.

    Raises:
        StoreError: 'lake_unreadable'.
    """
    versions = {version.snapshot: version for version in lake.versions()}
    values: dict[str, Any] = {name: getattr(series, name) for name in _axes(series.table)} | {"year": series.year}
    asked = [
        row for row in lake.ask_changes(series.table, _query(series.table), values) if row["snapshot_id"] in versions
    ]
    told: list[dict[str, Any]] = []
    for snapshot, rows in groupby(asked, key=lambda row: row["snapshot_id"]):
        came, went = _by_key(rows)
        for key, row in came.items():
            if key not in went:
                told.append(_told(versions[snapshot], "added", row))
            elif row["content"] != went[key]["content"]:  # else only its place in a file is another
                told.append(_told(versions[snapshot], "changed", row))
        told += [_told(versions[snapshot], "removed", row) for key, row in went.items() if key not in came]
    names = ["version", *OF_VERSION, "change", *TELLING, "load"]
    return pd.DataFrame(told, columns=names).astype({"value": float, "value_high": float, "load": "Int64"})


def _by_key(rows: Iterable[Row]) -> tuple[dict[str, Row], dict[str, Row]]:
    """Give the rows that one snapshot brought and those that it took away, by the figures they are."""
    came: dict[str, Row] = {}
    went: dict[str, Row] = {}
    for row in rows:
        (came if row["change_type"] in ("insert", "update_postimage") else went)[str(row["key"])] = row
    return came, went


def _query(table: str) -> str:
    """Give the query; `{rows}` stands for the rows that were brought or taken away."""
    where = " AND ".join(f"coalesce(r.{name}, '') = ${name}" for name in _axes(table))
    told = [_source_of(table), *(f"r.{name}" for name in TELLING if name != "source" and name in columns(table))]
    return (
        f"SELECT snapshot_id, change_type, {key_of(table, 'r')} AS key, {content_of(table, 'r')} AS content,"
        f" {', '.join(told)}, r.load FROM {{rows}} r"
        f" WHERE {where} AND year(coalesce(r.period_end, r.period_start)) = $year"
        " ORDER BY snapshot_id, r.period_start, r.period_end, source, r.position"
    )


def _source_of(table: str) -> str:
    return "r.document AS source" if table == "target" else "r.source"


def _axes(table: str) -> tuple[str, ...]:
    """Give the columns besides the year that name a series of a table."""
    return tuple(f.name for f in fields(Series) if f.name in columns(table) and f.name != "year")


def _told(version: Version, change: str, row: Row) -> dict[str, Any]:
    """Give a row of a life."""
    signed = {name: getattr(version, name) for name in OF_VERSION}
    return {"version": version.number, "change": change} | signed | row
