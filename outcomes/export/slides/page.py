"""A page of the deck: title, scope, foot and number in their placeholders, and the room left for its message."""

from __future__ import annotations

from dataclasses import dataclass, field

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.presentation import Presentation as Deck
from pptx.shapes.autoshape import Shape
from pptx.shapes.shapetree import SlideShapes
from pptx.slide import Slide as DeckSlide

from outcomes.export import colors
from outcomes.export.fit import BOLD, LEADING, height, lines, size, width_em
from outcomes.export.pack import Pack, Slide
from outcomes.export.said import license_line, made_line, version_line
from outcomes.export.slides.boxes import Box, Ink, add_run, next_id, place, plain_lines, rgb, text_box, write
from outcomes.export.slides.master import (
    COVER_TEXT,
    COVER_TITLE,
    FOOT,
    FOOTER,
    MARGIN,
    NUMBER,
    SCOPE,
    SLIDE_NUMBER,
    TEXT,
    WIDTH,
    number_field,
)

TOP, BOTTOM = 30.0, 494.0
TITLE, LEAST_TITLE, LEAST_AGAIN, TWO_LINES = 28.0, 20.0, 16.0, 74.0
ONE_LINE, LEAST_LINE_AGAIN = 21.0, 18.0  # a title is rather this small in one line than larger in two
LAST_LINE = 6.0  # em: a shorter last line of a title looks like a slip
LINE, LEAST_LINE = 16.0, 14.0
FOOT_SIZE, SOURCE_SIZE, SOURCE_LINE = 10.5, 11.0, 15.0
WIDE = WIDTH - 2 * MARGIN
TITLE_WIDE = WIDE / BOLD / 1.1  # where a font is replaced by a wider one, a title must not grow by a line


@dataclass(slots=True)
class Making:
    """A deck being made of a pack: the foot is the same on every page, so it is said once."""

    deck: Deck
    pack: Pack
    foot: str = field(init=False)

    def __post_init__(self) -> None:
        """Say what stands at the foot: the version, and that synthetic figures are such."""
        self.foot = version_line(self.pack)


@dataclass(frozen=True, slots=True)
class Page:
    """A page and the room below its title."""

    slide: DeckSlide
    body: Box

    @property
    def shapes(self) -> SlideShapes:
        """Give the page's shapes."""
        return self.slide.shapes


def add_cover(making: Making) -> None:
    """Add the cover: the briefing's name, who made it when, of which version, how it may be used."""
    made = making.deck.slides.add_slide(making.deck.slide_layouts[0])
    pack = making.pack
    title = made.shapes.title
    fitting = size([pack.name], COVER_TITLE.width / BOLD, COVER_TITLE.height, 44, 24) or 24.0
    place(title, COVER_TITLE)
    write(title, [pack.name], Ink(fitting, bold=True), "b")
    said = [line for line in (made_line(pack), making.foot, license_line(pack)) if line]
    text = made.placeholders[1]
    place(text, COVER_TEXT)
    fitting = size(said, COVER_TEXT.width, COVER_TEXT.height, 18, 14, 6) or 14.0
    write(text, said, Ink(fitting, colors.SOFT, after=6))
    if pack.synthetic:
        last = text.text_frame.paragraphs[-1].runs[0].font
        last.bold, last.color.rgb = True, rgb(colors.BEHIND)


def add_page(making: Making, slide: Slide, mark: str = "", *, again: bool = False) -> Page:
    """Add a page.

    Args:
        making: The deck.
        slide: Whose title and scope it bears.
        mark: What tells this page from the slide's others, '' for nothing.
        again: Whether the slide has a page already: then a long scope is not said again.
    """
    made = making.deck.slides.add_slide(making.deck.slide_layouts[1])
    kept = {shape.placeholder_format.idx: shape for shape in made.placeholders}
    head = head_of(slide, mark, again=again)
    title = made.shapes.title
    title.name = mark or making.pack.say("pack.slides.title")
    place(title, head.title)
    write(title, [slide.title], Ink(head.title_size, bold=True))
    if mark:
        add_run(title, f" — {mark}", Ink(head.title_size, colors.SOFT))
    remove(kept[TEXT])
    if head.scope:
        kept[SCOPE].name = making.pack.say("pack.slides.text")
        place(kept[SCOPE], head.scope)
        write(kept[SCOPE], [slide.subtitle], Ink(head.scope_size, colors.SOFT))
    else:
        remove(kept[SCOPE])
    body = Box(MARGIN, head.end + 16, WIDE, BOTTOM - head.end - 16)
    titles = source_titles(making.pack, slide)
    if titles:
        line = Box(MARGIN, BOTTOM - SOURCE_LINE, WIDE, SOURCE_LINE)
        text_box(made.shapes, line, [titles], Ink(SOURCE_SIZE, colors.SOFT), making.pack.say("pack.slides.sources"))
        body = body.above(SOURCE_LINE + 6)
    _foot(made, making)
    return Page(made, body)


