"""What a version would be, what differs between two, how an earlier one comes back, and what became of a figure."""

from __future__ import annotations

import random
from typing import Any

import pandas as pd
import pytest

from outcomes.store.changes import changes
from outcomes.store.closing import closed_years
from outcomes.store.engine import StoreError
from outcomes.store.lake import Lake
from outcomes.store.life import TELLING, Series, life
from outcomes.store.load import load_series
from outcomes.store.merge import Counts
from outcomes.store.preview import preview
from outcomes.store.restore import restore
from outcomes.store.tables import FIGURES, KEPT, TABLES, columns
from tests.unit.store.rows import CORRECTED, NOTHING, after, build, figure, signed

SHORT = ["change", "indicator", "region", "value_before", "value_after", "load_before", "load_after", "differs"]


def short(found: pd.DataFrame) -> list[tuple[Any, ...]]:
    """Change, year, values, status after, loads and what differs of each row, null as None."""
    years = [day.year for day in found.period_end]
    kept = found[SHORT].assign(year=years, status=found.status_after).astype(object)
    names = ["change", "year", "value_before", "value_after", "status", "load_before", "load_after", "differs"]
    return list(kept.where(kept.notna(), None)[names].itertuples(index=False, name=None))


def test_a_preview_is_the_version_that_the_load_makes(past: Lake) -> None:
    signature = signed("corrected", file="b.xlsx", source="upload", expects=99)
    seen = preview(past.edition(2), {"observation": CORRECTED}, signature)
    assert seen.counts == Counts(1, 1, 0, frozenset({2019, 2021}))
    made = past.edition(3)
    assert seen.edition.number == 3
    for table in (*TABLES, *KEPT):
        assert seen.edition.frames[table].equals(made.frames[table]), table
    loads = [edition.frames["load"].drop_columns("loaded_at").to_pylist() for edition in (seen.edition, made)]
    assert loads[0] == loads[1]
    frames, built = build(1)
    assert preview(made, frames, built).counts == Counts(1, 1, 1, frozenset({2019, 2020, 2021}))


def test_changes_name_each_figure_that_was_added_changed_or_removed_and_no_other(past: Lake) -> None:
    assert short(changes(past.edition(2), past.edition(3))) == [
        ("changed", 2019, 20.0, 21.0, "actual", 2, 3, "value, quotation"),
        ("added", 2021, None, 40.0, "actual", None, 3, ""),
    ]
    whole = [
        ("removed", 2019, 12660.0, None, None, 1, None, ""),
        ("changed", 2020, 19500.0, 19799.0, "actual", 1, 4, "status, value"),
        ("added", 2021, None, 25039.0, "actual", None, 4, ""),
    ]
    assert short(changes(past.edition(3), past.edition(4))) == whole
    assert short(changes(past.edition(4), past.edition(5))) == []
    backward = changes(past.edition(4), past.edition(3))
    assert [row[:4] for row in short(backward)] == [
        ("added", 2019, None, 12660.0),
        ("changed", 2020, 19799.0, 19500.0),
        ("removed", 2021, 25039.0, None),
    ]
    first = changes(past.edition(1), past.edition(4))
    assert [(row.indicator, row.region) for row in first.itertuples()] == [
        *[("deployments_cumulative", "KR")] * 3,
        *[("deployments_annual", "KR-47")] * 4,
    ]
    assert list(first.columns[:2]) == ["table", "change"]
    assert (first.position_before[1], first.position_after[1], first.source[1]) == ("P1", "P1", "s")


def test_counts_and_changes_agree_on_300_figures_drawn_at_random() -> None:
    draw = random.Random(7)  # noqa: S311 (rows, not secrets)
    first, second = ({n: draw.randrange(3) for n in draw.sample(range(400), 300)} for _ in range(2))
    frames = [
        pd.DataFrame([figure(f"{book}/S!B{draw.randrange(9000)}", v, region=f"KR-{n}") for n, v in values.items()])
        for values, book in ((first, "aaaaaaaaaa"), (second, "bbbbbbbbbb"))
    ]
    standing = after(NOTHING, frames[0]).edition
    seen = after(standing, frames[1])
    added, changed = len(second.keys() - first), sum(first[n] != second[n] for n in first.keys() & second)
    assert (seen.counts.added, seen.counts.changed, seen.counts.removed) == (added, changed, 0)
    found = changes(standing, seen.edition)
    assert found.change.value_counts().to_dict() == {"added": added, "changed": changed}
    rows = seen.edition.frames["observation"].to_pylist()
    assert {int(r["region"][3:]): r["value"] for r in rows} == first | second


