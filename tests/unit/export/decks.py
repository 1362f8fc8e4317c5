"""PowerPoint files read back: what stands where on which slide."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn

from outcomes.export.pack import Pack
from outcomes.export.slides.deck import pptx_bytes
from tests.unit.export.packs import hard, small

PACKS: dict[str, Callable[[], Pack]] = {"small": small, "hard": hard}


@cache
def pack(name: str) -> Pack:
    return PACKS[name]()


@cache
def content(name: str) -> bytes:
    return pptx_bytes(pack(name))


@cache
def deck(name: str) -> Any:
    return Presentation(io.BytesIO(content(name)))


def opened(made: Pack) -> Any:
    return Presentation(io.BytesIO(pptx_bytes(made)))


def all_shapes(shapes: Any) -> Iterator[Any]:
    """Every shape, those in groups too."""
    for shape in shapes:
        yield shape
        if hasattr(shape, "shapes"):
            yield from all_shapes(shape.shapes)


def texts(slide: Any) -> str:
    """All that a slide says: text, tables; a paragraph a line."""
    said = [shape.text_frame.text for shape in all_shapes(slide.shapes) if shape.has_text_frame]
    return "\n".join(said + [cell for s in slide.shapes if s.has_table for row in rows(s.table) for cell in row])


def notes(slide: Any) -> str:
    return slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""


def alt(shape: Any) -> str:
    return str(shape._element.xpath(".//p:cNvPr")[0].get("descr", ""))


def sizes(element: Any) -> list[float]:
    """The sizes of the letters in a shape, in points."""
    return [int(run.get("sz")) / 100 for run in element.iter(qn("a:rPr")) if run.get("sz")]


def tells(shape: Any) -> bool:
    """Whether a shape says or shows anything: panels behind words and samples of colors do not."""
    return not shape.has_text_frame or bool(shape.text_frame.text)


def rows(table: Any) -> list[tuple[str, ...]]:
    """A table's texts, the header first."""
    return [
        tuple("\n".join("".join(t.text or "" for t in p.iter(qn("a:t"))) for p in tc.iter(qn("a:p"))) for tc in tr)
        for tr in table._tbl.tr_lst
    ]


def cells(columns: Sequence[str], body: Sequence[Sequence[str]]) -> Iterator[tuple[str, str, str]]:
    """A table as (row, column, cell)."""
    for row in body:
        yield from ((row[0], head, cell) for head, cell in zip(columns, row, strict=True))


def pages_of(found: Any, title: str) -> list[Any]:
    """The slides of a message: its title, with or without what tells its pages apart."""
    return [
        s for s in found.slides if s.shapes.title.text == title or s.shapes.title.text.startswith(f"{title} — ")
    ]  # fmt: skip
