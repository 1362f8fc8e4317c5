"""The addresses beside the screens: the server's health, rows for programs, and the map's files."""

from __future__ import annotations

import hashlib
from functools import cache

import streamlit as st
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from outcomes.catalog.files import CatalogError
from outcomes.catalog.places import BOUNDARIES
from outcomes.store.engine import StoreError
from outcomes.ui import api
from outcomes.ui.startup import catalog, lake

YEAR_SECONDS = 31_536_000
GEOGRAPHIES = ("provinces.geojson", "hatching.geojson")
TOPOLOGY = "world_110m.json"


def routes() -> list[Route]:
    """Give the routes that are mounted beside Streamlit's."""
    front = prefix(str(st.get_option("server.baseUrlPath") or ""))
    return [
        Route(f"{path}{name}", answer)
        for path in dict.fromkeys(("", front))
        for name, answer in (
            ("/healthz", health),
            ("/assets/{stamp}/{name}", asset),
            ("/api/v1/{kind}.{ending}", api.answer),
        )
    ]


def prefix(base_path: str) -> str:
    """Give the path that a proxy puts before every address, '' for none."""
    return f"/{base_path.strip('/')}" if base_path.strip("/") else ""


def health(request: Request) -> Response:
    """Answer whether the published set can be shown: its version, the rows in it, and ok; 503 and a code when not."""
    try:
        versions = lake("published").versions()
        catalog(versions[-1].number if versions else 0)
    except StoreError as error:
        return _unwell(error.code)
    except CatalogError:
        return _unwell("catalog")
    if not versions:
        return _unwell("not_built")
    return JSONResponse({"ok": True, "version": versions[-1].number, "rows": versions[-1].rows})


def _unwell(code: str) -> Response:
    return JSONResponse({"ok": False, "version": None, "rows": 0, "error": code}, status_code=503)


def asset(request: Request) -> Response:
    """Answer with a file of the map; only the names in this module, never a path."""
    name = request.path_params["name"]
    if name not in (*GEOGRAPHIES, TOPOLOGY) or not (BOUNDARIES / name).is_file():
        return PlainTextResponse("not found", status_code=404)
    return FileResponse(
        BOUNDARIES / name,
        media_type="application/json",
        headers={"cache-control": f"public, max-age={YEAR_SECONDS}, immutable"},
    )


def missing_assets() -> tuple[str, ...]:
    """Give the map's files that are not there, as paths in the repository."""
    names = (*GEOGRAPHIES, TOPOLOGY)
    return tuple(f"data/boundaries/{name}" for name in names if not (BOUNDARIES / name).is_file())


@cache
def stamp() -> str:
    """Give the text in an asset's address that changes when one of the files does."""
    digest = hashlib.sha256()
    for name in (*GEOGRAPHIES, TOPOLOGY):
        file = BOUNDARIES / name
        digest.update(file.read_bytes() if file.is_file() else b"missing")
    return digest.hexdigest()[:12]


def asset_folder(base_path: str) -> str:
    """Give the address of the folder of assets, behind a proxy's path if there is one."""
    return f"{prefix(base_path)}/assets/{stamp()}/"
