"""The lens: whatever history the regions have, a restated figure is the true one of that map, or there is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.build import build_sample
from outcomes.catalog.model import Catalog
from outcomes.catalog.places import CATALOG, lake_folder
from outcomes.catalog.read import read_catalog
from outcomes.metrics.breaks import map_years
from outcomes.metrics.lens import restated
from outcomes.metrics.maps import Atlas
from outcomes.metrics.questions import placed_series, values
from outcomes.store.edition import Edition
from outcomes.store.lake import Lake
from tests.once import once
from tests.unit.metrics.made_history import World

FEW = settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
GROUPS = {"KR-27": "daegyeong", "KR-47": "daegyeong", "KR-29": "honam", "KR-46": "honam", "KR-M12": "honam"}
MAPS = (2022, 2023, 2025, 2026)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(CATALOG)


@pytest.fixture(scope="module", params=["published", "demo"])
def edition(request: pytest.FixtureRequest, lake_home: Path, shared: Path, catalog: Catalog) -> Edition:
    if request.param == "demo":
        once(shared, "sample", lambda _: build_sample(catalog))
    lake = Lake(lake_folder(request.param))
    return lake.edition(lake.versions()[-1].number)


def fetched(edition: Edition, catalog: Catalog, map_year: int | None) -> pd.DataFrame:
    return edition.fetch(placed_series, catalog.headline_rule, map_year)


def test_the_maps_on_offer_are_those_around_gunwi_and_the_merger_of_2026(catalog: Catalog) -> None:
    assert map_years(catalog) == MAPS


@pytest.mark.parametrize("map_year", MAPS)
def test_the_nation_is_the_same_on_every_map_for_all_indicators_and_years(
    edition: Edition, catalog: Catalog, map_year: int
) -> None:
    reported, moved = (
        edition.fetch(values, catalog.headline_rule, year).query("region == 'KR'").sort_values(["indicator", "year"])
        for year in (None, map_year)
    )
    pd.testing.assert_frame_equal(reported.reset_index(drop=True), moved.reset_index(drop=True))
    assert len(reported) > 80


@pytest.mark.parametrize("map_year", MAPS)
def test_provinces_add_up_to_the_same_for_all_additive_indicators_and_years(
    edition: Edition, catalog: Catalog, map_year: int
) -> None:
    additive = [i.id for i in catalog.indicators.values() if i.roll_up == "sum"]

    def sums(rows: pd.DataFrame) -> pd.DataFrame:
        """Sums of regions that exchange nothing with others; null where one of them is unknown."""
        here = rows[rows.indicator.isin(additive) & rows.region.isin(catalog.regions) & (rows.region != "KR")]
        here = here.assign(group=here.region.replace(GROUPS))
        grouped = here.groupby(["indicator", "year", "group"])
        return grouped.agg(total=("value", lambda v: v.sum(skipna=False)), reason=("reason", "max"))

    before, after = sums(fetched(edition, catalog, None)), sums(fetched(edition, catalog, map_year))
    both = before.merge(after, how="outer", left_index=True, right_index=True, suffixes=("_reported", "_moved"))
    known = both[both.total_moved.notna()]
    assert (known.total_reported == known.total_moved).all()
    assert len(known) > 0.6 * len(both)
    lost = both[both.total_moved.isna() & both.total_reported.notna()]
    assert set(lost.reason_moved) <= {"transfer_unknown", "unknown_part"}
    assert set(lost.index.get_level_values("group")) <= {"daegyeong", "honam"}


@pytest.mark.parametrize("map_year", MAPS)
def test_rates_are_never_added_and_nothing_is_shown_twice(edition: Edition, catalog: Catalog, map_year: int) -> None:
    rows = fetched(edition, catalog, map_year)
    additive = {i.id for i in catalog.indicators.values() if i.roll_up == "sum"}
    rates = rows[~rows.indicator.isin(additive) & (rows.parts > 1)]
    assert set(rates.reason) <= {"not_comparable"}
    assert rates.value.isna().all()
    assert not rows.duplicated(["indicator", "region", "year"]).any()
    drawn = {p.id for p in catalog.provinces(pd.Timestamp(map_year, 12, 31).date())}
    assert set(rows.region) & set(catalog.regions) <= drawn | {"KR"}


def test_a_municipality_that_moved_is_carried_over_where_its_figure_is_known(
    lake_home: Path, shared: Path, catalog: Catalog
) -> None:
    once(shared, "sample", lambda _: build_sample(catalog))
    lake = Lake(lake_folder("demo"))
    edition = lake.edition(lake.versions()[-1].number)
    shown = {}
    for map_year in (None, 2022, 2026):
        rows = fetched(edition, catalog, map_year)
        rows = rows[rows.indicator == "deployments_cumulative"].set_index(["region", "year"]).value.sort_index()
        shown[map_year] = rows
    town = {2021: 5.0, 2022: 6.0, 2023: 6.0, 2024: 6.0, 2025: 6.0}  # 군위군 in the demonstration set
    for year, count in town.items():
        sign, drawn = (1, 2026) if year < 2023 else (-1, 2022)
        assert shown[drawn]["KR-27", year] == shown[None]["KR-27", year] + sign * count
        assert shown[drawn]["KR-47", year] == shown[None]["KR-47", year] - sign * count
        same = 2022 if year < 2023 else 2026
        assert shown[same]["KR-27", year] == shown[None]["KR-27", year]
    assert shown[2026].loc["KR-27"].loc[2014:2020].isna().all()


@FEW
@given(data=st.data())
def test_on_any_history_a_restated_figure_is_the_true_one_of_that_map_or_there_is_none(make: Any, data: Any) -> None:
    world = World()
    for year in range(2015, 2020):
        world.befall(year, data.draw(st.sampled_from(["transfer", "merger", "split", "rename", "nothing"])), data.draw)
    truth = {(t, y): float(data.draw(st.integers(0, 999))) for t in sorted(world.code) for y in world.maps}
    towns_known = data.draw(st.booleans())
    hidden = data.draw(st.sets(st.tuples(st.sampled_from("ABCD"), st.sampled_from(sorted(world.maps))), max_size=3))
    rows = [{"region": "KR", "year": y, "value": sum(truth[t, y] for t in world.code)} for y in world.maps]
    for year, provinces in world.maps.items():
        rows += [
            {"region": p, "year": year, "value": sum(truth[t, year] for t in towns)}
            for p, towns in provinces.items()
            if (p, year) not in hidden
        ]
        rows += [
            {"region": c, "year": year, "value": truth[t, year]} for t, c in world.codes[year].items() if towns_known
        ]
    map_year = data.draw(st.sampled_from(sorted(world.maps)))
    atlas: Atlas = make.atlas(
        list(world.regions.values()), world.changes or [dict.fromkeys(("id", "before", "after"), "")]
    )
    moved = make.fetch(restated(make.series(rows), atlas, make.indicators(), map_year))
    drawn = world.maps[map_year]
    shown = {(r.region, r.year): r for r in moved.itertuples()}
    assert len(shown) == len(moved)
    assert {r for r, _ in shown if r in world.regions and world.regions[r]["level"] == "province"} <= set(drawn)
    for year in world.maps:
        assert shown["KR", year].value == sum(truth[t, year] for t in world.code)
        here = [shown[p, year] for p in drawn if (p, year) in shown]
        for row in here:
            right = sum(truth[t, year] for t in drawn[row.region])
            assert pd.isna(row.value) or row.value == right, (row, right)
            assert pd.isna(row.value) == (row.reason != "")
        if len(here) == len(drawn) and not any(pd.isna(row.value) for row in here):
            assert sum(row.value for row in here) == shown["KR", year].value


def test_after_a_transfer_and_back_nothing_is_missing_though_the_town_is_unknown(make: Any) -> None:
    regions = [{"id": p, "level": "province", "parent": "KR"} for p in "AB"]
    regions += [{"id": f"t{n}", "level": "municipality", "parent": p} for n, p in enumerate("ABA")]
    changes = [
        {"id": "1", "effective_date": "2016-07-01", "kind": "transfer", "before": "t0", "after": "t1"},
        {"id": "2", "effective_date": "2018-07-01", "kind": "transfer", "before": "t1", "after": "t2"},
    ]
    series = make.series([{"region": p, "year": 2015, "value": 10.0} for p in "AB"])
    for map_year, value in ((2016, None), (2018, 10.0)):
        moved = restated(series, make.atlas(regions, changes), make.indicators(), map_year)
        assert make.rows(moved, "region", "value") == [("A", value), ("B", value)]


def test_a_town_that_moved_between_provinces_that_merged_later_need_not_be_known(make: Any) -> None:
    regions = [
        *({"id": p, "level": "province", "parent": "KR", "valid_to": "2018-06-30"} for p in "AB"),
        {"id": "C", "level": "province", "parent": "KR", "valid_from": "2018-07-01"},
        *({"id": f"t{n}", "level": "municipality", "parent": p} for n, p in enumerate("AB")),
    ]
    changes = [
        {"id": "1", "effective_date": "2016-07-01", "kind": "transfer", "before": "t0", "after": "t1"},
        *(
            {"id": p, "effective_date": "2018-07-01", "kind": "merger", "before": p, "after": "C"}
            for p in "AB"
        ),
    ]  # fmt: skip
    series = make.series([{"region": p, "year": 2015, "value": 10.0} for p in "AB"])
    moved = restated(series, make.atlas(regions, changes), make.indicators(), 2018)
    assert make.rows(moved, "region", "value", "parts", "reason") == [("C", 20.0, 2, "")]
