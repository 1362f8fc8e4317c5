"""Uploaded files are kept byte for byte, each under its hash, and given back only whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.store.engine import StoreError
from outcomes.store.inbox import bytes_of, folder, forget, keep


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OUTCOMES_HOME", str(tmp_path))
    return tmp_path


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(StoreError) as refused:
        act()
    return refused.value.code


def test_a_file_is_kept_once_and_given_back_byte_for_byte(own_home: Path) -> None:
    content = b"PK\x03\x04\r\n\0" * 1000
    name = keep(content)
    assert (name, keep(content), bytes_of(name)) == (hashlib.sha256(content).hexdigest(), name, content)
    assert [file.relative_to(own_home).as_posix() for file in own_home.rglob("*") if file.is_file()] == [
        f"inbox/{name}"
    ]
    assert keep(b"") == hashlib.sha256().hexdigest()
    forget(name)
    forget(name)
    assert code_of(lambda: bytes_of(name)) == "file_missing"


def test_a_damaged_file_is_never_given_back_and_the_same_upload_mends_it() -> None:
    name = keep(b"whole")
    (folder() / name).write_bytes(b"whol")
    assert code_of(lambda: bytes_of(name)) == "file_damaged"
    assert (keep(b"whole"), bytes_of(name)) == (name, b"whole")
    (folder() / keep(b"other")).unlink()
    (folder() / keep(b"other")).replace(folder() / name)
    assert code_of(lambda: bytes_of(name)) == "file_damaged"


@given(st.one_of(st.sampled_from(["", "../catalog", "a" * 63, "A" * 64, "a" * 64 + "\n", "/" + "a" * 63]), st.text()))
def test_only_a_hash_names_a_file(name: str) -> None:
    assert code_of(lambda: bytes_of(name)) == "file_missing"
    assert code_of(lambda: forget(name)) == "file_missing"


def test_a_write_that_fails_leaves_nothing_and_names_the_folder(
    own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = keep(b"first")
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError("disk full")))
        assert code_of(lambda: keep(b"second")) == "folder_not_writable"
    assert [file.name for file in folder().iterdir()] == [first]
    monkeypatch.setenv("OUTCOMES_HOME", str(folder() / first))
    assert code_of(lambda: keep(b"third")) == "folder_not_writable"
    monkeypatch.setenv("OUTCOMES_HOME", str(own_home))
    (folder() / ("b" * 64)).mkdir()
    assert code_of(lambda: bytes_of("b" * 64)) == "file_unreadable"
