"""Finds what the catalog's files say against each other; each check gives all it finds, none stops at the first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from graphlib import CycleError, TopologicalSorter
from itertools import combinations

from outcomes.catalog.files import Contradiction
from outcomes.catalog.formula import FormulaError, parse
from outcomes.catalog.model import Catalog
from outcomes.catalog.resolve import fold

OPEN_START, OPEN_END = date.min, date.max


def contradictions(catalog: Catalog) -> tuple[Contradiction, ...]:
    """Give every contradiction between the catalog's files, in the files' order; empty when there is none."""
    checks = (_formulas, _validity, _aliases, _places, _changes, _regimes, _targets)
    return tuple(found for check in checks for found in check(catalog))


def overlaps(a_from: date | None, a_to: date | None, b_from: date | None, b_to: date | None) -> bool:
    """Say whether two inclusive spans share a day; None is open."""
    return (a_from or OPEN_START) <= (b_to or OPEN_END) and (b_from or OPEN_START) <= (a_to or OPEN_END)


def _formulas(catalog: Catalog) -> Iterator[Contradiction]:
    """Formulas that cannot be read, name unknown indicators, or lead back to themselves."""
    file, uses = "indicators.yml", {}
    for indicator in catalog.indicators.values():
        if not indicator.formula:
            continue
        try:
            names = parse(indicator.formula).names
        except FormulaError as error:
            yield Contradiction("formula_unreadable", file, 0, f"{indicator.id}: {error}")
            continue
        uses[indicator.id] = set(names)
        for name in names:
            if name not in catalog.indicators:
                yield Contradiction("unknown_indicator", file, 0, f"{indicator.id}: {name}")
    try:
        tuple(TopologicalSorter(uses).static_order())
    except CycleError as error:
        yield Contradiction("formula_cycle", file, 0, " → ".join(error.args[1]))


def _validity(catalog: Catalog) -> Iterator[Contradiction]:
    """Spans that end before they begin, and two regions with one ministry code on the same day."""
    for file, things in (
        ("regions.csv", catalog.regions.values()),
        ("municipalities.csv", catalog.municipalities.values()),
        ("regimes.csv", catalog.regimes.values()),
    ):
        for thing in things:
            if thing.valid_from and thing.valid_to and thing.valid_to < thing.valid_from:
                yield Contradiction("validity_reversed", file, 0, thing.id)
    for a, b in combinations([r for r in catalog.regions.values() if r.ministry_code], 2):
        same = a.ministry_code == b.ministry_code
        if same and overlaps(a.valid_from, a.valid_to, b.valid_from, b.valid_to):
            yield Contradiction("overlapping_validity", "regions.csv", 0, f"{a.id}, {b.id}: {a.ministry_code}")
    for town in catalog.municipalities.values():
        for successor in (catalog.municipalities.get(s) for s in town.successors):
            if successor and overlaps(town.valid_from, town.valid_to, successor.valid_from, successor.valid_to):
                yield Contradiction("overlapping_validity", "municipalities.csv", 0, f"{town.id}, {successor.id}")


def _aliases(catalog: Catalog) -> Iterator[Contradiction]:
    """One spelling that two regions, or two organizations, both claim."""
    for file, things in (
        ("regions.csv", catalog.regions.values()),
        ("organizations.csv", catalog.organizations.values()),
    ):
        owners: dict[str, set[str]] = defaultdict(set)
        for thing in things:
            for alias in (*thing.aliases, thing.name.ko, thing.name.en):
                owners[fold(alias)].add(thing.id)
        for alias, ids in owners.items():
            if len(ids) > 1:
                yield Contradiction("duplicate_alias", file, 0, f"{alias}: {', '.join(sorted(ids))}")
            if alias.isdigit():
                yield Contradiction("alias_is_a_number", file, 0, f"{alias}: {', '.join(sorted(ids))}")


def _places(catalog: Catalog) -> Iterator[Contradiction]:
    """Municipalities, organizations and programs that stand in no known region."""
    for town in catalog.municipalities.values():
        if town.province not in catalog.regions:
            yield Contradiction("unknown_region", "municipalities.csv", 0, f"{town.id}: {town.province}")
        for successor in town.successors:
            if successor not in catalog.municipalities:
                yield Contradiction("unknown_region", "municipalities.csv", 0, f"{town.id}: {successor}")
    for organization in catalog.organizations.values():
        if organization.province and organization.province not in catalog.regions:
            yield Contradiction("unknown_region", "organizations.csv", 0, f"{organization.id}: {organization.province}")
    for program in catalog.programs.values():
        if program.region not in catalog.regions and program.region not in catalog.municipalities:
            yield Contradiction("unknown_region", "programs.csv", 0, f"{program.id}: {program.region}")


def _changes(catalog: Catalog) -> Iterator[Contradiction]:
    """Region changes from or to a region nobody knows.

    A municipality that was gone before the program's first figures may be named by its old code and name alone; a
    change without ids only tells what did not happen.
    """
    known = catalog.regions.keys() | catalog.municipalities.keys()
    for change in catalog.changes:
        former = change.level == "municipality" and change.before_name
        for id in (change.after, "" if former else change.before):
            if id and id not in known:
                yield Contradiction("unknown_region", "region_changes.csv", 0, f"{change.id}: {id}")


def _regimes(catalog: Catalog) -> Iterator[Contradiction]:
    """Regimes whose document is not among the sources."""
    for regime in catalog.regimes.values():
        if regime.document and regime.document not in catalog.sources:
            yield Contradiction("unknown_source", "regimes.csv", 0, f"{regime.id}: {regime.document}")


def _targets(catalog: Catalog) -> Iterator[Contradiction]:
    """Targets with dangling ids, without a direction to judge them by, or two in force at once for one series."""
    places = catalog.regions.keys() | catalog.municipalities.keys()
    series: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for target in catalog.targets:
        yield from _dangling(catalog, target, places)
        indicator = catalog.indicators.get(target["indicator"])
        if indicator and indicator.direction == "none":
            yield Contradiction("target_without_direction", "targets.csv", int(target["row"]), indicator.id)
        grain = ("indicator", "region", "organization", "base", "measure_scope", "period_end")
        series[tuple(target[c] for c in grain)].append(target)
    for rivals in series.values():
        for a, b in combinations(rivals, 2):
            agreed = a["conflict_group"] and a["conflict_group"] == b["conflict_group"]
            if not agreed and float(a["value"]) != float(b["value"]) and overlaps(*_span(a), *_span(b)):
                yield Contradiction(
                    "overlapping_validity", "targets.csv", int(b["row"]), f"{a['position']}, {b['position']}"
                )


def _dangling(catalog: Catalog, target: dict[str, str], places: set[str]) -> Iterator[Contradiction]:
    """Ids of a target that no other file knows."""
    claims = (
        ("unknown_indicator", "indicator", catalog.indicators.keys()),
        ("unknown_region", "region", places),
        ("unknown_organization", "organization", catalog.organizations.keys() | {""}),
        ("unknown_regime", "regime", catalog.regimes.keys()),
        ("unknown_source", "document", catalog.sources.keys()),
    )
    for code, column, known in claims:
        if target[column] not in known:
            yield Contradiction(code, "targets.csv", int(target["row"]), target[column])


def _span(target: dict[str, str]) -> tuple[date | None, date | None]:
    """Give the dates between which a target is in force."""
    start, end = target["valid_from"], target["valid_to"]
    return (date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None)
