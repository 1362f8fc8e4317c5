"""The demonstration set: marked wherever it shows, and gone where it is switched off."""

from __future__ import annotations

import pytest

from tests.pages.screen import address, opened, text

pytestmark = pytest.mark.usefixtures("lake_home")


def test_where_it_is_switched_off_a_link_to_it_opens_the_published_figures_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("OUTCOMES_DEMO", "off")
    at = opened("overview", set="demo", lang="en", year="2022")
    assert address(at)["set"] == "published"
    assert "30,144" in text(at)
    assert [control.key for control in at.segmented_control if control.key == "bar_set"] == []
    told = "The address asks for Data “demo”, which this data does not have; “Published” is shown instead."
    assert told in text(at)
