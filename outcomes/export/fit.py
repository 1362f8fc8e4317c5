"""How much room a text takes, by estimate: no document library measures letters, and none may be clipped.

Widths are in em (1 em = the size of the letters) and on the large side: a line too many is better than one too few.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

BOLD = 1.08
"""How much wider bold letters are; where a font is replaced by another, still more."""
LEADING = 1.3
"""Height of a line in letters: Korean fonts stand taller than Latin ones."""
WIDTHS = {"upper": 0.68, "lower": 0.55, "digit": 0.57, "space": 0.32, "wide": 1.0, "other": 0.5}
BROAD = frozenset("MWmw@%&")
THIN = frozenset(".,:;'|!ilj()[]·‘’“”")


@lru_cache(maxsize=16_384)
def width_em(text: str) -> float:
    """Give the width of one line of text in em: Hangul 1, Latin about 0.55."""
    return sum(_letter(letter) for letter in text)


@lru_cache(maxsize=4_096)
def _letter(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return WIDTHS["wide"]
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return 0.0
    if letter in BROAD:
        return 0.88
    if letter in THIN:
        return 0.34
    if letter.isspace():
        return WIDTHS["space"]
    kinds = (("digit", letter.isdigit()), ("upper", letter.isupper()), ("lower", letter.islower()))
    return next((WIDTHS[kind] for kind, fits in kinds if fits), WIDTHS["other"] if letter.isascii() else 1.0)


def lines(text: str, width: float) -> tuple[str, ...]:
    """Give the lines a text breaks into at words; a word longer than a line is cut, but never within a number.

    Args:
        text: Plain text; a newline always breaks.
        width: Width of a line in em.

    Returns:
        The lines; joined by '' they are the text without its newlines.
    """
    made: list[str] = []
    for paragraph in text.split("\n"):
        made.extend(_broken(paragraph, width))
    return tuple(made)


def _broken(paragraph: str, width: float) -> list[str]:
    made = [""]
    used = 0.0
    for word in _words(paragraph, width):
        takes = width_em(word.rstrip())
        if made[-1] and used + takes > width:
            made.append("")
            used = 0.0
        made[-1] += word
        used += width_em(word)
    return made


def _words(paragraph: str, width: float) -> Iterator[str]:
    """Give words with the spaces after them; what is longer than a line comes in runs of letters."""
    start = 0
    while start < len(paragraph):
        end = start
        while end < len(paragraph) and not paragraph[end].isspace():
            end += 1
        while end < len(paragraph) and paragraph[end].isspace():
            end += 1
        word = paragraph[start:end]
        yield from _runs(word) if width_em(word.rstrip()) > width else (word,)
        start = end


def _runs(word: str) -> Iterator[str]:
    """Give the letters of a word, digits that belong together as one."""
    run = ""
    for letter in word:
        if run and not (run[-1] in "0123456789.,-−" and (letter.isdigit() or letter in ".,%")):
            yield run
            run = ""
        run += letter
    yield run


def height(texts: Sequence[str], width: float, size: float, between: float = 0.0) -> float:
    """Give the height of paragraphs.

    Args:
        texts: A text for each paragraph.
        width: Width in points.
        size: Size of letters in points.
        between: Space between paragraphs in points.
    """
    count = sum(len(lines(text, width / size)) for text in texts)
    return count * size * LEADING + between * max(len(texts) - 1, 0)


def size(
    texts: Sequence[str], width: float, room: float, most: float, least: float, between: float = 0.0
) -> float | None:
    """Give the largest size at which paragraphs fit into width and room (points), in half points; None if none does."""
    tried = most
    while tried >= least:
        if height(texts, width, tried, between) <= room:
            return tried
        tried -= 0.5
    return None


def pages(texts: Sequence[str], width: float, room: float, size: float, between: float) -> list[list[str]]:
    """Give paragraphs page by page; one that does not fit goes on on the next page, cut between two lines.

    Args:
        texts: A text for each paragraph.
        width: Width in points.
        room: Height of a page in points, at least a line.
        size: Size of letters in points.
        between: Space between paragraphs in points.
    """
    made: list[list[str]] = [[]]
    left = room
    for text in texts:
        parts = lines(text, width / size)
        while parts:
            fits = int((left + 1e-6) // (size * LEADING))
            if fits < min(2, len(parts)) and made[-1]:
                made.append([])
                left = room
                continue
            made[-1].append("".join(parts[: max(fits, 1)]))
            left -= len(parts[: max(fits, 1)]) * size * LEADING + between
            parts = parts[max(fits, 1) :]
    return made
