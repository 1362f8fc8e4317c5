"""Edits of the table of headings become answers; what a file lacks against last year is found."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from etl.harmonize.answers import from_json, to_json
from etl.harmonize.meaning import Meaning, Subject
from outcomes.catalog.model import Catalog, Words
from outcomes.catalog.places import CATALOG
from outcomes.catalog.read import read_catalog
from outcomes.store.tables import TABLES
from outcomes.ui.upload.difference import also_brought, missing_since
from outcomes.ui.upload.mapping import answers_from, indicator_names, scope_names

KEY = ("ab12#1", "구축 수")
SUBJECT = Subject(KEY, 1, "ab12", "", "구축 수", "구축 수", ("개",), ("count",), 3, "!B2", 0, 1, 1, "3", False)
KNOWN = Meaning("deployments_cumulative", stage="built", base="2014", origin="headers")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(CATALOG)


def answered(catalog: Catalog, known: Meaning, **edits: str | None) -> tuple[dict[object, Meaning], list[object]]:
    return answers_from(catalog, {KEY: known}, [SUBJECT], {0: edits})


def test_an_indicator_that_is_chosen_brings_its_own_stage_scope_and_base(catalog: Catalog) -> None:
    answers, refused = answered(catalog, Meaning(), indicator="deployments_cumulative")
    assert answers == {KEY: Meaning("deployments_cumulative", stage="built", base="2014", origin="answered")}
    assert refused == []
    answers, _ = answered(catalog, KNOWN, indicator="companies_supported", stage="selected")
    assert answers == {KEY: Meaning("companies_supported", stage="selected", origin="answered")}
    assert answered(catalog, KNOWN, indicator="?")[0][KEY].is_known is False
    assert answered(catalog, KNOWN, indicator="-")[0] == {
        KEY: Meaning("-", stage="built", base="2014", origin="answered")
    }


def test_another_scope_keeps_the_rest_and_an_emptied_cell_empties_the_field(catalog: Catalog) -> None:
    assert answered(catalog, KNOWN, status="provisional", base=None)[0] == {
        KEY: replace(KNOWN, status="provisional", base="", origin="answered")
    }


def test_an_edit_that_says_what_is_known_is_none(catalog: Catalog) -> None:
    assert answered(catalog, KNOWN, indicator="deployments_cumulative", stage="built") == ({}, [])


def test_units_and_periods_are_read_as_in_files_and_refused_where_they_mean_nothing(catalog: Catalog) -> None:
    answers, refused = answered(catalog, KNOWN, unit="백만원", period="2024년 상반기")
    assert answers == {KEY: replace(KNOWN, unit="백만원", period="2024-H1", origin="answered")}
    assert refused == []
    assert answered(catalog, KNOWN, unit="무엇", period="언젠가") == ({}, [("unit", "무엇"), ("period", "언젠가")])


def test_answers_survive_as_json_and_what_is_no_answer_is_passed_over() -> None:
    answers = {KEY: replace(KNOWN, origin="answered"), ("ab12#2", ""): Meaning("-", status="", origin="answered")}
    kept = to_json(answers)
    assert kept == {
        "ab12#1": {"구축 수": {"indicator": "deployments_cumulative", "stage": "built",
                              "base": "2014"}},
        "ab12#2": {"": {"indicator": "-", "status": ""}},
    }  # fmt: skip
    assert from_json(kept) == answers
    assert from_json({"ab12#1": "x", "ab12#2": {"y": 3}}) == {}


def test_every_choice_has_a_name_of_its_own(catalog: Catalog) -> None:
    for lang in ("ko", "en"):
        names = indicator_names(catalog, lang, "…", "-")
        assert len(set(names.values())) == len(names)
        assert list(names)[:2] == ["?", "-"]
        for axis in ("stage", "measure_scope", "base"):
            scopes = scope_names(catalog, axis, lang)
            assert len(set(scopes.values())) == len(scopes)
    some = catalog.indicators["technoparks"]
    twins = {id: replace(some, id=id, name=Words("같음", "same")) for id in ("a", "b")}
    assert indicator_names(replace(catalog, indicators=twins), "ko", "…", "-") == {
        "?": "…", "-": "-", "a": "같음 (a)", "b": "같음 (b)",
    }  # fmt: skip


def rows(*figures: tuple[str, int, float | None], **more: str) -> pd.DataFrame:
    """Give figures of regions and years as rows of `observation`."""
    empty = dict.fromkeys(TABLES["observation"], "") | {"indicator": "deployments_cumulative", "base": "2014"}
    made = [
        empty
        | {"region": region, "period_end": pd.Timestamp(year, 12, 31), "period_kind": "to_date", "value": value}
        | more
        for region, year, value in figures
    ]
    return pd.DataFrame(made, columns=list(TABLES["observation"]))


def test_a_region_of_the_year_before_that_the_file_lacks_is_named_with_what_is_on_record() -> None:
    standing = rows(("KR-47", 2023, 2400), ("KR-26", 2023, 2100), ("KR-11", 2022, 800), ("KR-30", 2023, None),
                    ("KR-26", 2024, 2250))  # fmt: skip
    found = missing_since(rows(("KR-47", 2023, 2410), ("KR-47", 2024, 2600)), standing)
    assert found[["region", "value_before", "value_now"]].values.tolist() == [["KR-26", 2100.0, 2250.0]]
    assert found.period_end.tolist() == [pd.Timestamp(2024, 12, 31)]
    assert missing_since(rows(("KR-47", 2024, 2600), base="2019"), standing).empty
    assert missing_since(rows(("KR-47", 2024, 2600)).iloc[:0], standing).empty


def test_differences_about_the_same_figure_are_counted_whatever_their_source() -> None:
    changed = rows(("KR-47", 2024, 1), ("KR-26", 2024, 1), source="다른 자료")
    assert also_brought(rows(("KR-47", 2024, 2600), ("KR-11", 2024, 3)), changed) == 1
