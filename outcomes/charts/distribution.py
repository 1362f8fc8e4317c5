"""A distribution in bars, with the median and the middle half marked."""

from __future__ import annotations

from typing import Any

import pandas as pd

from outcomes.charts.theme import Figure, Palette, layout, plain

HEIGHT = 320


def distribution(
    bars: pd.DataFrame, marks: pd.DataFrame, ticks: pd.DataFrame, colors: Palette, ends: tuple[str, str] = ("", "")
) -> Figure:
    """Give a histogram of shares.

    Args:
        bars: **left** (share) → width, count, hover (text).
        marks: **at** (share) → label; three rows: lower quartile, median, upper quartile.
        ticks: **at** (share) → label.
        colors: The palette.
        ends: Words for the first and the last bar where they gather all beyond; '' = none. They stand on a line of
            their own, since on a phone they are wider than the way to the next tick.
    """
    low, high = float(bars.left.min()), float((bars.left + bars.width).max())
    lower, middle, upper = (float(at) for at in marks["at"])
    inside = [low < at < high for at in (lower, middle, upper)]
    room = (high - low) * 0.02
    return {
        "data": [_bars(bars, colors)],
        "layout": layout(
            colors,
            height=HEIGHT,
            margin={"l": 8, "r": 8, "t": 44, "b": 44 if any(ends) else 8},
            bargap=0,
            xaxis={
                "range": [low - room, high + room], "tickmode": "array", "tickvals": ticks["at"].tolist(),
                "ticktext": [plain(t) for t in ticks.label], "tickangle": 0,
            },
            yaxis={"rangemode": "tozero", "showgrid": True, "gridcolor": colors.grid, "nticks": 5, "tickformat": ",d"},
            shapes=[
                _band(max(lower, low), min(upper, high), colors),
                _line(middle, colors.ink, 2),
                *([_line(0, colors.soft, 1)] if low < 0 < high else []),
            ],
            annotations=[*_labels(marks, inside, colors), *_ends(ends, low, high, colors)],
        ),
    }  # fmt: skip


def _bars(bars: pd.DataFrame, colors: Palette) -> dict[str, Any]:
    return {
        "type": "bar",
        "x": (bars.left + bars.width / 2).tolist(),
        "y": bars["count"].tolist(),
        "width": (bars.width * 0.94).tolist(),
        "marker": {"color": colors.accent},
        "hovertext": [plain(h) for h in bars.hover],
        "hoverinfo": "text",
    }


def _ends(ends: tuple[str, str], low: float, high: float, colors: Palette) -> list[dict[str, Any]]:
    """Give the words under the outermost bars, each kept inside the chart."""
    return [
        {
            "xref": "x", "yref": "paper", "x": at, "y": 0, "yshift": -22, "yanchor": "top", "xanchor": anchor,
            "showarrow": False, "text": plain(words), "font": {"size": 12, "color": colors.soft},
        }
        for words, at, anchor in zip(ends, (low, high), ("left", "right"), strict=True)
        if words
    ]  # fmt: skip


def _band(low: float, high: float, colors: Palette) -> dict[str, Any]:
    """Give the middle half as a pale field behind the bars."""
    return {
        "type": "rect", "xref": "x", "yref": "paper", "x0": low, "x1": high, "y0": 0, "y1": 1, "layer": "below",
        "fillcolor": colors.scale[0], "line": {"width": 0},
    }  # fmt: skip


def _line(at: float, color: str, width: float) -> dict[str, Any]:
    return {
        "type": "line", "xref": "x", "yref": "paper", "x0": at, "x1": at, "y0": 0, "y1": 1,
        "line": {"color": color, "width": width},
    }  # fmt: skip


def _labels(marks: pd.DataFrame, inside: list[bool], colors: Palette) -> list[dict[str, Any]]:
    """Give the names of the three marks above the field: the median higher, so that they never meet."""
    shown = []
    for k, (mark, seen) in enumerate(zip(marks.itertuples(index=False), inside, strict=True)):
        if not seen:
            continue
        shown.append({
            "xref": "x", "yref": "paper", "x": mark.at, "y": 1, "yshift": 18 if k == 1 else 1, "showarrow": False,
            "yanchor": "bottom",
            "xanchor": ("right", "center", "left")[k], "text": plain(str(mark.label)),
            "font": {"size": 12, "color": colors.ink if k == 1 else colors.soft},
        })  # fmt: skip
    return shown
