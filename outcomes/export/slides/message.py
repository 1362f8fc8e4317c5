"""One slide of a briefing as pages of the deck: figures, chart or map, words, then the whole printed table."""

from __future__ import annotations

from dataclasses import dataclass, field

from outcomes.export import colors, fit
from outcomes.export.native import NativeChart, RegionMap
from outcomes.export.native_xml import drawable
from outcomes.export.pack import Exhibit, Slide
from outcomes.export.slides.boxes import Box, Ink, text_box
from outcomes.export.slides.cards import BETWEEN, add_row, groups, row_height
from outcomes.export.slides.charts import add_chart
from outcomes.export.slides.footnotes import FOOTNOTE, noted, notes_height, write_notes
from outcomes.export.slides.legend import add_legend
from outcomes.export.slides.map_shapes import add_map, has_map
from outcomes.export.slides.notes import add_notes, notes_text
from outcomes.export.slides.page import WIDE, Making, Page, add_page, room_of
from outcomes.export.slides.tables import Cut, add_table, cut
from outcomes.export.slides.words import LARGE, PAGED, Words, add_words, pages_of, size_for, words_of

SIDE, GUTTER = 250.0, 30.0
MAP_SHARE = 0.55
APART = 12.0  # points between a table and what its terms mean
BESIDE = 16.0  # the largest letters of words beside a figure


@dataclass(slots=True)
class Flow:
    """A slide on its way into the deck: the page it began with, and the words that are still to be said."""

    making: Making
    slide: Slide
    left: Words
    first: Page | None = field(default=None)

    def page(self, mark: str, *, always: bool = False) -> Page:
        """Add a page; the first has its mark only if `always`."""
        made = add_page(self.making, self.slide, mark if self.first or always else "", again=self.first is not None)
        if self.first is None:
            self.first = made
            add_notes(made.slide, notes_text(self.making.pack, self.slide), len(self.making.deck.slides))
        return made

    def room(self, mark: str) -> Box:
        """Give the room of the next page, with such a mark."""
        return room_of(self.making, self.slide, mark, again=self.first is not None)

    def say(self, page: Page, box: Box, most: float = 22.0) -> bool:
        """Write what is left to be said into a box, if it fits."""
        letters = size_for(self.left, box, most) if self.left else None
        if letters is None:
            return False
        add_words(page, box, self.left, letters, self.making.pack)
        self.left = Words((), ())
        return True


def add_message(making: Making, slide: Slide) -> None:
    """Add a slide of the pack as one or several pages."""
    flow = Flow(making, slide, words_of(slide.sentences, slide.remarks))
    if slide.cards:
        _cards(flow)
    shown = slide.exhibit
    if shown and shown.columns:
        drawn = _figure(flow, shown)
        if flow.first:
            _words(flow)
        _tables(flow, shown, [] if drawn else noted(flow.making.pack, shown, None, WIDE))
    _words(flow)
    if flow.first is None:
        flow.page("")


def _figure(flow: Flow, shown: Exhibit) -> bool:
    """Add the chart or the map of an exhibit, and tell whether it has one that can be drawn."""
    if shown.native and drawable(shown.native):
        _chart(flow, shown, shown.native)
        return True
    if shown.map and has_map(flow.making.pack, shown.map):
        _map(flow, shown, shown.map)
        return True
    return False


def _cards(flow: Flow) -> None:
    """Add the headline figures in rows, and the words below them where there is room."""
    more = flow.making.pack.say("pack.slides.more")
    page = flow.page(more)
    box = page.body
    for row in groups(flow.slide.cards, box.width):
        tall = row_height(row, box.width)
        if tall > box.height:
            page = flow.page(more)
            box = page.body
        add_row(page.shapes, box, row)
        box = box.below(tall + BETWEEN)
    flow.say(page, box.below(6))


def _chart(flow: Flow, shown: Exhibit, chart: NativeChart) -> None:
    """Add the chart, words beside it where they fit."""
    pack = flow.making.pack
    name = pack.say("pack.slides.chart")
    page = flow.page(name)
    box = _footed(flow, page, shown, chart)
    if flow.say(page, box.right_part(SIDE), most=BESIDE):
        box = box.left_of(SIDE + GUTTER)
    add_chart(page.shapes, box, chart, pack.made_at, shown.alt or flow.slide.title, name)


def _map(flow: Flow, shown: Exhibit, drawn: RegionMap) -> None:
    """Add the map, its legend beside it, and the words under that."""
    pack = flow.making.pack
    page = flow.page(pack.say("pack.slides.map"))
    box = _footed(flow, page, shown, None)
    left = Box(box.x, box.y, box.width * MAP_SHARE, box.height)
    used = add_map(page.shapes, left, pack, drawn, shown.alt or flow.slide.title)
    right = box.right_part(box.width - used - 2 * GUTTER)
    rest = add_legend(page.shapes, right, pack, drawn)
    flow.say(page, rest.below(18), most=BESIDE)


