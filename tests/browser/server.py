"""The real app as a process of its own: started, waited for, and ended with its children and nothing else."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Container, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests import ROOT

PATIENCE = 120.0  # seconds; the first start may have to build the lake


@dataclass
class Server:
    """A running app.

    Attributes:
        base: Its address without a slash at the end, as in http://127.0.0.1:40123.
        home: The folder in which its lakes are (OUTCOMES_HOME).
        log: The file with everything it wrote.
    """

    base: str
    home: Path
    log: Path
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """End the process and its children."""
        end(self.process)


def start(
    home: Path,
    log: Path,
    app: Path = ROOT / "app.py",
    env: Mapping[str, str] | None = None,
    ready: Container[str] = ("200",),
) -> Server:
    """Start `app` with its lakes in `home` and return when /healthz answers with one of `ready`.

    Raises:
        RuntimeError: It ended or did not become healthy; the message carries its log.
    """
    port = free_port()
    options = {"server.port": str(port), "server.address": "127.0.0.1", "server.headless": "true"}
    command = [sys.executable, "-m", "streamlit", "run", str(app)]
    command += [word for name, value in options.items() for word in (f"--{name}", value)]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "STREAMLIT_"))}
    own = {"OUTCOMES_HOME": str(home), "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", **(env or {})}
    group = subprocess.CREATE_NEW_PROCESS_GROUP if sys.platform == "win32" else 0
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=kept | own,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            creationflags=group,
            start_new_session=True,
        )
    server = Server(f"http://127.0.0.1:{port}", home, log, process)
    try:
        _wait(server, port, ready)
    except BaseException:
        server.stop()
        raise
    return server


def _wait(server: Server, port: int, ready: Container[str]) -> None:
    limit, answer = time.monotonic() + PATIENCE, "no answer"
    while time.monotonic() < limit:
        if server.process.poll() is not None:
            break
        answer = health(port)
        if answer in ready:
            return
        time.sleep(0.1)
    state = f"ended with {server.process.poll()}" if server.process.poll() is not None else f"still runs ({answer})"
    said = server.log.read_text(encoding="utf-8", errors="replace")
    raise RuntimeError(f"{' '.join(map(str, server.process.args))} was not healthy: it {state}. It wrote:\n{said}")


def health(port: int) -> str:
    """Return the status of /healthz as text, or why it does not count: Streamlit answers any address with its page."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)  # no proxy, whatever the environment says
    try:
        connection.request("GET", "/healthz")
        answer = connection.getresponse()
        page = answer.read(200).lstrip().lower().startswith(b"<!doctype")
        return f"{answer.status}, Streamlit's own page" if page else str(answer.status)
    except (OSError, http.client.HTTPException) as error:
        return type(error).__name__
    finally:
        connection.close()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def end(process: subprocess.Popen[bytes]) -> None:
    """End a process that `start` made, and its children: politely first, then for good."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
        process.wait(20)
        return
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)  # it leads a group of its own, so this reaches its children and nobody else
        except ProcessLookupError:
            break
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            continue
    process.wait(10)
