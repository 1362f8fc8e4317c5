"""The place of each figure of a table: from its row, its column, or the title; which rows sum up others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from etl.harmonize.heads import Head
from etl.harmonize.place import NOWHERE, Atlas, Where
from etl.harmonize.stub import Stub

_KNOWN = ("place", "joint")


@dataclass(slots=True)
class Whereabouts:
    """Gives the places of one table's figures.

    Attributes:
        atlas: What names mean.
        title: The place that a title or the sheet's name names, '' for none; it counts where nothing else names one.
        named: Whether the table has a column of places.
    """

    atlas: Atlas
    title: str
    named: bool
    _provinces: dict[int, str] = field(default_factory=dict)
    _home: str = ""
    _parts: bool = False
    _others: bool = False
    _sums: bool = False

    def look(self, stubs: list[Stub], heads: list[Head]) -> None:
        """Look at the whole table once, before its figures are placed."""
        self._home = self._province(self.title) if self.title else ""
        texts = {stub.places for stub in stubs} | {head.places for head in heads}
        self._parts = any(self._is_part(places) for places in texts)
        self._others = any(places and not self._is_generic(places) for places in texts)
        self._sums = any(not stub.words.total for stub in stubs)
        self._provinces = dict(self._listed(stubs))

    def where(self, stub: Stub, head: Head, on: date | None) -> tuple[Where, bool]:
        """Give the place of a figure as things stood on a day, and whether the figure sums up others."""
        parts, summed = self._joined(stub.places, head.places) if head.places else (stub.places, False)
        if not parts and self.title and not self.named:
            parts = (self.title,)
        if not parts:
            return NOWHERE, head.total or (self._sums and stub.words.total)
        found = self.atlas.where(parts, on, self._provinces.get(stub.row, self._home))
        return found, summed or head.total or (self._sums and stub.words.total) or self._is_sum(found)

    def _joined(self, row: tuple[str, ...], head: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
        """Give the texts of row and column that name the place, and whether ‘계’ in one sums up the other."""
        if not row:
            return head, False
        if self._is_generic(row):
            return head, True
        if self._is_generic(head):
            return row, True
        if self._is_town(row[-1]) and not self._is_town(head[-1]):
            return head + row, False
        return (row + head, False) if self._is_town(head[-1]) else (row, False)

    def _is_sum(self, where: Where) -> bool:
        """Say whether a place sums up others of the table: a total or group, or the nation beside its parts.

        The nation alone in a table is a series of its own, and so is ‘계’ as the only row.
        """
        if where.code == "KR":
            return self._parts
        return where.total and (self._others or where.reason != "total")

    def _is_part(self, places: tuple[str, ...]) -> bool:
        """Say whether texts name a place that is a part of the nation."""
        names = [self.atlas.name(text) for text in places]
        return any(name.kind == "group" or (name.kind in _KNOWN and name.ids != ("KR",)) for name in names)

    def _is_generic(self, places: tuple[str, ...]) -> bool:
        """Say whether texts are only ‘계’, which names no place."""
        return all(self.atlas.name(text).kind == "total" for text in places)

    def _is_town(self, text: str) -> bool:
        """Say whether a text names municipalities only."""
        ids = self.atlas.name(text).ids
        return bool(ids) and all(id.isdigit() for id in ids)

    def _province(self, text: str) -> str:
        """Give the province that a text names, '' for none."""
        name = self.atlas.name(text)
        provinces = {self.atlas.gazetteer.catalog.province_of(id) for id in name.ids}
        return next((id for id in provinces if id.startswith("KR-")), "") if len(provinces) == 1 else ""

    def _listed(self, stubs: Iterable[Stub]) -> Iterable[tuple[int, str]]:
        """Give, for lists in one column, the province whose towns follow it: 울산, 중구, 남구, 울주군.

        A province counts for the rows below it where one of them surely lies in it, up to the next province or total.
        """
        province, group, sure = "", list[int](), False
        for stub in stubs:
            if len(stub.places) != 1:
                continue
            text = stub.places[0]
            if any(id.isdigit() for id in self.atlas.name(text).ids):  # 광주시 too: a province or a town of 경기
                group.append(stub.row)
                sure = sure or (province != "" and self._province(text) == province and self._is_town(text))
                continue
            yield from ((row, province) for row in group if sure)
            province, group, sure = self._province(text), [], False
        yield from ((row, province) for row in group if sure)
