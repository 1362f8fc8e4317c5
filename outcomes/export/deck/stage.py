"""What is shown full screen, a template for each slide and region; the scripts put texts and charts in as they fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from outcomes.export.deck.markup import cards, legend, paragraphs, sources, table, text
from outcomes.export.deck.measure import EDGE, ROOM, WIDE, head, lines, stage_parts, tables_across
from outcomes.export.pack import Exhibit, KeyFigure, Pack, Profile, Slide
from outcomes.export.paging import Part
from outcomes.export.said import license_line, made_line, version_line

LONG = 420  # characters of a paragraph that may have to go on on the next page
SMALL, BIG = 24, 30  # pixels: notes and sources; remarks below an exhibit


def stage(pack: Pack) -> str:
    """Give the templates: the cover, a slide's pages, its details (`T`), the regions to look into (`R`)."""
    slides = "".join(
        f'<template data-slide="{place}">{"".join(_pages(pack, slide, place))}</template>'
        f'<template data-detail="{place}">{_detail(pack, slide)}</template>'
        for place, slide in enumerate(pack.slides)
    )
    regions = "".join(
        f'<template data-profile="{text(each.region)}">{_profile(pack, each)}</template>' for each in pack.profiles
    )
    return f'<template data-cover="">{_cover(pack)}</template>{slides}{regions}'


def _page(pack: Pack, top: str, body: str, foot: str = "", kind: str = "") -> str:
    strip = f'<p class="strip">{text(pack.say("pack.synthetic"))}</p>' if pack.synthetic else ""
    return (
        f'<section class="page {kind}">{strip}<header>{top}</header><div class="body">{body}</div>'
        f'<footer><p class="behind">{foot}</p><p class="place"></p></footer></section>'
    )


def _cover(pack: Pack) -> str:
    lines_of = (made_line(pack), version_line(pack), "" if pack.synthetic else license_line(pack))
    size = " long" if lines(pack.name, 84, ROOM) > 2 else ""
    return _page(pack, "", f'<h2 class="name{size}">{text(pack.name)}</h2>{paragraphs(lines_of, "by")}', "", "cover")


def _top(slide: Slide) -> str:
    made = head(slide)
    scope = f'<p class="scope">{text(slide.subtitle)}</p>' if slide.subtitle and not made.lead else ""
    return f'<h2 style="font-size:{made.size}px">{text(slide.title)}</h2>{scope}'


def _pages(pack: Pack, slide: Slide, place: int) -> Iterator[str]:
    """Give a slide's pages: a title that is too long alone, texts and headline figures, the exhibit, long remarks."""
    top, foot = _top(slide), behind(pack, slide)
    if head(slide).lead:
        yield _page(pack, "", f'<h2 class="alone">{text(slide.title)}</h2><p class="scope">{text(slide.subtitle)}</p>',
                    foot, "lead")  # fmt: skip
    below = _below(slide)
    flow = _flow(slide.sentences, "say") + _cards(slide.cards)
    after = "" if below else _flow(slide.remarks.split("\n"), "remark")
    if slide.exhibit is None:
        yield _page(pack, top, flow + after, foot, "flow")
        return
    if flow:
        yield _page(pack, top, flow, foot, "flow")
    yield from _exhibit(pack, slide, slide.exhibit, place, below)
    if after:
        yield _page(pack, top, after, foot, "flow")


def _flow(texts: Sequence[str], kind: str) -> str:
    return paragraphs((piece for each in texts for piece in pieces(each)), kind)


