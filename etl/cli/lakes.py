"""The commands that make and list lakes: build, sample, versions."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from etl import build as building
from etl.cli.said import tell, write_json, write_rows
from outcomes.catalog.places import CATALOG, lake_folder
from outcomes.catalog.read import read_catalog
from outcomes.store.lake import Lake

VERSION = (
    "number", "loaded_at", "kind", "author", "approved_by", "file_name", "source", "note", "reasons", "restored",
    "rows", "added", "changed", "removed", "file_hash",
)  # fmt: skip


def build(asked: argparse.Namespace) -> None:
    """Bring data/ into the published lake."""
    _built(building.build(), asked)


def sample(asked: argparse.Namespace) -> None:
    """Make the demonstration lake, with the projects that were asked for."""
    _built(building.build_sample(read_catalog(CATALOG), cases=asked.cases), asked)


def versions(asked: argparse.Namespace) -> None:
    """Write every version of a set, oldest first; times are UTC."""
    found = [asdict(version) for version in Lake(lake_folder(asked.set)).versions()]
    write_rows(asked, VERSION, [row | {"loaded_at": f"{row['loaded_at'].isoformat()}Z"} for row in found])


def _built(built: building.Built, asked: argparse.Namespace) -> None:
    """Say which version stands and whether it is new: a sentence on stderr, as JSON also on stdout."""
    tell(asked, "command.built" if built.changed else "command.unchanged", number=built.version)
    if asked.json:
        write_json(asdict(built))
