"""What one row of a table says about its figures."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.harmonize.heads import apart, unit_among
from etl.harmonize.moment import NEVER, Moment, moment_in
from etl.harmonize.place import Atlas
from etl.harmonize.unit import Unit, find_unit, units_in_line
from etl.harmonize.vocabulary import measured_in
from etl.read.book import Place

Said = tuple[str, Place]
"""A text and the cell it is written in."""


@dataclass(frozen=True, slots=True)
class Words:
    """Texts of a row that say what is measured, beside place and period.

    Attributes:
        texts: As written, those of a heading above the row first.
        label: The same joined by ' / '.
        subject: The same without period and unit.
        unit: The unit they name.
        kind: The kind of unit they speak of, as `vocabulary.measured_in`.
        total: Whether one of them says that the row is a sum.
    """

    texts: tuple[str, ...] = ()
    label: str = ""
    subject: str = ""
    unit: Unit | None = None
    kind: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class Stub:
    """What a row says.

    Attributes:
        row: Its place in the sheet.
        places: Texts that name its place, the widest first.
        place_cell: The cell of the narrowest, None where the row names no place.
        moment: What it says about time.
        words: Its other texts.
        unit: The unit of its unit column, or the one a line above it gives.
        own_unit: Whether the row itself gives that unit.
    """

    row: int
    places: tuple[str, ...]
    place_cell: Place | None
    moment: Moment
    words: Words
    unit: Unit | None
    own_unit: bool


@dataclass(frozen=True, slots=True)
class Section:
    """What rows without figures say about the rows below them: ‘경기도’, ‘2021년’, ‘구축 수’, ‘(단위: 명)’.

    `number` counts the headings of places, periods and categories; 0 above the first.
    """

    number: int = 0
    place: Said | None = None
    moment: Moment = NEVER
    category: str = ""
    units: tuple[Unit, ...] = ()


@dataclass(slots=True)
class Wording:
    """Reads the categories of rows, each combination once."""

    atlas: Atlas
    _kept: dict[tuple[str, ...], Words] = field(default_factory=lambda: {(): Words()})

    def words(self, texts: tuple[str, ...]) -> Words:
        """Give what the categories of a row say."""
        found = self._kept.get(texts)
        if found is None:
            subject = " / ".join(filter(None, (moment_in(apart(text)[0]).rest for text in texts)))
            total = any(self.atlas.name(text).kind == "total" for text in texts)
            found = Words(texts, " / ".join(texts), subject, unit_among(texts), measured_in(subject), total)
            self._kept[texts] = found
        return found


def unit_in(text: str) -> Unit | None:
    """Give the unit in a cell of a unit column; what is unknown is a unit too."""
    found = units_in_line(f"단위: {text}")
    return find_unit(text) or (found[0] if len(found) == 1 else None)
