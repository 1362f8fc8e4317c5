"""Estimates side by side: a point with its interval for each, and a line at no change."""

from __future__ import annotations

from typing import Any

import pandas as pd

from outcomes.charts.theme import Figure, Palette, layout, plain

ROW = 46


def estimates(frame: pd.DataFrame, colors: Palette) -> Figure:
    """Give a chart of estimates, the first on top.

    Args:
        frame: **name** → effect, low, high (shares; null = not assessable), printed (what stands beside the point),
            hover, main (bool: in the accent color; others are gray).
        colors: The palette.
    """
    names = [plain(name) for name in frame.name][::-1]
    known = frame[frame.effect.notna()]
    ends = [0.0, *known.low, *known.high]
    low, high = min(ends), max(ends)
    room = (high - low) or 1.0
    made = layout(
        colors,
        height=ROW * len(names) + 46,
        xaxis={"range": [low - 0.08 * room, high + 0.42 * room], "tickformat": ".0%", "showgrid": True,
               "gridcolor": colors.grid, "zeroline": True, "zerolinecolor": colors.soft, "nticks": 6},
        yaxis={"categoryorder": "array", "categoryarray": names, "type": "category", "showline": False,
               "range": [-0.6, len(names) - 0.4], "tickfont": {"color": colors.ink, "size": 13}},
    )  # fmt: skip
    return {"data": [*_points(known, colors), _words(frame[frame.effect.isna()], colors)], "layout": made}


def _points(known: pd.DataFrame, colors: Palette) -> list[dict[str, Any]]:
    """Give a line from end to end, the point on it, and the words beside its end."""
    fill = [colors.accent if main else colors.soft for main in known.main]
    names = [plain(name) for name in known.name]
    lines = [
        {
            "type": "scatter", "mode": "lines", "x": [low, high], "y": [name, name],
            "line": {"color": color, "width": 3}, "hoverinfo": "skip",
        }
        for name, low, high, color in zip(names, known.low, known.high, fill, strict=True)
    ]  # fmt: skip
    points = {
        "type": "scatter", "mode": "markers", "x": known.effect.tolist(), "y": names,
        "marker": {"color": fill, "size": 11}, "hovertext": [plain(t) for t in known.hover], "hoverinfo": "text",
    }  # fmt: skip
    labels = {
        "type": "scatter", "mode": "text", "x": known.high.tolist(), "y": names,
        "text": [f"  {plain(t)}" for t in known.printed], "textposition": "middle right", "cliponaxis": False,
        "textfont": {"color": colors.ink, "size": 12}, "hoverinfo": "skip",
    }  # fmt: skip
    return [*lines, points, labels]


def _words(missing: pd.DataFrame, colors: Palette) -> dict[str, Any]:
    """Give words in place of a point where nothing can be said."""
    return {
        "type": "scatter", "mode": "text", "x": [0] * len(missing), "y": [plain(name) for name in missing.name],
        "text": [f"  {plain(t)}" for t in missing.printed], "textposition": "middle right",
        "textfont": {"color": colors.soft, "size": 12}, "hoverinfo": "skip",
    }  # fmt: skip
