"""A path so far, where it leads at its own pace with an interval, and where a scenario leads."""

from __future__ import annotations

from typing import Any

import pandas as pd

from outcomes.charts.theme import Figure, Palette, layout, plain

BANDS = (("low_80", "high_80", 0.16), ("low_50", "high_50", 0.2))  # drawn one over the other: darker in the middle
NEAR = 0.09  # of the axis: lines whose ends are nearer would print their names over each other
MOST_YEARS = 5  # named on the axis: more lie over each other on a phone
ROOM = 68  # pixels right of the plot, for the names of the lines


def whatif(
    actual: pd.DataFrame, targets: pd.DataFrame, own: pd.DataFrame | None, scenario: pd.DataFrame,
    names: tuple[str, str], colors: Palette, height: int = 380,
) -> Figure:  # fmt: skip
    """Give the actual line, the targets, the own pace as a gray fan and the scenario as a light line.

    Args:
        actual: **year** → value, printed, hollow (bool), hover; the line breaks where a year is missing.
        targets: **year** → value, label, hover, chosen (bool: the one the scenario is measured by, drawn across the
            chart as a dashed line; all stand as diamonds in their years).
        own: **year** → middle, low_50, high_50, low_80, high_80, hover, from the last actual year on; None where it
            cannot be told.
        scenario: **year** → value, hover, from the last actual year on.
        names: What stands at the end of the scenario's line and of the own pace's.
        colors: The palette.
        height: Pixels.
    """
    highest = max([*actual.value, *targets.value, *scenario.value, *([] if own is None else own.middle)])
    top = 1.1 * (highest if own is None else max(highest, min(float(own.high_80.max()), 1.4 * highest)))
    first, last = int(actual.year.min()), int(max(scenario.year.max(), targets.year.max()))
    places = _ends(own, scenario, top)
    traces = [] if own is None else [*_bands(own, colors), _middle(own, names[1], places[1], colors)]
    chosen = targets[targets.chosen].iloc[0]
    traces += [_level(chosen, first, last, colors), _points(targets, colors)]
    traces += [_scenario(scenario, names[0], places[0], colors), _actual(actual, colors)]
    return {
        "data": traces,
        "layout": layout(
            colors, height, margin={"l": 8, "r": ROOM, "t": 24, "b": 8},
            xaxis={"range": [first - 0.4, last + 0.1], "tickformat": "d", "nticks": min(last - first, MOST_YEARS),
                   "tickangle": 0, "showline": True},
            yaxis={"range": [0, top], "showgrid": True, "gridcolor": colors.grid, "nticks": 5,
                   "tickformat": ",", "separatethousands": True},
            annotations=[{
                "x": first, "y": float(chosen.value), "xanchor": "left", "yanchor": "bottom", "showarrow": False,
                "text": plain(str(chosen.label)), "font": {"color": colors.ink, "size": 12},
            }],
        ),
    }  # fmt: skip


def _ends(own: pd.DataFrame | None, scenario: pd.DataFrame, top: float) -> tuple[str, str]:
    """Give where the names of the scenario and of the own pace stand: at their ends, apart where these are near."""
    if own is None:
        return "middle right", "middle right"
    apart = float(scenario.value.iloc[-1]) - float(own.middle.iloc[-1])
    if abs(apart) > NEAR * top:
        return "middle right", "middle right"
    return ("top right", "bottom right") if apart >= 0 else ("bottom right", "top right")


def _bands(own: pd.DataFrame, colors: Palette) -> list[dict[str, Any]]:
    """Give the two intervals as shaded areas."""
    years = own.year.tolist()
    return [
        {
            "type": "scatter", "mode": "lines", "x": years + years[::-1],
            "y": own[high].tolist() + own[low].tolist()[::-1], "fill": "toself",
            "fillcolor": _faded(colors.soft, alpha), "line": {"width": 0}, "hoverinfo": "skip",
        }
        for low, high, alpha in BANDS
    ]  # fmt: skip


def _faded(color: str, alpha: float) -> str:
    red, green, blue = (int(color[k : k + 2], 16) for k in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha})"


def _middle(own: pd.DataFrame, name: str, place: str, colors: Palette) -> dict[str, Any]:
    return {
        "type": "scatter", "mode": "lines+text", "x": own.year.tolist(), "y": own.middle.tolist(),
        "line": {"color": colors.soft, "width": 1.5, "dash": "dot"}, "hovertext": own.hover.tolist(),
        "hoverinfo": "text", "text": _at_end(own, name), "textposition": place,
        "textfont": {"color": colors.soft, "size": 12}, "cliponaxis": False,
    }  # fmt: skip


def _scenario(scenario: pd.DataFrame, name: str, place: str, colors: Palette) -> dict[str, Any]:
    """Give the scenario in the actual line's color, lighter: it is no figure yet."""
    return {
        "type": "scatter", "mode": "lines+text", "x": scenario.year.tolist(), "y": scenario.value.tolist(),
        "line": {"color": _faded(colors.accent, 0.6), "width": 2.5}, "hovertext": scenario.hover.tolist(),
        "hoverinfo": "text", "text": _at_end(scenario, name), "textposition": place,
        "textfont": {"color": colors.accent, "size": 12}, "cliponaxis": False,
    }  # fmt: skip


def _at_end(frame: pd.DataFrame, name: str) -> list[str]:
    return [""] * (len(frame) - 1) + [f"\N{NO-BREAK SPACE}{plain(name)}"]


def _level(chosen: pd.Series, first: int, last: int, colors: Palette) -> dict[str, Any]:
    """Give the level to reach as a dashed line across the chart: a target that was missed still stands."""
    value = float(chosen.value)
    return {
        "type": "scatter", "mode": "lines", "x": [first, last], "y": [value, value],
        "line": {"color": colors.ink, "width": 1.6, "dash": "dash"}, "hoverinfo": "skip",
    }  # fmt: skip


def _points(targets: pd.DataFrame, colors: Palette) -> dict[str, Any]:
    """Give each target of the regime as a diamond in the year it is set for."""
    return {
        "type": "scatter", "mode": "markers", "x": targets.year.tolist(), "y": targets.value.tolist(),
        "marker": {"symbol": "diamond", "size": 10, "color": colors.paper,
                   "line": {"color": colors.ink, "width": 1.6}},
        "hovertext": targets.hover.tolist(), "hoverinfo": "text", "cliponaxis": False,
    }  # fmt: skip


def _actual(actual: pd.DataFrame, colors: Palette) -> dict[str, Any]:
    """Give the known years; the line breaks where a year between is unknown."""
    known = actual.set_index("year").reindex(range(int(actual.year.min()), int(actual.year.max()) + 1))
    return {
        "type": "scatter", "mode": "lines+markers+text", "x": list(known.index),
        "y": [None if pd.isna(v) else float(v) for v in known.value], "connectgaps": False,
        "line": {"color": colors.accent, "width": 2.5},
        "marker": {"size": 8, "color": [colors.paper if h is True else colors.accent for h in known.hollow],
                   "line": {"color": colors.accent, "width": 2}},
        "text": [""] * (len(known) - 1) + [plain(str(known.printed.iloc[-1]))], "textposition": "bottom right",
        "textfont": {"color": colors.accent, "size": 13}, "hovertext": known.hover.fillna("").tolist(),
        "hoverinfo": "text", "cliponaxis": False,
    }  # fmt: skip
