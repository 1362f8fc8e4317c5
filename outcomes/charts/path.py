"""Actual values over the years beside the targets that were set for them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from outcomes.charts.theme import Figure, Palette, layout, plain


def path(
    actual: pd.DataFrame, targets: pd.DataFrame, colors: Palette, height: int = 380, *, kind: str = "stock"
) -> Figure:
    """Give a line (stock) or bars (flow) of actual values, with each regime's targets as a dashed step.

    Args:
        actual: **year** → value (null = unknown, the line breaks), printed, hollow (provisional, derived or low
            confidence), hover.
        targets: **regime, year** → value, label (the regime's name and date), printed, hover, current (bool).
            The first point of a stock regime is where its path starts (base year and value).
        colors: The palette.
        height: Pixels.
        kind: 'stock' or 'flow'.
    """
    traces: list[dict[str, Any]] = [
        _regime(colors, part, kind, late=int(part.year.max()) >= int(targets.year.max()))
        for _, part in targets.groupby("regime", sort=False)
    ]
    traces.append(_line(actual, colors) if kind == "stock" else _bars(actual, colors))
    years = sorted({*actual.year, *targets.year}) or [0]
    highest = max([*actual.value.dropna(), *targets.value.dropna(), 1])
    return {
        "data": traces,
        "layout": layout(
            colors,
            height,
            margin={"l": 8, "r": 16, "t": 28, "b": 8},
            xaxis={
                "range": [min(years) - 0.6, max(years) + 0.9],
                "tickvals": _ticks(years),
                "tickformat": "d",
                "showline": True,
            },
            yaxis={"range": [0, highest * 1.16], "showgrid": True, "gridcolor": colors.grid, "nticks": 5,
                   "tickformat": ",", "separatethousands": True},
        ),
    }  # fmt: skip


def _ticks(years: list[int]) -> list[int]:
    span = list(range(min(years), max(years) + 1))
    return span if len(span) <= 9 else span[:: 2 if len(span) <= 18 else 5]


def _line(actual: pd.DataFrame, colors: Palette) -> dict[str, Any]:
    """Give the actual series; years between known ones are not filled."""
    full = actual.set_index("year").reindex(range(int(actual.year.min()), int(actual.year.max()) + 1)) if len(actual) else actual
    known = full[full.value.notna()] if len(actual) else actual
    hollow = [bool(h) for h in known.hollow] if len(known) else []
    last = len(known) - 1
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": list(known.index) if len(actual) else [],
        "y": known.value.tolist(),
        "connectgaps": False,
        "line": {"color": colors.accent, "width": 2.5},
        "marker": {
            "size": 9,
            "color": [colors.paper if h else colors.accent for h in hollow],
            "line": {"color": colors.accent, "width": 2},
        },
        "text": [plain(p) if k == last or k == 0 else "" for k, p in enumerate(known.printed)],
        "textposition": ["top left" if k == last else "top center" for k in range(len(known))],
        "textfont": {"color": colors.accent, "size": 13},
        "hovertext": known.hover.tolist(),
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _bars(actual: pd.DataFrame, colors: Palette) -> dict[str, Any]:
    fill = [colors.paper if h else colors.accent for h in actual.hollow]
    return {
        "type": "bar",
        "x": actual.year.tolist(),
        "y": actual.value.tolist(),
        "width": 0.62,
        "marker": {"color": fill, "line": {"color": colors.accent, "width": 1.5}},
        "text": [plain(p) for p in actual.printed],
        "textposition": "outside",
        "textfont": {"color": colors.ink, "size": 12},
        "hovertext": actual.hover.tolist(),
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _regime(colors: Palette, part: pd.DataFrame, kind: str, *, late: bool) -> dict[str, Any]:
    """Give one regime's targets: a dashed path, named once at its end; yearly targets as ticks over their bars."""
    current = bool(part.current.iloc[0])
    color = colors.ink if current else colors.soft
    shared = {
        "type": "scatter",
        "x": part.year.tolist(),
        "y": part.value.tolist(),
        "hovertext": part.hover.tolist(),
        "hoverinfo": "text",
        "cliponaxis": False,
    }
    if kind == "flow":
        return shared | {
            "mode": "markers",
            "marker": {"symbol": "line-ew", "size": 34, "line": {"color": colors.ink, "width": 2.5}},
        }
    labels = [""] * (len(part) - 1) + [plain(str(part.label.iloc[-1]))]
    return shared | {
        "mode": "lines+markers+text",
        "line": {"color": color, "width": 1.6, "dash": "dash", "shape": "hv"},
        "marker": {"symbol": "diamond-open", "size": [0] + [8] * (len(part) - 1) if len(part) > 1 else [8], "color": color},
        "text": labels,
        "textposition": "bottom left" if late else "bottom right",
        "textfont": {"color": color, "size": 11},
    }
