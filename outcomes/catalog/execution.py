"""The band in which the execution of a year's money is neither under nor over: decided in data/catalog."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Any

from outcomes.catalog.files import CatalogFiles, read_alone
from outcomes.catalog.model import Words

FILE = "execution.yml"
LOW, HIGH, REASON = "under_below", "over_above", "reason"


@dataclass(frozen=True, slots=True)
class Band:
    """Execution below `low` is under, above `high` over (shares of the available money); `reason` says why so."""

    low: float
    high: float
    reason: Words


def read_band(files: CatalogFiles) -> Band:
    """Give the band that execution is judged against.

    Noted: a part that is missing, a bound that is no number, bounds that are not 0 < low < high, and a reason that is
    not in both languages. A bound that is refused is not-a-number.

    Source:
        Methods, section 8: execution is judged on both sides. The bounds are a rule of this dashboard.
    """
    given = files.mapping(FILE)
    if FILE in files.unread:
        return Band(math.nan, math.nan, Words("", ""))
    low, high = _bound(files, given, LOW), _bound(files, given, HIGH)
    if math.isfinite(low) and math.isfinite(high) and not 0 < low < high:
        _note(files, "not_a_choice", LOW, f"{LOW}={low}, {HIGH}={high}")
    reason = given.get(REASON)
    told = reason if isinstance(reason, dict) else {}
    if not told.get("ko") or not told.get("en"):
        _note(files, "word_missing", REASON, REASON)
    return Band(low, high, Words(str(told.get("ko", "")), str(told.get("en", ""))))


def _bound(files: CatalogFiles, given: dict[str, Any], part: str) -> float:
    """Give a bound; not-a-number for one that is missing or no number, which is noted."""
    value = given.get(part)
    if isinstance(value, float | int) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)
    _note(files, "cell_empty" if value is None else "not_a_number", part, part if value is None else f"{part}={value}")
    return math.nan


def _note(files: CatalogFiles, code: str, part: str, value: str) -> None:
    files.note(code, None, value, file=FILE, line=files.lines.get((FILE, part), 0))


@cache
def execution_band() -> Band:
    """Give the band of data/catalog, read once.

    Raises:
        CatalogError: it makes no sense. `read_catalog` says so earlier, with what else is wrong.
    """
    return read_alone(read_band)
