"""A template that is filled in as a person would, what comes of it, and what must come of it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

import openpyxl
import pandas as pd
from openpyxl.workbook import Workbook

from etl.harmonize.meaning import meanings
from etl.harmonize.understand import understand
from etl.read.read import read_book
from etl.template import template
from etl.template.field import fields, most_used
from etl.validate.check import Standing, check
from etl.validate.figures import figures
from outcomes.catalog.model import Catalog, Lang
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_catalog
from outcomes.catalog.resolve import Gazetteer
from outcomes.store.tables import TABLES

MONEY, PERCENT = Decimal(10**6), Decimal("0.01")
STATED = {"budget_budgeted_krw": "budget", "budget_planned_krw": "plan", "adopters_estimated": "estimate"}
MARKS = {"-": "not_applicable", "…": "unknown", "X": "suppressed"}
ENDS = {"year": (12, 31), "half1": (6, 30), "quarter3": (9, 30)}
GRID, NATION, LISTING, LISTS = 1, 2, 3, 4
YEAR = 2025


class Typed(NamedTuple):
    """What a person types: for a place, an indicator, a status ('' = left empty) and a period, the cell's content."""

    place: str
    indicator: str
    content: str | int | float
    status: str = ""
    period: str = "year"


class Figure(NamedTuple):
    """What must come of it, in stored units; region and organization as in the lake; `mark` where there is no value."""

    indicator: str
    region: str
    organization: str
    end: date
    status: str
    scopes: tuple[str, str]
    value: float | None
    mark: str


@lru_cache
def decided() -> Catalog:
    return read_catalog(CATALOG)


@dataclass
class Form:
    """A template that is opened once and filled in again and again."""

    lang: Lang
    year: int
    book: Workbook
    gazetteer: Gazetteer

    def filled(self, typed: Sequence[Typed]) -> bytes:
        """The file as somebody sends it who typed these figures."""
        cells = self._cells(typed)
        for sheet, cell, content in cells:
            self.book.worksheets[sheet][cell] = content
        out = io.BytesIO()
        self.book.save(out)
        for sheet, cell, _ in cells:
            self.book.worksheets[sheet][cell] = None
        return out.getvalue()

    def _cells(self, typed: Sequence[Typed]) -> list[tuple[int, str, str | int | float]]:
        catalog, asked = decided(), fields(decided(), self.lang)
        used, stored = list(most_used(catalog)), list(asked)
        provinces = [region.id for region in catalog.provinces(date(self.year, 12, 31))]
        cells: list[tuple[int, str, str | int | float]] = []
        row = 5
        for place, indicator, content, status, period in typed:
            if place == "KR":
                cells.append(
                    (NATION, f"{'CDE'[('', 'plan', 'target').index(status)]}{5 + stored.index(indicator)}", content)
                )
            elif place in provinces and indicator in used and (status, period) == ("", "year"):
                cells.append((GRID, f"{'BCDEFGHI'[used.index(indicator)]}{5 + provinces.index(place)}", content))
            else:
                cells += [(LISTING, f"A{row}", self._name(place)), (LISTING, f"B{row}", asked[indicator].heading)]
                cells += [(LISTING, f"C{row}", catalog.scope("status", status, self.lang))] if status else []
                words = catalog.words[f"template.period.{period}"].say(self.lang).format(year=self.year)
                cells += [(LISTING, f"D{row}", words)] if period != "year" else []
                cells.append((LISTING, f"E{row}", content))
                row += 1
        return cells

    def _name(self, place: str) -> str:
        found = decided().organizations.get(place)
        return found.name.say(self.lang) if found else decided().place(place, self.lang)

    def read(self, content: bytes) -> tuple[list[Figure], list[tuple[str, str, str]]]:
        """What the reader makes of a file: its figures, and its problems as severity, code and cell."""
        understood = understand(read_book(content, "filled.xlsx"), self.gazetteer)
        meant = meanings(understood, decided(), {}, {})
        made = figures(understood, meant, decided(), "made up", "0" * 64)
        frames = [pd.DataFrame(columns=list(TABLES[name])) for name in ("observation", "target")]
        standing = Standing(*frames, frozenset(), date(self.year + 1, 1, 31))
        problems = check(understood, meant, made, decided(), standing)
        rows = [*made.observation.itertuples(), *made.target.itertuples()]
        found = [
            Figure(
                row.indicator, row.region, row.organization, row.period_end, row.status, (row.base, row.measure_scope),
                None if row.value != row.value else row.value, row.mark if row.value != row.value else "",
            )
            for row in rows
        ]  # fmt: skip
        return sorted(found, key=str), [(p.severity, p.code, p.cell) for p in problems if p.severity != "notice"]

    def expected(self, typed: Sequence[Typed]) -> list[Figure]:
        return sorted((figure(one, self.year) for one in typed), key=str)


def figure(typed: Typed, year: int) -> Figure:
    """The figure that somebody means who types this."""
    indicator = decided().indicators[typed.indicator]
    organization = decided().organizations.get(typed.place)
    text = str(typed.content)
    status = typed.status or STATED.get(typed.indicator, "actual")
    if text.endswith("p") and status == "actual":
        status = "provisional"
    factor = {"KRW": MONEY, "share": PERCENT}.get(indicator.unit, Decimal(1))
    value = None if text in MARKS else float(Decimal(text.rstrip("p")) * factor)
    where = (organization.province, organization.id) if organization else (typed.place, "")
    scopes = (indicator.base, indicator.measure_scope)
    return Figure(indicator.id, *where, date(year, *ENDS[typed.period]), status, scopes, value, MARKS.get(text, ""))


@lru_cache
def form(lang: Lang, year: int = YEAR) -> Form:
    """A template beside last year's figures, opened."""
    rows = pd.DataFrame([dict.fromkeys(TABLES["observation"], "") | LAST_YEAR])
    content = template(decided(), rows, year, lang)
    return Form(lang, year, openpyxl.load_workbook(io.BytesIO(content)), Gazetteer(decided()))


LAST_YEAR = {
    "indicator": "deployments_annual", "region": "KR-47", "period_start": date(YEAR - 1, 1, 1), "stage": "built",
    "period_end": date(YEAR - 1, 12, 31), "period_kind": "year", "status": "actual", "value": 260.0, "load": 1,
}  # fmt: skip
