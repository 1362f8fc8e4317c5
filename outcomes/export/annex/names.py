"""Names of sheets and texts of headers: legal, unique, and never with half a number."""

from __future__ import annotations

import re
from collections.abc import Iterable

MOST = 31
"""Characters a sheet's name may have, counted as UTF-16 units."""
MOST_IN_HEADER = 40
"""Characters of a free text in a header or footer: its parts must not run into each other, and may have 255 in all."""
FORBIDDEN = re.compile(r"[\[\]:*?/\\'\x00-\x1f\x7f]+")
DIGITS = re.compile(r"[0-9][0-9,.]*")


def sheet_names(titles: Iterable[str]) -> tuple[str, ...]:
    """Give a name for each slide's sheet: its number and the beginning of its title."""
    return tuple(cut(f"{number}. {clean(title)}".strip(), MOST) for number, title in enumerate(titles, start=1))


def clean(text: str) -> str:
    """Give a text on one line without the characters that a sheet's name may not have."""
    return " ".join(FORBIDDEN.sub(" ", text).split())


def cut(text: str, most: int) -> str:
    """Give the beginning of a text in at most so many UTF-16 units, ended at a word where it can be.

    A number is never cut in two: ‘목표 30,000개’ does not become ‘목표 30,0’.
    """
    if units(text) <= most:
        return text
    end = len(text)
    while units(text[:end]) > most - 1:
        end -= 1
    end = next((found.start() for found in DIGITS.finditer(text) if found.start() < end < found.end()), end)
    word = text.rfind(" ", 0, end + 1)
    return text[: word if word > most // 2 else end].rstrip() + "…"


def units(text: str) -> int:
    """Give a text's length as spreadsheets count it: emoji count twice."""
    return len(text.encode("utf-16-le")) // 2


def in_header(text: str, most: int = MOST_IN_HEADER) -> str:
    """Give a text for a header or footer, with nothing left that would be read as a field."""
    return cut(" ".join(text.split()), most).replace("&", "&&")
