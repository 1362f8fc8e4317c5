"""The file of a version as it was sent: offered byte for byte, unless it may name single firms and people."""

from __future__ import annotations

import pyarrow.compute as pc
import streamlit as st

from etl.explain import explain
from etl.withheld import withheld
from outcomes.store.engine import StoreError
from outcomes.store.inbox import bytes_of
from outcomes.store.lake import Version
from outcomes.ui.house import House
from outcomes.ui.markup import noted, put
from outcomes.ui.startup import lake

_WITHHELD: dict[tuple[str, int, str, int], bool] = {}
"""What was found of files, by set, version, fingerprint and catalog; kept here, as reading may take long."""


def show_original(house: House, version: Version) -> None:
    """Draw the download of a version's file, or why there is none; nothing for what came without one."""
    if len(version.file_hash) != 64 or version.kind not in ("load",):
        return
    try:
        content = bytes_of(version.file_hash)
    except StoreError as error:
        put(noted(explain(error, house.lang)[0]))
        return
    if _withheld(house, version, content):
        put(noted(house.say("history.withheld", hash=version.file_hash)))
        return
    st.download_button(
        house.say("history.download"), content, version.file_name, "application/octet-stream", on_click="ignore",
        key="version_file", icon=":material/download:",
    )  # fmt: skip


def _withheld(house: House, version: Version, content: bytes) -> bool:
    """Say whether a version's file has a list of projects, or brought some when headings meant other things."""
    key = (house.selection.set, version.number, version.file_hash, id(house.catalog))
    if key not in _WITHHELD:
        _WITHHELD[key] = withheld(content, version.file_name, house.catalog) or _brought(house, version)
    return _WITHHELD[key]


def _brought(house: House, version: Version) -> bool:
    loads = lake(house.selection.set).edition(version.number).frames["support_case"]["load"]
    return bool(pc.any(pc.equal(loads, version.number)).as_py())
