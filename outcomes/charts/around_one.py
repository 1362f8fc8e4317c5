"""Regions by a quotient whose meaningful middle is one: bars to the left and the right of it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from outcomes.charts.theme import Figure, Palette, layout, plain

ROW = 25


def around_one(frame: pd.DataFrame, colors: Palette, unknown: str, middle: str, chosen: str = "") -> Figure:
    """Give bars that begin at 1, greatest first, unknown regions below as words.

    Args:
        frame: **region** → name, value (null = unknown), printed, hover.
        colors: The palette.
        unknown: What stands for a missing value.
        middle: What the line at 1 says.
        chosen: Region in the accent color; the others are gray.
    """
    known = frame[frame.value.notna()].sort_values("value", kind="stable")
    missing = frame[frame.value.isna()].iloc[::-1]
    names = [plain(n) for n in [*missing.name, *known.name]]
    reach = max(0.25, float((known.value - 1).abs().max()) if len(known) else 0.25) * 1.3
    made = layout(
        colors,
        ROW * len(names) + 48,
        margin={"l": 8, "r": 8, "t": 28, "b": 4},
        bargap=0.35,
        xaxis={"range": [1 - reach, 1 + reach], "showticklabels": False, "showline": False},
        yaxis={"categoryorder": "array", "categoryarray": names, "showline": False, "type": "category",
               "tickfont": {"color": colors.ink, "size": 13}},
        shapes=[{"type": "line", "x0": 1, "x1": 1, "yref": "paper", "y0": 0, "y1": 1,
                 "line": {"color": colors.ink, "width": 1}}],
        annotations=[{"text": plain(middle), "x": 1, "yref": "paper", "y": 1, "yshift": 16, "showarrow": False,
                      "font": {"size": 12, "color": colors.soft}}],
    )  # fmt: skip
    return {"data": [_bars(known, colors, chosen), _words(missing, colors, unknown)], "layout": made}


def _bars(known: pd.DataFrame, colors: Palette, chosen: str) -> dict[str, Any]:
    return {
        "type": "bar", "orientation": "h", "base": [1] * len(known), "x": (known.value - 1).tolist(),
        "y": [plain(n) for n in known.name], "customdata": known.region.tolist(),
        "marker": {"color": [colors.accent if r == chosen else colors.muted for r in known.region]},
        "text": [plain(t) for t in known.printed], "textposition": "outside", "cliponaxis": False,
        "textfont": {"color": colors.ink, "size": 12}, "hovertext": known.hover.tolist(), "hoverinfo": "text",
    }  # fmt: skip


def _words(missing: pd.DataFrame, colors: Palette, unknown: str) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "text", "x": [1] * len(missing), "y": [plain(n) for n in missing.name],
        "text": [f"  {plain(unknown)}"] * len(missing), "textposition": "middle right",
        "textfont": {"color": colors.soft, "size": 12}, "hoverinfo": "skip",
    }  # fmt: skip
