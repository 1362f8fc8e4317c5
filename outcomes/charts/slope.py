"""Two years side by side: a line for each region, named with its value at both ends."""

from __future__ import annotations

from typing import Any

import pandas as pd

from outcomes.charts.spacing import pushed_apart
from outcomes.charts.theme import Figure, Palette, layout, plain

ROW = 21  # pixels a label needs
LEAST = 300
REACH = 0.06  # of the distance between the years: from a line's end to its label


def slope(frame: pd.DataFrame, colors: Palette, years: tuple[int, int], chosen: str = "") -> Figure:
    """Give the slope chart.

    Args:
        frame: **region** → start, end (none null), start_label, end_label (name and value), hover.
        colors: The palette.
        years: The years at the left and the right.
        chosen: Region in the accent color; the others are gray.
    """
    height = max(LEAST, ROW * len(frame) + 90)
    low, high = min(0.0, float(frame[["start", "end"]].min().min())), float(frame[["start", "end"]].max().max())
    high = high if high > low else low + 1.0
    gap = (high - low) * ROW / (height - 60)
    left, right = pushed_apart(frame.start.tolist(), gap), pushed_apart(frame.end.tolist(), gap)
    accents = [bool(region == chosen) for region in frame.region]
    traces = [_line(row, colors, accent=a) for row, a in zip(frame.itertuples(), accents, strict=True)]
    traces.append(_labels(frame.start_label, left, -REACH, "middle left", colors, accents))
    traces.append(_labels(frame.end_label, right, 1 + REACH, "middle right", colors, accents))
    traces.append(_leaders(frame.start, left, (0, -REACH), colors))
    traces.append(_leaders(frame.end, right, (1, 1 + REACH), colors))
    ends = [*left, *right, low, high]
    made = layout(
        colors,
        height,
        margin={"l": 4, "r": 4, "t": 26, "b": 6},
        xaxis={"range": [-0.72, 1.72], "tickvals": [0, 1], "ticktext": [str(y) for y in years], "side": "top",
               "showline": False, "tickfont": {"color": colors.ink, "size": 13}},
        yaxis={"range": [min(ends) - gap * 0.7, max(ends) + gap * 0.7], "visible": False},
        shapes=[_post(x, colors) for x in (0, 1)],
    )  # fmt: skip
    return {"data": traces, "layout": made}


def _line(row: Any, colors: Palette, *, accent: bool) -> dict[str, Any]:
    color = colors.accent if accent else colors.muted
    return {
        "type": "scatter", "mode": "lines+markers", "x": [0, 1], "y": [row.start, row.end],
        "line": {"color": color, "width": 3 if accent else 1.6},
        "marker": {"color": color, "size": 8 if accent else 6},
        "hovertext": row.hover, "hoverinfo": "text", "cliponaxis": False,
    }  # fmt: skip


def _labels(
    labels: pd.Series, heights: list[float], x: float, side: str, colors: Palette, accents: list[bool]
) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "text", "x": [x] * len(heights), "y": heights, "text": [plain(t) for t in labels],
        "textposition": side, "hoverinfo": "skip", "cliponaxis": False,
        "textfont": {"size": 12, "color": [colors.accent if a else colors.ink for a in accents]},
    }  # fmt: skip


def _leaders(values: pd.Series, heights: list[float], ends: tuple[float, float], colors: Palette) -> dict[str, Any]:
    """Give the short strokes from lines to labels that had to move."""
    pairs = list(zip(values, heights, strict=True))
    return {
        "type": "scatter", "mode": "lines", "hoverinfo": "skip", "cliponaxis": False,
        "x": [x for _ in pairs for x in (*ends, None)], "y": [y for pair in pairs for y in (*pair, None)],
        "line": {"color": colors.grid, "width": 1},
    }  # fmt: skip


def _post(x: float, colors: Palette) -> dict[str, Any]:
    return {
        "type": "line", "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1, "layer": "below",
        "line": {"color": colors.grid, "width": 1},
    }  # fmt: skip
