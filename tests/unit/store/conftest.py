"""A lake that no other test has, and one with a past that all tests read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from outcomes.store.lake import Lake
from tests.once import once
from tests.unit.store.rows import live


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "lake")


@pytest.fixture
def past(shared: Path) -> Lake:
    """The lake of `rows.live`, made once in a run. Only to be read."""
    return Lake(once(shared, "lake-with-a-past", lambda folder: live(Lake(folder))))


@pytest.fixture
def own_past(past: Lake, lake: Lake) -> Lake:
    """A copy of it, to load into."""
    shutil.copytree(past.folder, lake.folder)
    return lake
