"""The briefing as a document: read from top to bottom on a screen, and on paper."""

from __future__ import annotations

from typing import Any

from outcomes.export.deck.markup import cards, definitions, legend, paragraphs, signs, sources, table, text
from outcomes.export.deck.measure import lines
from outcomes.export.deck.sheet import Sheet, sheet
from outcomes.export.pack import Exhibit, Pack, Slide
from outcomes.export.paging import Part
from outcomes.export.said import caption, license_line, made_line, version_line

PAPER, SMALL = 1000.0, 12  # pixels: a line on paper, its letters


def document(pack: Pack) -> str:
    """Give the document: what it is, its contents, a section for each slide, its version at the end."""
    sections = "".join(_section(pack, slide, number) for number, slide in enumerate(pack.slides, start=1))
    ends = paragraphs(dict.fromkeys((version_line(pack), made_line(pack), license_line(pack))), "by")
    listed = f'<section id="gathered"><h2>{text(pack.say("pack.deck.sources"))}</h2><div></div></section>'  # on paper
    foot = f'{listed}<footer class="end">{ends}</footer>'
    return f'<div id="document">{_cover(pack)}<main>{sections}</main>{foot}</div>'


def _synthetic(pack: Pack) -> str:
    return f'<p class="synthetic">{text(pack.say("pack.synthetic"))}</p>' if pack.synthetic else ""


def _cover(pack: Pack) -> str:
    contents = "".join(
        f'<li><a href="#slide-{number}">{text(slide.title)}</a></li>' for number, slide in enumerate(pack.slides, 1)
    )
    present, listed = text(pack.say("pack.deck.present")), text(pack.say("pack.deck.contents"))
    by = paragraphs((made_line(pack), version_line(pack), "" if pack.synthetic else license_line(pack)), "by")
    return (
        f'<header class="cover">{_synthetic(pack)}<h1>{text(pack.name)}</h1>{by}'
        f'<p class="actions"><button id="present" type="button" hidden>{present}</button></p>'
        f'<nav aria-label="{listed}"><h2>{listed}</h2>'
        f"<ol>{contents}</ol></nav></header>"
    )


def _section(pack: Pack, slide: Slide, number: int) -> str:
    scope = (f'<p class="scope">{text(slide.subtitle)}</p>' if slide.subtitle else "") + _titles(pack, slide)
    remarks = paragraphs(slide.remarks.split("\n"), "remark")
    shown = _exhibit(pack, slide, slide.exhibit, number - 1) if slide.exhibit else ""
    terms = _part(pack.say("pack.deck.definitions"), definitions(slide.exhibit), "terms") if slide.exhibit else ""
    behind = sources(pack, slide, "li")
    listed = _part(pack.say("pack.deck.sources"), f"<ul>{behind}</ul>", "sources") if behind else ""
    return (
        f'<section class="slide" id="slide-{number}" aria-labelledby="title-{number}">'
        f'{_synthetic(pack)}<h2 id="title-{number}">{text(slide.title)}</h2>{scope}'
        f"{cards(slide.cards)}{paragraphs(slide.sentences, 'say')}{shown}"
        f"{_part(pack.say('pack.deck.remarks'), remarks, 'remarks')}{terms}{listed}</section>"
    )


def _part(title: str, inner: str, kind: str) -> str:
    return f'<div class="{kind}"><h3>{text(title)}</h3>{inner}</div>' if inner else ""


def _titles(pack: Pack, slide: Slide) -> str:
    """Give the first documents behind a slide in a line, for paper, where all sources in full stand at the end."""
    said = ""
    for title in dict.fromkeys(each.title for each in slide.sources if each.title):
        longer = pack.say("pack.slides.source_titles", titles=f"{said} · {title}" if said else title)
        if lines(longer, SMALL, PAPER) > 1:
            break
        said = f"{said} · {title}" if said else title
    return paragraphs([pack.say("pack.slides.source_titles", titles=said)], "paper titles") if said else ""


def _exhibit(pack: Pack, slide: Slide, exhibit: Exhibit, place: int) -> str:
    notes, laid = signs(exhibit) + paragraphs(exhibit.notes, "note"), sheet(pack, slide, exhibit)
    whole = table(exhibit.columns, exhibit.cells, exhibit.words, caption(slide))
    scroll = f'<div class="scroll" tabindex="0" role="region" aria-label="{text(caption(slide))}">{whole}</div>'
    paper = _paper(pack, slide, exhibit, laid)
    if exhibit.plotly is None:
        return f"<figure>{scroll}{paper}<figcaption>{notes}</figcaption></figure>"
    title = text(pack.say("pack.deck.table"))
    beside = legend(pack, exhibit.map) if exhibit.map else ""
    high = f'style="height:{_height(exhibit.plotly)}px"'  # kept free, so that nothing moves when the chart is drawn
    drawn = (
        f'<div class="chart" {high} role="img" aria-label="{text(exhibit.alt)}" data-figure="{place}" '
        f'data-wide="{laid.wide}" data-high="{laid.high}"></div>'
    )
    return (
        f'<div class="shared {laid.kind}"><figure{" class=map" if beside else ""}><div class="drawn">{drawn}{beside}'
        f"</div><figcaption>{notes}</figcaption></figure>"
        f'<details class="table"><summary>{title}</summary>{scroll}</details>{paper}</div>'
    )


def _height(figure: dict[str, Any]) -> int:
    height = figure.get("layout", {}).get("height")
    return int(height) if isinstance(height, int | float) else 450


def _paper(pack: Pack, slide: Slide, exhibit: Exhibit, laid: Sheet) -> str:
    """Give the table as it lies on paper, for as many sheets as it needs."""
    kind = "paper columns" if laid.columns else "paper"
    cut = "".join(_cut(pack, slide, exhibit, part, laid) for part in laid.parts)
    return f'<div class="{kind}">{cut}</div>'


def _cut(pack: Pack, slide: Slide, exhibit: Exhibit, part: Part, laid: Sheet) -> str:
    """Give a part of a table; its caption is short, and none where it stands below its title or beside its chart."""
    words = [at for at, place in enumerate(part.places) if place in exhibit.words]
    said = pack.say("pack.deck.table")
    if part.parts > 1:
        said = pack.say("pack.slides.table_part", number=part.number, parts=part.parts)
    elif laid.kind != "apart":
        said = ""
    titled = f"{slide.title} — {said}" if said and (laid.kind == "apart" or part.number > 1) else said
    kind = "whole" if laid.is_whole(part) else "long"
    return f'<div class="{kind}">{table(part.columns, part.cells, words, titled, laid.widths_of(part))}</div>'
