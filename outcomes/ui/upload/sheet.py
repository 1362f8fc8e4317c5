"""A sheet as it looks: letters and numbers at its edges, tables outlined, headers tinted, faulty cells marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from etl.harmonize.reading import Table
from etl.read.book import Content, Place, Sheet, letters
from etl.validate.problem import Severity
from outcomes.ui.house import House
from outcomes.ui.markup import text
from outcomes.ui.upload.masked import Mask

ROWS, COLUMNS = 200, 40  # the most that is drawn at once
LONG = 28  # letters beyond which a cell is cut short and has its whole text as a hint
WHOLE = 300  # letters of that hint


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a sheet that is drawn, from 0, the last row and column included, and the sheet's whole extent."""

    top: int
    left: int
    bottom: int
    right: int
    rows: int
    columns: int

    @property
    def whole(self) -> bool:
        """Say whether the whole sheet is drawn."""
        return self.rows <= ROWS and self.columns <= COLUMNS

    @property
    def page(self) -> int:
        """Give the number of the block of rows, from 1."""
        return self.top // ROWS + 1

    @property
    def pages(self) -> int:
        """Give the number of blocks of rows."""
        return max(1, -(-self.rows // ROWS))


def extent(sheet: Sheet) -> Place:
    """Give how many rows and columns a sheet has up to its last cell with content or a formula error."""
    rows = next((n for n in range(len(sheet.rows), 0, -1) if any(c is not None for c in sheet.rows[n - 1])), 0)
    columns = max((len(row) for row in sheet.rows[:rows]), default=0)
    return max([rows, *(row + 1 for row, _ in sheet.errors)]), max([columns, *(c + 1 for _, c in sheet.errors)])


def window(size: Place, focus: Place) -> Window:
    """Give the block of rows and columns of a sheet of this size in which a cell lies."""
    rows, columns = size
    top = min(max(focus[0], 0), max(rows - 1, 0)) // ROWS * ROWS
    left = min(max(focus[1], 0), max(columns - 1, 0)) // COLUMNS * COLUMNS
    return Window(top, left, min(top + ROWS, max(rows, 1)) - 1, min(left + COLUMNS, max(columns, 1)) - 1, rows, columns)


def looks(content: Content, number_format: str = "") -> str:
    """Give a cell as a person sees it."""
    if content is None:
        return ""
    if isinstance(content, bool):
        return str(content).upper()
    if isinstance(content, int | float):
        return _number(float(content), number_format)
    if isinstance(content, datetime):
        return content.isoformat(sep=" ")[: 10 if content.time() == time() else 16]
    if isinstance(content, date | time | timedelta):
        return str(content)
    return str(content)


def _number(value: float, number_format: str) -> str:
    if "%" in number_format:
        return f"{value * 100:.10g}%"
    return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sheet on its way to the screen: what lies in it, what is wrong where, what is in focus, what is masked."""

    house: House
    sheet: Sheet
    tables: Sequence[Table]
    faults: Mapping[Place, Severity]
    focus: Place | None
    window: Window
    mask: Mask | None = None

    def html(self) -> str:
        """Give the sheet as a table in a box that scrolls by itself."""
        part = self.window
        columns = range(part.left, part.right + 1)
        hidden = self.sheet.hidden_columns
        head = "".join(f'<th scope="col"{" class=x" if c in hidden else ""}>{letters(c)}</th>' for c in columns)
        body = "".join(self._rows())
        label = text(self.house.say("upload.sheet.label", sheet=self.sheet.name))
        return (
            f'<div class="sheet" role="region" tabindex="0" aria-label="{label}"><table>'
            f"<thead><tr><th></th>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        )

    def _rows(self) -> Iterator[str]:
        """Give the rows; above a block that begins within a table stands that table's header."""
        part = self.window
        above = next((t for t in self.tables if t.body_top <= part.top <= t.area[2]), None)
        if above is not None and above.area[0] < part.top:
            yield from self._block(range(above.area[0], above.body_top))
            yield f'<tr class="gap"><td colspan="{part.right - part.left + 2}"></td></tr>'
        yield from self._block(range(part.top, part.bottom + 1))

    def _block(self, rows: range) -> Iterator[str]:
        """Give consecutive rows, merged cells as one."""
        spans, covered = self._merged(rows)
        for row in rows:
            kind = ' class="x"' if row in self.sheet.hidden_rows else ""
            cells = "".join(
                self._cell(row, column, *spans.get((row, column), (row, column, "")))
                for column in range(self.window.left, self.window.right + 1)
                if (row, column) not in covered
            )
            yield f'<tr{kind}><th scope="row">{row + 1}</th>{cells}</tr>'

    def _merged(self, rows: range) -> tuple[dict[Place, tuple[int, int, str]], set[Place]]:
        """Give the first drawn cell of each merged block with where its content is and its spans, and the cells below.

        A block that begins outside of what is drawn is drawn from where it comes into sight.
        """
        spans: dict[Place, tuple[int, int, str]] = {}
        covered: set[Place] = set()
        for top, left, bottom, right in self.sheet.merged:
            first, last = max(top, rows.start), min(bottom, rows.stop - 1)
            start, end = max(left, self.window.left), min(right, self.window.right)
            if first > last or start > end:
                continue
            spans[first, start] = (top, left, f' rowspan="{last - first + 1}" colspan="{end - start + 1}"')
            covered.update((r, c) for r in range(first, last + 1) for c in range(start, end + 1))
            covered.discard((first, start))
        return spans, covered

    def _cell(self, row: int, column: int, source_row: int, source_column: int, span: str) -> str:
        place = (source_row, source_column)
        content = self.sheet.content(*place)
        shown = self.sheet.errors.get(place) if place in self.sheet.errors else ""
        shown = shown if shown and shown != "no_value" else looks(content, self.sheet.formats.get(place, ""))
        if self.mask is not None and shown and self.mask.covers(place):
            content = shown = self.mask.word
        kinds = self._kinds(row, column, place)
        if isinstance(content, int | float) and not isinstance(content, bool):
            kinds.append("n")
        said = f' class="{" ".join(kinds)}"' if kinds else ""
        hint = f' title="{text(shown[:WHOLE])}"' if len(shown) > LONG else ""
        marked = f"<b>{text(self.house.say('upload.sheet.faulty'))}</b>" if place in self.faults else ""
        return f"<td{span}{said}{hint}>{marked}{text(shown[:WHOLE])}</td>"

    def _kinds(self, row: int, column: int, place: Place) -> list[str]:
        """Give what is special about a cell: fault, focus, hidden column, header, edges of a table."""
        kinds = [f"fault {self.faults[place]}"] if place in self.faults else []
        if self.focus == place:
            kinds.append("focus")
        if column in self.sheet.hidden_columns:
            kinds.append("x")
        for table in self.tables:
            top, left, bottom, right = table.area
            if top <= row <= bottom and left <= column <= right:
                kinds.append("h" if row < table.body_top else "d")
                edges = (("t", row == top), ("b", row == bottom), ("l", column == left), ("r", column == right))
                kinds += [f"e{edge}" for edge, here in edges if here]
        return kinds


def shown_rows(house: House, part: Window) -> str:
    """Say which rows and columns are drawn, and of how many."""
    if part.whole:
        return house.say("upload.sheet.whole", rows=f"{part.rows:,}", columns=f"{part.columns:,}")
    return house.say(
        "upload.sheet.part",
        first=f"{part.top + 1:,}", last=f"{part.bottom + 1:,}", rows=f"{part.rows:,}",
        left=letters(part.left), right=letters(part.right), columns=f"{part.columns:,}",
    )  # fmt: skip


def hidden_parts(house: House, sheet: Sheet, size: Place) -> str:
    """Name what is hidden on a sheet, '' where nothing is."""
    rows = runs([r for r in sheet.hidden_rows if r < size[0]], lambda r: str(r + 1))
    columns = runs([c for c in sheet.hidden_columns if c < size[1]], letters)
    said = [house.say("upload.sheet.hidden")] if sheet.hidden else []
    said += [house.say("upload.sheet.hidden_rows", rows=rows)] if rows else []
    said += [house.say("upload.sheet.hidden_columns", columns=columns)] if columns else []
    return " · ".join(said)


def runs(numbers: Sequence[int], name: Callable[[int], str]) -> str:
    """Give numbers as runs: 4, 5, 6 and 9 as ‘5–7, 10’ where `name` counts from 1."""
    parts: list[list[int]] = []
    for number in sorted(numbers):
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(name(p[0]) if len(p) == 1 else f"{name(p[0])}–{name(p[-1])}" for p in parts)
