"""The catalog's nouns as frozen dataclasses: what people decided, as the program holds it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from outcomes.catalog.headings import CaseTerms, Correction, HeaderMeaning

Lang = Literal["ko", "en"]
TOPICS = ("deployment", "budget", "outcome", "lifecycle", "level", "adoption", "structure", "support")
"""What an indicator is about, in the order in which a region's page shows its figures."""
UNITS = ("count", "person", "KRW", "KRW/deployment", "share", "per_1000")
"""The stored units: whole won, shares 0 to 1; how each is printed is in `printing`."""
Kind = Literal["stock", "flow", "rate"]
Direction = Literal["up", "down", "none"]
RollUp = Literal["sum", "none", "weighted"]
Preference = Literal["newest_load", "first"]


@dataclass(frozen=True, slots=True)
class Words:
    """One thing said in both languages."""

    ko: str
    en: str

    def say(self, lang: Lang) -> str:
        """Give the wording in `lang`."""
        return self.ko if lang == "ko" else self.en


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured: its unit, its kind, the way that is good, and how regions add up.

    `base`, `stage` and `measure_scope` name the series that stands for a region on maps and in rankings; every
    other scope is shown beside it, never joined to it. `formula` is empty for what is published.
    """

    id: str
    name: Words
    definition: Words
    unit: str
    kind: Kind
    direction: Direction
    roll_up: RollUp
    decimals: int
    base: str
    stage: str
    measure_scope: str
    headline: bool
    topic: str
    owner: Words
    counter_ko: str
    formula: str
    years_apart: int
    rate: str


@dataclass(frozen=True, slots=True)
class Region:
    """The nation, or a province with the dates between which it existed.

    `valid_from` and `valid_to` are inclusive; None is open. `aliases` are other spellings, old names included.
    """

    id: str
    level: Literal["nation", "province"]
    name: Words
    short: Words
    valid_from: date | None
    valid_to: date | None
    area_group: str
    growth_group: str
    ministry_code: str
    statistics_code: str
    aliases: tuple[str, ...]
    note: str

    def valid_on(self, day: date) -> bool:
        """Say whether the region existed on `day`."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)


@dataclass(frozen=True, slots=True)
class Municipality:
    """A city, county or district by its ministry code, with a point (degrees) to draw it at."""

    id: str
    name: Words
    province: str
    kind: str
    lat: float
    lon: float
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegionChange:
    """One dated change from one region to another: rename, transfer, merger, split."""

    id: str
    effective_date: date
    kind: str
    level: str
    before: str
    after: str
    before_name: str
    after_name: str
    effect: Words
    source: str
    url: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Organization:
    """A technopark, ministry office, company or center; it sits in a province and is never the province."""

    id: str
    kind: str
    name: Words
    province: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """A named part of the support program."""

    id: str
    name: Words
    region: str
    period: str
    note: Words
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Regime:
    """Who set a family of targets, when, in which document, and while which dates it was in force."""

    id: str
    name: Words
    set_by: Words
    set_on: date | None
    valid_from: date | None
    valid_to: date | None
    base_year: int | None
    document: str
    definition: Words


@dataclass(frozen=True, slots=True)
class Source:
    """A document that figures were read from."""

    id: str
    title: str
    publisher: str
    date: str
    url: str
    document: str


@dataclass(frozen=True, slots=True)
class Scope:
    """A word for one value of base, measure_scope, stage, mark, status, confidence, period kind or event kind."""

    axis: str
    id: str
    name: Words
    definition: Words


@dataclass(frozen=True, slots=True)
class Evaluation:
    """How a published effect was found: by whom, over how many firms (None: not stated), how, how strong that is."""

    position: str
    evaluator: Words
    firm_count: int | None
    method: Words
    grade: str


@dataclass(frozen=True, slots=True)
class HeadlineRule:
    """In which order figures of one grain are preferred.

    `status` also says which statuses count at all; a confidence that is not listed comes last. `prefer` settles
    what is still equal: the newest load ('newest_load') or the oldest ('first'), then the smallest position.
    """

    status: tuple[str, ...] = ("actual", "provisional", "derived", "estimate")
    confidence: tuple[str, ...] = ("high", "medium", "low", "unverified")
    prefer: Preference = "newest_load"


@dataclass(frozen=True, slots=True)
class Catalog:
    """Everything people decided, read once and never changed while the program runs."""

    indicators: dict[str, Indicator]
    regions: dict[str, Region]
    municipalities: dict[str, Municipality]
    changes: tuple[RegionChange, ...]
    organizations: dict[str, Organization]
    programs: dict[str, Program]
    regimes: dict[str, Regime]
    sources: dict[str, Source]
    scopes: dict[tuple[str, str], Scope]
    words: dict[str, Words]
    evaluations: dict[str, Evaluation]
    headline_rule: HeadlineRule
    targets: tuple[dict[str, str], ...] = ()
    headers: tuple[HeaderMeaning, ...] = ()
    corrections: tuple[Correction, ...] = ()
    cases: CaseTerms = field(default_factory=CaseTerms)

    def provinces(self, day: date) -> tuple[Region, ...]:
        """Give the provinces that existed on `day`, in the catalog's order (17 until 2026-06-30, 16 after)."""
        return tuple(r for r in self.regions.values() if r.level == "province" and r.valid_on(day))

    def province_of(self, id: str) -> str:
        """Give the province that a municipality is in; a province or the nation is its own."""
        return self.municipalities[id].province if id in self.municipalities else id

    def scope_ids(self, axis: str) -> frozenset[str]:
        """Give the values that the catalog has words for on an axis, and ''."""
        return frozenset(id for known, id in self.scopes if known == axis) | {""}

    def scope(self, axis: str, id: str, lang: Lang) -> str:
        """Give the words for a scope value; the value itself where the catalog has no words, '' for ''."""
        return self.scopes[axis, id].name.say(lang) if (axis, id) in self.scopes else id

    def place(self, id: str, lang: Lang) -> str:
        """Give the name of a region or municipality, a municipality with its province before it."""
        if id in self.regions:
            return self.regions[id].name.say(lang)
        town = self.municipalities.get(id)
        if town is None:
            return id
        province = self.regions[town.province].short.say(lang)
        return f"{province} {town.name.ko}" if lang == "ko" else f"{town.name.en}, {province}"
