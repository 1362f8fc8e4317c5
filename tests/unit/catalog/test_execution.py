"""The band of execution is decided in data, and refused where it makes no sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from outcomes.catalog.execution import Band, execution_band, read_band
from outcomes.catalog.files import CatalogError
from outcomes.catalog.model import Words

GOOD = "far_under_below: 0.8\nover_above: 1.0\nreason: {ko: 까닭, en: Reason}\n"


def written(folder: Path, text: str) -> Path:
    (folder / "execution.yml").write_text(text, encoding="utf-8")
    return folder


def test_the_band_runs_from_90_to_100_percent_and_says_that_it_is_a_rule_of_this_dashboard() -> None:
    band = execution_band()
    assert (band.low, band.high) == (0.9, 1.0)
    assert ("중소벤처기업부의 기준이 아닙니다" in band.reason.ko, "not of the ministry" in band.reason.en) == (
        True,
        True,
    )


def test_another_band_is_another_file(tmp_path: Path) -> None:
    assert read_band(written(tmp_path, GOOD)) == Band(0.8, 1.0, Words("까닭", "Reason"))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (GOOD.replace("0.8", "1.2"), ["not_a_number"]),
        (GOOD.replace("0.8", "none"), ["not_a_number"]),
        (GOOD.replace("en: Reason", "en: ''"), ["word_missing"]),
        ("over_above: 1.0\nreason: {ko: 까닭, en: Reason}\n", ["cell_empty", "not_a_number"]),
        ("- 1\n", ["not_a_mapping"]),
    ],
)
def test_a_band_that_makes_no_sense_is_refused(text: str, codes: list[str], tmp_path: Path) -> None:
    with pytest.raises(CatalogError) as refused:
        read_band(written(tmp_path, text))
    assert [found.code for found in refused.value.contradictions] == codes


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogError, match=r"execution\.yml: missing_file"):
        read_band(tmp_path)
