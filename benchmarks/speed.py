"""Prints how fast this machine runs the dashboard, beside an empty page and a plain script of the same charts.

    python benchmarks/speed.py [--rounds N] [--json]

One run measures everything, in turns, so that a busy machine is busy for all of them: read the ratios first. How to
read the rest is in benchmarks/README.md. Only 127.0.0.1 is spoken to; every process started here is ended here.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from machine import load, machine
from report import Report, Spread, spread, table
from servers import ROOT, listening, measured, server
from wire import PageError, Reader, Run

HERE = Path(__file__).parent
YEARS = 6  # the newest years that both offer
STARTS = 3
SECONDS = 100  # after which no further round of filter changes begins

CASES = {
    "/": ("/", "/?page=overview"),
    "/ (demonstration set)": ("/?set=demo", "/?page=overview&set=demo"),
    "/regions?region=KR-47": ("/regions?region=KR-47", "/?page=regions"),
    "/targets": ("/targets", "/?page=targets"),
}
"""Our address and the plain script's; a page's name is its address."""


@dataclass(slots=True)
class Case:
    """One page, ours and plain, with every answer so far; `answers[0]` is the first round, when each year is new."""

    name: str
    ours: Reader
    plain: Reader
    labels: list[tuple[str, str]] = field(default_factory=list)
    answers: list[dict[str, list[Run]]] = field(default_factory=list)

    def open(self) -> None:
        """Open both and pair the years they offer."""
        self.ours.open()
        self.plain.open()
        offered = {label[:4]: label for label in self.ours.options("bar_year")}
        both = sorted(label for label in self.plain.options("year") if label in offered)[-YEARS:]
        if len(both) < YEARS:
            raise PageError(f"{self.name}: only {len(both)} years are offered by both")
        self.labels = [(offered[year], year) for year in both]

    def round(self, empty: Reader) -> None:
        """Go through the years once, each change on ours, the plain script and the empty page."""
        answers: dict[str, list[Run]] = {"ours": [], "plain": [], "empty": []}
        for ours, plain in self.labels:
            answers["ours"].append(self.ours.choose("bar_year", ours))
            answers["plain"].append(self.plain.choose("year", plain))
            answers["empty"].append(empty.again())
        self.answers.append(answers)

    def result(self) -> dict[str, object]:
        """Give medians, spreads, bytes and ratios; the first round apart from the others."""
        later: dict[str, list[Run]] = {
            who: [run for answers in self.answers[1:] for run in answers[who]] for who in ("ours", "plain", "empty")
        }
        ms = {who: spread([run.seconds * 1000 for run in runs]) for who, runs in later.items()}
        kb = {who: spread([run.sent_bytes / 1000 for run in runs]) for who, runs in later.items()}
        first = {who: spread([run.seconds * 1000 for run in runs]) for who, runs in self.answers[0].items()}
        return {
            "rounds": len(self.answers) - 1,
            "changes": len(later["ours"]),
            "server_ms": ms,
            "sent_kb": kb,
            "first_time_ms": first,
            "first_ours_to_plain": first["ours"].median / first["plain"].median,
            "ours_to_plain": ms["ours"].median / ms["plain"].median,
            "ours_to_empty": ms["ours"].median / ms["empty"].median,
            "messages": spread([float(run.messages) for run in later["ours"]]).median,
            "largest": later["ours"][-1].largest,
        }


@contextmanager
def running(home: Path, work: Path) -> Iterator[dict[str, str]]:
    """Run the three apps: ours from our root with our settings, the others from an empty folder with the defaults."""
    plain = {"PLAIN_ROWS": str(work / "rows"), "PLAIN_SHAPES": str(ROOT / "data" / "boundaries" / "provinces.geojson")}
    elsewhere = work / "defaults"
    elsewhere.mkdir()
    with ExitStack() as stack:
        bases = {
            "ours": stack.enter_context(server(ROOT / "app.py", home, ROOT)),
            "plain": stack.enter_context(server(HERE / "plain_app.py", home, elsewhere, plain)),
            "empty": stack.enter_context(server(HERE / "empty_app.py", home, elsewhere)),
        }
        for base in bases.values():
            listening(base)
        yield bases


def filter_changes(bases: dict[str, str], rounds: int) -> dict[str, object]:
    """Give each page's results; a page that is not there yet says so."""
    empty = Reader(bases["empty"], "/")
    empty.open()
    cases, results = [], {}
    for name, (ours, plain) in CASES.items():
        case = Case(name, Reader(bases["ours"], ours), Reader(bases["plain"], plain))
        try:
            case.open()
            case.round(empty)
        except (PageError, TimeoutError) as error:
            results[name] = {"error": str(error)}
            continue
        cases.append(case)
    began = time.monotonic()
    for done in range(max(1, rounds)):
        if done and time.monotonic() - began > SECONDS:
            break
        for case in cases:
            case.round(empty)
    return {name: results.get(name) or next(c.result() for c in cases if c.name == name) for name in CASES}


def starts(work: Path, built: Path) -> dict[str, Spread]:
    """Give the seconds to the first painted overview: with nothing built, and with the lake there."""
    from browser import chromium, first_painted

    with chromium() as browser:
        cold = []
        for number in range(STARTS):
            home = work / f"cold-{number}"
            home.mkdir()
            cold.append(first_painted(browser, home))
        warm = [first_painted(browser, built) for _ in range(STARTS)]
    return {"cold_s": spread(cold), "warm_s": spread(warm)}


def in_chromium(base: str) -> dict[str, object]:
    """Give a few changes of the year as Chromium's own record of its websocket has them, to check the client by."""
    from browser import chromium, clicks

    with chromium() as browser:
        made = clicks(browser, base, "/", "bar_year", 4)
    return {
        "server_ms": spread([click.seconds * 1000 for click in made]),
        "sent_kb": spread([click.sent_bytes / 1000 for click in made]),
        "runs_each": max(click.runs for click in made),
    }


COMMANDS = {"build, empty home": "build", "build, nothing changed": "build", "sample": "sample"}


def etl(work: Path) -> tuple[Path, dict[str, dict[str, Spread]]]:
    """Give a home with both sets built, and each command's seconds and peak memory."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
    home = work
    for number in range(STARTS):
        home = work / f"etl-{number}"
        home.mkdir()
        for name, command in COMMANDS.items():
            found[name].append(measured(["-m", "etl", command], home))
    return home, {
        name: {"seconds": spread([s for s, _ in runs]), "peak_mb": spread([mb for _, mb in runs])}
        for name, runs in found.items()
    }


def main() -> None:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="passes through the years after the first one")
    parser.add_argument("--json", action="store_true", help="everything as JSON")
    arguments = parser.parse_args()
    began, before = time.monotonic(), load()
    with tempfile.TemporaryDirectory(prefix="outcomes-speed-") as folder:
        work = Path(folder)
        home, commands = etl(work)
        start = starts(work, home)
        measured([str(HERE / "rows.py"), str(home), str(work / "rows")], home)
        with running(home, work) as bases:
            pages = filter_changes(bases, arguments.rounds)
            seen = in_chromium(bases["ours"])
    took = time.monotonic() - began
    found = Report(machine() | {"load": [before, load()], "took_s": round(took)}, start, pages, seen, commands)
    print(json.dumps(found.plain(), ensure_ascii=False, indent=1) if arguments.json else table(found))


if __name__ == "__main__":
    main()
