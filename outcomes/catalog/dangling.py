"""Finds ids in the catalog that no file of the catalog explains."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from outcomes.catalog.files import Contradiction
from outcomes.catalog.formula import FormulaError, parse
from outcomes.catalog.headings import NOTHING, CaseWord, HeaderMeaning
from outcomes.catalog.model import Catalog

Lines = Mapping[tuple[str, str], int]
SCOPES_OF_A_TARGET = ("base", "measure_scope", "confidence", "mark")
SCOPES_OF_A_HEADING = ("status", "stage", "measure_scope", "base")


def dangling(catalog: Catalog, lines: Lines) -> Iterator[Contradiction]:
    """Give every id that names nothing, file by file."""
    yield from _indicators(catalog, lines)
    yield from _places(catalog, lines)
    yield from _changes(catalog, lines)
    yield from _rules(catalog, lines)
    for target in catalog.targets:
        yield from _target(catalog, target)
    for meaning in catalog.headers:
        yield from _header(catalog, meaning)
    for word in catalog.cases.words:
        yield from _case_word(catalog, word)


def _indicators(catalog: Catalog, lines: Lines) -> Iterator[Contradiction]:
    """Formulas and rates that name an indicator nobody knows."""
    file = "indicators.yml"
    for indicator in catalog.indicators.values():
        try:
            names = parse(indicator.formula).names if indicator.formula else ()
        except FormulaError:  # has a contradiction of its own
            names = ()
        for name in (*names, *([indicator.rate] if indicator.rate else [])):
            if name not in catalog.indicators:
                row = lines.get((file, indicator.id), 0)
                yield Contradiction("unknown_indicator", file, row, f"{indicator.id}: {name}")


def _places(catalog: Catalog, lines: Lines) -> Iterator[Contradiction]:
    """Municipalities, organizations and programs that stand in no known region; successors nobody knows."""
    regions, towns = catalog.regions.keys(), catalog.municipalities.keys()
    stands: list[tuple[str, str, str, Collection[str]]] = [
        ("municipalities.csv", town.id, town.province, regions) for town in catalog.municipalities.values()
    ]
    stands += [
        ("municipalities.csv", town.id, successor, towns)
        for town in catalog.municipalities.values()
        for successor in town.successors
    ]
    stands += [("organizations.csv", body.id, body.province, regions | {""}) for body in catalog.organizations.values()]
    stands += [("programs.csv", part.id, part.region, regions | towns) for part in catalog.programs.values()]
    for file, id, place, known in stands:
        if place not in known:
            yield Contradiction("unknown_region", file, lines.get((file, id), 0), f"{id}: {place}")


def _changes(catalog: Catalog, lines: Lines) -> Iterator[Contradiction]:
    """Region changes from or to a region nobody knows.

    A municipality that was gone before the program's first figures may be named by its old code and name alone; a
    change without ids only tells what did not happen.
    """
    file, known = "region_changes.csv", catalog.regions.keys() | catalog.municipalities.keys() | {""}
    for change in catalog.changes:
        former = change.level == "municipality" and change.before_name
        for id in (change.after, "" if former else change.before):
            if id not in known:
                yield Contradiction("unknown_region", file, lines.get((file, change.id), 0), f"{change.id}: {id}")


def _rules(catalog: Catalog, lines: Lines) -> Iterator[Contradiction]:
    """Regimes whose document is not among the sources; words in the headline rule that no figure can carry."""
    for regime in catalog.regimes.values():
        if regime.document and regime.document not in catalog.sources:
            row = lines.get(("regimes.csv", regime.id), 0)
            yield Contradiction("unknown_source", "regimes.csv", row, f"{regime.id}: {regime.document}")
    file, rule = "headline.yml", catalog.headline_rule
    for axis, ids in (("status", rule.status), ("confidence", rule.confidence)):
        for id in ids:
            if (axis, id) not in catalog.scopes:
                yield Contradiction("unknown_scope", file, lines.get((file, axis), 0), f"{axis}={id}")


def _target(catalog: Catalog, target: dict[str, str]) -> Iterator[Contradiction]:
    """Ids of a target that no other file knows."""
    claims: list[tuple[str, str, Collection[str]]] = [
        ("unknown_indicator", "indicator", catalog.indicators.keys()),
        ("unknown_region", "region", catalog.regions.keys() | catalog.municipalities.keys()),
        ("unknown_organization", "organization", catalog.organizations.keys() | {""}),
        ("unknown_regime", "regime", catalog.regimes.keys()),
        ("unknown_source", "document", catalog.sources.keys()),
    ]
    claims += [("unknown_scope", axis, catalog.scope_ids(axis)) for axis in SCOPES_OF_A_TARGET]
    for code, column, known in claims:
        if target[column] not in known:
            value = f"{column}={target[column]}" if code == "unknown_scope" else target[column]
            yield Contradiction(code, "targets.csv", int(target["row"]), value)


def _header(catalog: Catalog, meaning: HeaderMeaning) -> Iterator[Contradiction]:
    """Ids in the meaning of a heading that no other file knows."""
    claims: list[tuple[str, str, Collection[str]]] = [
        ("unknown_indicator", "indicator", catalog.indicators.keys() | {"", "-"}),
        ("unknown_program", "program", catalog.programs.keys() | {""}),
    ]
    claims += [("unknown_scope", axis, catalog.scope_ids(axis)) for axis in SCOPES_OF_A_HEADING]
    for code, column, known in claims:
        id = getattr(meaning, column)
        if id not in known:
            value = f"{column}={id}" if code == "unknown_scope" else id
            yield Contradiction(code, meaning.file, meaning.row, value)


def _case_word(catalog: Catalog, word: CaseWord) -> Iterator[Contradiction]:
    """A text of lists of projects that stands for a program or scope that no other file knows."""
    known = catalog.programs if word.column == "program" else catalog.scope_ids("measure_scope")
    if word.id != NOTHING and word.id not in known:
        code = "unknown_program" if word.column == "program" else "unknown_scope"
        yield Contradiction(code, "case_words.csv", word.row, f"{word.text}: {word.id}")
