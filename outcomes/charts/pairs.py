"""Two counts of each year side by side: all that were built, and those still active."""

from __future__ import annotations

from typing import Any

import pandas as pd

from outcomes.charts.theme import Figure, Palette, layout, plain

WIDTH = 0.38  # of a year, each of the two bars


def pairs(rows: pd.DataFrame, colors: Palette, height: int = 320) -> Figure:
    """Give a pair of bars per year; where the second is unknown the first stands alone.

    Args:
        rows: **year** → whole, whole_printed, rest (null = unknown), rest_printed, hover, chosen (bool: the pair
            whose numbers are written).
        colors: The palette.
        height: Pixels.
    """
    known = rows[rows.rest.notna()]
    top = float(max([*rows.whole.dropna(), 1.0]))
    first, last = int(rows.year.min()), int(rows.year.max())
    lacking = max(0, 5 - (last - first + 1))
    return {
        "data": [
            _bars(rows, "whole", -WIDTH / 2, colors.muted),
            _bars(known, "rest", WIDTH / 2, colors.accent),
            _label(rows[rows.chosen], "whole", -0.05, "top left", colors.soft),
            _label(known[known.chosen], "rest", 0.05, "top right", colors.accent),
        ],
        "layout": layout(
            colors,
            height,
            barmode="overlay",
            margin={"l": 8, "r": 8, "t": 28, "b": 8},
            xaxis={"range": [first - 0.8 - lacking / 2, last + 1.6 + lacking / 2], "showline": True, "tickformat": "d",
                   "tickvals": _ticks(first, last)},
            yaxis={"range": [0, top * 1.15], "showgrid": True, "gridcolor": colors.grid, "nticks": 5,
                   "tickformat": ",", "separatethousands": True},
        ),
    }  # fmt: skip


def _ticks(first: int, last: int) -> list[int]:
    years = list(range(first, last + 1))
    return years if len(years) <= 9 else years[:: -2 if len(years) <= 18 else -5][::-1]


def _bars(rows: pd.DataFrame, column: str, shift: float, color: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": [year + shift for year in rows.year],
        "y": rows[column].tolist(),
        "width": WIDTH,
        "marker": {"color": color, "line": {"width": 0}},
        "hovertext": [plain(h).replace("\n", "<br>") for h in rows.hover],
        "hoverinfo": "text",
    }


def _label(rows: pd.DataFrame, column: str, shift: float, position: str, color: str) -> dict[str, Any]:
    """Give the number of the chosen pair's bar, on the bar's outer side so that the two never meet."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [year + shift for year in rows.year],
        "y": rows[column].tolist(),
        "text": [plain(p) for p in rows[f"{column}_printed"]],
        "textposition": position,
        "textfont": {"color": color, "size": 12},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
