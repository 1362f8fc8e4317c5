"""One table, cell by cell: its readings and faults."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from etl.harmonize.cells import ERROR, TEXT, USED, VALUE, Grid, text_of
from etl.harmonize.columns import STUBS, Column, ColumnReader
from etl.harmonize.heads import Head, HeadReader
from etl.harmonize.joint import joint_reading
from etl.harmonize.lines import Line
from etl.harmonize.measure import Measured, Ruler, own_unit, units_of_line
from etl.harmonize.moment import Moment, hull, moment_in, nearest
from etl.harmonize.period import Period
from etl.harmonize.place import Atlas
from etl.harmonize.reading import Fault, Reading, Table
from etl.harmonize.sections import EntryReader
from etl.harmonize.stub import Stub
from etl.harmonize.stubs import StubReader
from etl.harmonize.tables import Found
from etl.harmonize.unit import Unit, to_stored, units_in_line
from etl.harmonize.vocabulary import is_clerical, is_prose
from etl.harmonize.whereabouts import Whereabouts
from etl.read.book import Area


@dataclass(frozen=True, slots=True)
class _Row:
    """What all figures of a row share; `periods` and `units` have an entry for each column of figures."""

    stub: Stub
    place_cell: str
    hidden: bool
    periods: list[Period | None]
    units: list[Measured]


@dataclass(slots=True)
class Transcript:
    """Reads one table.

    Attributes:
        grid: Its sheet.
        found: Where it lies.
        atlas: What names of places mean.
        number: Its number in the file.
        columns: Its columns with their roles, once read.
        readings: A reading for each number or missing mark, row by row.
        faults: Cells that are neither, where figures are expected.
    """

    grid: Grid
    found: Found
    atlas: Atlas
    number: int
    columns: list[Column] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)
    _heads: list[Head] = field(default_factory=list)
    _moments: list[Moment] = field(default_factory=list)
    _periods: dict[tuple[Moment, bool], list[Period | None]] = field(default_factory=dict)
    _spans: tuple[Period | None, Period | None] = (None, None)

    def read(self) -> bool:
        """Read every row; says whether there is anything in the table."""
        found, atlas = self.found, self.atlas
        self.columns = ColumnReader(self.grid, found, atlas).columns()
        self._heads = HeadReader([c for c in self.columns if c.role in ("measure", "mixed")], atlas).heads()
        rows = EntryReader(self.grid, found, self.columns, atlas)
        stubs = StubReader(self.grid, self.columns, atlas).stubs(rows.entries())
        self.notes = rows.notes
        around = self._around()
        self._moments = [moment_in(text) for text in around if not is_clerical(text)]
        place = next((named for text in around if (named := atlas.in_title(text))), "")
        places = Whereabouts(atlas, place, any(c.role == "place" for c in self.columns))
        places.look(stubs, self._heads)
        ruler = Ruler(self._heads, self._units())
        self._spans = hull(head.moment for head in self._heads), hull(stub.moment for stub in stubs)
        lines = {stub.row: self._row(stub, ruler) for stub in stubs}
        for line in lines.values():
            self._read_row(line, lines, places)
        self._read_errors()
        return bool(self.readings or self.faults)

    def _read_errors(self) -> None:
        """Take failed formulas outside of the figures as faults too: a place or period is lost with them."""
        region = self.found.region
        figures = {head.index for head in self._heads}
        for column in sorted(self.found.used):
            top = region.top if column not in figures else region.bottom + 1
            for row in (*self.found.header, *range(max(top, self.found.body_top), region.bottom + 1)):
                if self.grid.flags[row][column] == ERROR:
                    self.faults.append(self._fault(row, column))
                    self.grid.flags[row][column] |= USED
        self.faults.sort(key=lambda fault: (fault.row, fault.column))

    def _around(self) -> list[str]:
        """Give the texts that speak for the whole table, the nearest first, the sheet's name last."""
        lines = [*reversed(self.found.above), *reversed(self.found.outer)]
        return [*(line.text for line in lines if not is_prose(line.text)), self.grid.sheet.name]

    def _units(self) -> tuple[Unit, ...]:
        """Give the units of the nearest line that names any."""
        corner = " ".join(text for column in self.columns if column.role in STUBS for text in column.header)
        if "단위" in corner and (units := units_in_line(corner)):
            return units
        for above in (self.found.above, self.found.outer):
            for row in dict.fromkeys(line.row for line in reversed(above)):
                found = [unit for line in above if line.row == row for unit in units_of_line(line.text)]
                if found:
                    return tuple(dict.fromkeys(found))
        return ()

    def _row(self, stub: Stub, ruler: Ruler) -> _Row:
        """Give what the figures of a row share."""
        sheet, key = self.grid.sheet, (stub.moment, stub.words.total)
        periods = self._periods.get(key)
        if periods is None:
            periods = self._periods[key] = [self._period(stub, head) for head in self._heads]
        place_cell = sheet.cell(*stub.place_cell) if stub.place_cell else ""
        return _Row(stub, place_cell, sheet.hidden or stub.row in sheet.hidden_rows, periods, ruler.around(stub))

    def _period(self, stub: Stub, head: Head) -> Period | None:
        """Give the period of the figures of one column in rows that say the same about time."""
        columns, rows = self._spans
        over = columns if head.total and head.moment.silent else None
        over = over or (rows if stub.words.total and stub.moment.silent else None)
        return nearest(head.moment, stub.moment, self._moments, over)

    def _read_row(self, line: _Row, lines: dict[int, _Row], places: Whereabouts) -> None:
        """Read the figures of one row; `lines` are all rows of the table."""
        row, blocks = line.stub.row, self.grid.blocks
        flags = self.grid.flags[row]
        for n, head in enumerate(self._heads):
            seen = flags[head.index]
            if seen & VALUE and not seen & ERROR:
                reading = self._reading(line, n, head, places)
                block = blocks.get((row, head.index)) if blocks else None
                self.readings.append(self._joint(reading, block, lines, places) if block else reading)
            elif seen & ERROR or (seen & TEXT and head.certain):
                self.faults.append(self._fault(row, head.index))
            else:
                continue
            flags[head.index] = seen | USED

    def _reading(self, line: _Row, n: int, head: Head, places: Whereabouts) -> Reading:
        """Give the reading of one cell."""
        stub, sheet, row, column = line.stub, self.grid.sheet, line.stub.row, head.index
        words, period = stub.words, line.periods[n]
        where, total = places.where(stub, head, period.end if period else None)
        content = self.grid.content(row, column)
        value = self.grid.value(row, column)
        unit, unit_from = own_unit(value, content) if value.unit else line.units[n]
        low, high = value.value, value.high
        if unit is not None and unit.factor != 1:
            low = None if low is None else to_stored(low, unit)
            high = None if high is None else to_stored(high, unit)
        cell = f"{sheet.name}!{head.letters}{row + 1}"
        label = f"{words.label} / {head.label}" if words.label and head.label else words.label or head.label
        subject = (
            f"{words.subject} / {head.subject}" if words.subject and head.subject else words.subject or head.subject
        )
        hidden = line.hidden or column in sheet.hidden_columns
        unit_id, unit_raw = (unit.id, unit.raw) if unit else ("", "")
        return Reading(
            self.number, self.grid.index, row, column, cell, text_of(content),
            where.raw, where.code, where.reason, where.valid, line.place_cell, where.candidates,
            period, head.texts, words.texts, label, subject,
            low, high, value.mark, unit_id, unit_raw, unit_from, total, hidden, value.provisional,
        )  # fmt: skip

    def _joint(self, own: Reading, block: Area, lines: dict[int, _Row], places: Whereabouts) -> Reading:
        """Give the reading of a merged cell from those of the rows and columns it covers."""
        top, left, bottom, right = block
        rows = [lines[row] for row in range(top, bottom + 1) if row in lines]
        columns = [(n, head) for n, head in enumerate(self._heads) if left <= head.index <= right]
        covered = [self._reading(line, n, head, places) for line in rows for n, head in columns]
        return joint_reading([own, *covered[1:]])

    def _fault(self, row: int, column: int) -> Fault:
        """Give the fault of one cell."""
        sheet = self.grid.sheet
        error = sheet.errors.get((row, column), "")
        code = "formula_no_value" if error == "no_value" else "formula_error"
        if not error and not self.grid.flags[row][column] & ERROR:
            code = "not_a_number"
        text = error if error and error != "no_value" else self.grid.text(row, column)
        return Fault(code, self.number, self.grid.index, row, column, sheet.cell(row, column), text)

    @property
    def table(self) -> Table:
        """Give where the table lies and the lines around it."""
        found, sheet = self.found, self.grid.sheet
        region = found.region
        lines = (*found.outer, *found.above)
        return Table(
            number=self.number,
            sheet=self.grid.index,
            sheet_name=sheet.name,
            area=(region.top, region.left, region.bottom, region.right),
            body_top=found.body_top,
            title=" ".join(line.text for line in found.above if line.kind == "title"),
            unit_line=next((line.text for line in reversed(lines) if line.kind == "unit"), ""),
            notes=tuple(line.text for line in (*found.notes, *self.notes)),
            layout=hashlib.sha256("\n".join(self._layout()).encode()).hexdigest()[:10],
        )

    def _layout(self) -> Iterator[str]:
        """Give the header texts without periods, each once: equal in next year's file."""
        seen: set[str] = set()
        for column in self.columns:
            for text in column.header:
                rest = moment_in(text).rest
                if rest and rest not in seen:
                    seen.add(rest)
                    yield f"{'row' if column.role in STUBS else 'head'}\t{rest}"
