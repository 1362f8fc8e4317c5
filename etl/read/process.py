"""A process of its own for what may crash, hang or exhaust memory: bounded, with files as its input and output."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from etl.read.book import UnreadableError
from etl.read.limits import MEGABYTE

SECONDS = 40
MEMORY_BYTES = 900 * MEGABYTE
ANSWER_BYTES = 300 * MEGABYTE
FAILED = 1
"""Exit code of Python after an exception that nobody expected: the file is broken in a way of its own."""
ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def own_process(module: str, argument: str, content: Iterable[bytes]) -> Iterator[IO[bytes]]:
    """Run one of our modules with bytes on its standard input, and lend what it wrote.

    Raises:
        UnreadableError: 'damaged' where it failed, 'too_slow' where it was stopped.
    """
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
        given.writelines(content)
        given.seek(0)
        try:
            done = subprocess.run(  # noqa: S603 - our own modules, no argument from outside
                [sys.executable, "-m", module, argument],
                stdin=given, stdout=answer, stderr=subprocess.DEVNULL, cwd=ROOT, timeout=SECONDS, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise UnreadableError("too_slow") from error
        if done.returncode:
            raise UnreadableError("damaged" if done.returncode == FAILED else "too_slow")
        answer.seek(0)
        yield answer


def bound_this_process() -> None:
    """Bound this process's memory, time and output; Windows has no such bounds but the time that is waited."""
    if sys.platform != "win32":
        import resource

        for what, most in (
            (resource.RLIMIT_AS, MEMORY_BYTES),
            (resource.RLIMIT_CPU, SECONDS),
            (resource.RLIMIT_FSIZE, ANSWER_BYTES),
            (resource.RLIMIT_CORE, 0),
        ):
            resource.setrlimit(what, (most, most))
