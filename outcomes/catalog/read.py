"""Reads data/catalog into one frozen `Catalog`, or refuses it with every contradiction listed."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from outcomes.catalog.briefings import read_templates
from outcomes.catalog.check import contradictions
from outcomes.catalog.execution import read_band
from outcomes.catalog.files import CatalogError, CatalogFiles
from outcomes.catalog.model import Catalog, Evaluation, HeadlineRule, Preference, Program, Scope, Source, Words
from outcomes.catalog.read_headers import read_case_terms, read_corrections, read_headers
from outcomes.catalog.read_indicators import read_indicators
from outcomes.catalog.read_regions import read_changes, read_municipalities, read_organizations, read_regions
from outcomes.catalog.read_targets import read_regimes, read_targets
from outcomes.catalog.wording import named, words_of

EXPLAINED_BY = {
    "unknown_indicator": {"indicators.yml"},
    "unknown_organization": {"organizations.csv"},
    "unknown_program": {"programs.csv"},
    "unknown_regime": {"regimes.csv"},
    "unknown_region": {"regions.csv", "municipalities.csv"},
    "unknown_scope": {"scopes.csv"},
    "unknown_source": {"sources.csv"},
}
"""Contradiction → the files that explain such ids; where one of these was not read, every id would dangle."""

PREFERENCES = ("newest_load", "first")


def read_catalog(folder: Path) -> Catalog:
    """Give the catalog in `folder`.

    Raises:
        CatalogError: with every contradiction found (dangling ids, cycles in formulas, overlapping validity,
            duplicate aliases, a target without direction, missing files and cells). Mend the files it names.
    """
    files = CatalogFiles(folder)
    catalog = Catalog(
        indicators=read_indicators(files),
        regions=read_regions(files),
        municipalities=read_municipalities(files),
        changes=read_changes(files),
        organizations=read_organizations(files),
        programs=read_programs(files),
        regimes=read_regimes(files),
        sources=read_sources(files),
        scopes=read_scopes(files),
        words=read_words(files),
        evaluations=read_evaluations(files),
        headline_rule=read_headline_rule(files),
        targets=read_targets(files),
        headers=read_headers(files),
        corrections=read_corrections(files),
        cases=read_case_terms(files),
    )
    read_band(files)  # used from its own file (`execution_band`); what is wrong with it is said with the rest
    read_templates(files)  # likewise (`briefing_templates`)
    among = [c for c in contradictions(catalog, files.lines) if not EXPLAINED_BY.get(c.code, set()) & files.unread]
    if files.problems or among:
        raise CatalogError((*files.problems, *among))
    return catalog


def read_words(files: CatalogFiles) -> dict[str, Words]:
    """Give the words of the screens by key; an empty cell or a repeated key is noted."""
    found: dict[str, Words] = {}
    for row in files.rows("words.csv", ("key", "ko", "en")):
        if row["key"] in found:
            files.note("duplicate_id", row, row["key"])
        if not row["ko"] or not row["en"]:
            files.note("word_missing", row, row["key"])
        found[row["key"]] = Words(row["ko"], row["en"])
    return found


def read_evaluations(files: CatalogFiles) -> dict[str, Evaluation]:
    """Give how published effects were found, by the fact id of the figure."""
    found: dict[str, Evaluation] = {}
    for row in files.rows("evaluations.csv", ("position", "evaluator_ko", "firm_count", "method_ko", "grade")):
        if row["position"] in found:
            files.note("duplicate_id", row, row["position"])
        count = files.number(row, "firm_count") if row["firm_count"] else None
        found[row["position"]] = Evaluation(
            position=row["position"],
            evaluator=Words(row["evaluator_ko"], row["evaluator_en"]),
            firm_count=None if count is None else int(count),
            method=Words(row["method_ko"], row["method_en"]),
            grade=row["grade"],
        )
    return found


def read_programs(files: CatalogFiles) -> dict[str, Program]:
    """Give the parts of the support program by id, in the file's order."""
    columns = ("id", "name_ko", "name_en", "region", "period_text", "note_ko", "note_en", "source_text", "confidence")
    return {
        files.unique(row): Program(
            id=row["id"],
            name=named(files, row),
            region=row["region"],
            period=row["period_text"],
            note=words_of(row, "note"),
            source=row["source_text"],
            confidence=row["confidence"],
        )
        for row in files.rows("programs.csv", columns)
    }


def read_sources(files: CatalogFiles) -> dict[str, Source]:
    """Give the documents by id, in the file's order; one without a title is noted."""
    found: dict[str, Source] = {}
    for row in files.rows("sources.csv", ("id", "title", "publisher", "date", "url", "document")):
        if not row["title"]:
            files.note("word_missing", row, f"{row['id']}.title")
        found[files.unique(row)] = Source(
            row["id"], row["title"], row["publisher"], row["date"], row["url"], row["document"]
        )
    return found


def read_scopes(files: CatalogFiles) -> dict[tuple[str, str], Scope]:
    """Give the words for values of base, measure_scope, stage and the like, by axis and value."""
    found: dict[tuple[str, str], Scope] = {}
    for row in files.rows("scopes.csv", ("axis", "id", "name_ko", "name_en", "definition_ko", "definition_en")):
        key = (row["axis"], row["id"])
        if key in found:
            files.note("duplicate_id", row, "/".join(key))
        found[key] = Scope(row["axis"], row["id"], named(files, row), words_of(row, "definition"))
    return found


def read_headline_rule(files: CatalogFiles) -> HeadlineRule:
    """Give the rule that chooses among figures which disagree; a part that is missing is noted."""
    file, rule = "headline.yml", files.mapping("headline.yml")
    lists: dict[str, tuple[str, ...]] = {}
    for key in ("status", "confidence"):
        given = rule.get(key)
        lists[key] = tuple(str(item) for item in given) if isinstance(given, list) else ()
        if not lists[key] and file not in files.unread:
            files.note("headline_rule_missing", None, key, file=file, line=files.lines.get((file, key), 0))
    prefer = rule.get("prefer")
    if prefer not in PREFERENCES and file not in files.unread:
        files.note("headline_rule_missing", None, "prefer", file=file, line=files.lines.get((file, "prefer"), 0))
    return HeadlineRule(lists["status"], lists["confidence"], cast(Preference, prefer))
