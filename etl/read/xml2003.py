"""An ‘XML Spreadsheet 2003’, as older systems write for .xls → sheets, read as a stream."""

from __future__ import annotations

from collections.abc import Callable

from etl.read.book import Content, Sheet, UnreadableError
from etl.read.formats import PLAIN, Format, read_format
from etl.read.grid import Count, Grid
from etl.read.limits import MOST_SHEETS
from etl.read.markup import Attributes, Walker, attribute, pieces
from etl.read.repeats import times
from etl.read.values import iso, number, text_of

NAMED = {"Percent": "0.00%", "Currency": "₩#,##0", "Fixed": "0.00", "Standard": "#,##0.00"}
MOST_STYLES = 100_000


def read_xml2003(content: bytes) -> tuple[Sheet, ...]:
    """Read the sheets of an XML Spreadsheet.

    Raises:
        UnreadableError: 'damaged', 'oversized', or too much of something.
    """
    scan = _Scan()
    scan.walk(content)
    return tuple(scan.sheets)


class _Scan:
    """What is known while the workbook streams by: the sheet, row and cell that are open."""

    def __init__(self) -> None:
        """Start before the first sheet."""
        self.sheets: list[Sheet] = []
        self.formats: dict[str, Format] = {}
        self.style = self.name = ""
        self.count = Count()
        self.grid: Grid | None = None
        self.hidden = self.in_comment = False
        self.row = self.column = self.next_column = 0
        self.cell: Attributes = {}
        self.kind = ""

    def walk(self, content: bytes) -> None:
        """Go through the workbook."""
        opened: dict[str, Callable[[Attributes], None]] = {
            "Style": self.open_style, "NumberFormat": self.keep_format, "Worksheet": self.open_sheet,
            "Column": self.open_column, "Row": self.open_row, "Cell": self.open_cell, "Data": self.open_data,
            "Comment": lambda _: self.comment_is(True),
        }  # fmt: skip
        closed: dict[str, Callable[[str], None]] = {
            "Worksheet": self.close_sheet, "Cell": self.close_cell, "Data": self.close_data, "Visible": self.visible,
            "Comment": lambda _: self.comment_is(False),
        }  # fmt: skip
        Walker(opened, closed, frozenset({"Data", "Visible"})).walk(pieces(content))

    def open_style(self, found: Attributes) -> None:
        """Go to a style."""
        self.style = attribute(found, "ID")
        if len(self.formats) > MOST_STYLES:
            raise UnreadableError("oversized")

    def keep_format(self, found: Attributes) -> None:
        """Keep a style's number format."""
        code = attribute(found, "Format")
        self.formats[self.style] = read_format(NAMED.get(code, code))

    def comment_is(self, begun: bool) -> None:
        """Enter or leave a comment."""
        self.in_comment = begun

    def open_sheet(self, found: Attributes) -> None:
        """Begin a sheet."""
        if len(self.sheets) >= MOST_SHEETS:
            raise UnreadableError("too_many_sheets", found=len(self.sheets) + 1, limit=MOST_SHEETS)
        self.grid, self.name, self.hidden = Grid(self.count), attribute(found, "Name"), False
        self.row, self.next_column = -1, 0

    def visible(self, text: str) -> None:
        """Note that a sheet is hidden."""
        self.hidden = text.startswith("Sheet")

    def close_sheet(self, _: str) -> None:
        """End a sheet."""
        if self.grid is not None:
            self.sheets.append(self.grid.sheet(self.name, self.hidden))
            self.grid = None

    def open_column(self, found: Attributes) -> None:
        """Note hidden columns."""
        first = times(attribute(found, "Index")) - 1 if attribute(found, "Index") else self.next_column
        self.next_column = first + (times(attribute(found, "Span")) if attribute(found, "Span") else 0) + 1
        if self.grid is not None and attribute(found, "Hidden") == "1":
            self.grid.hidden_columns.update(range(first, min(self.next_column, 20_000)))

    def open_row(self, found: Attributes) -> None:
        """Go to a row; without a number it is the next one."""
        self.row = times(attribute(found, "Index")) - 1 if attribute(found, "Index") else self.row + 1
        self.column = -1
        if self.grid is not None and attribute(found, "Hidden") == "1":
            self.grid.hidden_rows.add(self.row)

    def open_cell(self, found: Attributes) -> None:
        """Go to a cell; without a number it is the next one."""
        self.column = times(attribute(found, "Index")) - 1 if attribute(found, "Index") else self.column + 1
        self.cell, self.kind = found, ""
        across, down = (attribute(found, name) for name in ("MergeAcross", "MergeDown"))
        if self.grid is not None and (across or down):
            right = self.column + (times(across) if across not in {"", "0"} else 0)
            bottom = self.row + (times(down) if down not in {"", "0"} else 0)
            self.grid.merge((self.row, self.column, bottom, right))

    def open_data(self, found: Attributes) -> None:
        """Note what kind of content follows."""
        self.kind = self.kind if self.in_comment else attribute(found, "Type")

    def close_data(self, text: str) -> None:
        """Put the cell into the grid, or its comment beside it."""
        if self.grid is None or self.row < 0 or self.column < 0:
            raise UnreadableError("damaged")
        if self.in_comment:
            self.grid.comments[self.row, self.column] = text_of(text) or ""
            return
        content = self.content(text)
        if self.kind == "Error":
            self.grid.fault(self.row, self.column, text)
        if content is not None:
            self.grid.put(self.row, self.column, content)

    def content(self, text: str) -> Content:
        """Say what the open cell holds, by the kind it was stored as."""
        if self.kind == "Number":
            form = self.formats.get(attribute(self.cell, "StyleID"), PLAIN)
            if form.meaning and self.grid is not None:
                self.grid.formats[self.row, self.column] = form.meaning
            return number(text)
        if self.kind == "DateTime":
            return iso(text)
        return text == "1" if self.kind == "Boolean" else text_of(text)

    def close_cell(self, _: str) -> None:
        """Note a formula without a result; go past a merged block."""
        if self.grid is not None and attribute(self.cell, "Formula") and not self.kind:
            self.grid.fault(self.row, self.column, "no_value")
        across = attribute(self.cell, "MergeAcross")
        self.column += times(across) if across not in {"", "0"} else 0
