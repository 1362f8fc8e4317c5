"""Speaker notes: what only the presenter sees, and below it what the figure is, means and comes from."""

from __future__ import annotations

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.shapes.autoshape import Shape
from pptx.slide import Slide as Page

from outcomes.export.pack import Pack, Slide
from outcomes.export.said import source_lines
from outcomes.export.slides.boxes import plain_lines
from outcomes.export.slides.master import number_field


def notes_text(pack: Pack, slide: Slide) -> str:
    """Give the notes of a slide: its own, then the figure's description, notes, definitions and all sources."""
    parts: list[tuple[str, ...]] = [(slide.notes,)] if slide.notes else []
    if slide.exhibit:
        shown = slide.exhibit
        meanings = tuple(f"{term}: {meaning}" for term, meaning in shown.definitions)
        parts += [
            _headed(pack.say("pack.slides.alt"), (shown.alt,) if shown.alt else ()),
            _headed(pack.say("pack.slides.reading"), shown.notes),
            _headed(pack.say("pack.slides.definitions"), meanings),
        ]
    parts.append(_headed(pack.say("pack.slides.sources"), source_lines(pack, slide)))
    return "\n\n".join("\n".join(part) for part in parts if part)


def _headed(head: str, lines: tuple[str, ...]) -> tuple[str, ...]:
    return (f"[{head}]", *lines) if lines else ()


def add_notes(page: Page, text: str, number: int) -> None:
    """Write the notes of a slide, with the number of the page that they are printed on."""
    for shape in list(page.notes_slide.shapes):
        kind = shape._element.ph_type
        if not isinstance(shape, Shape):
            continue  # the picture of the slide
        if kind == PP_PLACEHOLDER.BODY:
            shape.text_frame.text = "\n".join(plain_lines(text))
        elif kind == PP_PLACEHOLDER.SLIDE_NUMBER:
            paragraph = shape.text_frame.paragraphs[0]._p
            for child in paragraph.findall(qn("a:endParaRPr")):
                paragraph.remove(child)
            paragraph.append(number_field(str(number)))
