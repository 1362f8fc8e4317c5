"""Rules about single cells and headings: what cannot be read, nobody mapped, no place, no period, no unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from etl.harmonize.correct import as_text
from etl.harmonize.meaning import SKIP, UNKNOWN, Subject
from etl.harmonize.reading import Reading, Skipped
from etl.validate.case import Case, at, at_cell, shortened
from etl.validate.problem import Problem

MANY = 30
"""From so many unknown headings in one table on, one problem stands for them all: they are names, not headings."""

MISSING = "region_missing"
PLACELESS = {
    "unknown": "region_unknown",
    "ambiguous": "region_ambiguous",
    "bare_number": "region_code_only",
}


def faults(case: Case) -> Iterator[Problem]:
    """Cells that cannot be read as a figure, unless nothing around them is loaded."""
    skipped = _skipped_tables(case)
    for fault in case.understood.faults:
        if fault.table not in skipped:
            where = (fault.cell, fault.text, fault.sheet, fault.row, fault.column)
            yield Problem(fault.code, "error", *where, shortened({"text": fault.text}))


def headings(case: Case) -> Iterator[Problem]:
    """Headings whose meaning nobody knows, each once at its first cell."""
    unknown = [s for s in case.subjects if not case.meanings.get(s.key, UNKNOWN).is_known]
    crowds = {table: n for table, n in Counter(s.table for s in unknown).items() if n >= MANY}
    told: set[int] = set()
    for subject in unknown:
        if subject.table in crowds and subject.table in told:
            continue
        told.add(subject.table)
        count = crowds.get(subject.table, 0)
        yield _unknown(case, subject, count)


def _unknown(case: Case, subject: Subject, count: int) -> Problem:
    candidates = case.meanings.get(subject.key, UNKNOWN).candidates
    code = "indicator_unknown"
    if count:
        code = "headings_many"
    elif candidates:
        code = "indicator_ambiguous"
    values = {
        "heading": subject.subject or subject.title or subject.label,
        "label": subject.label, "title": subject.title, "candidates": ",".join(candidates), "count": str(count),
    }  # fmt: skip
    return Problem(code, "error", subject.cell, subject.text, subject.sheet, subject.row, subject.column,
                   shortened(values))  # fmt: skip


def places(case: Case) -> Iterator[Problem]:
    """Places that were not found, each once at the cell that names it."""
    told: set[tuple[int, str, str]] = set()
    codes = [skipped for skipped in case.understood.skipped if skipped.why == "code"]
    for reading in case.understood.readings:
        if reading.region_code or reading.is_total or case.sense(reading).meaning.indicator == SKIP:
            continue
        cell, region = _code_beside(case, reading, codes) or (reading.region_cell, reading.region_raw)
        key = (reading.table, cell, region)
        if key in told:
            continue
        told.add(key)
        code = "region_code_only" if cell != reading.region_cell else PLACELESS.get(reading.region_reason, MISSING)
        values = {"region": region, "candidates": ",".join(reading.candidates)}
        yield at_cell(reading, cell, region, code, "error", **values)


def _code_beside(case: Case, reading: Reading, codes: list[Skipped]) -> tuple[str, str] | None:
    """Give cell and text of a bare code in the row of a reading that names no place; None where there is none."""
    if reading.region_raw:
        return None
    sheet = case.understood.book.sheets[reading.sheet] if codes else None
    for skipped in codes:
        top, left, bottom, _ = skipped.area
        if sheet is not None and skipped.table == reading.table and top <= reading.row <= bottom:
            return sheet.cell(reading.row, left), as_text(sheet.content(reading.row, left))
    return None


def periods(case: Case) -> Iterator[Problem]:
    """Figures without a period: once for a table, where none of it has one, else once for a row."""
    lacking: dict[int, list[Reading]] = {}
    having: set[int] = set()
    for reading, sense in case.read:
        if sense.period_of(reading) is None:
            lacking.setdefault(reading.table, []).append(reading)
        else:
            having.add(reading.table)
    for table, readings in lacking.items():
        told: set[int] = set()
        for reading in readings:
            if reading.row not in told:
                yield at(reading, "period_missing", "error", count=str(len(readings)))
            told.add(reading.row)
            if table not in having:
                break


def units(case: Case) -> Iterator[Problem]:
    """Figures whose unit is missing or is not the indicator's, once for each heading and unit."""
    told: set[tuple[int, str, str]] = set()
    for reading, sense in case.read:
        fit = sense.fit(reading.unit) if reading.value is not None else ""
        key = (reading.table, reading.subject, reading.unit)
        if not fit or key in told or sense.indicator is None:
            continue
        told.add(key)
        unit = reading.unit_raw or sense.meaning.unit
        yield at(reading, f"unit_{fit}", "error", indicator=sense.indicator.id, unit=unit, heading=reading.label)


def _skipped_tables(case: Case) -> set[int]:
    """Give the tables of which nothing is loaded because somebody said so."""
    kept: dict[int, bool] = {}
    for subject in case.subjects:
        meaning = case.meanings.get(subject.key, UNKNOWN)
        kept[subject.table] = kept.get(subject.table, False) or meaning.indicator != SKIP
    return {table for table, any_kept in kept.items() if not any_kept}
