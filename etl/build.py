"""Builds the two lakes: the published set from data/, the demonstration set from its generator."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from etl.facts import mirrored, published
from etl.sample import SampleLoad, demonstration, project_cases
from outcomes.catalog.model import Catalog
from outcomes.catalog.places import CATALOG, FACTS, lake_folder
from outcomes.catalog.read import read_catalog
from outcomes.store.lake import Lake
from outcomes.store.load import BUILD, Signature, load_series
from outcomes.store.tables import LARGE, TABLES

AUTHOR = "etl build"
SAMPLE_AUTHOR = "etl sample"
SAMPLE_FILE = "demo"
ASKED = re.compile(r" \(--cases (\d+)\)$")
"""How the note of a load ends whose number of projects somebody asked for."""
Part = tuple[Mapping[str, pd.DataFrame], Signature]
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


def build_sample(catalog: Catalog, progress: Progress = quiet, cases: int | None = None) -> Built:
    """Make the demonstration lake from its seed; nothing happens when it is there and the generator is the same.

    Its loads are made to be looked at one after the other: first figures, late reports, revision. The third brings the
    projects. Another number of them than stands is the whole set loaded anew: its last version has exactly these.

    Args:
        catalog: The catalog, whose provinces, municipalities and organizations the set uses.
        progress: Told each step.
        cases: How many projects; None is as many as were asked for when the set was last made, without that one for
            each firm that agreed.

    Raises:
        StoreError: the lake cannot be written or read.
    """
    progress("make_figures", 0.1)
    lake, towns = Lake(lake_folder("demo")), municipalities_of(catalog)
    loads = demonstration(_provinces(catalog), towns)
    asked = _asked_before(lake, loads[-1].note) if cases is None else cases
    base = mirrored(catalog)
    parts = [_part(load, base | load.frames | {"organization": base["organization"]}, whole=True) for load in loads[:1]]
    parts += [_part(load, load.frames) for load in loads[1:]]
    if asked is not None and asked != len(loads[-1].frames["support_case"]):
        parts[-1] = _with_cases(parts[-1], asked, lambda: project_cases(towns, asked))
    progress("load", 0.5)
    changed = load_series(lake, parts)
    return Built(lake.versions()[-1].number, changed)


class LastMade(Mapping[str, pd.DataFrame]):
    """Frames of which the projects are made when they are asked for: a set that stands needs none of a million."""

    def __init__(self, frames: Mapping[str, pd.DataFrame], make: Callable[[], pd.DataFrame]) -> None:
        """Take the other frames, and what makes the projects."""
        self._frames, self._make = frames, make

    def __getitem__(self, table: str) -> pd.DataFrame:
        """Give a table's rows."""
        return self._make() if table == "support_case" else self._frames[table]

    def __iter__(self) -> Iterator[str]:
        """Go over the tables' names."""
        return iter(self._frames)

    def __len__(self) -> int:
        """Give the number of tables."""
        return len(self._frames)


def _part(load: SampleLoad, frames: Mapping[str, pd.DataFrame], *, whole: bool = False) -> Part:
    """Give what is to be loaded of one step, and its signature."""
    signature = Signature(SAMPLE_AUTHOR, load.note, SAMPLE_FILE, fingerprint(frames), whole=whole, kind=BUILD)
    return frames, signature


def _with_cases(part: Part, asked: int, make: Callable[[], pd.DataFrame]) -> Part:
    """Give the part with another number of projects: known by that number and by the rows it would have without."""
    frames, signature = part
    digest = hashlib.sha256(f"{signature.file_hash} {asked}".encode()).hexdigest()
    signed = replace(signature, note=f"{signature.note} (--cases {asked})", file_hash=digest)
    return LastMade(frames, make), signed


def _asked_before(lake: Lake, note: str) -> int | None:
    """Give the number of projects that the newest load with this note was asked to bring, None where none was named."""
    ours = (v.note for v in reversed(lake.versions()) if (v.file_name, v.kind) == (SAMPLE_FILE, BUILD))
    found = ASKED.search(next((said for said in ours if said.startswith(note)), ""))
    return int(found[1]) if found else None


def fingerprint(frames: Mapping[str, pd.DataFrame]) -> str:
    """Give a SHA-256 over what the lake would hold: the rows, and the columns of its tables."""
    digest = hashlib.sha256(repr(TABLES).encode())
    for name in sorted(frames):
        said = _bytes_of(frames[name]) if name in LARGE else frames[name].to_csv(index=False).encode()
        digest.update(name.encode() + b"\0" + said + b"\0")
    return digest.hexdigest()


def _bytes_of(frame: pd.DataFrame) -> bytes:
    """Give a large frame's content, column by column: writing it as text would take longer than making it."""
    parts = []
    for name, column in frame.items():
        texts = column.dtype.kind not in "fiu"
        said = "\0".join(column).encode() if texts else column.to_numpy("float64", na_value=float("nan")).tobytes()
        parts.append(f"{name}\0".encode() + said)
    return b"\0".join(parts)


def _provinces(catalog: Catalog) -> tuple[str, ...]:
    """Give the provinces that the demonstration covers: those valid at the end of its last year, 2025."""
    return tuple(r.id for r in catalog.provinces(pd.Timestamp(2025, 12, 31).date()))


def municipalities_of(catalog: Catalog) -> dict[str, tuple[str, ...]]:
    """Give each province's municipality codes of any time, as the demonstration takes them."""
    found: dict[str, tuple[str, ...]] = {}
    for province in _provinces(catalog):
        towns = [
            t for t in catalog.municipalities.values()
            if t.province == province and t.kind != "province without municipalities"
        ]  # fmt: skip
        found[province] = tuple(t.id for t in towns)
    return found
