"""Actual values over the years beside the targets that were set for them."""

from __future__ import annotations

from typing import Any, cast

import pandas as pd

from outcomes.charts.theme import Figure, Palette, layout, plain

WIDTH = 0.7  # of a year: a bar and the stroke of its target
MOST_LABELS = 7  # bars that are all labelled; of more only the greatest and the last


def path(
    actual: pd.DataFrame,
    targets: pd.DataFrame,
    colors: Palette,
    height: int = 380,
    *,
    kind: str = "stock",
    breaks: pd.DataFrame | None = None,
) -> Figure:
    """Give a line (stock) or bars (flow) of actual values, with each regime's targets as a dashed step.

    Args:
        actual: **year** → value (null = unknown, the line breaks), printed, hollow (provisional, derived or low
            confidence), hover.
        targets: **regime, year** → value, sign (one character that a legend beside the chart explains: a name would be
            cut or lie over others on a phone), hover, current (bool). The first point of a stock regime is where its
            path starts (base year and value).
        colors: The palette.
        height: Pixels.
        kind: 'stock' or 'flow'.
        breaks: **year** → label, hover, bounds (bool: the area or what is counted changed, not only a name). A thin
            line stands before the first year after the change; those outside the axis are left out.
    """
    highest = max([*actual.value.dropna(), *targets.value.dropna(), 1])
    traces: list[dict[str, Any]] = [_regime(colors, part, kind) for _, part in targets.groupby("regime", sort=False)]
    traces.append(_line(actual, colors) if kind == "stock" else _bars(actual, colors))
    years = _span(sorted({*actual.year, *targets.year}) or [0])
    return {"data": traces, "layout": _layout(years, highest, colors, height, breaks)}


def _layout(
    years: list[int], highest: float, colors: Palette, height: int, breaks: pd.DataFrame | None
) -> dict[str, Any]:
    """Give axes from zero, with the breaks that lie between their ends."""
    left, right = min(years) - 0.6, max(years) + 0.9
    lines: dict[str, Any] = {}
    if breaks is not None and (breaks.year - 0.5).between(left, right).any():
        lines = _breaks(breaks[(breaks.year - 0.5).between(left, right)], colors, (left + right) / 2)
    return layout(
        colors,
        height,
        margin={"l": 8, "r": 16, "t": 28 + 20 * len(lines.get("shapes", ())), "b": 8},
        xaxis={"range": [left, right], "tickvals": _ticks(years), "tickformat": "d", "showline": True},
        yaxis={"range": [0, highest * 1.16], "showgrid": True, "gridcolor": colors.grid, "nticks": 5,
               "tickformat": ",", "separatethousands": True},
        **lines,
    )  # fmt: skip


def _breaks(breaks: pd.DataFrame, colors: Palette, middle: float) -> dict[str, Any]:
    """Give a thin line for each year with a break, named above the plot, each name on a line of its own."""
    shapes, names = [], []
    for row, (year, part) in enumerate(breaks.groupby("year", sort=True)):
        x, bounds = float(cast(int, year)) - 0.5, bool(part.bounds.any())
        line = {"color": colors.soft if bounds else colors.muted, "width": 1, "dash": "solid" if bounds else "dot"}
        shapes.append(
            {
                "type": "line",
                "xref": "x",
                "yref": "paper",
                "x0": x,
                "x1": x,
                "y0": 0,
                "y1": 1,
                "line": line,
                "layer": "below",
            }
        )
        names.append(
            {
                "xref": "x",
                "yref": "paper",
                "x": x,
                "y": 1,
                "yshift": 4 + 20 * row,
                "yanchor": "bottom",
                "xanchor": "left" if x < middle else "right",
                "showarrow": False,
                "text": plain(" · ".join(part.label)),
                "hovertext": "<br>".join(plain(h) for h in part.hover),
                "font": {"size": 11, "color": colors.soft},
            }
        )
    return {"shapes": shapes, "annotations": names}


