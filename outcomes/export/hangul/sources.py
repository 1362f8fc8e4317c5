"""Sources as endnotes: a note to each message, a line for each figure, the document's name leading to its address."""

from __future__ import annotations

from hwpx.model import Paragraph

from outcomes.export import said
from outcomes.export.hangul.paper import Paper, append, plain, within
from outcomes.export.pack import Pack, Slide, Source

WEB = ("http://", "https://")


def add_sources(paper: Paper, pack: Pack, slide: Slide, message: Paragraph) -> None:
    """Note a slide's sources to its message; a slide without sources gets no note."""
    told = said.source_lines(pack, slide)
    if not told:
        return
    letters = paper.looks["source"].letters
    note = paper.document.notes.add_endnote("", message, char_pr_id_ref=letters)
    story = within(note.element, "subList")
    first = note.body_paragraph
    for number, line in enumerate(told):
        if number:
            element = append(story, "p", **{**first.element.attrib, "id": "0"})
            paragraph = Paragraph(element, message.section)
        else:
            paragraph = first
            paragraph.add_run(" ", char_pr_id_ref=letters)  # between the note's number and its text, as Hangul has it
        paragraph.para_pr_id_ref = paper.looks["source"].paragraph
        _write(paragraph, letters, line, slide.sources[number] if number < len(slide.sources) else None)


def _write(paragraph: Paragraph, letters: str, line: str, source: Source | None) -> None:
    """Write a source's line; its document is a link where it has a web address, all else is text."""
    if source is None or not source.title or not source.url.lower().startswith(WEB):
        paragraph.add_run(plain(line), char_pr_id_ref=letters)
        return
    at = line.index(source.title, len(source.said) + len(source.value))
    paragraph.add_run(plain(line[:at]), char_pr_id_ref=letters)
    paragraph.add_hyperlink(plain(source.url), plain(source.title))
    paragraph.add_run(plain(line[at + len(source.title) :]), char_pr_id_ref=letters)
