"""What was agreed, begun and launched in a region, in the order of the dates."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from outcomes.metrics.questions import happenings
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.markup import text
from outcomes.ui.origin import organization
from outcomes.ui.results.region import places_of


def timeline_chart(house: House, region: str) -> Chart | None:
    """Give agreements, operators, grades and launches in their order; None where nothing is recorded.

    The timeline has no native form: it is words with dates.
    """
    everything = house.fetch(happenings)
    rows = everything[everything.region.isin(places_of(house, region))]
    if not len(rows):
        return None
    words = [str(said) for said in rows[f"text_{house.lang}"]]
    table = rows[
        ["date_start", "date_end", "kind", f"text_{house.lang}", "quotation", "title", "publisher", "position"]
    ]
    printed = pd.DataFrame({
        house.say("column.period"): [when(r) for _, r in rows.iterrows()],
        house.say("column.event"): words,
        house.say("timeline.who"): [_who(house, r) for _, r in rows.iterrows()],
        house.say("column.document"): [_document(r) for _, r in rows.iterrows()],
    })  # fmt: skip
    return Chart(
        key="timeline",
        title=house.say("timeline.title", count=len(rows)),
        subtitle=house.say("timeline.subtitle"),
        table=table.reset_index(drop=True),
        printed=printed,
        origins=ids(rows.position),
        body=_timeline(house, rows, words),
    )


def _timeline(house: House, rows: pd.DataFrame, words: Sequence[str]) -> str:
    items = ""
    for (_, row), said in zip(rows.iterrows(), words, strict=True):
        quotation = f"“{row.quotation}” — " if row.quotation else ""
        items += (
            f"<li><time>{text(when(row))}</time>{text(said)}<small>{text(_who(house, row))}</small>"
            f"<small>{text(quotation + _document(row))} ({text(row.position)})</small></li>"
        )
    return f'<ol class="timeline">{items}</ol>'


def _who(house: House, row: pd.Series) -> str:
    """Give what kind of event it is, with place and organization where they are not the region itself."""
    place = "" if row.region == house.selection.region else house.place(row.region)
    parts = (house.scope("event_kind", row.kind), place, organization(house, row.organization))
    return " · ".join(part for part in parts if part)


def _document(row: pd.Series) -> str:
    return " · ".join(part for part in (row.publisher, row.title) if part)


def when(row: pd.Series) -> str:
    """Give an event's date as exactly as it is known; a span with both ends, an open one with a dash."""
    form = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}[row.precision]
    start = f"{pd.Timestamp(row.date_start):{form}}"
    if row.date_end is not None and not pd.isna(row.date_end):
        return f"{start}–{pd.Timestamp(row.date_end):{form}}"
    return f"{start}–" if row.kind == "operator" else start
