"""Writes drawn sheets as the files that offices send: xlsx, xls, ods and text in several encodings."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import range_boundaries

from tests.sheets.office_grid import COLUMNS, Grid, split

NOTICE = "시험용 가상 수치"


@dataclass
class Office:
    """A file that an office sends: its name, its sheets, and for a text file how it is written."""

    file_name: str
    grids: list[Grid]
    encoding: str = "utf-8"
    delimiter: str = ","

    def write(self, folder: Path) -> None:
        """Write the file and, beside it, what a reader should find."""
        path = folder / self.file_name
        writers = {".xlsx": write_xlsx, ".xls": write_xls, ".ods": write_ods}
        if path.suffix in writers:
            writers[path.suffix](path, self.grids)
        else:
            path.write_bytes(text_of(self.grids[0], self.delimiter).encode(self.encoding))
        named = path.suffix in writers
        buffer, number = io.StringIO(), 1
        out = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
        out.writeheader()
        for grid in self.grids:
            out.writerows(grid.readings(number, named))
            number += len(grid.tables)
        path.with_suffix(".expected.csv").write_text(buffer.getvalue(), encoding="utf-8", newline="")


def write_xlsx(path: Path, grids: list[Grid]) -> None:
    """Write a workbook with merged blocks, hidden rows, columns and sheets, and number formats."""
    book = Workbook()
    book.remove(book.active)
    book.properties.creator = NOTICE
    for grid in grids:
        sheet = book.create_sheet(grid.name)
        for (row, column), content in grid.cells.items():
            sheet.cell(row, column, content)
        for block in grid.merged:
            sheet.merge_cells(block)
        for row, column, form in formats_of(grid):
            sheet.cell(row, column).number_format = form
        for row in grid.hidden_rows:
            sheet.row_dimensions[row].hidden = True
        for column in grid.hidden_columns:
            sheet.column_dimensions[column].hidden = True
        sheet.sheet_state = "hidden" if grid.hidden else "visible"
    book.save(path)


def write_xls(path: Path, grids: list[Grid]) -> None:
    """Write a workbook of Excel 97–2003. It needs `pip install xlwt`, which nothing else here does."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    for grid in grids:
        sheet = book.add_sheet(grid.name)
        forms = {(row, column): form for row, column, form in formats_of(grid)}
        covers = {split(block.split(":")[0]): range_boundaries(block) for block in grid.merged}
        for (row, column), content in grid.cells.items():
            style = xlwt.easyxf(num_format_str=forms.get((row, column), "General"))
            if (row, column) in covers:
                left, top, right, bottom = covers[row, column]
                sheet.write_merge(top - 1, bottom - 1, left - 1, right - 1, content, style)
            else:
                sheet.write(row - 1, column - 1, content, style)
        for row in grid.hidden_rows:
            sheet.row(row - 1).hidden = True
    book.save(str(path))


def formats_of(grid: Grid) -> list[tuple[int, int, str]]:
    """Give row, column and number format of each cell that has one."""
    return [(*place, form) for area, form in grid.formats.items() for place in places_of(area)]


def places_of(area: str) -> list[tuple[int, int]]:
    """Give the cells of an area as (row, column) from 1."""
    left, top, right, bottom = range_boundaries(area)
    return [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]


def write_ods(path: Path, grids: list[Grid]) -> None:
    """Write an OpenDocument sheet with merged blocks. It needs `pip install odfpy`, which nothing else here does."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import CoveredTableCell, Table, TableCell, TableRow
    from odf.text import P

    book = OpenDocumentSpreadsheet()
    for grid in grids:
        table = Table(name=grid.name)
        spans = {split(block.split(":")[0]): range_boundaries(block) for block in grid.merged}
        covered = {place for block in grid.merged for place in places_of(block)} - spans.keys()
        for row in range(1, max(place[0] for place in grid.cells) + 1):
            line = TableRow()
            for column in range(1, max(place[1] for place in grid.cells) + 1):
                content = grid.cells.get((row, column))
                given: dict[str, object] = {}
                if (row, column) in spans:
                    left, top, right, bottom = spans[row, column]
                    given = {"numbercolumnsspanned": right - left + 1, "numberrowsspanned": bottom - top + 1}
                if isinstance(content, (int, float)):
                    given |= {"valuetype": "float", "value": content}
                elif content is not None:
                    given |= {"valuetype": "string"}
                cell = (CoveredTableCell if (row, column) in covered else TableCell)(**given)
                if content is not None:
                    cell.addElement(P(text=str(content)))
                line.addElement(cell)
            table.addElement(line)
        book.spreadsheet.addElement(table)
    book.save(str(path))


def text_of(grid: Grid, delimiter: str) -> str:
    """Write a sheet as delimited text with the line ends of Windows."""
    buffer = io.StringIO()
    out = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    for row in range(1, max(place[0] for place in grid.cells) + 1):
        last = max((column for line, column in grid.cells if line == row), default=0)
        out.writerow([shown(grid.cells.get((row, column))) for column in range(1, last + 1)])
    return buffer.getvalue()


def shown(content: object) -> str:
    """Give a cell as text."""
    if isinstance(content, date):
        return content.isoformat()
    return "" if content is None else str(content)
