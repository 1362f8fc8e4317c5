"""Prints what a filter change on the productivity page costs over a million projects, beside what it cannot do without.

    python benchmarks/cases.py [--cases N] [--rounds N] [--json]

The yardstick is the bare DuckDB queries of the same selection on a plain table in memory, and an empty page run again.
Goal: at most three times their sum. How to read it is in benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
from machine import load, machine
from report import Spread, spread
from servers import ROOT, listening, measured, server
from wire import Reader

HERE = Path(__file__).parent
TIMES = 3
ADDRESS = "/productivity?set=published&by=industry"
LABELS = {
    "queries": "bare DuckDB queries of the selection",
    "empty": "empty page, run again",
    "first": "a region for the first time",
    "again": "a region seen before",
    "opened": "page opened for the first time",
}
QUERIES = (
    "SELECT industry, round((productivity_after / productivity_before - 1) * 1000)::INT AS v, count(*) FROM cases"
    " WHERE completion_year IS NOT NULL AND region = $region GROUP BY ALL",
    "SELECT support_year, completion_year, round((productivity_after / productivity_before - 1) * 1000)::INT AS v,"
    " count(*) FROM cases WHERE completion_year IS NOT NULL AND region = $region GROUP BY ALL",
)


def projects(count: int) -> pd.DataFrame:
    """Give synthetic projects in the columns of the store."""
    from etl.sample.world import PROVINCES
    from outcomes.store.tables import TABLES

    rng, types = np.random.default_rng(5), TABLES["support_case"]
    weights = np.array([province.deployments for province in PROVINCES.values()])
    year = rng.integers(2014, 2026, count)
    rows: dict[str, object] = {name: "" if type_ == "VARCHAR" else None for name, type_ in types.items()}
    rows |= {
        "case_id": np.char.add("C", np.arange(count).astype(str)), "support_year": year,
        "completion_year": np.minimum(year + rng.choice([0, 1, 2], count, p=[0.7, 0.25, 0.05]), 2025),
        "region": rng.choice(list(PROVINCES), count, p=weights / weights.sum()),
        "level": rng.choice(["level.basic", "level.mid1", "level.mid2"], count, p=[0.7, 0.2, 0.1]),
        "industry": rng.choice(["machinery", "auto_parts", "metal", "electronics", "food"], count),
        "size": rng.choice(["size.micro", "size.small", "size.medium"], count), "program": "win-win",
    }  # fmt: skip
    rows["industry"] = np.char.add("industry.", np.asarray(rows["industry"], dtype=str))
    for outcome in ("productivity", "defect", "cost", "lead_time"):
        before = rng.lognormal(3, 1, count)
        after = before * rng.lognormal(0.17, 0.25, count)
        rows |= {f"{outcome}_before": before, f"{outcome}_after": np.where(rng.random(count) < 0.4, np.nan, after)}
    whole = [name for name, type_ in types.items() if type_ in ("INTEGER", "BIGINT")]
    return pd.DataFrame(rows)[list(types)].astype(dict.fromkeys(whole, "Int64"))


def bring(home: Path, rows: pd.DataFrame) -> None:
    """Load the projects into the published lake of a home."""
    from outcomes.store.lake import Lake
    from outcomes.store.load import Signature, load

    signed = Signature(author="benchmark", note="projects", file_name="projects", file_hash="")
    load(Lake(home / "lake"), {"support_case": rows}, signed)


def bare(rows: pd.DataFrame, regions: list[str]) -> list[float]:
    """Give the milliseconds of both queries, once per region, on a plain table with two threads."""
    connection = duckdb.connect(config={"threads": 2})
    connection.register("incoming", rows)
    connection.execute("CREATE TABLE cases AS FROM incoming")
    found = []
    for region in regions:
        began = time.perf_counter()
        for query in QUERIES:
            connection.execute(query, {"region": region}).df()
        found.append((time.perf_counter() - began) * 1000)
    return found


def changes(home: Path, work: Path, rounds: int) -> dict[str, list[float]]:
    """Give the milliseconds of each region's first and later choice on our page, and of an empty page."""
    elsewhere = work / "defaults"
    elsewhere.mkdir()
    found: dict[str, list[float]] = {"first": [], "again": [], "empty": []}
    with ExitStack() as stack:
        ours = stack.enter_context(server(ROOT / "app.py", home, ROOT))
        other = stack.enter_context(server(HERE / "empty_app.py", home, elsewhere))
        listening(ours)
        listening(other)
        page, empty = Reader(ours, ADDRESS), Reader(other, "/")
        found["opened"] = [page.open().seconds * 1000]
        empty.open()
        regions = page.options("bar_region")[1:]
        for turn in range(rounds):
            for region in regions:
                found["again" if turn else "first"].append(page.choose("bar_region", region).seconds * 1000)
                found["empty"].append(empty.again().seconds * 1000)
    return found


def results(count: int, rounds: int) -> dict[str, Spread]:
    """Give every measurement of one run."""
    with tempfile.TemporaryDirectory(prefix="outcomes-cases-") as folder:
        work = Path(folder)
        home = work / "home"
        home.mkdir()
        measured(["-m", "etl", "build"], home)
        rows = projects(count)
        bring(home, rows)
        queries = bare(rows, sorted(rows.region.unique()))
        return {"queries": spread(queries)} | {k: spread(v) for k, v in changes(home, work, rounds).items()}


def main() -> None:
    """Measure, and print a table or JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=1_000_000, help="projects")
    parser.add_argument(
        "--rounds", type=int, default=3, help="passes through the regions; the first has no answer kept"
    )
    parser.add_argument("--json", action="store_true", help="everything as JSON")
    arguments = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    before = load()
    found = results(arguments.cases, arguments.rounds)
    least = found["queries"].median + found["empty"].median
    if arguments.json:
        print(json.dumps({name: str(value) for name, value in found.items()} | {"least_ms": round(least, 1)}, indent=1))
        return
    m = machine()
    print(f"{m['date']} · {m['cpu']}, {m['cores']} cores · load {before} before, {load()} after")
    print("median (quartiles), ms\n")
    for name, label in LABELS.items():
        print(f"{label:<40}{found[name]!s:>24}")
    ratio = found["first"].median / least
    goal = f"{TIMES} × ({found['queries'].median:.0f} + {found['empty'].median:.0f}) = {TIMES * least:.0f} ms"
    print(f"\ngoal: at most {goal}")
    print(f"a region for the first time: {ratio:.1f} ×, {'met' if ratio <= TIMES else 'missed'}")


if __name__ == "__main__":
    main()
