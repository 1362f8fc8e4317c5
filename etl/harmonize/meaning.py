"""What the headings of a file mean: answered on screen, remembered from an earlier file, or known to the catalog."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import pandas as pd

from etl.harmonize.heading import HeadingReader
from etl.harmonize.reading import Table, Understood
from outcomes.catalog.headings import HeaderMeaning
from outcomes.catalog.model import Catalog
from outcomes.catalog.resolve import fold

Key = tuple[str, str]
"""A subject of one table of a file: `<layout>#<number of the table>` and the subject; as `key_of` gives it."""

Remembered = tuple[str, str]
"""The same subject in another year's file: the table's layout with its title, and the subject."""

Origin = Literal["", "answered", "remembered", "headers", "name", "total"]
SKIP = "-"
PASSING = re.compile(r"[\d\W_]|기준|현재|분기|상반기|하반기|년도?|월말?|잠정|확정")
"""What changes from year to year in a title."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the figures below a heading are.

    Attributes:
        indicator: Its id; '-' where the figures are not loaded; '' where nobody knows.
        status: Of the figures ('actual', 'provisional', 'plan', 'budget' …); 'target' for the table of targets.
        stage: What was counted, '' for none; `measure_scope`, `base` and `program` likewise.
        unit: The unit of readings that name none, as people write it ('백만원', '%').
        period: The period of readings that have none, as `str(Period)` ('2023', '2021-H1').
        origin: Who says so: 'answered' on screen, 'remembered' from an earlier file, the 'headers' files, the
            indicator's own 'name'; 'total' for a column of sums, which is not loaded; '' where nobody knows.
        candidates: The indicators it could be, where it could be several.
    """

    indicator: str = ""
    status: str = "actual"
    stage: str = ""
    measure_scope: str = ""
    base: str = ""
    program: str = ""
    unit: str = ""
    period: str = ""
    origin: Origin = ""
    candidates: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Say whether somebody said what it means, if only that it is not loaded."""
        return bool(self.indicator)


UNKNOWN = Meaning()
SCOPES = ("indicator", "status", "stage", "measure_scope", "base", "program", "unit", "period")
"""The fields that are kept in the lake."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A heading of a table that somebody must know the meaning of.

    Attributes:
        key: Addresses it in answers.
        table: Number of its table; `layout` and `title` are the table's.
        subject: The heading without period, unit and place; may be ''.
        label: One of its headings as written, for people.
        units: The units of its readings as written, in reading order; '' among them where a reading has none.
        stored_units: The same in stored units.
        count: How many readings it has.
        cell: Address of the first one; `sheet`, `row`, `column` and `text` are that cell's.
        is_total: Whether all its readings are sums of others.
    """

    key: Key
    table: int
    layout: str
    title: str
    subject: str
    label: str
    units: tuple[str, ...]
    stored_units: tuple[str, ...]
    count: int
    cell: str
    sheet: int
    row: int
    column: int
    text: str
    is_total: bool


def key_of(table: Table, subject: str) -> Key:
    """Give the key of a subject of one table."""
    return f"{table.layout}#{table.number}", subject


def layout_of(table: Table) -> str:
    """Give what tells a table's layout in other years' files: its headings and, folded, its title or sheet's name.

    The title belongs to it: many tables have nothing but regions and years for headings.
    """
    title = PASSING.sub("", fold(table.title or table.sheet_name))
    return f"{table.layout}/{hashlib.sha256(title.encode()).hexdigest()[:8]}"


def subjects(understood: Understood) -> tuple[Subject, ...]:
    """Give every subject of every table once, in reading order."""
    tables = {table.number: table for table in understood.tables}
    found: dict[tuple[int, str], list[Any]] = {}
    for reading in understood.readings:
        kept = found.get((reading.table, reading.subject))
        if kept is None:
            kept = found[reading.table, reading.subject] = [reading, {}, {}, 0, True]
        kept[1][reading.unit_raw] = kept[2][reading.unit] = None
        kept[3] += 1
        kept[4] = kept[4] and reading.is_total
    return tuple(
        Subject(
            key_of(tables[number], subject), number, tables[number].layout, tables[number].title, subject, first.label,
            tuple(raw), tuple(stored), count, first.cell, first.sheet, first.row, first.column, first.text, total,
        )
        for (number, subject), (first, raw, stored, count, total) in found.items()
    )  # fmt: skip


def meanings(
    understood: Understood,
    catalog: Catalog,
    remembered: Mapping[Remembered, Meaning],
    answers: Mapping[Key, Meaning],
) -> dict[Key, Meaning]:
    """Give what each subject of a file means, in reading order; unknown where it could be two things.

    What was answered counts before what is remembered, that before the header files, those before the indicators'
    own names. A column or row of sums means nothing of its own unless somebody answered what it is.
    """
    reader = HeadingReader(catalog)
    tables = {table.number: table for table in understood.tables}
    every = subjects(understood)
    banners = _banners(every)
    found: dict[Key, Meaning] = {}
    for subject in every:
        told = answers.get(subject.key) or remembered.get((layout_of(tables[subject.table]), subject.subject))
        if told is not None:
            found[subject.key] = told
        elif subject.is_total:
            found[subject.key] = Meaning(SKIP, origin="total")
        else:
            banner = banners[subject.table]
            row, origin, candidates = reader.read(subject.subject, banner, subject.title, subject.stored_units)
            found[subject.key] = _meaning(row, origin, candidates)
    return found


def remembered_in(header_map: pd.DataFrame | None) -> dict[Remembered, Meaning]:
    """Give what the lake's table `header_map` remembers."""
    if header_map is None or header_map.empty:
        return {}
    kept = header_map.fillna("")
    rows = kept[["layout", "subject", *SCOPES]].itertuples(index=False, name=None)
    return {(layout, subject): replace(Meaning(*said), origin="remembered") for layout, subject, *said in rows}


def taught(understood: Understood, meant: Mapping[Key, Meaning], by: str) -> pd.DataFrame:
    """Give what analysts answered about a file as rows of the lake's table `header_map`.

    A subject of two tables of one layout and title that was answered in two ways is left out.
    """
    told: dict[Remembered, set[Meaning]] = defaultdict(set)
    for table in understood.tables:
        for (place, subject), meaning in meant.items():
            if meaning.origin == "answered" and place == key_of(table, "")[0]:
                told[layout_of(table), subject].add(meaning)
    rows = [
        (*address, *(getattr(one, name) for name in SCOPES), by)
        for address, said in told.items()
        if len(said) == 1
        for one in said
    ]
    return pd.DataFrame(rows, columns=["layout", "subject", *SCOPES, "answered_by"], dtype=object)


def _meaning(row: HeaderMeaning | None, origin: str, candidates: tuple[str, ...]) -> Meaning:
    """Give a row of the header files as a meaning."""
    if row is None:
        return Meaning(candidates=candidates)
    scopes = (row.indicator, row.status, row.stage, row.measure_scope, row.base, row.program)
    return Meaning(*scopes, origin="name" if origin == "name" else "headers")


def _banners(every: tuple[Subject, ...]) -> dict[int, tuple[str, ...]]:
    """Give, per table, the header parts that all its subjects begin with: they say as much as a title does."""
    shared: dict[int, tuple[str, ...]] = {}
    for subject in every:
        if subject.is_total:
            continue
        parts = tuple(subject.subject.split(" / "))[:-1]
        before = shared.get(subject.table)
        size = 0
        if before is not None:
            while size < min(len(before), len(parts)) and before[size] == parts[size]:
                size += 1
        shared[subject.table] = parts if before is None else parts[:size]
    return defaultdict(tuple, shared)
