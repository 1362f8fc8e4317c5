"""What is in one column of a table's body, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from etl.harmonize.cells import (
    ERROR,
    GROUP,
    MISSING,
    NUMBER,
    PERIOD,
    PLACE,
    SOFT,
    TEXT,
    TOTAL,
    VALUE,
    WORDED,
    Grid,
    text_of,
)  # fmt: skip
from etl.harmonize.moment import moment_at, moment_of, step_of
from etl.harmonize.place import Atlas
from etl.harmonize.tables import Found
from etl.harmonize.unit import find_unit
from etl.harmonize.vocabulary import folded, role_of
from etl.read.book import Content

_MOST = 0.8  # of a column's cells must be periods, that it is one of periods; totals aside
_LOOK = 5000  # different texts that say whether a column names places


@dataclass(frozen=True, slots=True)
class Facts:
    """Counts of a column's cells by what they may be.

    Attributes:
        grid: The sheet.
        rows: The rows of the body.
        index: The column.
        header: The texts above it, outermost first.
        words: What they say of the column, as `vocabulary.role_of`.
        filled: Cells that are not empty; of them `numbers`, those that may be `years`, those `worded`; `marks`, missing
            or failed; texts that are `periods`, `totals`, `places`.
        contents: The different texts, of rows with figures where there are any.
    """

    grid: Grid
    rows: range
    index: int
    header: tuple[str, ...]
    words: str
    filled: int
    numbers: int
    years: int
    worded: int
    marks: int
    periods: int
    totals: int
    places: int
    contents: frozenset[Content]

    @property
    def texts(self) -> int:
        """Give how many cells hold neither number nor mark."""
        return self.filled - self.numbers - self.marks

    def first_numbers(self, most: int) -> list[float]:
        """Give the column's numbers from the top, so many at most."""
        found: list[float] = []
        for row in self.rows:
            if self.grid.flags[row][self.index] & NUMBER and len(found) < most:
                value = self.grid.value(row, self.index).value
                found += [] if value is None else [value]
        return found

    def identifies(self) -> bool:
        """Say whether a column under 번호 or 코드 identifies: texts or whole numbers, each once or from 1 on."""
        numbers = self.first_numbers(50)
        if any(number != int(number) for number in numbers):
            return False
        return self.words == "code" or numbers[:1] == [1.0] or len(set(numbers)) == len(numbers)

    def is_timely(self) -> bool:
        """Say whether what stands under 연도, 월 or 분기 are periods."""
        header = folded(self.header[-1])
        cells = [self.grid.content(r, self.index) for r in self.rows if self.grid.flags[r][self.index]]
        timely = sum(1 for c in cells if not (moment_at(c).silent and step_of(c, header).silent))
        return timely >= _MOST * (len(cells) - self.totals) > 0

    def tells_periods(self) -> bool:
        """Say whether most texts are periods."""
        return self.periods >= _MOST * (self.filled - self.totals)

    def lists_years_and_places(self) -> bool:
        """Say whether a column lists years and then, for the last of them, places, as yearbooks do."""
        timely = self.years + self.periods
        return 0 < timely < self.filled and self.places > 1 and timely + self.places + self.totals == self.filled

    def is_unit(self) -> bool:
        """Say whether a column holds the units of its rows."""
        if self.words not in ("unit", "") or len(self.contents) > 20:
            return False
        known = [find_unit(text_of(content)) for content in self.contents]
        return self.words == "unit" or (bool(known) and None not in known)

    def is_place(self, atlas: Atlas) -> bool:
        """Say whether a column names places: most of its different texts do, or its header says so."""
        kinds = Counter(atlas.name(text_of(content)).kind for content in list(self.contents)[:_LOOK])
        named = kinds["place"] + kinds["group"] + kinds["joint"]
        return self.words == "place" or (named > 0 and named >= kinds[""])


def facts_of(grid: Grid, found: Found, column: int, header: tuple[str, ...]) -> Facts:
    """Count what is in a column."""
    rows = range(found.body_top, found.region.bottom + 1)
    flags = Counter(grid.flags[row][column] for row in rows) if column in found.used else Counter[int]()
    del flags[0]

    def count(wanted: int) -> int:
        return sum(n for f, n in flags.items() if f & wanted)

    measures = found.measures - {column}
    texts = [r for r in rows if grid.flags[r][column] & TEXT] if count(TEXT) else []
    beside = [r for r in texts if any(grid.flags[r][c] & VALUE for c in measures)]
    telling = [text for text in reversed(header) if moment_of(text).silent]  # 2021년도 names no kind of column
    return Facts(
        grid, rows, column, header,
        words=next((role for text in telling if (role := role_of(folded(text)))), ""),
        filled=sum(flags.values()),
        numbers=count(NUMBER),
        years=count(SOFT),
        worded=count(WORDED),
        marks=count(MISSING | ERROR),
        periods=count(PERIOD),
        totals=count(TOTAL),
        places=count(PLACE | GROUP),
        contents=frozenset(grid.content(r, column) for r in beside or texts),
    )  # fmt: skip
