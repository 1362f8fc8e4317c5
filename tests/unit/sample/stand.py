"""The demonstration set as the tests ask for it: its loads, and the observations that stand after each."""

from __future__ import annotations

from functools import cache

import pandas as pd
from hypothesis import settings
from hypothesis import strategies as st

from etl.build import municipalities_of
from etl.sample import SampleLoad, demonstration, project_cases
from etl.sample.world import REGIONS
from outcomes.catalog.model import Catalog
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_catalog

MUNICIPALITIES = {
    "KR-27": ("27110", "27200", "27720"),
    "KR-28": ("28110", "28125", "28140", "28155", "28260", "28275", "28290"),
    "KR-41": tuple(str(41110 + 20 * step) for step in range(31)),
    "KR-42": ("42110", "42720", "51110", "51720"),
    "KR-45": ("52110", "52130"),
    "KR-47": ("47111", "47190", "47720"),
}
GRAIN = [
    "indicator", "region", "organization", "period_start", "period_end", "period_kind", "base", "measure_scope",
    "stage", "program", "source", "position",
]  # fmt: skip
MEASURES = {
    "productivity": "productivity_uplift_share", "defect": "defect_change_share",
    "cost": "cost_change_share", "lead_time": "lead_time_change_share",
}  # fmt: skip
seeds = st.integers(min_value=0, max_value=2**32)
few = settings(max_examples=3, deadline=None)


@cache
def loads(seed: int = 2026) -> tuple[SampleLoad, ...]:
    return demonstration(REGIONS, MUNICIPALITIES, seed)


@cache
def stand(seed: int = 2026, version: int = 3) -> pd.DataFrame:
    """The observations after a load: a later row replaces the one of its grain."""
    rows = pd.concat([load.frames["observation"] for load in loads(seed)[:version]], ignore_index=True)
    rows["year"] = [day.year for day in rows["period_end"]]
    return rows.drop_duplicates(GRAIN, keep="last", ignore_index=True)


def provinces(rows: pd.DataFrame, indicator: str, scope: str = "", stage: str | None = None) -> pd.DataFrame:
    """Province × year; a hole is null."""
    found = rows[(rows["indicator"] == indicator) & (rows["organization"] == "") & rows["region"].isin(REGIONS)]
    found = found[found["measure_scope"] == scope]
    found = found if stage is None else found[found["stage"] == stage]
    return found.pivot(index="region", columns="year", values="value").loc[list(REGIONS)]


def row(rows: pd.DataFrame, indicator: str, region: str, year: int, stage: str = "") -> pd.Series:
    keys = {"indicator": indicator, "region": region, "year": year, "stage": stage, "organization": ""}
    where = pd.concat([rows[key] == value for key, value in keys.items()], axis=1).all(axis=1)
    return rows[where & (rows["measure_scope"] == "")].iloc[0]


@cache
def catalog() -> Catalog:
    return read_catalog(CATALOG)


@cache
def projects() -> pd.DataFrame:
    """The projects of the whole world, with the catalog's municipalities."""
    return project_cases(municipalities_of(catalog()))
