"""The part of a sheet that shows a slide's exhibit: its whole table, and its chart or map."""

from __future__ import annotations

from dataclasses import dataclass

from outcomes.export.annex.book import Page
from outcomes.export.annex.chart_cells import Shown, drawn_from, every, own_cells
from outcomes.export.annex.charts import Drawn, Range, chart_of, height_for
from outcomes.export.annex.figures import Cell, Cells, table_of
from outcomes.export.annex.map_table import map_table
from outcomes.export.native import NativeChart, Series
from outcomes.export.native_xml import laid
from outcomes.export.pack import Exhibit

LETTER_PIXELS = 7.0
LETTER_ACROSS = 12.0
"""Pixels of a letter of a chart's names."""
POINTS_PER_PIXEL = 0.75
WIDEST = 110.0
"""Half-width letters a chart is wide at most."""
MOST_FROZEN = 230.0
"""Points of title and header that may stay in view; a longer title would leave no room to scroll."""
HIGHEST = 560
"""Pixels a chart is high at most, so that it stays whole on a printed sheet."""
LONG = 460.0
"""Points from which a table is longer than a printed sheet, so that its header is repeated."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a chart will stand: row, column, pixels across and down; and its cells, None where it needs its own."""

    row: int
    column: int
    size: tuple[int, int]
    drawn: Drawn | None
    shown: Shown


def table_part(page: Page, exhibit: Exhibit, beside: int | None) -> Spot | None:
    """Write the table and the map, and keep room for the chart; give where it will stand.

    `beside` is the column from which there is room to the right of the table; None: below it.
    """
    top = page.row
    cells = _table(page, exhibit)
    start = (top, beside) if beside is not None else (page.row + 1, 0)
    if exhibit.map is not None:
        page.row = max(page.row, map_table(page, exhibit.map, *start))
        start = (page.row + 1, 0)
    if exhibit.native is None or not exhibit.native.knows_any:
        return None
    across = sum(page.widths[start[1] : page.reach + 1])
    wide = int(min(across, WIDEST) * LETTER_PIXELS)
    size = (wide, min(height_for(laid(exhibit.native, wide / LETTER_ACROSS)), HIGHEST))
    start = (start[0] + 1, start[1])  # below the header, which is repeated on paper and stays in view
    page.row = max(page.row, _row_below(page, start[0], size[1]))
    page.keep(start[0] - 1, size[1] * POINTS_PER_PIXEL)
    return Spot(*start, size, _in_table(page, exhibit, exhibit.native, cells, top), Shown(exhibit, cells, top + 1))


def chart_part(page: Page, exhibit: Exhibit, spot: Spot) -> None:
    """Draw the chart at its spot, from the table or, below all else, from cells of its own."""
    if exhibit.native is None:
        return
    drawn = spot.drawn or own_cells(page, exhibit.native, spot.shown)
    made = chart_of(page.book, laid(exhibit.native, spot.size[0] / LETTER_ACROSS), drawn, spot.size)
    page.sheet.insert_chart(spot.row, spot.column, made, {"description": exhibit.alt, "object_position": 2})


def _table(page: Page, exhibit: Exhibit) -> Cells:
    """Write the table; its header and row names stay in view, and a long one's header is printed on each sheet."""
    top = page.row
    for place, head in enumerate(exhibit.columns):
        page.cell(top, place, Cell(head), "head")
    cells = table_of(len(exhibit.columns), exhibit.cells, (0, *exhibit.words))
    for row, line in enumerate(cells, start=top + 1):
        for place, cell in enumerate(line):
            look = "name" if place == 0 else "words" if place in exhibit.words else "unknown"
            page.cell(row, place, cell, look)
    page.row = top + 1 + len(cells)
    frozen = sum(page.points(row) for row in range(top + 1))
    page.sheet.freeze_panes(top + 1 if frozen <= MOST_FROZEN else 0, 1)
    if sum(page.points(row) for row in range(page.row)) > LONG:
        page.sheet.repeat_rows(top)
    return cells


def _row_below(page: Page, row: int, pixels: int) -> int:
    """Give the first row below something so many pixels high, and one row of air."""
    left = pixels * POINTS_PER_PIXEL
    while left > 0:
        left -= page.points(row)
        row += 1
    return row + 1


def _in_table(page: Page, exhibit: Exhibit, native: NativeChart, cells: Cells, head: int) -> Drawn | None:
    """Give where the chart's numbers stand in the table; None where a value is unknown or not a number there.

    Text in a chart's cells would be drawn as 0, so a chart with gaps is drawn from cells of its own.
    """
    texts = [tuple(row[place].text for row in cells) for place in range(len(exhibit.columns))]
    found = [_column(each, exhibit.columns, cells) for each in every(native)]
    if None in found or native.categories not in texts or not cells:
        return None
    ranges = [Range(place, head + 1, head + len(cells)) for place in found if place is not None]
    category = Range(texts.index(native.categories), head + 1, head + len(cells))
    return drawn_from(page, native, head, category, ranges)


def _column(series: Series, heads: tuple[str, ...], cells: Cells) -> int | None:
    if None in series.values or series.name not in heads:
        return None
    place = heads.index(series.name)
    return place if tuple(row[place].value for row in cells) == series.values else None
