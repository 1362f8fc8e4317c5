"""Kills a process that loads, at random moments, and looks at what is left each time.

    python benchmarks/kill_loads.py [--kills N] [--seed N]

Each time another process loads 5,000 figures, as an upload does, and is killed by SIGKILL at a moment drawn evenly over
the time that an undisturbed load takes. Then the lake must open, hold the old version or the whole new one and nothing
in between, and take a following load. Works in a temporary folder; exits 1 when anything was lost.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from multiprocessing.context import BaseContext
from multiprocessing.synchronize import Event
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from outcomes.store.engine import StoreError
from outcomes.store.lake import Lake
from outcomes.store.load import Signature, load

ROWS = 5000
FOLLOWING = 50  # figures of the load that follows a kill
MEASURED = 3  # undisturbed loads; moments are drawn over the middle one’s time
BEYOND = 1.2  # a load among others takes longer, and some moments are to be after its commit
WAIT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Kill:
    """One kill: when, and what was found afterwards; `lost` says what was not as it must be, '' when all was."""

    after_s: float
    ended: bool
    left: str
    opened_s: float
    loaded_s: float
    lost: str


def sheet(number: int, rows: int, source: str) -> pd.DataFrame:
    """Give the figures of one upload: the same places and years each time, every value `number`."""
    day = {"period_start": date(2025, 1, 1), "period_end": date(2025, 12, 31), "period_kind": "year"}
    what = {"indicator": "deployments_annual", "status": "actual", "source": source, "organization": "", "base": ""}
    scope = {"measure_scope": "", "stage": "", "program": "", "value": float(number), "quotation": str(number)}
    return pd.DataFrame(
        [day | what | scope | {"region": f"{n:05}", "position": f"{number:010x}/Sheet1!B{n + 2}"} for n in range(rows)]
    )


def bring(folder: Path, number: int, rows: int = ROWS, source: str = "upload", started: Event | None = None) -> None:
    """Load one upload; `started` is set at the last moment before."""
    frame, lake = sheet(number, rows, source), Lake(folder)
    if started is not None:
        started.set()
    load(lake, {"observation": frame}, Signature("benchmark", str(number), f"{number}.xlsx", f"{number:064x}"))


def start(context: BaseContext, folder: Path, number: int) -> multiprocessing.process.BaseProcess:
    """Start a process that loads, and come back when it begins."""
    started = context.Event()
    process = context.Process(target=bring, args=(folder, number, ROWS, "upload", started))
    process.start()
    if not started.wait(WAIT_SECONDS):
        raise TimeoutError("the loading process did not begin")
    return process


def look(folder: Path, old: int, new: int, following: int) -> tuple[int, str]:
    """Give which of two uploads the lake holds, and what is wrong with it.

    Args:
        folder: The lake's.
        old: The upload that stood before.
        new: The upload whose load was killed.
        following: The last of the small loads; 0 before the first.
    """
    lake = Lake(folder)
    newest = lake.versions()[-1]
    rows = lake.edition(newest.number).frames["observation"].to_pydict()
    uploads = [value for value, source in zip(rows["value"], rows["source"], strict=True) if source == "upload"]
    small = [value for value, source in zip(rows["value"], rows["source"], strict=True) if source != "upload"]
    held = new if uploads and uploads[0] == new else old
    signed = new if held == new else following or old
    for wrong, what in (
        (uploads != [float(held)] * ROWS, f"{len(uploads)} rows with the values {sorted(set(uploads))}"),
        (small != [float(following)] * (FOLLOWING if following else 0), f"{len(small)} rows of the following load"),
        (newest.rows != len(rows["value"]), f"{newest.rows} rows counted, {len(rows['value'])} there"),
        (newest.note != str(signed), f"the newest version is signed ‘{newest.note}’, not ‘{signed}’"),
    ):
        if wrong:
            return held, what
    return held, ""


def kill_once(context: BaseContext, folder: Path, old: int, new: int, after_s: float) -> tuple[int, Kill]:
    """Kill the load of upload `new` while `old` stands, load a little, and give what stands then and what was found.

    The following loads are numbered `new` + 1; uploads are two apart.
    """
    process = start(context, folder, new)
    process.join(after_s)
    ended = process.exitcode is not None
    process.kill()
    process.join(WAIT_SECONDS)
    before = new - 1 if new > MEASURED + 1 else 0
    began = time.perf_counter()
    try:
        held, lost = look(folder, old, new, before)
        opened = time.perf_counter()
        bring(folder, new + 1, FOLLOWING, "following")
        loaded = time.perf_counter()
        newest = Lake(folder).versions()[-1]
        if (newest.note, newest.rows) != (str(new + 1), ROWS + FOLLOWING):
            lost = lost or f"the following load is not there: ‘{newest.note}’, {newest.rows} rows"
    except StoreError as error:
        return old, Kill(after_s, ended, "-", 0.0, 0.0, str(error))
    return held, Kill(after_s, ended, "new" if held == new else "old", opened - began, loaded - opened, lost)


def moments(count: int, usual_s: float, seed: int) -> list[float]:
    """Give as many moments, spread evenly over the load and drawn within their parts, in no order."""
    draw = random.Random(seed)  # noqa: S311 (moments, not secrets)
    found = [(n + draw.random()) / count * usual_s * BEYOND for n in range(count)]
    draw.shuffle(found)
    return found


def table(kills: Sequence[Kill], usual_s: float) -> str:
    """Give what was found: a line for each tenth of a load's time, and one for everything that was lost."""
    lines = [f"{'killed after':>14}{'kills':>7}{'old':>6}{'new':>6}{'lost':>6}{'open, s':>10}{'next load, s':>14}"]
    width = usual_s * BEYOND / 10
    for tenth in range(10):
        mine = [k for k in kills if tenth <= k.after_s / width < tenth + 1]
        if mine:
            counts = [sum(k.left == left for k in mine) for left in ("old", "new")] + [sum(bool(k.lost) for k in mine)]
            longest = max(k.opened_s for k in mine), max(k.loaded_s for k in mine)
            lines.append(
                f"{tenth * width:>6.2f}–{(tenth + 1) * width:.2f} s{len(mine):>7}"
                + "".join(f"{count:>6}" for count in counts)
                + f"{longest[0]:>10.2f}{longest[1]:>14.2f}"
            )
    lines += [f"lost after {k.after_s:.3f} s: {k.lost}" for k in kills if k.lost]
    return "\n".join(lines)


