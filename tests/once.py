"""Things that are made once, however many test workers ask for them at the same time."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path


@contextlib.contextmanager
def alone(lock: Path, patience: float = 900.0) -> Iterator[None]:
    """Hold `lock` while the block runs; other processes wait for it, at most `patience` seconds.

    A file that only one process can create works on Linux, macOS and Windows alike. The file belongs in the folder of
    one test run, so that one left by a killed run cannot stop the next.
    """
    end = time.monotonic() + patience
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except (FileExistsError, PermissionError):  # Windows says the latter while the file is being removed
            if time.monotonic() > end:
                raise TimeoutError(f"{lock} was still held by another test worker after {patience:.0f} s") from None
            time.sleep(0.1)
    try:
        yield
    finally:
        lock.unlink()


def once(folder: Path, name: str, make: Callable[[Path], None]) -> Path:
    """Return `folder/name`, filled by `make(path)` by the first worker that asks; the others wait.

    If `make` fails, nothing counts as made: the next worker tries again and reports the same failure as its own.
    """
    place, made = folder / name, folder / f"{name}.made"
    with alone(folder / f"{name}.lock"):
        if not made.exists():
            place.mkdir(exist_ok=True)
            make(place)
            made.touch()
    return place
