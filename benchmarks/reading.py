"""How long 50,000 rows take to be read and checked, beside `pandas.read_excel` on the same file.

    python benchmarks/reading.py [--rows N] [--rounds N] [--json]

Each measurement is a process of its own, so that its peak memory is its own. Both take turns within a round.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import xlsxwriter
from machine import load, machine

from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_catalog

ROOT = Path(__file__).resolve().parents[1]
PLACES = ("시도", "시군구", "연월")
MEASURES = ("신규 구축 수(개)", "선정기업 수(개사)", "신청기업 수(개사)", "예산(백만원)")
GOAL_SECONDS, GOAL_MEGABYTES = 10, 500
READERS = ("check", "pandas")


def workbook(file: Path, rows: int, measures: int = len(MEASURES)) -> None:
    """Write a workbook as an office keeps one: municipalities by month, with one to four figures and remarks."""
    catalog = read_catalog(CATALOG)
    towns = [town for town in catalog.municipalities.values() if town.valid_from is None and town.valid_to is None]
    provinces = {id: region.name.ko for id, region in catalog.regions.items()}
    book = xlsxwriter.Workbook(str(file), {"constant_memory": True})
    sheet = book.add_worksheet("월별 실적")
    sheet.write_string(0, 0, "시·군·구별 월별 스마트공장 보급 실적")
    sheet.write_row(2, 0, (*PLACES, *MEASURES[:measures], "비고"))
    for row in range(rows):
        month, place = divmod(row, len(towns))
        town = towns[place]
        when = f"{2005 + month // 12}.{month % 12 + 1:02}"
        figures = (3 + (row * 7) % 5, 5 + (row * 3) % 7, 9 + (row * 5) % 11, 120 + (row * 13) % 37)
        sheet.write_row(row + 3, 0, (provinces[town.province], town.name.ko, when, *figures[:measures]))
        if row % 50 == 0:
            sheet.write_string(row + 3, len(PLACES) + measures, "현장 확인")
    book.close()


def measured(reader: str, file: Path) -> dict[str, float]:
    """Give seconds and peak megabytes of one reader in a process of its own, its start included."""
    command = [sys.executable, __file__, "--read", reader, str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def read(reader: str, file: Path) -> dict[str, float]:
    """Read the file and say how long it took, without the imports, and how much memory the process had at its peak."""
    if reader == "pandas":
        import pandas as pd

        start = time.perf_counter()
        count = len(pd.read_excel(file))
    else:
        from etl.desk import examine

        catalog, content = read_catalog(CATALOG), file.read_bytes()
        start = time.perf_counter()
        examined = examine(content, file.name, catalog, None)
        count = examined.figures.count
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "megabytes": peak, "count": count}


def compare(rows: int, measures: int, rounds: int) -> dict[str, Any]:
    """Give the medians of both readers over the rounds."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.xlsx"
        workbook(file, rows, measures)
        found = {name: [measured(name, file) for _ in range(rounds)] for name in READERS}
        size = file.stat().st_size / 1e6
    medians = {
        name: {key: statistics.median(run[key] for run in runs) for key in runs[0]} for name, runs in found.items()
    }
    return {"machine": machine(), "load": load(), "rows": rows, "measures": measures, "file_megabytes": size, **medians}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--read", nargs=2, metavar=("READER", "FILE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.read:
        print(json.dumps(read(asked.read[0], Path(asked.read[1]))))
        return
    os.environ.setdefault("OUTCOMES_HOME", tempfile.gettempdir())
    every = [compare(asked.rows, measures, asked.rounds) for measures in (1, len(MEASURES))]
    if asked.json:
        print(json.dumps(every, ensure_ascii=False, indent=2))
        return
    for found in every:
        tell(found)


def tell(found: dict[str, Any]) -> None:
    """Print one comparison."""
    print(
        f"{found['rows']:,} rows of {found['measures']} figures, {found['file_megabytes']:.1f} MB, load {found['load']}"
    )
    for name, one in (("read, understood, checked", found["check"]), ("pandas.read_excel", found["pandas"])):
        print(f"  {name:28}{one['seconds']:7.1f} s{one['megabytes']:8.0f} MB{one['count']:10,.0f} figures or rows")
    met = found["check"]["seconds"] < GOAL_SECONDS and found["check"]["megabytes"] < GOAL_MEGABYTES
    print(f"  goal {GOAL_SECONDS} s and {GOAL_MEGABYTES} MB: {'met' if met else 'missed'}")


if __name__ == "__main__":
    main()
