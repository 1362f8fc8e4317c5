"""Places through the years: a line for each region, broken where it is unknown, named at its ends."""

from __future__ import annotations

from typing import Any

import pandas as pd

from outcomes.charts.small_lines import runs
from outcomes.charts.theme import Figure, Palette, layout, plain

ROW = 27


def bump(frame: pd.DataFrame, colors: Palette, years: list[int], chosen: str = "") -> Figure:
    """Give the chart of places, first on top.

    Args:
        frame: **region, year** → place (1 = first), name, hover; known years only.
        colors: The palette.
        years: The years that are ranked, in order; the steps between them are equal and each is named.
        chosen: Region in the accent color; the others are gray.
    """
    worst = int(frame.place.max())
    steps = {year: step for step, year in enumerate(years)}
    order = sorted(frame.region.unique(), key=lambda region: region == chosen)  # the chosen one lies on top
    traces = [
        trace
        for region in order
        for trace in _traces(frame[frame.region == region], steps, colors, accent=region == chosen)
    ]
    room = 0.16 * max(len(years) - 1, 1) + 0.25
    made = layout(
        colors,
        ROW * worst + 60,
        margin={"l": 4, "r": 4, "t": 8, "b": 4},
        xaxis={"range": [-room, len(years) - 1 + room], "tickvals": list(steps.values()),
               "ticktext": _ticks(years), "side": "top", "showline": False, "tickangle": 0},
        yaxis={"range": [worst + 0.6, 0.4], "visible": False},
    )  # fmt: skip
    return {"data": traces, "layout": made}


def _ticks(years: list[int]) -> list[str]:
    """Give the years as they stand over their steps: of many every other one, so that a phone has room for them."""
    last, step = len(years) - 1, 1 if len(years) <= 6 else 2 if len(years) <= 12 else 4
    return [str(year) if (last - k) % step == 0 else "" for k, year in enumerate(years)]


def _traces(part: pd.DataFrame, steps: dict[int, int], colors: Palette, *, accent: bool) -> list[dict[str, Any]]:
    color = colors.accent if accent else colors.muted
    known = {steps[int(y)]: float(p) for y, p in zip(part.year, part.place, strict=True)}
    lines = [_piece(piece, color, accent=accent) for piece in runs(known) if len(piece) > 1]
    return [*lines, _dots(part, known, steps, colors, accent=accent)]


def _piece(piece: list[tuple[int, float]], color: str, *, accent: bool) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines", "x": [x for x, _ in piece], "y": [y for _, y in piece],
        "hoverinfo": "skip", "line": {"color": color, "width": 3 if accent else 1.6}, "cliponaxis": False,
    }  # fmt: skip


def _dots(
    part: pd.DataFrame, known: dict[int, float], steps: dict[int, int], colors: Palette, *, accent: bool
) -> dict[str, Any]:
    """Give a dot with the place for each known year; the name where the region is first and last known."""
    color = colors.accent if accent else colors.muted
    name, last = plain(str(part.name.iloc[0])), max(steps.values())
    words = dict.fromkeys(known, "")
    words[max(known)] = f"{known[max(known)]:.0f} {name}"
    if min(known) < max(known) and min(known) == 0:
        words[0] = f"{name} {known[0]:.0f}"
    sides = {x: "middle left" if x == 0 and last > 0 and x != max(known) else "middle right" for x in known}
    ended = {x: "top center" if x == max(known) and x < last and x + 1 <= last else side for x, side in sides.items()}
    return {
        "type": "scatter", "mode": "markers+text", "x": list(known), "y": list(known.values()),
        "text": [f" {w} " if w else "" for w in words.values()], "textposition": list(ended.values()),
        "textfont": {"size": 12, "color": colors.accent if accent else colors.ink},
        "marker": {"size": 11 if accent else 8, "color": color, "line": {"color": colors.paper, "width": 1}},
        "hovertext": part.hover.tolist(), "hoverinfo": "text", "cliponaxis": False,
    }  # fmt: skip
