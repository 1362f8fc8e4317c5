"""Several regions through the years on one pair of axes, each named at the end of its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from outcomes.charts.theme import Figure, Palette, layout, plain

ROW, LEAST = 19, 320  # pixels: between two names, of the whole chart at least
NAMES = 0.2  # of the years' width: room for names on the right


def lines(paths: Mapping[str, Mapping[int, float]], colors: Palette, accents: Sequence[str]) -> Figure:
    """Give a line for each name, broken where a year is unknown.

    Args:
        paths: Name → year → value; a name without years has no line.
        colors: The palette.
        accents: Names in the accent color; the others are gray.
    """
    known = {name: path for name, path in paths.items() if path}
    years = sorted({year for path in known.values() for year in path}) or [0]
    values = [value for path in known.values() for value in path.values()] or [0.0]
    height = max(LEAST, ROW * len(known) + 70)
    low, high = min(0.0, *values), max(0.0, *values) or 1.0
    ends = _upward([path[max(path)] for path in known.values()], (high - low) * ROW / (height - 60))
    reach = (years[-1] - years[0]) or 1
    traces = [_line(path, years, colors, accent=name in accents) for name, path in known.items()]
    traces.append(_names(list(known), ends, years[-1] + reach * 0.02, colors, accents))
    made = layout(
        colors,
        height,
        xaxis={
            "range": [years[0] - reach * 0.02, years[-1] + reach * NAMES],
            "tickvals": years[:: -(-len(years) // 8)],
        },
        yaxis={"showgrid": True, "gridcolor": colors.grid, "range": [min([low, *ends]), max([high, *ends]) * 1.03]},
    )
    return {"data": traces, "layout": made}


def _upward(values: Sequence[float], gap: float) -> list[float]:
    """Give where names stand, in the same order: at their values, or above the name below by a gap."""
    placed = [0.0] * len(values)
    below = float("-inf")
    for k in sorted(range(len(values)), key=lambda k: values[k]):
        below = placed[k] = max(values[k], below + gap)
    return placed


def _line(path: Mapping[int, float], years: Sequence[int], colors: Palette, *, accent: bool) -> dict[str, Any]:
    color = colors.accent if accent else colors.muted
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": list(years),
        "y": [path.get(year) for year in years],
        "line": {"color": color, "width": 3 if accent else 1.6},
        "marker": {"color": color, "size": 7 if accent else 4},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _names(
    names: Sequence[str], heights: Sequence[float], at: float, colors: Palette, accents: Sequence[str]
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [at] * len(names),
        "y": list(heights),
        "text": [plain(name) for name in names],
        "textposition": "middle right",
        "textfont": {"size": 12, "color": [colors.accent if name in accents else colors.ink for name in names]},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
