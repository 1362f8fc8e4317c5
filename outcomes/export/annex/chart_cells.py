"""The cells of a chart with gaps: computed from the table above, so that what is changed there is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from outcomes.export.annex.book import Page
from outcomes.export.annex.charts import Drawn, Range
from outcomes.export.annex.figures import Cell, Cells, cell_of, decimals_code, places_of
from outcomes.export.native import NativeChart, Series
from outcomes.export.pack import Exhibit


@dataclass(frozen=True, slots=True)
class Shown:
    """The table as it stands on the sheet: its cells, and the row of the first, counted from 0."""

    exhibit: Exhibit
    cells: Cells
    first: int

    def place_of(self, native: NativeChart, series: Series, number: int) -> tuple[int, int] | None:
        """Give the cell that a value was cut from; None where there is none, several, or a figure only in words."""
        wanted = {native.categories[number], series.name}
        found = []
        for row, line in enumerate(self.exhibit.cells):
            for column, printed in enumerate(line):
                said = {self.exhibit.columns[column], *line[:column], *line[column + 1 :]}
                if printed == series.printed[number] and wanted <= said:
                    found.append((row, column))
        if len(found) != 1:
            return None
        row, column = found[0]
        is_words = column in self.exhibit.words or self.cells[row][column].value != series.values[number]
        return None if is_words else (self.first + row, column)


def drawn_from(page: Page, native: NativeChart, head: int, category: Range, ranges: list[Range]) -> Drawn:
    """Give where a chart's numbers stand: a scatter's horizontal ones last among the ranges."""
    names = tuple((head, each.column) for each in ranges[: len(native.series)])
    across = ranges[-1] if native.across else None
    return Drawn(page.name, category, names, tuple(ranges[: len(native.series)]), across)


def every(native: NativeChart) -> tuple[Series, ...]:
    """Give a chart's series, a scatter's horizontal one last."""
    return (*native.series, native.across) if native.across else native.series


def own_cells(page: Page, native: NativeChart, shown: Shown) -> Drawn:
    """Write the chart's numbers as a table of their own, which a chart shows with gaps where they are unknown."""
    say = page.book.pack.say
    page.breaks.append(page.row + 1)
    page.section(say("pack.annex.chart_data"))
    page.line(say("pack.annex.chart_gaps"), "soft")
    top = page.row
    page.cell(top, 0, Cell(say("pack.annex.category")), "head")
    for row, name in enumerate(native.categories, start=top + 1):
        page.cell(row, 0, Cell(name), "name")
    for column, series in enumerate(every(native), start=1):
        page.cell(top, column, Cell(series.name), "head")
        for number in range(len(native.categories)):
            place = shown.place_of(native, series, number)
            _value(page, (top + 1 + number, column), series, number, place)
    page.row = top + 1 + len(native.categories)
    ranges = [Range(column, top + 1, page.row - 1) for column in range(len(every(native)) + 1)]
    return drawn_from(page, native, top, ranges[0], ranges[1:])


def _value(page: Page, at: tuple[int, int], series: Series, number: int, place: tuple[int, int] | None) -> None:
    """Write a value: computed from its cell in the table, or the number that the chart draws of a range in words.

    An unknown one stays an empty cell: not every program draws a formula without a number as a gap, some draw it as 0.
    """
    value, printed = series.values[number], series.printed[number]
    if value is None:
        return
    cell = cell_of(printed)
    if place is not None:
        page.computed(*at, xl_rowcol_to_cell(*place), value, cell.code)
    else:
        page.cell(*at, cell if cell.is_number else Cell(printed, value, decimals_code(places_of(printed))))
