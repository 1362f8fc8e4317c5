"""Starting where something is missing or cannot be written: the screen names it and the way out."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from tests import ROOT
from tests.browser.server import Server
from tests.browser.visit import Visit
from tests.records import RECORDS

Starts = Callable[..., Server]
Opens = Callable[..., Visit]


def test_the_first_start_builds_the_lake_by_itself(server: Starts, visit: Opens, tmp_path: Path) -> None:
    fresh = server(home=tmp_path)
    assert health(fresh.base) == (503, {"ok": False, "version": None, "rows": 0, "error": "not_built"})
    page = visit("/", base=fresh.base)
    assert "전국, 2018년 말 누적 7,903개" in page.text()
    assert health(fresh.base) == (200, {"ok": True, "version": 1, "rows": RECORDS})


def test_a_folder_that_cannot_be_written_is_named(server: Starts, visit: Opens, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    page = visit("/", base=server(home=blocked).base)
    assert f"쓸 수 없는 폴더: {blocked / 'lake'}" in page.text()
    assert "OUTCOMES_HOME" in page.text()
    assert blocked.read_text() == "not a folder"


def test_a_half_written_lake_is_named_and_left_as_it_is(server: Starts, visit: Opens, tmp_path: Path) -> None:
    (tmp_path / "lake").mkdir()
    broken = tmp_path / "lake" / "catalog.sqlite"
    broken.write_bytes(b"SQLite format 3\x00" + b"half")
    page = visit("/?lang=en", lang="en", base=server(home=tmp_path).base)
    assert f"The data store cannot be read: {broken}" in page.text()
    assert "Move its folder aside and start again" in page.text()
    assert broken.read_bytes() == b"SQLite format 3\x00" + b"half"


def test_a_port_in_use_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port), "--server.headless=true"],
            cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode != 0
    assert f"Port {port} is" in done.stdout + done.stderr


def health(base: str) -> tuple[int, dict]:
    try:
        with urllib.request.urlopen(f"{base}/healthz", timeout=10) as answer:  # noqa: S310 (our own server)
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def test_behind_a_path_the_map_and_the_health_answer_there_too(server: Starts, visit: Opens, lake_home: Path) -> None:
    behind = server(home=lake_home, env={"STREAMLIT_SERVER_BASE_URL_PATH": "outcomes"})
    base = f"{behind.base}/outcomes"
    assert health(base) == (200, {"ok": True, "version": 1, "rows": RECORDS})
    page = visit("/?year=2018", base=base)
    assert page.page.locator(".st-key-chart_map .choroplethlayer path").count() == 24
