"""How much room texts take on the stage, estimated without a font: rather too much than too little."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from outcomes.export.pack import Exhibit, Pack, Slide
from outcomes.export.paging import Part, parts

WIDE, HIGH, EDGE = 1920, 1080, 88
ROOM = WIDE - 2 * EDGE
SIZES = (58, 50, 42)
TEXT, STEP = 25, 33  # pixels: letters of tables, from line to line
CELL, ROW, BETWEEN = 36, 15, 72  # pixels around a cell's text: left and right, above and below; between two tables
TOP, STRIP, FOOT, GAP = 46, 50, 128, 26  # pixels: above the title, the strip of synthetic figures, the foot, between
WIDEST = {"name": 620, "words": 460, "figure": 300, "least": 96}
"""Kind of a column → the most pixels it may take before its texts go on in another line."""


def width(written: str, size: float) -> float:
    """Give about how many pixels wide a text is at a size in pixels."""
    return sum(_em(character) for character in written) * size


def _em(character: str) -> float:
    code = ord(character)
    if code >= 0x1F000:
        return 1.4
    if code >= 0x1100:
        return 0.95
    if character.isupper() or character in "@%MWmw":
        return 0.82
    return 0.3 if character in " .,:;'|il()" else 0.6


def lines(written: str, size: float, room: float) -> int:
    """Give how many lines a text takes; words are kept whole, so that each line loses some."""
    return sum(_wrapped(width(line, size), room) for line in written.split("\n"))


def _wrapped(wide: float, room: float) -> int:
    return 1 if wide <= room else math.ceil(wide * 1.08 / room)


@dataclass(frozen=True, slots=True)
class Head:
    """A slide's title on the stage: its size and height in pixels; `lead` = so long that it has a page of its own."""

    size: int
    height: int
    lead: bool


def head(slide: Slide) -> Head:
    """Give how a slide's title is set: in the largest size that takes two lines."""
    title, subtitle = (" ".join(part.split()) for part in (slide.title, slide.subtitle))
    size = next((each for each in SIZES if lines(title, each, ROOM) <= 2), 0)
    scope = lines(subtitle, 28, ROOM) if subtitle else 0
    if not size or scope > 2:
        return Head(30, lines(title, 30, ROOM) * 40, lead=True)
    return Head(size, round(lines(title, size, ROOM) * size * 1.24) + scope * 40, lead=False)


def stage_parts(pack: Pack, slide: Slide, exhibit: Exhibit, below: int = 0) -> tuple[Part, ...]:
    """Give an exhibit's table in parts that fit on the stage.

    Args:
        pack: The briefing.
        slide: The slide the table stands on.
        exhibit: The table.
        below: Pixels that texts below the table take.
    """
    high = HIGH - TOP - FOOT - GAP - head(slide).height - below - (STRIP if pack.synthetic else 0)
    widths = _widths(exhibit)
    across = _columns(widths)
    tall = max((_row(row, widths) for row in exhibit.cells), default=STEP + ROW)
    return parts(exhibit, max(1, (high - _row(exhibit.columns, widths)) // tall), across)


def tables_across(exhibit: Exhibit) -> int:
    """Give how many tables as wide as this one stand side by side: three at most."""
    return max(1, min(3, int((ROOM + BETWEEN) // (sum(_widths(exhibit)) + BETWEEN))))


def _widths(exhibit: Exhibit) -> list[float]:
    return [_column(exhibit, place) for place in range(len(exhibit.columns))]


def _column(exhibit: Exhibit, place: int) -> float:
    kind = "name" if place == 0 else "words" if place in exhibit.words else "figure"
    longest = max((width(row[place], TEXT) for row in exhibit.cells), default=0.0)
    heading = min(width(exhibit.columns[place], TEXT), WIDEST["figure"] * 0.7)
    return min(max(longest, heading, WIDEST["least"]), WIDEST[kind]) + CELL


def _columns(widths: Sequence[float]) -> int:
    """Give how many columns fit beside each other, whichever they are; at least one beside the names."""
    room, fit = ROOM - widths[0], 1
    for wide in sorted(widths[1:], reverse=True):
        room -= wide
        if room < 0 and fit > 1:
            break
        fit += 1
    return max(fit, 2)


def _row(row: Sequence[str], widths: Sequence[float]) -> int:
    most = max(lines(cell, TEXT, wide - CELL) for cell, wide in zip(row, widths, strict=True))
    return most * STEP + ROW
