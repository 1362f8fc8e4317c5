"""The words of headings: which the catalog knows, and how a heading is made of them, wholly or not at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from outcomes.catalog.headings import HeaderMeaning
from outcomes.catalog.model import Catalog, Indicator
from outcomes.catalog.resolve import fold

NO_LETTER = re.compile(r"[\W_]+")
FOOTNOTE = re.compile(r"[⁰¹²³⁴-⁹]+[⁾)]?|(?<=[^\s\d(])\s?주?\d{1,2}\)(?=\s*(?:/|$))")
LONGEST_PHRASE = 6  # words of a title that are tried together
MOST_PIECES, MOST_WAYS = 8, 16
NAMES = "names"


@lru_cache(maxsize=16384)
def key_of_text(text: str) -> str:
    """Give a heading as they are compared: folded, letters and digits only ('구축 수준 / 기초' → '구축수준기초')."""
    return NO_LETTER.sub("", fold(FOOTNOTE.sub("", text)))


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase that the catalog knows.

    `loaded` are the indicators it can name ('-' among them: known, not loaded), `narrowing` what it says about
    another word's figures. A word with neither says nothing ('현황').
    """

    key: str
    loaded: tuple[HeaderMeaning, ...] = ()
    narrowing: tuple[HeaderMeaning, ...] = ()


Pieces = tuple[Word, ...]


@dataclass(slots=True)
class Lexicon:
    """All words of the catalog: the header files, then the indicators' own names and ids, then scopes and programs."""

    catalog: Catalog
    words: dict[str, Word] = field(init=False)
    _longest: int = field(init=False)

    def __post_init__(self) -> None:
        """Collect the words; what the header files say about a word, they alone say."""
        decided = _collected(self.catalog.headers)
        named = _collected(_names(self.catalog))
        narrowing = _collected(_scopes(self.catalog))
        self.words = {**narrowing, **named, **decided}
        self.words.pop("", None)
        self._longest = max(map(len, self.words), default=0)

    def made_of(self, text: str) -> tuple[Pieces, ...]:
        """Give every way in which a text is made of the fewest words; none where a part of it is unknown.

        An empty text is made of no words, in one way.
        """
        key = key_of_text(text)
        ways: list[list[Pieces]] = [[()], *([] for _ in key)]
        for end in range(1, len(key) + 1):
            found: list[Pieces] = []
            for start in range(max(0, end - self._longest), end):
                word = self.words.get(key[start:end])
                if word is not None:
                    found.extend((*way, word) for way in ways[start])
            fewest = min((len(way) for way in found), default=0)
            ways[end] = [way for way in found if len(way) == fewest <= MOST_PIECES][:MOST_WAYS]
        return tuple(ways[-1])

    def said_in(self, title: str) -> Pieces:
        """Give the known words of a title, the longest phrases first; words nobody knows are passed over."""
        parts = [part for part in NO_LETTER.split(fold_words(title)) if part]
        found: list[Word] = []
        at = 0
        while at < len(parts):
            size, words = self._phrase(parts[at : at + LONGEST_PHRASE])
            found.extend(words)
            at += size
        return tuple(found)

    def joined_with(self, key: str, title: str) -> tuple[str, ...]:
        """Give the words that a key makes with a phrase of a title, before or behind it."""
        parts = [part for part in NO_LETTER.split(fold_words(title)) if part]
        phrases = {"".join(parts[i : i + n]) for i in range(len(parts)) for n in range(1, LONGEST_PHRASE + 1)}
        made = {text for phrase in phrases for text in (phrase + key, key + phrase) if text != key}
        return tuple(sorted(text for text in made if text in self.words and self.words[text].loaded))

    def _phrase(self, parts: list[str]) -> tuple[int, Pieces]:
        """Give how many parts the first phrase takes, and its words; one part and none where it is unknown."""
        for size in range(len(parts), 0, -1):
            word = self.words.get("".join(parts[:size]))
            if word is not None:
                return size, (word,)
        ways = self.made_of(parts[0])
        return 1, ways[0] if len(ways) == 1 else ()


def fold_words(text: str) -> str:
    """Give a text folded word by word: its white space stays."""
    return " ".join(fold(part) for part in text.split())


def _collected(rows: Iterable[HeaderMeaning]) -> dict[str, Word]:
    """Give the words of rows by key."""
    loaded: dict[str, list[HeaderMeaning]] = defaultdict(list)
    narrowing: dict[str, list[HeaderMeaning]] = defaultdict(list)
    for row in rows:
        key = key_of_text(row.header)
        loaded[key].extend([row] if row.indicator else [])
        narrowing[key].extend([row] if not row.indicator and _narrows(row) else [])
    return {key: Word(key, tuple(loaded[key]), tuple(narrowing[key])) for key in loaded}


def _narrows(row: HeaderMeaning) -> bool:
    return any((row.status, row.stage, row.measure_scope, row.base, row.program))


def _names(catalog: Catalog) -> Iterator[HeaderMeaning]:
    """Give each indicator's id and names as headings; what is computed here is known and not loaded."""
    for indicator in catalog.indicators.values():
        for name in dict.fromkeys((indicator.id, indicator.name.ko, indicator.name.en)):
            yield named(indicator, name)


def named(indicator: Indicator, name: str) -> HeaderMeaning:
    """Give what an indicator's name means: its own series, as on maps and in rankings."""
    id = "-" if indicator.formula else indicator.id
    scopes = ("", "", "") if indicator.formula else (indicator.stage, indicator.measure_scope, indicator.base)
    return HeaderMeaning(name, id, "actual", *scopes, program="", unit="", note="", file=NAMES)


def _scopes(catalog: Catalog) -> Iterator[HeaderMeaning]:
    """Give the names of scopes and programs as words that narrow down."""
    for (axis, id), scope in catalog.scopes.items():
        if axis == "measure_scope":
            for name in (scope.name.ko, scope.name.en):
                yield HeaderMeaning(name, "", "", "", id, "", "", "", "", file=NAMES)
    for program in catalog.programs.values():
        for name in (program.name.ko, program.name.en):
            yield HeaderMeaning(name, "", "", "", "", "", program.id, "", "", file=NAMES)
