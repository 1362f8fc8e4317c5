"""One wrong cell of the catalog is one contradiction, on the row of the cell."""

from __future__ import annotations

import pytest

from outcomes.catalog.files import CatalogFiles
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_words
from tests.unit.catalog.copied import Copied

TARGET, TARGETS = "P0017", "targets.csv"

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


def test_every_contradiction_has_words_in_both_languages() -> None:
    words = read_words(CatalogFiles(CATALOG))
    assert {code for _, _, _, code, _ in CELLS} - {
        key.rpartition(".")[2] for key in words if "catalog." in key
    } == set()
