"""Lists of projects: sheets with one supported project in each row, and what each of their columns says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from etl.harmonize.case_body import kinds
from etl.harmonize.case_heads import CaseHeads, texts_above
from etl.harmonize.cells import Classifier, Grid, grid_of, text_of
from etl.harmonize.lines import Region
from etl.harmonize.measure import units_of_line
from etl.harmonize.place import Atlas
from etl.harmonize.reading import Table
from etl.harmonize.unit import Unit, find_unit
from etl.harmonize.vocabulary import is_as_of, is_note
from etl.read.book import Area, Book, Place, Sheet
from outcomes.catalog.headings import NOT_LOADED, PRIVATE, REMARK, TOTAL, CaseHeading
from outcomes.catalog.model import Catalog

HEAD = 60  # rows in which the headings of a list are looked for
ID, YEAR = "case_id", "support_year"
_ASIDE = (NOT_LOADED, PRIVATE, TOTAL, REMARK, "")
_DIGIT = re.compile(r"\d")
_FEW = 3  # numbers above a list that are worth a word


@dataclass(frozen=True, slots=True)
class CaseColumn:
    """A column of a list.

    Attributes:
        index: Its number in the sheet, from 0.
        column: The column of `support_case` that it fills; NOT_LOADED, PRIVATE, TOTAL, REMARK, or '' where nobody knows
            it.
        heading: Its heading as written, parts joined by ' / '.
        unit: The unit of its numbers, from the heading, the unit line or the terms; None where none is said.
        place: The cell of the heading.
    """

    index: int
    column: str
    heading: str
    unit: Unit | None
    place: Place

    @property
    def loaded(self) -> bool:
        """Say whether it fills a column of `support_case`."""
        return self.column not in _ASIDE


@dataclass(frozen=True, slots=True)
class CaseList:
    """A list of projects as it lies in its sheet.

    Attributes:
        table: Where it lies, with the lines above it.
        columns: Those with a heading, from the left.
        rows: The rows that are projects, from 0; sums, notes, empty rows and headings said again are none.
        sums: The rows that sum up others.
        above: The cell of the first number above the headings, where there are several; None where there are none.
        anchors: Cells of the body that a merged one covers → the cell that holds their content.
    """

    table: Table
    columns: tuple[CaseColumn, ...]
    rows: tuple[int, ...]
    sums: tuple[int, ...] = ()
    above: Place | None = None
    anchors: dict[Place, Place] = field(default_factory=dict)

    def of(self, column: str) -> tuple[CaseColumn, ...]:
        """Give the columns that fill a column of `support_case`."""
        return tuple(found for found in self.columns if found.column == column)

    def private(self) -> frozenset[int]:
        """Give the columns whose cells may tell a person or a firm."""
        return frozenset(found.index for found in self.of(PRIVATE))


def find_case_lists(book: Book, catalog: Catalog, atlas: Atlas) -> tuple[CaseList, ...]:
    """Give the lists of projects of a file, at most one a sheet.

    A list has a heading that means a project's number, one that means the year of support, one more that it knows, and
    mostly another number in each row.
    """
    heads = CaseHeads(catalog.cases)
    classifier = Classifier(atlas)
    found = (_list_in(index, sheet, heads, classifier) for index, sheet in enumerate(book.sheets))
    return tuple(one for one in found if one is not None)


def without_lists(book: Book, lists: Sequence[CaseList]) -> Book:
    """Give a file with the sheets of lists emptied: what is left is read as figures. Sheets keep their numbers."""
    taken = {one.table.sheet for one in lists}
    sheets = (Sheet(s.name, [], hidden=s.hidden) if n in taken else s for n, s in enumerate(book.sheets))
    return replace(book, sheets=tuple(sheets))


def _list_in(index: int, sheet: Sheet, heads: CaseHeads, classifier: Classifier) -> CaseList | None:
    """Give the list of a sheet, None where it has none."""
    starts = [r for r, row in enumerate(sheet.rows[:HEAD]) if any(heads.names(cell, ID) for cell in row)]
    if not starts:
        return None
    merged = tuple(area for area in sheet.merged if area[0] < HEAD)
    errors = {place: text for place, text in sheet.errors.items() if place[0] < HEAD}
    top = Sheet(sheet.name, [list(row) for row in sheet.rows[:HEAD]], merged, errors=errors)
    grid = grid_of(index, top, classifier)
    for start in starts:
        header = _header(grid, start, heads)
        columns = _columns(grid, header, heads)
        known = [column.column for column in columns if column.loaded]
        if ID in known and YEAR in known and len(set(known)) > 2:
            found = _whole(index, sheet, grid, header, columns, heads)
            if found is not None:
                return found
    return None


def _header(grid: Grid, start: int, heads: CaseHeads) -> tuple[int, ...]:
    """Give the rows of the header around the row in which the project's number is headed."""
    top, bottom = start, start
    while top > 0 and _is_group(grid, top - 1):
        top -= 1
    own = [c for c in range(grid.width) if heads.names(grid.content(start, c), ID)]
    while bottom + 1 < grid.height and _goes_on(grid, bottom + 1, start, own[0]):
        bottom += 1
    return tuple(range(top, bottom + 1))


