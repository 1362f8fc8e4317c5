"""When a figure is of: periods inside texts, and a year in one place joined with a month or quarter in another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from etl.harmonize.period import Part, Period, combine, months, read_part, read_period, split_period
from etl.harmonize.vocabulary import is_elsewhen
from etl.read.book import Content

_PART = re.compile(
    r"(?<![\d.~\-])(?:(?:1[0-2]|0?[1-9])\s*월?\s*[~-]\s*)?(?:1[0-2]|0?[1-9])\s*월(?:\s*말)?(?![가-힣])"
    r"|(?<![\d./])(?:제\s*)?[1-4]\s*(?:/\s*4\s*)?분기|\b(?:q[1-4]|[1-4]q|h[12]|[12]h)\b|(?<![가-힣])[상하]반기",
    re.IGNORECASE,
)


_TIMELY = re.compile(  # the letters of which periods are made
    r"[\s\dA-Za-z.,/~\-–−‐’‘'`´()\[\]〔〕【】<>*ⅠⅡⅢⅣ¹²³⁰⁴-⁹ᵖ年月年일월년말초분기반상하전후제도학회계연간현재준누적까지잠정추확치]+"
)
_QUARTER = re.compile(r"\s*[1-4]\s*/\s*4\s*")
_HALF = re.compile(r"\s*((?:19|20)\d\d)\s*[.년]?\s*([12])\s*/\s*2(?:반기)?\s*")
_HARVEST = re.compile(r"((?:19|20)\d\d)년산\s*")
_MAY_SAY = re.compile(
    r"(?:19|20|21)\d\d|['’‘`´＇]\s?\d\d|FY|\d\s*[년월年月Q]|분기|반기|Q\s?\d|H[12]|[12]H|\d\s?/\s?4", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Moment:
    """What one text says about time: a whole period, a part of a year that is not named ('3월'), or neither.

    `rest` is the text without it.
    """

    whole: Period | None = None
    part: Part | None = None
    rest: str = ""

    @property
    def silent(self) -> bool:
        """Say whether it says nothing."""
        return self.whole is None and self.part is None


NEVER = Moment()


@lru_cache(maxsize=65536)
def moment_of(text: str) -> Moment:
    """Give what a whole cell says about time; one that says anything else besides gives nothing."""
    if len(text) > 40 or not _TIMELY.fullmatch(text):
        return NEVER
    whole = read_period(text)
    if whole is not None:
        return Moment(whole)
    half = _HALF.fullmatch(text)
    if half:
        return Moment(read_period(f"{half[1]}년 {'상' if half[2] == '1' else '하'}반기"))
    part = read_part(f"{text}분기" if _QUARTER.fullmatch(text) else text)
    return Moment(None, part) if part else NEVER


@lru_cache(maxsize=4096, typed=True)
def moment_at(content: Content) -> Moment:
    """Give what a cell says about time, whatever it holds."""
    if isinstance(content, str):
        return moment_of(content)
    if content is None or isinstance(content, bool):
        return NEVER
    if isinstance(content, int | float | date | datetime):
        return Moment(read_period(content))
    return NEVER


@lru_cache(maxsize=65536)
def moment_in(text: str) -> Moment:
    """Give what a header or title says about time among other words, and the text without it."""
    whole = moment_of(text)
    if not whole.silent:
        return whole
    if not _MAY_SAY.search(text) or is_elsewhen(text):
        return Moment(rest=text)
    rest, period = split_period(_HARVEST.sub(r"\1년 ", text))
    if period is not None:
        return Moment(period, None, rest)
    match = _PART.search(text)
    part = read_part(match[0]) if match else None
    if match is None or part is None:
        return Moment(rest=text)
    rest = " ".join(f"{text[: match.start()]} {text[match.end() :]}".split())
    return Moment(None, part, rest.replace("()", "").strip(" -_·,/"))


def step_of(number: Content, header: str) -> Moment:
    """Give the part of a year that a bare number is below a header such as 월 or 분기."""
    written = str(int(number)) if isinstance(number, float) and number.is_integer() else str(number).strip()
    name = "월" if "월" in header or "month" in header else "분기" if "분기" in header or "quarter" in header else ""
    return moment_of(f"{written}{name}") if name and written.isdigit() else NEVER


def joined_moment(moments: Iterable[Moment]) -> Moment:
    """Give what texts from outermost to innermost say together: 2021년 over 3월 is 2021-03; the inner one wins."""
    whole: Period | None = None
    part: Part | None = None
    for moment in moments:
        part = moment.part or part
        if moment.whole is not None and not (whole and _holds(moment.whole, whole)):
            whole = moment.whole
    return _in_year(whole, part)


def nearest(header: Moment, row: Moment, lines: Iterable[Moment] = (), over: Period | None = None) -> Period | None:
    """Give the period of a cell from its column's header, its row, and the lines around the table, nearest first.

    A year in the header takes a narrower period inside it from the row; a part of a year takes the first year that is
    said farther out. Lines narrow nothing: a sheet named ‘3월’ does not make its columns of years into months.

    Args:
        header: What stands above the cell.
        row: What its row says.
        lines: What the lines around the table say.
        over: The periods that the cell sums up, as a total beside 2021 and 2022; a title that says 2022 is not of it.
    """
    found = header
    if found.silent:
        found = row
    elif found.whole is None:
        found = _in_year(row.whole, found.part)
    elif found.whole.kind == "year":
        inside = row.whole is not None and _holds(found.whole, row.whole)
        found = row if inside else _in_year(found.whole, row.part)
    for line in lines:
        if found.whole is not None:
            break
        if over is None or (line.whole is not None and _holds(line.whole, over)):
            found = _in_year(line.whole, found.part) if found.part else line
    return found.whole


def carried(before: Moment, moment: Moment) -> Moment:
    """Give the moment of a header or row that leaves out the year of the one before it: 2023.11월, 12월, 1월.

    The next month, quarter or half of that year, or the first of the year after its last; anything else stays open.
    """
    whole, part = before.whole, moment.part
    if moment.whole is not None or part is None or whole is None or whole.start.year != whole.end.year:
        return moment
    if whole.end.month - whole.start.month != part.last - part.first:
        return moment
    again = whole.end.month == 12 and part.first == 1
    year = read_period(whole.start.year + again)
    return Moment(combine(year, part)) if year and (again or part.first == whole.end.month + 1) else moment


def hull(moments: Iterable[Moment]) -> Period | None:
    """Give the months from the first to the last of the periods that are said, None where none is."""
    known = [moment.whole for moment in moments if moment.whole is not None]
    if not known:
        return None
    first, last = min(period.start for period in known), max(period.end for period in known)
    return months((first.year, first.month), (last.year, last.month))


def _holds(outer: Period, inner: Period) -> bool:
    """Say whether one period lies within another."""
    return outer.start <= inner.start and inner.end <= outer.end


@lru_cache(maxsize=4096)
def _in_year(whole: Period | None, part: Part | None) -> Moment:
    """Give a part of a year in the year that is said; what spans several years names none for it."""
    if whole is None or part is None:
        return Moment(whole, part)
    if whole.start.year != whole.end.year:
        return Moment(None, part)
    year = read_period(whole.start.year)
    return Moment(combine(year, part)) if year else Moment(whole)
