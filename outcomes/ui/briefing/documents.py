"""A pack as a document of any kind: slides, Hangul, workbook, web page, paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from outcomes.charts.script import plotly_script
from outcomes.export.annex.workbook import xlsx_bytes
from outcomes.export.deck.page import Script, html_bytes
from outcomes.export.deck.paper import pdf_bytes
from outcomes.export.hangul.report import hwpx_bytes
from outcomes.export.pack import Pack
from outcomes.export.slides.deck import pptx_bytes


def presentation(pack: Pack) -> bytes:
    """Give a pack as the page that its presenter opens: everything in it, the notes for the second window too."""
    return html_bytes(pack, Script(text=plotly_script()), private=True)


def web_page(pack: Pack) -> bytes:
    """Give a pack as one HTML file to hand out, with everything in it but the presenter's notes."""
    return html_bytes(pack, Script(text=plotly_script()))


def paper(pack: Pack) -> bytes:
    """Give a pack as PDF.

    Raises:
        PaperError: no browser could print it.
    """
    return pdf_bytes(web_page(pack))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: what makes it, its media type, and whether a browser has to be waited for."""

    make: Callable[[Pack], bytes]
    media_type: str
    slow: bool = False


KINDS = {
    "pptx": Kind(pptx_bytes, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "hwpx": Kind(hwpx_bytes, "application/vnd.hancom.hwpx"),
    "xlsx": Kind(xlsx_bytes, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "html": Kind(web_page, "text/html; charset=utf-8"),
    "pdf": Kind(paper, "application/pdf", slow=True),
}
"""Ending → kind, in the order in which they are offered."""
