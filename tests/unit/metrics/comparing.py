"""The methods that compare regions, as the case files name them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ibis
import pyarrow as pa

from outcomes.metrics.concentration import concentration
from outcomes.metrics.coverage import on_map
from outcomes.metrics.location_quotient import location_quotient
from outcomes.metrics.peers import peers
from outcomes.metrics.relative import per_thousand

COUNT, UNDER = "deployments_cumulative", "mfg_establishments_10plus"
SIZES = {"region": pa.string(), "size": pa.float64(), "size_year": pa.int64(), "position": pa.string()}
MIX = {"region": pa.string(), "industry": pa.string(), "share": pa.float64()}


def comparing(case: dict[str, Any], series: ibis.Table, make: Any) -> dict[str, Callable[[], ibis.Table]]:
    """Give the methods that compare regions, for one case."""
    regions, apart = make.regions(case.get("regions")), case.get("arguments", {}).get("years_apart", 0)

    def quotients() -> ibis.Table:
        years = series.filter(series.indicator == COUNT)
        return location_quotient(per_thousand(series, COUNT, UNDER, apart), on_map(years, regions, None))

    return {
        "location_quotient": quotients,
        "concentration": lambda: concentration(quotients()),
        "peers": lambda: peers(rows(make, case["sizes"], SIZES), rows(make, case.get("mix", []), MIX)),
    }


def rows(make: Any, cells: list[dict[str, Any]], columns: dict[str, pa.DataType]) -> ibis.Table:
    """Give a table; what is not written is null."""
    filled = [{name: cell.get(name) for name in columns} for cell in cells]
    return make.lent(pa.Table.from_pylist(filled, schema=pa.schema(columns)))
