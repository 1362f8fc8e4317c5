"""The sheet with last year's figures: to look at, never loaded.

Its numbers stand in sentences (‘2024년 260 개’), in which the reader sees text and no figures; so no rule is needed by
which a sheet is passed over, and a sheet of that name in another file is read like any other.
"""

from __future__ import annotations

from typing import Any

from etl.template.field import Field
from etl.template.last_year import WHOLE_YEAR, LastYear, source_name
from etl.template.paper import Paper

HEAD = 3
WIDTHS = [24, 40, 30, 34, 10, 70]
COLUMNS = ("place", "indicator", "scope", "known", "status", "source")
AXES = ("base", "measure_scope", "stage")


def reference(paper: Paper, name: str, year: int, asked: dict[str, Field], before: LastYear) -> None:
    """Write every known figure of the year before, one in a row, with its source.

    Args:
        paper: Where to.
        name: The sheet's name.
        year: The year of the figures.
        asked: The indicators, by id.
        before: The figures.
    """
    sheet = paper.sheet(name, WIDTHS, landscape=True)
    headings = [paper.say(f"template.column.{column}") for column in COLUMNS]
    hint = paper.say("template.reference_hint" if len(before.rows) else "template.reference_none", year=year)
    paper.head(sheet, paper.say("template.reference_title", year=year), headings, HEAD, hint)
    known: list[Any] = list(before.rows.itertuples(index=False))
    for number, row in enumerate(known, start=HEAD + 1):
        for column, text in enumerate(_texts(paper, asked[row.indicator], row)):
            sheet.write_string(number, column, text, paper.look("past"))
    last = HEAD + len(known)
    sheet.autofilter(HEAD, 0, last, len(COLUMNS) - 1)
    sheet.print_area(0, 0, last, len(COLUMNS) - 1)


def _texts(paper: Paper, field: Field, row: Any) -> list[str]:
    """Give a figure's cells, all of them texts."""
    catalog, lang = paper.catalog, paper.lang
    organization = catalog.organizations.get(row.organization)
    place = organization.name.say(lang) if organization else row.organization or catalog.place(row.region, lang)
    scope = " · ".join(catalog.scope(axis, getattr(row, axis), lang) for axis in AXES if getattr(row, axis))
    status, source = catalog.scope("status", row.status, lang), source_name(catalog, row.source)
    return [place, field.name, scope, _known(paper, field, row), status, source]


def _known(paper: Paper, field: Field, row: Any) -> str:
    """Give a value behind its year, or behind its days where it is not a whole year's."""
    end, known = row.period_end, field.shown(row.value)
    if row.period_kind in WHOLE_YEAR and (end.month, end.day) == (12, 31):
        return paper.say("template.last_year", year=end.year, known=known)
    days = [f"{day:%Y-%m-%d}" for day in (row.period_start, end)]
    return f"{' ~ '.join(dict.fromkeys(days))}: {known}"
