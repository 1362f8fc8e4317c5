"""A Chromium for the browser tests: found where one is, fetched where none is, or a failure that names the way out.

`next_step` decides from what exists and what was tried, and touches nothing; `find_or_get_chromium` looks and acts.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PACKAGES = ("chromium", "fontconfig", "fonts-noto-cjk")
WAYS_OUT = """Three ways out:
  1. name one that is here:       CHROMIUM=/path/to/chromium pytest
  2. with a connection, anywhere: python -m playwright install --with-deps chromium
  3. on Debian or Ubuntu, as root: apt-get install -y chromium fontconfig fonts-noto-cjk"""


class NoBrowserError(Exception):
    """There is no browser, or no Korean font, and none could be fetched; the message says what to do."""


@dataclass(frozen=True)
class Machine:
    """What a look around found.

    Attributes:
        named: The file that the environment variable CHROMIUM names, or null when it is not set.
        works: Browsers that answered when asked for their version, best first.
        apt: Whether packages can be installed: root, on Debian or Ubuntu.
        korean: Whether a Korean font is there; without one, Hangul is drawn as boxes.
    """

    named: Path | None
    works: tuple[Path, ...]
    apt: bool
    korean: bool


@dataclass(frozen=True)
class Step:
    """What to do next: `use` a browser, `download` Playwright's, install by `apt`, or give up and `fail`."""

    kind: Literal["use", "download", "apt", "fail"]
    browser: Path | None = None
    reason: str = ""


def next_step(machine: Machine, tried: frozenset[str] = frozenset()) -> Step:
    """Return what to do on this machine after `tried` ('download', 'apt') was done already."""
    if machine.named and machine.named not in machine.works:
        return Step("fail", reason=f"CHROMIUM names {machine.named}, which is not a browser that starts.")
    if machine.works and machine.korean:
        return Step("use", machine.named or machine.works[0])
    if not machine.works and "download" not in tried:
        return Step("download")
    if machine.apt and "apt" not in tried:
        return Step("apt")
    lack = "No Korean font was found (fc-list :lang=ko)" if machine.works else "No Chromium was found"
    return Step("fail", reason=f"{lack} and none could be fetched. A browser test is never skipped.")


def find_or_get_chromium() -> Path:
    """Return a Chromium that starts and can draw Korean, fetching what is missing.

    Raises:
        NoBrowserError: Follow one of the ways out in its message and run the tests again.
    """
    tried: dict[str, str] = {}
    while True:
        step = next_step(look_around(), frozenset(tried))
        if step.kind == "use" and step.browser:
            return step.browser
        if step.kind == "fail":
            notes = [f"[{kind}] {said}" for kind, said in tried.items()]
            raise NoBrowserError("\n".join([step.reason, WAYS_OUT, *notes]))
        tried[step.kind] = download() if step.kind == "download" else apt()


def look_around() -> Machine:
    """Return what this machine has; Playwright's own browser is asked for only when the system has none."""
    named = Path(os.environ["CHROMIUM"]) if os.environ.get("CHROMIUM") else None
    found = [Path("/usr/bin/chromium"), *(Path(path) for name in NAMES if (path := shutil.which(name)))]
    works = [path for path in dict.fromkeys([named, *found] if named else found) if starts(path)]
    if not works:
        with sync_playwright() as playwright:
            own = Path(playwright.chromium.executable_path)
        works = [own] if starts(own) else []
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return Machine(named, tuple(works), apt=root and shutil.which("apt-get") is not None, korean=has_korean_font())


def starts(browser: Path) -> bool:
    """Return whether `browser` is there and answers: a file may lack its libraries, or only advertise a package."""
    if not browser.is_file():
        return False
    if sys.platform == "win32":  # chrome.exe opens a window when asked for its version
        return True
    try:
        return subprocess.run([browser, "--version"], capture_output=True, timeout=60, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def has_korean_font() -> bool:
    """Return whether Hangul can be drawn; Windows and macOS always bring a Korean font."""
    if sys.platform in {"win32", "darwin"}:
        return True
    fc_list = shutil.which("fc-list")
    if fc_list is None:
        return False
    return bool(subprocess.run([fc_list, ":lang=ko"], capture_output=True, timeout=60, check=False).stdout.strip())


def download() -> str:
    """Fetch Playwright's own Chromium; a closed network ends it soon. Returns what it said."""
    patience = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "20000"}
    return _run([sys.executable, "-m", "playwright", "install", "chromium"], 240, patience)


def apt() -> str:
    """Install Debian's Chromium and a Korean font. Returns what apt said, of a failing step or of the last one."""
    said = _run(["apt-get", "update"], 120)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    wait = ["-o", "DPkg::Lock::Timeout=120"]
    return said + _run(["apt-get", *wait, "install", "-y", "--no-install-recommends", *PACKAGES], 600, quiet)


def _run(command: list[str], seconds: int, more: Mapping[str, str] | None = None) -> str:
    """Return the last lines of a command that may fail: what is there afterwards decides, not its exit code."""
    try:
        done = subprocess.run(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=seconds,
            env={**os.environ, **(more or {})},
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"{error}\n"
    return "\n".join(done.stdout.splitlines()[-8:]) + "\n"
