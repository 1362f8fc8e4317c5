"""Parts of a whole by year: bars of 100 %, hatched where a part is unknown."""

from __future__ import annotations

from typing import Any

import pandas as pd

from outcomes.charts.chain import hatching
from outcomes.charts.theme import Figure, Palette, layout, plain

ROW = 28


def shares(rows: pd.DataFrame, names: tuple[str, ...], colors: Palette) -> Figure:
    """Give a bar of 100 % per row, from top to bottom, its parts named above the first.

    Args:
        rows: **label** → chosen (bool), one column per name (share 0–1; null = unknown), `<name>_printed`,
            `<name>_hover` and words (what stands in the slot where a part is unknown).
        names: The parts, at most three, from left to right.
        colors: The palette.
    """
    fills = (colors.accent, colors.scale[1], colors.muted)
    inks = (colors.paper, colors.ink, colors.ink)
    known = rows[rows[list(names)].notna().all(axis=1)]
    traces = [_part(known, name, fills[k], inks[k]) for k, name in enumerate(names)]
    traces.append(_slots(rows[~rows.index.isin(known.index)], colors))
    labels = [plain(label) for label in rows.label]
    made = layout(
        colors,
        height=ROW * len(rows) + 44,
        margin={"l": 8, "r": 8, "t": 28, "b": 8},
        barmode="stack",
        bargap=0.25,
        annotations=_named(known, names, fills, colors),
        xaxis={"range": [0, 1], "showticklabels": False, "showline": False},
        yaxis={
            "type": "category", "categoryorder": "array", "categoryarray": labels[::-1], "showline": False,
            "ticklabelstandoff": 6, "tickfont": {"color": colors.ink, "size": 13},
        },
    )  # fmt: skip
    return {"data": traces, "layout": made}


def _part(known: pd.DataFrame, name: str, fill: str, ink: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": known[name].tolist(),
        "y": [plain(label) for label in known.label],
        "marker": {"color": fill, "line": {"width": 0}, "opacity": 1},
        "text": [plain(t) for t in known[f"{name}_printed"]],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": ink, "size": 12},
        "hovertext": [plain(h) for h in known[f"{name}_hover"]],
        "hoverinfo": "text",
    }


def _slots(missing: pd.DataFrame, colors: Palette) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [1] * len(missing),
        "y": [plain(label) for label in missing.label],
        "marker": hatching(colors),
        "text": [plain(w) for w in missing.words],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": colors.ink, "size": 12},
        "hovertext": [plain(w) for w in missing.words],
        "hoverinfo": "text",
    }


def _named(
    known: pd.DataFrame, names: tuple[str, ...], fills: tuple[str, ...], colors: Palette
) -> list[dict[str, Any]]:
    """Give the parts' names over the first bar: the first from the left edge, the last to the right, one between."""
    if not len(known):
        return []
    first = known.iloc[0]
    spots = {0: (0.0, "left"), len(names) - 1: (1.0, "right")}
    made = []
    for k, name in enumerate(names):
        before = sum(float(first[n]) for n in names[:k])
        x, anchor = spots.get(k, (before + float(first[name]) / 2, "center"))
        made.append({
            "x": x, "y": 1, "xref": "x", "yref": "paper", "yanchor": "bottom", "xanchor": anchor, "showarrow": False,
            "text": f"<span style='color:{fills[k]}'>■</span> {plain(name)}", "font": {"color": colors.ink, "size": 12},
        })  # fmt: skip
    return made
