"""Lists of projects → rows of the lake's table `support_case`, and what is wrong with single cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pandas as pd

from etl.harmonize.case_list import ID, YEAR, CaseColumn, CaseList
from etl.harmonize.case_place import CasePlace, CasePlaces
from etl.harmonize.case_values import NO_ANSWER, CaseReader, Said
from etl.harmonize.cells import text_of
from etl.harmonize.marks import is_missing
from etl.harmonize.place import Atlas
from etl.read.book import Content, Place, Sheet
from etl.validate.case_fill import Placed
from etl.validate.case_remarks import given_up
from etl.validate.case_rows import COLUMNS, MONEY, NUMBERS, YEARS, CaseRows, cells_of, no_rows, problem_at
from etl.validate.case_sums import CaseSums
from etl.validate.figures import HASH_DIGITS
from etl.validate.maker import in_position
from etl.validate.problem import Problem, Severity
from outcomes.catalog.model import Catalog

LONGEST_MARK = 12  # letters of what stands for no answer: ‘해당사항없음’
WORDS = {
    "organization": "case_organization_unknown", "program": "case_program_unknown", "level": "case_level_unknown",
    "industry": "case_industry_unknown", "size": "case_size_unknown",
}  # fmt: skip
"""The columns whose texts stand for ids, each with the problem of a text that nobody knows."""
PLACES = ("region", "municipality")
FAULTS = {"number": "not_a_number", "year": "case_year_unreadable", "unit": "case_unit"}
PLACE_FAULTS = {
    "missing": "case_region_missing", "unknown": "region_unknown", "ambiguous": "region_ambiguous",
    "code": "region_code_only", "bare_number": "region_code_only", "elsewhere": "case_town_elsewhere",
    "not_valid": "region_not_valid",
}  # fmt: skip


def case_rows(
    lists: tuple[CaseList, ...], sheets: tuple[Sheet, ...], catalog: Catalog, atlas: Atlas, source: str, file_hash: str
) -> CaseRows:
    """Give the projects of lists.

    Args:
        lists: As found.
        sheets: Those of the file.
        catalog: What texts mean.
        atlas: What names of places mean.
        source: The title under which they are kept.
        file_hash: SHA-256 of the file.
    """
    prefix = f"{file_hash[:HASH_DIGITS]}/"
    reader, places = CaseReader(catalog, atlas.gazetteer), CasePlaces(atlas)
    makers = [_Maker(one, sheets, reader, places) for one in lists]
    frames = [maker.frame(source, prefix) for maker in makers]
    return CaseRows(
        lists,
        pd.concat(frames, ignore_index=True) if frames else no_rows(),
        tuple((number, row) for number, one in enumerate(lists) for row in one.rows),
        sheets,
        {name: [unit for maker in makers for unit in maker.units[name]] for name in NUMBERS},
        tuple(name for maker in makers for name in maker.named),
        tuple(problem for maker in makers for problem in maker.problems),
        prefix,
    )


@dataclass(slots=True)
class _Maker:
    """Makes the rows of one list, column by column."""

    one: CaseList
    sheets: tuple[Sheet, ...]
    reader: CaseReader
    places: CasePlaces
    problems: list[Problem] = field(default_factory=list)
    units: dict[str, list[str]] = field(default_factory=dict)
    named: list[str] = field(default_factory=list)

    @property
    def sheet(self) -> Sheet:
        """Give the list's sheet."""
        return self.sheets[self.one.table.sheet]

    def frame(self, source: str, prefix: str) -> pd.DataFrame:
        """Give the rows; each column is read as a whole."""
        self._failed_formulas()
        values: dict[str, Iterable[object]] = {ID: [_plain(c) for c in self._contents(ID)]}
        values |= {name: self._read(name) for name in (*YEARS, *MONEY, *NUMBERS)}
        notes = [""] * len(self.one.rows)
        values |= {name: self._words(name, notes) for name in WORDS}
        found = self._places(list(values[YEAR]))
        values |= {"region": [p.region for p in found], "municipality": [p.municipality for p in found]}
        own = self.one.of(ID)[0].index
        self.problems.extend(given_up(self.one, self.sheets, self.reader.catalog, list(values[YEARS[1]])))
        self.problems.extend(CaseSums(self.one, self.sheets, self.reader).problems())
        values["position"] = [prefix + in_position(self.sheet.cell(row, own)) for row in self.one.rows]
        values |= {"source": [source] * len(self.one.rows), "note": notes}
        return pd.DataFrame({name: pd.Series(list(values[name]), dtype=object) for name in COLUMNS})

    def _contents(self, name: str) -> list[Content]:
        """Give what the first column of a name holds in each row."""
        columns = self.one.of(name)
        return self._column(columns[0]) if columns else [None] * len(self.one.rows)

    def _column(self, column: CaseColumn) -> list[Content]:
        """Give what a column holds in each row; a merged cell is every row's that it covers."""
        index, rows, anchors = column.index, self.sheet.rows, self.one.anchors
        if anchors:
            return [self.sheet.content(*anchors.get((row, index), (row, index))) for row in self.one.rows]
        return [rows[row][index] if index < len(rows[row]) else None for row in self.one.rows]

    def _read(self, name: str) -> list[object]:
        """Give the values of a column of years or numbers; of several columns the first that says something."""
        values: list[object] = [None] * len(self.one.rows)
        units = [""] * len(self.one.rows)
        for column in self.one.of(name):
            for at, said in enumerate(self._said(column)):
                if said.fault:
                    self._fault(at, column, FAULTS[said.fault])
                elif said.value is not None and values[at] not in (None, said.value):
                    self._fault(at, column, "case_two_values", other=str(values[at]))
                elif said.value is not None:
                    values[at], units[at] = said.value, said.unit
        if name in NUMBERS:
            self.units[name] = units
        return values

    def _said(self, column: CaseColumn) -> list[Said]:
        """Give what each row says in a column of years or numbers."""
        name, contents, reader = column.column, self._column(column), self.reader
        if name in YEARS:
            return [reader.year(content, name) for content in contents]
        read = reader.won if name in MONEY else reader.number
        formats, index = self.sheet.formats, column.index
        return [
            NO_ANSWER if c is None else read(c, formats.get((row, index), "") if formats else "", column.unit)
            for row, c in zip(self.one.rows, contents, strict=True)
        ]

    def _words(self, name: str, notes: list[str]) -> list[str]:
        """Give the ids of a column of texts; what is not known goes into the note, organizations nowhere."""
        values = [""] * len(self.one.rows)
        strange: dict[str, list[int]] = {}
        for column in self.one.of(name):
            for at, content in enumerate(self._column(column)):
                said = NO_ANSWER if content is None else self.reader.word(content, name)
                values[at] = values[at] or str(said.value or "")
                if said.fault:
                    strange.setdefault(text_of(content), []).append(at)
            for text, rows in strange.items():
                cells = cells_of([self._place(at, column) for at in rows])
                self._fault(rows[0], column, WORDS[name], "warning", count=f"{len(rows):,}", cells=cells)
                for at in rows if name != "organization" else ():
                    notes[at] = " · ".join(part for part in (notes[at], f"{column.heading}: {text}"[:120]) if part)
            strange.clear()
        return values

    def _places(self, years: list[object]) -> list[CasePlace]:
        """Give where each project is; without a year as things stand now."""
        now = datetime.now(tz=UTC).year
        raw = [self._contents(name) for name in PLACES]
        provinces, towns = ([_plain(content) for content in contents] for contents in raw)
        known = [year if isinstance(year, int) else now for year in years]
        filled = Placed(self.one.rows, raw[0], provinces, towns, known).filled_down(self.places.find)
        self._filled(sorted(filled))
        found = []
        for at, (town, year) in enumerate(zip(towns, known, strict=True)):
            place = self.places.find(provinces[filled.get(at, at)], town, year)
            self.named.append(place.named if not place.fault else "")
            if place.fault:
                self._misplaced(at, place, year)
            found.append(place)
        return found

    def _filled(self, rows: list[int]) -> None:
        """Say once which blank cells took the province above them."""
        if rows:
            column = self.one.of("region")[0]
            cells = cells_of([self._place(at, column) for at in rows])
            self._fault(rows[0], column, "case_region_filled", "notice", count=f"{len(rows):,}", cells=cells)

    def _misplaced(self, at: int, place: CasePlace, year: int) -> None:
        """Say why a project has no place, at the cell that names it."""
        column = next(iter(self.one.of(place.of) or self.one.of("region") or self.one.of("municipality")), None)
        column = column or self.one.of(ID)[0]
        cell = self._place(at, column)
        values = {"candidates": ",".join(place.candidates), "instead": ",".join(place.candidates)}
        values |= {"day": f"{year}-12-31", "region": place.named or text_of(self.sheet.content(*cell))}
        self._fault(at, column, PLACE_FAULTS[place.fault], "error", **values)

    def _failed_formulas(self) -> None:
        """Name the formulas that failed or have no result where something would be loaded."""
        rows, index = set(self.one.rows), {column.index for column in self.one.columns if column.loaded}
        for (row, column), error in self.sheet.errors.items():
            if row in rows and column in index:
                code = "formula_no_value" if error == "no_value" else "formula_error"
                self.problems.append(problem_at(self.sheets, self.one.table.sheet, (row, column), code, "error"))

    def _place(self, at: int, column: CaseColumn) -> Place:
        """Give the cell in which a row says a column: of a merged one where its content is."""
        place = (self.one.rows[at], column.index)
        return self.one.anchors.get(place, place)

    def _fault(self, at: int, column: CaseColumn, code: str, severity: Severity = "error", **values: str) -> None:
        """Keep a problem at the cell of a row and column, unless its formula failed."""
        place = self._place(at, column)
        if place not in self.sheet.errors:
            values = {"heading": column.heading, **values}
            self.problems.append(problem_at(self.sheets, self.one.table.sheet, place, code, severity, **values))


def _plain(content: Content) -> str:
    """Give the text of a cell, '' where it says nothing or a mark stands for nothing."""
    text = text_of(content).strip()
    return "" if not text or (len(text) < LONGEST_MARK and is_missing(text)) else text
