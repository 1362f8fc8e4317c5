"""Rules about projects: each row in itself, the rows among each other, and against those that stand in the lake."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd

from etl.harmonize.case_list import ID, YEAR, CaseColumn
from etl.validate.case_rows import COLUMNS, MONEY, NUMBERS, YEARS, CaseRows, cells_of, problem_at
from etl.validate.case_standing import CaseStanding
from etl.validate.problem import Problem, Severity
from outcomes.catalog.headings import NOT_LOADED, PRIVATE, REMARK, TOTAL

FIRST_YEAR = 2014
MOST_WON, LEAST_WON = 10_000_000_000, 100_000
MOST_TIMES = 20
PAIRS = ("productivity", "defect", "cost", "lead_time")
BEFORE = (*(f"{stem}_before" for stem in PAIRS), "productivity_earlier_1", "productivity_earlier_2")
REGION_AT, YEAR_AT = COLUMNS.index("region"), COLUMNS.index(YEAR)
LISTED = 8  # headings that a sentence names
LEFT = {"case_columns_left": ("",), "case_columns_aside": (NOT_LOADED, TOTAL, REMARK), "case_private": (PRIVATE,)}
"""The notices about columns that are not loaded, each with what these are."""


Rule = Callable[[CaseRows, CaseStanding], Iterator[Problem]]


def check_cases(cases: CaseRows, standing: CaseStanding) -> tuple[Problem, ...]:
    """Give every problem of the projects of a file, in no order."""
    if not cases.lists:
        return ()
    return (*cases.problems, *(problem for rule in RULES for problem in rule(cases, standing)))


def _columns(cases: CaseRows, _standing: CaseStanding) -> Iterator[Problem]:
    """Columns that are not loaded, once for each list and reason why."""
    for one in cases.lists:
        for code, columns in LEFT.items():
            found = [c for c in one.columns if c.column in columns]
            if found:
                names = ", ".join(c.heading for c in found[:LISTED]) + (" …" if len(found) > LISTED else "")
                yield _at_heading(cases, one.table.sheet, found[0], code, count=str(len(found)), columns=names)


def _at_heading(cases: CaseRows, sheet: int, column: CaseColumn, code: str, **values: str) -> Problem:
    return problem_at(cases.sheets, sheet, column.place, code, "notice", **values)


def _rows(cases: CaseRows, _standing: CaseStanding) -> Iterator[Problem]:
    """Lists without a project, sums that are left out, numbers above a list, hidden rows."""
    for number, one in enumerate(cases.lists):
        sheet, heading = one.table.sheet, one.of(ID)[0].place
        if not one.rows:
            severity: Severity = "notice" if cases.count else "error"
            yield problem_at(cases.sheets, sheet, heading, "case_list_empty", severity)
        if one.above is not None:
            yield problem_at(cases.sheets, sheet, one.above, "case_above", "notice")
        if one.sums:
            place = (one.sums[0], one.table.area[1])
            yield problem_at(cases.sheets, sheet, place, "case_sums", "notice", count=f"{len(one.sums):,}")
        hidden = cases.sheets[sheet].hidden_rows
        rows = [at for at in cases.rows_of(number) if cases.sheets[sheet].hidden or cases.where[at][1] in hidden]
        if rows:
            yield cases.problem(rows[0], ID, "case_hidden", "notice", count=f"{len(rows):,}")


def _numbers(cases: CaseRows, _standing: CaseStanding) -> Iterator[Problem]:
    """Projects without a number, and numbers that come twice in one sheet or in two."""
    first: dict[str, int] = {}
    for at, id in enumerate(cases.frame[ID]):
        if not id:
            yield cases.problem(at, ID, "case_id_missing", "error")
            continue
        known = first.setdefault(id, at)
        if known != at:
            code = "case_id_twice" if cases.where[known][0] == cases.where[at][0] else "case_id_in_two_sheets"
            yield cases.problem(at, ID, code, "error", first=cases.cell(known, ID))


def _years(cases: CaseRows, standing: CaseStanding) -> Iterator[Problem]:
    """Years that are missing, impossible, or in the wrong order."""
    last = standing.this_year + 1
    known = {(p.sheet, p.row, p.column) for p in cases.problems}
    years = [_numeric(cases.frame[name]) for name in YEARS]
    for at in _where(years[0].isna()):
        sheet, place = cases.place(at, YEAR)
        if (sheet, *place) not in known:  # what cannot be read is not missing
            yield cases.problem(at, YEAR, "case_year_missing", "error")
    for name, values in zip(YEARS, years, strict=True):
        for at in _where((values < FIRST_YEAR) | (values > last)):
            yield cases.problem(at, name, "case_year_outside", "error", first=str(FIRST_YEAR), last=str(last))
    support, completed, closed = years
    for at in _where(completed < support):
        yield cases.problem(at, YEARS[1], "case_completed_early", "error", year=f"{support[at]:.0f}")
    begun = completed.fillna(support)
    for at in _where(closed < begun):
        yield cases.problem(at, YEARS[2], "case_closed_early", "error", year=f"{begun[at]:.0f}")


def _money(cases: CaseRows, _standing: CaseStanding) -> Iterator[Problem]:
    """Money below nothing, and sums that look like another unit."""
    parts = pd.DataFrame({name: _numeric(cases.frame[name]) for name in MONEY})
    for name in MONEY:
        for at in _where(parts[name] < 0):
            yield cases.problem(at, name, "case_money_negative", "error")
    total = parts.sum(axis=1, min_count=1)
    for at in _where(((total > MOST_WON) | ((total < LEAST_WON) & (total >= 0))) & ~(parts < 0).any(axis=1)):
        name = next(name for name in MONEY if pd.notna(parts[name][at]))
        yield cases.problem(at, name, "case_money_slip", "warning", won=f"{total[at]:,.0f}")


def _measures(cases: CaseRows, _standing: CaseStanding) -> Iterator[Problem]:
    """Measurements before and after: not above zero, in two units, more than the whole, a change nobody has seen."""
    values = {name: _numeric(cases.frame[name]) for name in NUMBERS}
    for name, numbers in values.items():
        bad = numbers <= 0 if name in BEFORE else numbers < 0
        for at in _where(bad):
            yield cases.problem(at, name, "case_not_positive", "error")
    for side in ("before", "after"):
        shares = pd.Series([unit == "share" for unit in cases.units[f"defect_{side}"]], dtype=bool)
        for at in _where((values[f"defect_{side}"] > 1) & shares):
            yield cases.problem(at, f"defect_{side}", "case_share_over", "error")
    for stem in PAIRS:
        yield from _pair(cases, stem, values[f"{stem}_before"], values[f"{stem}_after"])


def _pair(cases: CaseRows, stem: str, before: pd.Series[float], after: pd.Series[float]) -> Iterator[Problem]:
    """Pairs in two units, and changes by more than 20 times; no defect at all after support is none of these."""
    names = f"{stem}_before", f"{stem}_after"
    units = (pd.Series(cases.units[name], dtype=object) for name in names)
    both = before.notna() & after.notna() & (before > 0) & (after >= 0)
    mixed = both & next(units).ne(next(units))
    for at in _where(mixed):
        yield cases.problem(at, names[1], "case_two_units", "error", other=cases.cell(at, names[0]))
    times = after / before.where(before > 0)
    wild = (times > MOST_TIMES) | (times < 1 / MOST_TIMES)
    for at in _where(both & ~mixed & wild & ~((stem == "defect") & (after == 0))):
        figures = {"before": f"{before[at]:,.6g}", "after": f"{after[at]:,.6g}"}
        yield cases.problem(at, names[1], "case_change_implausible", "warning", **figures)


def _then(cases: CaseRows, _standing: CaseStanding) -> Iterator[Problem]:
    """Places that are called by another time's name, once for each in a list."""
    found: dict[tuple[str, str, int], list[int]] = {}
    towns = cases.frame.municipality.where(cases.frame.municipality != "", cases.frame.region)
    for at, named in enumerate(cases.named):
        if named:
            found.setdefault((named, towns[at], cases.where[at][0]), []).append(at)
    for (named, place, _), rows in found.items():
        column = "municipality" if named.isdigit() else "region"
        values = {
            "region": named, "instead": place, "count": f"{len(rows):,}",
            "year": ", ".join(sorted({str(cases.frame[YEAR][at]) for at in rows})),
            "cells": cells_of([cases.place(at, column)[1] for at in rows]),
        }  # fmt: skip
        yield cases.problem(rows[0], column, "case_place_then", "notice", **values)


