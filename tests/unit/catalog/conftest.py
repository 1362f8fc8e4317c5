"""A copy of the catalog for each test that breaks it, and the real one read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcomes.catalog.model import Catalog
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_catalog
from tests.unit.catalog.copied import Copied


@pytest.fixture
def copied(tmp_path: Path) -> Copied:
    return Copied.into(tmp_path / "catalog")


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return read_catalog(CATALOG)
