"""Breaks the test workbooks in thousands of ways and reads each: a book or a refusal, nothing else.

    python benchmarks/fuzz_reader.py [--mutations N] [--seed N]

Bytes are changed, parts of zipped workbooks are changed inside and zipped anew with right checksums, texts are changed
letter by letter. Whatever is still readable goes on to `understand`. Prints what came of it and exits 1 if anything
but a refusal was raised.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from mutate import Mutation, mutations_for

from etl.harmonize.understand import understand
from etl.read.book import Book, UnreadableError
from etl.read.read import read_book
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_catalog
from outcomes.catalog.resolve import Gazetteer

SHEETS = Path(__file__).resolve().parents[1] / "tests" / "sheets"
KINDS = {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt"}
IN_A_PROCESS = {".xls", ".xlsb"}
IN_A_PROCESS_SHARE = 0.06
"""These start a process each, so fewer of them are tried."""
SHOWN = 5


def seeds() -> list[Path]:
    """Give the workbooks to break; what they should be read as is none of them."""
    found = [path for path in sorted(SHEETS.rglob("*")) if path.suffix in KINDS]
    return [path for path in found if not path.name.endswith(".expected.csv")]


def broken(count: int, chance: random.Random) -> Iterator[tuple[Path, Mutation, bytes]]:
    """Give broken files: where from, how, and the bytes."""
    paths = seeds()
    slow = [path for path in paths if path.suffix in IN_A_PROCESS]
    quick = [path for path in paths if path.suffix not in IN_A_PROCESS]
    contents = {path: path.read_bytes() for path in paths}
    for _ in range(count):
        path = chance.choice(slow if slow and chance.random() < IN_A_PROCESS_SHARE else quick)
        mutation = chance.choice(mutations_for(contents[path]))
        content = contents[path]
        for _ in range(chance.choice((1, 1, 1, 2, 5))):
            content = mutation.change(content, chance)
        yield path, mutation, content


def outcome(content: bytes, name: str, further: Callable[[Book], object]) -> str:
    """Read a broken file and say what came of it."""
    try:
        further(read_book(content, name))
    except UnreadableError as error:
        return error.code
    return "read"


def main() -> int:
    """Break, read, count, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutations", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=20261121)
    asked = parser.parse_args()
    gazetteer = Gazetteer(read_catalog(CATALOG))
    counts: Counter[tuple[str, str]] = Counter()
    failures: list[str] = []
    slowest = (0.0, "")
    begun = time.perf_counter()
    for number, (path, mutation, content) in enumerate(broken(asked.mutations, random.Random(asked.seed))):  # noqa: S311 (not secrets)
        start = time.perf_counter()
        try:
            came = outcome(content, path.name, lambda book: understand(book, gazetteer))
        except Exception:  # noqa: BLE001 - to count them is what this program is for
            came = "FAILED"
            failures.append(f"mutation {number}, {mutation.name} of {path.name}\n{traceback.format_exc()}")
        counts[mutation.name, came] += 1
        slowest = max(slowest, (time.perf_counter() - start, f"{mutation.name} of {path.name} ({number})"))
    report(counts, failures, slowest, time.perf_counter() - begun)
    return 1 if failures else 0


def report(counts: Counter[tuple[str, str]], failures: list[str], slowest: tuple[float, str], took: float) -> None:
    """Print what came of each kind of change."""
    came = sorted({outcome for _, outcome in counts}, key=lambda outcome: (outcome != "read", outcome))
    print("| change | " + " | ".join(came) + " |")
    print("|---|" + "---|" * len(came))
    for name in sorted({name for name, _ in counts}):
        print(f"| {name} | " + " | ".join(str(counts[name, outcome]) for outcome in came) + " |")
    print(f"\n{counts.total()} files in {took:.1f} s, the slowest {slowest[0]:.2f} s: {slowest[1]}")
    print(f"{len(failures)} failed")
    for failure in failures[:SHOWN]:
        print(f"\n{failure}")


if __name__ == "__main__":
    sys.exit(main())
