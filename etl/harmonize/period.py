"""Periods as people write them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from etl.harmonize.period_places import periods_in, tidied
from etl.harmonize.period_words import folded, part_of, span_of
from etl.read.book import Content

FIRST_YEAR, LAST_YEAR = 1990, 2100
_LONGEST = 60  # characters of a period; what is longer is a sentence
_LONGEST_TITLE = 300  # characters; what is longer is a paragraph


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days: `kind` is year, half, quarter, month, or span (any other)."""

    start: date
    end: date
    kind: str

    def __str__(self) -> str:
        """Give '2021', '2021-06', '2021-Q2', '2021-H1', '2019/2022'; whole months else: '2021-01/2021-09'."""
        first, last = self.start, self.end
        if self.kind == "year":
            return f"{first.year}"
        if self.kind == "half":
            return f"{first.year}-H{1 + first.month // 7}"
        if self.kind == "quarter":
            return f"{first.year}-Q{(first.month + 2) // 3}"
        if self.kind == "month":
            return f"{first.year}-{first.month:02}"
        if (first.month, last.month) == (1, 12):
            return f"{first.year}/{last.year}"
        return f"{first.year}-{first.month:02}/{last.year}-{last.month:02}"


@dataclass(frozen=True, slots=True)
class Part:
    """Months of a year that is not named: '12월', '1분기', '상반기', '1~6월'; first and last from 1 to 12."""

    first: int
    last: int


def months(first: tuple[int, int], last: tuple[int, int]) -> Period | None:
    """Give the period from one month to another, each as (year, month), of the kind it is; None for no such months."""
    if first > last or not all(FIRST_YEAR <= y <= LAST_YEAR and 1 <= m <= 12 for y, m in (first, last)):
        return None
    (year, month), (end_year, end_month) = first, last
    kinds = {(1, 12): "year", (1, 6): "half", (7, 12): "half"}
    kinds |= {(m, m + 2): "quarter" for m in (1, 4, 7, 10)} | {(m, m): "month" for m in range(1, 13)}
    kind = kinds.get((month, end_month), "span") if year == end_year else "span"
    return Period(date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1]), kind)


def combine(year: Period, part: Part) -> Period:
    """Give the months of a year, as headers that stand below each other say it: 2021 / 1분기 → 2021-Q1.

    Raises:
        ValueError: `year` is no year; its months are not what is meant.
    """
    found = months((year.start.year, part.first), (year.start.year, part.last)) if year.kind == "year" else None
    if found is None:
        raise ValueError(f"no year: {year}")
    return found


def read_period(content: Content) -> Period | None:
    """Give the period that a cell is, None where it is anything else.

    Whole numbers are years (1990 to 2100), 202112 and 20211231 their month; dates are their month, as a day in a text
    is. 2021.12 is a month, 2021.1 may be October and is none. Whether a number is a count instead is not decided here.
    """
    if isinstance(content, str):
        return _read_text(content) if len(content) <= _LONGEST else None
    if isinstance(content, date | datetime):
        return months((content.year, content.month), (content.year, content.month))
    if isinstance(content, bool) or not isinstance(content, int | float) or not 1 <= content < 10**8:
        return None
    text = f"{content:.0f}" if content == int(content) else f"{content!r}"
    return None if re.search(r"\.1$", text) else _read_text(text)  # 2021.10 is stored as 2021.1


def read_part(text: str) -> Part | None:
    """Give the part of a year that a text is ('12월', '1분기', '상반기', '1~6월', 'Q1'); None for anything else."""
    found = part_of(folded(text)) if len(text) <= _LONGEST else None
    return Part(*found) if found else None


def split_period(text: str) -> tuple[str, Period | None]:
    """Give a header or title without the period in it, and the period: '구축수(2021)' → '구축수', 2021.

    The text as it is and None where no period stands in it, or several that differ. '누계' and '누적' stay in the text.
    """
    if len(text) > _LONGEST_TITLE or not any(letter.isdecimal() for letter in text):
        return text, None
    return _split(text)


@lru_cache(maxsize=16384)
def _split(text: str) -> tuple[str, Period | None]:
    """Give a text without the period in it, and the period."""
    written = folded(text)
    places = periods_in(written)
    spans = {span for _, _, span in places}
    ends = {span[1] for span in spans}
    if not spans or len(ends) > 1 or (len(spans) > 1 and "기준" not in written and "현재" not in written):
        return text, None
    found = months(*min(spans))  # '2021년 현황(2021.12월말 기준)' is about the year
    for start, end, _ in reversed(places):
        written = written[:start] + " " + written[end:]
    return (tidied(written), found) if found else (text, None)


@lru_cache(maxsize=16384)
def _read_text(text: str) -> Period | None:
    """Give the period that a text is."""
    if not any(letter.isdecimal() for letter in text):
        return None
    span = span_of(folded(text))
    return months(*span) if span else None
