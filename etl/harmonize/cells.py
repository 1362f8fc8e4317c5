"""A sheet as its cells look one by one: for each, flags that say what it may be. Nothing is decided here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any, cast

from etl.harmonize.moment import moment_of
from etl.harmonize.place import Atlas
from etl.harmonize.value import Value, read_value
from etl.read.book import Area, Content, Place, Sheet

BLANK = 0
HARD = 1  # a number
SOFT = 2  # a number that may as well be a period: 2021, 202106
MISSING = 4  # a mark that stands for a number
ERROR = 8  # a failed formula
TEXT = 16
PERIOD = 32  # the whole text is a period or a part of one
PLACE = 64  # … names a place or an organization, with ‘계’ or without
GROUP = 128  # … names a group of regions
TOTAL = 256  # … is a total's label
WORDED = 512  # a number written with words: ‘10~49인’ may be a header
USED = 1024  # became a reading or a fault
NUMBER = HARD | SOFT
VALUE = HARD | SOFT | MISSING | ERROR
NAMED = PLACE | GROUP | TOTAL

_ROOM = 5_000_000  # rows times columns, up to which all rows are made equally long
_BREAK = re.compile(r"<\s*br\s*/?\s*>", re.IGNORECASE)
_GROUPED = re.compile(r"-?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|0|[1-9][0-9]*)(?:\.[0-9]+)?")
_PLAIN_NUMBER = re.compile(r"[\s\d.,+\-−△▲()%]+")
_CALENDAR_FORMAT = re.compile(r"년|월|분기|회계연도")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|[0#?,.]+')


class _Ragged(list[int]):
    """The flags of a row that is much shorter than its sheet is wide: empty beyond its end."""

    def __getitem__(self, at: Any) -> Any:
        """Give a flag or a run of flags."""
        return super().__getitem__(at) if isinstance(at, slice) or at < len(self) else BLANK


@dataclass(slots=True)
class Classifier:
    """What texts may be, each worked out once."""

    atlas: Atlas
    _texts: dict[str, int] = field(default_factory=dict)

    def flags(self, content: Content) -> int:
        """Give the flags of a cell's content."""
        kind = type(content)
        if kind is str:
            return self._of_str(cast(str, content))
        if kind is float or kind is int:  # by type, not isinstance: a boolean is no number here
            return _of_number(cast(float, content))
        if content is None:
            return BLANK
        return TEXT | PERIOD if isinstance(content, date | datetime) else TEXT

    def _of_str(self, text: str) -> int:
        found = self._texts.get(text)
        if found is None:
            found = _of_digits(text)
            if found == BLANK:
                found = self._texts[text] = self._of_text(text)
        return found

    def _of_text(self, text: str) -> int:
        value = read_value(text)
        if value.kind == "blank":
            return BLANK
        if value.kind == "missing":
            return MISSING
        if value.kind == "error":
            return ERROR
        shown = shown_text(text)
        timely = not moment_of(shown).silent
        if value.kind == "number":
            worded = 0 if value.provisional or _PLAIN_NUMBER.fullmatch(shown) else WORDED
            return (SOFT if timely else HARD) | worded
        named = {"place": PLACE, "joint": PLACE, "group": GROUP, "total": TOTAL}.get(self.atlas.name(shown).kind, 0)
        return TEXT | named | (PERIOD if timely else 0)


@dataclass(slots=True)
class Grid:
    """One sheet with the flags of its cells; `width` columns, all rows equally long."""

    index: int
    sheet: Sheet
    width: int
    rows: list[list[Content]]
    flags: list[list[int]]
    anchors: dict[Place, Place]
    blocks: dict[Place, Area]

    @property
    def height(self) -> int:
        """Give the number of rows."""
        return len(self.rows)

    def content(self, row: int, column: int) -> Content:
        """Give what a cell holds; '2021년' for a number whose format writes 년."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else None

    def text(self, row: int, column: int) -> str:
        """Give a cell's text on one line, '' for an empty one."""
        return text_of(self.content(row, column))

    def value(self, row: int, column: int) -> Value:
        """Give what a cell says as a value."""
        content, formats = self.content(row, column), self.sheet.formats
        if not formats:
            return Value("number", content + 0.0) if type(content) is float else read_value(content)
        return read_value(content, formats.get((row, column), ""))

    def source(self, row: int, column: int) -> Place:
        """Give the cell whose content stands here: the top left one of a merged block, else itself."""
        return self.anchors.get((row, column), (row, column)) if self.anchors else (row, column)


