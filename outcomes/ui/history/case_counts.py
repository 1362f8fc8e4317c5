"""How many projects differ between two versions, by year of support and region."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from outcomes.store.case_changes import KINDS, case_changes, touched
from outcomes.ui.chart_frame import html_table
from outcomes.ui.house import House
from outcomes.ui.markup import noted, put
from outcomes.ui.results.rows import each
from outcomes.ui.startup import lake

MOST = 240
FEW = 12  # years and regions that are listed without being asked for


def case_counts(house: House, before: int, after: int) -> pd.DataFrame:
    """Give the years and regions in which projects differ between two versions of the shown set, worked out once."""
    place = lake(house.selection.set)
    return place.edition(after).remember(
        ("cases", before), lambda: touched(case_changes(place.edition(before), place.edition(after)))
    )


def show_case_counts(house: House, found: pd.DataFrame | None) -> None:
    """Draw how many projects differ by year and region; nothing where none does."""
    if found is not None and len(found):
        show_by_year(house, found, (*KINDS, "before", "after"))


def show_by_year(house: House, found: pd.DataFrame, counts: Sequence[str]) -> None:
    """Draw counts of projects by year and region; where there are many, by year with the regions folded below."""
    if len(found) <= FEW:
        put(changes_table(house, found, counts))
        return
    put(changes_table(house, found.groupby("support_year", as_index=False)[list(counts)].sum(), counts))
    with st.expander(house.say("changed.case.regions"), key="case_regions"):
        put(changes_table(house, found, counts))


def changes_table(house: House, found: pd.DataFrame, counts: Sequence[str]) -> str:
    """Give counts of projects by year, and by region where there is one, as a table.

    Args:
        house: For words and names.
        found: **support_year, region** or **support_year** → the counts.
        counts: Which counts are columns, in order.
    """
    shown = found.head(MOST)
    named = "region" in found.columns
    rows = [
        {house.say("changed.case.year"): str(int(row.support_year))}
        | ({house.say("column.region"): house.short(row.region)} if named else {})
        | {house.say(f"changed.case.{name}"): f"{int(getattr(row, name)):,}" for name in counts}
        for row in each(shown)
    ]
    left = len(found) - len(shown)
    more = noted(house.say("changed.more", count=f"{left:,}")) if left else ""
    return html_table(pd.DataFrame(rows), "", words=[house.say("changed.case.year")]) + more if rows else ""
