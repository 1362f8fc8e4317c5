"""A year's money as steps: each starts where the one before it ends, what is unknown is a short hatched stub."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from outcomes.charts.theme import Figure, Palette, layout, plain

ROW = 42
STUB = 0.05  # of the axis: what is unknown has a place, but no length that could be read as an amount
DIGIT, SYLLABLE = 7.6, 12.5  # pixels: a digit or letter, a Korean letter


def beside(texts: Iterable[str]) -> int:
    """Give the pixels that texts beside the bars need, however wide the screen is."""
    widths = [sum(SYLLABLE if "\uac00" <= letter <= "\ud7a3" else DIGIT for letter in text) for text in texts]
    return int(max([*widths, 0.0])) + 12


def hatching(colors: Palette) -> dict[str, Any]:
    """Give the look of a slot without a figure."""
    pattern = {"shape": "/", "fgcolor": colors.hatch, "bgcolor": colors.unknown, "size": 7, "solidity": 0.25}
    return {"color": colors.unknown, "pattern": pattern, "line": {"color": colors.hatch, "width": 0.5}}


def chain(steps: pd.DataFrame, colors: Palette, unknown: str) -> Figure:
    """Give the waterfall: a row per step, from top to bottom.

    Args:
        steps: **step** → name, start and end (won; null = unknown), kind ('intended', 'total', 'added', 'spent',
            'kept', 'back'), hollow (bool: not settled), amount and share (texts; '' for none), hover.
        colors: The palette.
        unknown: What is said of a stub in its hover; beside it stands the step's amount, which says it in words.
    """
    known = steps[steps.end.notna()]
    top = max([*known.start, *known.end, 0.0]) or 1.0
    low = min([*known.start, *known.end, 0.0])
    rows = list(range(len(steps)))
    traces = [_bar(steps, at, colors) for at in rows if pd.notna(steps.end.iloc[at])]
    traces += [_slots(steps, top, colors, unknown), _joints(steps, colors)]
    made = layout(
        colors,
        height=ROW * len(rows) + 16,
        bargap=0.4,
        barmode="overlay",
        margin={"l": 8, "r": beside([*steps.amount, *steps.share]), "t": 8, "b": 8},
        annotations=_amounts(steps, top, colors),
        xaxis={"range": [low * 1.05, top], "showticklabels": False, "showline": False},
        yaxis={
            "range": [len(rows) - 0.5, -0.5], "tickvals": rows, "ticktext": [plain(n) for n in steps.name],
            "showline": False, "ticklabelstandoff": 6, "tickfont": {"color": colors.ink, "size": 13},
        },
    )  # fmt: skip
    return {"data": traces, "layout": made}


def _bar(steps: pd.DataFrame, at: int, colors: Palette) -> dict[str, Any]:
    """Give one step's bar; it hangs in the air where the step adds to another, and is hollow where not settled."""
    row = steps.iloc[at]
    fills = {"spent": colors.accent, "total": colors.muted, "added": colors.hatch, "kept": colors.hatch}
    edge = fills.get(str(row["kind"]), colors.muted)
    hollow = bool(row["hollow"]) or row["kind"] in ("intended", "rest", "back")
    return {
        "type": "bar",
        "orientation": "h",
        "y": [at],
        "base": [float(row["start"])],
        "x": [float(row["end"] - row["start"])],
        "marker": {"color": "rgba(0,0,0,0)" if hollow else edge, "line": {"color": edge, "width": 1.5}},
        "hovertext": [plain(str(row["hover"]))],
        "hoverinfo": "text",
    }


def _slots(steps: pd.DataFrame, top: float, colors: Palette, unknown: str) -> dict[str, Any]:
    """Give a hatched stub for each step without a figure."""
    missing = [at for at in range(len(steps)) if pd.isna(steps.end.iloc[at])]
    return {
        "type": "bar",
        "orientation": "h",
        "y": missing,
        "x": [top * STUB] * len(missing),
        "marker": hatching(colors),
        "hovertext": [plain(f"{steps.name.iloc[at]}: {unknown}") for at in missing],
        "hoverinfo": "text",
    }


def _joints(steps: pd.DataFrame, colors: Palette) -> dict[str, Any]:
    """Give a thin line from the end of each step to the next that starts there or ends there."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for at in range(len(steps) - 1):
        end, after = steps.end.iloc[at], steps.iloc[at + 1]
        if pd.notna(end) and pd.notna(after["end"]) and end in (after["start"], after["end"]) and after["start"] != 0:
            xs += [float(end), float(end), None]
            ys += [at, at + 1, None]
    return {
        "type": "scatter", "mode": "lines", "x": xs, "y": ys, "hoverinfo": "skip",
        "line": {"color": colors.soft, "width": 1, "dash": "dot"},
    }  # fmt: skip


def _amounts(steps: pd.DataFrame, top: float, colors: Palette) -> list[dict[str, Any]]:
    """Give the amounts in a column of their own, each with its share below; words beside the stub of the unknown."""
    made = []
    for at, (amount, share, end) in enumerate(zip(steps.amount, steps.share, steps.end, strict=True)):
        place = {"xref": "paper", "x": 1} if pd.notna(end) else {"xref": "x", "x": top * STUB}
        small = f"<br><span style='font-size:11px;color:{colors.soft}'>{plain(str(share))}</span>"
        made.append({
            **place, "xanchor": "left", "xshift": 6, "y": at, "align": "left", "showarrow": False,
            "text": plain(str(amount)) + (small if share else ""),
            "font": {"color": colors.ink if pd.notna(end) else colors.soft, "size": 13},
        })  # fmt: skip
    return made
