"""What was understood of a file: its tables, and a reading for each number or missing mark in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from etl.harmonize.period import Period
from etl.read.book import Area, Book, Sheet, letters


@dataclass(slots=True)
class Reading:
    """One cell of a table: which place, when, what, how much. One row of `python -m etl read FILE --tidy -`.

    Attributes:
        table: Number of its table in the file, from 1, in reading order.
        sheet: Index of its sheet; `row` and `column` its place there, from 0.
        cell: Its address, `시도별!B7`.
        text: The cell as it looks, for people.
        region_raw: The place or organization as written, its parts joined by a space; '' where none is named.
        region_code: What that names (KR, KR-47, 47110, tp-gyeongbuk), '' where `region_reason` says why nothing was
            chosen: 'unknown', 'ambiguous' (then `candidates`), 'bare_number', 'total' (계, 소계, 수도권 …), 'none'.
        region_valid: Whether the place existed at the end of the period.
        region_cell: Address of the cell that names the place, '' where a title does.
        period: When; None where neither cell, header, row nor title says it.
        header: The header texts above the cell, outermost first, as written on one line each.
        categories: Texts of the row that are neither place nor period ('기초', '구축 수'), left to right.
        label: categories and header joined with ' / ' : the header path of the contract.
        subject: label without what says period, unit and place; what header maps are asked with. May be ''.
        value: In the stored unit where `unit` is one of the catalog's, else as written; None where missing.
        value_high: The upper end of a range.
        mark: The cell's own missing mark or flag as written ('-', 'X', 'p', '여').
        unit: The stored unit ('KRW', 'share', 'count', 'person', 'per_1000'), or as written where it is none of those.
        unit_raw: The unit as written, '' where none was found; `unit_from` says where: cell, format, header, row, line.
        is_total: Whether its row or column is a sum of others; used as a check, never loaded as a part.
        hidden: Whether its row, column or sheet is hidden.
        provisional: Whether the cell says that its value is provisional.
        corrected: Why the value is not the one in the file (data/catalog/corrections.csv), '' where it is.
    """

    table: int
    sheet: int
    row: int
    column: int
    cell: str
    text: str
    region_raw: str = ""
    region_code: str = ""
    region_reason: str = ""
    region_valid: bool = True
    region_cell: str = ""
    candidates: tuple[str, ...] = ()
    period: Period | None = None
    header: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    label: str = ""
    subject: str = ""
    value: float | None = None
    value_high: float | None = None
    mark: str = ""
    unit: str = ""
    unit_raw: str = ""
    unit_from: str = ""
    is_total: bool = False
    hidden: bool = False
    provisional: bool = False
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell of a table that cannot be read as a figure: a formula error, an unreadable number, a lost header.

    `code` keys `problem.upload.<code>`: 'formula_error', 'formula_no_value', 'not_a_number'.
    """

    code: str
    table: int
    sheet: int
    row: int
    column: int
    cell: str
    text: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Cells of one column that hold numbers and became neither readings nor faults, so that no number is lost.

    `area` reaches from the first to the last of them, `count` says how many they are; `table` is 0 outside of all
    tables. `why` is 'period', 'numbering', 'code', 'attribute', 'category', 'place',
    'unit', 'remark', 'header', 'line' (a title or note) or 'outside'.
    """

    why: str
    table: int
    sheet: int
    area: Area
    count: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table found in a sheet: where it lies, and the lines around it as written.

    `area` is header and body; `body_top` the first row below the header; `layout` a short hash of its header texts
    without periods, equal in next year's file.
    """

    number: int
    sheet: int
    sheet_name: str
    area: Area
    body_top: int
    title: str
    unit_line: str
    notes: tuple[str, ...]
    layout: str


@dataclass(frozen=True, slots=True)
class Understood:
    """Everything that was understood of a file."""

    book: Book
    tables: tuple[Table, ...]
    readings: list[Reading] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def sheet_of(self, table: Table) -> Sheet:
        """Give the sheet a table lies on."""
        return self.book.sheets[table.sheet]

    def place_of(self, table: Table) -> str:
        """Give where a table lies, as people write it: `시도별!A3:F20`."""
        top, left, bottom, right = table.area
        return f"{self.sheet_of(table).cell(top, left)}:{letters(right)}{bottom + 1}"

    def of(self, table: int) -> Iterator[Reading]:
        """Give a table's readings in reading order."""
        return (reading for reading in self.readings if reading.table == table)
