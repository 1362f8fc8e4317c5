"""What a reader finds in each document of a pack: its texts, and the numbers its charts are drawn from.

Numbers of pages and slides in their own fields are left out; so are web addresses, which are no text to be read.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import openpyxl
from lxml import etree, html
from pypdf import PdfReader

from outcomes.export.pack import Pack
from tests.unit.export.shown import shown

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
UNREAD = ("script", "style", "template", "head")


@dataclass(frozen=True)
class Found:
    """Texts as a reader sees them, a paragraph or cell each, and the numbers behind charts."""

    texts: tuple[str, ...]
    drawn: frozenset[Decimal] = frozenset()


def pptx_read(content: bytes, *, notes: bool = True) -> Found:
    """Read slides, their tables and charts, and the pages of notes."""
    folders = r"ppt/(slides|charts|notesSlides)/" if notes else r"ppt/(slides|charts)/"
    parts = _parts(content, folders + r"[^/]*\.xml")
    texts = [text for name, tree in parts for text in _drawing_texts(tree)]
    return Found(tuple(texts), _charts(parts) | _embedded(content))


def hwpx_read(content: bytes) -> Found:
    """Read the sections, with tables, notes and captions, the charts, and the preview."""
    parts = _parts(content, r"Contents/section\d+\.xml|Chart/.*\.xml|Contents/masterpage.*\.xml")
    texts = [text for name, tree in parts if not name.startswith("Chart") for text in _hangul_texts(tree)]
    texts += [text for name, tree in parts if name.startswith("Chart") for text in _drawing_texts(tree)]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        texts += packed.read("Preview/PrvText.txt").decode("utf-8").splitlines()
    return Found(tuple(texts), _charts(parts))


def xlsx_read(content: bytes, pack: Pack) -> Found:
    """Read every cell as it is shown, names of sheets, headers and footers, and charts."""
    urls = {source.url for slide in pack.slides for source in slide.sources}
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    texts = [re.sub(r"^\d+\. ", "", sheet.title) for sheet in book]
    for number, sheet in enumerate(book.worksheets):
        least = 2 if number == 0 else 1  # the first column of the contents is the slides' numbers
        ours = [shown(cell) for row in sheet.iter_rows(min_col=least) for cell in row]
        ours += [shown(cell) for cell in sheet["A"][:6]] if number == 0 else []
        texts += [text for text in ours if text not in urls]
        margins = (sheet.oddHeader, sheet.oddFooter)
        texts += [part.text or "" for each in margins for part in (each.left, each.center, each.right)]
    return Found(tuple(texts), _charts(_parts(content, r"xl/charts/chart\d+\.xml")))


def html_read(content: bytes) -> Found:
    """Read the document that is scrolled through; what is shown full screen waits in templates."""
    return Found(tuple(_page_texts(html.fromstring(content.decode()).find("body"))))


def staged(content: bytes) -> Found:
    """Read what the HTML shows full screen: its slides, their details, the regions."""
    page = html.fromstring(content.decode())
    return Found(tuple(text for each in page.iter("template") for text in _page_texts(each, whole=True)))


def pdf_read(content: bytes, pack: Pack) -> Found:
    """Read each page; its number stands in the margin as ‘3 / 11’, a slide's before its title in the contents."""
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    text = "\n".join(re.sub(rf"\b{number} / {len(pages)}", "\n", page) for number, page in enumerate(pages, start=1))
    for number, slide in enumerate(pack.slides, start=1):
        text = re.sub(rf"(?m)^{number}\.\s+(?={re.escape(slide.title[:2])})", "", text)
    return Found(tuple(text.splitlines()))


def _parts(content: bytes, pattern: str) -> list[tuple[str, etree._Element]]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if re.fullmatch(pattern, name)]
        assert names, f"nothing in the document is called {pattern}"
        return [(name, etree.fromstring(packed.read(name))) for name in names]


def _drawing_texts(tree: etree._Element) -> Iterator[str]:
    """Give a drawing's paragraphs, without fields (the slide's number), and the words in a chart's memory."""
    for paragraph in tree.iter(f"{A}p"):
        yield "".join(run.findtext(f"{A}t") or "" for run in paragraph if run.tag in (f"{A}r", f"{A}br"))
    for words in tree.iter(f"{C}strCache", f"{C}strLit"):
        yield from (point.text or "" for point in words.iter(f"{C}v"))


def _hangul_texts(tree: etree._Element) -> Iterator[str]:
    """Give a Hangul document's paragraphs; numbers that Hangul counts itself are fields and no text."""
    for paragraph in tree.iter("{*}p"):
        yield "".join("".join(text.itertext()) for text in paragraph.findall("{*}run/{*}t"))


def _page_texts(element: etree._Element, *, whole: bool = False) -> Iterator[str]:
    """Give an element's texts, each by itself, without what is not read and, unless `whole`, what is hidden."""
    if not isinstance(element.tag, str) or (element.tag in UNREAD and not whole) or "hidden" in element.attrib:
        return
    yield element.text or ""
    for child in element:
        yield from _page_texts(child)
        yield child.tail or ""


def _embedded(content: bytes) -> frozenset[Decimal]:
    """Give the numbers in the workbooks behind a presentation's charts."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        names = [name for name in packed.namelist() if name.endswith(".xlsx")]
        books = [openpyxl.load_workbook(io.BytesIO(packed.read(name))) for name in names]
    values = [value for book in books for sheet in book for row in sheet.values for value in row]
    return frozenset(Decimal(repr(value)) for value in values if isinstance(value, int | float))


def _charts(parts: list[tuple[str, etree._Element]]) -> frozenset[Decimal]:
    caches = [cache for _, tree in parts for cache in tree.iter(f"{C}numCache", f"{C}numLit")]
    return frozenset(Decimal(point.text) for cache in caches for point in cache.iter(f"{C}v"))
