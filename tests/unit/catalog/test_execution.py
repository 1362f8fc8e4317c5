"""The band of execution is decided in data, and refused with the rest of the catalog where it makes no sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.build import build
from etl.explain import explain
from outcomes.catalog.execution import Band, execution_band, read_band
from outcomes.catalog.files import CatalogError, CatalogFiles
from outcomes.catalog.model import Words
from tests.unit.catalog.copied import Copied

FILE = "execution.yml"
GOOD = "under_below: 0.8\nover_above: 1\nreason: {ko: 까닭, en: Reason}\n"


def test_the_band_runs_from_90_to_100_percent_and_says_that_it_is_a_rule_of_this_dashboard() -> None:
    band = execution_band()
    assert (band.low, band.high) == (0.9, 1.0)
    assert "중소벤처기업부의 기준이 아닙니다" in band.reason.ko
    assert "not of the ministry" in band.reason.en


def test_another_band_is_another_file_and_a_whole_number_is_a_bound(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(GOOD, encoding="utf-8")
    assert read_band(CatalogFiles(tmp_path)) == Band(0.8, 1.0, Words("까닭", "Reason"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (GOOD.replace("0.8", "1.2"), [("not_a_choice", FILE, 1, "under_below=1.2, over_above=1.0")]),
        (GOOD.replace("0.8", "0"), [("not_a_choice", FILE, 1, "under_below=0.0, over_above=1.0")]),
        (GOOD.replace("0.8", "none"), [("not_a_number", FILE, 1, "under_below=none")]),
        (GOOD.replace("over_above: 1", "over_above: .nan"), [("not_a_number", FILE, 2, "over_above=nan")]),
        (GOOD.replace("over_above: 1", "over_above: true"), [("not_a_number", FILE, 2, "over_above=True")]),
        (GOOD.replace("en: Reason", "en: ''"), [("word_missing", FILE, 3, "reason")]),
        ("reason: 까닭\n", [
            ("cell_empty", FILE, 0, "under_below"), ("cell_empty", FILE, 0, "over_above"),
            ("word_missing", FILE, 1, "reason"),
        ]),
        ("- 1\n", [("not_a_mapping", FILE, 0, FILE)]),
    ],
)  # fmt: skip
def test_a_band_that_makes_no_sense_is_refused_with_the_catalog(
    text: str, found: list[tuple[str, str, int, str]], copied: Copied
) -> None:
    (copied.folder / FILE).write_text(text, encoding="utf-8")
    assert copied.found() == found


def test_a_missing_band_is_said_together_with_what_else_is_wrong(copied: Copied) -> None:
    (copied.folder / FILE).unlink()
    copied.change("headline.yml", "prefer", value="oldest")
    row = copied.found()[0][2]
    assert copied.found() == [
        ("headline_rule_missing", "headline.yml", row, "prefer"),
        ("missing_file", FILE, 0, FILE),
    ]


def test_the_build_refuses_a_broken_band_with_file_line_and_words(copied: Copied) -> None:
    (copied.folder / FILE).write_text(GOOD.replace("0.8", "none"), encoding="utf-8")
    with pytest.raises(CatalogError) as refused:
        build(copied.folder)
    lines = [[point.line() for point in explain(refused.value, lang)[1]] for lang in ("ko", "en")]
    assert lines == [
        ["data/catalog/execution.yml:1: not_a_number: 수가 아님: “under_below=none”"],
        ["data/catalog/execution.yml:1: not_a_number: not a number: “under_below=none”"],
    ]
