"""Builds the two lakes: the published set from data/, the demonstration set from its generator."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from etl.facts import mirrored, published
from etl.sample import demonstration
from outcomes.catalog.model import Catalog
from outcomes.catalog.places import CATALOG, FACTS, lake_folder
from outcomes.catalog.read import read_catalog
from outcomes.store.lake import Lake
from outcomes.store.load import Signature, load
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

    Raises:
        CatalogError, FactsError: the files contradict each other; nothing was loaded.
        StoreError: the lake cannot be written or read.
    """
    lake = Lake(lake_folder("published"))
    signature = Signature(AUTHOR, "data/", "data/", fingerprint(catalog_folder, facts_folder), whole=True)
    standing = [v for v in lake.versions() if v.file_name == signature.file_name]
    if standing and standing[-1].file_hash == signature.file_hash:
        return Built(lake.versions()[-1].number, changed=False)
    progress("read_catalog", 0.1)
    catalog = read_catalog(catalog_folder)
    progress("read_facts", 0.4)
    frames = published(facts_folder, catalog)
    progress("load", 0.6)
    return Built(load(lake, frames, signature), changed=True)


def build_sample(catalog: Catalog, progress: Progress = quiet) -> Built:
    """Make the demonstration lake from its seed; nothing happens when it is there and the generator is the same.

    Raises:
        StoreError: the lake cannot be written or read.
    """
    lake = Lake(lake_folder("demo"))
    loads = demonstration(_provinces(catalog), _municipalities(catalog))
    fingerprints = [_frames_hash(part.frames) for part in loads]
    if [v.file_hash for v in lake.versions()] == fingerprints:
        return Built(len(loads), changed=False)
    base = mirrored(catalog)
    number = 0
    for step, (part, digest) in enumerate(zip(loads, fingerprints, strict=True)):
        progress("load", (step + 0.5) / len(loads))
        frames = {t: f for t, f in part.frames.items() if t in TABLES}
        if step == 0:
            frames = base | frames
            frames["organization"] = base["organization"]
        number = load(lake, frames, Signature(SAMPLE_AUTHOR, part.note, "demo", digest))
    return Built(number, changed=True)


def fingerprint(*folders: Path) -> str:
    """Give a SHA-256 over the names and bytes of every file that the published set is made of, and the code's shape.

    The tables' columns are part of it, so that a new column is a new version.
    """
    digest = hashlib.sha256(repr(TABLES).encode())
    for folder in folders:
        for file in sorted(p for p in folder.rglob("*") if p.is_file()):
            digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def _frames_hash(frames: dict[str, pd.DataFrame]) -> str:
    digest = hashlib.sha256(repr(TABLES).encode())
    for name in sorted(frames):
        digest.update(name.encode() + frames[name].to_csv(index=False).encode())
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
