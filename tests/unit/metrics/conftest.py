"""Builds the tables that the methods take from short rows, as a case file or a test writes them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import ibis
import pandas as pd
import pyarrow as pa
import pytest

from outcomes.metrics.maps import Atlas

TEXT, NUMBER, DAY, WHOLE, YES = pa.string(), pa.float64(), pa.date32(), pa.int64(), pa.bool_()

OBSERVATION = {
    **dict.fromkeys(("indicator", "region", "organization"), TEXT),
    **dict.fromkeys(("period_start", "period_end"), DAY),
    **dict.fromkeys(("period_kind", "status", "base", "measure_scope", "stage", "program", "source"), TEXT),
    "position": TEXT,
    **dict.fromkeys(("value", "value_high"), NUMBER),
    **dict.fromkeys(("as_of", "quotation", "note", "confidence", "mark", "conflict_group"), TEXT),
    "load": WHOLE,
}
TARGET = {
    **dict.fromkeys(("indicator", "region", "organization"), TEXT),
    **dict.fromkeys(("period_start", "period_end"), DAY),
    **dict.fromkeys(("base", "measure_scope", "regime"), TEXT),
    "value": NUMBER,
    "status": TEXT,
    "set_on": DAY,
    **dict.fromkeys(("document", "position"), TEXT),
    **dict.fromkeys(("valid_from", "valid_to"), DAY),
    **dict.fromkeys(("quotation", "note", "confidence", "mark", "conflict_group"), TEXT),
    "load": WHOLE,
}
REGIME = {"id": TEXT, "set_by": TEXT, "set_on": DAY, "valid_from": DAY, "valid_to": DAY, "base_year": WHOLE}
INDICATOR = {
    **dict.fromkeys(("id", "kind", "unit", "direction", "roll_up", "base", "stage", "measure_scope"), TEXT),
    "headline": YES,
    "position": WHOLE,
}
REGION = {"id": TEXT, "level": TEXT, "parent": TEXT, "valid_from": DAY, "valid_to": DAY}
CHANGE = {"id": TEXT, "effective_date": DAY, "kind": TEXT, "before": TEXT, "after": TEXT}

DEFAULTS: dict[str, Any] = {
    **{"indicator": "deployments_cumulative", "region": "KR", "status": "actual", "confidence": "high"},
    **{"kind": "stock", "unit": "count", "direction": "up", "roll_up": "sum", "headline": False, "position": ""},
    **{"regime": "", "load": 1},
}
INDICATORS = [
    {"id": "deployments_cumulative", "base": "2014", "stage": "built", "headline": True, "position": 1},
    {"id": "deployments_annual", "kind": "flow", "stage": "built", "headline": True, "position": 2},
    {"id": "closures_cumulative", "direction": "down", "position": 3},
    {"id": "mfg_establishments_10plus", "direction": "none", "position": 4},
    {"id": "productivity_uplift_share", "kind": "rate", "unit": "share", "roll_up": "none", "position": 5},
    {"id": "budget_executed_krw", "kind": "flow", "unit": "KRW", "direction": "none", "position": 6},
]
PROVINCES = (11, 26, 27, 28, 29, 30, 31, 41, 42, 43, 44, 45, 46, 47, 48, 49)
REGIONS = [
    {"id": "KR", "level": "nation", "parent": ""},
    *({"id": f"KR-{n}", "level": "province", "parent": "KR"} for n in PROVINCES if n not in (29, 46)),
    {"id": "KR-50", "level": "province", "parent": "KR", "valid_from": "2012-07-01"},
    {"id": "KR-29", "level": "province", "parent": "KR", "valid_to": "2026-06-30"},
    {"id": "KR-46", "level": "province", "parent": "KR", "valid_to": "2026-06-30"},
    {"id": "KR-M12", "level": "province", "parent": "KR", "valid_from": "2026-07-01"},
    {"id": "47720", "level": "municipality", "parent": "KR-47", "valid_to": "2023-06-30"},
    {"id": "27720", "level": "municipality", "parent": "KR-27", "valid_from": "2023-07-01"},
]
CHANGES = [
    {"id": "RC18a", "effective_date": "2026-07-01", "kind": "merger", "before": "KR-29", "after": "KR-M12"},
    {"id": "RC18b", "effective_date": "2026-07-01", "kind": "merger", "before": "KR-46", "after": "KR-M12"},
    {"id": "RC12", "effective_date": "2023-07-01", "kind": "transfer", "before": "47720", "after": "27720"},
]

Rows = list[dict[str, Any]]


def filled(rows: Rows, columns: dict[str, pa.DataType]) -> pa.Table:
    """Give a table of rows; a cell nobody wrote is the default, '' for text and null for the rest."""

    def cell(row: dict[str, Any], name: str, kind: pa.DataType) -> Any:
        value = row[name] if name in row else DEFAULTS.get(name, "" if kind == TEXT else None)
        return dt.date.fromisoformat(value) if kind == DAY and isinstance(value, str) else value

    whole = [{name: cell(row, name, kind) for name, kind in columns.items()} for row in rows]
    return pa.Table.from_pylist(whole, schema=pa.schema(columns))


def yearly(row: dict[str, Any], place: int) -> dict[str, Any]:
    """Give a row with the period of its `year`, its base and stage from the indicator, and a position."""
    about = next((i for i in INDICATORS if i["id"] == row.get("indicator", "deployments_cumulative")), {})
    year = row.get("year")
    kind = "to_date" if about.get("base") else "year"
    period = {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31", "period_kind": kind} if year else {}
    return {"base": about.get("base", ""), "stage": about.get("stage", ""), "position": f"F{place}"} | period | row


class Make:
    """The makers of every table, as one session-wide fixture (Hypothesis may use it too).

    Compiling an assessment takes ten times as long as running it. Tables are therefore known by the order in which they
    are made, whatever is in them, and an expression over tables of the same names and columns is compiled once in a
    run. `anew` starts the count anew; tables made before are then forgotten.
    """

    def __init__(self, engine: ibis.BaseBackend) -> None:
        self.engine = engine
        self.made = 0
        self.compiled: dict[Any, str] = {}

    def anew(self) -> None:
        """Begin with the first name again."""
        self.made = 0

    def table(self, rows: Rows, columns: dict[str, pa.DataType]) -> ibis.Table:
        return self.lent(filled(rows, columns))

    def lent(self, rows: pa.Table) -> ibis.Table:
        """Give an Ibis table of rows, under the next name."""
        self.made += 1
        self.engine.con.register(f"table_{self.made}", rows)
        return ibis.table(ibis.memtable(rows).schema(), name=f"table_{self.made}")

    def run(self, expression: ibis.Table) -> pa.Table:
        """Give an expression's rows."""
        key = expression.op()
        if key not in self.compiled:
            self.compiled[key] = self.engine.compile(expression)
        found = self.engine.con.execute(self.compiled[key]).to_arrow_table()
        return expression.__pyarrow_result__(found)

    def observations(self, rows: Rows) -> ibis.Table:
        return self.table([yearly(row, n) for n, row in enumerate(rows, 1)], OBSERVATION)

    def targets(self, rows: Rows) -> ibis.Table:
        return self.table([{"status": "target"} | yearly(row, 100 + n) for n, row in enumerate(rows, 1)], TARGET)

    def regimes(self, rows: Rows) -> ibis.Table:
        return self.table(rows, REGIME)

    def indicators(self, rows: Rows | None = None) -> ibis.Table:
        return self.table([{"position": 0} | row for row in rows or INDICATORS], INDICATOR)

    def regions(self, rows: Rows | None = None) -> ibis.Table:
        return self.table(rows or REGIONS, REGION)

    def changes(self, rows: Rows | None = None) -> ibis.Table:
        return self.table(rows or CHANGES, CHANGE)

    def atlas(self, regions: Rows | None = None, changes: Rows | None = None) -> Atlas:
        """Give the provinces of all times and the changes between them."""
        return Atlas.of(filled(regions or REGIONS, REGION), filled(changes or CHANGES, CHANGE))

    def years(self, *years: int) -> ibis.Table:
        return self.lent(pa.table({"year": pa.array(years, WHOLE)}))

    def series(self, rows: Rows) -> ibis.Table:
        """Give main series rows: indicator, region, year, value and their origin."""
        columns = {"indicator": TEXT, "region": TEXT, "year": WHOLE, "value": NUMBER, "value_high": NUMBER}
        columns |= dict.fromkeys(("status", "confidence", "mark", "source", "position", "as_of"), TEXT)
        return self.table([{"position": f"F{n}"} | row for n, row in enumerate(rows, 1)], columns)

    def fetch(self, expression: ibis.Table, *columns: str) -> pd.DataFrame:
        frame = expression.__pandas_result__(self.run(expression).to_pandas())
        return frame[list(columns)] if columns else frame

    def rows(self, expression: ibis.Table, *columns: str) -> list[tuple[Any, ...]]:
        """Give the sorted rows of some columns, null as None."""
        picked = expression.select(*columns).order_by(*columns)
        return [tuple(row.values()) for row in self.run(picked).to_pylist()]


@pytest.fixture(scope="session")
def make() -> Make:
    """Give the makers over one in-memory engine."""
    return Make(ibis.duckdb.connect())
