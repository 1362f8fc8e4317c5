"""Estimates side by side: a point with its interval for each, and a line at no change."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from outcomes.charts.theme import Figure, Palette, layout, plain

ROW = 66
ABOVE = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "yanchor": "middle", "align": "left"}
"""Words begin at the left edge and stand above their line, so that they fit a phone whatever they are."""


def estimates(frame: pd.DataFrame, colors: Palette) -> Figure:
    """Give a chart of estimates, the first on top: its name, its figures below that, then its interval.

    Args:
        frame: **name** → effect, low, high (shares; null = not assessable), printed (the figures, or why there are
            none), hover, main (bool: in the accent color; others are gray).
        colors: The palette.
    """
    rows = frame.assign(row=range(len(frame) - 1, -1, -1))
    known = rows[rows.effect.notna()]
    ends = [0.0, *known.low, *known.high]
    low, high = min(ends), max(ends)
    room = (high - low) or 1.0
    return {
        "data": _points(known, colors),
        "layout": layout(
            colors,
            height=ROW * len(rows) + 36,
            margin={"l": 8, "r": 16, "t": 0, "b": 8},
            xaxis={"range": [low - 0.04 * room, high + 0.06 * room], "tickformat": ".0%", "showgrid": True,
                   "gridcolor": colors.grid, "zeroline": True, "zerolinecolor": colors.soft, "nticks": 6},
            yaxis={"range": [-0.4, len(rows) - 0.1], "showticklabels": False, "showline": False, "showgrid": False,
                   "zeroline": False},
            annotations=[_words(row, colors) for row in rows.to_dict("records")],
        ),
    }  # fmt: skip


def _points(known: pd.DataFrame, colors: Palette) -> list[dict[str, Any]]:
    """Give a line from end to end for each, and the points on them."""
    fill = [colors.accent if main else colors.soft for main in known.main]
    lines = [
        {
            "type": "scatter", "mode": "lines", "x": [low, high], "y": [row, row],
            "line": {"color": color, "width": 3}, "hoverinfo": "skip",
        }
        for row, low, high, color in zip(known.row, known.low, known.high, fill, strict=True)
    ]  # fmt: skip
    points = {
        "type": "scatter", "mode": "markers", "x": known.effect.tolist(), "y": known.row.tolist(),
        "marker": {"color": fill, "size": 11}, "hovertext": [plain(t) for t in known.hover], "hoverinfo": "text",
    }  # fmt: skip
    return [*lines, points]


def _words(row: Mapping[Hashable, Any], colors: Palette) -> dict[str, Any]:
    """Give the name and what was estimated, or in pale words why nothing was."""
    tone = colors.soft if pd.isna(row["effect"]) else colors.ink
    said = f"<span style='font-size:12px;color:{tone}'>{plain(str(row['printed']))}</span>"
    return ABOVE | {
        "y": row["row"] + 0.47, "showarrow": False, "text": f"{plain(str(row['name']))}<br>{said}",
        "font": {"size": 13, "color": colors.ink}, "bgcolor": colors.paper,
    }  # fmt: skip
