"""What became of the factories, on the figures as they were published."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outcomes.catalog.places import CATALOG, lake_folder
from outcomes.catalog.read import read_catalog
from outcomes.metrics.lifecycle import adoption, closures_placed, levels, lifecycle, net_active
from outcomes.store.edition import Edition
from outcomes.store.lake import Lake

FEW = settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
COUNT = st.one_of(st.none(), st.integers(0, 1000))


@pytest.fixture(scope="module")
def published(lake_home: Path) -> Edition:
    lake = Lake(lake_folder("published"))
    return lake.edition(lake.versions()[-1].number)


def asked(edition: Edition, question: Any, *arguments: Any) -> Any:
    return edition.fetch(question, read_catalog(CATALOG).headline_rule, *arguments)


def test_of_35282_built_by_2024_1321_closed_and_33961_are_left(published: Edition) -> None:
    rows = asked(published, lifecycle, (), None)
    (row,) = rows[(rows.region == "KR") & (rows.year == 2024)].to_dict("records")
    assert (row["built"], row["closures"], row["net_active"], row["sunk_krw"]) == (35282, 1321, 33961, 72_900_000_000)
    assert row["sunk_per_closure_krw"] == pytest.approx(72_900_000_000 / 1321)
    assert row["position"].split("|")[:2] == ["P0066", "P0065"]


def test_no_province_has_a_net_figure_as_none_has_both_counts_of_one_year(published: Edition) -> None:
    rows = asked(published, lifecycle, (), None)
    provinces = rows[rows.region.str.startswith("KR-")]
    assert provinces.net_active.isna().all()
    closed = provinces[provinces.closures.notna()].set_index("region").closures.to_dict()
    assert closed == {"KR-41": 315, "KR-48": 187, "KR-47": 147, "KR-27": 94, "KR-26": 87}


@pytest.mark.parametrize(
    ("map_year", "known", "valid", "rest"), [(None, 5, 17, 491), (2026, 5, 16, 491), (2022, 3, 17, 732)]
)
def test_the_provinces_without_closures_have_a_sum_together(
    published: Edition, map_year: int | None, known: int, valid: int, rest: int
) -> None:
    (row,) = asked(published, closures_placed, map_year).to_dict("records")
    assert (row["year"], row["known"], row["valid"], row["rest"]) == (2024, known, valid, rest)


def test_levels_are_shares_of_7014_and_not_of_7903(published: Edition) -> None:
    rows = asked(published, levels, None)
    counted = rows[rows.year == 2018].set_index("measure_scope")
    assert counted.whole.unique().tolist() == [7014]
    assert {level: round(share, 3) for level, share in counted.share.items()} == {
        "level.basic": 0.798, "level.mid1": 0.187, "level.mid2": 0.014,
    }  # fmt: skip


def test_each_adoption_rate_names_its_denominator(published: Edition) -> None:
    rows = asked(published, adoption)
    nation = rows[(rows.region == "KR") & rows.denominator.notna()].set_index("measure_scope")
    assert nation.denominator.to_dict() == {"survey": 163273, "adopters_of_manufacturers": 633182}
    assert nation.numerator.unique().tolist() == [31782]
    assert nation.value.round(3).to_dict() == {"survey": 0.195, "adopters_of_manufacturers": 0.050}


@FEW
@given(cells=st.lists(st.tuples(COUNT, COUNT, COUNT), min_size=1, max_size=12))
def test_a_net_figure_is_known_only_with_both_counts_and_never_negative(make: Any, cells: Any) -> None:
    names = ("deployments_cumulative", "closures_cumulative", "mergers_cumulative")
    rows = [
        {"indicator": name, "region": f"R{n}", "year": 2024, "value": value}
        for n, cell in enumerate(cells)
        for name, value in zip(names, cell, strict=True)
        if value is not None
    ]
    if not rows:
        return
    frame = make.fetch(net_active(make.series(rows), names[2:])).set_index("region")
    for n, (built, closed, merged) in enumerate(cells):
        if f"R{n}" not in frame.index:
            assert (built, closed, merged) == (None, None, None)
            continue
        row = frame.loc[f"R{n}"]
        if built is None or closed is None or built < closed + (merged or 0):
            assert row.reason != ""
            assert row.net_active != row.net_active  # null
        else:
            assert row.net_active == built - closed - (merged or 0)
            assert row.others_known == (merged is not None)
