"""A briefing's annex: one workbook, in which every number can be calculated with and every source looked up."""

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter

from outcomes.export.annex.book import LETTERS, Book
from outcomes.export.annex.contents import contents_sheet, sources_sheet
from outcomes.export.annex.names import sheet_names
from outcomes.export.annex.slide_sheet import slide_sheet
from outcomes.export.pack import Pack
from outcomes.export.said import license_line, version_line
from outcomes.export.settled import settled
from outcomes.export.table_file import TEXT_STAYS_TEXT


def xlsx_bytes(pack: Pack) -> bytes:
    """Give a pack as a workbook: contents, a sheet for each slide, sources.

    Numbers are numbers in the unit they are printed in and look exactly as printed; words, ranges and approximate
    figures are text. The same pack gives the same bytes. The presenter's notes are left out.
    """
    out = io.BytesIO()
    opened = TEXT_STAYS_TEXT | {"default_format_properties": dict(LETTERS)}  # a copy: the library changes it
    with xlsxwriter.Workbook(out, opened) as file:
        book = Book(pack, file)
        file.set_properties(_properties(pack))
        sheets = sheet_names(slide.title for slide in pack.slides)
        contents = pack.say("pack.annex.contents")
        sources = pack.say("pack.annex.sources") if any(slide.sources for slide in pack.slides) else ""
        contents_sheet(book, contents, sheets, sources)
        for slide, sheet in zip(pack.slides, sheets, strict=True):
            slide_sheet(book, slide, sheet, contents)
        if sources:
            sources_sheet(book, sources, sheets, contents)
    return settled(out.getvalue())


def _properties(pack: Pack) -> dict[str, object]:
    return {
        "title": pack.name,
        "author": pack.author,
        "subject": license_line(pack),
        "comments": version_line(pack),
        "created": datetime.fromisoformat(pack.made_at).replace(tzinfo=None),
    }