@dataclass(frozen=True, slots=True)
class Head:
    """Where title and scope stand and how large they are written; `end` is where the room below begins."""

    title: Box
    title_size: float
    scope: Box | None
    scope_size: float
    end: float


def head_of(slide: Slide, mark: str, *, again: bool) -> Head:
    """Give the head of a page; a long title has smaller letters and more lines, never fewer words."""
    said = f"{slide.title} — {mark}" if mark else slide.title
    least = LEAST_AGAIN if again else LEAST_TITLE
    large = _title_size(said, least, LEAST_LINE_AGAIN if again else ONE_LINE)
    title = Box(MARGIN, TOP, WIDE, height([said], TITLE_WIDE, large))
    small = size([slide.subtitle], WIDE, 2 * LINE * LEADING, LINE, LEAST_LINE) or LEAST_LINE
    scope = Box(MARGIN, title.bottom + 4, WIDE, height([slide.subtitle], WIDE, small))
    if not slide.subtitle.strip() or (again and scope.height > LINE * LEADING + 1):
        return Head(title, large, None, small, title.bottom)
    return Head(title, large, scope, small, scope.bottom)


def _title_size(said: str, least: float, one_line: float) -> float:
    """Give a title's size: in one line if it can be, else in two of which the last has more than a word."""
    largest = size([said], TITLE_WIDE, TWO_LINES, TITLE, least) or least
    tried = [largest - step / 2 for step in range(int((largest - least) * 2) + 1)]
    broken = {each: lines(said, TITLE_WIDE / each) for each in tried}
    good = [each for each in tried if len(broken[each]) == 1 and each >= one_line]
    good += [each for each in tried if len(broken[each]) > 1 and width_em(broken[each][-1].rstrip()) >= LAST_LINE]
    return good[0] if good else largest


def room_of(making: Making, slide: Slide, mark: str, *, again: bool) -> Box:
    """Give the room that a page with such a mark will have."""
    end = head_of(slide, mark, again=again).end + 16
    foot = SOURCE_LINE + 6 if source_titles(making.pack, slide) else 0.0
    return Box(MARGIN, end, WIDE, BOTTOM - end - foot)


def source_titles(pack: Pack, slide: Slide) -> str:
    """Give the line of the first documents behind a slide, as many as one line holds; the notes have all in full."""
    said = ""
    for title in dict.fromkeys(source.title for source in slide.sources if source.title):
        titles = " · ".join(plain_lines(f"{said} · {title}" if said else title))
        if width_em(pack.say("pack.slides.source_titles", titles=titles)) * SOURCE_SIZE > WIDE:
            break
        said = titles
    return pack.say("pack.slides.source_titles", titles=said) if said else ""


def foot_last(made: DeckSlide, pack: Pack) -> None:
    """Put sources, foot and number after the message, in the order in which a page is read out."""
    last = {pack.say("pack.slides.sources"), "footer", "number"}
    for shape in [each for each in made.shapes if each.name in last]:
        made.shapes._spTree.append(shape._element)


def remove(shape: Shape) -> None:
    """Take a shape off its page."""
    shape._element.getparent().remove(shape._element)


def add_placeholder(made: DeckSlide, kind: str, index: int, box: Box, name: str) -> Shape:
    """Add a placeholder of the layout that the page does not have yet."""
    made.shapes._spTree.append(
        parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{next_id(made.shapes)}" name=""/><p:cNvSpPr>'
            f'<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{kind}" idx="{index}"/></p:nvPr></p:nvSpPr>'
            "<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
        )
    )
    shape: Shape = next(each for each in made.placeholders if each.placeholder_format.idx == index)
    shape.name = name
    place(shape, box)
    return shape


def _foot(made: DeckSlide, making: Making) -> None:
    """Add foot and number, which the library leaves out of new slides."""
    foot = add_placeholder(made, "ftr", FOOTER, FOOT, "footer")
    if making.pack.synthetic:
        add_run(foot, f"{making.pack.say('pack.synthetic')} · ", Ink(FOOT_SIZE, colors.BEHIND, bold=True))
    add_run(foot, making.foot, Ink(FOOT_SIZE, colors.SOFT))
    number = add_placeholder(made, "sldNum", SLIDE_NUMBER, NUMBER, "number").text_frame.paragraphs[0]
    number._p.append(number_field(str(len(making.deck.slides))))
