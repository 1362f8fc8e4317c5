"""The sheet for the nation: every stored indicator with its meaning; its value, plan and target."""

from __future__ import annotations

from xlsxwriter.utility import xl_rowcol_to_cell

from etl.template.entry import of_field
from etl.template.field import Field
from etl.template.last_year import LastYear
from etl.template.paper import Paper
from outcomes.catalog.model import Region

HEAD = 3
WIDTHS = [9, 44, 16, 16, 16, 76]
COLUMNS = ("place", "indicator_unit", "value", "plan", "target", "notes")
KNOWN, NUMBERS, NOTES = 2, (2, 3, 4), 5


def nation(paper: Paper, year: int, asked: list[Field], whole: Region, before: LastYear) -> None:
    """Write the sheet: indicators down; value, plan and target across, and behind them what the indicator means.

    The nation has a sheet of its own, because beside provinces its row would be taken for their sum. It is named in
    each row, so that rows without numbers belong to the table as much as the others.

    Args:
        paper: Where to.
        year: What the figures are of; it stands in the title, and so does the nation.
        asked: The indicators, from top to bottom.
        whole: The nation.
        before: Last year's figures, shown beside a chosen value.
    """
    name = whole.name.say(paper.lang)
    sheet = paper.sheet(name, WIDTHS, landscape=True, accent=True)
    headings = [paper.say(f"template.column.{column}") for column in COLUMNS]
    paper.head(sheet, paper.say("template.nation_title", year=year, name=name), headings, HEAD)
    for row, field in enumerate(asked, start=HEAD + 1):
        sheet.write_string(row, 0, name, paper.look("words"))
        sheet.write_string(row, 1, field.heading, paper.look("words"))
        sheet.write_string(row, NOTES, field.indicator.definition.say(paper.lang), paper.look("words"))
        for column in NUMBERS:
            if column != KNOWN and not field.has_plans:
                sheet.write_blank(row, column, None, paper.look("name"))
                continue
            told = before.said(field, whole) if column == KNOWN else ""
            sheet.write_blank(row, column, None, paper.look(field.accepts))
            rule = of_field(paper, field, xl_rowcol_to_cell(row, column), told)
            sheet.data_validation(row, column, row, column, rule)
    sheet.print_area(0, 0, HEAD + len(asked), NOTES)
    sheet.freeze_panes(HEAD + 1, KNOWN)
    sheet.set_selection(HEAD + 1, KNOWN, HEAD + 1, KNOWN)
