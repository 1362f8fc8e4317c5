"""Which place a cell, a row or a title names: names cleaned of codes and marks, parts joined, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from etl.harmonize.moment import moment_in
from etl.harmonize.vocabulary import folded, is_group, is_total
from outcomes.catalog.resolve import Gazetteer, Resolution, fold

_BULLET = re.compile(r"^[\s·ㆍ\-–—─○●◦◎□■▷▶△▲└├ㄴㅇ*•∙]+(?=\S)")
_FOOTNOTE = re.compile(r"\s*(?:주?\s?\d{1,2}\)|[¹²³⁴-⁹①-⑳⁽⁾]+\)?|\*+|†|‡)+\s*$")
_CODE_BEFORE = re.compile(
    r"^\s*[\[(<]?\s*(?:[A-Za-z]{0,8}\d{1,10}|[①-⑳]|[가-하](?=\.\s))\s*[\])>]?\s*[_\-–.:,/|)]?\s*(?=[가-힣A-Za-z])"
)
_CODE_BEHIND = re.compile(r"(?:\s*[\[(<]\s*[A-Za-z]{0,8}\d{1,10}\s*[\])>]|[\s_\-–:/|]+[A-Za-z]{0,8}\d{2,10})\s*$")
_AREA = re.compile(
    r"(?:\s*[(\[]\d+\s*개?\s*(?:시·?도|시·?군·?구?|구·?군|광역)[)\]]|\s*(?:지역|관내|본청|일원|전체|전역)|\s*[(\[](?:도|시|군|구|계|전체)[)\]])$"
)
_TOTAL = re.compile(r"\s*[(\[<]?\s*(?:소\s*계|합\s*계|총\s*계|계|전체|total|subtotal)\s*[)\]>]?\s*$", re.IGNORECASE)
_TWICE = re.compile(r"\s*([^()\[\]]+?)\s*[(\[]\s*([^()\[\]]+?)\s*[)\]]\s*")
_SEVERAL = re.compile(r"\s*(?:[·ㆍ・,/&+]|및|와|과|~)\s*")
_WORDS = re.compile(r"[\s()\[\]<>{}「」『』【】〔〕‘’“”\"'·ㆍ,:;_|/\-–—]+")
_PARTICLE = re.compile(r"(?:지역|관내|도내|시내|내|의|권|소재|본부|은|는)$")
_NO_PLACES = frozenset({"국가"})  # an alias of the nation, and the header of a column of countries
_LOOSE = frozenset({"국가", "한국", "national", "nation"})
_PLACE_IDS = re.compile(r"KR(?:-\w+)?|\d{5}|tp-.+")
_MAY_SUM = re.compile("[계총합체권남호청경방시도부군구면역A-Za-z]")  # letters of all labels of totals and groups
_TWO_SCRIPTS = re.compile(
    r"([가-힣][가-힣\s·()0-9]*?)[\s/(]*[A-Za-z][A-Za-z\s.,'’\-()]*|[A-Za-z][A-Za-z\s.,'’\-]*[\s/(]+([가-힣][가-힣\s·]*)\)?"
)
_USUAL = re.compile(r"[ -~가-힣·]*")
_TOWN_ENDS = ("시", "군", "구")


@dataclass(frozen=True, slots=True)
class Name:
    """What one text names: `kind` is 'place', 'group' (수도권), 'total' (계), 'joint' (대구·경북) or '' for nothing.

    `text` is the name without codes, bullets, footnotes and ‘계’; `total` says that it is a sum ('경기 계').
    """

    kind: str
    text: str = ""
    total: bool = False
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a reading; the fields are those of `Reading`."""

    raw: str = ""
    code: str = ""
    reason: str = "none"
    valid: bool = True
    candidates: tuple[str, ...] = ()
    total: bool = False


NOWHERE = Where()