def _is_group(grid: Grid, row: int) -> bool:
    """Say whether a row above headings groups them: several texts, or one over some columns only; no title."""
    filled = [c for c in range(grid.width) if grid.content(row, c) not in (None, "")]
    texts = [grid.text(row, c) for c in filled]
    if not filled or not all(isinstance(grid.content(row, c), str) for c in filled):
        return False
    if any(is_as_of(text) or is_note(text) or (units_of_line(text) and len(text) < 30) for text in texts):
        return False
    if len(filled) > 1:
        return True
    block = grid.blocks.get((row, filled[0]))
    first = min(c for c in range(grid.width) if any(grid.content(r, c) not in (None, "") for r in range(grid.height)))
    return filled[0] > first and (block is None or block[3] < grid.width - 1 or block[1] > first + 1)


def _goes_on(grid: Grid, row: int, start: int, own: int) -> bool:
    """Say whether a row belongs to the header above it: texts only, and no project's number of its own."""
    covered = grid.source(row, own)[0] <= start and grid.source(row, own) != (row, own)
    if not covered and grid.content(row, own) not in (None, ""):
        return False
    cells = [c for c in grid.rows[row] if c not in (None, "")]
    return (
        bool(cells) and all(isinstance(c, str) and not _DIGIT.match(c) for c in cells) and (covered or len(cells) > 1)
    )


def _columns(grid: Grid, header: tuple[int, ...], heads: CaseHeads) -> tuple[CaseColumn, ...]:
    """Give the columns that have a heading."""
    lines = _units_above(grid, header[0])
    region = Region(header[0], header[-1], 0, grid.width - 1)
    found = []
    for index, texts in texts_above(grid, header, region).items():
        if not texts:
            continue
        meaning, own = heads.meaning(texts)
        column = meaning.column if meaning else ""
        row = max(r for r in header if grid.text(*grid.source(r, index)))
        place = grid.source(row, index)
        found.append(CaseColumn(index, column, " / ".join(texts), _unit(meaning, own, lines), place))
    return tuple(found)


def _unit(meaning: CaseHeading | None, own: Unit | None, lines: tuple[Unit, ...]) -> Unit | None:
    """Give the unit of a column's numbers: its own, for money that of the unit line, or the one of the terms."""
    if meaning is None or own is not None:
        return own
    money = [unit for unit in lines if unit.id == "KRW"]
    if (meaning.column.endswith("_krw") or meaning.column == TOTAL) and len(money) == 1:
        return money[0]
    return find_unit(meaning.unit) if meaning.unit else None


def _units_above(grid: Grid, top: int) -> tuple[Unit, ...]:
    """Give the units of the nearest line above the headings that names any."""
    for row in range(top - 1, -1, -1):
        units = [unit for c in range(grid.width) for unit in units_of_line(grid.text(row, c))]
        if units:
            return tuple(dict.fromkeys(units))
    return ()


def _whole(
    index: int, sheet: Sheet, grid: Grid, header: tuple[int, ...], columns: tuple[CaseColumn, ...], heads: CaseHeads
) -> CaseList | None:
    """Give the list below a header; None where most of its rows have the number of another one."""
    ids = next(c.index for c in columns if c.column == ID)
    years = next(c.index for c in columns if c.column == YEAR)
    rows: list[int] = []
    sums: list[int] = []
    for row, kind in kinds(sheet, header[-1] + 1, ids, years, heads):
        (rows if kind == "project" else sums).append(row)
    numbers = [sheet.content(row, ids) for row in rows]
    if len({number for number in numbers if number not in (None, "")}) * 2 < len(rows):
        return None
    last = max([header[-1], *rows, *sums])
    area: Area = (header[0], columns[0].index, last, columns[-1].index)
    above = [text_of(c) for r in sheet.rows[: header[0]] for c in r if isinstance(c, str) and c.strip()]
    unit_line = next((text for text in above if units_of_line(text)), "")
    title = next((text for text in above if text != unit_line and not is_as_of(text)), "")
    table = Table(1, index, sheet.name, area, header[-1] + 1, title, unit_line, (), "")
    return CaseList(
        table, columns, tuple(rows), tuple(sums), _numbers_above(sheet, header[0]), _covered(sheet, area, ids)
    )


def _numbers_above(sheet: Sheet, top: int) -> Place | None:
    """Give the cell of the first of several numbers above the headings."""
    found = [
        (r, c)
        for r, row in enumerate(sheet.rows[:top])
        for c, cell in enumerate(row)
        if isinstance(cell, int | float) and not isinstance(cell, bool)
    ]
    return found[0] if len(found) >= _FEW else None


def _covered(sheet: Sheet, area: Area, ids: int) -> dict[Place, Place]:
    """Give the cells of the body that merged ones cover; a project's number is no one else's."""
    found: dict[Place, Place] = {}
    for top, left, bottom, right in sheet.merged:
        if area[0] <= top <= area[2]:
            for row in range(top, min(bottom, area[2]) + 1):
                found.update({(row, c): (top, left) for c in range(left, right + 1) if c != ids})
    return found
