"""The real catalog read once, and the demonstration set made once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from outcomes.catalog.model import Catalog
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_catalog
from tests import ROOT
from tests.once import once


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return read_catalog(CATALOG)


@pytest.fixture
def desk(lake_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in; the published lake in its `home` may be written."""
    shutil.copytree(lake_home / "lake", tmp_path / "home" / "lake")
    monkeypatch.setenv("OUTCOMES_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.fixture(scope="session")
def sample(shared: Path) -> tuple[Path, str, str]:
    """A home with the demonstration set, and what `python -m etl sample` wrote to stdout and stderr."""

    def make(home: Path) -> None:
        command = [sys.executable, "-m", "etl", "sample", "--json", "--lang", "en"]
        env = {**os.environ, "OUTCOMES_HOME": str(home)}
        done = subprocess.run(
            command, cwd=ROOT, env=env, capture_output=True, encoding="utf-8", timeout=120, check=True
        )
        (home / "stdout").write_text(done.stdout, encoding="utf-8")
        (home / "stderr").write_text(done.stderr, encoding="utf-8")

    home = once(shared, "sample", make)
    return home, *((home / name).read_text(encoding="utf-8") for name in ("stdout", "stderr"))
