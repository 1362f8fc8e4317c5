"""Cells of uploaded files are figures by what they say, not by where they stand; loads say who, why and onto what."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from outcomes.store.engine import StoreError
from outcomes.store.lake import Lake
from outcomes.store.load import load, load_series
from outcomes.store.merge import Counts
from tests.unit.store.rows import NOTHING, after, bring, cells, figure, figures, signed, stands

YEARS = frozenset({2018, 2019, 2020})
TARGET = {
    "indicator": "i", "region": "KR", "regime": "r", "status": "target", "document": "upload", "value": 160.0,
    "period_end": date(2021, 12, 31),
}  # fmt: skip


def test_a_corrected_file_whose_rows_moved_replaces_its_figures() -> None:
    first = after(NOTHING, cells([10, 20, 30]))
    assert first.counts == Counts(3, 0, 0, YEARS)
    second = after(first.edition, cells([10, 21, 30], book="bbbbbbbbbb", first_row=7))
    assert second.counts == Counts(0, 1, 0, frozenset({2019}))
    rows = second.edition.frames["observation"].to_pylist()
    assert [(r["position"], r["value"], r["load"]) for r in sorted(rows, key=lambda r: r["period_end"])] == [
        ("aaaaaaaaaa/Sheet 1!B2", 10.0, 1),
        ("bbbbbbbbbb/Sheet 1!B8", 21.0, 2),
        ("aaaaaaaaaa/Sheet 1!B4", 30.0, 1),
    ]


@pytest.mark.parametrize(
    ("column", "value", "changed"),
    [
        ("value", 11.0, 1), ("value", None, 1), ("value_high", 12.0, 1), ("status", "provisional", 1),
        ("mark", "X", 1), ("note", "why", 1), ("as_of", "2024", 1), ("confidence", "low", 1),
        ("conflict_group", "g", 1),
        ("quotation", "10.0", 0), ("value_text", "10 개", 0), ("note", None, 0),
    ],
)  # fmt: skip
def test_what_counts_as_a_change_of_an_uploaded_figure(column: str, value: object, changed: int) -> None:
    first = after(NOTHING, cells([10]))
    again = after(first.edition, cells([10], book="cccccccccc").assign(**{column: [value]}))
    assert (again.counts.added, again.counts.changed, again.counts.removed) == (0, changed, 0)
    (row,) = again.edition.frames["observation"].to_pylist()
    assert row["position"].startswith("cccccccccc" if changed else "aaaaaaaaaa")


def test_a_file_under_another_title_adds_its_own_figures() -> None:
    first = after(NOTHING, cells([10]))
    assert after(first.edition, cells([10], source="another")).counts == Counts(1, 0, 0, frozenset({2018}))


def test_plan_and_result_of_one_file_stand_side_by_side_and_the_final_replaces_the_provisional() -> None:
    both = pd.concat([cells([100], status="plan"), cells([90], status="provisional", first_row=3)])
    first = after(NOTHING, both)
    assert (first.counts.added, first.counts.changed) == (2, 0)
    final = after(first.edition, cells([95], status="actual"))
    assert (final.counts.added, final.counts.changed) == (0, 1)
    rows = final.edition.frames["observation"].to_pylist()
    assert {r["status"]: r["value"] for r in rows} == {"plan": 100.0, "actual": 95.0}


def test_published_figures_and_uploaded_ones_never_replace_each_other() -> None:
    published = pd.DataFrame([figure("P1", 10, source="upload"), figure("P2", 20, source="upload")])
    first = after(NOTHING, published)
    assert first.counts.added == 2  # two facts of one report: told apart by their ids
    uploaded = pd.DataFrame([figure("aaaaaaaaaa/S!B2", 30, source="upload")])
    second = after(first.edition, uploaded)
    assert (second.counts.added, second.counts.changed, second.edition.count("observation")) == (1, 0, 3)


def test_two_cells_of_one_figure_are_refused_and_both_are_named() -> None:
    twice = pd.concat([cells([10]), cells([11], first_row=9)])
    with pytest.raises(StoreError) as refused:
        after(NOTHING, twice)
    assert (refused.value.code, refused.value.path) == ("duplicate_figure", "observation")
    assert refused.value.detail.endswith("upload, aaaaaaaaaa/Sheet 1!B2, aaaaaaaaaa/Sheet 1!B9")


def test_uploaded_targets_are_the_same_when_their_cells_moved() -> None:
    first = after(NOTHING, pd.DataFrame([TARGET | {"position": "aaaaaaaaaa/S!B2"}]), "target")
    moved = TARGET | {"position": "bbbbbbbbbb/S!C5", "quotation": "160"}
    assert after(first.edition, pd.DataFrame([moved]), "target").counts == Counts()
    raised = after(first.edition, pd.DataFrame([moved | {"value": 170.0}]), "target")
    assert raised.counts == Counts(0, 1, 0, frozenset({2021}))


def test_a_load_onto_another_version_than_the_analyst_saw_is_refused(lake: Lake) -> None:
    assert load(lake, {"observation": figures(1)}, signed("a", expects=0)) == 1
    with pytest.raises(StoreError) as refused:
        load(lake, {"observation": figures(2)}, signed("b", expects=0))
    assert (refused.value.code, refused.value.path, refused.value.detail) == ("version_moved", str(lake.folder), "1")
    assert (len(lake.versions()), stands(lake)) == (1, {"f0000": (0.0, 1)})
    meanings = [{"layout": "l", "subject": "집행액", "indicator": "i", "answered_by": "a"}]
    meanings.append(meanings[0] | {"subject": "구축"})
    frames = {"observation": figures(2), "header_map": pd.DataFrame(meanings)}
    assert load(lake, frames, signed("b", expects=1)) == 2
    taught = [meanings[0] | {"answered_by": "b"}, meanings[1] | {"indicator": "j", "answered_by": "b"}]
    assert load(lake, {"header_map": pd.DataFrame(taught)}, signed("c")) == 3
    assert [(v.rows, v.added, v.changed) for v in lake.versions()] == [(1, 1, 0), (2, 1, 0), (2, 0, 0)]
    kept = [(r["subject"], r["indicator"], r["answered_by"], r["load"]) for r in header_map(lake)]
    assert kept == [("구축", "j", "b", 3), ("집행액", "i", "a", 2)]
    bring(lake, figures(3))
    assert [(r["subject"], r["indicator"], r["answered_by"], r["load"]) for r in header_map(lake)] == kept


def header_map(lake: Lake) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = lake.edition(lake.versions()[-1].number).frames["header_map"].to_pylist()
    return rows


def test_a_series_is_not_begun_anew_by_an_upload_of_a_file_of_the_same_name(lake: Lake) -> None:
    series = [({"observation": figures(1)}, signed("a", whole=True, file="demo", kind="build"))]
    assert load_series(lake, series)
    load(lake, {"observation": cells([1])}, signed("b", file="demo"))
    assert not load_series(lake, series)
    changed = [({"observation": figures(0).reindex(columns=["position"])}, series[0][1].__class__(
        "tester", "", "demo", "c", whole=True, kind="build"))]  # fmt: skip
    assert load_series(lake, changed)
    assert (lake.versions()[-1].removed, list(stands(lake))) == (1, ["aaaaaaaaaa/Sheet 1!B2"])