def _span(years: list[int]) -> list[int]:
    """Give the years of the axis: at least five, so that a single bar is not a wall."""
    lacking = max(0, 5 - (max(years) - min(years) + 1))
    return [min(years) - (lacking + 1) // 2, *years, max(years) + lacking // 2]


def _ticks(years: list[int]) -> list[int]:
    span = list(range(min(years), max(years) + 1))
    return span if len(span) <= 9 else span[:: 2 if len(span) <= 18 else 5]


def _line(actual: pd.DataFrame, colors: Palette) -> dict[str, Any]:
    """Give the actual series through its known years; the line breaks where a year between is unknown."""
    if not len(actual):
        return {"type": "scatter", "x": [], "y": []}
    span = range(int(actual.year.min()), int(actual.year.max()) + 1)
    known = actual.set_index("year").reindex(span)
    last = len(known) - 1
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": list(known.index),
        "y": known.value.tolist(),
        "connectgaps": False,
        "line": {"color": colors.accent, "width": 2.5},
        "marker": {
            "size": 9,
            "color": [colors.paper if h is True else colors.accent for h in known.hollow],
            "line": {"color": colors.accent, "width": 2},
        },
        "text": [plain(str(p)) if k in (0, last) else "" for k, p in enumerate(known.printed)],
        "textposition": ["top left" if k == last else "top center" for k in range(len(known))],
        "textfont": {"color": colors.accent, "size": 13},
        "hovertext": known.hover.fillna("").tolist(),
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _bars(actual: pd.DataFrame, colors: Palette) -> dict[str, Any]:
    fill = [colors.paper if h else colors.accent for h in actual.hollow]
    return {
        "type": "bar",
        "x": actual.year.tolist(),
        "y": actual.value.tolist(),
        "width": WIDTH,
        "marker": {"color": fill, "line": {"color": colors.accent, "width": 1.5}},
        "text": _named_bars(actual),
        "textposition": "outside",
        "textfont": {"color": colors.ink, "size": 12},
        "hovertext": actual.hover.tolist(),
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _named_bars(actual: pd.DataFrame) -> list[str]:
    """Give the bars' labels: all of a few, else only the greatest and the last."""
    last, greatest = len(actual) - 1, int(actual.value.to_numpy(dtype=float).argmax()) if len(actual) else 0
    kept = range(len(actual)) if len(actual) <= MOST_LABELS else (last, greatest)
    return [plain(p) if k in kept else "" for k, p in enumerate(actual.printed)]


def _ticks_over_bars(part: pd.DataFrame, colors: Palette) -> dict[str, Any]:
    """Give each year's target as a stroke as wide as its bar, whatever the chart's width."""
    return {
        "mode": "lines",
        "x": [x for year in part.year for x in (year - WIDTH / 2, year + WIDTH / 2, None)],
        "y": [y for value in part.value for y in (value, value, None)],
        "hovertext": [h for hover in part.hover for h in (hover, hover, "")],
        "hoverinfo": "text",
        "line": {"color": colors.ink, "width": 2.5},
    }


def _regime(colors: Palette, part: pd.DataFrame, kind: str) -> dict[str, Any]:
    """Give one regime's targets: a dashed path, signed once at its end; yearly targets as ticks over their bars."""
    current = bool(part.current.iloc[0])
    color = colors.ink if current else colors.soft
    shared = {
        "type": "scatter",
        "x": part.year.tolist(),
        "y": part.value.tolist(),
        "hovertext": part.hover.tolist(),
        "hoverinfo": ["text" if hover else "skip" for hover in part.hover],
        "cliponaxis": False,
    }
    if kind == "flow":
        return shared | _ticks_over_bars(part, colors)
    sizes = [8 if hover else 0 for hover in part.hover]  # the base year's point is the actual's, not a target
    signs = [""] * (len(part) - 1) + [plain(str(part.sign.iloc[-1]))]
    return shared | {
        "mode": "lines+markers+text",
        "line": {"color": color, "width": 1.6, "dash": "dash", "shape": "hv"},
        "marker": {"symbol": "diamond-open", "size": sizes, "color": color},
        "text": signs,
        "textposition": "bottom right",  # away from a line that rises
        "textfont": {"color": color, "size": 15},
    }
