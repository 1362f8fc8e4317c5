"""The addresses for programs: /api/v1/{indicators,regions,observations,targets,versions} as .json, .csv, .parquet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from etl.facts import FactsError
from outcomes.catalog.files import CatalogError
from outcomes.catalog.model import Indicator, Region
from outcomes.catalog.places import sets_shown
from outcomes.export.answer import KINDS, Answer
from outcomes.store.edition import Edition
from outcomes.store.engine import StoreError
from outcomes.store.lake import Version
from outcomes.ui.startup import catalog, lake, newest_published

FILTERS: dict[str, tuple[str, ...]] = {
    "indicators": (),
    "regions": (),
    "observations": ("indicator", "region", "organization", "year"),
    "targets": ("indicator", "region", "organization", "year", "regime"),
    "versions": (),
}
"""Kind of rows → the columns it can be narrowed down by; a parameter may be repeated."""

TABLES = {"indicators": "indicator", "regions": "region", "observations": "observation", "targets": "target"}
LICENSES = {"published": "KOGL-1", "demo": "synthetic; not to be quoted"}


@dataclass(frozen=True, slots=True)
class WrongAskError(Exception):
    """A parameter that means nothing here: which, what it said, and what it may say."""

    parameter: str
    value: str
    allowed: tuple[str, ...]


def answer(request: Request) -> Response:
    """Answer with rows; 404 for another kind, 400 for a parameter that means nothing, 503 where no figures are.

    Parameters: `set` (published, demo), `version` (the newest by default), and those of FILTERS. Project-level rows are
    not given out: they describe single firms.
    """
    kind, ending = request.path_params["kind"], request.path_params["ending"]
    if kind not in FILTERS or ending not in KINDS:
        kinds = [f"/api/v1/{name}.{each}" for name in FILTERS for each in KINDS]
        return JSONResponse({"error": "not_found", "addresses": kinds}, status_code=404)
    try:
        found = rows_for(kind, request.query_params)
    except WrongAskError as error:
        said = {"error": "unknown_parameter" if not error.value else "unknown_value", "parameter": error.parameter}
        return JSONResponse(said | {"value": error.value, "allowed": list(error.allowed)}, status_code=400)
    except (StoreError, CatalogError, FactsError) as error:
        return JSONResponse({"error": getattr(error, "code", "catalog")}, status_code=503)
    name = f"{kind}-{found.about['set']}-v{found.about['version']}.{ending}"
    headers = {
        "content-disposition": f'attachment; filename="{name}"',
        "x-outcomes-set": str(found.about["set"]),
        "x-outcomes-synthetic": str(found.about["synthetic"]).lower(),
        "cache-control": "no-cache",
    }
    return Response(found.bytes_of(ending), media_type=KINDS[ending], headers=headers)


def rows_for(kind: str, asked: QueryParams) -> Answer:
    """Give the rows that an address asks for.

    Raises:
        WrongAskError: a parameter or its value means nothing.
        StoreError: 'not_built' where the set was never made, or as the lake says.
    """
    allowed = ("set", "version", *FILTERS[kind])
    for name in asked:
        if name not in allowed:
            raise WrongAskError(name, "", allowed)
    set_id = _one(asked, "set", sets_shown(), "published")
    place = lake(set_id)
    versions = place.versions()
    if not versions:
        raise StoreError("not_built", place.folder, set_id)
    numbers = tuple(str(version.number) for version in versions)
    number = int(_one(asked, "version", numbers, numbers[-1]))
    about: dict[str, str | int | bool] = {
        "set": set_id, "synthetic": set_id == "demo", "version": number, "license": LICENSES[set_id],
    }  # fmt: skip
    if kind == "versions":
        return Answer(_versions(versions), about)
    edition = place.edition(number)
    rows = _named(kind, edition) if kind in ("indicators", "regions") else edition.frames[TABLES[kind]]
    return Answer(_narrowed(rows, kind, asked), about)


def _one(asked: QueryParams, name: str, allowed: tuple[str, ...], default: str) -> str:
    value = asked.get(name, default)
    if value not in allowed:
        raise WrongAskError(name, value, allowed)
    return value


def _narrowed(rows: pa.Table, kind: str, asked: QueryParams) -> pa.Table:
    """Give the rows whose columns have one of the asked values; a value that no row has is refused."""
    for name in FILTERS[kind]:
        wanted = asked.getlist(name)
        if wanted:
            column = pc.cast(pc.year(rows["period_end"]), pa.string()) if name == "year" else rows[name]
            there = tuple(sorted(value for value in pc.unique(column).to_pylist() if value))
            for value in wanted:
                if value not in there:
                    raise WrongAskError(name, value, there)
            rows = rows.filter(pc.is_in(column, pa.array(wanted)))
    return rows


def _named(kind: str, edition: Edition) -> pa.Table:
    """Give indicators or regions with their names in both languages."""
    rows = edition.frames[TABLES[kind]]
    known = catalog(newest_published())
    named: Mapping[str, Indicator | Region] = known.indicators if kind == "indicators" else known.regions
    names = [named[id].name if id in named else None for id in rows["id"].to_pylist()]
    rows = rows.append_column("name_ko", pa.array([name and name.say("ko") for name in names], pa.string()))
    return rows.append_column("name_en", pa.array([name and name.say("en") for name in names], pa.string()))


def _versions(versions: tuple[Version, ...]) -> pa.Table:
    """Give every version, oldest first; times are UTC."""
    names = ("number", "loaded_at", "kind", "author", "approved_by", "note", "rows", "added", "changed", "removed")
    rows = [{name: getattr(version, name) for name in names} for version in versions]
    return pa.Table.from_pylist([row | {"loaded_at": row["loaded_at"].to_pydatetime()} for row in rows])
