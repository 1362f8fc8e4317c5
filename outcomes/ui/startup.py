"""Makes ready what a screen needs: the catalog and the lake, built on the first start with its progress shown."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from pathlib import Path

import streamlit as st

from etl.build import build, build_sample
from etl.facts import FactsError
from outcomes.catalog.files import CatalogError, CatalogFiles
from outcomes.catalog.model import Catalog, Lang
from outcomes.catalog.places import BOUNDARIES, CATALOG, lake_folder
from outcomes.catalog.read import read_catalog, read_words
from outcomes.store.engine import StoreError
from outcomes.store.lake import Lake

BUILDING = threading.Lock()
ASSETS = ("provinces.geojson", "hatching.geojson", "world_110m.json")


@st.cache_resource(show_spinner=False)
def catalog() -> Catalog:
    """Give the catalog, read once per process."""
    return read_catalog(CATALOG)


@st.cache_resource(show_spinner=False)
def lake(set_id: str) -> Lake:
    """Give the lake of a set, opened once per process; each version's tables are kept in it."""
    return Lake(lake_folder(set_id))


@st.cache_resource(show_spinner=False)
def _built(set_id: str) -> bool:
    """Build a set once per process; other sessions wait for the first."""
    with BUILDING:
        if set_id == "published":
            build()
        else:
            build_sample(catalog())
    return True


def ready(set_id: str, waiting: str) -> Lake:
    """Give the lake of a set, built if need be, with words and progress while the reader waits.

    Raises:
        CatalogError, FactsError, StoreError: `explain` has the sentences for each.
    """
    place = lake(set_id)
    if place.snapshot() < 0:
        with st.spinner(waiting, show_time=True):
            _built(set_id)
    else:
        _built(set_id)
    return place


def missing_assets() -> list[Path]:
    """Give the files of the map that are not there."""
    return [BOUNDARIES / name for name in ASSETS if not (BOUNDARIES / name).is_file()]


def explain(error: CatalogError | FactsError | StoreError, lang: Lang) -> tuple[str, list[str]]:
    """Give what is wrong and, line by line, where: in words that a person at the server can act on.

    The words come from words.csv; where that file itself is what is broken, the code and place stand alone.
    """
    words = read_words(CatalogFiles(CATALOG))

    def say(key: str, **values: object) -> str:
        return words[key].say(lang).format(**values) if key in words else key

    if isinstance(error, StoreError):
        return say(f"problem.store.{error.code}", path=error.path), [error.detail] if error.detail else []
    if isinstance(error, FactsError):
        places = [(p.file, p.row, p.code, f"{p.column}: {p.value}") for p in error.problems]
        return say("problem.facts"), [_line(say, "facts", place) for place in places]
    found = [(c.file, c.row, c.code, c.value) for c in error.contradictions]
    return say("problem.catalog"), [_line(say, "catalog", place) for place in found]


def literal(sentence: str) -> str:
    """Give a sentence that Streamlit prints as it is: no Markdown in it is markup."""
    return re.sub(r"([\\`*_{}\[\]()#+!|<>~$:-])", r"\\\1", sentence)


def _line(say: Callable[..., str], kind: str, place: tuple[str, int, str, str]) -> str:
    file, row, code, value = place
    where = f"data/{kind}/{file}" + (f":{row}" if row else "")
    return f"{where} — {say(f'problem.{kind}.{code}')}: {value}"
