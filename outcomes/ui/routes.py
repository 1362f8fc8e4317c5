"""The addresses beside the screens: the server's health, rows for programs, briefings, and the files of charts."""

from __future__ import annotations

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from outcomes.catalog.files import CatalogError
from outcomes.store.engine import StoreError
from outcomes.ui import api
from outcomes.ui.assets import SCRIPT, asset, asset_folder, prefix
from outcomes.ui.briefing import addresses
from outcomes.ui.startup import catalog, lake


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
            ("/packs/{set}/{id}.{ending}", addresses.document),
            ("/packs/{set}/{id}", addresses.shown),
            ("/briefing-drafts/{id}", addresses.preview(f"{asset_folder(front)}{SCRIPT}")),
        )
    ]


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
