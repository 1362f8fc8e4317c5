"""One cell of a list of projects → what is stored of it, or why it cannot be read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from etl.harmonize.cells import shown_text, text_of
from etl.harmonize.measure import own_unit
from etl.harmonize.period import FIRST_YEAR, LAST_YEAR, read_period
from etl.harmonize.unit import Unit, to_stored
from etl.harmonize.value import meaning_of_mark, read_value
from etl.harmonize.vocabulary import folded
from etl.read.book import Content
from outcomes.catalog.headings import NOTHING
from outcomes.catalog.model import Catalog
from outcomes.catalog.resolve import Gazetteer, fold

SCOPED = ("level", "industry", "size")
"""The columns whose ids are scopes: 'level.basic', 'industry.metal', 'size.small'."""

_ROUGH = ("approximate", "at_least", "at_most", "suppressed")
_LEGAL = re.compile(r"[(\[]\s*[재사주]\s*[)\]]|㈜|재단법인|사단법인")
_CODE_FRONT = re.compile(r"^[\[(]?\s*(?:[A-Z]?\d{1,5})\s*[\])]?\s*[.:)\-_]?\s+|^[A-Z]?\d{2,5}[.)]")


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says.

    Attributes:
        value: As it is stored; None where there is no answer.
        fault: Why it cannot be read: '', 'number' (no number), 'year', 'unit' (not the column's kind), 'word'.
        unit: The stored unit of a number ('KRW', 'share', …), '' where none is said.
    """

    value: str | int | float | None = None
    fault: str = ""
    unit: str = ""


NO_ANSWER = Said()


@dataclass(slots=True)
class CaseReader:
    """Reads cells of projects; each text is looked up once."""

    catalog: Catalog
    gazetteer: Gazetteer
    _words: dict[str, dict[str, str]] = field(init=False)
    _seen: dict[tuple[str, str], Said] = field(default_factory=dict)
    _numbers: dict[tuple[float, str], Said] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the texts that stand for ids: names in both languages, then the terms of people."""
        words: dict[str, dict[str, str]] = {name: {} for name in (*SCOPED, "program")}
        for (axis, id), scope in self.catalog.scopes.items():
            column = id.partition(".")[0]
            if axis == "measure_scope" and column in SCOPED and id.startswith(f"{column}."):
                for text in (id, scope.name.ko, scope.name.en):
                    words[column][_key(text)] = id
        for program in self.catalog.programs.values():
            for text in (program.id, program.name.ko, program.name.en):
                words["program"][_key(text)] = program.id
        for word in self.catalog.cases.words:
            words.setdefault(word.column, {})[_key(word.text)] = word.id
        self._words = words

    def year(self, content: Content, column: str) -> Said:
        """Give the year of a cell: a year, a date, a period within one year; a word of the terms is no answer."""
        if isinstance(content, float | int) and not isinstance(content, bool) and FIRST_YEAR <= content < LAST_YEAR:
            return Said(int(content))  # 2021.1 is October or January of 2021
        if isinstance(content, date | datetime):
            return Said(content.year)
        if content is None:
            return NO_ANSWER
        key = (column, text_of(content))
        if key not in self._seen:
            self._seen[key] = self._year(content, column)
        return self._seen[key]

    def _year(self, content: Content, column: str) -> Said:
        value = read_value(content)
        if value.kind in ("missing", "blank") or self._words.get(column, {}).get(_key(text_of(content))) == NOTHING:
            return NO_ANSWER
        period = read_period(shown_text(content) if isinstance(content, str) else content)
        if period is None or period.start.year != period.end.year:
            return Said(fault="year")
        return Said(period.end.year)

    def number(self, content: Content, number_format: str, unit: Unit | None) -> Said:
        """Give the number of a cell in its stored unit; marks such as ‘-’ are no answer, ranges no number."""
        key = (content, unit.raw if unit else "") if type(content) is float and not number_format else None
        if key is None:
            return self._number(content, number_format, unit)
        if key not in self._numbers:
            self._numbers[key] = self._number(content, "", unit)
        return self._numbers[key]

    def _number(self, content: Content, number_format: str, unit: Unit | None) -> Said:
        value = read_value(content, number_format)
        if value.kind in ("missing", "blank"):
            return NO_ANSWER
        rough = value.mark and meaning_of_mark(value.mark, beside_number=True) in _ROUGH
        if value.value is None or value.high is not None or rough:
            return Said(fault="number")
        own = own_unit(value, content)[0] if value.unit else unit
        if own is None:
            return Said(value.value)
        return Said(value.value if own.factor == 1 else to_stored(value.value, own), "", own.id)

    def won(self, content: Content, number_format: str, unit: Unit | None) -> Said:
        """Give the money of a cell in whole won."""
        said = self.number(content, number_format, unit)
        if not isinstance(said.value, float):
            return said
        return Said(int(Decimal(repr(said.value)).to_integral_value())) if said.unit == "KRW" else Said(fault="unit")

    def word(self, content: Content, column: str) -> Said:
        """Give the id that a text in a column stands for ('level.basic', 'win-win')."""
        key = (column, text_of(content))
        if key not in self._seen:
            self._seen[key] = self._word(key[1], column)
        return self._seen[key]

    def _word(self, text: str, column: str) -> Said:
        if read_value(text).kind in ("missing", "blank"):
            return NO_ANSWER
        if column == "organization":
            return self._organization(text)
        known = self._words[column]
        division = re.match(r"([A-Z]?)(\d{2})\d{0,3}(?!\d)", text) if column == "industry" else None
        tried = [text, _CODE_FRONT.sub("", text), *([division[2]] if division else [])]
        id = next((known[_key(one)] for one in tried if _key(one) in known), None)
        return Said(fault="word") if id is None else Said(None if id == NOTHING else id)

    def _organization(self, text: str) -> Said:
        """Give a registered organization; a firm's name is never kept."""
        for tried in dict.fromkeys((text, _LEGAL.sub("", text).strip())):
            found = self.gazetteer.resolve(tried).id
            if found in self.catalog.organizations:
                return Said(found)
        return Said(fault="word")


def _key(text: str) -> str:
    """Give a text as it is compared with the terms: without spaces, case, dots and slashes."""
    return re.sub(r"[()\[\]_\-/,.:·ㆍ]", "", folded(fold(text)))
