"""Wholes and their ordered parts: a bar of 100 % each, light to dark, the part nobody classified hatched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from outcomes.charts.theme import Figure, Palette, layout, plain

ROW = 30
NARROW = 0.045
"""Share below which a part's number is left to hover and table."""


def stacks(rows: pd.DataFrame, parts: Sequence[str], colors: Palette) -> Figure:
    """Give a horizontal bar per row, from top to bottom, its parts in order.

    Args:
        rows: **label, part** → share (0–1), printed, hover. The part '' is what is left of the whole without a name.
        parts: The parts' ids from the lowest to the highest; drawn in that order, then ''.
        colors: The palette.
    """
    labels = list(dict.fromkeys(rows.label))
    fills = part_colors(parts, colors)
    return {
        "data": [_part(rows[rows.part == part], fills[part], colors) for part in (*parts, "")],
        "layout": layout(
            colors,
            ROW * len(labels) + 16,
            barmode="stack",
            bargap=0.28,
            xaxis={"range": [0, 1], "showticklabels": False, "showline": False},
            yaxis={"type": "category", "categoryorder": "array", "categoryarray": [plain(x) for x in labels[::-1]],
                   "showline": False, "tickfont": {"color": colors.ink, "size": 12}},
        ),
    }  # fmt: skip


def part_colors(parts: Sequence[str], colors: Palette) -> dict[str, str]:
    """Give each part its step of the scale, the nameless rest the color of the unknown."""
    steps = (1, 2, 3, 4) if len(parts) > 3 else (1, 2, 4)
    return {part: colors.scale[step] for part, step in zip(parts, steps, strict=False)} | {"": colors.unknown}


def _part(rows: pd.DataFrame, fill: str, colors: Palette) -> dict[str, Any]:
    nameless = fill == colors.unknown
    marker: dict[str, Any] = {"color": fill, "line": {"color": colors.paper, "width": 1}}
    if nameless:
        marker["pattern"] = {"shape": "/", "fgcolor": colors.hatch, "bgcolor": fill, "size": 6, "solidity": 0.3}
    dark = fill in colors.scale[3:]
    return {
        "type": "bar",
        "orientation": "h",
        "x": rows.share.tolist(),
        "y": [plain(label) for label in rows.label],
        "marker": marker,
        "text": [plain(p) if s >= NARROW else "" for p, s in zip(rows.printed, rows.share, strict=True)],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": colors.paper if dark else colors.ink, "size": 12},
        "hovertext": [plain(h) for h in rows.hover],
        "hoverinfo": "text",
    }
