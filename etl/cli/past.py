"""The commands about earlier versions and closed years: diff, restore, close, reopen."""

from __future__ import annotations

import argparse
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from etl.cli.said import built, landed, lang_of, tell, write_rows
from outcomes.catalog.model import Lang
from outcomes.catalog.places import CATALOG, lake_folder
from outcomes.catalog.read import read_catalog
from outcomes.store import closing
from outcomes.store import restore as restoring
from outcomes.store.case_changes import CASES, KINDS, case_changes, touched
from outcomes.store.changes import changes, tally
from outcomes.store.lake import Lake
from outcomes.store.load import Signature


def diff(asked: argparse.Namespace) -> None:
    """Write each figure that was added, changed or removed from one version to another.

    Events are counted, projects by year of support and region: a row for each kind of difference, whose `count` says
    how many; `value_before` and `value_after` of projects are how many there are in that year and region.
    """
    lake = _lake(asked)
    before, after = lake.edition(asked.a), lake.edition(asked.b)
    found = changes(before, after)
    counts = {name: _counted(found[found.table == name]) for name in ("observation", "target")}
    counts |= {name: tally(before, after, name) for name in ("event", CASES)}
    projects = touched(case_changes(before, after)) if any(counts[CASES].values()) else None
    rows = [_plain(row) | {"count": 1} for row in found.to_dict("records")]
    rows += [{"table": "event", "change": kind, "count": n} for kind, n in counts["event"].items() if n]
    rows += [] if projects is None else _project_rows(projects)
    columns = [*found.columns, "count"]
    write_rows(asked, columns, [dict.fromkeys(columns) | row for row in rows])
    for name, of_kind in counts.items():
        if name == "observation" or any(of_kind.values()):
            tell(asked, f"command.differs.{name}", **of_kind)
    for row in [] if projects is None else projects.to_dict("records"):
        tell(asked, "command.differs_in", **_said(row, lang_of(asked)))


def _counted(found: pd.DataFrame) -> dict[str, int]:
    counts = found.change.value_counts()
    return {kind: int(counts.get(kind, 0)) for kind in KINDS}


def _project_rows(found: pd.DataFrame) -> list[dict[str, Any]]:
    """Give a row for each kind of difference in each year and region."""
    return [
        {
            "table": CASES, "change": kind, "region": row["region"], "count": row[kind], "period_kind": "year",
            "period_start": f"{row['support_year']}-01-01", "period_end": f"{row['support_year']}-12-31",
            "value_before": row["before"], "value_after": row["after"],
        }
        for row in found.to_dict("records") for kind in KINDS if row[kind]
    ]  # fmt: skip


def _said(row: Mapping[Hashable, Any], lang: Lang) -> dict[str, Any]:
    """Give the numbers of a year and region as a sentence names them."""
    place = read_catalog(CATALOG).place(str(row["region"]), lang)
    return {str(name): value for name, value in row.items()} | {"region": place, "year": row["support_year"]}


def restore(asked: argparse.Namespace) -> None:
    """Bring an earlier version back as a new one."""
    number = restoring.restore(_lake(asked), asked.number, _signature(asked))
    landed(asked, number)


def close(asked: argparse.Namespace) -> None:
    """Lock a year's figures."""
    landed(asked, closing.close_year(built(_lake(asked)), asked.year, _signature(asked)))


def reopen(asked: argparse.Namespace) -> None:
    """Unlock a year's figures."""
    landed(asked, closing.reopen_year(built(_lake(asked)), asked.year, _signature(asked)))


def _lake(asked: argparse.Namespace) -> Lake:
    return Lake(lake_folder(asked.set))


def _signature(asked: argparse.Namespace) -> Signature:
    return Signature(asked.by, asked.note, "", "")


def _plain(row: Mapping[Hashable, Any]) -> dict[str, Any]:
    """Give a row as it is written: days as text, null as nothing."""
    return {
        str(name): None if pd.isna(value) else value.isoformat()[:10] if hasattr(value, "isoformat") else value
        for name, value in row.items()
    }
