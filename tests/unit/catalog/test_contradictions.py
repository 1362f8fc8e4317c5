"""A catalog that contradicts itself is refused, with every contradiction and its place."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcomes.catalog.files import CatalogError, CatalogFiles, Contradiction
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_catalog, read_words
from tests.unit.catalog.copied import Copied

TARGET, TARGETS = "P0017", "targets.csv"
FILES = (
    *("indicators.yml", "regions.csv", "municipalities.csv", "region_changes.csv", "organizations.csv"),
    *("programs.csv", "regimes.csv", "sources.csv", "scopes.csv", "words.csv", "headline.yml", "targets.csv"),
)

# What is changed (file, id, cells) and what is said about that row: one contradiction each.
CELLS: list[tuple[str, str, dict[str, object], str, str]] = [
    (TARGETS, TARGET, {"indicator": "nothing"}, "unknown_indicator", "nothing"),
    (TARGETS, TARGET, {"region": "KR-99"}, "unknown_region", "KR-99"),
    (TARGETS, TARGET, {"region": ""}, "unknown_region", ""),
    (TARGETS, TARGET, {"organization": "tp-nowhere"}, "unknown_organization", "tp-nowhere"),
    (TARGETS, TARGET, {"regime": "nothing"}, "unknown_regime", "nothing"),
    (TARGETS, TARGET, {"document": "nothing"}, "unknown_source", "nothing"),
    (TARGETS, TARGET, {"base": "1999"}, "unknown_scope", "base=1999"),
    (TARGETS, TARGET, {"mark": "roughly"}, "unknown_scope", "mark=roughly"),
    (TARGETS, TARGET, {"status": "plan"}, "not_a_choice", "status=plan"),
    (TARGETS, TARGET, {"value": "17,800"}, "not_a_number", "value=17,800"),
    (TARGETS, TARGET, {"value": ""}, "not_a_number", "value="),
    (TARGETS, TARGET, {"value": "nan"}, "not_a_number", "value=nan"),
    (TARGETS, TARGET, {"set_on": "2018.12.13"}, "not_a_date", "set_on=2018.12.13"),
    (TARGETS, TARGET, {"period_end": "2020-02-30"}, "not_a_date", "period_end=2020-02-30"),
    (TARGETS, TARGET, {"period_end": ""}, "not_a_date", "period_end="),
    (TARGETS, TARGET, {"valid_to": "2018-12-12"}, "validity_reversed", TARGET),
    (TARGETS, TARGET, {"period_start": "2021-01-01"}, "validity_reversed", TARGET),
    (
        *(TARGETS, TARGET, {"indicator": "mfg_establishments_10plus"}),
        *("target_without_direction", "mfg_establishments_10plus"),
    ),
    ("regions.csv", "KR-11", {"level": "city"}, "not_a_choice", "level=city"),
    ("regions.csv", "KR-11", {"name_en": ""}, "word_missing", "KR-11.name"),
    ("regions.csv", "KR-11", {"short_ko": ""}, "word_missing", "KR-11.short"),
    ("regions.csv", "KR-M12", {"valid_to": "2026-06-30"}, "validity_reversed", "KR-M12"),
    ("regions.csv", "KR-M12", {"valid_from": "July"}, "not_a_date", "valid_from=July"),
    ("regions.csv", "KR-47", {"aliases": "경북|전북"}, "duplicate_alias", "전북: KR-45, KR-47"),
    ("regions.csv", "KR-47", {"aliases": "J EON\u200bbuk"}, "duplicate_alias", "jeonbuk: KR-45, KR-47"),
    ("regions.csv", "KR-47", {"aliases": "경북|47"}, "alias_is_a_number", "47: KR-47"),
    ("regions.csv", "KR-47", {"aliases": "경북|４７.0"}, "alias_is_a_number", "47.0: KR-47"),
    ("regions.csv", "KR-31", {"ministry_code": "30"}, "overlapping_validity", "KR-30, KR-31: 30"),
    ("municipalities.csv", "47720", {"valid_to": ""}, "overlapping_validity", "47720, 27720"),
    ("municipalities.csv", "47720", {"valid_to": "2023-07-01"}, "overlapping_validity", "47720, 27720"),
    ("municipalities.csv", "47720", {"successor": "27721"}, "unknown_region", "47720: 27721"),
    ("municipalities.csv", "47110", {"province": "KR-99"}, "unknown_region", "47110: KR-99"),
    ("municipalities.csv", "47110", {"lat": "36°"}, "not_a_number", "lat=36°"),
    ("municipalities.csv", "47110", {"valid_to": "soon"}, "not_a_date", "valid_to=soon"),
    ("organizations.csv", "tp-jeju", {"province": "KR-99"}, "unknown_region", "tp-jeju: KR-99"),
    ("organizations.csv", "tp-jeju", {"name_ko": ""}, "word_missing", "tp-jeju.name"),
    ("organizations.csv", "tp-jeju", {"aliases": "강원TP"}, "duplicate_alias", "강원tp: tp-gangwon, tp-jeju"),
    ("organizations.csv", "tp-jeju", {"aliases": "제주도"}, "duplicate_alias", "제주도: KR-49, tp-jeju"),
    ("programs.csv", "deployment", {"region": "KR-99"}, "unknown_region", "deployment: KR-99"),
    ("programs.csv", "deployment", {"name_en": ""}, "word_missing", "deployment.name"),
    ("region_changes.csv", "RC12", {"after": "27721"}, "unknown_region", "RC12: 27721"),
    ("region_changes.csv", "RC14", {"before": "KR-99"}, "unknown_region", "RC14: KR-99"),
    ("region_changes.csv", "RC12", {"effective_date": ""}, "not_a_date", "effective_date="),
    ("region_changes.csv", "RC12", {"effective_date": "2023"}, "not_a_date", "effective_date=2023"),
    ("regimes.csv", "motie2015", {"document": "nothing"}, "unknown_source", "motie2015: nothing"),
    ("regimes.csv", "motie2015", {"valid_to": "2014-12-31"}, "validity_reversed", "motie2015"),
    ("regimes.csv", "motie2015", {"base_year": "2014년"}, "not_a_number", "base_year=2014년"),
    ("regimes.csv", "motie2015", {"set_on": "2015"}, "not_a_date", "set_on=2015"),
    ("sources.csv", "doc000", {"title": ""}, "word_missing", "doc000.title"),
    ("scopes.csv", "base/2014", {"name_en": ""}, "word_missing", "2014.name"),
    ("words.csv", "status.reached", {"en": ""}, "word_missing", "status.reached"),
    *(
        ("indicators.yml", "closures_cumulative", cells, code, value)
        for cells, code, value in (
            ({"unit": None}, "unit_missing", "closures_cumulative"),
            ({"kind": "level"}, "not_a_choice", "closures_cumulative.kind=level"),
            ({"direction": None}, "not_a_choice", "closures_cumulative.direction=None"),
            ({"roll_up": "mean"}, "not_a_choice", "closures_cumulative.roll_up=mean"),
            ({"headline": "yes, please"}, "not_a_choice", "closures_cumulative.headline=yes, please"),
            ({"decimals": "two"}, "not_a_number", "closures_cumulative.decimals=two"),
            ({"years_apart": -1}, "not_a_number", "closures_cumulative.years_apart=-1"),
            ({"name": {"ko": "폐업"}}, "word_missing", "closures_cumulative.name"),
            ({"owner": "중기부"}, "word_missing", "closures_cumulative.owner"),
            ({"definition": None}, "word_missing", "closures_cumulative.definition"),
            ({"rate": "nothing"}, "unknown_indicator", "closures_cumulative: nothing"),
            ({"formula": "nothing * 2"}, "unknown_indicator", "closures_cumulative: nothing"),
            ({"formula": "a if b else c"}, "formula_unreadable", "closures_cumulative: a if b else c"),
            (
                {"formula": "closures_cumulative + 1"},
                *("formula_cycle", "closures_cumulative → closures_cumulative"),
            ),
        )
    ),
    ("headline.yml", "status", {"value": "actual"}, "headline_rule_missing", "status"),
    ("headline.yml", "confidence", {"value": []}, "headline_rule_missing", "confidence"),
    ("headline.yml", "prefer", {"value": "the best"}, "headline_rule_missing", "prefer"),
    ("headline.yml", "status", {"value": ["actual", "sure"]}, "unknown_scope", "status=sure"),
]


@pytest.mark.parametrize(("file", "id", "cells", "code", "value"), CELLS)
def test_one_wrong_cell_is_one_contradiction(
    file: str, id: str, cells: dict[str, str], code: str, value: str, copied: Copied
) -> None:
    row = copied.change(file, id, **cells)
    assert copied.found() == [(code, file, row, value)]


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


@pytest.mark.parametrize("file", FILES)
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


def test_every_contradiction_has_words_in_both_languages() -> None:
    words = read_words(CatalogFiles(CATALOG))
    assert {code for _, _, _, code, _ in CELLS} - {
        key.rpartition(".")[2] for key in words if "catalog." in key
    } == set()


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
