"""The files that a browser fetches once: the map's shapes and the script that draws charts."""

from __future__ import annotations

import hashlib
from functools import cache

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response

from outcomes.catalog.places import BOUNDARIES
from outcomes.charts.script import plotly_file

YEAR_SECONDS = 31_536_000
GEOGRAPHIES = ("provinces.geojson", "hatching.geojson")
TOPOLOGY = "world_110m.json"
SCRIPT = "plotly.min.js"


def prefix(base_path: str) -> str:
    """Give the path that a proxy puts before every address, '' for none."""
    return f"/{base_path.strip('/')}" if base_path.strip("/") else ""


def asset(request: Request) -> Response:
    """Answer with a file of the map or the script that draws; only the names in this module, never a path."""
    name = request.path_params["name"]
    file = plotly_file() if name == SCRIPT else BOUNDARIES / name
    if name not in (*GEOGRAPHIES, TOPOLOGY, SCRIPT) or not file.is_file():
        return PlainTextResponse("not found", status_code=404)
    return FileResponse(
        file,
        media_type="text/javascript" if name == SCRIPT else "application/json",
        headers={"cache-control": f"public, max-age={YEAR_SECONDS}, immutable"},
    )


def missing_assets() -> tuple[str, ...]:
    """Give the map's files that are not there, as paths in the repository."""
    names = (*GEOGRAPHIES, TOPOLOGY)
    return tuple(f"data/boundaries/{name}" for name in names if not (BOUNDARIES / name).is_file())


@cache
def stamp() -> str:
    """Give the text in an asset's address that changes when one of the files does."""
    digest = hashlib.sha256(plotly_file().read_bytes())
    for name in (*GEOGRAPHIES, TOPOLOGY):
        file = BOUNDARIES / name
        digest.update(file.read_bytes() if file.is_file() else b"missing")
    return digest.hexdigest()[:12]


def asset_folder(base_path: str) -> str:
    """Give the address of the folder of assets, behind a proxy's path if there is one."""
    return f"{prefix(base_path)}/assets/{stamp()}/"
