"""The briefing as a document: read from top to bottom on a screen, and on paper."""

from __future__ import annotations

from typing import Any

from outcomes.export.deck.markup import cards, definitions, legend, paragraphs, sources, table, text
from outcomes.export.deck.measure import lines, width
from outcomes.export.pack import Exhibit, Pack, Slide
from outcomes.export.paging import Part, parts
from outcomes.export.said import caption, license_line, made_line, version_line

PAPER_ROOM = 1000.0  # pixels between the margins of A4 across
PAPER_HIGH = 460  # pixels: a table that is higher is cut between rows rather than moved to the next sheet whole
PAPER_TEXT, PAPER_CELL, PAPER_NAME = 12, 14, 260  # pixels: letters, around them, the most a name takes in a line


def document(pack: Pack) -> str:
    """Give the document: what it is, its contents, a section for each slide, its version at the end."""
    sections = "".join(_section(pack, slide, number) for number, slide in enumerate(pack.slides, start=1))
    ends = paragraphs(dict.fromkeys((version_line(pack), made_line(pack), license_line(pack))), "by")
    return f'<div id="document">{_cover(pack)}<main>{sections}</main><footer class="end">{ends}</footer></div>'


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
    scope = f'<p class="scope">{text(slide.subtitle)}</p>' if slide.subtitle else ""
    remarks = paragraphs(slide.remarks.split("\n"), "remark")
    shown = _exhibit(pack, slide, slide.exhibit, number - 1) if slide.exhibit else ""
    terms = _part(pack.say("pack.deck.definitions"), definitions(slide.exhibit), "terms") if slide.exhibit else ""
    behind = sources(pack, slide, "li")
    listed = _part(pack.say("pack.deck.sources"), f"<ul>{behind}</ul>", "sources") if behind else ""
    return (
        f'<section class="slide" id="slide-{number}" aria-labelledby="title-{number}">'
        f'{_synthetic(pack)}<h2 id="title-{number}">{text(slide.title)}</h2>{scope}'
        f"{paragraphs(slide.sentences, 'say')}{cards(slide.cards)}{shown}"
        f"{_part(pack.say('pack.deck.remarks'), remarks, 'remarks')}{terms}{listed}</section>"
    )


def _part(title: str, inner: str, kind: str) -> str:
    return f'<div class="{kind}"><h3>{text(title)}</h3>{inner}</div>' if inner else ""


def _exhibit(pack: Pack, slide: Slide, exhibit: Exhibit, place: int) -> str:
    notes = paragraphs(exhibit.notes, "note")
    whole = table(exhibit.columns, exhibit.cells, exhibit.words, caption(slide))
    scroll = f'<div class="scroll" tabindex="0" role="region" aria-label="{text(caption(slide))}">{whole}</div>'
    paper = f'<div class="paper">{"".join(_cut(pack, slide, exhibit, part) for part in paper_parts(exhibit))}</div>'
    if exhibit.plotly is None:
        return f"<figure>{scroll}{paper}<figcaption>{notes}</figcaption></figure>"
    title = text(pack.say("pack.deck.table"))
    beside = legend(pack, exhibit.map) if exhibit.map else ""
    high = f'style="height:{_height(exhibit.plotly)}px"'  # kept free, so that nothing moves when the chart is drawn
    drawn = f'<div class="chart" {high} role="img" aria-label="{text(exhibit.alt)}" data-figure="{place}"></div>'
    return (
        f'<figure{" class=map" if beside else ""}><div class="drawn">{drawn}{beside}</div>'
        f"<figcaption>{notes}</figcaption></figure>"
        f'<details class="table"><summary>{title}</summary>{scroll}</details>{paper}'
    )


def _height(figure: dict[str, Any]) -> int:
    height = figure.get("layout", {}).get("height")
    return int(height) if isinstance(height, int | float) else 450


def _cut(pack: Pack, slide: Slide, exhibit: Exhibit, part: Part) -> str:
    words = [at for at, place in enumerate(part.places) if place in exhibit.words]
    alone = exhibit.plotly is None and part.number == 1  # then it stands right below the slide's title
    said = "" if alone else caption(slide) + (f" {pack.say('pack.deck.continued')}" if part.number > 1 else "")
    kind = "whole" if _paper_height(part) < PAPER_HIGH else "long"
    return f'<div class="{kind}">{table(part.columns, part.cells, words, said)}</div>'


def _paper_height(part: Part) -> int:
    """Give about how many pixels a table is high on paper, going by its names, which are its longest texts."""
    return sum(lines(row[0], PAPER_TEXT, PAPER_NAME) * 17 + 7 for row in part.cells)


def paper_parts(exhibit: Exhibit) -> tuple[Part, ...]:
    """Give an exhibit's table in parts as wide as a sheet at most; rows go on on the next sheet by themselves."""
    columns = list(zip(*([exhibit.columns, *exhibit.cells]), strict=True))
    widths = [
        min(max(width(cell, PAPER_TEXT) for cell in column), PAPER_NAME if place in {0, *exhibit.words} else 120)
        + PAPER_CELL
        for place, column in enumerate(columns)
    ]
    fit, room = 1, PAPER_ROOM - widths[0]
    for wide in sorted(widths[1:], reverse=True):
        room -= wide
        fit += room >= 0
    return parts(exhibit, max(len(exhibit.cells), 1), max(fit, 2))
