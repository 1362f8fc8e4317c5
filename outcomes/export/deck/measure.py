"""How much room texts take on the stage, estimated without a font: rather too much than too little."""

from __future__ import annotations

import math
from dataclasses import dataclass

from outcomes.export.pack import Slide

WIDE, HIGH, EDGE = 1920, 1080, 88
ROOM = WIDE - 2 * EDGE
SIZES = (58, 54, 50, 46, 42)
ONE_LINE = 46  # pixels: a title is rather this small in one line than larger in two
TOP, STRIP, FOOT, GAP = 46, 50, 128, 26  # pixels: above the title, the strip of synthetic figures, the foot, between


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
    return 1 if wide <= room + 1e-6 else math.ceil(wide * 1.08 / room)


@dataclass(frozen=True, slots=True)
class Head:
    """A slide's title on the stage: its size and height in pixels; `lead` = so long that it has a page of its own."""

    size: int
    height: int
    lead: bool


def head(slide: Slide) -> Head:
    """Give how a slide's title is set: in one line if it can be, else in the largest size that takes two."""
    title, subtitle = (" ".join(part.split()) for part in (slide.title, slide.subtitle))
    taken = {each: lines(title, each, ROOM) for each in SIZES}
    size = next((each for each in SIZES if taken[each] == 1 and each >= ONE_LINE), 0)
    size = size or next((each for each in SIZES if taken[each] <= 2), 0)
    scope = lines(subtitle, 28, ROOM) if subtitle else 0
    if not size or scope > 2:
        return Head(30, lines(title, 30, ROOM) * 40, lead=True)
    return Head(size, round(lines(title, size, ROOM) * size * 1.24) + scope * 40, lead=False)
