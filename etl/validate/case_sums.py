"""Sums in lists of projects, which are not loaded, against what they add up: in a row, and below or above the rows."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate

from etl.harmonize.case_list import CaseColumn, CaseList
from etl.harmonize.case_values import CaseReader
from etl.harmonize.cells import shown_text
from etl.harmonize.unit import Unit
from etl.harmonize.vocabulary import folded, is_total
from etl.read.book import Content, Place, Sheet
from etl.validate.case_rows import MONEY, problem_at
from etl.validate.problem import Problem
from outcomes.catalog.headings import TOTAL
from outcomes.catalog.printing import MINUS

_COUNT = re.compile(r"(.*?)[(\s]*(\d[\d,]*)\s*(?:건|개사|개소|개|과제|곳|projects?)\)?", re.IGNORECASE)
_FRACTION = re.compile(r"\.(\d+)")
_MOST_DIGITS = 6  # behind the point; beyond is what binary numbers leave behind
_NEAREST = 100  # sums in front of a sum behind each of which its own rows may begin
_WON = Decimal(1)


@dataclass(frozen=True, slots=True)
class Amounts:
    """A column of money.

    Attributes:
        column: Which one.
        unit: The unit of its numbers; None for won.
        won: By row of the sheet, projects and sums; rows without an amount are left out.
        step: The won of the last digit that its cells are written with.
    """

    column: CaseColumn
    unit: Unit | None
    won: Mapping[int, int]
    step: float

    def written(self, won: int, sign: str = "") -> str:
        """Give an amount in the column's own unit."""
        number = Decimal(won) / (self.unit.factor if self.unit else _WON)
        shown = f"{number.normalize():{sign},f}".replace("-", MINUS)
        return f"{shown}{self.unit.raw if self.unit else ''}"


@dataclass(slots=True)
class CaseSums:
    """The sums of one list and what they add up."""

    one: CaseList
    sheets: tuple[Sheet, ...]
    reader: CaseReader

    def problems(self) -> Iterator[Problem]:
        """Give every sum that is not what it adds up, as a warning at its cell."""
        if not self.one.sums and not self.one.of(TOTAL):
            return
        parts = [self._amounts(column, column.unit) for column in self.one.columns if column.column in MONEY]
        totals = [
            self._amounts(total, total.unit or added[0].unit)
            for total in self.one.of(TOTAL)
            if (added := self._added(total, parts))
        ]
        for total in totals:
            yield from self._rows(total, self._added(total.column, parts))
        if self.one.sums and self.one.rows:
            spans = Spans(self.one, self._sheet)
            for amounts in (*parts, *totals):
                yield from self._below(amounts, spans)
            yield from self._counts(spans)

    @property
    def _sheet(self) -> Sheet:
        return self.sheets[self.one.table.sheet]

    def _content(self, row: int, column: int) -> tuple[Content, Place]:
        place = self.one.anchors.get((row, column), (row, column))
        return self._sheet.content(*place), place

    def _amounts(self, column: CaseColumn, unit: Unit | None) -> Amounts:
        """Read a column; what cannot be read has a problem of its own."""
        won, digits = {}, 0
        for row in (*self.one.rows, *self.one.sums):
            content, place = self._content(row, column.index)
            if content is None:
                continue
            said = self.reader.won(content, self._sheet.formats.get(place, ""), unit)
            if isinstance(said.value, int):
                won[row] = said.value
                digits = max(digits, _digits(content))
        return Amounts(column, unit, won, float(unit.factor if unit else 1) * 10.0**-digits)

    def _added(self, total: CaseColumn, parts: Sequence[Amounts]) -> list[Amounts]:
        """Give the columns that a sum adds up: those below its heading, else all; none if it is none of money."""
        group = _group(total)
        near = [part for part in parts if _group(part.column) == group] if group else list(parts)
        if near:
            return near
        of_money = total.unit is not None and total.unit.id == "KRW"
        return list(parts) if of_money and not group else []

    def _rows(self, total: Amounts, parts: Sequence[Amounts]) -> Iterator[Problem]:
        """Rows whose sum is not that of its parts; where parts have no column of their own, only what exceeds it."""
        off: list[tuple[int, int]] = []
        compared = 0
        step = max(total.step, *(part.step for part in parts))
        for row in self.one.rows:
            known = [part.won[row] for part in parts if row in part.won]
            if row not in total.won or not known:
                continue
            compared += 1
            if abs(total.won[row] - sum(known)) > _allowed(len(parts), step):
                off.append((row, sum(known)))
        whole = {part.column.column for part in parts} == set(MONEY) or bool(_group(total.column))
        whole = whole or len(off) * 2 <= compared
        for row, added in off:
            if whole or added > total.won[row]:
                yield self._differs(total, row, added, "case_total_differs")

    def _below(self, amounts: Amounts, spans: Spans) -> Iterator[Problem]:
        """Rows of sums that are not the sum of any rows they may stand for."""
        sums = [0, *accumulate(amounts.won.get(row, 0) for row in self.one.rows)]
        for number, row in enumerate(self.one.sums):
            if row not in amounts.won:
                continue
            found = [(sums[last] - sums[first], last - first) for first, last in spans.of(number)]
            said = amounts.won[row]
            if found and all(abs(added - said) > _allowed(count, amounts.step) for added, count in found):
                nearest = min((added for added, _ in found), key=lambda added: abs(added - said))
                yield self._differs(amounts, row, nearest, "case_sum_differs")

    def _counts(self, spans: Spans) -> Iterator[Problem]:
        """Rows of sums that say another number of projects."""
        for number, row in enumerate(self.one.sums):
            counts = {last - first for first, last in spans.of(number)}
            for column in self.one.columns:
                content, place = self._content(row, column.index)
                said = _count(content)
                if said is not None and counts and said not in counts and place[0] == row:
                    nearest = min(counts, key=lambda count: abs(count - said))
                    values = {"total": f"{said:,}", "sum": f"{nearest:,}"}
                    yield problem_at(
                        self.sheets, self.one.table.sheet, place, "case_count_differs", "warning", **values
                    )
                    break

    def _differs(self, amounts: Amounts, row: int, added: int, code: str) -> Problem:
        _, place = self._content(row, amounts.column.index)
        said = amounts.won[row]
        values = {
            "heading": amounts.column.heading, "total": amounts.written(said), "sum": amounts.written(added),
            "difference": amounts.written(said - added, "+"),
        }  # fmt: skip
        return problem_at(self.sheets, self.one.table.sheet, place, code, "warning", **values)


