"""The demonstration set comes in three loads, with its faults, and says everywhere that it is synthetic."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from etl.sample import demonstration
from etl.sample.world import REGIONS
from outcomes.store.tables import TABLES
from tests.unit.sample.stand import GRAIN, MUNICIPALITIES, loads, provinces, row, stand


def test_the_first_load_lacks_the_2025_of_four_provinces_and_of_the_nation() -> None:
    first = stand(version=1)
    reported = first[(first["year"] == 2025) & (first["indicator"] == "deployments_cumulative")]
    missing = set(REGIONS) - set(reported["region"])
    assert missing == {"KR-26", "KR-42", "KR-46", "KR-49"}
    assert not any(region.startswith(("42", "51")) for region in reported["region"])
    nation = row(first, "deployments_cumulative", "KR", 2025, "built")
    assert np.isnan(nation["value"])
    assert (nation["mark"], nation["status"]) == ("not_reported", "provisional")
    assert row(first, "mfg_establishments_10plus", "KR", 2025)["value"] > 0
    assert row(first, "deployments_cumulative", "KR", 2024, "built")["status"] == "actual"


def test_the_second_load_brings_the_late_reports_and_nothing_else() -> None:
    late = loads()[1].frames
    assert list(late) == ["observation"]
    places = late["observation"]["region"]
    assert {each for each in places if each.startswith("KR")} == {"KR", "KR-26", "KR-42", "KR-46", "KR-49"}
    assert {day.year for day in late["observation"]["period_end"]} == {2025}
    assert set(late["observation"]["status"]) == {"provisional"}
    assert not late["observation"]["value"].isna().any()


def test_the_third_load_makes_2025_final_and_revises_2023_and_2024_of_three_provinces() -> None:
    before, after, third = stand(version=2), stand(), loads()[2].frames["observation"]
    assert set(third["status"]) == {"actual"}
    assert set(after["status"]) == {"actual"}
    early = third[[day.year < 2025 for day in third["period_end"]]]
    assert {each for each in early["region"] if each.startswith("KR")} == {"KR", "KR-28", "KR-44", "KR-48"}
    assert {day.year for day in early["period_end"]} == {2023, 2024}
    change = provinces(after, "deployments_cumulative") - provinces(before, "deployments_cumulative")
    assert (change.loc[["KR-28", "KR-44"], [2023, 2024]] < 0).all(axis=None)
    assert (change.loc["KR-48", [2023, 2024]] > 0).all()
    assert len(after) == len(before)
    last = after[after["year"] == 2025]
    assert set(last["position"]) <= set(third["position"])


def test_a_load_never_repeats_a_row_that_stays_as_it_was() -> None:
    for version, part in ((1, loads()[1]), (2, loads()[2])):
        old = stand(version=version).set_index("position")
        for new in part.frames["observation"].itertuples():
            if new.position in old.index:
                was = old.loc[new.position]
                assert (was["value"], was["status"]) != (new.value, new.status)


def test_two_province_years_are_unknown_one_value_is_approximate_one_is_a_range() -> None:
    rows = stand()
    assert set(map(tuple, rows[rows["value"].isna()][["region", "year", "mark"]].to_numpy())) == {
        ("KR-31", 2015, "not_reported"), ("KR-49", 2016, "not_reported"),
    }  # fmt: skip
    assert row(rows, "deployments_cumulative", "KR", 2015, "built")["value"] > 0
    about = rows[rows["mark"] == "approximate"]
    assert about["position"].tolist() == ["demo:companies_selected:KR-45:2017:selected"]
    assert about["value"].iloc[0] % 10 == 0
    wide = rows[rows["value_high"].notna()]
    assert wide["position"].tolist() == ["demo:productivity_uplift_share:KR-29:2016"]
    assert (wide["value_high"] - wide["value"]).round(3).tolist() == [0.04]


def test_every_cell_has_one_row_and_a_position_of_its_own() -> None:
    for version in (1, 2, 3):
        rows = pd.concat([load.frames["observation"] for load in loads()[version - 1 : version]])
        assert not rows.duplicated(GRAIN).any()
        assert not rows["position"].duplicated().any()
    assert "demo:deployments_annual:KR-47:2024" in set(stand()["position"])


def test_all_seven_frames_have_the_lakes_columns_and_say_that_they_are_synthetic() -> None:
    frames = loads()[0].frames
    assert sorted(frames) == ["event", "observation", "organization", "regime", "source", "support_case", "target"]
    for part in loads():
        for name, rows in part.frames.items():
            assert list(rows.columns) == list(TABLES[name])
            texts = [column for column, type_ in TABLES[name].items() if type_ == "VARCHAR"]
            assert not rows[texts].isna().any(axis=None)
    for name, column in (("observation", "source"), ("event", "source"), ("target", "document")):
        marks = frames[name][[column, "note", "confidence", "quotation"]].drop_duplicates().to_numpy().tolist()
        assert marks == [["demo", "synthetic", "unverified", ""]]
        assert frames[name]["position"].str.startswith("demo:").all()
    assert frames["source"]["title"].tolist() == ["시연 자료(가상) / synthetic"]
    assert frames["event"]["text_ko"].str.startswith("가상 ").all()
    assert frames["event"]["text_en"].str.startswith("Synthetic ").all()
    assert len(frames["event"]) == 3 + 4 * 17
    assert len(frames["organization"]) == 19


def test_the_same_seed_gives_identical_frames_and_another_seed_others() -> None:
    again = demonstration(REGIONS, MUNICIPALITIES)
    for one, two in zip(loads(), again, strict=True):
        assert (one.note, one.as_of, list(one.frames)) == (two.note, two.as_of, list(two.frames))
        for name in one.frames:
            pd.testing.assert_frame_equal(one.frames[name], two.frames[name])
    assert not loads(1)[0].frames["observation"]["value"].equals(loads()[0].frames["observation"]["value"])


def test_provinces_it_does_not_know_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"missing \['KR-46'\], not known to it \['KR-M12'\]"):
        demonstration(tuple("KR-M12" if each == "KR-46" else each for each in REGIONS), {})
