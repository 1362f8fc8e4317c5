"""The PDF: the HTML document as the system's own Chromium prints it."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Literal

from outcomes.export.deck.browser import find_browser

PATIENCE = 60.0  # seconds for a browser that also has to start
BUDGET = 4_000  # milliseconds of the page's own time, which passes as fast as the page is ready
DATE = re.compile(rb'<meta name="date" content="([0-9T:Z-]{19,20})">')
STAMP = re.compile(rb"(/(?:CreationDate|ModDate) \(D:)\d{14}([^)]*\))")
NODE = re.compile(rb"\(node(\d{8})\)")
IDENTITY = re.compile(rb"/ID \[[^\]]*\]")


class PaperError(Exception):
    """No PDF was made; `code` says why, `detail` what the browser said.

    'no_browser': install Chromium, Chrome or Edge, or name one in OUTCOMES_CHROMIUM. 'browser_failed': it ended without
    a file. 'timed_out': it did not end.
    """

    def __init__(self, code: Literal["no_browser", "browser_failed", "timed_out"], detail: str) -> None:
        """Keep code and detail."""
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail


def pdf_bytes(html: bytes, patience: float = PATIENCE) -> bytes:
    """Give an HTML document (`page.html_bytes`) as a PDF of A4 sheets across.

    Args:
        html: The document with its scripts in it: the browser is given no network.
        patience: Seconds until a browser that does not end is stopped.

    Returns:
        A PDF whose dates are those of the pack: with the same browser, the same document gives the same bytes.

    Raises:
        PaperError: There is no browser, or it made nothing.
    """
    browser = find_browser()
    if browser is None:
        raise PaperError("no_browser", os.environ.get("OUTCOMES_CHROMIUM", ""))
    with tempfile.TemporaryDirectory(prefix="briefing-", ignore_cleanup_errors=True) as folder:
        page, printed = Path(folder) / "paper.html", Path(folder) / "paper.pdf"
        page.write_bytes(html)
        said = _run([str(browser), *_flags(Path(folder), printed), f"{page.as_uri()}#paper"], patience)
        if not printed.is_file():
            raise PaperError("browser_failed", said)
        return settled_pdf(printed.read_bytes(), html)


def _flags(folder: Path, printed: Path) -> list[str]:
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return [
        "--headless",
        *(["--no-sandbox"] if root else []),
        "--disable-gpu",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-extensions",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--user-data-dir={folder / 'profile'}",
        f"--virtual-time-budget={BUDGET}",
        "--no-pdf-header-footer",
        f"--print-to-pdf={printed}",
    ]


def _run(command: list[str], patience: float) -> str:
    """Give the last lines that the browser said; what it made decides, not its exit code."""
    try:
        done = subprocess.run(  # noqa: S603 - a browser found on this machine, with arguments of our own
            command, capture_output=True, timeout=patience, check=False, stdin=subprocess.DEVNULL
        )
    except subprocess.TimeoutExpired as error:
        raise PaperError("timed_out", f"{patience:.0f} s") from error
    except OSError as error:
        raise PaperError("browser_failed", str(error)) from error
    return "\n".join(done.stderr.decode(errors="replace").splitlines()[-4:])


def settled_pdf(printed: bytes, html: bytes) -> bytes:
    """Give a PDF without what differs from one print to the next; no byte moves.

    Its dates are the pack's. The names of its elements, which the browser counts on while other things happen, are
    numbered anew in the order they had.
    """
    found = DATE.search(html)
    moment = re.sub(rb"\D", b"", found[1])[:14] if found else b"19800101000000"
    made = STAMP.sub(rb"\g<1>" + moment + rb"\g<2>", printed)
    ranks = {name: rank for rank, name in enumerate(sorted(set(NODE.findall(made))), start=1)}
    made = NODE.sub(lambda each: b"(node%08d)" % ranks[each[1]], made)
    return IDENTITY.sub(lambda each: re.sub(rb"[0-9A-Fa-f]", b"0", each[0]), made)
