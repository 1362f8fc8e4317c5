"""The synthetic projects add up to the synthetic figures, are plausible, and come in any number."""

from __future__ import annotations

import csv

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.build import municipalities_of
from etl.sample import project_cases
from etl.sample.cases_plan import FATES, plan
from etl.sample.deployments import LEVELS
from etl.sample.world import NEVER_REPORTED, REGIONS, YEARS
from outcomes.catalog.places import CATALOG
from outcomes.store.tables import TABLES
from tests.unit.sample.stand import MEASURES, MUNICIPALITIES, catalog, loads, projects, provinces, stand

FUNDERS = ("national", "local", "private")
MONEY = [f"budget_{funder}_krw" for funder in FUNDERS]


def counted(rows: pd.DataFrame, by: str, values: pd.Series | None = None) -> pd.DataFrame:
    """Province × year: projects, or sums of a column."""
    group = (rows if values is None else values).groupby([rows["region"], rows[by]])
    found = group.size() if values is None else group.sum()
    table = found.unstack(fill_value=0).reindex(index=list(REGIONS), columns=list(YEARS), fill_value=0)
    return table.astype("float64").rename_axis(index="region", columns="year")


def assert_agrees(cases: pd.DataFrame, figures: pd.DataFrame) -> None:
    """Every figure that was reported is what the projects add up to; the two that never were are known to them."""
    assert figures.shape == (17, 12)
    missing = figures.isna()
    assert {(region, year) for region, year in NEVER_REPORTED if missing.loc[region, year]} == set(NEVER_REPORTED)
    assert missing.sum().sum() == len(NEVER_REPORTED)
    pd.testing.assert_frame_equal(cases.where(~missing), figures, check_column_type=False)


def test_there_is_one_project_for_every_firm_that_agreed_and_the_completed_ones_are_those_built() -> None:
    rows, figures = projects(), stand()
    assert_agrees(counted(rows, "support_year"), provinces(figures, "deployments_annual", stage="agreed"))
    assert_agrees(counted(rows, "completion_year"), provinces(figures, "deployments_annual", stage="built"))
    assert len(rows) == plan(2026, {}).cases == 25_000
    assert rows["completion_year"].count() == 23_444
    late = rows["completion_year"] - rows["support_year"]
    assert set(late.dropna()) == {0, 1}
    assert 0.2 < (late == 1).sum() / late.count() < 0.35


def test_levels_technoparks_answers_and_closures_are_those_of_the_figures() -> None:
    rows, figures = projects(), stand()
    for level in LEVELS:
        counts = counted(rows[rows["level"] == level], "completion_year").cumsum(axis=1)
        assert_agrees(counts, provinces(figures, "deployments_cumulative", level))
    answered = rows[rows["productivity_before"].notna() & rows["productivity_after"].notna()]
    assert_agrees(counted(answered, "completion_year"), provinces(figures, "responding_firms"))
    closures = counted(rows, "closed_year").cumsum(axis=1)
    assert_agrees(closures, provinces(figures, "closures_cumulative"))
    parks = figures[(figures["indicator"] == "deployments_annual") & (figures["organization"] != "")]
    said = parks[parks["value"].notna() & (parks["value"] > 0)].set_index(["organization", "year"])["value"]
    built = rows[(rows["organization"] != "")].groupby(["organization", "completion_year"]).size()
    assert said.to_dict() == built.to_dict()


def test_the_money_is_what_each_funder_spent_to_the_won() -> None:
    rows, figures = projects(), stand()
    for funder in FUNDERS:
        money = rows[f"budget_{funder}_krw"]
        assert_agrees(counted(rows, "support_year", money), provinces(figures, "budget_executed_krw", funder))
        assert money.min() >= 500_000
    total = rows[MONEY].sum(axis=1)
    assert_agrees(counted(rows, "support_year", total), provinces(figures, "budget_executed_krw", "line"))
    mean = total.groupby([rows["level"], rows["completion_year"].notna()]).mean().unstack()
    assert mean.loc[list(LEVELS), True].is_monotonic_increasing
    assert (mean[False] < mean[True]).all()


