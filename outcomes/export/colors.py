"""The colors of documents: those of the charts on a light screen, which this room may not import (a test compares)."""

from __future__ import annotations

INK = "#1B2A33"
SOFT = "#55666F"
GRID = "#E4E9EB"
PAPER = "#FFFFFF"
ACCENT = "#0B6E75"
MUTED = "#AFBCC2"
AHEAD = "#1F6FB2"
BEHIND = "#B4530F"
UNKNOWN = "#F1F3F4"
HATCH = "#B9C3C8"
SCALE = ("#E3F1F1", "#B3D9D9", "#78B9BB", "#3A9297", "#0B6E75")

SIDES = {"ahead": AHEAD, "behind": BEHIND, "open": SOFT}
"""Side of a verdict → its color; a word and a shape always stand beside it."""
SHAPES = {"ahead": "▲", "behind": "▼", "open": "◆"}
"""Side of a verdict → its shape, as on the screen."""


def on(fill: str) -> str:
    """Give the color of letters that can be read on a fill (#RRGGBB): ink on light ones, paper on dark ones."""
    red, green, blue = (int(fill[place : place + 2], 16) for place in (1, 3, 5))
    return INK if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else PAPER
