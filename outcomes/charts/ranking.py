"""Regions in order: a bar for each known one, a line of words for each unknown one."""

from __future__ import annotations

from typing import Any

import pandas as pd

from outcomes.charts.theme import Figure, Palette, layout, plain

ROW = 25


def ranking(frame: pd.DataFrame, colors: Palette, unknown: str, chosen: str = "") -> Figure:
    """Give a horizontal bar chart, greatest first, unknown regions below.

    Args:
        frame: **region** → name, value (null = unknown), printed (the figure as text), hover (text), hollow (bool:
            provisional or derived).
        colors: The palette.
        unknown: What stands for a missing value.
        chosen: Region in the accent color; the others are gray.
    """
    known = frame[frame.value.notna()].sort_values("value", ascending=False, kind="stable").iloc[::-1]
    missing = frame[frame.value.isna()].iloc[::-1]
    names = [plain(n) for n in [*missing.name, *known.name]]
    top = float(known.value.max()) if len(known) else 1.0
    made = layout(
        colors,
        height=ROW * len(names) + 24,
        bargap=0.35,
        xaxis={"range": [0, top * 1.22], "showticklabels": False, "showline": False},
        yaxis={
            "categoryorder": "array",
            "categoryarray": names,
            "showline": False,
            "tickfont": {"color": colors.ink, "size": 13},
            "type": "category",
        },
        clickmode="event+select",
    )
    return {"data": [_bars(known, colors, chosen), _words(missing, colors, unknown)], "layout": made}


def _bars(known: pd.DataFrame, colors: Palette, chosen: str) -> dict[str, Any]:
    """Give a bar for each known region, hollow where the figure is not final."""
    fill = [colors.accent if r == chosen else colors.muted for r in known.region]
    return {
        "type": "bar",
        "orientation": "h",
        "x": known.value.tolist(),
        "y": [plain(n) for n in known.name],
        "customdata": known.region.tolist(),
        "marker": {
            "color": ["rgba(0,0,0,0)" if h else f for h, f in zip(known.hollow, fill, strict=True)],
            "line": {"color": fill, "width": 1.5},
        },
        "text": [plain(t) for t in known.printed],
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {"color": colors.ink, "size": 12},
        "hovertext": known.hover.tolist(),
        "hoverinfo": "text",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _words(missing: pd.DataFrame, colors: Palette, unknown: str) -> dict[str, Any]:
    """Give words in place of a bar for each unknown region."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [0] * len(missing),
        "y": [plain(n) for n in missing.name],
        "customdata": missing.region.tolist(),
        "text": [f"  {plain(unknown)}"] * len(missing),
        "textposition": "middle right",
        "textfont": {"color": colors.soft, "size": 12},
        "hoverinfo": "skip",
        "selected": {"textfont": {"color": colors.soft}},
        "unselected": {"textfont": {"color": colors.soft}},
    }
