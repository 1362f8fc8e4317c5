"""Builds the two lakes: the published set from data/, the demonstration set from its generator."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from etl.facts import mirrored, published
from etl.sample import demonstration
from outcomes.catalog.model import Catalog
from outcomes.catalog.places import CATALOG, FACTS, lake_folder
from outcomes.catalog.read import read_catalog
from outcomes.store.lake import Lake
from outcomes.store.load import BUILD, Signature, load_series
from outcomes.store.tables import TABLES

AUTHOR = "etl build"
SAMPLE_AUTHOR = "etl sample"
Progress = Callable[[str, float], None]
"""Told the step's name and the part done, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: the version that stands now, and whether it is new."""

    version: int
    changed: bool


def quiet(_step: str, _part: float) -> None:
    """Tell nobody."""


def build(catalog_folder: Path = CATALOG, facts_folder: Path = FACTS, progress: Progress = quiet) -> Built:
    """Bring data/ into the published lake as one signed version; nothing happens when nothing changed.

    What counts is what the lake would hold: a new wording of a screen makes no version.

    Raises:
        CatalogError, FactsError: the files contradict each other; nothing was loaded.
        StoreError: the lake cannot be written or read.
    """
    progress("read_catalog", 0.1)
    catalog = read_catalog(catalog_folder)
    progress("read_facts", 0.3)
    frames = published(facts_folder, catalog)
    progress("load", 0.5)
    lake = Lake(lake_folder("published"))
    signature = Signature(AUTHOR, "data/", "data/", fingerprint(frames), whole=True, kind=BUILD)
    changed = load_series(lake, [(frames, signature)])
    return Built(lake.versions()[-1].number, changed)


def build_sample(catalog: Catalog, progress: Progress = quiet) -> Built:
    """Make the demonstration lake from its seed; nothing happens when it is there and the generator is the same.

    Its loads are made to be looked at one after the other: first figures, late reports, revision.

    Raises:
        StoreError: the lake cannot be written or read.
    """
    progress("make_figures", 0.1)
    loads = demonstration(_provinces(catalog), _municipalities(catalog))
    base = mirrored(catalog)
    parts = []
    for step, part in enumerate(loads):
        frames = part.frames if step else base | part.frames | {"organization": base["organization"]}
        signature = Signature(SAMPLE_AUTHOR, part.note, "demo", fingerprint(frames), whole=step == 0, kind=BUILD)
        parts.append((frames, signature))
    progress("load", 0.5)
    lake = Lake(lake_folder("demo"))
    changed = load_series(lake, parts)
    return Built(lake.versions()[-1].number, changed)


def fingerprint(frames: Mapping[str, pd.DataFrame]) -> str:
    """Give a SHA-256 over what the lake would hold: the rows, and the columns of its tables."""
    digest = hashlib.sha256(repr(TABLES).encode())
    for name in sorted(frames):
        digest.update(name.encode() + b"\0" + frames[name].to_csv(index=False).encode() + b"\0")
    return digest.hexdigest()


def _provinces(catalog: Catalog) -> tuple[str, ...]:
    """Give the provinces that the demonstration covers: those valid at the end of its last year, 2025."""
    return tuple(r.id for r in catalog.provinces(pd.Timestamp(2025, 12, 31).date()))


def _municipalities(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Give each province's municipalities valid in the demonstration's municipal years."""
    found: dict[str, tuple[str, ...]] = {}
    for province in _provinces(catalog):
        towns = [
            t for t in catalog.municipalities.values()
            if t.province == province and t.kind != "province without municipalities"
        ]  # fmt: skip
        found[province] = tuple(t.id for t in towns)
    return found