def pieces(written: str) -> Iterator[str]:
    """Give a paragraph in pieces that fit on a page each, cut at spaces where there are any."""
    while len(written) > LONG:
        cut = written.rfind(" ", LONG // 2, LONG) + 1 or LONG
        yield written[:cut]
        written = written[cut:]
    yield written


def _below(slide: Slide) -> str:
    """Give the remarks if they are short enough to stand below the exhibit."""
    remarks = slide.remarks.strip()
    short = slide.exhibit is not None and remarks and lines(remarks, BIG, ROOM) <= 2
    return paragraphs(remarks.split("\n"), "remark") if short else ""


def _notes(exhibit: Exhibit) -> str:
    """Give an exhibit's notes if two lines hold them; else they are in the details."""
    said = " ".join(exhibit.notes)
    return paragraphs([said], "note") if said and lines(said, SMALL, ROOM) <= 2 else ""


def _high(exhibit: Exhibit, slide: Slide, below: str) -> int:
    """Give how many pixels notes and remarks take below an exhibit at most."""
    remarks = lines(slide.remarks.strip(), BIG, ROOM) * 44 if below else 0
    return 40 + min(lines(" ".join(exhibit.notes), SMALL, ROOM), 2) * 36 + remarks


def _exhibit(pack: Pack, slide: Slide, exhibit: Exhibit, place: int, below: str) -> Iterator[str]:
    top, foot, under = _top(slide), behind(pack, slide), _notes(exhibit) + below
    if exhibit.plotly is not None:
        said = f'role="img" aria-label="{text(exhibit.alt)}" data-figure="{place}"'
        chart, under = f'<div class="chart" {said}></div>', f'<div class="under">{under}</div>'
        if exhibit.map:
            beside = f'<div class="beside">{legend(pack, exhibit.map)}{under}</div>'
            yield _page(pack, top, f'<div class="drawn">{chart}{beside}</div>', foot, "exhibit map")
        else:
            yield _page(pack, top, f'<div class="drawn">{chart}</div>{under}', foot, "exhibit")
        return
    for cut in _tables(pack, slide, exhibit, _high(exhibit, slide, below) if under else 0):
        yield _page(pack, top, f'{cut}<div class="under">{under}</div>', foot, "exhibit")


def _tables(pack: Pack, slide: Slide, exhibit: Exhibit, below: int = 0) -> Iterator[str]:
    """Give the tables page by page: parts of the same columns stand side by side where there is room."""
    cuts = stage_parts(pack, slide, exhibit, below)
    across = tables_across(exhibit)
    for _, same in groupby(cuts, key=lambda part: part.places):
        alike = list(same)
        for start in range(0, len(alike), across):
            shown = "".join(_cut(exhibit, part) for part in alike[start : start + across])
            yield f'<div class="cut">{shown}</div>'


def _cut(exhibit: Exhibit, part: Part) -> str:
    return table(part.columns, part.cells, [at for at, place in enumerate(part.places) if place in exhibit.words], "")


def _detail(pack: Pack, slide: Slide) -> str:
    """Give what stands behind a slide: its whole table, then notes, terms and sources."""
    top, said = _top(slide), sources(pack, slide, "p")
    made, more = "", ""
    if slide.exhibit is not None:
        cuts = _tables(pack, slide, slide.exhibit)
        made = "".join(_page(pack, top, cut, "", "exhibit") for cut in cuts)
        more = _titled(pack.say("pack.deck.notes"), paragraphs(slide.exhibit.notes, "source"))
        more += _titled(pack.say("pack.deck.definitions"), _terms(slide.exhibit))
    more += _titled(pack.say("pack.deck.sources"), said)
    return made + (_page(pack, top, more, "", "flow small") if more else "")


def _terms(exhibit: Exhibit) -> str:
    return "".join(f'<p class="source"><b>{text(term)}</b> {text(said)}</p>' for term, said in exhibit.definitions)


def _cards(figures: Sequence[KeyFigure]) -> str:
    """Give headline figures in rows, so that a page may end between two rows."""
    across = len(figures) if len(figures) <= 4 else 3
    return "".join(cards(figures[start : start + across]) for start in range(0, len(figures), across or 1))


def _titled(title: str, inner: str) -> str:
    return f"<h3>{text(title)}</h3>{inner}" if inner else ""


def _profile(pack: Pack, profile: Profile) -> str:
    top = f'<p class="scope">{text(profile.name)}</p><h2 style="font-size:50px">{text(profile.title)}</h2>'
    return _page(pack, top, _flow(profile.sentences, "say") + _cards(profile.cards), "", "flow")


def behind(pack: Pack, slide: Slide) -> str:
    """Give the documents behind a slide in at most two lines, and how to see the others."""
    documents = dict.fromkeys(
        " · ".join(part for part in (each.title, each.publisher, each.date) if part) for each in slide.sources
    )
    room, said = WIDE - 2 * EDGE - 260, pack.say("pack.deck.sources")
    further = f" · {pack.say('pack.deck.further')}"
    for count in range(len(documents), 0, -1):
        line = f"{said}: {'; '.join(list(documents)[:count])}"
        line += further if count < len(documents) or slide.more_sources else ""
        if lines(line, SMALL, room) <= 2:
            return text(line)
    return text(further.strip(" ·")) if documents else ""