def _standing_rows(cases: CaseRows, standing: CaseStanding) -> Iterator[Problem]:
    """Projects that stand in the lake with another region or year, and changes of closed years."""
    if standing.rows.empty and not standing.closed:
        return
    known = {row[0]: row for row in standing.rows[list(COLUMNS)].itertuples(index=False, name=None)}
    for at, row in enumerate(cases.frame.itertuples(index=False, name=None)):
        old = known.get(row[0])
        year, stood = row[YEAR_AT], None if old is None else int(old[YEAR_AT])
        if old is not None and row[REGION_AT] and year:
            moved = next((n for n, there in ((REGION_AT, old[REGION_AT]), (YEAR_AT, stood)) if there != row[n]), None)
            if moved is not None:
                values = {"places": str(old[REGION_AT]), "year": str(stood)}
                yield cases.problem(at, COLUMNS[moved], "case_moved", "warning", **values)
        shut = sorted({year, stood} & standing.closed)
        if shut and (old is None or _differs(old, row)):
            yield cases.problem(at, YEAR, "case_year_closed", "error", year=str(shut[0]))


def _differs(old: tuple[object, ...], row: tuple[object, ...]) -> bool:
    """Say whether a project is not as it stands; null and empty text are one."""
    rows = zip(COLUMNS, old, row, strict=True)
    return any(_empty(was) != _empty(now) for name, was, now in rows if name != "position")


def _empty(value: object) -> object:
    return "" if value is None or value != value or value is pd.NA else value


def _numeric(column: pd.Series) -> pd.Series[float]:
    """Give a column of numbers with nulls as doubles."""
    return pd.to_numeric(column.astype(object), errors="coerce").astype("float64")


def _where(mask: pd.Series[bool]) -> list[int]:
    """Give the rows for which something is so."""
    return [int(at) for at in mask.index[mask.fillna(False).to_numpy(dtype=bool)]]


RULES: tuple[Rule, ...] = (_columns, _rows, _numbers, _years, _money, _measures, _then, _standing_rows)
