"""A page opened by a reader, and everything a browser noticed on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response
from playwright.sync_api import TimeoutError as Late

# On a deep link Streamlit's page looks for its server under the link's own path first; that 404 is no fault.
PROBE = re.compile(r"^/[^_/][^/]*/_stcore/(health|host-config)$")

# Settled: connected, the script has ended, no skeleton, each chart drawn, and the text has stood still for 0.6 s.
SETTLED = """() => {
  const app = document.querySelector('[data-testid="stApp"]');
  const main = document.querySelector('[data-testid="stMain"]');
  const busy = document.querySelectorAll('[data-testid="stSkeleton"], [data-testid="stStatusWidget"]').length
    || [...document.querySelectorAll('[data-testid="stPlotlyChart"]')].some(c => !c.querySelector('.main-svg'));
  const quiet = app && main && app.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED' && main.innerText.trim() && !busy;
  const now = performance.now(), text = location.href + document.body.innerText;
  if (!quiet || window.settling !== text) { window.settling = text; window.since = now; return false; }
  return now - window.since > 600;
}"""


@dataclass
class Visit:
    """An open page. What it noticed is in `faults`; the fixture fails the test when any is left at the end.

    Attributes:
        page: Playwright's page.
        base: The app's address, without a slash at the end.
        faults: A line for each console error, script error, answer of 400 or more, failed request and request to any
            other host. A test that provokes one checks it and clears the list.
    """

    page: Page
    base: str
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen from the start."""
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        self.page.on("request", lambda request: self._foreign(request.url))
        self.page.on("websocket", lambda socket: self._foreign(socket.url))
        self.page.on("response", self._response)
        self.page.on("requestfailed", self._failed)

    def go(self, path: str = "/") -> Visit:
        """Open an address of the app, as in '/regions?region=KR-47&lang=en', and wait until it has settled."""
        self.page.goto(self.base + path)
        return self.settle()

    def settle(self, seconds: float = 40.0) -> Visit:
        """Wait until nothing moves any more, after a click or another change."""
        self.page.evaluate("() => { window.settling = null }")  # a click's answer has yet to begin: count from now
        try:
            self.page.wait_for_function(SETTLED, polling=100, timeout=seconds * 1000)
        except Late:
            shown = self.page.inner_text("body")[:2000]
            raise AssertionError(f"{self.page.url} did not settle in {seconds:.0f} s; it shows:\n{shown}") from None
        return self

    def text(self) -> str:
        """Return the text that a reader sees, without the header's and the sidebar's."""
        return self.page.get_by_test_id("stMain").inner_text()

    def query(self) -> dict[str, list[str]]:
        """Return the address's parameters: name → values in order."""
        script = "() => [...new URLSearchParams(location.search)]"
        found: dict[str, list[str]] = {}
        for name, value in self.page.evaluate(script):
            found.setdefault(name, []).append(value)
        return found

    def scrolls_sideways(self) -> bool:
        """Return whether the page is wider than the window."""
        return bool(self.page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth + 1"))

    def _probe(self, url: str) -> bool:
        return url.startswith(self.base) and bool(PROBE.match(urlsplit(url).path))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not self._probe(message.location.get("url", "")):
            self.faults.append(f"console: {message.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not (response.status == 404 and self._probe(response.url)):
            self.faults.append(f"{response.status}: {response.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # what a browser drops itself when a reader moves on
            self.faults.append(f"failed: {request.url} ({request.failure})")

    def _foreign(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != urlsplit(self.base).netloc:
            self.faults.append(f"foreign: {url}")
