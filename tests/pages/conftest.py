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


@pytest.fixture(scope="module")
def kept_home(lake_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home of one file of tests, whose figures stay as they are: what is worked out for one test serves all."""
    with moved_to(tmp_path_factory.mktemp("kept") / "home", lake_home) as home:
        yield home


@pytest.fixture
def no_drafts(kept_home: Path) -> Iterator[None]:
    """No test finds another's drafts of briefings; frozen briefings stay, as they do."""
    yield
    for file in (kept_home / "briefing-drafts").glob("*.json"):
        file.unlink()
