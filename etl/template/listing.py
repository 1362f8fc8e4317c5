"""The sheet for every other figure, one in a row, and the hidden lists that its cells choose from."""

from __future__ import annotations

from datetime import date

from xlsxwriter.worksheet import Worksheet

from etl.template.entry import of_any, of_list
from etl.template.field import Field
from etl.template.paper import Paper
from outcomes.catalog.model import Catalog, Lang

HEAD, ROWS = 3, 200
COLUMNS = ("place", "indicator_unit", "status", "period", "value")
STATUSES = ("actual", "provisional", "plan", "target")
PERIODS = ("year", "half1", "half2", "quarter1", "quarter2", "quarter3", "quarter4")


def listing(paper: Paper, year: int, asked: list[Field], places: list[str]) -> None:
    """Write the sheet of figures one by one, and the hidden sheet with the names to choose from.

    Args:
        paper: Where to.
        year: What the figures are of; it stands in the title, and counts wherever no period is chosen.
        asked: The indicators to choose from, each with its unit.
        places: The names to choose from: provinces, organizations, municipalities.
    """
    sheet = paper.sheet(paper.say("template.sheet.listing"), [30, 52, 11, 18, 16], landscape=True, accent=True)
    headings = [paper.say(f"template.column.{name}") for name in COLUMNS]
    title = paper.say("template.listing_title", year=year)
    paper.head(sheet, title, headings, HEAD, paper.say("template.listing_hint"))
    top, end = HEAD + 1, HEAD + ROWS
    for row in range(top, end + 1):
        for column in range(4):
            sheet.write_blank(row, column, None, paper.look("choice"))
        sheet.write_blank(row, 4, None, paper.look("decimal"))
    lists = _lists(paper, places, [field.heading for field in asked])
    for column, rule in enumerate((
        of_list(paper, lists[0], "place", strict=False),
        of_list(paper, lists[1], "indicator_unit"),
        of_list(paper, [paper.catalog.scope("status", id, paper.lang) for id in STATUSES], "status"),
        of_list(paper, [paper.say(f"template.period.{id}", year=year) for id in PERIODS], "period", strict=False),
        of_any(paper, f"E{top + 1}"),
    )):  # fmt: skip
        sheet.data_validation(top, column, end, column, rule)
    _point_at_what_is_missing(paper, sheet, top, end)
    sheet.print_area(0, 0, end, len(COLUMNS) - 1)
    sheet.set_selection(top, 0, top, 0)


def place_names(catalog: Catalog, year: int, lang: Lang) -> list[str]:
    """Give the names of the places that have no sheet of their own, at the end of a year, in the order of the list.

    A municipality has its province beside it; the one that is a whole province (Sejong) is there only once.
    """
    end = date(year, 12, 31)
    whole = {region.name for region in catalog.regions.values()}
    towns = [
        catalog.place(town.id, lang)
        for town in catalog.municipalities.values()
        if town.name not in whole and (town.valid_from or end) <= end <= (town.valid_to or end)
    ]
    regions = [region.name.say(lang) for region in catalog.provinces(end)]
    return [*regions, *(organization.name.say(lang) for organization in catalog.organizations.values()), *towns]


def _lists(paper: Paper, *lists: list[str]) -> list[str]:
    """Write the lists side by side on a hidden sheet; give the reference to each."""
    name = paper.say("template.sheet.lists")
    sheet = paper.book.add_worksheet(name)
    sheet.hide()
    for column, texts in enumerate(lists):
        for row, text in enumerate(texts):
            sheet.write_string(row, column, text)
    return [f"='{name}'!${'AB'[n]}$1:${'AB'[n]}${len(texts)}" for n, texts in enumerate(lists)]


def _point_at_what_is_missing(paper: Paper, sheet: Worksheet, top: int, end: int) -> None:
    """Color place and indicator where a row has a value but not these."""
    first = top + 1
    for column, letter in enumerate("AB"):
        condition = f'=AND($E{first}<>"",${letter}{first}="")'
        rule = {"type": "formula", "criteria": condition, "format": paper.look("missing")}
        sheet.conditional_format(top, column, end, column, rule)
