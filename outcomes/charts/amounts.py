"""Amounts that stand side by side and are never added: a labeled bar for each, its name above it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from outcomes.charts.chain import beside
from outcomes.charts.theme import Figure, Palette, layout, plain

ROW = 48


def amounts(rows: pd.DataFrame, colors: Palette) -> Figure:
    """Give a bar per amount, from top to bottom, each under its own name so that long names stay whole.

    Args:
        rows: name (text above the bar; names may repeat), value (won; null = published as unknown), printed, hover,
            chosen (bool: in the accent color), hollow (bool: planned or not settled).
        colors: The palette.
    """
    values = [None if pd.isna(v) else float(v) for v in rows.value]
    top = max([v for v in values if v is not None] + [0.0]) or 1.0
    at = list(range(len(rows)))
    edge = [colors.accent if c else colors.muted for c in rows.chosen]
    bars: dict[str, Any] = {
        "type": "bar",
        "orientation": "h",
        "y": [k + 0.16 for k in at],
        "x": values,
        "width": 0.4,
        "marker": {
            "color": ["rgba(0,0,0,0)" if h else e for h, e in zip(rows.hollow, edge, strict=True)],
            "line": {"color": edge, "width": 1.5},
        },
        "text": ["" if v is None else plain(p) for v, p in zip(values, rows.printed, strict=True)],
        "textposition": "outside",
        "textfont": {"color": colors.ink, "size": 13},
        "hovertext": [plain(h) for h in rows.hover],
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    made = layout(
        colors,
        height=ROW * len(rows) + 12,
        margin={"l": 8, "r": beside(rows.printed), "t": 8, "b": 8},
        annotations=_names(rows, colors),
        xaxis={"range": [0, top], "showticklabels": False, "showline": False},
        yaxis={"range": [len(rows) - 0.5, -0.5], "showticklabels": False, "showline": False},
    )
    return {"data": [bars, _unknown(rows, values, colors)], "layout": made}


def _unknown(rows: pd.DataFrame, values: list[float | None], colors: Palette) -> dict[str, Any]:
    """Give the words in place of each bar that is unknown: a bar without a length has no text of its own."""
    missing = [
        (k, printed) for k, (value, printed) in enumerate(zip(values, rows.printed, strict=True)) if value is None
    ]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [0] * len(missing),
        "y": [k + 0.16 for k, _ in missing],
        "text": [f" {plain(printed)}" for _, printed in missing],
        "textposition": "middle right",
        "textfont": {"color": colors.soft, "size": 13},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _names(rows: pd.DataFrame, colors: Palette) -> list[dict[str, Any]]:
    """Give each bar's name above it."""
    return [
        {"x": 0, "y": k - 0.24, "xanchor": "left", "showarrow": False, "text": plain(name), "align": "left",
         "font": {"color": colors.ink, "size": 12}}
        for k, name in enumerate(rows.name)
    ]  # fmt: skip