@dataclass
class Spans:
    """Which projects each row of sums may add up, as the first and one behind the last of the list's projects."""

    one: CaseList
    sheet: Sheet

    def of(self, number: int) -> tuple[tuple[int, int], ...]:
        """Give what a row of sums may stand for.

        All above it from the beginning or from behind an earlier sum; all of the list; those below it to the next sum.
        """
        count, own = len(self.one.rows), self._before[number]
        later = self._before[number + 1] if number + 1 < len(self._before) else count
        starts = {0, *self._before[max(number - _NEAREST, 0) : number]}
        spans = {(start, own) for start in starts} | {(0, count), (own, later), (own, count)}
        return tuple(sorted((first, last) for first, last in spans if first < last))

    @cached_property
    def _before(self) -> list[int]:
        """Give for each row of sums how many projects stand above it."""
        return [bisect_left(self.one.rows, row) for row in self.one.sums]


def _group(column: CaseColumn) -> str:
    """Give the headings above a column's own, '' where there is none."""
    return column.heading.rpartition(" / ")[0]


def _allowed(count: int, step: float) -> float:
    """Give how far a sum of rounded numbers may be off: half of the last digit, and what so many of them add to it."""
    return max(1.0, step * (0.5 + 0.5 * math.sqrt(count)))


def _digits(content: Content) -> int:
    """Give how many digits a number is written with behind the point."""
    if isinstance(content, float):
        return 0 if content.is_integer() else min(len(repr(content).partition(".")[2]), _MOST_DIGITS)
    found = _FRACTION.search(content) if isinstance(content, str) else None
    return len(found[1]) if found else 0


def _count(content: Content) -> int | None:
    """Give the number of projects that a cell of a row of sums says: ‘4건’, ‘합계(4건)’; None where it says none."""
    found = _COUNT.fullmatch(shown_text(content).strip()) if isinstance(content, str) else None
    if found is None or (found[1].strip() and not is_total(folded(found[1]))):
        return None
    return int(found[2].replace(",", ""))
