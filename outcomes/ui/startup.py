"""Makes ready what a screen needs: the catalog and the lake, built on the first start with its progress shown."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from etl.build import Progress, build, build_sample, quiet
from outcomes.catalog.model import Catalog
from outcomes.catalog.places import CATALOG, lake_folder
from outcomes.catalog.read import read_catalog
from outcomes.store.lake import Lake, Version

BUILDING = threading.Lock()
BUILT: set[Path] = set()
SEEN: dict[Path, tuple[float, tuple[Version, ...]]] = {}
FRESH_SECONDS = 0.05


@st.cache_resource(show_spinner=False, max_entries=2)
def catalog(newest: int) -> Catalog:
    """Give the catalog, read anew when another process has loaded a newer published version than `newest`."""
    return read_catalog(CATALOG)


def versions(set_id: str) -> tuple[Version, ...]:
    """Give a set's versions, asking the lake once per run: what was seen a twentieth of a second ago still holds."""
    place = lake(set_id)
    asked, seen = SEEN.get(place.folder, (float("-inf"), ()))
    if not seen or monotonic() - asked > FRESH_SECONDS:
        seen = place.versions()
        SEEN[place.folder] = (monotonic(), seen)
    return seen


def newest_published() -> int:
    """Give the number of the newest published version, 0 before the first."""
    known = versions("published")
    return known[-1].number if known else 0


@st.cache_resource(show_spinner=False)
def lake(set_id: str) -> Lake:
    """Give the lake of a set, opened once per process; each version's tables are kept in it."""
    return Lake(lake_folder(set_id))


def _build_once(set_id: str, progress: Progress) -> None:
    """Build a set once per process and folder; other sessions wait for the first."""
    with BUILDING:
        if lake_folder(set_id) in BUILT:
            return
        if set_id == "published":
            build(progress=progress)
        else:
            build_sample(catalog(newest_published()), progress=progress)
        BUILT.add(lake_folder(set_id))


def ready(set_id: str, say: Callable[[str], str]) -> tuple[Lake, tuple[Version, ...]]:
    """Give the lake of a set and its versions, built if need be, with each step named while the reader waits.

    Raises:
        CatalogError, FactsError, StoreError: `trouble.refuse` says each.
    """
    if versions(set_id):
        _build_once(set_id, quiet)
    else:
        bar = st.progress(0.0, text=say("startup.building"))
        _build_once(set_id, lambda step, part: _show(bar, part, say(f"startup.{step}")))
        bar.empty()
    return lake(set_id), versions(set_id)


def opened(set_id: str, progress: Progress = quiet) -> tuple[Lake, tuple[Version, ...]]:
    """Give the lake of a set and its versions, built if need be, where nobody waits before a screen.

    Raises:
        CatalogError, FactsError, StoreError: there is nothing to show.
    """
    _build_once(set_id, progress)
    return lake(set_id), versions(set_id)


def _show(bar: DeltaGenerator, part: float, step: str) -> None:
    bar.progress(part, text=step)
