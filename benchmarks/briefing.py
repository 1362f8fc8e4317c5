"""How long the briefings of all provinces take from the command line, and how large they are.

    python benchmarks/briefing.py [--year Y] [--set published|demo] [--rounds N] [--json]

Builds the set in a temporary folder, then runs `python -m etl brief` for all provinces of the year: with each format
alone, and with all together, as an office would. The seconds are those of the whole command, the start of Python
included. Peak memory is that of the largest single process, so a browser that prints is not added to the command. Every
file of the run with all formats is compared with that of the run with its format alone: the same pack is to give the
same bytes. Exits 1 when a format could not be made or the goal is missed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from collections import Counter
from dataclasses import asdict, dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from machine import load, machine
from report import Spread, spread
from servers import measured

FORMATS = ("pptx", "hwpx", "xlsx", "html", "pdf")
TOGETHER = "all together"
GOAL_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Made:
    """What one format, or all of them, took: seconds and peak megabytes of the runs, files and bytes of the last.

    `other` counts the files that were not the same bytes in the run with all formats; `failed` is what the command said
    when it ended with an error, '' when it did not.
    """

    seconds: Spread | None
    peak_mb: Spread | None
    files: int
    bytes: int
    other: int = 0
    failed: str = ""


def written(folder: Path) -> dict[str, str]:
    """Give each file's SHA-256 by its name."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}


def made(home: Path, out: Path, formats: tuple[str, ...], asked: argparse.Namespace) -> Made:
    """Run the command as often as asked, each time into an empty folder, and give what it took."""
    runs: list[tuple[float, float]] = []
    for number in range(asked.rounds):
        folder = out / str(number)
        folder.mkdir(parents=True)
        command = ["-m", "etl", "brief", "--set", asked.set, "--year", str(asked.year), "--out", str(folder)]
        try:
            runs.append(measured([*command, "--format", ",".join(formats)], home))
        except RuntimeError as error:
            return Made(None, None, 0, 0, failed=str(error))
    sizes = [file.stat().st_size for file in folder.iterdir()]
    seconds, peaks = ([run[n] for run in runs] for n in (0, 1))
    return Made(spread(seconds), spread(peaks), len(sizes), sum(sizes))


def every(home: Path, out: Path, asked: argparse.Namespace) -> dict[str, Made]:
    """Give what each format took, and all that can be made together."""
    found = {ending: made(home, out / ending, (ending,), asked) for ending in FORMATS}
    able = tuple(ending for ending in FORMATS if not found[ending].failed)
    if not able:
        return found
    together = made(home, out / "together", able, asked)
    if not together.failed:
        last = str(asked.rounds - 1)
        alone = {name: digest for ending in able for name, digest in written(out / ending / last).items()}
        same = written(out / "together" / last)
        other = Counter(name.rpartition(".")[2] for name in alone | same if alone.get(name) != same.get(name))
        for ending in able:
            found[ending] = replace(found[ending], other=other[ending])
    return found | {TOGETHER: together}


def table(found: dict[str, Made]) -> str:
    """Give it as text: median, and in brackets the quartiles."""
    lines = [f"{'format':<14}{'seconds':>20}{'peak MB':>20}{'files':>7}{'MB':>8}  same bytes again"]
    for name, one in found.items():
        if one.failed:
            lines.append(f"{name:<14}not made: {one.failed.splitlines()[-1]}")
            continue
        same = "" if name == TOGETHER else "yes" if not one.other else f"no: {one.other} of {one.files}"
        lines.append(
            f"{name:<14}{one.seconds!s:>20}{one.peak_mb!s:>20}{one.files:>7}{one.bytes / 1e6:>8.1f}  {same}".rstrip()
        )
    return "\n".join(lines)


def met(found: dict[str, Made]) -> bool:
    """Say whether every format was made, and all together in the goal's time."""
    together = found.get(TOGETHER)
    whole = all(not one.failed for one in found.values())
    return whole and together is not None and together.seconds is not None and together.seconds.median < GOAL_SECONDS


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--year", type=int, default=2021)
    parser.add_argument("--set", choices=("published", "demo"), default="demo", help="demo is complete (default)")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        home = Path(work) / "home"
        home.mkdir()
        measured(["-m", "etl", "build" if asked.set == "published" else "sample"], home)
        before = load()
        found = every(home, Path(work) / "out", asked)
    if asked.json:
        plain = {name: asdict(one) for name, one in found.items()}
        print(json.dumps({"machine": machine(), "load": [before, load()], "made": plain}, ensure_ascii=False, indent=2))
    else:
        print(f"{asked.set}, {asked.year}, every province; load {before} before, {load()} after; {asked.rounds} rounds")
        print(table(found))
        print(f"goal: all together in {GOAL_SECONDS} s: {'met' if met(found) else 'missed'}")
    return 0 if met(found) else 1


if __name__ == "__main__":
    sys.exit(main())
