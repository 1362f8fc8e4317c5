"""Where a project is: the texts of its province and its municipality → their ids in the year of its support."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from etl.harmonize.place import Atlas, Where
from etl.validate.rules.days import instead_of
from outcomes.catalog.model import Catalog

_CODE = re.compile(r"\d{5}(?:00000)?(?:\.0)?")
_TOWN = re.compile(r".+[시군구]")
_WORDS = 3  # of an address that may name a place: ‘경상북도 포항시 남구’


@dataclass(frozen=True, slots=True)
class CasePlace:
    """Where a project is.

    Attributes:
        region: The province's id, '' where `fault` says why there is none.
        municipality: Its five-digit code, '' where only the province is known.
        fault: 'missing', 'unknown', 'ambiguous', 'elsewhere' (the municipality lies in another province), 'code' or
            'not_valid'.
        of: The column whose text is at fault: 'region' or 'municipality'.
        candidates: The places it could be, or was instead in that year.
        named: The place that was named, where the one of that year is another: today's name of an older place.
    """

    region: str = ""
    municipality: str = ""
    fault: str = ""
    of: str = "region"
    candidates: tuple[str, ...] = ()
    named: str = ""


@dataclass(slots=True)
class CasePlaces:
    """Finds places; each pair of texts and each year is looked up once."""

    atlas: Atlas
    _found: dict[tuple[str, str, int], CasePlace] = field(default_factory=dict)

    @property
    def catalog(self) -> Catalog:
        """Give what names mean."""
        return self.atlas.gazetteer.catalog

    def find(self, province: str, town: str, year: int) -> CasePlace:
        """Give where a project of a year is.

        Args:
            province: Text of the column of provinces; it may name the municipality too. '' for none.
            town: Text of the column of municipalities, or its code; '' for none.
            year: The year of support; the places are those of its end.
        """
        key = (province, town, year)
        if key not in self._found:
            self._found[key] = self._find(province, town, year)
        return self._found[key]

    def _find(self, province: str, town: str, year: int) -> CasePlace:
        day = date(year, 12, 31)
        if not province and not town:
            return CasePlace(fault="missing")
        code = next((text[:5] for text in (town, province) if _CODE.fullmatch(text)), "")
        if code:
            return self._of_code(code, province if town else "", day, "municipality" if town else "region")
        wide = self._named(province, day) if province else Where()
        if province and not wide.code:
            return self._settled_by_town(wide, town, day)
        if not town:
            return self._at(wide.code, day, "region")
        home = self.catalog.province_of(wide.code) if wide.code else ""
        if home and not any(
            place.province == home and place.name != self.catalog.regions[home].name
            for place in self.catalog.municipalities.values()
            if home in self.catalog.regions
        ):
            return self._at(wide.code, day, "region")  # 세종: below the province there are only 읍, 면 and 동
        found = self._town(town, day, home)
        if not found.code:
            there = not home or any(self.catalog.province_of(id) == home for id in found.candidates)
            fault = (found.reason or "unknown") if there or not found.candidates else "elsewhere"
            return CasePlace(fault=fault, of="municipality", candidates=found.candidates)
        return self._inside(found.code, home, day)

    def _town(self, text: str, day: date, home: str) -> Where:
        """Give what a text names within a province: itself, or the words in front of a smaller district."""
        found = self.atlas.where((text,), day, home)
        shorter = (self.atlas.where((front,), day, home) for front, _ in _fronts(text) if not found.candidates)
        return found if found.code else next((where for where in shorter if where.code), found)

    def _settled_by_town(self, wide: Where, town: str, day: date) -> CasePlace:
        """Give the place of a province that could be several where the municipality lies in one of them only."""
        homes = [id for id in wide.candidates if id in self.catalog.regions]
        found = self.atlas.where((town,), day).code if town and homes else ""
        if found and self.catalog.province_of(found) in homes:
            return self._at(found, day, "municipality")
        reason = "unknown" if wide.reason in ("", "total", "none") else wide.reason
        return CasePlace(fault="code" if reason == "bare_number" else reason, candidates=wide.candidates)

    def _inside(self, code: str, home: str, day: date) -> CasePlace:
        """Give a municipality unless it lies in another province than the one beside it, then and by its code."""
        place = self._at(code, day, "municipality")
        if place.fault or home in ("", "KR", place.region, self.catalog.province_of(code)):
            return place
        return CasePlace(fault="elsewhere", of="municipality", candidates=(place.municipality or place.region,))

    def _of_code(self, code: str, province: str, day: date, of: str) -> CasePlace:
        """Give the municipality of a code, which may be an older or a newer one than that of the day."""
        if code not in self.catalog.municipalities:
            return CasePlace(fault="unknown", of=of)
        home = self._named(province, day).code if province and not _CODE.fullmatch(province) else ""
        return self._inside(code, self.catalog.province_of(home) if home else "", day)

    def _named(self, text: str, day: date) -> Where:
        """Give what a text names; of an address the words in front, unless the next one names a municipality."""
        found = self.atlas.where((text,), day)
        if found.code or found.reason == "ambiguous":
            return found
        for front, rest in _fronts(text):
            shorter = self.atlas.where((front,), day)
            if shorter.code and (shorter.code in self.catalog.municipalities or not _TOWN.fullmatch(rest)):
                return shorter
            if shorter.code:
                break
        return found

    def _at(self, code: str, day: date, of: str) -> CasePlace:
        """Give a place as it was on a day: itself, or the one place that was there instead."""
        catalog = self.catalog
        thing = catalog.municipalities.get(code) or catalog.regions.get(code)
        if thing is None or code == "KR":
            return CasePlace(fault="unknown", of=of)
        town = code if code in catalog.municipalities else ""
        if (thing.valid_from or day) <= day <= (thing.valid_to or day):
            return _placed(catalog, catalog.province_of(code), town)
        then = instead_of(catalog, code, day)
        if len(then) != 1:
            return CasePlace(fault="not_valid", of=of, candidates=then, named=code)
        return _placed(catalog, catalog.province_of(then[0]), then[0] if town else "", named=code)


def _placed(catalog: Catalog, region: str, town: str, named: str = "") -> CasePlace:
    """Give a place that was found; a province without municipalities has itself for one, which is not kept."""
    whole = town in catalog.municipalities and catalog.municipalities[town].name == catalog.regions[region].name
    return CasePlace(region, "" if whole else town, named=named)


def _fronts(text: str) -> Iterator[tuple[str, str]]:
    """Give the first words of an address, most of them first, each with the word behind."""
    words = text.split()
    for size in range(min(_WORDS, len(words) - 1), 0, -1):
        yield " ".join(words[:size]), words[size]
