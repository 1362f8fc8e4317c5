"""The workbook that is being written, with its looks, and one sheet that is filled from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from outcomes.export import colors
from outcomes.export.annex.figures import Cell, height_of, width_of
from outcomes.export.annex.names import in_header
from outcomes.export.annex.printed import LEAST, cut_at, scale_of
from outcomes.export.pack import Pack
from outcomes.export.said import license_line, made_line, version_line
from outcomes.export.table_file import write_cell

FONT = "Malgun Gothic"
LETTERS: dict[str, object] = {"font_name": FONT, "font_size": 10, "font_scheme": False}
"""What every cell is written in; a font scheme would put the reader's own font in its place."""
OURS = 80
"""Characters of a line of ours in a header or footer, which is never cut."""
LEADING = 1.62
"""A line's height over its letters' size."""
INDENT = 2.0
"""Half-width letters that an indent takes."""
PLAIN_POINTS = 15.0
"""Height of a row in which nothing stands."""
HIGHEST = 409.0
"""Points a row may have at most."""
A4 = 9
ACROSS = 132
"""Half-width letters that fit on landscape A4 at full size: texts run so far, tables may run farther."""
PLAIN = 11.0
"""Width of a column that no table asked for."""

TEXT: dict[str, object] = {"text_wrap": True, "valign": "top"}
ROW = TEXT | {"border": 1}
LOOKS: dict[str, dict[str, object]] = {
    "title": TEXT | {"bold": True, "font_size": 14, "valign": "vcenter"},
    "subtitle": TEXT | {"font_color": colors.SOFT},
    "mark": TEXT | {"bold": True, "font_color": colors.BEHIND},
    "section": {"bold": True, "font_color": colors.ACCENT, "bottom": 1, "bottom_color": colors.ACCENT},
    "text": TEXT,
    "soft": TEXT | {"font_color": colors.SOFT, "font_size": 9},
    "link": TEXT | {"font_color": colors.ACCENT, "underline": 1},
    "head": ROW | {"bold": True, "bg_color": colors.UNKNOWN, "valign": "vcenter", "align": "center"},
    "name": ROW | {"align": "left", "indent": 1},
    "row_link": ROW | {"font_color": colors.ACCENT, "underline": 1},
    "words": ROW | {"align": "left", "indent": 1},
    "unknown": ROW | {"font_color": colors.SOFT, "align": "right", "indent": 1},
    "figure": {"align": "right", "valign": "top", "border": 1, "indent": 1},
    "class": ROW | {"align": "center"},
    "place": ROW | {"align": "center"},
}


@dataclass
class Book:
    """The workbook and the formats it has so far; the same look is one format."""

    pack: Pack
    file: xlsxwriter.Workbook
    made: dict[str, Format] = field(default_factory=dict)

    def look(self, name: str, **more: object) -> Format:
        """Give a look of `LOOKS`, with more properties."""
        wanted = LETTERS | {"font_color": colors.INK} | LOOKS[name] | more
        if wanted.get("border"):
            wanted["border_color"] = colors.MUTED
        key = repr(sorted(wanted.items()))
        if key not in self.made:
            self.made[key] = self.file.add_format(wanted)
        return self.made[key]

    def sheet(self, name: str) -> Worksheet:
        """Add a sheet, set up for landscape A4, one page wide, with name, mark, version and page numbers."""
        made = self.file.add_worksheet(name)
        made.set_landscape()
        made.set_paper(A4)
        made.fit_to_pages(1, 0)
        made.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.8)
        mark = f"&R{in_header(license_line(self.pack), OURS)}" if self.pack.synthetic else ""
        made.set_header(f"&L{in_header(self.pack.name)}{mark}")
        made.set_footer(f"&L{in_header(version_line(self.pack), OURS)}&C&P / &N&R{in_header(made_line(self.pack))}")
        made.hide_gridlines(2)
        return made