@pytest.mark.parametrize("what", MEASURES)
def test_the_mean_change_among_those_who_answered_is_the_figure(what: str) -> None:
    rows = projects()
    change = rows[f"{what}_after"] / rows[f"{what}_before"] - 1
    found = change.groupby([rows["region"], rows["completion_year"]]).mean().unstack()
    found = found.loc[list(REGIONS)].astype("float64").round(3) + 0.0
    found.columns = pd.Index(YEARS, name="year")
    assert_agrees(found.rename_axis(index="region"), provinces(stand(), MEASURES[what]))


def test_the_completed_projects_of_a_municipality_are_its_figure_where_gunwi_did_not_move() -> None:
    figures = stand()
    rows = project_cases(MUNICIPALITIES)
    for region, before, after in (("KR-28", "", ""), ("KR-41", "", ""), ("KR-42", "42", "51"), ("KR-45", "45", "52")):
        towns = figures[figures["region"].str.startswith(after or str(MUNICIPALITIES[region][0])[:2])]
        said = towns[(towns["year"] == 2025)].set_index("region")["value"].to_dict()
        done = rows[(rows["region"] == region) & rows["completion_year"].notna()]
        codes = done["municipality"].map(
            lambda code, a=after, b=before: a + code[2:] if b and code.startswith(b) else code
        )
        assert codes.value_counts().to_dict() == {code: count for code, count in said.items() if count}


def test_codes_programs_and_scopes_are_of_the_catalog_and_valid_in_their_year() -> None:
    rows = projects()
    towns = catalog().municipalities
    programs = {
        row["id"]: row for row in csv.DictReader((CATALOG / "programs.csv").read_text(encoding="utf-8").splitlines())
    }
    pairs = rows[["region", "municipality", "support_year"]].drop_duplicates()
    assert set(pairs[pairs["municipality"] == ""]["region"]) == {"KR-50"}
    for region, code, year in pairs[pairs["municipality"] != ""].itertuples(index=False):
        town, end = towns[code], pd.Timestamp(int(year), 12, 31).date()
        assert town.province == region
        assert (town.valid_from or end) <= end <= (town.valid_to or end), (code, year)
    for program, region, year in rows[["program", "region", "support_year"]].drop_duplicates().itertuples(index=False):
        known = programs[program]
        assert known["region"] in ("KR", region)
        assert known["valid_from"][:4] <= str(year) <= (known["valid_to"] or "9999")[:4]
    for axis in ("level", "industry", "size"):
        assert set(rows[axis]) <= catalog().scope_ids("measure_scope")
    assert {axis: rows[axis].nunique() for axis in ("level", "industry", "size")} == {
        "level": 4, "industry": 10, "size": 4,
    }  # fmt: skip
    own = {park.id: park.province for park in catalog().organizations.values()} | {"": ""}
    there = rows[["region", "organization"]].drop_duplicates()
    assert all(own[park] in (region, "") for region, park in there.itertuples(index=False))


def test_years_follow_one_another_and_nothing_is_measured_of_what_did_not_happen() -> None:
    rows = projects()
    assert (rows["closed_year"] > rows["completion_year"]).sum() == rows["closed_year"].count() == 821
    assert rows["closed_year"].max() == 2025
    unfinished = rows[rows["completion_year"].isna()]
    after = [column for column in rows if column.endswith("_after")]
    assert unfinished[after].isna().all(axis=None)
    assert unfinished["productivity_before"].notna().mean() > 0.4  # later controls need them
    chain = ["productivity_after", "productivity_before", "productivity_earlier_1", "productivity_earlier_2"]
    assert [int(rows[name].count()) for name in chain[1:]] == sorted(rows[chain[1:]].count(), reverse=True)
    measured = rows[[name for name in rows if TABLES["support_case"][name] == "DOUBLE"]]
    assert (measured.min() > 0).all()


