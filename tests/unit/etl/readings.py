"""Files as if they had been read and understood, made by hand: a few cells of one or several tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from etl.harmonize.meaning import Key, Meaning, meanings
from etl.harmonize.period import Period, read_period
from etl.harmonize.reading import Fault, Reading, Table, Understood
from etl.read.book import Book, Sheet, letters
from etl.validate.check import check
from etl.validate.figures import Figures, figures
from etl.validate.problem import Problem
from etl.validate.standing import Standing
from outcomes.catalog.model import Catalog

HASH = "0123456789abcdef" * 4
TODAY = date(2026, 11, 21)


def period(text: str) -> Period:
    found = read_period(text)
    assert found
    return found


def table(number: int = 1, title: str = "", layout: str = "L", sheet_name: str = "시트", unit_line: str = "") -> Table:
    return Table(number, 0, sheet_name, (0, 0, 99, 25), 1, title, unit_line, (), layout)


def reading(place: str, subject: str = "", value: float | None = 1.0, **more: Any) -> Reading:
    """A cell; `place` is 'B7', the region 경상북도 and the period 2023 unless `more` says otherwise."""
    column, row = ord(place[0]) - 65, int(place[1:]) - 1
    text = more.pop("text", "-" if value is None else f"{value:g}")
    given = {"region_code": "KR-47", "region_raw": "경상북도", "period": period("2023"), "label": subject} | more
    if isinstance(given["period"], str):
        given["period"] = period(given["period"]) if given["period"] else None
    header = tuple(subject.split(" / "))
    return Reading(
        given.pop("table", 1), 0, row, column, f"시트!{letters(column)}{row + 1}", text,
        value=value, subject=subject, **{"header": header, **given},
    )  # fmt: skip


def understood(
    readings: Iterable[Reading], tables: Sequence[Table] = (table(),), faults: Sequence[Fault] = ()
) -> Understood:
    book = Book("시험.xlsx", "xlsx", (Sheet("시트", []),))
    return Understood(book, tuple(tables), list(readings), list(faults))


def made(
    catalog: Catalog, file: Understood, answers: dict[Key, Meaning] | None = None, source: str = "시험"
) -> tuple[dict[Key, Meaning], Figures]:
    meant = meanings(file, catalog, {}, answers or {})
    return meant, figures(file, meant, catalog, source, HASH)


def checked(
    catalog: Catalog,
    file: Understood,
    standing: Standing | None = None,
    answers: dict[Key, Meaning] | None = None,
) -> tuple[Problem, ...]:
    meant, figured = made(catalog, file, answers)
    return check(file, meant, figured, catalog, standing or stands())


def stands(observation: pd.DataFrame | None = None, closed: Iterable[int] = ()) -> Standing:
    empty = Standing.empty()
    kept = empty.observation if observation is None else observation.assign(load=1)
    return Standing(kept, empty.target, frozenset(closed), TODAY)


def told(problems: Iterable[Problem]) -> list[tuple[str, str]]:
    """Code and place of each problem."""
    return [(problem.code, problem.cell.rpartition("!")[2]) for problem in problems]


def moved(one: Reading, **changes: Any) -> Reading:
    return replace(one, **changes)
