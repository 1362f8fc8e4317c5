"""The sheet for the provinces: a row each, a column for each indicator that the first screens are made of."""

from __future__ import annotations

from xlsxwriter.utility import xl_rowcol_to_cell

from etl.template.entry import of_field
from etl.template.field import Field
from etl.template.last_year import LastYear
from etl.template.paper import Paper, beside
from outcomes.catalog.model import Region

HEAD = 3  # the row of the headings, from 0


def grid(paper: Paper, year: int, asked: list[Field], regions: list[Region], before: LastYear) -> None:
    """Write the sheet: provinces down, indicators with their units across.

    Args:
        paper: Where to.
        year: What the figures are of; it stands in the title, which the reader takes it from.
        asked: The indicators, from left to right.
        regions: The places, from top to bottom.
        before: Last year's figures, shown beside a chosen cell.
    """
    sheet = paper.sheet(paper.say("template.sheet.grid"), [20, *[17.5] * len(asked)], landscape=True, accent=True)
    headings = [paper.say("template.column.province"), *(f"{f.name}\n({f.unit})" if f.unit else f.name for f in asked)]
    paper.head(sheet, paper.say("template.grid_title", year=year), headings, HEAD)
    sheet.set_row(HEAD, 50)
    for column, field in enumerate(asked, start=1):
        meaning = beside(field.heading, field.indicator.definition.say(paper.lang))
        sheet.data_validation(HEAD, column, HEAD, column, {"validate": "any", **meaning})
    for row, region in enumerate(regions, start=HEAD + 1):
        sheet.set_row(row, 19)
        sheet.write_string(row, 0, region.name.say(paper.lang), paper.look("name"))
        for column, field in enumerate(asked, start=1):
            sheet.write_blank(row, column, None, paper.look(field.accepts))
            rule = of_field(paper, field, xl_rowcol_to_cell(row, column), before.said(field, region))
            sheet.data_validation(row, column, row, column, rule)
    sheet.print_area(0, 0, HEAD + len(regions), len(asked))
    sheet.set_selection(HEAD + 1, 1, HEAD + 1, 1)
