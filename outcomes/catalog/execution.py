"""The band in which the execution of a year's money is neither far under nor over: decided in data/catalog."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from outcomes.catalog.files import CatalogError, CatalogFiles
from outcomes.catalog.model import Words
from outcomes.catalog.places import CATALOG

FILE = "execution.yml"
PARTS = ("far_under_below", "over_above", "reason")


@dataclass(frozen=True, slots=True)
class Band:
    """Execution below `low` is far under, above `high` over (shares of the available money); `reason` says why so."""

    low: float
    high: float
    reason: Words


def read_band(folder: Path) -> Band:
    """Give the band that is decided in `folder`.

    Raises:
        CatalogError: when the file or a part is missing, a bound is no number, or the lower one is not above 0 and
            below the upper one. Mend data/catalog/execution.yml.

    Source:
        Methods, section 8: execution is judged on both sides. The bounds are a rule of this dashboard.
    """
    files = CatalogFiles(folder)
    given = files.mapping(FILE)
    low, high = (given.get(part) for part in PARTS[:2])
    reason = given.get("reason")
    if not files.unread:
        for part in PARTS:
            if part not in given:
                files.note("cell_empty", None, part, file=FILE)
        if not isinstance(reason, dict) or not reason.get("ko") or not reason.get("en"):
            files.note("word_missing", None, "reason", file=FILE)
        if not isinstance(low, float) or not isinstance(high, float) or not 0 < low < high:
            files.note("not_a_number", None, f"{low}–{high}", file=FILE)
    if files.problems or not isinstance(low, float) or not isinstance(high, float) or not isinstance(reason, dict):
        raise CatalogError(tuple(files.problems))
    return Band(low, high, Words(str(reason["ko"]), str(reason["en"])))


@cache
def execution_band() -> Band:
    """Give the band of data/catalog, read once; see `read_band`."""
    return read_band(CATALOG)
