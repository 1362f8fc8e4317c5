"""A load is one version, counted and signed, or nothing at all."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from outcomes.store.engine import StoreError
from outcomes.store.lake import Lake
from outcomes.store.load import load, load_series
from tests.unit.store.rows import SOURCES, bring, figure, figures, signed, stands


def counts(lake: Lake) -> list[tuple[int, int, int, int, int]]:
    return [(v.number, v.rows, v.added, v.changed, v.removed) for v in lake.versions()]


def test_a_lake_that_was_never_made_has_no_version_and_reading_makes_nothing(lake: Lake) -> None:
    assert (lake.exists(), lake.snapshot(), lake.versions()) == (False, -1, ())
    assert not lake.folder.exists()
    with pytest.raises(StoreError, match="version_unknown") as refused:
        lake.edition(1)
    assert (refused.value.code, refused.value.path, refused.value.detail) == ("version_unknown", str(lake.folder), "1")


def test_the_first_load_makes_version_1_and_signs_it(lake: Lake) -> None:
    before = pd.Timestamp.now(tz="UTC").tz_localize(None)
    assert load(lake, {"observation": figures(3), "source": SOURCES}, signed("first", digest="abc")) == 1
    (version,) = lake.versions()
    assert (version.number, version.author, version.note) == (1, "tester", "first")
    assert (version.file_name, version.file_hash) == ("figures.csv", "abc")
    assert before <= version.loaded_at <= pd.Timestamp.now(tz="UTC").tz_localize(None)
    assert counts(lake) == [(1, 3, 3, 0, 0)]
    assert stands(lake) == {"f0000": (0.0, 1), "f0001": (1.0, 1), "f0002": (2.0, 1)}
    assert lake.edition(1).frames["source"].to_pylist() == SOURCES.to_dict("records")


def test_the_same_again_adds_nothing_and_rows_keep_the_load_that_brought_them(lake: Lake) -> None:
    assert [bring(lake, figures(3), whole=True), bring(lake, figures(3), whole=True)] == [1, 2]
    assert counts(lake) == [(1, 3, 3, 0, 0), (2, 3, 0, 0, 0)]
    assert {number for _, number in stands(lake).values()} == {1}


def test_the_whole_of_a_file_adds_changes_and_removes(lake: Lake) -> None:
    bring(lake, figures(4))
    new = pd.DataFrame([figure("f0000", 0.0), figure("f0001", 11.0), figure("f0002", 2.0), figure("f0009", 9.0)])
    bring(lake, new, whole=True)
    assert counts(lake)[-1] == (2, 4, 1, 1, 1)
    assert stands(lake) == {"f0000": (0.0, 1), "f0001": (11.0, 2), "f0002": (2.0, 1), "f0009": (9.0, 2)}
    assert stands(lake, version=1) == {f"f000{n}": (float(n), 1) for n in range(4)}


def test_a_part_of_a_file_removes_nothing_and_a_whole_one_only_its_own(lake: Lake) -> None:
    bring(lake, figures(2))
    bring(lake, figures(1, first=5))
    load(lake, {"observation": figures(1, prefix="g")}, signed(file="other.csv", whole=True))
    assert counts(lake) == [(1, 2, 2, 0, 0), (2, 2, 0, 1, 0), (3, 3, 1, 0, 0)]
    bring(lake, figures(0).reindex(columns=["position"]), whole=True)
    assert stands(lake) == {"g0000": (0.0, 3)}


def test_the_final_figure_replaces_the_provisional_one(lake: Lake) -> None:
    bring(lake, pd.DataFrame([figure("f", 255, status="provisional")]))
    bring(lake, pd.DataFrame([figure("f", 260, status="actual")]))
    assert counts(lake)[-1] == (2, 1, 0, 1, 0)
    assert [(r["value"], r["status"]) for r in lake.edition(2).frames["observation"].to_pylist()] == [(260.0, "actual")]
    assert [r["status"] for r in lake.edition(1).frames["observation"].to_pylist()] == ["provisional"]


def test_a_figure_that_becomes_unknown_is_a_change(lake: Lake) -> None:
    bring(lake, pd.DataFrame([figure("f", 255)]))
    bring(lake, pd.DataFrame([figure("f", None)]))
    bring(lake, pd.DataFrame([figure("f", float("nan"))]))
    assert counts(lake) == [(1, 1, 1, 0, 0), (2, 1, 0, 1, 0), (3, 1, 0, 0, 0)]
    assert stands(lake) == {"f": (None, 2)}


def test_targets_and_events_are_merged_by_their_own_keys(lake: Lake) -> None:
    target = {
        "indicator": "i",
        "region": "KR",
        "regime": "r",
        "position": "P1",
        "value": 160,
        "period_end": date(2021, 12, 31),
    }
    event = {"region": "KR", "kind": "grade", "position": "S1", "text_en": "S"}
    load(lake, {"target": pd.DataFrame([target]), "event": pd.DataFrame([event])}, signed())
    frames = {"target": pd.DataFrame([target | {"value": 170}]), "event": pd.DataFrame([event | {"text_en": "A"}])}
    load(lake, frames, signed())
    assert counts(lake) == [(1, 2, 2, 0, 0), (2, 2, 0, 2, 0)]
    assert [row["value"] for row in lake.edition(2).frames["target"].to_pylist()] == [170.0]
    assert [row["text_en"] for row in lake.edition(2).frames["event"].to_pylist()] == ["A"]


def test_a_mirrored_table_is_replaced_and_not_counted(lake: Lake) -> None:
    load(lake, {"source": SOURCES}, signed())
    load(lake, {"source": SOURCES.assign(title="Another")}, signed())
    assert counts(lake) == [(1, 0, 0, 0, 0), (2, 0, 0, 0, 0)]
    assert [lake.edition(n).frames["source"].to_pylist()[0]["title"] for n in (1, 2)] == ["A report", "Another"]


def test_a_text_that_is_rare_in_its_column_is_kept(lake: Lake) -> None:
    frame = figures(3000)
    frame["value_text"] = [None] * 2900 + ["260 개"] + [None] * 99
    bring(lake, frame)
    texts = [row["value_text"] for row in lake.edition(1).frames["observation"].to_pylist()]
    assert (len(texts), [text for text in texts if text]) == (3000, ["260 개"])


def test_a_failing_load_leaves_everything_as_it_was(lake: Lake) -> None:
    bring(lake, figures(2))
    before = (lake.snapshot(), lake.versions(), stands(lake))
    wrong = pd.DataFrame([figure("f0000", 1), figure("f0001", "about 260")])
    with pytest.raises(StoreError) as refused:
        load(lake, {"source": SOURCES, "observation": wrong}, signed())
    assert (refused.value.code, refused.value.path) == ("load_failed", str(lake.folder))
    assert "about 260" in refused.value.detail
    assert (lake.snapshot(), lake.versions(), stands(lake)) == before
    assert bring(lake, figures(3)) == 2
    assert lake.edition(2).count("source") == 0


def test_two_rows_of_one_figure_are_refused_before_one_of_them_could_be_lost(lake: Lake) -> None:
    twice = pd.DataFrame([figure("f", 1), figure("g", 2), figure("f", 3, status="provisional")])
    with pytest.raises(StoreError) as refused:
        bring(lake, twice)
    assert (refused.value.code, refused.value.path) == ("duplicate_figure", "observation")
    assert refused.value.detail.endswith("s, f")
    assert lake.versions() == ()


def test_a_series_is_loaded_once_goes_on_where_it_stopped_and_begins_anew_when_it_changes(lake: Lake) -> None:
    def series(*names: str) -> bool:
        parts = [({"observation": figures(1, first=n)}, signed(name)) for n, name in enumerate(names)]
        return load_series(lake, parts)

    assert series("a")
    assert series("a", "b")
    assert not series("a", "b")
    assert [v.file_hash for v in lake.versions()] == ["a", "b"]
    assert series("b", "c")
    assert series("a")
    assert [v.file_hash for v in lake.versions()] == ["a", "b", "c", "a"]
    assert not series("a")
    assert not series()
