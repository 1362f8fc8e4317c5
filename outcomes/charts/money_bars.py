"""What was available and what was executed of it, one bar in the other, by region, program, funder or year."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pandas as pd

from outcomes.charts.chain import STUB, beside, hatching
from outcomes.charts.theme import Figure, Palette, layout, plain

ROW = 27
WIDE, NARROW = 0.72, 0.34  # of the room of one item
MOST_NAMES = 8  # columns that are all named
FEWEST = 5  # columns that there is room for, so that a single one is not a wall


def money_bars(
    items: pd.DataFrame, colors: Palette, unknown: str, *, upright: bool = False, amount: Callable[[float], str] = str
) -> Figure:
    """Give a gray bar of what was available with a narrow one of what was executed in it.

    Args:
        items: **name** → spendable and executed (won; null = unknown), label (text at the bar's end, two lines
            at most), hover, chosen (bool: in the accent color), hollow (bool: not settled); in reading order.
        colors: The palette.
        unknown: What stands where neither is known.
        upright: Columns from left to right (years), else bars from top to bottom.
        amount: Prints an amount (won) on the axis of columns; bars have no axis, as each carries its amount.
    """
    both = [value for column in (items.spendable, items.executed) for value in column.dropna()]
    top = max([*both, 0.0]) or 1.0
    names = [plain(n) for n in items.name]
    missing = items.spendable.isna() & items.executed.isna()
    fill = [colors.accent if c else colors.soft for c in items.chosen]
    alone = items.executed.isna().all()  # one amount per item: then the chosen one has the accent color itself
    edge = [colors.accent if alone and c else colors.muted for c in items.chosen]
    around = {
        "color": ["rgba(0,0,0,0)" if h else e for h, e in zip(items.hollow, edge, strict=True)],
        "line": {"color": edge, "width": 1.5},
    }
    traces = [
        _bars(names, items.spendable, items, WIDE, around, upright=upright),
        _bars(names, items.executed, items, NARROW, {"color": fill}, upright=upright),
        _bars(names, missing.map({True: top * STUB, False: None}), items.assign(hover=unknown), WIDE, hatching(colors),
              upright=upright),
    ]  # fmt: skip
    if not upright:
        traces.append(_beside_bars(names, items, top, colors))
    made = _columns(items, names, top, colors, amount) if upright else _rows(items, names, top, colors)
    return {"data": traces, "layout": made}


def _bars(
    names: list[str], values: pd.Series, items: pd.DataFrame, width: float, marker: dict[str, Any], *, upright: bool
) -> dict[str, Any]:
    numbers = [None if pd.isna(v) else float(v) for v in values]
    return {
        "type": "bar",
        "orientation": "v" if upright else "h",
        "x": names if upright else numbers,
        "y": numbers if upright else names,
        "width": width,
        "marker": marker,
        "hovertext": [plain(str(h)) for h in items.hover],
        "hoverinfo": "text",
    }


def _ends(items: pd.DataFrame, top: float) -> list[float]:
    """Give where each bar ends: the greater of the two amounts, the end of the stub where neither is known."""
    known = items[["spendable", "executed"]].astype(float).max(axis=1)
    return [float(end) for end in known.fillna(top * STUB)]


def _beside_bars(names: list[str], items: pd.DataFrame, top: float, colors: Palette) -> dict[str, Any]:
    """Give the amounts at the ends of bars, each on one line."""
    missing = items.spendable.isna() & items.executed.isna()
    return {
        "type": "scatter",
        "mode": "text",
        "x": _ends(items, top),
        "y": names,
        "text": [" " + plain(str(label)).replace("\n", " ") for label in items.label],
        "textposition": "middle right",
        "textfont": {"color": [colors.soft if gone else colors.ink for gone in missing], "size": 12},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _over_columns(items: pd.DataFrame, top: float, colors: Palette) -> list[dict[str, Any]]:
    """Give the amounts over columns, a part to a line, on paper: they are wider than a column.

    A column is meant by its place: Plotly takes a name such as ‘2025’ for the place 2025.
    """
    missing = items.spendable.isna() & items.executed.isna()
    return [
        {"x": at, "y": end, "text": "<br>".join(plain(line) for line in _lines(str(label))), "showarrow": False,
         "yanchor": "bottom", "yshift": 1, "bgcolor": colors.paper, "borderpad": 0,
         "font": {"color": colors.soft if gone else colors.ink, "size": 12}}
        for at, (end, label, gone) in enumerate(zip(_ends(items, top), items.label, missing, strict=True))
        if label
    ]  # fmt: skip


def _lines(label: str) -> list[str]:
    """Give the lines of a label over a column."""
    return label.replace(" / ", "\n/ ").split("\n")


def named_columns(names: list[str], chosen: pd.Series) -> dict[str, Any]:
    """Give the axis of columns: of many, every other one is named, the chosen one among them."""
    at = next((k for k, c in enumerate(chosen) if c), len(names) - 1)
    shown = names if len(names) <= MOST_NAMES else names[at % 2 :: 2]
    air = max(0.0, (FEWEST - len(names)) / 2)
    return {"type": "category", "categoryorder": "array", "categoryarray": names, "tickvals": shown, "tickangle": 0,
            "range": [-0.6 - air, len(names) - 0.4 + air]}  # fmt: skip


def marks(top: float) -> list[float]:
    """Give round amounts from 0 up to `top`, three to six of them."""
    power = 10.0 ** math.floor(math.log10(top / 4))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= top / 4 * 0.999)
    return [step * at for at in range(int(top / step * 1.001) + 1)]


def _columns(
    items: pd.DataFrame, names: list[str], top: float, colors: Palette, amount: Callable[[float], str]
) -> dict[str, Any]:
    """Give columns over an axis with amounts, and room at the right for the words over the last one."""
    look = {"showline": True, "ticklabelstandoff": 4, "tickfont": {"color": colors.ink, "size": 12}}
    known = items.spendable.notna().any() or items.executed.notna().any()
    at = marks(top) if known else []
    values = {"range": [0, top * 1.2], "showgrid": True, "gridcolor": colors.grid, "tickvals": at,
              "ticktext": [plain(amount(mark)) for mark in at], "ticklabelstandoff": 4}  # fmt: skip
    last = [line for label in items.label.tail(1) for line in _lines(str(label))]
    return layout(
        colors, height=300, barmode="overlay", margin={"l": 8, "r": 8 + beside(last) // 2, "t": 12, "b": 8},
        xaxis=named_columns(names, items.chosen) | look, yaxis=values,
        annotations=_over_columns(items, top, colors),
    )  # fmt: skip


def _rows(items: pd.DataFrame, names: list[str], top: float, colors: Palette) -> dict[str, Any]:
    named = {
        "type": "category", "categoryorder": "array", "categoryarray": names[::-1], "showline": False,
        "ticklabelstandoff": 6, "tickfont": {"color": colors.ink, "size": 13},
    }  # fmt: skip
    values = {"range": [0, top], "showticklabels": False, "showline": False}
    return layout(
        colors, height=ROW * max(len(names), 2) + 24, barmode="overlay", xaxis=values, yaxis=named,
        margin={"l": 8, "r": beside([str(label) for label in items.label]), "t": 8, "b": 8},
    )  # fmt: skip
