"""Puts the sheets together."""

from __future__ import annotations

import io
from datetime import date, datetime

import pandas as pd
import xlsxwriter

from etl.template.field import fields, has_begun, most_used
from etl.template.grid import grid
from etl.template.guide import guide
from etl.template.last_year import last_year
from etl.template.listing import listing, place_names
from etl.template.nation import nation
from etl.template.paper import Paper
from etl.template.reference import reference
from outcomes.catalog.model import Catalog, Lang

FONT = {"font_name": "맑은 고딕", "font_size": 10}


def template(catalog: Catalog, edition_observation: pd.DataFrame | None, year: int, lang: Lang = "ko") -> bytes:
    """Give the workbook (.xlsx) to fill in for a year; the same bytes for the same inputs.

    What is filled in reads without a question: every heading names an indicator of the catalog with its unit, places
    and periods come from lists, and what is there only to be looked at reads as text.

    Args:
        catalog: Indicators, places and words.
        edition_observation: Rows of the lake's `observation`, shown as last year's figures; None before the first load.
        year: The year to fill in; provinces are those that exist at its end.
        lang: Of the sheets; the instructions are in both languages.
    """
    out = io.BytesIO()
    asked, before = fields(catalog, lang), last_year(catalog, edition_observation, year - 1, lang)
    provinces, whole = list(catalog.provinces(date(year, 12, 31))), catalog.regions["KR"]
    # A copy of FONT, because xlsxwriter takes things out of what it is given. Text is only ever written as text.
    with xlsxwriter.Workbook(out, {"in_memory": True, "default_format_properties": dict(FONT)}) as book:
        paper = Paper(book, catalog, lang)
        title = paper.say("template.guide_title", year=year)
        book.set_properties({"title": title, "created": datetime(year, 1, 1)})
        name = paper.say("template.sheet.reference", year=year - 1)
        sheets = {f"{sheet}_sheet": paper.say(f"template.sheet.{sheet}") for sheet in ("grid", "listing")}
        told = {"year": year, "before": year - 1, "reference_sheet": name, "nation_sheet": whole.name.say(lang)}
        guide(paper, {**told, **sheets})
        now = {id: field for id, field in asked.items() if has_begun(field.indicator, year)}
        grid(paper, year, [now[id] for id in most_used(catalog) if id in now], provinces, before)
        nation(paper, year, list(now.values()), whole, before)
        listing(paper, year, list(now.values()), place_names(catalog, year, lang))
        reference(paper, name, year - 1, asked, before)
    return out.getvalue()
