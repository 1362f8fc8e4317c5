"""Rates as dots against a band: what is below it and what is above it shows at once."""

from __future__ import annotations

from typing import Any

import pandas as pd

from outcomes.charts.money_bars import named_columns
from outcomes.charts.theme import Figure, Palette, layout, plain

ROW = 27
SHAPES = {"within": "circle", "under": "triangle-down", "over": "triangle-up", "not_assessable": "diamond-open"}


def band(
    items: pd.DataFrame, low: float, high: float, marks: tuple[str, str], colors: Palette, unknown: str,
    *, upright: bool = False,
) -> Figure:  # fmt: skip
    """Give a dot per item on a scale of rates, with the band between `low` and `high` shaded.

    Args:
        items: **name** → rate (share; null = unknown), printed, hover, verdict (a key of SHAPES), chosen (bool), in
            the order in which they are read.
        low: The band's lower bound (share).
        high: Its upper bound.
        marks: The bounds as printed, on the axis.
        colors: The palette.
        unknown: What stands where the rate is not known.
        upright: Items from left to right (years), else from top to bottom.
    """
    names = [plain(n) for n in items.name]
    known = [float(v) for v in items.rate.dropna()]
    floor, ceiling = min([*known, low]), max([*known, high])
    room = max(ceiling - floor, 0.05)
    scale = [floor - (0.3 if upright else 0.15) * room, ceiling + (0.25 if upright else 0.75) * room]
    along, across = ("x", "y") if upright else ("y", "x")
    traces = [_dots(items, names, colors, along, across), _words(items, names, low, colors, unknown, along, across)]
    rates = {
        "range": scale, "showline": False, "tickvals": [low, high], "ticktext": [plain(m) for m in marks],
        "side": "left" if upright else "top", "ticklabelstandoff": 4,
    }  # fmt: skip
    named = named_columns(names if upright else names[::-1], items.chosen if upright else items.chosen[::-1])
    named = (named if upright else named | {"tickvals": names, "range": [-0.6, len(names) - 0.4]}) | {
        "showline": upright, "showgrid": not upright, "gridcolor": colors.grid,
        "ticklabelstandoff": 4, "tickfont": {"color": colors.ink, "size": 12 if upright else 13},
    }  # fmt: skip
    axes = {"xaxis": named, "yaxis": rates} if upright else {"xaxis": rates, "yaxis": named}
    height = 300 if upright else ROW * max(len(names), 2) + 48
    made = layout(
        colors, height=height, margin={"l": 8, "r": 8, "t": 12 if upright else 8, "b": 8},
        shapes=_bounds(low, high, across, colors), **axes,
    )  # fmt: skip
    return {"data": traces, "layout": made}


def _dots(items: pd.DataFrame, names: list[str], colors: Palette, along: str, across: str) -> dict[str, Any]:
    sides = {"within": colors.ahead, "under": colors.behind, "over": colors.behind}
    return {
        "type": "scatter",
        "mode": "markers+text",
        along: names,
        across: [None if pd.isna(v) else float(v) for v in items.rate],
        "marker": {
            "symbol": [SHAPES[v] for v in items.verdict],
            "color": [sides.get(v, colors.soft) for v in items.verdict],
            "size": [13 if c else 9 for c in items.chosen],
            "opacity": 1,
            "line": {"color": [colors.ink if c else colors.paper for c in items.chosen], "width": 1.5},
        },
        "text": [plain(str(p)) if along == "x" else f"  {plain(str(p))}" for p in items.printed],
        "textposition": [_side(v, along) for v in items.verdict],
        "textfont": {"color": colors.ink, "size": 12},
        "hovertext": [plain(str(h)) for h in items.hover],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _side(verdict: str, along: str) -> str:
    """Give where a rate stands at its dot: over columns away from the band, so that neighbors keep apart."""
    if along == "y":
        return "middle right"
    return "bottom center" if verdict == "under" else "top center"


def _words(
    items: pd.DataFrame, names: list[str], low: float, colors: Palette, unknown: str, along: str, across: str
) -> dict[str, Any]:
    """Give words in place of a dot where the rate is unknown."""
    missing = [name for name, rate in zip(names, items.rate, strict=True) if pd.isna(rate)]
    return {
        "type": "scatter", "mode": "text", along: missing, across: [low] * len(missing),
        "text": ["<br>".join(plain(unknown).split(" ")) if along == "x" else plain(unknown)] * len(missing),
        "textposition": "middle center" if along == "x" else "middle right",
        "textfont": {"color": colors.soft, "size": 11 if along == "x" else 12}, "hoverinfo": "skip",
    }  # fmt: skip


def _bounds(low: float, high: float, across: str, colors: Palette) -> list[dict[str, Any]]:
    """Give the shaded band and a line at each of its bounds."""
    other = "y" if across == "x" else "x"
    span = {f"{other}ref": "paper", f"{other}0": 0, f"{other}1": 1, f"{across}ref": across, "layer": "below"}
    lines = [
        {"type": "line", **span, f"{across}0": at, f"{across}1": at, "line": {"color": colors.soft, "width": 1}}
        for at in (low, high)
    ]
    shade = {"type": "rect", **span, f"{across}0": low, f"{across}1": high, "fillcolor": colors.grid,
             "opacity": 0.55, "line": {"width": 0}}  # fmt: skip
    return [shade, *lines]
