"""The lake of a set for tests of the screens' parts; nobody else looks into the demonstration set's."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from etl.build import build_sample
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_catalog
from outcomes.store.lake import Lake


def lake_of(
    request: pytest.FixtureRequest, lake_home: Path, folders: pytest.TempPathFactory, cases: int | None = None
) -> Lake:
    """Give the lake of the set that the fixture was asked for; a demonstration lake is made with so many projects."""
    if request.param == "published":
        return Lake(lake_home / "lake")
    own = folders.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OUTCOMES_HOME", str(own))
        build_sample(read_catalog(CATALOG), cases=cases)
    request.addfinalizer(lambda: shutil.rmtree(own))
    return Lake(own / "lake-demo")