@dataclass(slots=True)
class Atlas:
    """The gazetteer, asked once for each text."""

    gazetteer: Gazetteer
    _starts: frozenset[str] = field(init=False)
    _names: dict[str, Name] = field(default_factory=dict)
    _found: dict[tuple[object, ...], Where] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note the first two letters of every name: a text without any of them is none, whatever stands around it."""
        catalog = self.gazetteer.catalog
        names = [name for town in catalog.municipalities.values() for name in (town.name.ko, town.name.en)]
        for region in catalog.regions.values():
            names += [region.id, region.name.ko, region.name.en, region.short.ko, region.short.en, *region.aliases]
        for organization in catalog.organizations.values():
            names += [organization.id, organization.name.ko, organization.name.en, *organization.aliases]
        self._starts = frozenset(fold(name)[:2] for name in names)

    def name(self, text: str) -> Name:
        """Give what a text names by itself."""
        found = self._names.get(text)
        if found is None:
            found = self._names[text] = self._name(text)
        return found

    def _name(self, text: str) -> Name:
        if len(text) > 60 or text in _NO_PLACES:
            return Name("")
        for tried in dict.fromkeys((text, _one_script(text), moment_in(text).rest)):
            found = self._simple_name(tried) if tried else Name("")
            if found.kind:
                return found
        return Name("")

    def _simple_name(self, text: str) -> Name:
        """Give what a text in one language names."""
        known = self._may_name(text)
        for tried, total in _spellings(text) if known else ():
            resolved = self.gazetteer.resolve(tried)
            if resolved.id or resolved.reason == "ambiguous":
                return Name("place", tried, total, resolved.candidates)
        if _MAY_SUM.search(text):
            key = folded(text)
            if is_group(key):
                return Name("group", text, True)
            if is_total(key):
                return Name("total", text, True)
        return self._joint(text) if known else Name("")

    def _may_name(self, text: str) -> bool:
        """Say whether a text may hold a name."""
        letters = "".join(text.split()).casefold()
        if not _USUAL.fullmatch(letters):
            return True
        return any(letters[n : n + 2] in self._starts for n in range(len(letters) - 1))

    def _joint(self, text: str) -> Name:
        """Give several places that one text joins: ‘대구·경북’, ‘강원도(강원특별자치도)’."""
        match = _TWICE.fullmatch(text)
        parts = list(match.groups()) if match else _SEVERAL.split(text)
        ids = [self.gazetteer.resolve(part) for part in parts if part]
        if len(ids) < 2 or any(not found.id for found in ids):
            return Name("")
        distinct = tuple(dict.fromkeys(found.id for found in ids))
        return Name("place", parts[0], False, distinct) if len(distinct) == 1 else Name("joint", text, False, distinct)

    def where(self, parts: tuple[str, ...], on: date | None, province: str = "") -> Where:
        """Give the place that the parts of a row name together, as things stood on a day.

        Args:
            parts: From the widest to the narrowest: ('경기', '수원시'), ('경기', '소계'), ('계',).
            on: The end of the figure's period.
            province: Region id that settles names which several provinces use, from a row above or a title.
        """
        key = (parts, on, province)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._where(parts, on, province)
        return found

    def _where(self, parts: tuple[str, ...], on: date | None, province: str) -> Where:
        where = NOWHERE
        for part in parts:
            where = self._within(where, part, on, province)
            if where.code.startswith("KR-"):
                province = where.code
        return replace(where, raw=" ".join(parts)) if parts else where

    def _within(self, wider: Where, text: str, on: date | None, province: str) -> Where:
        """Give what one more part names inside what the parts before it name."""
        name = self.name(text)
        if name.kind == "total" and wider.code:
            return replace(wider, total=True)
        if name.kind in ("total", "group"):
            return Where(reason="total", total=True)
        if name.kind == "joint":
            return Where(reason="ambiguous", candidates=tuple(sorted(name.ids)))
        found = self.gazetteer.resolve(name.text or text, on, province)
        if found.reason == "unknown" and province:
            found = self._town(text, on, province)
        if wider.code and found.id and not self._inside(found.id, wider.code):
            return Where(reason="ambiguous", candidates=tuple(sorted({found.id, wider.code})))
        return Where("", found.id, found.reason, found.valid, found.candidates if found.reason else (), name.total)

    def _town(self, text: str, on: date | None, province: str) -> Resolution:
        """Give the one municipality of a province that a name without its ending means: ‘포항’ under 경북."""
        short = folded(text)
        tried = [self.gazetteer.resolve(short + end, on, province) for end in _TOWN_ENDS] if len(short) > 1 else []
        found = [r for r in tried if r.id and self.gazetteer.catalog.province_of(r.id) == province]
        return found[0] if len(found) == 1 else Resolution("", "unknown")

    def _inside(self, id: str, wider: str) -> bool:
        """Say whether a place can stand in a row of a wider one: a municipality in another province cannot."""
        catalog = self.gazetteer.catalog
        if wider == "KR" or id == "KR":
            return True
        organization = catalog.organizations.get(id)
        province = organization.province if organization else catalog.province_of(id)
        return not province or province == catalog.province_of(wider) or wider not in catalog.regions

    def in_title(self, text: str) -> str:
        """Give the words of a title that name its one place or technopark, '' where it names none or several."""
        words = [word for word in _WORDS.split(text) if word]
        named = dict(_named for _named in self._in_words(words))
        return next(iter(named.values())) if len(named) == 1 else ""

    def _in_words(self, words: list[str]) -> Iterator[tuple[str, str]]:
        """Give id and text of each place among words, two words before one: ‘경상북도 포항시’."""
        at = 0
        while at < len(words):
            for size in (3, 2, 1):
                text = " ".join(words[at : at + size])
                ids = self._sure(text)
                if ids:
                    yield "/".join(ids), text if self._sure(text, whole=True) else _PARTICLE.sub("", text)
                    break
            at += size if ids else 1

    def _sure(self, text: str, *, whole: bool = False) -> tuple[str, ...]:
        """Give what a title's word surely names: a region, municipality or technopark."""
        for tried in (text,) if whole else (text, _PARTICLE.sub("", text)):
            if tried.casefold() in _LOOSE or len(tried) < 2:
                continue
            found = self.gazetteer.resolve(tried)
            if found.candidates and all(_PLACE_IDS.fullmatch(id) for id in found.candidates):
                return found.candidates
        return ()


def _one_script(text: str) -> str:
    """Give the Korean half of a text that says the same in two languages: ‘서울 Seoul’ → ‘서울’; else the text."""
    match = _TWO_SCRIPTS.fullmatch(text.strip())
    return (match[1] or match[2]) if match else text


def _spellings(text: str) -> Iterator[tuple[str, bool]]:
    """Give a text and what is left of it without codes, bullets, footnotes and ‘계’, with whether ‘계’ was there."""
    plain = _BULLET.sub("", text.strip()) if not text.strip().startswith("*") else text.strip()
    plain = _FOOTNOTE.sub("", plain) or plain
    seen = dict.fromkeys((text.strip(), plain))
    for code in (_CODE_BEFORE, _CODE_BEHIND):
        seen.update(dict.fromkeys([code.sub("", tried) for tried in seen]))
    seen.update(dict.fromkeys([_AREA.sub("", tried) for tried in seen]))
    for tried in seen:
        if tried:
            yield tried, False
    for tried in list(seen):
        left = _TOTAL.sub("", tried)
        if left and left != tried:
            yield left, True
