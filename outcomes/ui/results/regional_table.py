"""The provinces of a year as a table: as files carry it, and as it is read."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.model import Indicator
from outcomes.catalog.printing import is_known
from outcomes.ui.house import House

NONE = "–"
"""What a row of a table has none of: an unknown figure has no status, a year without a target no target."""


def for_files(house: House, frame: pd.DataFrame, indicator: Indicator, rate: Indicator | None) -> pd.DataFrame:
    """Give the table as numbers, for files.

    Args:
        house: The reader's selection.
        frame: The provinces (`Regional.frame`).
        indicator: Whose figures they are.
        rate: The indicator that compares provinces of different size, None where there is none.
    """
    say, unit = house.say, house.printer.unit(indicator)
    columns = {
        say("column.region_id"): frame.region,
        say("column.region"): frame.name,
        say("column.year"): house.selection.year,
        f"{indicator.name.say(house.lang)} ({stored_unit(indicator, unit)})": frame.value,
        say("column.status"): [house.scope("status", s) if s else "" for s in frame.status],
        say("column.origin"): frame.position,
    }
    if rate:
        columns[rate.name.say(house.lang)] = frame.rate
        columns[say("column.denominator_year")] = frame.denominator_year
    return pd.DataFrame(columns)


def stored_unit(indicator: Indicator, printed: str) -> str:
    """Give the unit of a number as files carry it: won and shares are not scaled there."""
    return {"KRW": "KRW", "share": "0–1"}.get(indicator.unit, printed)


def for_readers(house: House, frame: pd.DataFrame, indicator: Indicator, rate: Indicator | None) -> pd.DataFrame:
    """Give the same table as it is read, greatest first; with a rate also the year its denominator is of."""
    rows = frame.sort_values("value", ascending=False, kind="stable", na_position="last")
    columns = {
        house.say("column.region"): rows.name,
        f"{indicator.name.say(house.lang)} ({house.printer.unit(indicator)})": rows.number,
        house.say("column.status"): [house.scope("status", s) if s else NONE for s in rows.status],
    }
    if rate:
        columns[with_unit(house, rate)] = [house.printer.number(v, rate.unit, rate.decimals) for v in rows.rate]
        columns[house.say("column.denominator_year")] = [
            str(int(year)) if is_known(rated) and is_known(year) else NONE
            for year, rated in zip(rows.denominator_year, rows.rate, strict=True)
        ]
    return pd.DataFrame(columns)


def with_unit(house: House, indicator: Indicator) -> str:
    """Give an indicator's name with its unit; that of a count per thousand is in the name already."""
    name = indicator.name.say(house.lang)
    return name if indicator.unit == "per_1000" else f"{name} ({house.printer.unit(indicator)})"
