"""What was understood as tidy CSV: one row for each number or missing mark, in reading order."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from etl.harmonize.reading import Reading, Understood

COLUMNS = (
    "table", "region_raw", "region_code", "period", "label", "value", "value_high", "mark", "unit", "is_total",
    "hidden", "cell",
)  # fmt: skip


def tidy_csv(understood: Understood) -> str:
    """Give the readings as CSV with a header: commas, line feeds, quotes only where needed, empty = unknown."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(reading) for reading in understood.readings)
    return text.getvalue()


def _row(reading: Reading) -> tuple[object, ...]:
    """Give one reading's fields in the order of `COLUMNS`."""
    return (
        reading.table, reading.region_raw, reading.region_code, "" if reading.period is None else str(reading.period),
        reading.label, plain_number(reading.value), plain_number(reading.value_high), reading.mark, reading.unit,
        "true" if reading.is_total else "false", "true" if reading.hidden else "false", reading.cell,
    )  # fmt: skip


def plain_number(value: float | None) -> str:
    """Give a number's shortest exact decimal digits without exponent: 1200000000000.0 → 1200000000000; None → ''."""
    if value is None:
        return ""
    if value == int(value):
        return str(int(value))
    return format(Decimal(repr(value)), "f")
