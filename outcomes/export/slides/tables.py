"""Native tables on a slide: cut where they would be clipped, figures aligned to the right, a header that is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.shapes.shapetree import SlideShapes
from pptx.util import Pt

from outcomes.export import colors
from outcomes.export.fit import lines, width_em
from outcomes.export.native import number_of
from outcomes.export.pack import Exhibit
from outcomes.export.paging import Part, even, parts
from outcomes.export.slides.boxes import Box, describe, plain_lines

SIZES = (14.0, 13.0, 12.0, 11.0)
LEADING = 1.25  # height of a line in letters: tables stand closer than sentences
PADS, ABOVE = (8.0, 5.0), 1.8  # points left and right, above and below the text of a cell
WIDEST_FIRST, WIDEST = 0.4, (0.3, 0.58)  # shares of the slide's width that a column of words may have
STRETCH = 1.5
AIR = 0.3  # letters that a column has to spare: in a replaced font no number may break


@dataclass(frozen=True, slots=True)
class Cut:
    """A table as it goes on slides: its parts, letters and room beside them in points, columns' widths in the whole."""

    parts: tuple[Part, ...]
    size: float
    pad: float
    widths: tuple[float, ...]


def cut(exhibit: Exhibit, box: Box) -> Cut:
    """Cut a table into as few parts as fit into a box, with letters as large as that allows."""
    tried = [_cut_at(exhibit, box, size, pad, share) for share in WIDEST for pad in PADS for size in SIZES]
    least = min(_faults(exhibit, each, box) for each in tried)
    return next(each for each in tried if _faults(exhibit, each, box) == least)


def _faults(exhibit: Exhibit, made: Cut, box: Box) -> tuple[bool, int]:
    """Give what is bad about a cut: that a single row is too tall for it, then its number of parts."""
    heights = [
        _row_height(row, made.widths, made.size, made.pad, box.width) for row in (exhibit.columns, *exhibit.cells)
    ]
    return heights[0] + max(heights[1:], default=0.0) > box.height, len(made.parts)


def _cut_at(exhibit: Exhibit, box: Box, size: float, pad: float, share: float) -> Cut:
    widths = _widths(exhibit, box.width, size, pad, share)
    columns, rows = len(exhibit.columns), max(len(exhibit.cells), 1)
    most_columns = next(
        (k for k in range(columns, 2, -1) if all(_width(p, widths) <= box.width for p in parts(exhibit, rows, k))), 2
    )
    heights = [_row_height(row, widths, size, pad, box.width) for row in exhibit.cells]
    room = box.height - _row_height(exhibit.columns, widths, size, pad, box.width)
    most_rows = next((k for k in range(rows, 1, -1) if _fits(heights, k, room)), 1)
    return Cut(parts(exhibit, most_rows, most_columns), size, pad, widths)


def _fits(heights: Sequence[float], most: int, room: float) -> bool:
    """Tell whether parts of at most so many rows fit; they are as even as `parts` makes them."""
    return all(sum(heights[start:stop]) <= room for start, stop in even(len(heights), most))


def _width(part: Part, widths: Sequence[float]) -> float:
    return sum(widths[place] for place in part.places)


def _widths(exhibit: Exhibit, width: float, size: float, pad: float, share: float) -> tuple[float, ...]:
    """Give each column's width: that of its longest cell, words within bounds; headings break where they must."""
    roomy = _widths_at(exhibit, width, size, pad, share, head_em=99.0)
    return roomy if sum(roomy) <= width else _widths_at(exhibit, width, size, pad, share, head_em=5.0)


def _widths_at(
    exhibit: Exhibit, width: float, size: float, pad: float, share: float, head_em: float
) -> tuple[float, ...]:
    """Give each column's width where a heading is broken if it is longer than so many em."""
    made = []
    for place, head in enumerate(exhibit.columns):
        cells = max((_widest(row[place]) for row in exhibit.cells), default=0.0)
        word = max((width_em(each) for each in head.split()), default=0.0)
        needed = max(cells, min(word, 8.0), min(width_em(head), head_em)) * size * 1.03 + size * AIR + 2 * pad
        is_text = place in exhibit.words or place == 0
        most = width * (WIDEST_FIRST if place == 0 else share)
        made.append(min(needed, most) if is_text or needed > most else needed)
    return tuple(made)


