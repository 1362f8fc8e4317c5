"""How an exhibit lies on a sheet of paper, A4 across: chart and table together where both have room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from outcomes.export.deck.measure import lines, width
from outcomes.export.pack import Exhibit, Pack, Slide
from outcomes.export.paging import Part, parts

WIDE, HIGH = 1012, 668  # pixels between the margins of a sheet
TEXT, STEP, ROW, CELL = 12, 16, 6, 18  # pixels: letters of tables, from line to line, around a row and a cell
STRETCH = 1.4  # how much wider than its texts a table is drawn where there is room
NAME, FIGURE = 260, 120  # pixels: the most a text and a figure take in a line
HEADINGS = (84, 170)  # pixels that a heading takes in a line at most: where room is scarce, and where it is not
MOST, LEAST = 440, 250  # pixels: how high a chart is drawn at most and at least
SIDE, BETWEEN, NARROW = 530, 28, 490  # pixels: a table beside a chart, the room before it, one that goes in two columns
WHOLE = 460  # pixels: a table that is higher is cut between rows rather than moved to the next sheet whole
LONG = 14  # rows of a narrow table from which on two columns are worth it

Lying = Literal["beside", "below", "apart", "alone"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where a table stands: `beside` or `below` its chart, `apart` on the next sheet, or `alone` without a chart.

    `wide` and `high` are the chart's pixels, `widths` those of each column's texts, `columns` whether the rows go on in
    a second column of the sheet.
    """

    kind: Lying
    parts: tuple[Part, ...]
    wide: int
    high: int
    widths: tuple[float, ...]
    columns: bool

    def widths_of(self, part: Part) -> tuple[float, ...]:
        """Give the widths of a part's columns in pixels, stretched where there is room."""
        natural = [self.widths[place] for place in part.places]
        room = WIDE - self.wide - BETWEEN if self.kind == "beside" else (WIDE - BETWEEN) / 2 if self.columns else WIDE
        by = min(room / sum(natural), room if self.columns or self.kind == "beside" else STRETCH)
        return tuple(int(wide * by) for wide in natural)

    def is_whole(self, part: Part) -> bool:
        """Say whether a part is moved to the next sheet rather than cut between its rows."""
        widths = [self.widths[place] for place in part.places]
        return not self.columns and _tall((part.columns, *part.cells), widths) < WHOLE


def sheet(pack: Pack, slide: Slide, exhibit: Exhibit) -> Sheet:
    """Give how a slide's exhibit lies on paper."""
    close, roomy = (column_widths(exhibit, heading) for heading in HEADINGS)
    room, own, noted = HIGH - _words(pack, slide), min(_own_height(exhibit), MOST), _notes(exhibit, WIDE)
    rows = (exhibit.columns, *exhibit.cells)
    left = WIDE - round(sum(close)) - BETWEEN
    high = room - _notes(exhibit, left) - _legend(exhibit)
    if exhibit.plotly and sum(close) <= SIDE and _tall(rows, close) <= room and high >= LEAST:
        return Sheet("beside", paper_parts(exhibit, close), left, min(own, high), close, columns=False)
    widths = roomy if sum(roomy) <= WIDE else close
    made, tall = paper_parts(exhibit, widths), _tall(rows, widths)
    columns = len(made) == 1 and sum(widths) <= NARROW and len(exhibit.cells) > LONG
    if exhibit.plotly is None:
        return Sheet("alone", made, 0, 0, widths, columns)
    if len(made) == 1 and tall + LEAST + noted <= room:
        return Sheet("below", made, WIDE, min(own, room - noted - tall), widths, columns=False)
    return Sheet("apart", made, WIDE, min(own, max(room - noted, LEAST)), widths, columns)


def column_widths(exhibit: Exhibit, head: float) -> tuple[float, ...]:
    """Give about how many pixels each column of a table takes on paper; longer headings than `head` are broken."""
    made = []
    for place, heading in enumerate(exhibit.columns):
        most = NAME if place in {0, *exhibit.words} else FIGURE
        longest = max((width(row[place], TEXT) for row in exhibit.cells), default=0.0)
        words = max((width(word, TEXT) for word in heading.split()), default=0.0)
        made.append(min(max(longest, words, min(width(heading, TEXT), head)), most) + CELL)
    return tuple(made)


def paper_parts(exhibit: Exhibit, widths: Sequence[float]) -> tuple[Part, ...]:
    """Give a table in parts as wide as a sheet at most; rows go on on the next sheet by themselves."""
    rows = max(len(exhibit.cells), 1)
    for most in range(len(exhibit.columns), 2, -1):
        made = parts(exhibit, rows, most)
        if all(sum(widths[place] for place in each.places) <= WIDE for each in made):
            return made
    return parts(exhibit, rows, 2)


def _tall(rows: Sequence[Sequence[str]], widths: Sequence[float]) -> int:
    """Give about how many pixels a table is high, its header the first row."""
    return 12 + sum(
        max(lines(cell, TEXT, wide - CELL) for cell, wide in zip(row, widths, strict=True)) * STEP + ROW for row in rows
    )


def _notes(exhibit: Exhibit, room: float) -> int:
    """Give about how many pixels notes take below a chart."""
    signs = lines("    ".join(sign.label for sign in exhibit.signs), 16, room) * 26 if exhibit.signs else 0
    return 16 + signs + sum(lines(note, 13, room) for note in exhibit.notes) * 23


def _legend(exhibit: Exhibit) -> int:
    """Give about how many pixels a legend in two columns takes below a map."""
    return 40 + 13 * (len(exhibit.map.legend) + 1) if exhibit.map else 0


def _words(pack: Pack, slide: Slide) -> int:
    """Give about how many pixels all takes that stands on a sheet above and below chart and table."""
    said = 36 + (48 if pack.synthetic else 0) + lines(slide.title, 23, WIDE) * 31 + lines(slide.subtitle, 15, WIDE) * 22
    said += sum(lines(each, 14, WIDE) * 23 + 12 for each in slide.sentences)
    said += 150 * -(-len(slide.cards) // 4)  # four of them stand beside each other
    said += lines(slide.remarks, 14, WIDE) * 21 + 50 if slide.remarks.strip() else 0
    terms = slide.exhibit.definitions if slide.exhibit else ()
    return said + (46 if terms else 0) + sum(lines(f"{term} {meaning}", TEXT, WIDE) * 18 for term, meaning in terms)


def _own_height(exhibit: Exhibit) -> int:
    height = (exhibit.plotly or {}).get("layout", {}).get("height")
    return int(height) if isinstance(height, int | float) else MOST