def _tables(flow: Flow, shown: Exhibit, notes: list[str]) -> None:
    """Add the whole table, in as many parts as it needs; a narrow one leaves room for words beside it."""
    pack = flow.making.pack
    below = notes_height(notes, WIDE)
    made = _cut(shown, flow.room("" if flow.first is None else pack.say("pack.slides.table")).above(below))
    if len(made.parts) > 1:
        made = _cut(shown, flow.room(pack.say("pack.slides.table_part", number=88, parts=88)).above(below))
    narrow = _beside(flow, shown, made, below)
    if flow.left and narrow is None and flow.first is None and len(made.parts) > 1:
        _words(flow)  # the message first, then pages of figures
        return _tables(flow, shown, notes)
    made = narrow or made
    for number in range(len(made.parts)):
        mark = pack.say("pack.slides.table")
        if len(made.parts) > 1:
            mark = pack.say("pack.slides.table_part", number=number + 1, parts=len(made.parts))
        page = flow.page(mark, always=len(made.parts) > 1)
        box = write_notes(flow.making.pack, page, notes) if number == 0 else page.body
        if narrow:
            flow.say(page, box.right_part(SIDE), most=BESIDE)
            box = box.left_of(SIDE + GUTTER)
        rest = _add_part(flow, page, box, shown, made, number)
        if number + 1 == len(made.parts):
            _definitions(flow, page, rest, shown)
    return None


def _cut(shown: Exhibit, box: Box) -> Cut:
    """Cut a table, with room for its definitions below it if that costs no page."""
    made = cut(shown, box)
    terms = fit.height(_terms(shown), box.width, FOOTNOTE) + APART
    closer = cut(shown, box.above(terms)) if shown.definitions and terms < box.height / 4 else made
    return closer if len(closer.parts) == len(made.parts) else made


def _terms(shown: Exhibit) -> list[str]:
    return [f"{term}: {meaning}" for term, meaning in shown.definitions]


def _definitions(flow: Flow, page: Page, box: Box, shown: Exhibit) -> None:
    """Write what the terms mean below the last of a table, if all have room; the notes have them in any case."""
    said = _terms(shown)
    tall = fit.height(said, box.width, FOOTNOTE)
    if said and tall <= box.height:
        place = Box(box.x, box.y, box.width, tall)
        name = flow.making.pack.say("pack.slides.definitions")
        text_box(page.shapes, place, said, Ink(FOOTNOTE, colors.SOFT), name)


def _beside(flow: Flow, shown: Exhibit, made: Cut, below: float) -> Cut | None:
    """Give a table cut so that words find room beside its first part, None where it would need more parts for that."""
    if not flow.left or flow.first is not None:
        return None
    box = flow.room(flow.making.pack.say("pack.slides.table_part", number=88, parts=88)).above(below)
    narrow = _cut(shown, box.left_of(SIDE + GUTTER))
    if len(narrow.parts) > len(made.parts) or size_for(flow.left, box.right_part(SIDE), BESIDE) is None:
        return None
    return narrow


def _add_part(flow: Flow, page: Page, box: Box, shown: Exhibit, made: Cut, number: int) -> Box:
    """Add a part of a table and give the room below it; who does not see it hears what it is and its columns."""
    part = made.parts[number]
    name = flow.making.pack.say("pack.slides.table")
    alt = f"{flow.slide.title}: {', '.join(part.columns)}"
    return box.below(add_table(page.shapes, box, shown, made, part, alt, name) + APART)


def _words(flow: Flow) -> None:
    """Add what is left to be said, on pages of its own."""
    if not flow.left:
        return
    pack = flow.making.pack
    found = pages_of(flow.left, flow.room(pack.say("pack.slides.more_part", number=88, parts=88)))
    for number, words in enumerate(found, start=1):
        mark = pack.say("pack.slides.more")
        if len(found) > 1:
            mark = pack.say("pack.slides.more_part", number=number, parts=len(found))
        page = flow.page(mark)
        letters = size_for(words, page.body, LARGE if len(found) == 1 else PAGED) or PAGED
        add_words(page, page.body, words, letters, pack)
    flow.left = Words((), ())


def _footed(flow: Flow, page: Page, shown: Exhibit, chart: NativeChart | None) -> Box:
    """Write the lines under a figure and give the room above them."""
    pack = flow.making.pack
    return write_notes(pack, page, noted(pack, shown, chart, page.body.width))
