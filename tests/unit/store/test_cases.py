"""Project-level rows: loaded, replaced, locked, looked at and restored like every other figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from outcomes.store.closing import close_year
from outcomes.store.edition import Edition
from outcomes.store.engine import StoreError
from outcomes.store.lake import Lake
from outcomes.store.load import load
from outcomes.store.preview import preview
from outcomes.store.restore import restore
from outcomes.store.tables import TABLES
from tests.unit.store.rows import bring, figures, signed

if TYPE_CHECKING:
    import ibis.expr.types as ir

NOTHING: list[tuple[str, int | None, int]] = []


def case(id: str, year: int, completed: int | None = None, **more: object) -> dict[str, object]:
    texts = {name: "" for name, type_ in TABLES["support_case"].items() if type_ == "VARCHAR"}
    return texts | {"case_id": id, "region": "KR-47", "support_year": year, "completion_year": completed} | more


def load_cases(lake: Lake, *rows: dict[str, object], **more: str) -> int:
    return load(lake, {"support_case": pd.DataFrame(rows)}, signed(**more))


def stands(lake: Lake, version: int) -> list[tuple[str, int | None, int]]:
    """Id, year of completion and load of each project, in the order in which the lake gives them."""
    rows = lake.edition(version).frames["support_case"].to_pylist()
    return [(row["case_id"], row["completion_year"], row["load"]) for row in rows]


def per_year(tables: Edition) -> ir.Table:
    rows = tables.table("support_case")
    return rows.group_by("support_year").agg(cases=rows.count()).order_by("support_year")


def test_a_project_is_replaced_by_its_id_and_every_version_can_be_looked_at(lake: Lake) -> None:
    bring(lake, figures(2))
    load_cases(lake, case("b", 2021), case("a", 2020, 2020), note="first")
    load_cases(lake, case("b", 2021, 2022, position="x.xlsx/S!A9"), case("c", 2022), note="second")
    load_cases(lake, case("a", 2020, 2020, position="moved.xlsx/S!A2"), note="only moved")
    assert [stands(lake, n) for n in (1, 2, 3, 4)] == [
        NOTHING,
        [("a", 2020, 2), ("b", None, 2)],
        [("a", 2020, 2), ("b", 2022, 3), ("c", None, 3)],
        [("a", 2020, 2), ("b", 2022, 3), ("c", None, 3)],
    ]
    assert [(v.rows, v.added, v.changed, v.removed) for v in lake.versions()] == [
        (2, 2, 0, 0),
        (4, 2, 0, 0),
        (5, 1, 1, 0),
        (5, 0, 0, 0),
    ]


def test_projects_are_read_when_somebody_asks_about_them(lake: Lake) -> None:
    load_cases(lake, case("a", 2020), case("b", 2020), case("c", 2021))
    edition = lake.edition(1)
    assert edition.count("observation") == 0
    assert "support_case" not in list(edition.frames)
    assert edition.fetch(per_year).to_dict("list") == {"support_year": [2020, 2021], "cases": [2, 1]}
    assert "support_case" in list(edition.frames)
    with pytest.raises(KeyError, match="no_such_table"):
        edition.frames["no_such_table"]


def test_projects_of_a_closed_year_stay_as_they_are(lake: Lake) -> None:
    load_cases(lake, case("a", 2020))
    close_year(lake, 2020, signed("settled"))
    with pytest.raises(StoreError, match="period_closed"):
        load_cases(lake, case("a", 2020, 2021))
    assert load_cases(lake, case("b", 2021), note="another year") == 3
    assert stands(lake, 3) == [("a", None, 1), ("b", None, 3)]


def test_a_preview_of_projects_is_what_the_load_makes_and_restoring_takes_it_back(lake: Lake) -> None:
    load_cases(lake, case("a", 2020), note="first")
    frame = pd.DataFrame([case("a", 2020, 2021), case("b", 2021)])
    seen = preview(lake.edition(1), {"support_case": frame}, signed())
    assert (seen.counts.added, seen.counts.changed, seen.counts.years) == (1, 1, frozenset({2020, 2021}))
    load(lake, {"support_case": frame}, signed("second"))
    assert seen.edition.frames["support_case"].equals(lake.edition(2).frames["support_case"])
    restore(lake, 1, signed("a mistake"))
    assert stands(lake, 3) == stands(lake, 1) == [("a", None, 1)]


def test_two_rows_of_one_project_are_refused(lake: Lake) -> None:
    with pytest.raises(StoreError, match="duplicate_figure"):
        load_cases(lake, case("a", 2020), case("a", 2021))
    assert lake.versions() == ()
