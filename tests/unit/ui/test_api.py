"""What programs are answered: the rows of a version, as JSON, CSV and Parquet, with the set they are of."""

from __future__ import annotations

import io
import json
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd
import pyarrow.parquet as pq
import pytest
from starlette.requests import Request
from starlette.responses import Response

from outcomes.store.lake import Lake
from outcomes.ui import api

BUSAN = [("region", "KR-26"), ("indicator", "deployments_cumulative"), ("year", "2016")]


@pytest.fixture(autouse=True)
def published(lake_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The published lake, and a demonstration lake that was never made."""
    lakes = {"published": Lake(lake_home / "lake"), "demo": Lake(lake_home / "never-made")}
    monkeypatch.setattr(api, "lake", lakes.__getitem__)


def ask(kind: str, ending: str, *query: tuple[str, str]) -> Response:
    scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": urlencode(query).encode()}
    return api.answer(Request(scope | {"path_params": {"kind": kind, "ending": ending}}))


def said(answer: Response) -> dict:
    return json.loads(answer.body)


def test_one_figure_is_the_same_in_each_format() -> None:
    rows = said(ask("observations", "json", *BUSAN))["rows"]
    assert [(r["position"], r["value"], r["period_end"]) for r in rows] == [("S0014", 165.0, "2016-12-31")]
    csv = pd.read_csv(io.BytesIO(ask("observations", "csv", *BUSAN).body), encoding="utf-8-sig")
    assert csv[["position", "value", "period_end", "set", "synthetic"]].to_numpy().tolist() == [
        ["S0014", 165, "2016-12-31", "published", False]
    ]
    parquet = pq.read_table(io.BytesIO(ask("observations", "parquet", *BUSAN).body))
    assert json.loads(json.dumps(parquet.to_pylist(), default=str)) == rows
    assert parquet.schema.metadata[b"outcomes.set"] == b"published"


def test_every_kind_has_all_its_rows_and_says_which_version() -> None:
    counts = {kind: said(ask(kind, "json")) for kind in api.FILTERS}
    assert {
        kind: (found["count"] == len(found["rows"]), found["version"]) for kind, found in counts.items()
    } == dict.fromkeys(api.FILTERS, (True, 1))
    assert (counts["observations"]["count"], counts["targets"]["count"]) == (514, 76)
    names = {row["id"]: (row["name_ko"], row["name_en"]) for row in counts["regions"]["rows"]}
    assert names["KR-47"] == ("경상북도", "North Gyeongsang")
    assert counts["versions"]["rows"][0]["rows"] == 613


def test_a_parameter_may_be_repeated() -> None:
    rows = said(ask("targets", "json", ("region", "KR"), ("region", "KR-26")))["rows"]
    assert {row["region"] for row in rows} == {"KR", "KR-26"}


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        (("region", "KR-99"), 400, ("unknown_value", "region", "KR-99")),
        (("version", "9"), 400, ("unknown_value", "version", "9")),
        (("set", "real"), 400, ("unknown_value", "set", "real")),
        (("sort", "value"), 400, ("unknown_parameter", "sort", "")),
    ],
)
def test_what_means_nothing_is_refused_with_what_may_be_said(
    query: tuple[str, str], status: int, told: tuple[str, str, str]
) -> None:
    answer = ask("observations", "json", query)
    found = said(answer)
    assert (answer.status_code, (found["error"], found["parameter"], found["value"])) == (status, told)
    assert len(found["allowed"]) >= 1


@pytest.mark.parametrize(("kind", "ending"), [("cases", "json"), ("observations", "xml"), ("../load", "csv")])
def test_nothing_else_is_given_out(kind: str, ending: str) -> None:
    answer = ask(kind, ending)
    assert (answer.status_code, said(answer)["error"]) == (404, "not_found")
    assert "/api/v1/targets.parquet" in said(answer)["addresses"]


def test_a_set_that_was_never_made_has_no_answer_yet() -> None:
    answer = ask("observations", "csv", ("set", "demo"))
    assert (answer.status_code, said(answer)) == (503, {"error": "not_built"})


def test_the_demonstration_set_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTCOMES_DEMO", "off")
    assert said(ask("observations", "csv", ("set", "demo"))) == {
        "error": "unknown_value",
        "parameter": "set",
        "value": "demo",
        "allowed": ["published"],
    }
