"""Groups one below the other: the median as a dot in its middle half and interval, or the mean alone as a ring."""

from __future__ import annotations

from typing import Any

import pandas as pd

from outcomes.charts.theme import Figure, Palette, layout, plain

ROW = 42


def intervals(frame: pd.DataFrame, colors: Palette, chosen: str = "") -> Figure:
    """Give a row per group.

    Args:
        frame: **id** → name, below (a line under the name), q1, median, q3, low, high, mean (shares; null = not shown),
            printed (what stands at the dot, or why there is none), hover (text). In the order from the top. Where
            there is a mean but no median, a ring stands at the mean.
        colors: The palette.
        chosen: The id in the accent color; the others are gray.
    """
    rows = frame.iloc[::-1]
    names = [f"{plain(n)}<br><span style='font-size:11px'>{plain(b)}</span>" if b else plain(n)
             for n, b in zip(rows.name, rows.below, strict=True)]  # fmt: skip
    rows = rows.assign(row=range(len(rows)))
    known, other = rows[rows["median"].notna()], rows[rows["mean"].isna()]
    few = rows[rows["median"].isna() & rows["mean"].notna()]
    low, high = _span(known, few)
    return {
        "data": [
            *_strokes(known, colors, chosen),
            _dots(known, "median", colors, chosen),
            _dots(few, "mean", colors, chosen),
            _words(other, colors, low),
        ],
        "layout": layout(
            colors,
            height=ROW * len(rows) + 44,
            xaxis={
                "range": [low, high], "tickformat": ".0%", "showgrid": True, "gridcolor": colors.grid, "nticks": 6,
                "zeroline": low < 0 < high, "zerolinecolor": colors.soft, "side": "top",
            },
            yaxis={
                "range": [-0.6, len(rows) - 0.4], "tickmode": "array", "tickvals": list(range(len(rows))),
                "ticktext": names, "showline": False, "tickfont": {"color": colors.ink, "size": 12},
            },
        ),
    }  # fmt: skip


def _span(known: pd.DataFrame, few: pd.DataFrame) -> tuple[float, float]:
    """Give the ends of the axis: zero and everything drawn, with room for labels."""
    drawn = [*known[["q1", "low", "q3", "high"]].astype(float).to_numpy().ravel(), *few["mean"].astype(float)]
    if not drawn:
        return 0.0, 1.0
    low, high = min(0.0, *drawn), max(0.0, *drawn)
    room = (high - low) * 0.12 or 0.1
    return (low - room if low < 0 else 0.0), high + room


def _strokes(known: pd.DataFrame, colors: Palette, chosen: str) -> list[dict[str, Any]]:
    """Give the middle halves, then the intervals of the medians on top of them."""
    broad = [row for id, row in zip(known.id, known.row, strict=True) if id == chosen]
    made = []
    for mine in (False, True):
        part = known[known.row.isin(broad) == mine]
        tone = colors.scale[1] if mine else colors.grid
        made.append(_lines(part, "q1", "q3", {"color": tone, "width": 13}))
        made.append(_lines(part, "low", "high", {"color": colors.accent if mine else colors.soft, "width": 2.5}))
    return made


def _lines(part: pd.DataFrame, start: str, end: str, line: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines", "line": line, "hoverinfo": "skip", "connectgaps": False,
        "x": [x for a, b in zip(part[start], part[end], strict=True) for x in (float(a), float(b), None)],
        "y": [y for row in part.row for y in (row, row, None)],
    }  # fmt: skip


def _dots(known: pd.DataFrame, at: str, colors: Palette, chosen: str) -> dict[str, Any]:
    """Give full dots at the medians, or rings at the means of those that show nothing else."""
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": known[at].tolist(),
        "y": known.row.tolist(),
        "marker": {
            "size": 10,
            "symbol": "circle" if at == "median" else "circle-open",
            "color": [colors.accent if id == chosen else colors.ink for id in known.id],
        },
        "text": [plain(p) for p in known.printed],
        "textposition": "top center",
        "textfont": {"size": 11, "color": colors.ink},
        "hovertext": [plain(h).replace("\n", "<br>") for h in known.hover],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _words(other: pd.DataFrame, colors: Palette, start: float) -> dict[str, Any]:
    """Give words in place of strokes where nothing is shown."""
    return {
        "type": "scatter", "mode": "text", "x": [start] * len(other), "y": other.row.tolist(),
        "text": [f" {plain(p)}" for p in other.printed], "textposition": "middle right",
        "textfont": {"size": 12, "color": colors.soft}, "hoverinfo": "skip",
    }  # fmt: skip
