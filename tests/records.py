"""How many records the published set has: one for each row of the files that hold them."""

from __future__ import annotations

import csv

from tests import ROOT

FILES = ("facts/client_documents.csv", "facts/published.csv", "facts/events.csv", "catalog/targets.csv")


def _rows(name: str) -> int:
    with (ROOT / "data" / name).open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.DictReader(file))


RECORDS = sum(_rows(name) for name in FILES)
