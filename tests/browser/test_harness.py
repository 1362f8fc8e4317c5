"""The harness itself, on a small app of its own: it starts, settles, notices and ends."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.server import Server, health, start
from tests.browser.visit import PROBE, Visit

APP = """
import streamlit as st
from starlette.responses import Response
from starlette.routing import Route

app = st.App("entry.py", routes=[
    Route("/healthz", lambda _: Response("ok")),
    Route("/gone", lambda _: Response("gone", 410)),
])
"""
ENTRY = """
import time, os
import streamlit as st

time.sleep(0.5)
st.title("도입 현황")
st.write(os.environ["OUTCOMES_HOME"])
if st.button("더 보기"):
    time.sleep(0.5)
    st.write("열렸습니다")
"""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, server: Callable[..., Server]) -> Server:
    folder = tmp_path_factory.mktemp("small")
    (folder / "app.py").write_text(APP, encoding="utf-8")
    (folder / "entry.py").write_text(ENTRY, encoding="utf-8")
    return server(home=folder, app=folder / "app.py")


def test_a_page_is_read_after_its_script_has_ended(visit: Callable[..., Visit], small: Server) -> None:
    page = visit("/?region=KR-47&region=KR-48&lang=ko", base=small.base)
    assert page.text().split() == ["도입", "현황", str(small.home), "더", "보기"]
    assert page.query() == {"region": ["KR-47", "KR-48"], "lang": ["ko"]}
    page.page.get_by_role("button", name="더 보기").click()
    assert page.settle().text().endswith("열렸습니다")


def test_a_fault_of_each_kind_is_noticed(visit: Callable[..., Visit], small: Server) -> None:
    page = visit("/", base=small.base)
    page.page.evaluate("() => { console.error('wrong'); setTimeout(() => { throw new Error('broken') }) }")
    page.page.evaluate("() => fetch('/gone')")
    page.page.evaluate("() => fetch('http://127.0.0.1:9/map.json').catch(() => 0)")
    page.page.wait_for_timeout(200)
    found = sorted({fault.split(":")[0] for fault in page.faults})
    assert found == ["410", "console", "failed", "foreign", "script"]
    page.faults.clear()


def test_only_the_two_probes_under_a_deep_link_are_exempt() -> None:
    exempt = ["/regions/_stcore/health", "/regions/_stcore/host-config"]
    noticed = ["/_stcore/health", "/regions/_stcore/stream", "/regions/_stcore/health/x", "/a/b/_stcore/health"]
    assert [path for path in exempt + noticed if PROBE.match(path)] == exempt


def test_korean_is_drawn_with_a_font_and_nothing_scrolls_on_a_phone(visit: Callable[..., Visit], small: Server) -> None:
    page = visit("/", base=small.base, width=390, theme="dark")
    widths = "() => ['가', '각', '힣'].map(c => { const g = document.createElement('canvas').getContext('2d');"
    widths += " g.font = '40px sans-serif'; return g.measureText(c).width })"
    assert page.page.evaluate(widths) == pytest.approx([37, 37, 37], abs=4)
    assert not page.scrolls_sideways()


def test_an_app_that_ends_is_reported_with_what_it_wrote(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(f"{APP}\nraise SystemExit('no lake')", encoding="utf-8")
    with pytest.raises(RuntimeError, match="no lake"):
        start(tmp_path, tmp_path / "log", tmp_path / "app.py")


def test_a_stopped_app_answers_no_more(small: Server, tmp_path: Path) -> None:
    mine = start(tmp_path, tmp_path / "log", Path(str(small.process.args[4])), {"OUTCOMES_NOTE": os.name})
    port = int(mine.base.rsplit(":", 1)[1])
    assert health(port) == "200"
    mine.stop()
    assert mine.process.wait(timeout=1) in (0, -15, 1)  # ended by itself on the signal, by the signal, or on Windows
    assert health(port) == "ConnectionRefusedError"
