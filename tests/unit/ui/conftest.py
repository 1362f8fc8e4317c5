"""The charts of the result pages, drawn once for all tests of a worker that ask for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcomes.store.lake import Lake
from tests.unit.ui.drawn_results import FEW_CASES, Drawn, drawn
from tests.unit.ui.lakes import lake_of


@pytest.fixture(scope="session", params=["published", "demo"])
def results_lake(request: pytest.FixtureRequest, lake_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """The lake of each set; the demonstration set is made in a home of its own, with few projects."""
    return lake_of(request, lake_home, tmp_path_factory, FEW_CASES)


@pytest.fixture(scope="session")
def charts(results_lake: Lake) -> Drawn:
    """Every chart of the pages that lead to results and targets, at two places of each set."""
    return list(drawn(results_lake))
