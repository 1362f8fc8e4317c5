"""The real catalog, read once."""

from __future__ import annotations

import pytest

from outcomes.catalog.model import Catalog
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_catalog


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return read_catalog(CATALOG)
