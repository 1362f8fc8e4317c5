"""Writes both sets' rows as CSV for the plain script: `PYTHONPATH=. python benchmarks/rows.py HOME FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from outcomes.catalog.places import SETS
from outcomes.store.lake import Lake

TABLES = ("observation", "target", "event")


def export(home: Path, folder: Path) -> None:
    """Write the newest version's rows of each set below HOME to FOLDER/set/table.csv."""
    for name, lake_folder in SETS.items():
        lake = Lake(home / lake_folder)
        frames = lake.edition(lake.versions()[-1].number).frames
        (folder / name).mkdir(parents=True)
        for table in TABLES:
            frames[table].to_pandas().to_csv(folder / name / f"{table}.csv", index=False)


if __name__ == "__main__":
    export(Path(sys.argv[1]), Path(sys.argv[2]))
