"""Number styles of an OpenDocument spreadsheet, written as the format codes that Excel has for them."""

from __future__ import annotations

from collections.abc import Callable

from etl.read.book import UnreadableError
from etl.read.formats import PLAIN, Format, read_format
from etl.read.markup import Attributes

KINDS = ("number-style", "percentage-style", "currency-style", "date-style", "time-style", "text-style")
PARTS = {
    "number": "0", "scientific-number": "0E+00", "fraction": "# ?/?", "year": "yyyy", "month": "m", "day": "d",
    "day-of-week": "ddd", "quarter": "q", "hours": "h", "minutes": "mm", "seconds": "ss", "am-pm": "AM/PM",
}  # fmt: skip
"""A number style's parts → what Excel writes for them."""
MOST_STYLES = 100_000


class Styles:
    """The styles of cells and sheets, collected while styles.xml and content.xml stream by."""

    def __init__(self) -> None:
        """Start without any."""
        self._codes: dict[str, str] = {}
        self._positive: dict[str, str] = {}
        self._of_cell: dict[str, str] = {}
        self._open = self._style = ""
        self.hidden_tables: set[str] = set()

    def opened(self) -> dict[str, Callable[[Attributes], None]]:
        """Give what to call where an element begins."""
        parts = {name: self._part(code) for name, code in PARTS.items()}
        kinds = {name: self._begin for name in KINDS}
        return parts | kinds | {"map": self._map, "style": self._cell_style, "table-properties": self._table}

    def closed(self) -> dict[str, Callable[[str], None]]:
        """Give what to call where an element ends; `text` and `currency-symbol` must be kept as texts."""
        return {"text": self._literal, "currency-symbol": self._literal} | {name: self._end for name in KINDS}

    def format_of(self, style: str) -> Format:
        """Give the number format of a cell style."""
        name = self._of_cell.get(style, "")
        code = self._codes.get(name)
        if code is None:
            return PLAIN
        positive = self._codes.get(self._positive.get(name, ""))
        return read_format(code if positive is None else f"{positive};{code}")

    def _begin(self, found: Attributes) -> None:
        self._open = found.get("style:name", "")
        self._codes[self._open] = ""
        if len(self._codes) + len(self._of_cell) > MOST_STYLES:
            raise UnreadableError("oversized")

    def _end(self, _: str) -> None:
        self._open = ""

    def _part(self, code: str) -> Callable[[Attributes], None]:
        def add(found: Attributes) -> None:
            if self._open:
                scale = "," if found.get("number:display-factor", "1") not in {"", "1"} else ""
                self._codes[self._open] += code + scale

        return add

    def _literal(self, text: str) -> None:
        if self._open and text:
            self._codes[self._open] += "%" if text == "%" else '"' + text.replace('"', "") + '"'

    def _map(self, found: Attributes) -> None:
        """Note which style is for positive numbers; the style that refers to it is for the others."""
        if self._open and found.get("style:condition", "").replace(" ", "") in {"value()>=0", "value()>0"}:
            self._positive.setdefault(self._open, found.get("style:apply-style-name", ""))

    def _cell_style(self, found: Attributes) -> None:
        self._style = found.get("style:name", "")
        parent = self._of_cell.get(found.get("style:parent-style-name", ""), "")
        self._of_cell[self._style] = found.get("style:data-style-name", parent)
        if len(self._codes) + len(self._of_cell) > MOST_STYLES:
            raise UnreadableError("oversized")

    def _table(self, found: Attributes) -> None:
        if found.get("table:display") == "false":
            self.hidden_tables.add(self._style)
