"""A web page that was saved as .xls → one sheet with its tables; only ever called inside the shield."""

from __future__ import annotations

from html.parser import HTMLParser

from etl.read.book import Sheet, UnreadableError
from etl.read.decode import decode
from etl.read.grid import Count, Grid
from etl.read.limits import MOST_COLUMNS, MOST_ROWS
from etl.read.values import text_of

LINES = {"br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "center"}
"""Elements that begin a new line, in a cell and outside."""
UNSEEN = {"script", "style", "title", "head", "xml"}


def read_html(content: bytes) -> tuple[Sheet, ...]:
    """Read a page's tables, one below the other with an empty row between, and the lines outside them.

    Cells stay text as it is seen. A table inside a cell is read as that cell's lines.

    Raises:
        UnreadableError: 'html' for a page without a table, or too much of something.
    """
    page = _Page()
    page.feed(decode(content)[0])
    page.close()
    page.end_line()
    if not page.tables:
        raise UnreadableError("html")
    return (page.grid.sheet("", hidden=False),)


class _Page(HTMLParser):
    """What is known while the page streams by: the table, row and cell that are open."""

    def __init__(self) -> None:
        """Start above the first row."""
        super().__init__(convert_charrefs=True)
        self.grid = Grid(Count())
        self.row = self.column = 0
        self.tables = self.depth = 0
        self.in_cell = False
        self.unseen = ""
        self.text = ""
        self.span = (1, 1)
        self.covered: dict[int, int] = {}  # column → row in which a cell from above ends

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element; the page's author may have left out the end of the one before."""
        if tag in UNSEEN:
            self.unseen = self.unseen or tag
        elif tag == "table":
            self.begin_table()
        elif tag == "tr" and self.depth == 1:
            self.begin_row(dict(attrs))
        elif tag in {"td", "th"} and self.depth == 1:
            self.begin_cell(dict(attrs))
        elif tag in LINES or (self.depth > 1 and tag == "tr"):
            self.end_line()
        elif tag in {"td", "th"}:
            self.text += " "

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag == self.unseen:
            self.unseen = ""
        elif tag == "table":
            self.end_table()
        elif tag in {"td", "th", "tr"} and self.depth == 1:
            self.end_cell()
        elif tag in LINES and tag != "br":
            self.end_line()

    def handle_data(self, data: str) -> None:
        """Take text; spaces and line ends in the source are spaces."""
        if not self.unseen:
            words = " ".join(data.replace("\xa0", " ").split())
            self.text += (" " if data[:1].isspace() else "") + words + (" " if data[-1:].isspace() else "")

    def begin_table(self) -> None:
        """Begin a table; one inside a cell is part of that cell."""
        if not self.depth:
            self.end_line()
            self.row += 1 if self.tables else 0
            self.tables += 1
            self.row -= 1
            self.covered.clear()
        self.depth += 1

    def end_table(self) -> None:
        """End a table."""
        if self.depth == 1:
            self.end_cell()
            self.row += 1
        self.depth = max(self.depth - 1, 0)

    def begin_row(self, found: dict[str, str | None]) -> None:
        """Go to the next row."""
        self.end_cell()
        self.row, self.column = self.row + 1, 0
        if "display:none" in (found.get("style") or "").replace(" ", "").lower():
            self.grid.hidden_rows.add(self.row)

    def begin_cell(self, found: dict[str, str | None]) -> None:
        """Go to the next cell that no cell from above covers."""
        self.end_cell()
        self.in_cell = True
        while self.covered.get(self.column, -1) >= self.row:
            self.column += 1
        self.span = _span(found.get("rowspan"), MOST_ROWS), _span(found.get("colspan"), MOST_COLUMNS)

    def end_cell(self) -> None:
        """Put the open cell into the grid."""
        if self.in_cell:
            down, across = self.span
            self.put(self.column)
            if down > 1 or across > 1:
                last = self.row + down - 1
                self.grid.merge((self.row, self.column, last, self.column + across - 1))
                self.covered.update(dict.fromkeys(range(self.column, self.column + across), last))
            self.column += across
        self.in_cell, self.text = False, ""

    def end_line(self) -> None:
        """End a line of a cell, or put a line outside the tables into a row of its own."""
        if self.depth:
            self.text = self.text.rstrip(" ") + "\n" if self.text.strip() else ""
        elif self.text.strip():
            self.put(0)
            self.row += 1
        if not self.depth:
            self.text = ""

    def put(self, column: int) -> None:
        """Put the text that was gathered."""
        content = text_of("\n".join(line.strip() for line in self.text.strip().split("\n")))
        if content is not None:
            self.grid.put(self.row, column, content)


def _span(text: str | None, most: int) -> int:
    """Read how many rows or columns a cell covers; what is no number covers one."""
    number = (text or "").strip()
    return min(max(int(number), 1), most) if number.isascii() and number.isdigit() and len(number) < 9 else 1
