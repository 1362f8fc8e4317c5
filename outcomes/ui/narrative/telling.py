"""What sentences about a region are made of: words, and numbers that know the figures they rest on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from outcomes.catalog.particles import Spoken
from outcomes.catalog.printing import is_known
from outcomes.ui.chart_frame import ids
from outcomes.ui.house import House
from outcomes.ui.results.rows import Row
from outcomes.ui.results.standing import Standing

Made = Literal["value", "firms", "attainment", "required", "share", "rank", "count", "difference"]
OPEN, NAMED, CLOSE = "\ue000", "\ue001", "\ue002"  # private-use characters: around a number while a sentence is made
MARKED = re.compile(f"{OPEN}(\\d+){NAMED}(.*?){CLOSE}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a sentence.

    `printed`: as the tables print it. `ids`: the fact ids it rests on, never empty. `indicator`: of what; '' for a
    number of provinces. `made`: 'value' (a figure of the tables), 'firms' (how many firms an evaluation rests on),
    'attainment' and 'required' (as on the targets page), 'share' (of the nation), 'rank' and 'count' (of provinces or
    figures that are known), 'difference' (of two years' levels).
    """

    printed: str
    ids: tuple[str, ...]
    indicator: str
    made: Made


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `about` what it is, `pieces` its words and its numbers in reading order."""

    about: str
    pieces: tuple[str | Figure, ...]

    @property
    def text(self) -> str:
        """Give the sentence as it is read."""
        return "".join(piece if isinstance(piece, str) else piece.printed for piece in self.pieces)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Give its numbers in reading order."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Figure))


@dataclass(frozen=True, slots=True)
class Narrative:
    """What is known of a region in a year, in words; for screens and briefings alike."""

    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """Give the sentences as one paragraph."""
        return " ".join(sentence.text for sentence in self.sentences)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Give each number with its origin once, in reading order: their notes are numbered by it."""
        return tuple(dict.fromkeys(figure for sentence in self.sentences for figure in sentence.figures))


@dataclass(slots=True)
class Teller:
    """Makes sentences of one region and year, and remembers the numbers it was given on the way."""

    house: House
    found: Standing
    year: int
    _figures: list[Figure] = field(default_factory=list)

    @property
    def place(self) -> Spoken:
        """Give the region's name."""
        return Spoken(self.house.place(self.found.region))

    def name(self, indicator: str) -> Spoken:
        """Give an indicator's name as it stands within a sentence."""
        return Spoken(self.inside(self.house.catalog.indicators[indicator].name.say(self.house.lang)))

    def inside(self, words: str) -> str:
        """Give words as they stand within a sentence: in English without the capital, abbreviations aside."""
        return words if words[:2].isupper() else words[:1].lower() + words[1:]

    def number(self, printed: str, cells: Iterable[object], indicator: str, made: Made) -> Spoken:
        """Give a number with the fact ids in `cells`, ready to stand in a sentence."""
        self._figures.append(Figure(printed, ids(cells), indicator, made))
        return Spoken(f"{OPEN}{len(self._figures) - 1}{NAMED}{printed}{CLOSE}")

    def figure(self, row: Row, indicator: str, *, told: bool = True) -> Spoken:
        """Give a figure of the tables; `told` adds in parentheses what it is if it is no plain result."""
        marked = self.number(printed(self.house, row, indicator), [row.position], indicator, "value")
        plain = ("actual", "budget") if indicator.startswith("budget") else ("actual",)
        if not told or row.status in plain:
            return marked
        return self.remark(marked, self.inside(self.house.scope("status", row.status)))

    def remark(self, value: str, remark: str) -> Spoken:
        """Give a value with a remark in parentheses."""
        return Spoken(self.house.say("narrative.remark", value=value, remark=remark))

    def listed(self, values: Iterable[str]) -> Spoken:
        """Give several values one after the other."""
        return Spoken(", ".join(values))

    def tell(self, about: str, said: str) -> Sentence:
        """Give a finished sentence: what was marked becomes its figures."""
        pieces: list[str | Figure] = []
        end = 0
        for match in MARKED.finditer(said):
            pieces += [said[end : match.start()], self._figures[int(match.group(1))]]
            end = match.end()
        return Sentence(about, tuple(piece for piece in (*pieces, said[end:]) if piece))


def printed(house: House, row: Row, indicator: str) -> str:
    """Give a figure as the tables have it, a range with both ends, an approximate one or a bound said as such."""
    thing = house.catalog.indicators[indicator]
    text = house.figure(row.value, indicator)
    if is_known(row.value_high):
        text = (
            f"{house.printer.number(row.value, thing.unit, thing.decimals)}~{house.figure(row.value_high, indicator)}"
        )
    return house.say(f"marked.{row.mark}", value=text) if row.mark in ("approximate", "at_least") else text
