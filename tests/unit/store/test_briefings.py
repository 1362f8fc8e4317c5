"""Briefings that were frozen are kept as they are, beside the versions of the figures and never among them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from outcomes.store.briefings import content, keep, listed
from outcomes.store.changes import changes
from outcomes.store.engine import StoreError, connect
from outcomes.store.lake import Lake
from outcomes.store.load import load_series
from outcomes.store.preview import preview
from outcomes.store.restore import restore
from outcomes.store.tables import STORED, columns
from tests.unit.store.rows import (
    FROZEN,
    bring,
    bring_from_afar,
    build,
    figures,
    keep_from_afar,
    processes,
    signed,
    stands,
)
from tests.unit.store.test_upgrade import make_old

BYTES = bytes(range(256)) * 4000 + "끝\0".encode()


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(StoreError) as refused:
        act()
    return refused.value.code


def test_a_briefing_is_listed_and_read_as_it_was_kept(own_past: Lake) -> None:
    assert (listed(own_past), code_of(lambda: content(own_past, FROZEN.id))) == ((), "briefing_missing")
    assert keep(own_past, FROZEN, BYTES)
    for lake in (own_past, Lake(own_past.folder)):
        assert (listed(lake), content(lake, FROZEN.id)) == ((FROZEN,), BYTES)
        assert code_of(lambda lake=lake: content(lake, "' OR 1 --")) == "briefing_missing"
    small = replace(FROZEN, id="b" * 12, copied_from=FROZEN.id, made_at="2026-11-22T09:00:00+00:00", version=5)
    assert keep(own_past, small, b"")
    assert (listed(own_past), content(own_past, small.id)) == ((small, FROZEN), b"")
    assert content(own_past, FROZEN.id) == BYTES


def test_what_is_kept_never_changes(own_past: Lake) -> None:
    keep(own_past, FROZEN, BYTES)
    before = own_past.snapshot()
    assert not keep(own_past, FROZEN, BYTES)
    assert not keep(Lake(own_past.folder), replace(FROZEN, name="another name"), BYTES)
    assert code_of(lambda: keep(own_past, FROZEN, BYTES + b".")) == "briefing_exists"
    assert (own_past.snapshot(), listed(own_past), content(own_past, FROZEN.id)) == (before, (FROZEN,), BYTES)


def test_briefings_are_listed_newest_first_and_of_one_moment_the_last_kept_first(own_past: Lake) -> None:
    moments = {"d": "00:00:00.5+00:00", "b": "00:00:00.500+00:00", "c": "00:00:00Z"}
    for id, moment in moments.items():
        keep(own_past, replace(FROZEN, id=id * 12, made_at=f"2026-03-01T{moment}"), id.encode())
    assert [record.id[0] for record in listed(own_past)] == ["b", "d", "c"]
    assert [content(own_past, record.id) for record in listed(own_past)] == [b"b", b"d", b"c"]


def test_a_briefing_is_no_version_and_touches_none(own_past: Lake) -> None:
    lake = own_past
    versions, newest, snapshot = lake.versions(), lake.edition(5), lake.snapshot()
    asked = newest.remember("made", lambda: object())
    keep(lake, FROZEN, BYTES)
    assert (lake.snapshot(), lake.versions()) == (snapshot + 1, versions)
    assert lake.edition(5) is newest
    assert lake.edition(5).remember("made", lambda: object()) is asked
    again = Lake(lake.folder)
    assert again.versions() == versions
    assert all(again.edition(5).frames[table].equals(newest.frames[table]) for table in STORED)
    assert set(again.edition(5).frames) == set(STORED)
    assert changes(again.edition(3), again.edition(5)).equals(changes(lake.edition(3), newest))
    assert not load_series(lake, [build(1)])
    assert lake.snapshot() == snapshot + 1


def test_loads_previews_and_restored_versions_leave_briefings_as_they_are(own_past: Lake) -> None:
    keep(own_past, FROZEN, BYTES)
    seen = preview(own_past.edition(5), {"observation": figures(3)}, signed("more"))
    assert set(seen.edition.frames) == set(STORED)
    assert bring(own_past, figures(3), "more") == 6
    assert restore(own_past, 4, signed("back")) == 7
    assert keep(own_past, replace(FROZEN, id="b" * 12, version=7), b"of the restored version")
    assert bring(own_past, figures(4), "even more") == 8
    assert [version.number for version in own_past.versions()] == list(range(1, 9))
    assert [record.version for record in listed(own_past)] == [7, 1]
    assert content(own_past, FROZEN.id) == BYTES


def test_the_lake_says_who_kept_a_briefing_and_under_which_name(own_past: Lake) -> None:
    keep(own_past, FROZEN, BYTES)
    with own_past.reading() as connection:
        said = connection.execute(
            "SELECT author, commit_message, commit_extra_info FROM lake.snapshots() ORDER BY snapshot_id DESC LIMIT 1"
        ).fetchall()
    assert said == [(FROZEN.author, FROZEN.name, None)]


def test_a_briefing_needs_a_lake_and_a_version_that_it_was_made_of(lake: Lake) -> None:
    assert (listed(lake), code_of(lambda: keep(lake, FROZEN, BYTES))) == ((), "not_built")
    assert not lake.folder.exists()
    bring(lake, figures(1))
    assert code_of(lambda: keep(lake, replace(FROZEN, version=2), BYTES)) == "version_unknown"
    assert (listed(lake), keep(lake, FROZEN, BYTES)) == ((), True)


def test_the_two_sets_keep_their_briefings_apart(own_past: Lake, tmp_path: Path) -> None:
    other = Lake(tmp_path / "lake-demo")
    bring(other, figures(1))
    keep(own_past, FROZEN, BYTES)
    assert (listed(other), code_of(lambda: content(other, FROZEN.id))) == ((), "briefing_missing")
    assert keep(other, replace(FROZEN, lang="en"), b"synthetic")
    assert (content(other, FROZEN.id), content(own_past, FROZEN.id)) == (b"synthetic", BYTES)
    assert (listed(other)[0].lang, listed(own_past)[0].lang) == ("en", "ko")


def test_an_old_lake_gets_the_tables_with_its_first_briefing_and_stays_as_it_was_otherwise(lake: Lake) -> None:
    make_old(lake, {"observation": figures(2)})
    versions = lake.versions()
    assert (listed(lake), keep(lake, FROZEN, BYTES)) == ((), True)
    assert (lake.versions(), listed(lake), content(lake, FROZEN.id)) == (versions, (FROZEN,), BYTES)
    with closing(connect()) as connection:
        lake.attach(connection)
        described = {
            table: [row[0] for row in connection.execute(f"DESCRIBE lake.{table}").fetchall()]
            for table in ("briefing", "briefing_content", "observation")
        }
    assert described == {
        "briefing": list(columns("briefing")),
        "briefing_content": ["id", "content"],
        "observation": [name for name in columns("observation") if name != "mark"],
    }
    assert bring(lake, figures(3)) == 2
    assert (len(stands(lake)), listed(lake)) == (3, (FROZEN,))


def test_an_engine_that_fails_is_named_and_keeps_nothing(own_past: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = own_past.snapshot()
    monkeypatch.setattr("outcomes.store.briefings.leave_message", lambda connection, *_: connection.execute("nonsense"))
    assert code_of(lambda: keep(own_past, FROZEN, BYTES)) == "briefing_failed"
    assert (own_past.snapshot(), listed(own_past)) == (snapshot, ())


def test_a_process_that_is_killed_while_it_keeps_leaves_whole_briefings_only(own_past: Lake) -> None:
    context, ids = processes(), [f"{n:012}" for n in range(60)]
    whole = 0
    for n in range(3):
        started = context.Event()
        process = context.Process(target=keep_from_afar, args=(own_past.folder, ids, BYTES, started, None))
        process.start()
        assert started.wait(30)
        process.join(0.05 + 0.4 * n)
        process.kill()
        process.join(30)
        opened = Lake(own_past.folder)
        there = [record.id for record in reversed(listed(opened))]
        assert there == ids[: len(there)]
        assert len(there) >= whole
        assert [content(opened, id) for id in there] == [BYTES] * len(there)
        assert len(opened.versions()) == 5
        whole = len(there)
    assert keep(own_past, FROZEN, BYTES)
    assert (len(listed(own_past)), content(own_past, FROZEN.id)) == (whole + 1, BYTES)


def test_briefings_and_a_load_at_once_all_land(own_past: Lake) -> None:
    context = processes()
    ready, go = [context.Event(), context.Event()], context.Event()
    acting = [
        context.Process(target=keep_from_afar, args=(own_past.folder, ["a" * 12, "c" * 12], BYTES, ready[0], go)),
        context.Process(target=bring_from_afar, args=(own_past.folder, 100, "n", ready[1], go)),
    ]
    for process, started in zip(acting, ready, strict=True):
        process.start()
        assert started.wait(30)
    go.set()
    for id in ("b" * 12, "c" * 12):  # the other process keeps one of them too
        keep(own_past, replace(FROZEN, id=id), BYTES)
    for process in acting:
        process.join(60)
    assert [process.exitcode for process in acting] == [0, 0]
    assert sorted(record.id[0] for record in listed(own_past)) == ["a", "b", "c"]
    assert [(v.number, v.added) for v in own_past.versions()][5:] == [(6, 100)]


def test_reading_holds_nothing_that_keeps_the_catalogs_log_growing(own_past: Lake) -> None:
    log = own_past.folder / "catalog.sqlite-wal"
    for n in range(2):
        keep(own_past, replace(FROZEN, id=f"{n:012}"), b"x")
        own_past.snapshot()
    with closing(connect()) as connection:
        own_past.attach(connection, read_only=False)
        busy = connection.execute("FROM sqlite_query('__ducklake_metadata_lake', 'PRAGMA wal_checkpoint(TRUNCATE)')")
        assert busy.fetchall() == [("0", "0", "0")]
    assert not log.exists() or log.stat().st_size == 0