def test_every_row_says_that_it_is_synthetic_and_has_an_id_of_its_own() -> None:
    rows = projects()
    assert list(rows.columns) == list(TABLES["support_case"])
    assert rows[["source", "note"]].drop_duplicates().to_numpy().tolist() == [["demo", "synthetic"]]
    assert rows["case_id"].is_unique
    assert (rows["position"] == "demo:case:" + rows["case_id"]).all()
    assert rows["case_id"].str.fullmatch(r"S20\d\d-KR\d\d-\d{5}").all()
    assert rows["case_id"].iloc[0] == "S2014-KR11-00001"
    texts = [name for name, type_ in TABLES["support_case"].items() if type_ == "VARCHAR"]
    assert not rows[texts].isna().any(axis=None)


def test_the_same_seed_and_number_give_the_same_rows_and_another_seed_others() -> None:
    towns = municipalities_of(catalog())
    pd.testing.assert_frame_equal(project_cases(towns), projects())
    pd.testing.assert_frame_equal(project_cases(towns, 25_000), projects())
    assert not project_cases({}, 500, seed=1)["productivity_before"].equals(
        project_cases({}, 500)["productivity_before"]
    )


def test_fewer_projects_are_some_of_the_worlds_own() -> None:
    towns = municipalities_of(catalog())
    assert [len(project_cases(towns, number)) for number in (0, 1, 100)] == [0, 1, 100]
    nothing = project_cases(towns, 0)
    assert (list(nothing.columns), nothing.dtypes.to_list()) == (list(projects().columns), projects().dtypes.to_list())
    some = project_cases(towns, 2_500)
    whole = projects()[projects()["case_id"].isin(some["case_id"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(some, whole)
    tenth = projects().groupby(["region", "support_year"]).size() / 10
    found = some.groupby(["region", "support_year"]).size().reindex(tenth.index, fill_value=0)
    assert (abs(found - tenth) < len(FATES)).all()
    with pytest.raises(ValueError, match="-1"):
        project_cases(towns, -1)


def test_100_000_projects_are_the_same_spread_and_keep_the_mean_changes() -> None:
    rows = project_cases({}, 100_000)
    assert (len(rows), rows["case_id"].is_unique, set(rows["municipality"])) == (100_000, True, {""})
    parts = counted(rows, "support_year") / 4 - counted(projects(), "support_year")
    assert abs(parts).max(axis=None) <= 1
    total = [int(frame[MONEY].sum().sum()) for frame in (rows, projects())]
    assert total[0] / total[1] == pytest.approx(4, rel=1e-3)
    change = rows["productivity_after"] / rows["productivity_before"] - 1
    found = change.groupby([rows["region"], rows["completion_year"]]).mean().unstack().loc[list(REGIONS)]
    figures = provinces(stand(), "productivity_uplift_share")
    assert (found.round(3).to_numpy(dtype=float) == figures.to_numpy())[figures.notna()].all()
    assert abs(rows["closed_year"].count() - 4 * 821) <= 2


@given(number=st.integers(0, 60_000), seed=st.integers(0, 2**32))
@settings(max_examples=5, deadline=None)
def test_any_number_is_spread_to_exactly_that_number_in_any_world(number: int, seed: int) -> None:
    rows = project_cases(MUNICIPALITIES, number, seed)
    assert (len(rows), rows["case_id"].nunique()) == (number, number)
    assert (rows["closed_year"].dropna() > rows["completion_year"][rows["closed_year"].notna()]).all()
    assert (rows[MONEY] > 0).all(axis=None)


def test_the_third_load_brings_the_projects_and_the_first_none() -> None:
    first, second, third = (load.frames for load in loads())
    assert (len(first["support_case"]), list(second), list(third)) == (
        0,
        ["observation"],
        ["observation", "support_case"],
    )
    pd.testing.assert_frame_equal(third["support_case"], project_cases(MUNICIPALITIES))
