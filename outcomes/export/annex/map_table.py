"""A map as a table: each region with its figure and its class, filled in the class's color, and the legend."""

from __future__ import annotations

from outcomes.export import colors
from outcomes.export.annex.book import Page
from outcomes.export.annex.figures import Cell, cell_of
from outcomes.export.native import RegionMap

HATCHED = 14
"""The pattern ‘thin diagonal stripe’, for unknown."""


def map_table(page: Page, drawn: RegionMap, row: int, column: int) -> int:
    """Write the regions and below them the legend, from a cell on; give the row after the last.

    Where less than three columns are set up there, plain ones of the sheet are used.
    """
    say = page.book.pack.say
    heads = (say("pack.annex.region"), say("pack.annex.figure"), drawn.legend_title)
    _heads(page, row, column, heads)
    for area in drawn.areas:
        row += 1
        page.cell(row, column, Cell(area.name), "name")
        page.cell(row, column + 1, cell_of(area.printed))
        _filled(page, row, column + 2, area.label, area.fill, hatched=area.hatched)
    row += 2
    _heads(page, row, column, (drawn.legend_title, say("pack.annex.count")))
    for entry in drawn.legend:
        row += 1
        _filled(page, row, column, entry.label, entry.fill)
        page.cell(row, column + 1, cell_of(str(entry.count)))
    return row + 1


def _heads(page: Page, row: int, column: int, heads: tuple[str, ...]) -> None:
    for place, head in enumerate(heads, start=column):
        page.cell(row, place, Cell(head), "head")


def _filled(page: Page, row: int, column: int, label: str, fill: str, *, hatched: bool = False) -> None:
    """Write a class in its color; unknown is striped, so that no color says it."""
    stripes = {"pattern": HATCHED, "fg_color": colors.HATCH, "bg_color": fill} if hatched else {"bg_color": fill}
    letters = colors.INK if hatched else colors.on(fill)
    page.cell(row, column, Cell(label), "class", font_color=letters, **stripes)
