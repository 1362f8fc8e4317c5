"""Blocks of numbers → rows of the table `observation`, with what was never reported or is late left unknown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from etl.sample.world import APPROXIMATE, LATE, NATION, NEVER_REPORTED, RANGE, YEARS, Numbers, View
from outcomes.store.tables import TABLES

SOURCE = "demo"
NOTE = "synthetic"
CONFIDENCE = "unverified"
BASE = "2014"
"""Cumulative counts start in 2014, as the agency's do."""


@dataclass(frozen=True)
class Block:
    """One series for many regions: a row of `values` per entry of `regions`, a column per entry of `years`.

    NaN means that there is no row. `organizations` and `reporters` go with `regions`; a reporter is the province
    that hands the figure in ('' for statistics that come from elsewhere), by default the region itself. `kind` is
    year, to_date (since 2014) or point (the last day of the year).
    """

    indicator: str
    values: Numbers
    regions: tuple[str, ...]
    kind: str = "year"
    base: str = ""
    scope: str = ""
    stage: str = ""
    organizations: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()
    years: tuple[int, ...] = YEARS


def observations(blocks: Iterable[Block], view: View, late: bool) -> pd.DataFrame:
    """Give the rows of blocks as they stood at a load.

    Args:
        blocks: the world's figures.
        view: whether 2025 is final.
        late: whether the late provinces' 2025 is still missing; the nation's 2025 is then null.

    Returns:
        The columns of the table `observation` without `load`, in its order; `position` is unique and stable.
        A null value is a figure that was not reported (mark `not_reported`).
    """
    rows = pd.concat([_rows(block) for block in blocks], ignore_index=True)
    rows = rows[rows["value"].notna()]
    last = rows["year"] == YEARS[-1]
    rows["status"] = np.where(last & (not view.final), "provisional", "actual")
    if late:
        rows = rows[~(last & rows["reporter"].isin(LATE))]
        _hide(rows, (rows["year"] == YEARS[-1]) & (rows["reporter"] == NATION))
    for region, year in NEVER_REPORTED:
        _hide(rows, (rows["year"] == year) & (rows["reporter"] == region) & (rows["organization"] == ""))
    _print_marks(rows)
    return completed("observation", rows)


def completed(table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Give rows with exactly the table's columns in its order; a text column that is absent is '', a number null."""
    types = TABLES[table]
    for column, type_ in types.items():
        if column not in rows:
            rows[column] = "" if type_ == "VARCHAR" else np.nan
    return rows[list(types)].reset_index(drop=True)


def framed(table: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Give records as a table's frame, marked as synthetic where the table has columns for it; dates stay dates."""
    marked = [{"source": SOURCE, "document": SOURCE, "note": NOTE, "confidence": CONFIDENCE, **row} for row in rows]
    types = TABLES[table]
    data = {
        column: pd.Series([row.get(column, "" if type_ == "VARCHAR" else None) for row in marked], dtype=_dtype(type_))
        for column, type_ in types.items()
    }
    return pd.DataFrame(data, columns=list(types))


def _dtype(type_: str) -> str:
    return {"VARCHAR": "str", "DOUBLE": "float64", "INTEGER": "Int64"}.get(type_, "object")


def changed(now: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Give the rows of `now` that are new or say something else than the row with their position in `before`."""
    says = ["value", "value_high", "status", "mark"]
    old = before.set_index("position")[says].reindex(now["position"]).reset_index(drop=True)
    new = now[says].reset_index(drop=True)
    same = (new == old) | (new.isna() & old.isna())
    return now[~same.all(axis=1).to_numpy()].reset_index(drop=True)


def _rows(block: Block) -> pd.DataFrame:
    """Give a block in long form: region by region, year by year."""
    wide, count = len(block.years), len(block.regions)
    organizations = block.organizations or ("",) * count
    reporters = block.reporters or block.regions
    starts, ends = zip(*(_period(block.kind, year) for year in block.years), strict=True)
    extra = "".join(f":{part}" for part in (block.scope, "" if block.stage == "built" else block.stage) if part)
    names = [
        f"demo:{block.indicator}:{organization or region}"
        for region, organization in zip(block.regions, organizations, strict=True)
    ]
    return pd.DataFrame(
        {
            "indicator": block.indicator,
            "region": np.repeat(np.array(block.regions, dtype=object), wide),
            "organization": np.repeat(np.array(organizations, dtype=object), wide),
            "period_start": np.tile(np.array(starts, dtype=object), count),
            "period_end": np.tile(np.array(ends, dtype=object), count),
            "period_kind": block.kind,
            "base": block.base,
            "measure_scope": block.scope,
            "stage": block.stage,
            "source": SOURCE,
            "position": [f"{name}:{year}{extra}" for name in names for year in block.years],
            "value": block.values.reshape(-1),
            "as_of": np.tile(np.array([f"{year}-12" for year in block.years], dtype=object), count),
            "note": NOTE,
            "confidence": CONFIDENCE,
            "mark": "",
            "value_high": np.nan,
            "year": np.tile(np.array(block.years), count),
            "reporter": np.repeat(np.array(reporters, dtype=object), wide),
        }
    )


def _period(kind: str, year: int) -> tuple[date, date]:
    """Give the first and last day of a period that ends with a year."""
    end = date(year, 12, 31)
    return {"year": date(year, 1, 1), "to_date": date(YEARS[0], 1, 1), "point": end}[kind], end


def _hide(rows: pd.DataFrame, where: pd.Series[bool]) -> None:
    """Make figures unknown: a row that says that nothing was reported."""
    rows.loc[where, "value"] = np.nan
    rows.loc[where, "mark"] = "not_reported"


def _print_marks(rows: pd.DataFrame) -> None:
    """Mark the one approximate value and widen the one range."""
    selected = (rows["region"] == APPROXIMATE[0]) & (rows["year"] == APPROXIMATE[1])
    rows.loc[selected & (rows["indicator"] == "companies_selected"), "mark"] = "approximate"
    uplift = (rows["region"] == RANGE[0]) & (rows["year"] == RANGE[1])
    uplift &= rows["indicator"] == "productivity_uplift_share"
    rows.loc[uplift, "value_high"] = (rows.loc[uplift, "value"] + RANGE[2]).round(3)
