"""Which browser the tests take, and what they do when there is none: decided without a network."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.browser import chromium
from tests.browser.chromium import Machine, NoBrowserError, Step, find_or_get_chromium, next_step
from tests.once import alone, once

BARE = Machine(named=None, works=(), apt=False, korean=True)
OURS, OTHER = Path("a/chromium"), Path("b/chrome")


def test_a_browser_that_is_there_is_used_and_nothing_is_fetched() -> None:
    assert next_step(replace(BARE, works=(OURS, OTHER))) == Step("use", OURS)


def test_the_one_that_the_environment_names_comes_before_all_others() -> None:
    assert next_step(replace(BARE, named=OTHER, works=(OTHER, OURS))) == Step("use", OTHER)


def test_a_named_browser_that_does_not_start_fails_at_once_and_is_named() -> None:
    step = next_step(replace(BARE, named=OTHER, works=(OURS,)))
    assert (step.kind, str(OTHER) in step.reason) == ("fail", True)


def test_without_a_browser_playwright_comes_first_then_apt_then_failure() -> None:
    root = replace(BARE, apt=True)
    tried = [frozenset(), frozenset({"download"}), frozenset({"download", "apt"})]
    assert [next_step(root, done).kind for done in tried] == ["download", "apt", "fail"]


def test_without_root_or_debian_a_failed_download_is_the_end() -> None:
    assert next_step(BARE, frozenset({"download"})).kind == "fail"


def test_a_browser_without_a_korean_font_gets_one_from_apt_or_fails() -> None:
    boxes = replace(BARE, works=(OURS,), korean=False)
    assert next_step(replace(boxes, apt=True)) == Step("apt")
    assert next_step(replace(boxes, apt=True), frozenset({"apt"})).kind == "fail"
    assert "Korean font" in next_step(boxes).reason


def test_a_machine_that_stays_bare_ends_with_three_ways_out_after_one_try_each(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(chromium, "look_around", lambda: replace(BARE, apt=True))
    monkeypatch.setattr(chromium, "download", lambda: done.append("download") or "no route to host")
    monkeypatch.setattr(chromium, "apt", lambda: done.append("apt") or "no such package")
    with pytest.raises(NoBrowserError) as failure:
        find_or_get_chromium()
    message = str(failure.value)
    assert done == ["download", "apt"]
    assert all(f"  {way}. " in message for way in (1, 2, 3))
    assert "no route to host" in message
    assert "no such package" in message


def test_eight_processes_make_a_shared_thing_once(tmp_path: Path) -> None:
    program = (
        "import sys, time, pathlib; from tests.once import once\n"
        "def make(place):\n    time.sleep(0.2); open(place / 'count', 'a').write('x')\n"
        "once(pathlib.Path(sys.argv[1]), 'thing', make)"
    )
    runs = [subprocess.Popen([sys.executable, "-c", program, str(tmp_path)]) for _ in range(8)]
    assert [run.wait(60) for run in runs] == [0] * 8
    assert (tmp_path / "thing" / "count").read_text() == "x"


def test_a_thing_that_could_not_be_made_is_tried_again_and_leaves_no_lock(tmp_path: Path) -> None:
    def broken(_: Path) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        once(tmp_path, "thing", broken)
    place = once(tmp_path, "thing", lambda folder: (folder / "done").touch())
    assert [file.name for file in sorted(place.iterdir())] == ["done"]
    assert not (tmp_path / "thing.lock").exists()


def test_a_lock_that_is_never_given_back_says_so_after_the_patience(tmp_path: Path) -> None:
    with (
        alone(tmp_path / "lock"),
        pytest.raises(TimeoutError, match="still held"),
        alone(tmp_path / "lock", patience=0.2),
    ):
        pass
