"""Finds the region or organization that a text names, without guessing."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from outcomes.catalog.model import Catalog, Municipality

NUMBER = re.compile(r"[+\-−]?[.,]*\d[\d.,]*")


def fold(text: str) -> str:
    """Give the text as names are compared: NFKC, one case, without white space and characters that take no room.

    Folding a folded text changes nothing: taking out a space can bring two characters together that NFKC joins,
    so it goes on until nothing changes.
    """
    joined = "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")
    folded = unicodedata.normalize("NFKC", joined).casefold()
    return folded if folded == text else fold(folded)


def is_number(folded: str) -> bool:
    """Say whether a folded text is only a number, as ‘29’ or the ‘29.0’ that a spreadsheet makes of it."""
    return NUMBER.fullmatch(folded) is not None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a text names.

    `id` is a region, municipality or organization, '' when `reason` says why none was chosen: 'unknown',
    'ambiguous' (then `candidates` holds them all, sorted), or 'bare_number' (a code without its system).
    `valid` is False when the place did not exist on the day asked about.
    """

    id: str
    reason: str
    candidates: tuple[str, ...] = ()
    valid: bool = True


@dataclass(slots=True)
class Gazetteer:
    """An index of every spelling in the catalog."""

    catalog: Catalog
    _names: dict[str, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        """Index provinces, municipalities (alone and behind their province) and organizations."""
        self._names = defaultdict(set)
        for region in self.catalog.regions.values():
            for text in (region.id, region.name.ko, region.name.en, region.short.ko, region.short.en, *region.aliases):
                self._names[fold(text)].add(region.id)
        for organization in self.catalog.organizations.values():
            for text in (organization.id, organization.name.ko, organization.name.en, *organization.aliases):
                self._names[fold(text)].add(organization.id)
        for town in self.catalog.municipalities.values():
            self._index_town(town)

    def _index_town(self, town: Municipality) -> None:
        province = self.catalog.regions[town.province]
        if town.name == province.name:  # 세종: the province has no municipalities, one row stands for them all
            return
        fronts = {"", province.name.ko, province.short.ko, *province.aliases}
        for front in fronts:
            self._names[fold(front + town.name.ko)].add(town.id)
        self._names[fold(town.name.en)].add(town.id)
        self._names[fold(f"{town.name.en}, {province.short.en}")].add(town.id)

    def resolve(self, text: str, on: date | None = None, province: str = "") -> Resolution:
        """Give what `text` names on a day.

        Args:
            text: As typed; compared folded.
            on: The day the figure speaks of; None = as things stand last.
            province: Region id of the province the row stands in, which settles names that several provinces use.

        Returns:
            A resolution; one spelling with several meanings is reported, never settled by guessing.
        """
        key = fold(text)
        if is_number(key):
            return Resolution("", "bare_number")
        ids = self._names.get(key, set())
        if province and len(ids) > 1:
            ids = {i for i in ids if self.catalog.province_of(i) == province} or ids
        ids = self._one_place(ids, on)
        if not ids:
            return Resolution("", "unknown")
        if len(ids) > 1:
            return Resolution("", "ambiguous", tuple(sorted(ids)))
        (id,) = ids
        return Resolution(id, "", (id,), self._valid(id, on))

    def _valid(self, id: str, on: date | None) -> bool:
        thing = self.catalog.regions.get(id) or self.catalog.municipalities.get(id)
        if thing is None or on is None:
            return True
        return (thing.valid_from is None or thing.valid_from <= on) and (thing.valid_to is None or on <= thing.valid_to)

    def _one_place(self, ids: set[str], on: date | None) -> set[str]:
        """Keep one code of a municipality that was recoded: the one valid on the day, else the last."""
        valid = {i for i in ids if self._valid(i, on)} or ids
        towns = self.catalog.municipalities
        return {i for i in valid if not (i in towns and set(towns[i].successors) & valid)}
