"""A catalog that contradicts itself is refused, with every contradiction and its place."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcomes.catalog.files import CatalogError, Contradiction
from outcomes.catalog.read import read_catalog
from tests.unit.catalog.copied import Copied

TARGET, TARGETS = "P0017", "targets.csv"
FILES = (
    *("indicators.yml", "regions.csv", "municipalities.csv", "region_changes.csv", "organizations.csv"),
    *("programs.csv", "regimes.csv", "sources.csv", "scopes.csv", "words.csv", "headline.yml", "targets.csv"),
)


@pytest.mark.parametrize(
    ("file", "id", "value"),
    [
        ("regions.csv", "KR-11", "KR-11"),
        ("municipalities.csv", "47110", "47110"),
        ("organizations.csv", "tp-jeju", "tp-jeju"),
        ("programs.csv", "deployment", "deployment"),
        ("regimes.csv", "motie2015", "motie2015"),
        ("region_changes.csv", "RC12", "RC12"),
        ("sources.csv", "doc000", "doc000"),
        ("scopes.csv", "base/2014", "base/2014"),
        ("words.csv", "status.reached", "status.reached"),
        ("targets.csv", TARGET, TARGET),
    ],
)
def test_an_id_that_comes_twice_is_named_where_it_comes_again(file: str, id: str, value: str, copied: Copied) -> None:
    row = copied.repeat(file, id)
    assert copied.found() == [("duplicate_id", file, row, value)]


def test_an_empty_id_and_a_repeated_indicator_are_named(copied: Copied) -> None:
    row = copied.repeat("programs.csv", "deployment", {"id": ""})
    indicators = copied.folder / "indicators.yml"
    text = indicators.read_text(encoding="utf-8").rstrip("\n") + "\n"
    entry = text[text.index("closures_cumulative:") :].split("\n\n")[0]
    indicators.write_text(f"{text}\n{entry}\n", encoding="utf-8")
    assert copied.found() == [
        ("duplicate_id", "indicators.yml", text.count("\n") + 2, "closures_cumulative"),
        ("empty_id", "programs.csv", row, ""),
    ]


def test_two_targets_in_force_at_once_need_a_conflict_group_that_says_so(copied: Copied) -> None:
    row = copied.repeat(TARGETS, TARGET, {"position": "X0001", "value": "18000"})
    assert copied.found() == [("overlapping_validity", TARGETS, row, f"{TARGET}, X0001")]
    copied.change(TARGETS, "X0001", valid_from="2023-01-01", valid_to="")
    assert copied.found() == []
    copied.change(TARGETS, "X0001", valid_from="2018-12-13", conflict_group="both")
    copied.change(TARGETS, TARGET, conflict_group="both")
    assert copied.found() == []


def test_each_circle_of_formulas_is_told_once_from_its_first_indicator(copied: Copied) -> None:
    first = copied.change_entry("indicators.yml", "deployments_cumulative", formula="mfg_establishments_10plus * 2")
    copied.change_entry("indicators.yml", "mfg_establishments_10plus", formula="companies_applied - 1")
    copied.change_entry(
        "indicators.yml", "companies_applied", formula="deployments_cumulative + mfg_establishments_10plus"
    )
    copied.change_entry("indicators.yml", "technoparks", formula="1 / technoparks")
    found = copied.found()
    told = [value for code, _, _, value in found if code == "formula_cycle"]
    assert len(told) == 2
    assert len(found) == 2
    assert found[0][2] == first
    assert told[0].split(" → ")[0] == told[0].split(" → ")[-1] == "deployments_cumulative"
    assert told[1] == "technoparks → technoparks"


@pytest.mark.parametrize("file", [*FILES, "corrections.csv"])
def test_a_missing_file_is_the_only_thing_said(file: str, copied: Copied) -> None:
    (copied.folder / file).unlink()
    assert copied.found() == [("missing_file", file, 0, file)]


@pytest.mark.parametrize(
    ("file", "column"),
    [
        ("regions.csv", "valid_to"),
        ("municipalities.csv", "successor"),
        ("organizations.csv", "aliases"),
        ("programs.csv", "region"),
        ("region_changes.csv", "level"),
        ("regimes.csv", "valid_from"),
        ("scopes.csv", "name_en"),
        ("sources.csv", "url"),
        ("targets.csv", "conflict_group"),
        ("words.csv", "en"),
    ],
)
def test_a_missing_column_is_the_only_thing_said(file: str, column: str, copied: Copied) -> None:
    copied.drop_column(file, column)
    assert copied.found() == [("missing_column", file, 0, column)]


def test_files_that_are_not_what_they_should_be_are_named(copied: Copied) -> None:
    korean = (copied.folder / "words.csv").read_text(encoding="utf-8")
    (copied.folder / "words.csv").write_bytes(korean.encode("cp949", "replace"))  # as Excel's plain CSV
    (copied.folder / "headline.yml").write_text("status: [actual", encoding="utf-8")
    (copied.folder / "indicators.yml").write_text("- one\n- two\n", encoding="utf-8")
    sources = copied.folder / "sources.csv"
    lines = len(copied.table("sources.csv"))
    sources.write_text(sources.read_text(encoding="utf-8").rstrip("\n") + "\nx,a, b,c,d,,,\n", encoding="utf-8")
    found = [(code, file, row) for code, file, row, _ in copied.found()]
    assert found == [
        ("not_a_mapping", "indicators.yml", 0),
        ("cell_count", "sources.csv", lines + 1),
        ("not_utf8", "words.csv", 0),
        ("not_yaml", "headline.yml", 0),
    ]


def test_several_faults_are_all_listed_file_by_file(copied: Copied) -> None:
    unit = copied.change_entry("indicators.yml", "closures_cumulative", unit=None)
    name = copied.change("regions.csv", "KR-11", name_en="")
    town = copied.change("municipalities.csv", "47720", valid_to="")
    copied.drop_column("programs.csv", "region")
    one = copied.change(TARGETS, "P0018", region="KR-99", regime="nothing")
    two = copied.change(TARGETS, TARGET, value="many")
    assert copied.found() == [
        ("unit_missing", "indicators.yml", unit, "closures_cumulative"),
        ("word_missing", "regions.csv", name, "KR-11.name"),
        ("missing_column", "programs.csv", 0, "region"),
        ("not_a_number", TARGETS, two, "value=many"),
        ("unknown_region", TARGETS, one, "KR-99"),
        ("unknown_regime", TARGETS, one, "nothing"),
        ("overlapping_validity", "municipalities.csv", town, "47720, 27720"),
    ]


def test_a_refusal_says_the_places_line_by_line() -> None:
    found = (
        Contradiction("unknown_region", "targets.csv", 12, "KR-99"),
        Contradiction("missing_file", "a.csv", 0, "a.csv"),
    )
    assert str(CatalogError(found)) == "targets.csv:12: unknown_region: KR-99\na.csv: missing_file: a.csv"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Copied:
    return Copied.into(tmp_path_factory.mktemp("fuzz") / "catalog")


@settings(max_examples=40)
@given(data=st.data())
def test_whatever_stands_in_a_cell_the_reader_takes_or_refuses_it_and_never_breaks(
    data: st.DataObject, kept: Copied
) -> None:
    file = data.draw(st.sampled_from([name for name in FILES if name.endswith(".csv")]))
    lines = kept.table(file)
    row, place = data.draw(st.integers(1, len(lines) - 1)), data.draw(st.integers(0, len(lines[0]) - 1))
    before, text = Path(kept.folder / file).read_bytes(), data.draw(st.text(st.characters(codec="utf-8"), max_size=8))
    lines[row][place] = text
    try:
        kept.keep(file, lines)
        read_catalog(kept.folder)
    except CatalogError as error:
        assert all(c.code and c.file for c in error.contradictions)
    except csv.Error:
        pass  # the csv module writes no text with a null character
    finally:
        (kept.folder / file).write_bytes(before)
