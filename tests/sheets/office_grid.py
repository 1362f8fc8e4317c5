"""Sheets drawn as text, and what a reader should find in them, said by hand.

A grid is drawn with `|` between cells. `'123` is the text 123, `@2021-12-31` a date, `#DIV/0!` a formula error; `⏎` is
a line break and `␣` a no-break space inside a text; nothing is an empty cell. Rows and columns of a table are described
by `key=value` pieces; `@B` stands for the text of the row in column B, `@4` for the text of the column in row 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

Cell = str | int | float | date | None
PLACE, FIGURE = ["table", "region_raw", "region_code", "period", "label"], ["value", "value_high", "mark", "unit"]
COLUMNS = [*PLACE, *FIGURE, "is_total", "hidden", "cell"]
MISSING = {"-", "…", "X", "*"}
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def cell_of(text: str) -> Cell:
    """Give what a drawn cell holds."""
    text = text.strip().replace("⏎", "\n").replace("␣", "\u00a0")
    if text.startswith("'"):
        return text[1:]
    if text.startswith("@"):
        return date.fromisoformat(text[1:])
    if NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text or None


def number_of(letters: str) -> int:
    """Give a column's number from its letters: A → 1, AA → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def letters_of(number: int) -> str:
    """Give a column's letters from its number: 1 → A."""
    return (letters_of((number - 1) // 26) if number > 26 else "") + chr(65 + (number - 1) % 26)


def split(address: str) -> tuple[int, int]:
    """Give row and column of an address, from 1: B7 → (7, 2)."""
    letters, digits = re.fullmatch(r"([A-Z]+)(\d+)", address).groups()
    return int(digits), number_of(letters)


def written(number: Decimal) -> str:
    """Give a number as the tidy contract writes it: no exponent, no needless zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass
class Expected:
    """A table that a reader should find: its rows and columns as described, each a mapping of pieces."""

    rows: dict[int, dict[str, str]]
    columns: dict[int, dict[str, str]]
    texts: dict[str, dict[str, str]]
    shared: dict[str, str]


@dataclass
class Grid:
    """A sheet: cells by (row, column) from 1, and the tables in it."""

    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)
    formats: dict[str, str] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)
    tables: list[Expected] = field(default_factory=list)

    def put(self, corner: str, drawn: str) -> None:
        """Write a drawn block; `corner` is the address of its top left cell."""
        top, left = split(corner)
        for row, line in enumerate(drawn.strip("\n").split("\n"), top):
            for column, text in enumerate(line.split("|"), left):
                if (cell := cell_of(text)) is not None:
                    self.cells[row, column] = cell

    def table(self, rows: str, columns: str, texts: str = "", shared: str = "") -> None:
        """Say what a table means. `shared` holds the pieces that every cell of it shares."""
        of_rows, of_columns = dict(self._pieces(rows)), dict(self._pieces(columns))
        said = {line.split("|")[0].strip(): pieces_of(line.split("|")[1:]) for line in lines_of(texts)}
        said = {str(cell_of(text)): pieces for text, pieces in said.items()}
        self.tables.append(Expected(of_rows, of_columns, said, pieces_of(shared.split("|"))))

    def _pieces(self, drawn: str) -> Iterator[tuple[int, dict[str, str]]]:
        for line in lines_of(drawn):
            first, *rest = line.split("|")
            ends = first.strip().split("-")
            digits = [int(end) if end.isdigit() else number_of(end) for end in ends]
            for place in range(digits[0], digits[-1] + 1):
                pieces = pieces_of(rest)
                yield place, {key: self._filled(value, place) for key, value in pieces.items()}

    def _filled(self, value: str, place: int) -> str:
        def text(hit: re.Match[str]) -> str:
            other = hit.group(1)
            found = self.cells[(int(other), place) if other.isdigit() else (place, number_of(other))]
            return " ".join(re.sub("<br>", " ", str(found)).split())

        return re.sub(r"@([A-Z]+|\d+)", text, value)

    def readings(self, number: int, named: bool = True) -> Iterator[dict[str, str]]:
        """Give the expected rows of its tables; the first table has that number."""
        for which, table in enumerate(self.tables, number):
            for row, of_row in table.rows.items():
                for column, of_column in table.columns.items():
                    pieces = merged_pieces(table.shared, of_row, of_column)
                    content = self.cells.get((row, column))
                    if content is None or content == "#DIV/0!":
                        continue
                    pieces |= figure(content, pieces, table.texts)
                    pieces["cell"] = f"{self.name if named else ''}!{letters_of(column)}{row}"
                    hidden = self.hidden or row in self.hidden_rows or letters_of(column) in self.hidden_columns
                    pieces |= {"table": str(which), "hidden": "true" if hidden else "false"}
                    yield {key: pieces.get(key, "") for key in COLUMNS}


def lines_of(drawn: str) -> list[str]:
    """Give the lines of a drawing that say something."""
    return [line for line in drawn.split("\n") if line.strip()]


def pieces_of(parts: list[str]) -> dict[str, str]:
    """Give `key=value` pieces as a mapping; a piece without `=` (total) is true. `when` is short for period."""
    pieces: dict[str, str] = {}
    for part in parts:
        if part.strip():
            key, equals, value = part.strip().partition("=")
            key = {"when": "period", "place": "region_raw", "code": "region_code", "total": "is_total"}.get(key, key)
            pieces[key] = value if equals else "true"
    return pieces


def merged_pieces(*described: dict[str, str]) -> dict[str, str]:
    """Join what table, row and column say: labels one behind the other, a place's code by its name."""
    pieces = {"is_total": "false"}
    for one in described:
        label = " / ".join(filter(None, (pieces.get("label"), one.get("label"))))
        pieces = pieces | one | {"label": label}
    if "region_code" not in pieces and "region_raw" in pieces:
        pieces["region_code"] = CODES[pieces["region_raw"]]
    pieces["region_code"] = pieces.get("region_code", "").replace("none", "")
    return pieces


def figure(content: Cell, pieces: dict[str, str], texts: dict[str, dict[str, str]]) -> dict[str, str]:
    """Give value, value_high, mark and unit of a cell."""
    if isinstance(content, (int, float)):
        return {"value": written(Decimal(str(content)) * Decimal(pieces.get("times", "1")))}
    if content in texts:
        return texts[str(content)]
    if content in MISSING:
        return {"mark": str(content)}
    raise ValueError(f"nobody said what {content!r} means")


CODES = {
    "전국": "KR",
    **dict.fromkeys(["서울", "서울특별시", "서울시"], "KR-11"),
    **dict.fromkeys(["부산", "부산광역시"], "KR-26"),
    **dict.fromkeys(["대구", "대구광역시"], "KR-27"),
    **dict.fromkeys(["인천", "인천광역시"], "KR-28"),
    **dict.fromkeys(["광주", "광주광역시"], "KR-29"),
    **dict.fromkeys(["대전", "대전광역시"], "KR-30"),
    **dict.fromkeys(["울산", "울산광역시"], "KR-31"),
    **dict.fromkeys(["세종", "세종특별자치시", "세종시"], "KR-50"),
    **dict.fromkeys(["경기", "경기도"], "KR-41"),
    **dict.fromkeys(["강원", "강원도", "강원특별자치도"], "KR-42"),
    **dict.fromkeys(["충북", "충청북도"], "KR-43"),
    **dict.fromkeys(["충남", "충청남도"], "KR-44"),
    **dict.fromkeys(["전북", "전라북도", "전북특별자치도"], "KR-45"),
    **dict.fromkeys(["전남", "전라남도"], "KR-46"),
    **dict.fromkeys(["경북", "경상북도"], "KR-47"),
    **dict.fromkeys(["경남", "경상남도"], "KR-48"),
    **dict.fromkeys(["제주", "제주특별자치도"], "KR-49"),
    **dict.fromkeys(["계", "합계", "총계", "수도권", "비수도권"], ""),
}
"""What the names of provinces stand for, typed by hand; other places are given with their code."""
