"""Reads data/catalog into one frozen `Catalog`, or refuses it with every contradiction listed."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from outcomes.catalog.check import contradictions
from outcomes.catalog.files import CatalogError, CatalogFiles, Row
from outcomes.catalog.model import (
    Catalog,
    HeadlineRule,
    Indicator,
    Municipality,
    Organization,
    Program,
    Regime,
    Region,
    RegionChange,
    Scope,
    Source,
    Words,
)

CHOICES = {
    "kind": ("stock", "flow", "rate"),
    "direction": ("up", "down", "none"),
    "roll_up": ("sum", "none", "weighted"),
}


def read_catalog(folder: Path) -> Catalog:
    """Give the catalog in `folder`.

    Raises:
        CatalogError: with every contradiction found (dangling ids, cycles in formulas, overlapping validity,
            duplicate aliases, a target without direction, missing files and cells). Mend the files it names.
    """
    files = CatalogFiles(folder)
    catalog = Catalog(
        indicators=_indicators(files),
        regions=_regions(files),
        municipalities=_municipalities(files),
        changes=_changes(files),
        organizations=_organizations(files),
        programs=_programs(files),
        regimes=_regimes(files),
        sources=_sources(files),
        scopes=_scopes(files),
        words=read_words(files),
        headline_rule=_headline_rule(files),
        targets=tuple(r.cells | {"row": str(r.number)} for r in files.rows("targets.csv", ("indicator", "regime"))),
    )
    found = tuple(files.problems) + contradictions(catalog)
    if found:
        raise CatalogError(found)
    return catalog


def _words(row: Row, column: str) -> Words:
    """Give the pair of cells `<column>_ko`/`<column>_en` (or ko/en)."""
    prefix = f"{column}_" if column else ""
    return Words(row[f"{prefix}ko"], row[f"{prefix}en"])


def _named(files: CatalogFiles, row: Row, column: str = "name") -> Words:
    """Give a name in both languages, noting a missing one."""
    words = _words(row, column)
    if not words.ko or not words.en:
        files.note("word_missing", row, row["id"])
    return words


def read_words(files: CatalogFiles) -> dict[str, Words]:
    """Give the words of the screens by key; an empty cell or a repeated key is noted."""
    found: dict[str, Words] = {}
    for row in files.rows("words.csv", ("key", "ko", "en")):
        if row["key"] in found:
            files.note("duplicate_id", row, row["key"])
        if not row["ko"] or not row["en"]:
            files.note("word_missing", row, row["key"])
        found[row["key"]] = _words(row, "")
    return found


def _choice(files: CatalogFiles, file: str, id: str, field: str, value: Any) -> str:
    if value not in CHOICES[field]:
        files.note("not_a_choice", None, f"{id}.{field}={value}", file=file)
    return str(value)


def _indicators(files: CatalogFiles) -> dict[str, Indicator]:
    name = "indicators.yml"
    return {str(id): _indicator(files, name, str(id), cells or {}) for id, cells in files.mapping(name).items()}


def _indicator(files: CatalogFiles, file: str, id: str, cells: dict[str, Any]) -> Indicator:
    def both(key: str) -> Words:
        pair = cells.get(key) or {}
        if not pair.get("ko") or not pair.get("en"):
            files.note("word_missing", None, f"{id}.{key}", file=file)
        return Words(str(pair.get("ko", "")), str(pair.get("en", "")))

    if not cells.get("unit"):
        files.note("unit_missing", None, id, file=file)
    return Indicator(
        id=id,
        name=both("name"),
        definition=both("definition"),
        unit=str(cells.get("unit", "")),
        kind=cast(Any, _choice(files, file, id, "kind", cells.get("kind"))),
        direction=cast(Any, _choice(files, file, id, "direction", cells.get("direction"))),
        roll_up=cast(Any, _choice(files, file, id, "roll_up", cells.get("roll_up"))),
        decimals=int(cells.get("decimals", 0)),
        base=str(cells.get("base") or ""),
        stage=str(cells.get("stage") or ""),
        measure_scope=str(cells.get("measure_scope") or ""),
        headline=bool(cells.get("headline", False)),
        topic=str(cells.get("topic") or ""),
        owner=both("owner"),
        counter_ko=str(cells.get("counter_ko") or ""),
        formula=str(cells.get("formula") or ""),
        years_apart=int(cells.get("years_apart", 0)),
        rate=str(cells.get("rate") or ""),
    )


def _regions(files: CatalogFiles) -> dict[str, Region]:
    found: dict[str, Region] = {}
    for row in files.rows("regions.csv", ("id", "level", "name_ko", "name_en", "aliases")):
        if row["level"] not in ("nation", "province"):
            files.note("not_a_choice", row, f"level={row['level']}")
        found[files.unique(row, found)] = Region(
            id=row["id"],
            level=cast(Any, row["level"]),
            name=_named(files, row),
            short=_named(files, row, "short"),
            valid_from=files.day(row, "valid_from"),
            valid_to=files.day(row, "valid_to"),
            area_group=row["area_group"],
            growth_group=row["growth_group"],
            ministry_code=row["ministry_code"],
            statistics_code=row["statistics_code"],
            aliases=tuple(a.strip() for a in row["aliases"].split("|") if a.strip()),
            note=row["note"],
        )
    return found


def _municipalities(files: CatalogFiles) -> dict[str, Municipality]:
    found: dict[str, Municipality] = {}
    for row in files.rows("municipalities.csv", ("id", "name_ko", "name_en", "province", "lat", "lon")):
        found[files.unique(row, found)] = Municipality(
            id=row["id"],
            name=_named(files, row),
            province=row["province"],
            kind=row["kind"],
            lat=files.number(row, "lat"),
            lon=files.number(row, "lon"),
            valid_from=files.day(row, "valid_from"),
            valid_to=files.day(row, "valid_to"),
            successors=tuple(s for s in row["successor"].split("|") if s),
        )
    return found


def _changes(files: CatalogFiles) -> tuple[RegionChange, ...]:
    found: dict[str, RegionChange] = {}
    for row in files.rows("region_changes.csv", ("id", "effective_date", "kind", "before", "after")):
        day = files.day(row, "effective_date")
        if day is None:
            files.note("not_a_date", row, row["effective_date"])
            continue
        found[files.unique(row, found)] = RegionChange(
            id=row["id"],
            effective_date=day,
            kind=row["kind"],
            level=row["level"],
            before=row["before"],
            after=row["after"],
            before_name=row["before_name"],
            after_name=row["after_name"],
            effect=_words(row, "effect"),
            source=row["source"],
            url=row["url"],
            confidence=row["confidence"],
        )
    return tuple(found.values())


def _organizations(files: CatalogFiles) -> dict[str, Organization]:
    found: dict[str, Organization] = {}
    for row in files.rows("organizations.csv", ("id", "kind", "name_ko", "name_en", "province")):
        aliases = tuple(a.strip() for a in row["aliases"].split("|") if a.strip())
        found[files.unique(row, found)] = Organization(
            row["id"], row["kind"], _named(files, row), row["province"], aliases
        )
    return found


def _programs(files: CatalogFiles) -> dict[str, Program]:
    found: dict[str, Program] = {}
    for row in files.rows("programs.csv", ("id", "name_ko", "name_en")):
        found[files.unique(row, found)] = Program(
            row["id"],
            _named(files, row),
            row["region"],
            row["period_text"],
            _words(row, "note"),
            row["source_text"],
            row["confidence"],
        )
    return found


def _regimes(files: CatalogFiles) -> dict[str, Regime]:
    found: dict[str, Regime] = {}
    for row in files.rows("regimes.csv", ("id", "name_ko", "name_en", "base_year", "document")):
        found[files.unique(row, found)] = Regime(
            id=row["id"],
            name=_named(files, row),
            set_by=_words(row, "set_by"),
            set_on=files.day(row, "set_on"),
            valid_from=files.day(row, "valid_from"),
            valid_to=files.day(row, "valid_to"),
            base_year=int(files.number(row, "base_year")) if row["base_year"] else None,
            document=row["document"],
            definition=_words(row, "definition"),
        )
    return found


def _sources(files: CatalogFiles) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for row in files.rows("sources.csv", ("id", "title", "publisher", "date", "url")):
        found[files.unique(row, found)] = Source(
            row["id"], row["title"], row["publisher"], row["date"], row["url"], row["document"]
        )
    return found


def _scopes(files: CatalogFiles) -> dict[tuple[str, str], Scope]:
    found: dict[tuple[str, str], Scope] = {}
    for row in files.rows("scopes.csv", ("axis", "id", "name_ko", "name_en")):
        key = (row["axis"], row["id"])
        if key in found:
            files.note("duplicate_id", row, "/".join(key))
        found[key] = Scope(row["axis"], row["id"], _named(files, row), _words(row, "definition"))
    return found


def _headline_rule(files: CatalogFiles) -> HeadlineRule:
    file, rule = "headline.yml", files.mapping("headline.yml")
    for key in ("status", "confidence"):
        if not isinstance(rule.get(key), list) or not rule[key]:
            files.note("headline_rule_missing", None, key, file=file)
    if rule.get("prefer") not in ("newest_load", "first"):
        files.note("headline_rule_missing", None, "prefer", file=file)
    return HeadlineRule(
        tuple(str(s) for s in rule.get("status") or ()),
        tuple(str(c) for c in rule.get("confidence") or ()),
        cast(Any, rule.get("prefer")),
    )
