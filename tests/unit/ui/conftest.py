"""The charts of the result pages, drawn once for all tests of a worker that ask for them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from etl.build import build_sample
from outcomes.store.lake import Lake
from tests.unit.ui.drawn_results import FEW_CASES, Drawn, drawn
from tests.unit.ui.test_narrative import catalog


@pytest.fixture(scope="session", params=["published", "demo"])
def results_lake(request: pytest.FixtureRequest, lake_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """The lake of each set; the demonstration set is made in a home of its own, with few projects."""
    if request.param == "published":
        return Lake(lake_home / "lake")
    own = tmp_path_factory.mktemp("results")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OUTCOMES_HOME", str(own))
        build_sample(catalog(), cases=FEW_CASES)
    request.addfinalizer(lambda: shutil.rmtree(own))
    return Lake(own / "lake-demo")


@pytest.fixture(scope="session")
def charts(results_lake: Lake) -> Drawn:
    """Every chart of the pages that lead to results and targets, at two places of each set."""
    return list(drawn(results_lake))
