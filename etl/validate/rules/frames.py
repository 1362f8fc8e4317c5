"""The last look at shape and type: every row as the lake's tables and the catalog allow it, all failures at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

import numpy as np
import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaErrors

from etl.harmonize.reading import Reading
from etl.validate.case import Case, at
from etl.validate.problem import Problem
from outcomes.catalog.model import Catalog

HIGHEST = 1e300
PART = 20_000  # rows that are looked at together
ORDERED = ("period_start", "period_end", "value", "value_high")


def frames(case: Case) -> Iterator[Problem]:
    """Rows with a value that its column does not take, once for each table, column and value."""
    figures, catalog = case.figures, case.catalog
    readings = list(case.observed())
    yield from _failures(figures.observation, readings, observation_schema(catalog))
    yield from _failures(figures.observation[list(ORDERED)], readings, order_schema())
    yield from _failures(figures.target, list(case.aimed()), target_schema(catalog))


def observation_schema(catalog: Catalog) -> pa.DataFrameSchema:
    """Give what each column of the table `observation` takes."""
    return pa.DataFrameSchema({
        **_shared(catalog),
        "period_start": pa.Column(None, _days(), nullable=True),
        "status": _one_of(catalog.scope_ids("status") - {"", "target", "derived_target"}),
        "period_kind": _one_of(catalog.scope_ids("period_kind") - {""}),
        "stage": _one_of(catalog.scope_ids("stage")),
        "program": _one_of({*catalog.programs, ""}),
        "source": pa.Column(None, _filled(), nullable=True),
        "value": pa.Column(float, _finite(), nullable=True),
        "value_high": pa.Column(float, _finite(), nullable=True),
    })  # fmt: skip


def order_schema() -> pa.DataFrameSchema:
    """Give what must not exceed what in a row of the table `observation`: a period's days, a range's ends."""
    pairs = zip(ORDERED[::2], ORDERED[1::2], strict=True)
    return pa.DataFrameSchema(checks=[_in_order(first, last) for first, last in pairs])


def target_schema(catalog: Catalog) -> pa.DataFrameSchema:
    """Give what each column of the table `target` takes."""
    return pa.DataFrameSchema({
        **_shared(catalog),
        "status": _one_of({"target"}),
        "document": pa.Column(None, _filled(), nullable=True),
        "value": pa.Column(float, _finite(), nullable=False),
    })  # fmt: skip


def _shared(catalog: Catalog) -> dict[str, pa.Column]:
    """Give the columns of both tables."""
    stored = {indicator.id for indicator in catalog.indicators.values() if not indicator.formula}
    return {
        "indicator": _one_of(stored),
        "region": _one_of(catalog.regions.keys() | catalog.municipalities.keys()),
        "organization": _one_of({*catalog.organizations, ""}),
        "period_end": pa.Column(None, _days(), nullable=True),
        "position": pa.Column(None, _filled(), unique=True, nullable=True),
        **{axis: _one_of(catalog.scope_ids(axis)) for axis in ("base", "measure_scope", "mark")},
    }


def _one_of(ids: Collection[str]) -> pa.Column:
    return pa.Column(None, pa.Check.isin(sorted(ids), ignore_na=False), nullable=True)


def _filled() -> pa.Check:
    return pa.Check(lambda texts: texts.str.len() > 0, name="filled", ignore_na=False)


def _days() -> pa.Check:
    return pa.Check(lambda days: days.map(lambda day: isinstance(day, date)), name="day", ignore_na=False)


def _finite() -> pa.Check:
    return pa.Check(lambda values: values.abs() < HIGHEST, name="finite")


def _in_order(first: str, last: str) -> pa.Check:
    """Check that one column does not exceed another, where both are known."""

    def is_in_order(frame: pd.DataFrame) -> pd.Series[bool]:
        known = frame[first].notna() & frame[last].notna()
        ordered = ~known
        ordered[known] = frame.loc[known, first] <= frame.loc[known, last]
        return ordered

    return pa.Check(is_in_order, name=last)


def _failures(frame: pd.DataFrame, readings: Sequence[Reading], schema: pa.DataFrameSchema) -> Iterator[Problem]:
    """Give what a schema says against a frame, at the cells of its rows; part by part, which takes less memory."""
    told: set[tuple[int, str, str]] = set()
    for start in range(0, len(frame), PART):
        try:
            schema.validate(frame.iloc[start : start + PART], lazy=True)
        except SchemaErrors as error:
            for column, value, index in _cases(error):
                reading = readings[index]
                if (reading.table, column, value) not in told:
                    told.add((reading.table, column, value))
                    yield at(reading, "row_not_allowed", "error", column=column, value=value)


def _cases(error: SchemaErrors) -> Iterator[tuple[str, str, int]]:
    """Give column, value and row of each failure; a check of the whole frame is named after the column it is about."""
    failed = error.failure_cases
    for context, column, check, value, index in zip(
        *(failed[name] for name in ("schema_context", "column", "check", "failure_case", "index")), strict=True
    ):
        if context == "Column" or column == check:
            yield str(column), str(value), 0 if index is None or np.isnan(index) else int(index)
