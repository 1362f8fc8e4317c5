"""Killed processes, lost files and folders that cannot be written: the lake says what is wrong and loses nothing."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from outcomes.store.engine import StoreError
from outcomes.store.lake import Lake
from outcomes.store.transaction import make_folder
from tests.unit.store.rows import bring, bring_from_afar, figures, processes, stands


def refusal(act: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(StoreError) as refused:
        act()
    return refused.value.code, refused.value.path


def test_two_processes_that_load_at_once_both_land(lake: Lake) -> None:
    context = processes()
    ready, go = [context.Event(), context.Event()], context.Event()
    loading = [
        context.Process(target=bring_from_afar, args=(lake.folder, 100, note, started, go))
        for note, started in zip("ab", ready, strict=True)
    ]
    for process, started in zip(loading, ready, strict=True):
        process.start()
        assert started.wait(30)
    go.set()
    for process in loading:
        process.join(60)
    assert [process.exitcode for process in loading] == [0, 0]
    assert [(v.number, v.rows, v.added) for v in lake.versions()] == [(1, 100, 100), (2, 200, 100)]
    assert sorted(v.note for v in lake.versions()) == ["a", "b"]


def test_a_load_that_is_killed_at_any_moment_leaves_whole_versions_only(lake: Lake) -> None:
    context = processes()
    notes = [f"k{n}" for n in range(8)]
    for n, note in enumerate(notes):
        started = context.Event()
        process = context.Process(target=bring_from_afar, args=(lake.folder, 300, note, started, None))
        process.start()
        assert started.wait(30)
        process.join(0.03 + 0.07 * n)  # from before the folder is made to after the commit
        process.kill()
        process.join(30)
        opened = Lake(lake.folder)
        numbers = [v.number for v in opened.versions()]
        assert numbers == list(range(1, len(numbers) + 1))
        assert [v.added for v in opened.versions()] == [300] * len(numbers)
        if numbers:
            assert len(stands(opened)) == 300 * len(numbers)
    assert bring(lake, figures(1)) == len(Lake(lake.folder).versions())
    assert lake.versions()[-1].added == 1


def test_a_catalog_that_was_made_but_never_filled_is_as_good_as_no_lake(lake: Lake) -> None:
    make_folder(lake.folder)
    with closing(sqlite3.connect(lake.catalog_file)) as catalog:
        catalog.execute("PRAGMA journal_mode=WAL")
    assert (lake.exists(), lake.snapshot(), lake.versions()) == (True, -1, ())
    assert bring(lake, figures(2)) == 1
    assert len(stands(lake)) == 2


def test_what_a_killed_process_was_making_is_made_anew(lake: Lake) -> None:
    make_folder(lake.folder)
    (lake.folder / "making.sqlite").write_bytes(b"half")
    assert bring(lake, figures(2)) == 1
    assert not (lake.folder / "making.sqlite").exists()
    with lake.catalog_file.open("rb") as file:
        assert file.read(20)[18:] == b"\x02\x02"  # written ahead


def test_a_lake_that_was_moved_still_reads_and_still_loads(lake: Lake, tmp_path: Path) -> None:
    bring(lake, figures(200))
    moved = Lake(tmp_path / "else where" / "o'lake")
    moved.folder.parent.mkdir()
    lake.folder.rename(moved.folder)
    assert len(stands(moved)) == 200
    assert bring(moved, figures(201)) == 2
    assert len(stands(moved)) == 201
    assert (lake.exists(), lake.snapshot(), lake.versions()) == (False, -1, ())


def test_a_lake_that_was_moved_aside_and_made_anew_is_seen_as_the_new_one(lake: Lake, tmp_path: Path) -> None:
    bring(lake, figures(2))
    bring(lake, figures(3))
    assert len(stands(lake)) == 3
    lake.folder.rename(tmp_path / "aside")
    bring(Lake(lake.folder), figures(5))
    assert [v.number for v in lake.versions()] == [1]
    assert len(stands(lake)) == 5


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    for folder in (tmp_path / "file", tmp_path / "file" / "lake"):
        lake = Lake(folder)
        assert refusal(lambda lake=lake: bring(lake, figures(1))) == ("folder_not_writable", str(folder))
        assert (lake.exists(), lake.snapshot(), lake.versions()) == (False, -1, ())
    assert (tmp_path / "file").read_text(encoding="utf-8") == "in the way"


def test_a_folder_where_the_catalog_should_be_is_named(lake: Lake) -> None:
    lake.catalog_file.mkdir(parents=True)
    assert refusal(lambda: bring(lake, figures(1)))[1] == str(lake.catalog_file)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake of one version, to be copied."""
    folder = tmp_path_factory.mktemp("filled") / "lake"
    context = processes()
    process = context.Process(target=bring_from_afar, args=(folder, 200, "f", None, None))
    process.start()
    process.join(60)
    assert process.exitcode == 0
    return folder


@pytest.mark.parametrize(
    ("damage", "content"),
    [
        ("emptied", lambda _: b""),
        ("cut after its first page", lambda whole: whole[:5000]),
        ("cut in half", lambda whole: whole[: len(whole) // 2]),
        ("overwritten", lambda _: b"garbage " * 1000),
        ("another database", lambda _: b"SQLite format 3\0" + b"\1" * 100),
    ],
)
def test_a_damaged_catalog_is_named_and_nothing_is_written_over_it(
    damage: str, content: Callable[[bytes], bytes], filled: Path, lake: Lake
) -> None:
    shutil.copytree(filled, lake.folder)
    lake.catalog_file.write_bytes(content(lake.catalog_file.read_bytes()))
    before = lake.catalog_file.read_bytes()
    expected = ("lake_unreadable", str(lake.catalog_file))
    for act in (lake.versions, lambda: bring(lake, figures(1))):
        assert refusal(act) == expected, damage
    assert lake.catalog_file.read_bytes() == before


def test_a_lost_data_file_is_named(filled: Path, lake: Lake) -> None:
    shutil.copytree(filled, lake.folder)
    (lost,) = (lake.folder / "data").rglob("observation/*.parquet")
    lost.unlink()
    assert [v.rows for v in lake.versions()] == [200]
    with pytest.raises(StoreError) as refused:
        lake.edition(1)
    assert refused.value.code == "lake_unreadable"
    assert lost.name in refused.value.detail


def test_a_lock_that_is_no_lock_is_named(filled: Path, lake: Lake) -> None:
    shutil.copytree(filled, lake.folder)
    (lake.folder / "loading.sqlite").write_bytes(b"garbage " * 100)
    assert refusal(lambda: bring(lake, figures(1))) == ("lake_unreadable", str(lake.folder / "loading.sqlite"))
    assert len(stands(lake)) == 200