def grid_of(index: int, sheet: Sheet, classifier: Classifier) -> Grid:
    """Classify every cell of a sheet."""
    width = max((len(row) for row in sheet.rows), default=0)
    width = max([width, *(column + 1 for _, column in sheet.errors)])
    rows = list(sheet.rows)
    for row, column in sheet.formats:
        shown = _as_calendar(sheet.content(row, column), sheet.formats[row, column])
        if shown:
            rows[row] = [*rows[row][:column], shown, *rows[row][column + 1 :]]
    flags_of = classifier.flags
    flags = [list(map(flags_of, row)) for row in rows]
    if width * len(rows) > _ROOM:
        flags = [_Ragged(row) for row in flags]
    else:
        for row_flags in flags:
            row_flags += [BLANK] * (width - len(row_flags))
    for row, column in sheet.errors:
        if row < len(flags):
            flags[row] += [BLANK] * (column + 1 - len(flags[row]))
            flags[row][column] = ERROR
    anchors: dict[Place, Place] = {}
    for area in sheet.merged:
        top, left, bottom, right = area
        places = (
            (r, c) for r in range(top, min(bottom, len(rows) - 1) + 1) for c in range(left, min(right, width - 1) + 1)
        )
        anchors.update(dict.fromkeys(places, (top, left)))
    blocks = {(area[0], area[1]): area for area in sheet.merged}
    return Grid(index, sheet, width, rows, flags, anchors, blocks)


def shown_text(text: str) -> str:
    """Give a text on one line with single spaces; `<br>` and line breaks are spaces."""
    return " ".join(_BREAK.sub(" ", text).split()) if "<" in text else " ".join(text.split())


def text_of(content: Content) -> str:
    """Give what a cell holds as text on one line."""
    if isinstance(content, float):
        return str(int(content)) if content.is_integer() and abs(content) < 1e15 else repr(content)
    if isinstance(content, str):
        return shown_text(content)
    if content is None:
        return ""
    if isinstance(content, datetime) and content.time() == datetime.min.time():
        return content.date().isoformat()
    return content.isoformat(" ") if isinstance(content, datetime) else str(content)


def _of_number(number: float) -> int:
    """Give HARD, or SOFT for whole numbers that may be years, months or days."""
    if number < 1900 or 2100 < number < 190001 or number > 21001231 or number != int(number):
        return HARD
    if number <= 2100:
        return SOFT
    if number <= 210012:
        return SOFT if 1 <= number % 100 <= 12 else HARD
    return HARD if number < 19000101 or moment_of(str(int(number))).silent else SOFT


def _of_digits(text: str) -> int:
    """Give HARD or SOFT for a text that is surely a number, BLANK where that takes a closer look."""
    if not _GROUPED.fullmatch(text) or len(text) > 15:
        return BLANK
    if "," in text:
        return HARD
    if "." in text:
        return BLANK if text[:2] in ("19", "20", "21") and text.find(".") == 4 else HARD
    return _of_number(int(text))


def _as_calendar(content: Content, number_format: str) -> str:
    """Give a period as its format writes it: 2021 with `0"년"` → 2021년, 1 March with `yyyy-mm` → 2021-03; else ''."""
    letters = _calendar_letters(number_format)
    if not letters:
        return ""
    if isinstance(content, date):
        return "" if set(letters) & set("dhs") else f"{content:%Y-%m}" if "m" in letters else f"{content:%Y}년"
    if letters != "0" or not isinstance(content, int | float) or isinstance(content, bool) or content != int(content):
        return ""
    digits = str(int(content))
    return _LITERAL.sub(lambda m: m[1] or m[2] or (digits if set(m[0]) & set("0#?") else m[0]), number_format).strip()


@lru_cache(maxsize=1024)
def _calendar_letters(number_format: str) -> str:
    """Give the letters y, m, d, h, s of a date's format, '0' for a number written with 년, 월 or 분기, else ''."""
    bare = _LITERAL.sub(lambda m: m[0] if m[1] is None and m[2] is None else "", number_format).lower()
    letters = "".join(c for c in bare if c in "ymdhs")
    if "y" in letters:
        return letters
    return "0" if _CALENDAR_FORMAT.search(number_format) and not letters else ""
