"""What each column of a table is for: a place, a period, a category, a unit, a code, or the figures themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.harmonize.cells import TEXT, Grid
from etl.harmonize.codes import are_codes
from etl.harmonize.facts import Facts, facts_of
from etl.harmonize.header import header_texts
from etl.harmonize.moment import moment_in
from etl.harmonize.place import Atlas
from etl.harmonize.tables import Found
from etl.harmonize.unit import split_unit
from etl.harmonize.vocabulary import folded, is_step

_CODE = re.compile(r"[A-Za-z]{0,8}[\d\-]{1,12}")
_OPEN = ("remark", "category", "measure")
STUBS = ("place", "period", "category", "unit")
"""Roles of columns that say what a row is."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        index: Its place in the sheet, from 0.
        role: 'measure', 'mixed' (figures among texts), 'place', 'period', 'category', 'unit', or what is not read:
            'numbering', 'code', 'attribute', 'remark', 'empty'.
        header: The texts above it, outermost first.
    """

    index: int
    role: str
    header: tuple[str, ...]


@dataclass(slots=True)
class ColumnReader:
    """Reads the columns of one table."""

    grid: Grid
    found: Found
    atlas: Atlas

    def columns(self) -> list[Column]:
        """Give every column with its role."""
        found, region = self.found, self.found.region
        heads = header_texts(self.grid, found.header, region, min(found.measures, default=region.left))
        facts = [facts_of(self.grid, found, c, heads[c]) for c in range(region.left, region.right + 1)]
        roles: list[str] = []
        for fact in facts:
            roles.append(self._role(fact, roles))
        for n, fact in enumerate(facts):
            beside = [m for m in (n - 1, n + 1) if 0 <= m < len(roles) and roles[m] == "place"]
            if roles[n] == "measure" and beside and fact.numbers == fact.filled:
                roles[n] = "code" if are_codes(fact, facts[beside[0]], self.atlas) else "measure"
        if "measure" not in roles:
            open_ones = [fact.numbers and role in _OPEN for fact, role in zip(facts, roles, strict=True)]
            roles = ["mixed" if is_open else role for is_open, role in zip(open_ones, roles, strict=True)]
        return [Column(fact.index, role, fact.header) for fact, role in zip(facts, roles, strict=True)]

    def _role(self, fact: Facts, before: list[str]) -> str:
        """Say what a column is for; `before` are the roles on its left."""
        if not fact.filled:
            return "measure" if self._heads_figures(fact) and fact.index in self.found.measures else "empty"
        said = self._role_by_header(fact)
        if said:
            return said
        if fact.lists_years_and_places():
            return "place"
        if self._are_classes(fact, before):
            return "category"
        named = not fact.numbers and (fact.places or fact.words in ("place", "category", "unit"))
        named = named or fact.words == "remark"
        if fact.texts > fact.numbers + fact.marks or (fact.texts and named):
            return self._role_of_texts(fact, before)
        return self._role_of_numbers(fact, before)

    def _role_by_header(self, fact: Facts) -> str:
        """Give the role that the header says and the contents confirm, else ''."""
        if fact.words in ("numbering", "code") and fact.identifies():
            return fact.words
        if fact.words == "attribute":
            return "attribute"
        return "period" if fact.words == "period" and not fact.places and fact.is_timely() else ""

    def _role_of_texts(self, fact: Facts, before: list[str]) -> str:
        """Say what a column of texts is for."""
        for role, holds in (
            ("period", fact.tells_periods()),
            ("unit", fact.is_unit()),
            ("remark", fact.words == "remark"),
            ("place", fact.is_place(self.atlas)),
            ("measure", bool(fact.numbers + fact.marks) and self._heads_figures(fact)),
            ("code", len(fact.contents) > 1 and all(_CODE.fullmatch(str(c).strip()) for c in fact.contents)),
        ):
            if holds:
                return role
        leading, alone = "measure" not in before, not any(role in STUBS for role in before)
        repeated = len(fact.contents) * 2 <= fact.filled and fact.filled > 3
        return "category" if leading or alone or repeated or fact.words == "category" else "remark"

    def _role_of_numbers(self, fact: Facts, before: list[str]) -> str:
        """Say what a column of numbers or marks is for."""
        if not fact.numbers and (fact.words == "remark" or fact.texts):
            return "remark"
        if "measure" in before or fact.numbers + fact.totals < fact.filled:
            return "measure"
        if self._are_years(fact) and fact.words in ("", "period", "category"):
            return "period"
        if self._counts_rows(fact):
            return "numbering"
        return "category" if fact.header and is_step(folded(fact.header[-1])) else "measure"

    def _heads_figures(self, fact: Facts) -> bool:
        """Say whether a header surely stands over figures: it names a period, a place or a unit."""
        for text in fact.header:
            if not moment_in(text).silent or self.atlas.name(text).kind in ("place", "group", "total"):
                return True
            if split_unit(text)[1] is not None:
                return True
        return False

    def _are_classes(self, fact: Facts, before: list[str]) -> bool:
        """Say whether ‘numbers’ left of all figures are names of classes: ‘10인 미만’, ‘10~49인’, ‘50인 이상’."""
        more = any(c > fact.index for c in self.found.measures)
        worded = 0 < fact.worded == fact.numbers
        return worded and more and "measure" not in before and fact.words in ("", "category")

    def _are_years(self, fact: Facts) -> bool:
        """Say whether year-like numbers left of the figures, without a telling header, are years."""
        if fact.years < fact.numbers or self._heads_figures(fact):
            return False
        return any(column != fact.index for column in self.found.measures)

    def _counts_rows(self, fact: Facts) -> bool:
        """Say whether the first column, under no header, 구분 or 순위, only numbers the rows: 1, 2, 3."""
        region = self.found.region
        told = fact.words == "category" or (bool(fact.header) and is_step(folded(fact.header[-1])))
        if fact.index != region.left or not (told or not fact.header):
            return False
        numbers, last = fact.first_numbers(1000), self.grid.flags[region.bottom]
        named = any(last[c] & TEXT for c in range(fact.index + 1, region.right + 1))
        return named and len(numbers) > 2 and numbers == [float(n + 1) for n in range(len(numbers))]
