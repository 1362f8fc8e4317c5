"""Every published figure is in the lake once, with its document and its quotation, as the documents tell it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from etl.facts import published
from outcomes.catalog.model import Catalog
from outcomes.catalog.places import FACTS
from outcomes.store.edition import Edition
from outcomes.store.lake import Lake
from tests import ROOT
from tests.records import RECORDS

EOK = 100_000_000


@pytest.fixture(scope="module")
def edition(lake_home: Path) -> Edition:
    lake = Lake(lake_home / "lake")
    return lake.edition(lake.versions()[-1].number)


@pytest.fixture(scope="module")
def facts(edition: Edition) -> dict[str, dict[str, Any]]:
    """Every row by its fact id, with the table it stands in."""
    tables = {table: edition.frames[table].to_pylist() for table in ("observation", "target", "event")}
    return {row["position"]: row | {"table": table} for table, rows in tables.items() for row in rows}


def test_every_fact_is_in_the_lake_exactly_once(edition: Edition, facts: dict[str, dict[str, Any]]) -> None:
    assert sum(edition.count(table) for table in ("observation", "target", "event")) == len(facts) == RECORDS
    first_collection = [f"P{n:04}" for n in range(1, 570)] + [f"S{n:04}" for n in range(1, 45)]
    assert [id for id in first_collection if id not in facts] == []


def test_the_readme_says_how_many_records_and_documents_there_are(edition: Edition) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    figures, targets, events = (edition.count(table) for table in ("observation", "target", "event"))
    said = f"{figures} figures, {targets} targets and {events} events from {edition.count('source')} documents"
    assert said in " ".join(readme.split())


def test_every_fact_has_a_document_with_a_title_and_its_words(
    edition: Edition, facts: dict[str, dict[str, Any]]
) -> None:
    titles = {row["id"]: row["title"] for row in edition.frames["source"].to_pylist()}
    assert [id for id, row in facts.items() if not titles.get(row.get("source") or row.get("document"))] == []
    silent = [row for row in facts.values() if not row["quotation"]]
    assert [row["position"] for row in silent if not row.get("status", "").startswith("derived")] == []
    assert [row["position"] for row in silent if not row["note"]] == []


def test_the_five_documents_of_the_client_are_marked(edition: Edition, facts: dict[str, dict[str, Any]]) -> None:
    documents = {row["id"]: row["document"] for row in edition.frames["source"].to_pylist() if row["document"]}
    assert sorted(documents.values()) == ["000", "001", "002", "003", "004"]
    own = [row for id, row in facts.items() if id[0] == "S"]
    assert {documents.get(row.get("source") or row.get("document")) for row in own} == set(documents.values())


def told(facts: dict[str, dict[str, Any]], id: str, *columns: str) -> tuple[Any, ...]:
    return tuple(facts[id][column] for column in columns)


def test_gyeongbuk_technopark_built_260_of_160_in_2021(facts: dict[str, dict[str, Any]]) -> None:
    place = ("indicator", "region", "organization", "period_end", "value", "status")
    assert told(facts, "S0029", *place) == (
        *("deployments_annual", "KR-47", "tp-gyeongbuk", date(2021, 12, 31), 260.0, "actual"),
    )
    assert told(facts, "S0031", "table", *place) == (
        *("target", "deployments_annual", "KR-47", "tp-gyeongbuk", date(2021, 12, 31), 160.0, "derived_target"),
    )
    assert told(facts, "S0030", "value") == (1.625,)
    grades = [told(facts, id, "kind", "organization", "date_start") for id in ("S0042", "S0043")]
    assert grades == [("grade", "tp-gyeongbuk", date(year, 1, 1)) for year in (2020, 2021)]
    assert [told(facts, id, "value") for id in ("S0037", "S0038")] == [(3.0,), (33.0,)]


def test_money_is_whole_won(facts: dict[str, dict[str, Any]]) -> None:
    assert {id: facts[id]["value"] for id in ("S0032", "S0033", "S0034", "S0044")} == {
        "S0032": 207 * EOK,
        "S0033": 4_338_000_000,
        "S0034": 4_307_000_000,
        "S0044": 3663 * EOK,
    }
    won = [row for row in facts.values() if row.get("indicator", "").endswith("_krw") and row["value"] is not None]
    assert len(won) > 50
    assert [row["position"] for row in won if row["value"] != int(row["value"])] == []


def test_a_project_of_another_fund_is_not_the_programs_budget(facts: dict[str, dict[str, Any]]) -> None:
    assert told(facts, "S0025", "indicator", "value", "measure_scope", "organization") == (
        *("project_budget_krw", 480.0 * EOK, "other_project", "iitp"),
    )


def test_a_range_is_kept_as_a_range(facts: dict[str, dict[str, Any]]) -> None:
    assert told(facts, "S0024", "indicator", "region", "value", "value_high") == (
        "local_matching_share",
        "KR-48",
        0.1,
        0.2,
    )


def test_jeonbuk_2024_is_70_of_which_60_basic_and_10_derived(facts: dict[str, dict[str, Any]]) -> None:
    columns = ("region", "value", "measure_scope", "stage", "status")
    assert [told(facts, f"S00{n:02}", *columns) for n in range(7, 11)] == [
        ("KR-45", 70.0, "", "selected", "actual"),
        ("KR-45", 60.0, "level.basic", "selected", "actual"),
        ("KR-45", 10.0, "level.not_basic", "selected", "derived"),
        ("KR-45", 40.0, "ict.first_time", "selected", "actual"),
    ]
    assert told(facts, "S0011", "indicator", "value") == ("participating_sigungu", 14.0)


def test_pohang_has_experts_and_operators_and_no_count_of_deployments(facts: dict[str, dict[str, Any]]) -> None:
    assert told(facts, "S0001", "indicator", "region", "value", "mark") == (
        "experts_assigned",
        "47110",
        80.0,
        "approximate",
    )
    assert told(facts, "S0002", "indicator", "value", "mark") == ("expert_departments", 5.0, "")
    spans = [
        told(facts, id, "kind", "organization", "date_start", "date_end", "precision") for id in ("S0003", "S0004")
    ]
    assert spans == [
        ("operator", "ccei-pohang", date(2016, 1, 1), date(2018, 12, 31), "year"),
        ("operator", "tp-pohang", date(2019, 1, 1), None, "year"),
    ]
    counted = [
        r for r in facts.values() if r["region"] == "47110" and r.get("indicator", "").startswith("deployments_")
    ]
    assert [row["position"] for row in counted if row["source"] == "doc000"] == []


def test_gyeongnam_and_busan_are_told_as_their_documents_tell_them(facts: dict[str, dict[str, Any]]) -> None:
    assert told(facts, "S0021", "value", "base", "regime", "period_end") == (
        *(2000.0, "2018-08", "gyeongnam-2018", date(2022, 12, 31)),
    )
    assert told(facts, "S0022", "value", "base", "period_end") == (2030.0, "2018-08", date(2021, 12, 31))
    columns = ("value", "status", "mark", "period_end")
    assert [told(facts, id, *columns) for id in ("S0014", "S0015", "S0016")] == [
        (165.0, "actual", "", date(2016, 12, 31)),
        (70.0, "plan", "at_least", date(2017, 12, 31)),
        (430.0, "plan", "", date(2020, 12, 31)),
    ]
    assert told(facts, "S0018", "indicator", "value") == ("productivity_uplift_share", 0.23)


def test_the_nations_series_and_its_targets(facts: dict[str, dict[str, Any]]) -> None:
    whole = {
        "region": "KR",
        "organization": "",
        "base": "2014",
        "measure_scope": "",
        "indicator": "deployments_cumulative",
    }
    rows = [row for row in facts.values() if all(row.get(k) == v for k, v in whole.items())]
    series = {(row["period_end"].year, row["value"]) for row in rows if row["table"] == "observation"}
    years = {2014: 227, 2016: 2800, 2018: 7903, 2019: 12660, 2020: 19799, 2021: 25039, 2022: 30144}
    assert set(years.items()) <= series
    assert facts["P0001"]["confidence"] == "low"
    aims = {(r["regime"], r["period_end"].year, r["value"]) for r in rows if r["table"] == "target"}
    strategy = {("strategy2018", 2020, 17800), ("strategy2018", 2021, 23800), ("strategy2018", 2022, 30000)}
    assert strategy | {("motie2015", 2020, 10000)} <= aims


def test_an_empty_cell_is_null_in_a_number_or_a_date_and_empty_text_elsewhere(catalog: Catalog) -> None:
    frames = published(FACTS, catalog)
    row = frames["observation"].set_index("position").loc["P0001"]
    assert (row["organization"], row["mark"], pd.isna(row["value_high"])) == ("", "", True)
    assert (row["period_end"], frames["event"].date_end[1]) == (date(2014, 12, 31), None)
    assert frames["observation"].isna().sum().drop(["value", "value_high", "period_end", "period_start"]).sum() == 0
