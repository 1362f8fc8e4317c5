"""Finds what the catalog's files say against each other; each check gives all it finds, none stops at the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from graphlib import CycleError, TopologicalSorter
from itertools import combinations

from outcomes.catalog.cells import as_day, as_number
from outcomes.catalog.dangling import dangling
from outcomes.catalog.files import Contradiction
from outcomes.catalog.formula import FormulaError, parse
from outcomes.catalog.model import Catalog, Municipality, Organization, Regime, Region
from outcomes.catalog.resolve import fold, is_number

Lines = Mapping[tuple[str, str], int]
"""The line on which an id stands, by file and id."""

PERIOD, VALIDITY = ("period_start", "period_end"), ("valid_from", "valid_to")
SERIES = ("indicator", "region", "organization", "base", "measure_scope", "period_end")


def contradictions(catalog: Catalog, lines: Lines) -> tuple[Contradiction, ...]:
    """Give every contradiction between the catalog's files; empty when there is none."""
    found: list[Contradiction] = []
    for check in (dangling, _formulas, _cycles, _reversed, _recoded, _aliases, _directions, _rivals):
        found.extend(check(catalog, lines))
    return tuple(found)


def overlaps(a_from: date | None, a_to: date | None, b_from: date | None, b_to: date | None) -> bool:
    """Say whether two inclusive spans share a day; None is open."""
    return (a_from or date.min) <= (b_to or date.max) and (b_from or date.min) <= (a_to or date.max)


def _formulas(catalog: Catalog, lines: Lines) -> Iterator[Contradiction]:
    """Formulas that cannot be read."""
    file = "indicators.yml"
    for indicator in catalog.indicators.values():
        if indicator.formula and _uses(indicator.formula) is None:
            row = lines.get((file, indicator.id), 0)
            yield Contradiction("formula_unreadable", file, row, f"{indicator.id}: {indicator.formula}")


def _cycles(catalog: Catalog, lines: Lines) -> Iterator[Contradiction]:
    """Formulas that lead back to themselves, each circle once, from its first indicator in the file."""
    file, places = "indicators.yml", list(catalog.indicators)
    uses = {i.id: _uses(i.formula) or () for i in catalog.indicators.values() if i.formula}
    while circle := _circle(uses):
        first = min(range(len(circle)), key=lambda n: places.index(circle[n]))
        told = [*circle[first:], *circle[:first], circle[first]]
        yield Contradiction("formula_cycle", file, lines.get((file, told[0]), 0), " → ".join(told))
        for id in circle:
            del uses[id]


def _circle(uses: Mapping[str, Iterable[str]]) -> list[str]:
    """Give the ids of one circle, each once and each using the next; empty when there is none."""
    try:
        tuple(TopologicalSorter(uses).static_order())
    except CycleError as error:
        used_first: list[str] = error.args[1]
        return used_first[:0:-1]
    return []


def _uses(formula: str) -> tuple[str, ...] | None:
    """Give the ids that a formula names, None when it cannot be read."""
    try:
        return parse(formula).names
    except FormulaError:
        return None


def _reversed(catalog: Catalog, lines: Lines) -> Iterator[Contradiction]:
    """Spans that end before they begin."""
    things: list[tuple[str, Iterable[Region | Municipality | Regime]]] = [
        ("regions.csv", catalog.regions.values()),
        ("municipalities.csv", catalog.municipalities.values()),
        ("regimes.csv", catalog.regimes.values()),
    ]
    for file, kept in things:
        for thing in kept:
            if not overlaps(thing.valid_from, thing.valid_to, thing.valid_from, thing.valid_to):
                yield Contradiction("validity_reversed", file, lines.get((file, thing.id), 0), thing.id)
    for target in catalog.targets:
        for cells in (PERIOD, VALIDITY):
            start, end = _span(target, *cells)
            if not overlaps(start, end, start, end):
                yield Contradiction("validity_reversed", "targets.csv", int(target["row"]), target["position"])


def _recoded(catalog: Catalog, lines: Lines) -> Iterator[Contradiction]:
    """Two provinces with one ministry code on the same day, and towns that are there beside their successor."""
    file = "regions.csv"
    for a, b in combinations([r for r in catalog.regions.values() if r.ministry_code], 2):
        if a.ministry_code == b.ministry_code and overlaps(a.valid_from, a.valid_to, b.valid_from, b.valid_to):
            row = lines.get((file, b.id), 0)
            yield Contradiction("overlapping_validity", file, row, f"{a.id}, {b.id}: {a.ministry_code}")
    file = "municipalities.csv"
    for town in catalog.municipalities.values():
        for next_one in (catalog.municipalities[s] for s in town.successors if s in catalog.municipalities):
            if overlaps(town.valid_from, town.valid_to, next_one.valid_from, next_one.valid_to):
                row = lines.get((file, town.id), 0)
                yield Contradiction("overlapping_validity", file, row, f"{town.id}, {next_one.id}")


def _aliases(catalog: Catalog, lines: Lines) -> Iterator[Contradiction]:
    """One spelling that two regions or organizations claim, and spellings that are only a number."""
    owners: dict[str, dict[str, str]] = defaultdict(dict)
    for file, things in (("regions.csv", catalog.regions), ("organizations.csv", catalog.organizations)):
        for thing in things.values():
            for spelling in _spellings(thing):
                owners[fold(spelling)][thing.id] = file
    owners.pop("", None)  # a name that is missing has a contradiction of its own
    for spelling, by in owners.items():
        *_, (last, file) = by.items()
        claim = f"{spelling}: {', '.join(by)}"
        if len(by) > 1:
            yield Contradiction("duplicate_alias", file, lines.get((file, last), 0), claim)
        if is_number(spelling):
            yield Contradiction("alias_is_a_number", file, lines.get((file, last), 0), claim)


def _spellings(thing: Region | Organization) -> tuple[str, ...]:
    short = (thing.short.ko, thing.short.en) if isinstance(thing, Region) else ()
    return (thing.id, thing.name.ko, thing.name.en, *short, *thing.aliases)


def _directions(catalog: Catalog, _lines: Lines) -> Iterator[Contradiction]:
    """Targets for an indicator that has no direction to judge them by."""
    for target in catalog.targets:
        indicator = catalog.indicators.get(target["indicator"])
        if indicator and indicator.direction == "none":
            yield Contradiction("target_without_direction", "targets.csv", int(target["row"]), indicator.id)


def _rivals(catalog: Catalog, _lines: Lines) -> Iterator[Contradiction]:
    """Two different targets in force at once for one series, unless a conflict group says that both are known."""
    series: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for target in catalog.targets:
        series[tuple(target[c] for c in SERIES)].append(target)
    for rivals in series.values():
        for a, b in combinations(rivals, 2):
            if _differ(a, b) and overlaps(*_span(a, *VALIDITY), *_span(b, *VALIDITY)):
                claim = f"{a['position']}, {b['position']}"
                yield Contradiction("overlapping_validity", "targets.csv", int(b["row"]), claim)


def _differ(a: dict[str, str], b: dict[str, str]) -> bool:
    """Say whether two targets have different numbers and no conflict group in common."""
    if a["conflict_group"] and a["conflict_group"] == b["conflict_group"]:
        return False
    values = {as_number(a["value"]), as_number(b["value"])}
    return len(values) == 2 and None not in values


def _span(target: dict[str, str], start: str, end: str) -> tuple[date | None, date | None]:
    """Give the days of two cells; None is open."""
    return as_day(target[start]), as_day(target[end])
