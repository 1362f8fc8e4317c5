"""The documents behind a page's figures."""

from __future__ import annotations

import pandas as pd

from outcomes.ui.house import House


def documents_table(house: House, rows: pd.DataFrame) -> pd.DataFrame:
    """Give each document once: publisher, title, date, and how many of the figures it proves, most first."""
    grouped = rows.fillna({"title": "", "publisher": "", "date": ""}).groupby(
        ["title", "publisher", "date"], sort=False
    )
    counted = grouped.size().rename("figures").reset_index().sort_values("figures", ascending=False, kind="stable")
    return pd.DataFrame({
        house.say("column.document"): counted.title,
        house.say("column.publisher"): counted.publisher,
        house.say("column.date"): counted.date,
        house.say("column.figures"): [f"{n:,}" for n in counted.figures],
    })  # fmt: skip
