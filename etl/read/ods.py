"""An OpenDocument spreadsheet → sheets, read as a stream."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from etl.read.archive import Archive
from etl.read.book import Sheet, UnreadableError
from etl.read.grid import Count, Grid
from etl.read.limits import MOST_SHEETS
from etl.read.markup import Attributes, Walker, pieces
from etl.read.ods_cells import Cell, content_of, error_of, put
from etl.read.ods_formats import Styles
from etl.read.repeats import times
from etl.read.values import text_of

CONTENT, STYLES, MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
DRAWN = (
    "frame", "custom-shape", "rect", "ellipse", "circle", "line", "polyline", "polygon", "path", "g", "control",
    "caption", "connector", "measure", "regular-polygon", "tracked-changes",
)  # fmt: skip
"""What lies on a sheet or beside it and has text of its own."""
TEXTS = frozenset({"p", "text", "currency-symbol"})


def read_ods(archive: Archive) -> tuple[Sheet, ...]:
    """Read the sheets of an OpenDocument spreadsheet.

    Raises:
        UnreadableError: 'encrypted', 'damaged', 'oversized', or too much of something.
    """
    if MANIFEST in archive and b"encryption-data" in archive.small(MANIFEST):
        raise UnreadableError("encrypted")
    styles = Styles()
    if STYLES in archive:
        Walker(styles.opened(), styles.closed(), TEXTS).walk(archive.chunks(STYLES))
    scan = _Scan(styles)
    scan.walk(archive.chunks(CONTENT))
    return tuple(scan.sheets)


def read_flat_ods(content: bytes) -> tuple[Sheet, ...]:
    """Read an OpenDocument spreadsheet that is a single XML file (fods); raises as `read_ods`."""
    scan = _Scan(Styles())
    scan.walk(pieces(content))
    return tuple(scan.sheets)


class _Scan:
    """What is known while the content streams by: the sheet, row and cell that are open."""

    def __init__(self, styles: Styles) -> None:
        """Start before the first sheet."""
        self.styles = styles
        self.sheets: list[Sheet] = []
        self.count = Count()
        self.table: Attributes = {}
        self.grid: Grid | None = None
        self.row = self.column = self.next_column = 0
        self.row_repeats = self.repeats = 1
        self.cells: list[Cell] = []
        self.cell: Attributes | None = None
        self.lines: list[str] = []
        self.comment: list[str] = []
        self.in_comment = False
        self.drawn = 0
        self.add: Callable[[str], None] = self.lines.append

    def walk(self, chunks: Iterable[bytes]) -> None:
        """Go through content.xml."""
        opened: dict[str, Callable[[Attributes], None]] = {
            "table": self.open_table, "table-source": self.drop_table, "table-column": self.open_column,
            "table-row": self.open_row, "table-cell": self.open_cell, "covered-table-cell": self.open_cell,
            "annotation": lambda _: self.comment_is(True), "s": self.spaces,
            "tab": lambda _: self.add("\t"), "line-break": lambda _: self.add("\n"),
        }  # fmt: skip
        closed: dict[str, Callable[[str], None]] = {
            "table": self.close_table, "table-row": self.close_row, "table-cell": self.close_cell,
            "covered-table-cell": self.close_cell, "annotation": lambda _: self.comment_is(False), "p": self.line,
        }  # fmt: skip
        for name in DRAWN:
            opened[name], closed[name] = lambda _: self.draw(1), lambda _: self.draw(-1)
        walker = Walker(self.styles.opened() | opened, self.styles.closed() | closed, TEXTS)
        self.add = walker.add
        walker.walk(chunks)

    def draw(self, step: int) -> None:
        """Enter or leave a drawing."""
        self.drawn += step

    def comment_is(self, begun: bool) -> None:
        """Enter or leave a comment."""
        self.in_comment = begun

    def spaces(self, found: Attributes) -> None:
        """Add spaces that are written as a number."""
        self.add(" " * min(times(found.get("text:c", "")), 1000))

    def open_table(self, found: Attributes) -> None:
        """Begin a sheet; a table inside a table is part of a drawing."""
        if self.grid is not None or self.drawn:
            self.draw(1)
            return
        if len(self.sheets) >= MOST_SHEETS:
            raise UnreadableError("too_many_sheets", found=len(self.sheets) + 1, limit=MOST_SHEETS)
        self.table, self.grid = found, Grid(self.count)
        self.row = self.next_column = 0

    def drop_table(self, _: Attributes) -> None:
        """Leave out a copy of cells of another file."""
        self.table = {}

    def close_table(self, _: str) -> None:
        """End a sheet."""
        if self.drawn:
            self.draw(-1)
        elif self.grid is not None:
            if self.table:
                hidden = self.table.get("table:style-name", "") in self.styles.hidden_tables
                self.sheets.append(self.grid.sheet(self.table.get("table:name", ""), hidden))
            self.grid = None

    def open_column(self, found: Attributes) -> None:
        """Note hidden columns."""
        repeats = times(found.get("table:number-columns-repeated", ""))
        if self.grid is not None and found.get("table:visibility", "visible") != "visible":
            self.grid.hidden_columns.update(range(self.next_column, min(self.next_column + repeats, 20_000)))
        self.next_column += repeats

    def open_row(self, found: Attributes) -> None:
        """Begin a row, or several equal ones."""
        self.row_repeats = times(found.get("table:number-rows-repeated", ""))
        self.column, self.repeats = 0, 0
        if self.grid is not None and found.get("table:visibility", "visible") != "visible":
            self.grid.hidden_rows.update(range(self.row, min(self.row + self.row_repeats, 1_048_576)))

    def close_row(self, _: str) -> None:
        """Put the row's cells into the grid."""
        if self.grid is None or self.drawn:
            return
        if self.cells:
            for row in range(self.row, self.row + self.row_repeats):
                for cell in self.cells:
                    put(self.grid, row, cell)
        self.cells.clear()
        self.row += self.row_repeats

    def open_cell(self, found: Attributes) -> None:
        """Go to a cell."""
        if self.drawn:
            return
        self.column += self.repeats
        self.repeats = times(found.get("table:number-columns-repeated", ""))
        self.cell = found
        self.lines.clear()
        self.comment.clear()
        across = times(found.get("table:number-columns-spanned", ""))
        down = times(found.get("table:number-rows-spanned", ""))
        if self.grid is not None and (across > 1 or down > 1):
            self.grid.merge((self.row, self.column, self.row + down - 1, self.column + across - 1))

    def line(self, text: str) -> None:
        """Take a paragraph of the cell or of its comment."""
        if self.in_comment:
            self.comment.append(text)
        elif not self.drawn:
            self.lines.append(text)

    def close_cell(self, _: str) -> None:
        """Keep the cell if anything is in it."""
        if self.drawn or self.cell is None:
            return
        found, self.cell = self.cell, None
        shown = text_of("\n".join(self.lines))
        comment = text_of("\n".join(self.comment)) or ""
        error = error_of(found, shown)
        content = shown if error else content_of(found, shown)
        if content is not None or error or comment:
            form = self._format(found) if isinstance(content, (int, float, date)) else ""
            self.cells.append(Cell(self.column, self.repeats, content, form, error, comment))

    def _format(self, found: Attributes) -> str:
        """Give the number format that changes what is seen."""
        meaning = self.styles.format_of(found.get("table:style-name", "")).meaning
        kind = found.get("office:value-type", "")
        if kind == "percentage" and "%" not in meaning:
            return "0%"
        if kind == "currency" and not meaning and found.get("office:currency"):
            return f"[${found['office:currency'][:8]}]0"
        return meaning
