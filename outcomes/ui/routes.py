"""The addresses beside the screens: the server's health, and the map's files under names that change with them."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from outcomes.catalog.places import BOUNDARIES, lake_folder
from outcomes.store.engine import StoreError
from outcomes.store.lake import Lake

YEAR_SECONDS = 31_536_000
GEOGRAPHIES = ("provinces.geojson", "hatching.geojson")
TOPOLOGY = "world_110m.json"
_lake: dict[Path, Lake] = {}


def routes() -> list[Route]:
    """Give the routes that are mounted beside Streamlit's."""
    return [
        Route("/healthz", health),
        Route("/assets/{stamp}/{name}", asset),
    ]


def health(request: Request) -> Response:
    """Answer whether the published set can be read: its version, the rows in it, and ok; 503 when not."""
    folder = lake_folder("published")
    lake = _lake.setdefault(folder, Lake(folder))
    try:
        versions = lake.versions()
    except StoreError as error:
        return JSONResponse({"ok": False, "version": None, "rows": 0, "error": error.code}, status_code=503)
    if not versions:
        return JSONResponse({"ok": False, "version": None, "rows": 0, "error": "not_built"}, status_code=503)
    return JSONResponse({"ok": True, "version": versions[-1].number, "rows": versions[-1].rows})


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
    front = f"/{base_path.strip('/')}" if base_path.strip("/") else ""
    return f"{front}/assets/{stamp()}/"
