"""Reads where things are: regions and their changes, municipalities, and the organizations that sit in them."""

from __future__ import annotations

from typing import Any, cast

from outcomes.catalog.files import CatalogFiles
from outcomes.catalog.model import Municipality, Organization, Region, RegionChange
from outcomes.catalog.wording import named, parts, words_of

REGION = (
    "id", "level", "name_ko", "name_en", "short_ko", "short_en", "valid_from", "valid_to", "ministry_code",
    "statistics_code", "area_group", "growth_group", "aliases", "note",
)  # fmt: skip
MUNICIPALITY = ("id", "name_ko", "name_en", "province", "kind", "lat", "lon", "valid_from", "valid_to", "successor")
CHANGE = (
    "id", "effective_date", "kind", "level", "before", "after", "before_name", "after_name", "effect_ko", "effect_en",
    "source", "url", "confidence",
)  # fmt: skip
ORGANIZATION = ("id", "kind", "name_ko", "name_en", "province", "aliases")


def read_regions(files: CatalogFiles) -> dict[str, Region]:
    """Give the nation and the provinces of all times by id, in the file's order."""
    found: dict[str, Region] = {}
    for row in files.rows("regions.csv", REGION):
        if row["level"] not in ("nation", "province"):
            files.note("not_a_choice", row, f"level={row['level']}")
        found[files.unique(row)] = Region(
            id=row["id"],
            level=cast(Any, row["level"]),
            name=named(files, row),
            short=named(files, row, "short"),
            valid_from=files.day(row, "valid_from"),
            valid_to=files.day(row, "valid_to"),
            area_group=row["area_group"],
            growth_group=row["growth_group"],
            ministry_code=row["ministry_code"],
            statistics_code=row["statistics_code"],
            aliases=parts(row["aliases"]),
            note=row["note"],
        )
    return found


def read_municipalities(files: CatalogFiles) -> dict[str, Municipality]:
    """Give cities, counties and districts of all times by ministry code, in the file's order."""
    return {
        files.unique(row): Municipality(
            id=row["id"],
            name=named(files, row),
            province=row["province"],
            kind=row["kind"],
            lat=files.number(row, "lat"),
            lon=files.number(row, "lon"),
            valid_from=files.day(row, "valid_from"),
            valid_to=files.day(row, "valid_to"),
            successors=parts(row["successor"]),
        )
        for row in files.rows("municipalities.csv", MUNICIPALITY)
    }


def read_changes(files: CatalogFiles) -> tuple[RegionChange, ...]:
    """Give the dated changes in the file's order; one without a date is noted and left out."""
    found: dict[str, RegionChange] = {}
    for row in files.rows("region_changes.csv", CHANGE):
        day = files.day(row, "effective_date")
        if day is None:
            if not row["effective_date"]:
                files.note("not_a_date", row, "effective_date=")
            continue
        found[files.unique(row)] = RegionChange(
            id=row["id"],
            effective_date=day,
            kind=row["kind"],
            level=row["level"],
            before=row["before"],
            after=row["after"],
            before_name=row["before_name"],
            after_name=row["after_name"],
            effect=words_of(row, "effect"),
            source=row["source"],
            url=row["url"],
            confidence=row["confidence"],
        )
    return tuple(found.values())


def read_organizations(files: CatalogFiles) -> dict[str, Organization]:
    """Give technoparks, ministry offices, companies and centers by id, in the file's order."""
    return {
        files.unique(row): Organization(
            id=row["id"],
            kind=row["kind"],
            name=named(files, row),
            province=row["province"],
            aliases=parts(row["aliases"]),
        )
        for row in files.rows("organizations.csv", ORGANIZATION)
    }
