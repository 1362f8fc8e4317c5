"""Says what was refused and where, in words that a person can act on; the words come from words.csv."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from etl.facts import FactsError
from etl.read.book import UnreadableError
from etl.validate.problem import NotAcceptedError
from outcomes.catalog.files import CatalogError, CatalogFiles
from outcomes.catalog.model import Lang, Words
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_words
from outcomes.store.engine import StoreError

Refusal = CatalogError | FactsError | UnreadableError | NotAcceptedError | StoreError


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that is wrong: its code, the place people look it up in, the text there, and a sentence about it.

    `file` is relative to the repository, or the path of a lake; `row` is the line as a spreadsheet shows it, 0 where
    the whole file is meant; `column` is empty where no cell is meant, `sentence` where the whole says it already.
    """

    code: str
    file: str
    row: int
    column: str
    value: str
    sentence: str

    def line(self) -> str:
        """Give place, code and sentence on one line."""
        place = f"{self.file}:{self.row}" if self.row else self.file
        value = " ".join((f"{self.column}={self.value}" if self.column else self.value).split())
        return ": ".join(part for part in (place, self.code, self.sentence, f"“{value}”" if value else "") if part)


def explain(error: Refusal, lang: Lang) -> tuple[str, tuple[Point, ...]]:
    """Give the sentence about the whole and every point of it.

    Where words.csv is itself what is broken, the keys stand in for its words.
    """
    words = read_words(CatalogFiles(CATALOG))
    if isinstance(error, CatalogError):
        return say(words, "problem.catalog", lang), tuple(_contradictions(error, words, lang))
    if isinstance(error, FactsError):
        return say(words, "problem.facts", lang), tuple(_problems(error, words, lang))
    if isinstance(error, UnreadableError):
        return say(words, f"problem.file.{error.code}", lang, **error.values_named), ()
    if isinstance(error, NotAcceptedError):
        return say(words, f"problem.desk.{error.code}", lang, detail=error.detail), ()
    sentence = say(words, f"problem.store.{error.code}", lang, path=error.path, detail=error.detail)
    return sentence, (Point(error.code, error.path, 0, "", error.detail, ""),)


def say(words: dict[str, Words], key: str, lang: Lang, **values: object) -> str:
    """Give words with values filled in, the key itself where there are none."""
    return words[key].say(lang).format(**values) if key in words else key


def _contradictions(error: CatalogError, words: dict[str, Words], lang: Lang) -> Iterator[Point]:
    for c in error.contradictions:
        sentence = say(words, f"problem.catalog.{c.code}", lang)
        yield Point(c.code, f"data/catalog/{c.file}", c.row, "", c.value, sentence)


def _problems(error: FactsError, words: dict[str, Words], lang: Lang) -> Iterator[Point]:
    for p in error.problems:
        sentence = say(words, f"problem.facts.{p.code}", lang)
        yield Point(p.code, f"data/facts/{p.file}", p.row, p.column, p.value, sentence)
