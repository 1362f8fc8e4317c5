"""The workbook's first sheet, which lists the others, and its last, which lists the sources."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outcomes.export.annex.book import Book, Page
from outcomes.export.annex.figures import Cell
from outcomes.export.pack import Slide, Source
from outcomes.export.said import license_line, made_line, version_line

WEB = re.compile(r"https?://[^\s\"<>^`{|}\\]{1,2000}")
"""What may be a link; any other address is text."""
WIDTHS = (22, 22, 13, 24, 15, 11, 20, 38, 11, 9, 18)
"""Columns of the list of sources: slide, whose, value, document, publisher, date, address, quotation …"""
ADDRESS = 6


def contents_sheet(book: Book, name: str, sheets: Sequence[str], sources: str) -> None:
    """Write what the pack is, and a link to the sheet of each slide and, where there is one, to the sources'."""
    say = book.pack.say
    page = Page(book, book.sheet(name), name, [7, 74, 60])
    page.line(book.pack.name, "title")
    page.line(made_line(book.pack), "subtitle")
    page.line(version_line(book.pack), "subtitle")
    if license_line(book.pack):
        page.line(license_line(book.pack), "mark" if book.pack.synthetic else "subtitle")
    page.line(say("pack.annex.reading"), "soft")
    heads = ("pack.annex.number", "pack.annex.title", "pack.annex.scope")
    for place, head in enumerate(heads):
        page.cell(page.row, place, Cell(say(head)), "head")
    page.sheet.freeze_panes(page.row + 1, 0)
    page.sheet.repeat_rows(page.row)
    for number, (slide, sheet) in enumerate(zip(book.pack.slides, sheets, strict=True), start=1):
        page.row += 1
        page.cell(page.row, 0, Cell(str(number)), "place")
        page.link(page.row, 1, slide.title, sheet, "row_link")
        page.cell(page.row, 2, Cell(slide.subtitle), "words")
    if sources:
        page.row += 1
        page.link(page.row, 1, say("pack.annex.sources"), sources, "row_link")
    page.row += 1
    page.end()


def sources_sheet(book: Book, name: str, sheets: Sequence[str], contents: str) -> None:
    """Write each figure's source as a row, slide by slide: what is said of it, its document, its words, its load."""
    say = book.pack.say
    page = Page(book, book.sheet(name), name, list(WIDTHS))
    page.line(say("pack.annex.sources"), "title")
    if book.pack.synthetic:
        page.line(license_line(book.pack), "mark")
    page.link(page.row, 0, say("pack.annex.back"), contents)
    page.row += 1
    for place, head in enumerate(_heads(book)):
        page.cell(page.row, place, Cell(head), "head")
    page.sheet.freeze_panes(page.row + 1, 2)
    page.sheet.repeat_rows(page.row)
    top = page.row
    for slide, sheet in zip(book.pack.slides, sheets, strict=True):
        for source in slide.sources:
            page.row += 1
            page.link(page.row, 0, slide.title, sheet, "row_link")
            _source(page, source)
        _more(page, slide)
    page.sheet.autofilter(top, 0, page.row, len(page.widths) - 1)
    page.row += 1
    page.end()


def _heads(book: Book) -> tuple[str, ...]:
    say = book.pack.say
    return (
        say("pack.annex.title"), say("pack.annex.whose"), say("pack.annex.value"), say("pack.annex.document"),
        say("pack.annex.publisher"), say("pack.annex.date"), say("pack.annex.address"), say("pack.annex.quotation"),
        say("pack.annex.confidence"), say("pack.annex.fact"), say("pack.annex.loaded"),
    )  # fmt: skip


def _source(page: Page, source: Source) -> None:
    texts = (
        source.said, source.value, source.title, source.publisher, source.date, source.url, source.quotation,
        source.confidence, source.position, source.loaded,
    )  # fmt: skip
    for place, text in enumerate(texts, start=1):
        page.cell(page.row, place, Cell(text), "words")
    if WEB.fullmatch(source.url):
        page.sheet.write_url(page.row, ADDRESS, source.url, page.book.look("row_link"), source.url)


def _more(page: Page, slide: Slide) -> None:
    """Say that a slide has more sources than were kept."""
    if slide.more_sources:
        page.row += 1
        page.cell(page.row, 0, Cell(slide.title), "name")
        page.cell(page.row, 1, Cell(page.book.pack.say("pack.more_sources", count=slide.more_sources)), "words")
