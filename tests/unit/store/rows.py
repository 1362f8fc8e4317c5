"""Small loads for the store's tests, and the loading that other processes do for them."""

from __future__ import annotations

import multiprocessing
from datetime import date
from multiprocessing.context import BaseContext
from multiprocessing.synchronize import Event
from pathlib import Path

import pandas as pd

from outcomes.store.lake import Lake
from outcomes.store.load import Signature, load
from outcomes.store.tables import TABLES

SOURCES = pd.DataFrame([{"id": "s", "title": "A report", "publisher": "", "date": "2024", "url": "", "document": ""}])


def figure(position: str, value: object, **cells: object) -> dict[str, object]:
    """One annual count of 경북 with its fact id."""
    texts = {name: "" for name, type_ in TABLES["observation"].items() if type_ == "VARCHAR"}
    span = {"period_start": date(2021, 1, 1), "period_end": date(2021, 12, 31), "period_kind": "year"}
    what = {"indicator": "deployments_annual", "region": "KR-47", "status": "actual", "source": "s"}
    return texts | span | what | {"position": position, "value": value, "confidence": "high"} | cells


def figures(count: int, first: float = 0, prefix: str = "f") -> pd.DataFrame:
    """As many figures, with values counted up from `first`."""
    return pd.DataFrame([figure(f"{prefix}{n:04}", float(first + n)) for n in range(count)])


def signed(note: str = "", *, whole: bool = False, file: str = "figures.csv", digest: str = "") -> Signature:
    return Signature("tester", note, file, digest or note, whole=whole)


def bring(lake: Lake, frame: pd.DataFrame, note: str = "", *, whole: bool = False) -> int:
    """Load observations."""
    return load(lake, {"observation": frame}, signed(note, whole=whole))


def stands(lake: Lake, version: int | None = None) -> dict[str, tuple[float, int]]:
    """Value and load of each figure by its fact id, in the newest version or an older one."""
    edition = lake.edition(version or lake.versions()[-1].number)
    rows = edition.frames["observation"].to_pylist()
    return {row["position"]: (row["value"], row["load"]) for row in rows}


def processes() -> BaseContext:
    """Where other processes come from: none that shares this one's SQLite and threads."""
    if "forkserver" not in multiprocessing.get_all_start_methods():  # Windows
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def bring_from_afar(folder: Path, count: int, note: str, started: Event | None, go: Event | None) -> None:
    """Load figures of a prefix of their own, as another process does."""
    frame, lake = figures(count, prefix=note), Lake(folder)
    if started:
        started.set()
    if go:
        go.wait(30)
    load(lake, {"observation": frame, "source": SOURCES}, signed(note))
