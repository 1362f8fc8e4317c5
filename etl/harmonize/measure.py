"""The unit of a figure: from its cell, its format, its header, its row, or the unit line; never guessed."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from etl.harmonize.heads import Head, is_ratio
from etl.harmonize.stub import Stub
from etl.harmonize.unit import Unit, find_unit, split_unit, units_in_line
from etl.harmonize.value import Value
from etl.read.book import Content

Measured = tuple[Unit | None, str]
"""A unit and where it was found: cell, format, header, row, line, or ''."""
_PERCENT = Unit("share", Decimal(1), "%")
_UNKNOWN: Measured = (None, "")
_CLASSES: dict[str, tuple[str, ...]] = {
    "": (), "share": ("share",), "KRW": ("KRW",), "person": ("person",), "number": ("count",), "count": ("count",),
    "some": ("count", "person"),
}  # fmt: skip
"""The units that words of each kind call for, of several in a unit line."""
_CLASHES: dict[str, tuple[str, ...]] = {
    "": (), "share": ("count", "person", "KRW"), "KRW": ("count", "person"), "person": ("KRW", "share"),
    "number": ("KRW", "share", "person"), "some": ("KRW", "share"), "count": (),
}  # fmt: skip
"""The units that words of each kind cannot have: a table of money has columns of other things."""


def own_unit(value: Value, content: Content) -> Measured:
    """Give the unit in a cell itself: typed behind the number, or shown by its format."""
    own = _PERCENT if value.unit == "share" else find_unit(value.unit)
    return own or Unit(value.unit, Decimal(1), value.unit), "cell" if isinstance(content, str) else "format"


def units_of_line(text: str) -> tuple[Unit, ...]:
    """Give the units that a line above a table names: ‘(단위: 개, %)’, or a title’s ‘예산 현황(백만원)’."""
    units = units_in_line(text)
    single = None if units else split_unit(text)[1]
    return units or ((single,) if single else ())


@dataclass(slots=True)
class Ruler:
    """Gives the units that are said around one table's figures.

    Attributes:
        heads: What stands above them.
        line: The units of the unit line.
    """

    heads: list[Head]
    line: tuple[Unit, ...]
    _kept: dict[tuple[object, ...], list[Measured]] = field(default_factory=dict)

    def around(self, stub: Stub) -> list[Measured]:
        """Give the unit for each column of figures in a row, for cells that name none themselves."""
        words = stub.words
        row, above = words.unit.raw if words.unit else "", stub.unit.raw if stub.unit else ""
        key = (words.kind, row, above, stub.own_unit)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = [self._around(head, stub) for head in self.heads]
        return found

    def _around(self, head: Head, stub: Stub) -> Measured:
        """Give the unit that is said around a figure."""
        row = stub.unit if stub.own_unit else stub.words.unit
        kind = head.kind or stub.words.kind
        if head.unit and row and is_ratio(row) and not is_ratio(head.unit):
            return row, "row"
        if head.unit and not (kind == "share" and head.kind != "share" and not is_ratio(head.unit)):
            return head.unit, "header"
        if row:
            return row, "row"
        if stub.unit and not _clashes(kind, stub.unit):
            return stub.unit, "line"
        return self._from_line(kind)

    def _from_line(self, kind: str) -> Measured:
        """Give the unit line's unit; of several the one that the words call for, if just one does."""
        fitting = self.line if len(self.line) == 1 else tuple(u for u in self.line if _class(u) in _CLASSES[kind])
        if len(fitting) != 1 or _clashes(kind, fitting[0]):
            return _UNKNOWN
        return fitting[0], "line"


def _class(unit: Unit) -> str:
    """Give the kind of unit as words speak of it."""
    if is_ratio(unit):
        return "share"
    return "KRW" if unit.id.startswith("KRW") else unit.id


def _clashes(kind: str, unit: Unit) -> bool:
    """Say whether a unit cannot be meant: a ratio is not counted in pieces, firms are not counted in won."""
    return _class(unit) in _CLASHES[kind]