def _widest(text: str) -> float:
    return max(width_em(line) for line in plain_lines(text))


def _row_height(row: Sequence[str], widths: Sequence[float], size: float, pad: float, most: float) -> float:
    """Give a row's height in points, by the cell with most lines."""
    broken = (
        sum(len(lines(line, (min(width, most) - 2 * pad) / size)) for line in plain_lines(cell))
        for cell, width in zip(row, widths, strict=True)
    )
    return max(broken, default=1) * size * LEADING + 2 * ABOVE


def add_table(
    shapes: SlideShapes, box: Box, exhibit: Exhibit, made: Cut, part: Part, alt: str, name: str
) -> float:  # fmt: skip
    """Add a part of a table to a slide, at the top left of a box, and give its height in points."""
    natural = [made.widths[place] for place in part.places]
    stretch = min(STRETCH, box.width / sum(natural))
    widths = [width * max(stretch, 1.0) for width in natural]
    chosen = {exhibit.native.categories[place] for place in exhibit.native.chosen} if exhibit.native else set()
    words = [place == 0 or place in exhibit.words for place in part.places]
    rows = [_row(part.columns, natural, words, made, box.width, header=True, strong=False)]
    rows += [_row(row, natural, words, made, box.width, header=False, strong=row[0] in chosen) for row in part.cells]
    grid = "".join(f'<a:gridCol w="{Pt(width)}"/>' for width in widths)
    table = parse_xml(
        f'<a:tbl {nsdecls("a")}><a:tblPr firstRow="1"/><a:tblGrid>{grid}</a:tblGrid>'
        f"{''.join(xml for xml, _ in rows)}</a:tbl>"
    )
    tall = sum(height for _, height in rows)
    frame = shapes.add_table(1, 1, Pt(box.x), Pt(box.y), Pt(sum(widths)), Pt(tall))
    was: etree._Element = frame._element.graphic.graphicData.tbl
    was.getparent().replace(was, table)
    frame.name = name
    describe(frame, alt)
    return tall


def _row(
    cells: Sequence[str], widths: Sequence[float], words: Sequence[bool], cut: Cut, most: float, *, header: bool,
    strong: bool,
) -> tuple[str, float]:  # fmt: skip
    """Give a row as XML and its height in points."""
    height = _row_height(cells, widths, cut.size, cut.pad, most)
    made = "".join(_cell(cell, cut, is_text, header, strong) for cell, is_text in zip(cells, words, strict=True))
    return f'<a:tr h="{Pt(height)}">{made}</a:tr>', height


def _cell(cell: str, cut: Cut, is_text: bool, header: bool, strong: bool) -> str:
    unknown = not is_text and number_of(cell) is None
    color = colors.SOFT if header or unknown else colors.ACCENT if strong else colors.INK
    rim = colors.INK if header else colors.GRID
    letters = (
        f'lang="ko-KR" sz="{round(cut.size * 100)}" b="{int(header or strong)}"><a:solidFill>'
        f'<a:srgbClr val="{color[1:]}"/></a:solidFill>'
    )
    aligned = f'algn="{"l" if is_text else "r"}"><a:lnSpc><a:spcPts val="{round(cut.size * LEADING * 100)}"/></a:lnSpc>'
    said = "".join(
        f"<a:p><a:pPr {aligned}</a:pPr><a:r><a:rPr {letters}</a:rPr><a:t>{escape(line)}</a:t></a:r></a:p>"
        for line in plain_lines(cell)
    )
    none = "".join(f'<a:ln{side} w="0"><a:noFill/></a:ln{side}>' for side in "LRT")
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{said}</a:txBody>"
        f'<a:tcPr marL="{Pt(cut.pad)}" marR="{Pt(cut.pad)}" marT="{Pt(ABOVE)}" marB="{Pt(ABOVE)}" '
        f'anchor="{"b" if header else "ctr"}">{none}<a:lnB w="{12700 if header else 6350}"><a:solidFill>'
        f'<a:srgbClr val="{rim[1:]}"/></a:solidFill></a:lnB>'
        "<a:noFill/></a:tcPr></a:tc>"
    )
