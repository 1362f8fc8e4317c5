"""The rows of a table from top to bottom: those with figures, and the headings among them that speak for rows below."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from etl.harmonize.cells import TEXT, VALUE, Grid
from etl.harmonize.columns import STUBS, Column
from etl.harmonize.lines import Line, line_at
from etl.harmonize.moment import joined_moment, moment_of
from etl.harmonize.place import Atlas
from etl.harmonize.repeats import Repeats
from etl.harmonize.stub import Said, Section
from etl.harmonize.tables import Found
from etl.harmonize.unit import units_in_line


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with figures: its texts by column, and the heading it stands under."""

    row: int
    said: dict[int, Said]
    section: Section


@dataclass(slots=True)
class EntryReader:
    """Reads the rows of one table.

    `notes` collects lines of notes that stand among the rows.
    """

    grid: Grid
    found: Found
    columns: list[Column]
    atlas: Atlas
    notes: list[Line] = field(default_factory=list)
    _stubs: list[Column] = field(init=False)
    _measures: list[int] = field(init=False)
    _repeats: Repeats = field(init=False)
    _section: Section = field(default_factory=Section)

    def __post_init__(self) -> None:
        """Part the columns."""
        self._stubs = [column for column in self.columns if column.role in STUBS]
        self._measures = [column.index for column in self.columns if column.role in ("measure", "mixed")]
        self._repeats = Repeats(self.grid, self.found.region.left, self.found.body_top, self._stubs)

    def entries(self) -> list[Entry]:
        """Give the rows that have figures, or faults in their place."""
        found = []
        for row in range(self.found.body_top, self.found.region.bottom + 1):
            if row in self.found.repeated:
                continue
            if self._has_figures(row) or self._has_faults(row):
                said = self._repeats.texts(row)
                self._take_years(said)
                found.append(Entry(row, said, self._section))
            elif any(self.grid.flags[row]):
                self._take_heading(row)
        return found

    def _has_figures(self, row: int) -> bool:
        """Say whether a row has figures, its own or in merged cells that begin above it."""
        grid, flags = self.grid, self.grid.flags[row]
        if any(flags[c] & VALUE for c in self._measures):
            return True
        if not grid.anchors:
            return False
        sources = (grid.source(row, column) for column in self._measures)
        return any(r >= self.found.body_top and grid.flags[r][c] & VALUE for r, c in sources if r < row)

    def _has_faults(self, row: int) -> bool:
        """Say whether a row has texts where figures should be, beside what names the row."""
        flags, filled = self.grid.flags[row], self._filled(row)
        faulty = len(filled) > 1 and filled[0] not in self._measures and any(flags[c] & TEXT for c in self._measures)
        return faulty and line_at(self.grid, row, filled[0]).kind == "title"

    def _filled(self, row: int) -> list[int]:
        """Give the columns of a row that are not empty."""
        flags, region = self.grid.flags[row], self.found.region
        return [c for c, f in enumerate(flags[region.left : region.right + 1], region.left) if f]

    def _take_years(self, said: dict[int, Said]) -> None:
        """Take a year among places as that of the places below it: 2020, 2021, 서울, 부산."""
        for column in self._stubs:
            if column.role == "place" and column.index in said and not self.atlas.name(said[column.index][0]).kind:
                moment = moment_of(said[column.index][0])
                if not moment.silent:
                    del said[column.index]
                    self._section = replace(self._section, moment=joined_moment([moment]))

    def _take_heading(self, row: int) -> None:
        """Take a row without figures as a heading of the rows below it."""
        filled = self._filled(row)
        if not filled:
            return
        line = line_at(self.grid, row, filled[0])
        if line.kind in ("note", "as_of"):
            self.notes.append(line)
        elif line.kind == "unit":
            self._section = replace(self._section, units=units_in_line(line.text))
        elif len(filled) == 1:
            self._take_lone(line)
        else:
            self._repeats.texts(row)

    def _take_lone(self, line: Line) -> None:
        """Take a lone text above rows as their place, period or category."""
        at = (line.row, line.column)
        role = next((column.role for column in self._stubs if column.index == line.column), "")
        block = self.grid.blocks.get(at)
        across = block is not None and block[3] > max((c.index for c in self._stubs), default=line.column)
        moment, alone = moment_of(line.text), across or len(self._stubs) == 1
        section = replace(self._section, number=self._section.number + 1)
        if not moment.silent and role != "period":
            self._section = replace(section, moment=joined_moment([moment]))
        elif self.atlas.name(line.text).kind in ("place", "group") and (role != "place" or alone):
            self._section = replace(section, place=(line.text, at))
        elif role and not alone:
            self._repeats.texts(line.row)
        else:
            self._section = replace(section, category=line.text)
