"""The sheet of one slide: its table on top, its chart or map beside it, then all that is said with them."""

from __future__ import annotations

from outcomes.export.annex.book import Book, Page
from outcomes.export.annex.exhibit_part import chart_part, table_part
from outcomes.export.annex.figures import Cell, cell_of
from outcomes.export.annex.widths import grid_of
from outcomes.export.pack import Exhibit, KeyFigure, Slide
from outcomes.export.said import license_line, source_lines, verdict


def slide_sheet(book: Book, slide: Slide, name: str, contents: str) -> None:
    """Write a slide's sheet; `contents` is the sheet that lists them all."""
    grid = grid_of(slide)
    page = Page(book, book.sheet(name), name, list(grid.widths))
    _headed(page, slide, contents)
    spot = table_part(page, slide.exhibit, grid.beside) if slide.exhibit else None
    _said(page, slide)
    if slide.exhibit:
        _explained(page, slide.exhibit)
    _listed(page, book.pack.say("pack.annex.sources"), source_lines(book.pack, slide), "soft")
    if spot and slide.exhibit:
        chart_part(page, slide.exhibit, spot)
    page.end()


def _headed(page: Page, slide: Slide, contents: str) -> None:
    page.line(slide.title, "title")
    if slide.subtitle:
        page.line(slide.subtitle, "subtitle")
    if page.book.pack.synthetic:
        page.line(license_line(page.book.pack), "mark")
    page.link(page.row, 0, page.book.pack.say("pack.annex.back"), contents)
    page.row += 1
    page.sheet.repeat_rows(0, page.row - 2)
    page.sheet.freeze_panes(page.row, 0)


def _said(page: Page, slide: Slide) -> None:
    """Write sentences, headline figures and remarks."""
    say = page.book.pack.say
    _listed(page, say("pack.annex.sentences"), slide.sentences)
    if slide.cards:
        page.section(say("pack.annex.cards"))
        heads = (say("pack.annex.label"), say("pack.annex.value"), say("pack.annex.status"))
        for place, head in enumerate(heads):
            page.cell(page.row, place, Cell(head), "head")
        page.across(page.row, len(heads), say("pack.annex.note"), "head")
        page.row += 1
    for card in slide.cards:
        _card(page, card)
    _listed(page, say("pack.annex.remarks"), (slide.remarks,) if slide.remarks else ())


def _card(page: Page, card: KeyFigure) -> None:
    page.cell(page.row, 0, Cell(card.label), "name")
    page.cell(page.row, 1, cell_of(card.value))
    page.cell(page.row, 2, Cell(verdict(card)), "words")
    page.across(page.row, 3, card.note, "words")
    page.row += 1


def _explained(page: Page, exhibit: Exhibit) -> None:
    """Write the notes below the table and what its terms mean."""
    say = page.book.pack.say
    _listed(page, say("pack.annex.notes"), exhibit.notes)
    meanings = tuple(f"{term}: {meaning}" for term, meaning in exhibit.definitions)
    _listed(page, say("pack.annex.definitions"), meanings)


def _listed(page: Page, title: str, lines: tuple[str, ...], look: str = "text") -> None:
    """Write lines under a heading; neither where there are none."""
    if lines:
        page.section(title)
    for line in lines:
        page.line(line, look)