def test_a_restored_version_has_the_rows_of_the_old_one_and_building_does_not_undo_it(own_past: Lake) -> None:
    lake = own_past
    with pytest.raises(StoreError) as refused:  # the first version has no figure of 2018, which is closed
        restore(lake, 1, signed("back"))
    assert (refused.value.code, refused.value.detail) == ("period_closed", "2018")
    assert restore(lake, 2, signed("back to the first file", file="no.xlsx")) == 6
    version = lake.versions()[-1]
    assert (version.kind, version.restored, version.note, version.file_name, version.file_hash) == (
        "restore", 2, "back to the first file", "", "",
    )  # fmt: skip
    assert (version.rows, version.added, version.changed, version.removed) == (5, 1, 2, 2)
    restored, old = lake.edition(6), lake.edition(2)
    for table in TABLES:
        assert restored.frames[table].equals(old.frames[table]), table
    assert closed_years(restored) == {2018}
    assert len(changes(old, restored)) == 0
    assert changes(lake.edition(5), restored).change.value_counts().to_dict() == {
        "removed": 2,
        "changed": 2,
        "added": 1,
    }
    for number in (6, 2):
        with pytest.raises(StoreError) as refused:
            restore(lake, number, signed("again"))
        assert (refused.value.code, refused.value.detail) == ("nothing_to_restore", str(number))
    assert told(lake, Series("deployments_annual", "KR-47", 2019)) == [
        (2, "added", 20.0, "actual", "aaaaaaaaaa/Sheet 1!B3"),
        (3, "changed", 21.0, "actual", "bbbbbbbbbb/Sheet 1!B10"),
        (6, "changed", 20.0, "actual", "aaaaaaaaaa/Sheet 1!B3"),
    ]
    assert [row[:2] for row in told(lake, Series("deployments_cumulative", "KR", 2019))] == [
        (1, "added"), (4, "removed"), (6, "added"),
    ]  # fmt: skip
    assert not load_series(lake, [build(1)])
    assert lake.versions()[-1] == version


def test_a_restoration_needs_a_version_that_is_there_a_name_and_a_reason(past: Lake) -> None:
    for number, author, note, code in (
        (9, "a", "b", "version_unknown"),
        (1, " ", "b", "signature_missing"),
        (1, "a", " ", "note_missing"),
    ):
        with pytest.raises(StoreError) as refused:
            restore(past, number, signed().__class__(author, note, "", ""))
        assert refused.value.code == code
    assert len(past.versions()) == 5


def told(lake: Lake, series: Series) -> list[tuple[Any, ...]]:
    rows = life(lake, series)[["version", "change", "value", "status", "position"]]
    return list(rows.itertuples(index=False, name=None))


def test_the_life_of_a_figure_tells_each_version_in_which_it_appeared_changed_or_went(past: Lake) -> None:
    series = Series("deployments_cumulative", "KR", 2020)
    found = life(past, series)
    assert list(found.columns) == ["version", "loaded_at", "author", "file_name", "note", "change", *TELLING, "load"]
    assert found.loaded_at.tolist() == [past.versions()[0].loaded_at, past.versions()[3].loaded_at]
    assert told(past, series) == [
        (1, "added", 19500.0, "provisional", "P1"),
        (4, "changed", 19799.0, "actual", "P1"),
    ]
    assert told(past, Series("deployments_cumulative", "KR", 2019)) == [
        (1, "added", 12660.0, "actual", "P2"),
        (4, "removed", 12660.0, "actual", "P2"),
    ]
    moved = Series("deployments_annual", "KR-47", 2018)
    assert told(past, moved) == [(2, "added", 10.0, "actual", "aaaaaaaaaa/Sheet 1!B2")]
    assert told(past, Series("deployments_annual", "KR-48", 2018)) == []
    assert told(past, Series("deployments_annual", "KR-47", 2018, table="target")) == []


def test_a_figure_that_is_nowhere_and_a_lake_that_is_none_have_no_life(past: Lake, lake: Lake) -> None:
    found = life(lake, Series("i", "KR", 2020))
    assert (len(found), found.columns[-1], lake.exists()) == (0, "load", False)


def test_every_table_is_a_figure_a_mirror_or_what_people_told() -> None:
    assert [table for table in (*TABLES, *KEPT) if "load" in columns(table)] == [*FIGURES, *KEPT]