@dataclass
class Page:
    """A sheet and the next free row; `widths` are its columns' widths in half-width letters, `heights` rows' points.

    `breaks` are rows before which a printed sheet ends, `kept` rows and points below them that stand on one sheet.
    """

    book: Book
    sheet: Worksheet
    name: str
    widths: list[float]
    row: int = 0
    heights: dict[int, float] = field(default_factory=dict)
    breaks: list[int] = field(default_factory=list)
    kept: list[tuple[int, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Set the columns, with as many plain ones behind as texts need to run across the paper."""
        while sum(self.widths) < ACROSS or len(self.widths) < 2:
            self.widths.append(PLAIN)
        for place, width in enumerate(self.widths):
            self.sheet.set_column(place, place, width)

    @property
    def reach(self) -> int:
        """Give the last column that texts run across."""
        total = 0.0
        for place, width in enumerate(self.widths):
            total += width
            if total >= ACROSS and place:
                return place
        return len(self.widths) - 1

    def line(self, text: str, look: str = "text") -> None:
        """Write a text across the paper."""
        self.across(self.row, 0, text, look)
        self.row += 1

    def across(self, row: int, column: int, text: str, look: str) -> None:
        """Write a text into a row's cells from a column to where texts end, joined to one."""
        wanted = self.book.look(look)
        if column < self.reach:
            self.sheet.merge_range(row, column, row, self.reach, "", wanted)
        write_cell(self.sheet, row, column, text, wanted)
        self._heighten(row, text, sum(self.widths[column : max(self.reach, column) + 1]), look)

    def section(self, title: str) -> None:
        """Begin a part of the sheet."""
        self.row += 1
        self.line(title, "section")

    def link(self, row: int, column: int, text: str, sheet: str, look: str = "link") -> None:
        """Write a link to another sheet of the workbook."""
        self.sheet.write_url(row, column, f"internal:'{sheet}'!A1", self.book.look(look), text)
        self._heighten(row, text, self.widths[column], look)

    def cell(self, row: int, column: int, cell: Cell, look: str = "unknown", **more: object) -> None:
        """Write a cell of a table: a figure as its number, anything else as text in the look given."""
        if cell.value is not None:
            write_cell(self.sheet, row, column, cell.value, self.book.look("figure", num_format=cell.code))
        else:
            write_cell(self.sheet, row, column, cell.text, self.book.look(look, **more))
        self._heighten(row, "" if cell.is_number else cell.text, self.widths[column], look)

    def computed(self, row: int, column: int, source: str, value: float, code: str) -> None:
        """Write a cell that takes the number of another, and is not available where that one holds words."""
        look = self.book.look("figure", num_format=code)
        self.sheet.write_formula(row, column, f"=IF(ISNUMBER({source}),{source},NA())", look, value)

    def keep(self, row: int, points: float) -> None:
        """Keep what stands from a row on, so many points high, on one printed sheet."""
        self.kept.append((row, points))

    def points(self, row: int) -> float:
        """Give a row's height as it will be, in points."""
        return min(self.heights.get(row, PLAIN_POINTS), HIGHEST)

    def end(self) -> None:
        """Set each row's height, and what is printed: all that was written, a page wide."""
        for row in self.heights:
            self.sheet.set_row(row, self.points(row))
        self.sheet.print_area(0, 0, max(self.row - 1, 0), len(self.widths) - 1)
        rows = [self.points(row) for row in range(self.row)]
        fitted, scale = scale_of(self.widths), max(min(scale_of(self.widths, fitted=False), 100), LEAST)
        if not self.breaks and fitted >= LEAST and not cut_at(rows, self.kept, fitted):
            return
        self.sheet.set_print_scale(scale)  # a sheet fitted to its width takes no breaks
        self.sheet.set_h_pagebreaks(sorted({*self.breaks, *cut_at(rows, self.kept, scale, self.breaks)}))
        self.sheet.repeat_columns(0)

    def _heighten(self, row: int, text: str, width: float, look: str) -> None:
        size = float(str(LOOKS[look].get("font_size", LETTERS["font_size"])))
        room = width * 10 / size * (0.88 if LOOKS[look].get("bold") else 0.94) - INDENT * ("indent" in LOOKS[look])
        self.heights[row] = max(self.heights.get(row, 0.0), height_of(text, room) * size * LEADING)


def fitting(texts: Iterable[str], least: float, most: float) -> float:
    """Give the width of a column for its texts, between two bounds."""
    return min(most, max([least, *(width_of(text) * 1.1 + 3 for text in texts)]))
