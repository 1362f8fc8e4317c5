"""The paper that the sheets are drawn on: its formats, its words, and how text is put down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from outcomes.catalog.model import Catalog, Lang

A4 = 9
OPEN = ("format_columns", "format_rows", "format_cells", "autofilter")  # what a locked sheet lets people do
TITLE_LIMIT, MESSAGE_LIMIT = 32, 255  # Excel's, for what it shows beside a cell
ACCENT, INK, SOFT, LINE, PALE = "#0B6E75", "#1B252A", "#55666F", "#C9D2D6", "#F0F4F5"
CELL = {"border": 1, "border_color": LINE, "valign": "vcenter"}
LOOKS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 15, "font_color": INK},
    "hint": {"font_color": SOFT},
    "head": {**CELL, "bold": True, "bg_color": PALE, "text_wrap": True, "align": "center", "bottom": 2,
             "bottom_color": ACCENT},
    "name": {**CELL, "bg_color": PALE},
    "words": {**CELL, "valign": "top", "text_wrap": True},
    "label": {"bold": True, "valign": "top", "font_color": ACCENT},
    "text": {"valign": "top", "text_wrap": True},
    "choice": {**CELL, "locked": False},
    "whole": {**CELL, "locked": False, "align": "right", "num_format": "#,##0"},
    "amount": {**CELL, "locked": False, "align": "right", "num_format": "#,##0.0##"},
    "percent": {**CELL, "locked": False, "align": "right"},
    "part": {**CELL, "locked": False, "align": "right"},
    "decimal": {**CELL, "locked": False, "align": "right"},
    "past": {**CELL, "font_color": SOFT, "text_wrap": True},
    "past_number": {**CELL, "font_color": SOFT, "num_format": "#,##0.###"},
    "missing": {"bg_color": "#FBE9D7"},
}  # fmt: skip
"""Percent cells have no number format: in such a cell Excel itself takes a typed ‘12.3%’ for what it says."""


@dataclass(slots=True)
class Paper:
    """A workbook being written, in one language.

    Attributes:
        book: The workbook.
        catalog: Where the words are.
        lang: The language of the sheets.
    """

    book: xlsxwriter.Workbook
    catalog: Catalog
    lang: Lang
    _formats: dict[str, Format] = field(default_factory=dict)

    def say(self, key: str, **values: object) -> str:
        """Give words with values filled in."""
        return self.catalog.words[key].say(self.lang).format(**values)

    def look(self, name: str) -> Format:
        """Give a format of LOOKS."""
        if name not in self._formats:
            self._formats[name] = self.book.add_format(dict(LOOKS[name]))
        return self._formats[name]

    def sheet(self, name: str, widths: Sequence[float], *, landscape: bool = False, accent: bool = False) -> Worksheet:
        """Give a new sheet for A4, as wide as the page, its locked cells kept without a password."""
        sheet = self.book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.hide_gridlines(2)
        sheet.set_paper(A4)
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        sheet.set_footer("&L&A&R&P / &N")
        sheet.set_tab_color(ACCENT if accent else LINE)
        sheet.protect(options=dict.fromkeys(OPEN, True))
        return sheet

    def head(self, sheet: Worksheet, title: str, headings: list[str], row: int, hint: str = "") -> None:
        """Write a sheet's title, the line below it, and the headings of its table in row `row` (from 0)."""
        sheet.write_string(0, 0, title, self.look("title"))
        sheet.set_row(0, 26)
        sheet.write_string(1, 0, hint or self.say("template.hint"), self.look("hint"))
        for column, heading in enumerate(headings):
            sheet.write_string(row, column, heading, self.look("head"))
        sheet.repeat_rows(row)
        sheet.freeze_panes(row + 1, 1)


def beside(title: str, message: str) -> dict[str, str]:
    """Give what Excel shows beside a chosen cell, within the length it allows."""
    return {"input_title": cut(title, TITLE_LIMIT), "input_message": cut(message, MESSAGE_LIMIT)}


def refused(title: str, message: str) -> dict[str, str]:
    """Give what Excel says about an entry it does not accept, within the length it allows."""
    return {"error_title": cut(title, TITLE_LIMIT), "error_message": cut(message, MESSAGE_LIMIT)}


def cut(text: str, limit: int) -> str:
    """Give the text within a limit, without characters that a workbook cannot hold."""
    plain = "".join(c if c.isprintable() or c == "\n" else " " for c in text)
    return plain if len(plain) <= limit else plain[: limit - 1] + "…"
