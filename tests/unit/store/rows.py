"""Small loads for the store's tests, and the loading that other processes do for them."""

from __future__ import annotations

import multiprocessing
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from multiprocessing.context import BaseContext
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import pandas as pd

from outcomes.store.briefings import Kept, keep
from outcomes.store.closing import close_year
from outcomes.store.edition import Edition
from outcomes.store.lake import Lake
from outcomes.store.load import Signature, load, load_series
from outcomes.store.preview import Preview, preview
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


def cells(values: Sequence[object], book: str = "aaaaaaaaaa", first_row: int = 2, **given: object) -> pd.DataFrame:
    """One column of an uploaded sheet: a figure for each year from 2018 on."""
    rows = []
    for n, value in enumerate(values):
        span = {"period_start": date(2018 + n, 1, 1), "period_end": date(2018 + n, 12, 31)}
        where = {"quotation": str(value), "source": "upload"}
        rows.append(figure(f"{book}/Sheet 1!B{first_row + n}", value, **span | where | given))
    return pd.DataFrame(rows)


def signed(
    note: str = "", *, whole: bool = False, file: str = "figures.csv", digest: str = "", **more: Any
) -> Signature:
    return Signature("tester", note, file, digest or note, whole=whole, **more)


NOTHING = Edition(0, {})
"""What stands before the first load."""


def after(standing: Edition, frame: pd.DataFrame, table: str = "observation", **more: Any) -> Preview:
    """What a load would make of a version."""
    return preview(standing, {table: frame}, signed(**more))


def bring(lake: Lake, frame: pd.DataFrame, note: str = "", *, whole: bool = False) -> int:
    """Load observations."""
    return load(lake, {"observation": frame}, signed(note, whole=whole))


def stands(lake: Lake, version: int | None = None) -> dict[str, tuple[float, int]]:
    """Value and load of each figure by its fact id, in the newest version or an older one."""
    edition = lake.edition(version or lake.versions()[-1].number)
    rows = edition.frames["observation"].to_pylist()
    return {row["position"]: (row["value"], row["load"]) for row in rows}


def national(position: str, year: int, value: float, **more: object) -> dict[str, object]:
    """The nation's total to date at the end of a year."""
    span = {"period_start": date(2014, 1, 1), "period_end": date(year, 12, 31), "period_kind": "to_date"}
    return figure(position, value, **span | {"indicator": "deployments_cumulative", "region": "KR"} | more)


DATA = [
    pd.DataFrame([national("P1", 2020, 19500, status="provisional"), national("P2", 2019, 12660)]),
    pd.DataFrame([national("P1", 2020, 19799), national("P3", 2021, 25039)]),
]
"""What data/ said first, and later."""


def build(number: int) -> tuple[Mapping[str, pd.DataFrame], Signature]:
    """One edition of data/, as `etl build` brings it."""
    names = ["deployments_cumulative", "deployments_annual"]
    indicators = pd.DataFrame([{"id": name, "position": n} for n, name in enumerate(names)])
    frames = {"observation": DATA[number], "indicator": indicators, "source": SOURCES.assign(title=f"Report {number}")}
    return frames, signed("data/", whole=True, file="data/", digest=f"data {number}", kind="build")


def live(lake: Lake) -> None:
    """Five versions: data/, a file, the same corrected (its rows moved), newer data/, a closed year."""
    load_series(lake, [build(0)])
    load(lake, {"observation": cells([10, 20, 30])}, signed("first", file="a.xlsx", source="upload", expects=1))
    load(lake, {"observation": CORRECTED}, signed("corrected", file="b.xlsx", source="upload", expects=2))
    load_series(lake, [build(1)])
    close_year(lake, 2018, signed("audited"))


CORRECTED = cells([10, 21, 30, 40], book="bbbbbbbbbb", first_row=9)


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


FROZEN = Kept("0123456789ab", "도지사 보고 'A'", "김 발표", "2026-11-21T09:00:00+00:00", 1, "ko", "region", "", 7)


def keep_from_afar(folder: Path, ids: Sequence[str], content: bytes, started: Event, go: Event | None) -> None:
    """Keep briefings of one content, as another process does."""
    lake = Lake(folder)
    started.set()
    if go:
        go.wait(30)
    for id in ids:
        keep(lake, replace(FROZEN, id=id), content)
