"""A briefing as a Hangul document (HWPX): title, a summary on one page, a part for each slide, definitions, sources.

The report style of Korean offices: □ a message, ○ its sentences, - notes; numbered tables (〈표 1〉) with their unit,
figures with their captions below. Charts are Hangul's own, drawn from DrawingML and editable; the map is drawn of
polygons (see `province_map`). Sources are endnotes (미주) to the message they bear out, since their lines would crowd
out the text as footnotes. What only the presenter sees is not in it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

from outcomes.export import said
from outcomes.export.hangul.drawn import add_drawn
from outcomes.export.hangul.paper import HEIGHT, Paper, height_of, paper_for, plain
from outcomes.export.hangul.sources import add_sources
from outcomes.export.hangul.steady import steady
from outcomes.export.hangul.tables import add_cards, add_table
from outcomes.export.hangul.title import add_title
from outcomes.export.pack import Pack, Slide
from outcomes.export.settled import settled


def hwpx_bytes(pack: Pack) -> bytes:
    """Give a briefing as a Hangul document: the same pack gives the same bytes."""
    paper = paper_for(pack)
    add_title(paper, pack)
    first, *rest = pack.slides
    _add_summary(paper, pack, first, rest)
    starts = True
    for slide in ([first] if first.exhibit else []) + rest:
        _add_part(paper, pack, slide, summarized=slide is first, new_page=starts)
        starts = False
    _add_definitions(paper, pack)
    if any(said.source_lines(pack, slide) for slide in pack.slides):
        paper.write("part", pack.say("pack.hangul.sources"))
    steady(paper.document)
    out = io.BytesIO()
    paper.document.save_to_stream(out)
    return settled(out.getvalue())


def _add_summary(paper: Paper, pack: Pack, first: Slide, rest: Sequence[Slide]) -> None:
    """Write the first slide's message, figures and sentences, then the messages of the others while there is room."""
    paper.write("part", pack.say("pack.hangul.summary"))
    _add_message(paper, pack, first)
    if first.cards:
        add_cards(paper, pack, first.cards, pack.say("pack.hangul.key_figures"))
    _add_lines(paper, "circle", (*first.sentences, *first.remarks.split("\n")))
    findings = _while_room(paper, [slide.title for slide in rest])
    if findings:
        paper.write("square", pack.say("pack.hangul.findings"))
        _add_lines(paper, "circle", findings)


def _while_room(paper: Paper, titles: Sequence[str]) -> list[str]:
    """Give the titles that the first sheet has room for; all of them stand above their parts anyway."""
    left = HEIGHT - paper.used - 2 * height_of("square", "")
    kept = []
    for title in titles:
        left -= height_of("circle", title)
        if left < 0:
            break
        kept.append(title)
    return kept


def _add_part(paper: Paper, pack: Pack, slide: Slide, *, summarized: bool, new_page: bool) -> None:
    """Write a slide; of one that the summary has said already, only its exhibit."""
    _add_message(paper, pack, slide, noted=not summarized, new_page=new_page)
    if not summarized:
        if slide.cards:
            add_cards(paper, pack, slide.cards, pack.say("pack.hangul.key_figures"))
        said_of_it = (*slide.sentences, *slide.remarks.split("\n"))
        _add_lines(paper, "circle", said_of_it, last="circle_kept" if slide.exhibit else "circle")
    if slide.exhibit:
        drawn = add_drawn(paper, pack, slide, slide.exhibit)
        add_table(paper, pack, slide.exhibit, slide.subtitle if drawn and slide.subtitle else said.caption(slide))
        _add_lines(paper, "dash", slide.exhibit.notes)


def _add_message(paper: Paper, pack: Pack, slide: Slide, *, noted: bool = True, new_page: bool = False) -> None:
    """Write a slide's title, its sources as an endnote to it, and its scope where no caption will say it."""
    message = paper.write("square", slide.title, new_page=new_page)
    if noted:
        add_sources(paper, pack, slide, message)
    if slide.subtitle and not slide.exhibit:
        paper.write("scope", slide.subtitle)


def _add_lines(paper: Paper, look: str, texts: Sequence[str], last: str = "") -> None:
    """Write paragraphs, none for a blank line; the last may look otherwise."""
    written = [text for text in texts if plain(text).strip()]
    for number, text in enumerate(written, start=1):
        paper.write(last or look if number == len(written) else look, text)


def _add_definitions(paper: Paper, pack: Pack) -> None:
    """Write each term once, in the order in which the slides use them."""
    terms = dict.fromkeys(pair for slide in pack.slides if slide.exhibit for pair in slide.exhibit.definitions)
    if terms:
        paper.write("part", pack.say("pack.hangul.definitions"))
    for term, meaning in terms:
        paper.write("dash", pack.say("pack.hangul.term", term=term, meaning=meaning))
