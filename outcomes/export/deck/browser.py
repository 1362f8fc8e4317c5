"""Finds the Chromium that is installed on this system: Chromium itself, Chrome or Edge."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = (
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge",
)  # fmt: skip
MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


def find_browser() -> Path | None:
    """Give the browser's program; None where there is none.

    The environment's OUTCOMES_CHROMIUM decides alone where it is set: a name that is wrong is not guessed around.
    """
    named = os.environ.get("OUTCOMES_CHROMIUM", "").strip()
    if named:
        return _file(shutil.which(named) or named)
    return next((found for found in map(_file, _places()) if found), None)


def _places() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
    if sys.platform == "darwin":
        for folder in (Path("/Applications"), Path.home() / "Applications"):
            yield from (str(folder / place) for place in MAC)
    if sys.platform == "win32":
        for folder in filter(None, map(os.environ.get, WINDOWS_FOLDERS)):
            yield from (str(Path(folder) / place) for place in WINDOWS)


def _file(place: str) -> Path | None:
    found = Path(place)
    return found if found.is_file() else None
