"""What a file would change: added, changed and unchanged figures, and those of last year that it does not bring."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from etl.desk import Examination
from outcomes.catalog.model import HeadlineRule
from outcomes.export.table_file import csv_bytes
from outcomes.store.changes import changes
from outcomes.store.edition import Edition
from outcomes.ui.chart_frame import html_table
from outcomes.ui.history.changed import subject
from outcomes.ui.house import House
from outcomes.ui.origin import organization, period
from outcomes.ui.results.rows import each

SHOWN = 200
SERIES = ["indicator", "base", "measure_scope", "stage", "program"]
PLACE = ["region", "organization"]
KINDS = ("year", "to_date", "point")
"""The kinds of period that say what a year or its end was."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a file would change in the version it was compared with.

    Attributes:
        changes: As `outcomes.store.changes.changes` gives them.
        unchanged: How many of the file's figures stand as they are.
        missing: **indicator, region, organization, base, measure_scope, stage, program** → period_end (of the file's
            latest year), value_before (a year earlier), value_now (on record for that year; null = nothing).
    """

    changes: pd.DataFrame
    unchanged: int
    missing: pd.DataFrame

    def count(self, kind: str) -> int:
        """Give how many figures are 'added', 'changed' or 'removed'."""
        return int((self.changes.change == kind).sum())


def difference(examined: Examination, before: Edition, after: Edition, rule: HeadlineRule) -> Difference:
    """Give what a file changes from the version that stands to the one that it would become."""
    found = changes(before, after)
    moved = int(found.change.isin(["added", "changed"]).sum())
    standing = before.frames["observation"].to_pandas()
    missing = missing_since(examined.figures.observation, standing[standing.status.isin(rule.status)])
    return Difference(found, examined.figures.count - moved, missing)


def missing_since(brought: pd.DataFrame, standing: pd.DataFrame) -> pd.DataFrame:
    """Give the figures of the year before the file's latest that the file does not bring for its latest year.

    Args:
        brought: The file's observations.
        standing: The observations that count in the version that stands.

    Returns:
        As `Difference.missing`, in the order of indicator and region.
    """
    mine, theirs = _yearly(brought), _yearly(standing[standing.value.notna()])
    latest = mine.groupby(SERIES, as_index=False, dropna=False).year.max()
    before = theirs.merge(latest.assign(year=latest.year - 1), on=[*SERIES, "year"])
    before = before.drop_duplicates([*SERIES, *PLACE]).assign(year=before.year + 1)
    here = mine[[*SERIES, *PLACE, "year"]].drop_duplicates().assign(brought=True)
    gone = before.merge(here, on=[*SERIES, *PLACE, "year"], how="left")
    gone = gone[gone.brought.isna()]
    now = theirs[[*SERIES, *PLACE, "year", "value"]].drop_duplicates([*SERIES, *PLACE, "year"])
    gone = gone.rename(columns={"value": "value_before"}).merge(
        now.rename(columns={"value": "value_now"}), on=[*SERIES, *PLACE, "year"], how="left"
    )
    gone = gone.assign(period_end=pd.to_datetime(gone.year.astype(str) + "-12-31"))
    columns = [*SERIES, *PLACE, "period_end", "value_before", "value_now"]
    return gone.sort_values(["indicator", "region", "organization"], kind="stable")[columns].reset_index(drop=True)


def also_brought(brought: pd.DataFrame, changed: pd.DataFrame) -> int:
    """Give how many of the differences are about a figure that the file brings too, whatever their sources."""
    same = [*SERIES, *PLACE]
    days = [frame.assign(_end=pd.to_datetime(frame.period_end)) for frame in (brought, changed)]
    mine, theirs = (frame.fillna(dict.fromkeys(same, ""))[[*same, "_end"]] for frame in days)
    return len(theirs.merge(mine.drop_duplicates(), on=[*same, "_end"]))


def _yearly(rows: pd.DataFrame) -> pd.DataFrame:
    """Give the rows that speak of a year or its end, with the column `year`; null in a scope is no scope."""
    ends = pd.to_datetime(rows.period_end)
    kept = rows.period_kind.isin(KINDS) & (ends.dt.month == 12) & (ends.dt.day == 31)
    filled = rows[kept].fillna(dict.fromkeys([*SERIES, *PLACE], ""))
    return filled.assign(year=ends[kept].dt.year.astype(int))


def missing_table(house: House, missing: pd.DataFrame) -> str:
    """Give the figures that last year had and this file has not, as a table."""
    rows = []
    for row in each(missing.head(SHOWN)):
        indicator = house.catalog.indicators.get(row.indicator)
        if indicator is None:
            continue
        place = " · ".join(p for p in (house.short(row.region), organization(house, row.organization)) if p)
        year = row.period_end.year
        rows.append({
            house.say("column.region"): place,
            house.say("column.indicator"): indicator.name.say(house.lang),
            house.say("upload.missing.before"): f"{year - 1}: {house.printer.figure(row.value_before, indicator)}",
            house.say("upload.missing.now"): f"{year}: {house.printer.figure(row.value_now, indicator)}",
        })  # fmt: skip
    return html_table(pd.DataFrame(rows), "") if rows else ""


def difference_file(house: House, found: pd.DataFrame) -> bytes:
    """Give every added, changed and removed figure as CSV, ids beside names."""
    rows = [
        {
            "change": row.change, "table": row.table, "indicator": row.indicator, "region": row.region,
            "organization": row.organization, "name": subject(house, row), "period": period(row),
            "value_before": row.value_before, "value_after": row.value_after,
            "status_before": row.status_before, "status_after": row.status_after,
        }
        for row in each(found)
    ]  # fmt: skip
    return csv_bytes(pd.DataFrame(rows))
