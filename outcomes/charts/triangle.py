"""Year of support by year of completion, a cell each: darker is more, pale gray is not told yet."""

from __future__ import annotations

from typing import Any

import pandas as pd

from outcomes.charts.theme import Figure, Palette, layout, plain

ROW = 34


def triangle(frame: pd.DataFrame, colors: Palette) -> Figure:
    """Give the cohort triangle.

    Args:
        frame: **support_year, completion_year** → value (share; null = not shown), printed (in the cell), immature,
            hover (text).
        colors: The palette.
    """
    supports = list(range(int(frame.support_year.min()), int(frame.support_year.max()) + 1))
    completions = list(range(int(frame.completion_year.min()), int(frame.completion_year.max()) + 1))
    told, early = frame[~frame.immature & frame.value.notna()], frame[frame.immature | frame.value.isna()]
    return {
        "data": [
            _cells(told, supports, completions, [[0, colors.scale[0]], [1, colors.scale[2]]]),
            _cells(early.assign(value=0.0), supports, completions, [[0, colors.unknown], [1, colors.unknown]]),
            _words(frame, colors),
        ],
        "layout": layout(
            colors,
            height=ROW * len(supports) + 48,
            xaxis={"side": "top", "tickmode": "array", "tickvals": completions, "ticktext": _short(completions),
                   "tickangle": 0, "showline": False},
            yaxis={"autorange": "reversed", "tickmode": "array", "tickvals": supports, "showline": False,
                   "separatethousands": False},
        ),
    }  # fmt: skip


def _short(years: list[int]) -> list[str]:
    """Give years as labels that fit a phone: two digits where there are many."""
    return [str(year) if len(years) <= 6 else f"’{year % 100:02d}" for year in years]


def _cells(
    part: pd.DataFrame, supports: list[int], completions: list[int], scale: list[list[object]]
) -> dict[str, Any]:
    grid: list[list[float | None]] = [[None] * len(completions) for _ in supports]
    for support, completion, value in zip(part.support_year, part.completion_year, part.value, strict=True):
        grid[int(support) - supports[0]][int(completion) - completions[0]] = float(value)
    return {
        "type": "heatmap", "x": completions, "y": supports, "z": grid, "colorscale": scale, "showscale": False,
        "xgap": 2, "ygap": 2, "hoverinfo": "skip",
    }  # fmt: skip


def _words(frame: pd.DataFrame, colors: Palette) -> dict[str, Any]:
    muted = frame.immature | frame.value.isna()
    return {
        "type": "scatter", "mode": "text", "x": frame.completion_year.tolist(), "y": frame.support_year.tolist(),
        "text": [plain(p) for p in frame.printed],
        "textfont": {"size": 12, "color": [colors.soft if m else colors.ink for m in muted]},
        "hovertext": [plain(h).replace("\n", "<br>") for h in frame.hover], "hoverinfo": "text",
    }  # fmt: skip
