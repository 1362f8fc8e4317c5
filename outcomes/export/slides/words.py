"""Sentences and remarks on a page: as large as they fit, and on pages of their own rather than in tiny letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from outcomes.export import colors, fit
from outcomes.export.fit import LEADING
from outcomes.export.pack import Pack
from outcomes.export.slides.boxes import Box, Ink, panel, plain_lines, text_box, write
from outcomes.export.slides.master import TEXT
from outcomes.export.slides.page import Page, add_placeholder

LARGE, LEAST, REMARK = 22.0, 14.0, 18.0
SPARE = 1.04  # where a font is replaced by a wider one, words must not grow out of their box
BETWEEN, APART, PAD, BAR = 10.0, 20.0, 14.0, 3.0
HEAD, PAGED = 14.0, 16.0


@dataclass(frozen=True, slots=True)
class Words:
    """What is said on a slide in whole sentences: those of the figures, and the presenter's remarks."""

    sentences: tuple[str, ...]
    remarks: tuple[str, ...]

    def __bool__(self) -> bool:
        """Tell whether anything is said."""
        return bool(self.sentences or self.remarks)


def words_of(sentences: Sequence[str], remarks: str) -> Words:
    """Give a slide's words, remarks as lines; blank ones are none."""
    return Words(tuple(sentences), tuple(plain_lines(remarks.rstrip())) if remarks.strip() else ())


def size_for(words: Words, box: Box, most: float = LARGE) -> float | None:
    """Give the size at which words fit into a box, None where even the smallest is too large."""
    tried = most
    while tried >= LEAST:
        if _height(words, box.width / SPARE, tried) <= box.height:
            return tried
        tried -= 0.5
    return None


def add_words(page: Page, box: Box, words: Words, letters: float, pack: Pack) -> None:
    """Write words at the top of a box, in letters of the size that was found for it."""
    if words.sentences:
        tall = _sentences(words, box.width, letters)
        place = Box(box.x, box.y, box.width, tall)
        shape = add_placeholder(page.slide, "body", TEXT, place, pack.say("pack.slides.text"))
        write(shape, words.sentences, Ink(letters, after=_between(letters)))
        box = box.below(tall + APART)
    if words.remarks:
        _remarks(page, box, words, min(letters, REMARK), pack)


def pages_of(words: Words, box: Box) -> list[Words]:
    """Give words page by page, where they have pages to themselves: all on one if they fit, else sentences first."""
    if size_for(words, box):
        return [words]
    sentences = fit.pages(words.sentences, box.width, box.height, PAGED, BETWEEN) if words.sentences else []
    made = [Words(tuple(page), ()) for page in sentences]
    if not words.remarks:
        return made
    if made and size_for(Words(made[-1].sentences, words.remarks), box, PAGED):
        return [*made[:-1], Words(made[-1].sentences, words.remarks)]
    room = box.height - 2 * PAD - HEAD * LEADING
    remarks = fit.pages(words.remarks, box.width - _margins(), room, PAGED, 0.0)
    return made + [Words((), tuple(page)) for page in remarks]


def _height(words: Words, width: float, letters: float) -> float:
    parts = [_sentences(words, width, letters)] if words.sentences else []
    parts += [_boxed(words, width, min(letters, REMARK))] if words.remarks else []
    return sum(parts) + APART * (len(parts) - 1)


def _sentences(words: Words, width: float, letters: float) -> float:
    return fit.height(words.sentences, width, letters, _between(letters))


def _between(letters: float) -> float:
    """Give the room between two sentences in points: less between small ones."""
    return min(BETWEEN, letters * 0.4)


def _boxed(words: Words, width: float, letters: float) -> float:
    return fit.height(words.remarks, width - _margins(), letters) + HEAD * LEADING + 2 * PAD


def _margins() -> float:
    return 2 * PAD + BAR


def _remarks(page: Page, box: Box, words: Words, letters: float, pack: Pack) -> None:
    """Write the remarks in a marked box: they are the presenter's words and not computed."""
    head = pack.say("pack.slides.remarks")
    tall = _boxed(words, box.width, letters)
    panel(page.shapes, Box(box.x, box.y, box.width, tall), colors.UNKNOWN, f"{head} □")
    panel(page.shapes, Box(box.x, box.y, BAR, tall), colors.ACCENT, f"{head} |")
    x, wide = box.x + BAR + PAD, box.width - _margins()
    above = Box(x, box.y + PAD, wide, HEAD * LEADING)
    text_box(page.shapes, above, [head], Ink(HEAD, colors.ACCENT, bold=True), f"{head} —")
    y = box.y + PAD + HEAD * LEADING
    text_box(page.shapes, Box(x, y, wide, tall - 2 * PAD - HEAD * LEADING), words.remarks, Ink(letters), head)
