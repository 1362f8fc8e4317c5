"""What a browser test can ask for: `server` (the app, running), `visit` (a page of it), `browser`, `chromium`.

    def test_the_overview_names_the_headline(visit):
        page = visit("/?lang=en")             # open, listening, settled
        assert "30,144" in page.text()        # page.page is Playwright's page, for clicks; then page.settle()

All browser tests run in one worker and share one server and one browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests import ROOT
from tests.browser.chromium import NoBrowserError, find_or_get_chromium
from tests.browser.server import Server, start
from tests.browser.visit import Visit
from tests.once import alone

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOCALES = {"ko": "ko-KR", "en": "en-US"}
LOGS = pytest.StashKey[list[Path]]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Show what the servers wrote beside a failure."""
    report = yield
    if report.failed:
        for log in item.config.stash.get(LOGS, []):
            said = log.read_text(encoding="utf-8", errors="replace")[-6000:]
            report.sections.append((f"server log {log.name}", said or "(nothing)"))
    return report


@pytest.fixture(scope="session")
def chromium(shared: Path) -> Path:
    """The browser's program; fetched by the first worker that finds none."""
    with alone(shared / "chromium.lock"):
        try:
            return find_or_get_chromium()
        except NoBrowserError as error:
            pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def browser(chromium: Path) -> Iterator[Browser]:
    """Chromium, running; for pages use `visit`, which listens."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Start apps: `server()` is the shared one on the published figures, `server(home=tmp_path)` a new one of its own.

    The function takes `home` (the folder of its lakes), `env` (variables on top) and `app` (another app.py) and
    returns a `Server` with `base`, `home`, `log` and `stop()`. All are stopped at the end.
    """
    logs = request.config.stash.setdefault(LOGS, [])
    folder = tmp_path_factory.mktemp("servers")
    running: list[Server] = []
    common: list[Server] = []

    def launch(home: Path | None = None, env: Mapping[str, str] | None = None, app: Path = ROOT / "app.py") -> Server:
        if home is None and env is None and common:
            return common[0]
        logs.append(folder / f"{len(logs)}.log")
        logs[-1].touch()
        ready = ("200", "503") if home else ("200",)  # 503: it runs, and has no lake yet
        started = start(home or request.getfixturevalue("lake_home"), logs[-1], app, env, ready)
        running.append(started)
        if home is None and env is None:
            common.append(started)
        return started

    yield launch
    for each in running:
        each.stop()


@pytest.fixture
def visit(browser: Browser, server: Callable[..., Server]) -> Iterator[Callable[..., Visit]]:
    """Open pages: `visit('/regions?region=KR-47', lang='ko', theme='light', width=1440, base=…)` returns a `Visit`.

    `lang` is the browser's own language ('ko', 'en'), `theme` what the reader's system prefers ('light', 'dark'),
    `base` the address of another server than the shared one. A fault left on any of them at the end fails the test.
    """
    opened: list[tuple[BrowserContext, Visit]] = []

    def open_page(
        path: str = "/",
        *,
        lang: str = "ko",
        theme: str = "light",
        width: int = 1440,
        height: int = 1000,
        base: str | None = None,
    ) -> Visit:
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, color_scheme=theme, locale=LOCALES[lang])
        reader = Visit(context.new_page(), base or server().base)
        opened.append((context, reader))
        return reader.go(path)

    yield open_page
    faults = [fault for _, reader in opened for fault in dict.fromkeys(reader.faults)]
    for context, _ in opened:
        context.close()
    assert not faults, "the browser noticed:\n" + "\n".join(faults)
