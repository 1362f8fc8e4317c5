"""Starts what is measured, each in a process group of its own, and ends it; nothing else is ever ended."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60.0  # seconds until a server listens

# Run in a small process between us and the measured one: a child's peak memory starts from its parent's size.
CHILD = """
import json, resource, subprocess, sys, time
began = time.perf_counter()
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8")
seconds = time.perf_counter() - began
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(json.dumps({"seconds": seconds, "peak_mb": peak / 2**20, "code": done.returncode, "said": done.stdout[-2000:]}))
"""


def measured(command: Sequence[str], home: Path) -> tuple[float, float]:
    """Run a command of ours to its end and give its seconds and peak memory (MB), the interpreter's start included.

    Raises:
        RuntimeError: It failed; the message carries what it said.
    """
    line = [sys.executable, "-c", CHILD, sys.executable, *command]
    done = subprocess.run(line, cwd=ROOT, env=_environment(home), capture_output=True, encoding="utf-8", check=True)
    found = json.loads(done.stdout)
    if found["code"]:
        raise RuntimeError(f"{' '.join(command)} ended with {found['code']}:\n{found['said']}")
    return float(found["seconds"]), float(found["peak_mb"])


@contextmanager
def server(app: Path, home: Path, folder: Path, more: Mapping[str, str] | None = None) -> Iterator[str]:
    """Run a Streamlit app while the block lasts; gives its address at once, `listening` waits for it.

    Args:
        app: The script.
        home: The folder of the lakes (OUTCOMES_HOME).
        folder: Where it is started: our own root with our settings, or an empty folder for Streamlit's defaults.
        more: Environment variables on top.
    """
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(app)]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.headless", "true"]
    with (home / f"server-{port}.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=_environment(home) | dict(more or {}), stdin=subprocess.DEVNULL, stdout=log,
            stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        _end(process)


def listening(base: str) -> None:
    """Wait until the server answers that it is well.

    Raises:
        RuntimeError: It does not.
    """
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        connection = http.client.HTTPConnection(base.removeprefix("http://"), timeout=5)  # no proxy, whatever is set
        try:
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == http.client.OK:
                return
        except (OSError, http.client.HTTPException):
            time.sleep(0.02)
        finally:
            connection.close()
    raise RuntimeError(f"{base} did not answer within {PATIENCE:.0f} s")


def _environment(home: Path) -> dict[str, str]:
    """Give our environment without Streamlit's settings, so that only the folder's configuration counts."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    return kept | {"OUTCOMES_HOME": str(home), "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process that `server` started, with its children: politely first, then for good."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)  # it leads its own group
            process.wait(10)
        except ProcessLookupError:
            break
        except subprocess.TimeoutExpired:
            continue
        else:
            return
    process.wait(10)
