"""Loads figures as an analyst would, into the lake that the screens look at."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.places import lake_folder
from outcomes.store.inbox import keep
from outcomes.store.lake import Lake
from outcomes.store.load import Signature, load
from tests.unit.store.rows import national

FILE = "시도,2020\n전국,19799\n".encode()


def uploaded(value: float, status: str, note: str, **more: object) -> None:
    """Load the nation's total at the end of 2020 as an analyst would."""
    cell = national(
        "abcdefabcd/시도별!B3",
        2020,
        value,
        status=status,
        source="2020 실적",
        base="2014",
        stage="built",
        quotation="x",
    )
    signature = Signature(
        "홍길동", note, "2020.csv", keep(FILE), source="2020 실적", reasons=str(more.pop("reasons", "")), **more
    )
    load(Lake(lake_folder("published")), {"observation": pd.DataFrame([cell])}, signature)
