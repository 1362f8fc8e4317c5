"""Headline figures in rows: a large figure, its name above, its note and its verdict below."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from pptx.shapes.shapetree import SlideShapes

from outcomes.export import colors
from outcomes.export.fit import BOLD, LEADING, height, width_em
from outcomes.export.pack import KeyFigure
from outcomes.export.said import verdict
from outcomes.export.slides.boxes import Box, Ink, panel, text_box

SMALL, LARGE, LEAST = 14.0, 40.0, 20.0
GAP, RULE, BETWEEN = 24.0, 2.0, 18.0
LONG = 11.0  # em: a figure that needs half a slide
SPARE = 1.12  # a figure must not break even in a replaced font


def groups(cards: Sequence[KeyFigure], width: float) -> list[list[KeyFigure]]:
    """Give figures in rows as even as they can be, at most four in one, fewer where long figures need the width."""
    most = next((most for most in (4, 3) if all(_large([card] * most, _wide([card] * most, width)) >= LEAST
                                                for card in cards)), 2)  # fmt: skip
    rows = -(-len(cards) // most)
    edges = [round(row * len(cards) / rows) for row in range(rows + 1)] if rows else []
    return [list(cards[start:stop]) for start, stop in pairwise(edges)]


def row_height(row: Sequence[KeyFigure], width: float) -> float:
    """Give how tall a row is in points."""
    wide = _wide(row, width)
    return RULE + 6 + _labels(row, wide) + _large(row, wide) * LEADING + _below(row, wide)


def add_row(shapes: SlideShapes, box: Box, row: Sequence[KeyFigure]) -> None:
    """Add a row of figures across the top of a box."""
    wide = _wide(row, box.width)
    labels, large, below = _labels(row, wide), _large(row, wide), _below(row, wide)
    for number, card in enumerate(row):
        x = box.x + number * (wide + GAP)
        panel(shapes, Box(x, box.y, wide, RULE), colors.GRID, f"— {card.label}")
        y = box.y + RULE + 6
        text_box(shapes, Box(x, y, wide, labels), [card.label], Ink(SMALL, colors.SOFT), card.label)
        y += labels
        value = Ink(large, colors.INK if card.known else colors.SOFT, bold=card.known)
        text_box(shapes, Box(x, y, wide, large * LEADING), [card.value], value, f"{card.label}: {card.value}")
        y += large * LEADING
        _say_below(shapes, Box(x, y, wide, below), card)


def _say_below(shapes: SlideShapes, box: Box, card: KeyFigure) -> None:
    """Write the verdict, in color with its shape, and the note under it."""
    if card.status:
        said = verdict(card)
        used = height([said], box.width, SMALL)
        ink = Ink(SMALL, colors.SIDES[card.side], bold=True)
        text_box(shapes, Box(box.x, box.y, box.width, used), [said], ink, f"{card.label}: {card.status}")
        box = box.below(used)
    if card.note:
        used = height([card.note], box.width, SMALL)
        text_box(
            shapes, Box(box.x, box.y, box.width, used), [card.note], Ink(SMALL, colors.SOFT), f"{card.label}: ·"
        )  # fmt: skip


def _wide(row: Sequence[KeyFigure], width: float) -> float:
    """Give a card's width: few cards do not stretch over the slide."""
    columns = max(len(row), 2 if _is_long(row) else 3)
    return (width - GAP * (columns - 1)) / columns


def _is_long(row: Sequence[KeyFigure]) -> bool:
    return max(width_em(card.value) for card in row) > LONG


def _labels(row: Sequence[KeyFigure], wide: float) -> float:
    return max(height([card.label], wide, SMALL) for card in row)


def _large(row: Sequence[KeyFigure], wide: float) -> float:
    """Give the size of the figures: one size for a row, such that the longest stands on one line."""
    longest = max(width_em(card.value) for card in row)
    return max(SMALL, min(LARGE, math.floor(wide / (BOLD * SPARE) / max(longest, 1.0))))


def _below(row: Sequence[KeyFigure], wide: float) -> float:
    said = ([text for text in (verdict(c), c.note) if text] for c in row)
    return max(height(texts, wide, SMALL) for texts in said)
