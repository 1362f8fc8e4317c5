"""What every test can ask for, and the order in which tests run.

`home`: the folder in which this run makes its lakes (OUTCOMES_HOME); no test writes into the repository's data/.
`lake_home`: the same folder with the published figures loaded. `shared`: a folder of this run that all workers see.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from xdist.scheduler import LoadScopeScheduling

from tests import ROOT
from tests.once import once

# The same examples each time: a red run can be repeated, and a slow machine is not a failure.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")

TOGETHER = "tests/browser/"  # one worker, so that one server and one browser serve them all
SLOW_FIRST = (TOGETHER, "tests/house/test_tools.py")


class BrowserTestsTogether(LoadScopeScheduling):
    """Give each test to the next free worker, and the browser tests as a whole to one."""

    def _split_scope(self, nodeid: str) -> str:
        return TOGETHER if nodeid.startswith(TOGETHER) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> BrowserTestsTogether:
    """Hand out tests our way."""
    return BrowserTestsTogether(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start what takes longest first, so that no worker waits for the other at the end."""

    def rank(item: pytest.Item) -> int:
        place = item.path.relative_to(ROOT).as_posix()
        return next((n for n, start in enumerate(SLOW_FIRST) if place.startswith(start)), len(SLOW_FIRST))

    items.sort(key=rank)


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Name bytes by their argument: a zipped workbook holds the time it was made at, and workers must agree."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this test run that all its workers see."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session", autouse=True)
def home(shared: Path) -> Iterator[Path]:
    """The folder in which this run makes its lakes, named by OUTCOMES_HOME for all it starts."""
    place = shared / "home"
    place.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OUTCOMES_HOME", str(place))
        yield place


@pytest.fixture(scope="session")
def lake_home(shared: Path, home: Path) -> Path:
    """`home` with the published figures in its lake, loaded once by `python -m etl build`. Only to be read."""

    def build(_: Path) -> None:
        command = [sys.executable, "-m", "etl", "build"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300, check=False)
        if done.returncode:
            pytest.fail(f"`python -m etl build` ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")

    once(shared, "build", build)
    return home
