"""Homes of their own for the tests that load, close or restore."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from outcomes.ui import startup


@contextlib.contextmanager
def moved_to(home: Path, lake_home: Path) -> Iterator[Path]:
    """Make a copy of the published lake that may be written; the screens look there until the block ends."""
    shutil.copytree(lake_home / "lake", home / "lake")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OUTCOMES_HOME", str(home))
        startup.lake.clear()
        yield home
    startup.lake.clear()


@pytest.fixture
def own_home(lake_home: Path, tmp_path: Path) -> Iterator[Path]:
    """A home of this test alone."""
    with moved_to(tmp_path / "home", lake_home) as home:
        yield home
