"""Regions by two figures, each named beside its point."""

from __future__ import annotations

from typing import Any

import pandas as pd

from outcomes.charts.spacing import labels_around
from outcomes.charts.theme import Figure, Palette, layout, plain

PLOT = (300.0, 400.0)  # pixels of the narrowest plot that labels must fit: a phone's
LETTER = 7.0  # pixels, for a Latin letter; Hangul is wider
HEIGHT = 470


def scatter(
    frame: pd.DataFrame, colors: Palette, names: tuple[str, str], formats: tuple[str, str], chosen: str = ""
) -> Figure:
    """Give a dot for each region with the medians as thin lines.

    Args:
        frame: **region** → name (beside the point), x, y (none null), hover.
        colors: The palette.
        names: What the axes are called.
        formats: How Plotly prints the axes' numbers.
        chosen: Region in the accent color; the others are gray.
    """
    first = frame.assign(_first=frame.region != chosen).sort_values("_first", kind="stable")
    ranges = [_range(frame.x), _range(frame.y)]
    positions = labels_around(
        [_pixel(x, y, ranges) for x, y in zip(first.x, first.y, strict=True)], [_width(n) for n in first.name], PLOT
    )
    said = [plain(n) if p else "" for n, p in zip(first.name, positions, strict=True)]
    dots = {
        "type": "scatter",
        "mode": "markers+text",
        "x": first.x.tolist(),
        "y": first.y.tolist(),
        "text": said,
        "textposition": [p or "top center" for p in positions],
        "textfont": {"size": 12, "color": [colors.accent if r == chosen else colors.ink for r in first.region]},
        "customdata": first.region.tolist(),
        "hovertext": first.hover.tolist(),
        "hoverinfo": "text",
        "marker": {
            "size": [12 if r == chosen else 9 for r in first.region],
            "color": [colors.accent if r == chosen else colors.muted for r in first.region],
            "line": {"color": colors.paper, "width": 1},
        },
        "cliponaxis": False,
    }
    return {"data": [dots], "layout": _layout(frame, colors, names, formats, ranges)}


def unnamed(frame: pd.DataFrame, chosen: str = "") -> list[str]:
    """Give the regions whose name finds no room beside their point."""
    first = frame.assign(_first=frame.region != chosen).sort_values("_first", kind="stable")
    ranges = [_range(frame.x), _range(frame.y)]
    points = [_pixel(x, y, ranges) for x, y in zip(first.x, first.y, strict=True)]
    positions = labels_around(points, [_width(n) for n in first.name], PLOT)
    return [r for r, p in zip(first.region, positions, strict=True) if not p]


def _layout(
    frame: pd.DataFrame, colors: Palette, names: tuple[str, str], formats: tuple[str, str], ranges: list[list[float]]
) -> dict[str, Any]:
    grid = {"showgrid": True, "gridcolor": colors.grid, "nticks": 6, "showline": True}
    title = {"font": {"size": 12, "color": colors.soft}, "standoff": 8}
    x, y = float(frame.x.median()), float(frame.y.median())
    line = {"type": "line", "line": {"color": colors.muted, "width": 1, "dash": "dot"}, "layer": "below"}
    return layout(
        colors,
        HEIGHT,
        margin={"l": 8, "r": 12, "t": 30, "b": 8},
        xaxis=grid | {"range": ranges[0], "tickformat": formats[0], "title": title | {"text": plain(names[0])}},
        yaxis=grid | {"range": ranges[1], "tickformat": formats[1]},
        shapes=[
            line | {"x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1},
            line | {"y0": y, "y1": y, "xref": "paper", "x0": 0, "x1": 1},
        ],
        annotations=[{  # above the axis instead of beside it: no text stands on its side
            "text": plain(names[1]), "xref": "paper", "yref": "paper", "x": 0, "y": 1, "yshift": 22, "xanchor": "left",
            "showarrow": False, "font": {"size": 12, "color": colors.soft},
        }],
    )  # fmt: skip


def _range(values: pd.Series) -> list[float]:
    """Give an axis around the values; it begins at zero only where they come near it."""
    low, high = float(values.min()), float(values.max())
    air = (high - low) * 0.09 or abs(high) * 0.1 or 1.0
    begin = 0.0 if 0 <= low <= (high - low) * 0.5 else low - air
    return [begin - (air * 0.4 if begin == 0.0 else 0.0), high + air]


def _pixel(x: float, y: float, ranges: list[list[float]]) -> tuple[float, float]:
    (left, right), (bottom, top) = ranges
    return (x - left) / (right - left) * PLOT[0], (top - y) / (top - bottom) * PLOT[1]


def _width(name: str) -> float:
    """Give how wide a name is drawn, Hangul wider than Latin letters."""
    return sum(12.5 if ord(letter) > 0x1100 else LETTER for letter in name) + 4