def main() -> int:
    """Measure a load, kill as many as asked, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=20260731)
    asked = parser.parse_args()
    context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
    if sys.platform != "win32":
        context.set_forkserver_preload(["outcomes.store.load"])
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as home:
        folder, took = Path(home) / "lake", []
        bring(folder, 0)
        for number in range(1, MEASURED + 1):
            process = start(context, folder, number)
            at = time.perf_counter()
            process.join(WAIT_SECONDS)
            took.append(time.perf_counter() - at)
        usual_s = sorted(took)[MEASURED // 2]
        kills, stands = list[Kill](), MEASURED
        for n, after_s in enumerate(moments(asked.kills, usual_s, asked.seed)):
            stands, kill = kill_once(context, folder, stands, MEASURED + 1 + 2 * n, after_s)
            kills.append(kill)
            if kill.lost:
                break
    print(f"{ROWS:,} figures a load; undisturbed: {', '.join(f'{s:.2f}' for s in took)} s; seed {asked.seed}")
    print(table(kills, usual_s))
    lost, whole = sum(bool(k.lost) for k in kills), sum(k.ended for k in kills)
    print(
        f"{len(kills)} kills, {len(kills) - whole} during the load, {whole} after its end; {lost} lost;"
        f" {time.perf_counter() - began:.0f} s"
    )
    return 1 if lost or len(kills) < asked.kills else 0


if __name__ == "__main__":
    sys.exit(main())
