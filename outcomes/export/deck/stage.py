"""What is shown full screen, a template for each slide and region; the scripts put texts and charts in as they fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from outcomes.export.deck.grid import Grid, grid
from outcomes.export.deck.markup import cards, legend, paragraphs, signs, sources, table, text
from outcomes.export.deck.measure import EDGE, ROOM, WIDE, head, lines, width
from outcomes.export.pack import Exhibit, KeyFigure, Pack, Profile, Slide
from outcomes.export.paging import Part
from outcomes.export.said import license_line, made_line, version_line

LONG = 420  # characters of a paragraph that may have to go on on the next page
SMALL, BIG = 24, 30  # pixels: notes and sources; remarks below an exhibit
BESIDE = 560  # pixels: the column beside a map
APART = "\u2003"  # between two notes in one line


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
    flow = _cards(slide.cards) + _flow(slide.sentences, "say")
    after = "" if below else _flow(slide.remarks.split("\n"), "remark")
    kind = "flow figures" if slide.cards else "flow"
    if slide.exhibit is None:
        yield _page(pack, top, flow + after, foot, kind)
        return
    if flow:
        yield _page(pack, top, flow, foot, kind)
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


def _notes(exhibit: Exhibit, room: float, most: int) -> tuple[str, int]:
    """Give the first notes of an exhibit that so many lines hold, and the lines they take; the details have all.

    Each stands on a line of its own where there is room for that, else short ones share a line.
    """
    for notes in (exhibit.notes, tuple(_packed(exhibit.notes, room))):
        if sum(lines(note, SMALL, room) for note in notes) <= most:
            break
    shown: list[str] = []
    taken = 0
    for note in notes:
        if taken + lines(note, SMALL, room) > most:
            break
        taken += lines(note, SMALL, room)
        shown.append(note)
    return paragraphs(shown, "note"), taken


def _packed(notes: Sequence[str], room: float) -> Iterator[str]:
    """Give notes as lines, as many of them in each as fit whole."""
    line = ""
    for note in notes:
        longer = f"{line}{APART}{note}" if line else note
        if line and width(longer, SMALL) > room:
            yield line
            longer = note
        line = longer
    if line:
        yield line


def _exhibit(pack: Pack, slide: Slide, exhibit: Exhibit, place: int, below: str) -> Iterator[str]:
    top, foot = _top(slide), behind(pack, slide)
    beside = exhibit.map is not None and exhibit.plotly is not None
    notes, count = _notes(exhibit, BESIDE, 8) if beside else _notes(exhibit, ROOM, 4 if exhibit.plotly else 2)
    under = f'<div class="under">{signs(exhibit)}{notes}{below}</div>'
    if exhibit.plotly is None:
        remarks = lines(slide.remarks.strip(), BIG, ROOM) * 44 if below else 0
        made = grid(pack, slide, exhibit, 32 + count * 36 + remarks if notes or below else 0)
        for page in made.pages():
            yield _page(pack, top, f"{_cut(exhibit, made, page)}{under}", foot, "exhibit")
        return
    said = f'role="img" aria-label="{text(exhibit.alt)}" data-figure="{place}"'
    chart = f'<div class="chart" {said}></div>'
    if exhibit.map:
        body = f'<div class="drawn">{chart}<div class="beside">{legend(pack, exhibit.map)}{under}</div></div>'
        yield _page(pack, top, body, foot, "exhibit map")
    else:
        yield _page(pack, top, f'<div class="drawn">{chart}</div>{under}', foot, "exhibit")


def _cut(exhibit: Exhibit, made: Grid, page: Sequence[Part]) -> str:
    """Give the tables of a page."""
    columns = made.columns(page)
    shown = "".join(
        table(part.columns, part.cells, [at for at, place in enumerate(part.places) if place in exhibit.words],
              widths=columns) for part in page
    )  # fmt: skip
    form = made.form
    close = f"--side:{form.cell / 2}px;--above:{form.row / 2}px;--step:{form.step}px"
    return f'<div class="cut" style="{close}">{shown}</div>'


def _detail(pack: Pack, slide: Slide) -> str:
    """Give what stands behind a slide: its whole table, then notes, terms and sources."""
    top, said = _top(slide), sources(pack, slide, "p")
    made, more = "", ""
    if slide.exhibit is not None:
        laid = grid(pack, slide, slide.exhibit)
        made = "".join(_page(pack, top, _cut(slide.exhibit, laid, page), "", "exhibit") for page in laid.pages())
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
    return _page(pack, top, _cards(profile.cards) + _flow(profile.sentences, "say"), "", "flow figures")


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
