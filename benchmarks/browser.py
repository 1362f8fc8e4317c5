"""What a reader sees: the time to the first painted overview, and a filter change in Chromium over its own protocol."""

from __future__ import annotations

import base64
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from servers import ROOT, listening, server
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SIZE = {"width": 1440, "height": 1000}

# The first sentence can be read, and the map has as many outlines as there are provinces (16 from 2026 on).
PAINTED = """() => {
  const say = document.querySelector('h1.say');
  const paths = [...document.querySelectorAll('.choroplethlayer path')].filter(p => p.getAttribute('d'));
  return !!say && say.innerText.trim().length > 0 && say.getBoundingClientRect().height > 0 && paths.length >= 16;
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run a Chromium while the block lasts: the one CHROMIUM names, the system's, else Playwright's own."""
    found = os.environ.get("CHROMIUM") or next((p for name in NAMES if (p := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


def first_painted(browser: Browser, home: Path) -> float:
    """Give the seconds from starting `streamlit run app.py` to the painted overview; the browser already runs."""
    began = time.perf_counter()
    with server(ROOT / "app.py", home, ROOT) as base:
        listening(base)
        context = browser.new_context(viewport=SIZE, locale="ko-KR")  # with an empty cache
        page = context.new_page()
        page.goto(base + "/", wait_until="commit")
        page.wait_for_function(PAINTED, timeout=90_000)
        seconds = time.perf_counter() - began
        context.close()
    return seconds


@dataclass(slots=True)
class Click:
    """A filter change as Chromium's own record of its websocket has it.

    `runs` counts how often the script ran for it; more than one means that the page asks again by itself.
    """

    sent_at: float = 0.0
    ended_at: float = 0.0
    sent_bytes: int = 0
    runs: int = 0
    frames: list[tuple[float, bytes]] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """Give the server's time: the browser's request to the last message of the answer."""
        return self.ended_at - self.sent_at


def clicks(browser: Browser, base: str, path: str, key: str, count: int) -> list[Click]:
    """Open a page and choose `count` options of a select box one after the other, from the top of its list."""
    context = browser.new_context(viewport=SIZE, locale="ko-KR")
    page = context.new_page()
    wire = context.new_cdp_session(page)
    made: list[Click] = []
    now = Click()

    def sent(event: dict[str, Any]) -> None:
        now.sent_at = now.sent_at or float(event["timestamp"])

    def received(event: dict[str, Any]) -> None:
        now.frames.append((float(event["timestamp"]), base64.b64decode(event["response"]["payloadData"])))

    wire.on("Network.webSocketFrameSent", sent)
    wire.on("Network.webSocketFrameReceived", received)
    wire.send("Network.enable")
    page.goto(base + path)
    page.wait_for_selector(f".st-key-{key} input", timeout=60_000)
    page.wait_for_timeout(3_000)
    for _ in range(count):
        _open(page, key, up=not made)
        now = Click()
        page.keyboard.press("Enter")
        page.wait_for_timeout(2_500)
        made.append(_counted(now))
    context.close()
    return made


def _open(page: Page, key: str, *, up: bool) -> None:
    """Open the list and go to the next option, at first to the top one."""
    page.click(f".st-key-{key} [data-baseweb=select], .st-key-{key} input")
    page.wait_for_timeout(150)
    page.keyboard.press("Home" if up else "ArrowDown")
    page.wait_for_timeout(50)


def _counted(click: Click) -> Click:
    for at, frame in click.frames:
        click.sent_bytes += len(frame)
        if ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished":
            click.runs += 1
            click.ended_at = click.ended_at or at
    return click
