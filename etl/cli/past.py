"""The commands about earlier versions and closed years: diff, restore, close, reopen."""

from __future__ import annotations

import argparse
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from etl.cli.said import landed, tell, write_rows
from outcomes.catalog.places import lake_folder
from outcomes.store import closing
from outcomes.store import restore as restoring
from outcomes.store.changes import changes
from outcomes.store.lake import Lake
from outcomes.store.load import Signature


def diff(asked: argparse.Namespace) -> None:
    """Write each figure that was added, changed or removed from one version to another."""
    lake = _lake(asked)
    found = changes(lake.edition(asked.a), lake.edition(asked.b))
    write_rows(asked, list(found.columns), [_plain(row) for row in found.to_dict("records")])
    counts = found.change.value_counts()
    tell(asked, "command.differs", **{kind: int(counts.get(kind, 0)) for kind in ("added", "changed", "removed")})


def restore(asked: argparse.Namespace) -> None:
    """Bring an earlier version back as a new one."""
    number = restoring.restore(_lake(asked), asked.number, _signature(asked))
    landed(asked, number)


def close(asked: argparse.Namespace) -> None:
    """Lock a year's figures."""
    landed(asked, closing.close_year(_lake(asked), asked.year, _signature(asked)))


def reopen(asked: argparse.Namespace) -> None:
    """Unlock a year's figures."""
    landed(asked, closing.reopen_year(_lake(asked), asked.year, _signature(asked)))


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
