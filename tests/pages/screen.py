"""Opens a page as a reader would, by its address, and gives what stands on it as text."""

from __future__ import annotations

import html
import re

from streamlit.testing.v1 import AppTest

from tests import ROOT

ENTRY = ROOT / "outcomes" / "ui" / "entry.py"


def opened(page: str = "overview", **query: str) -> AppTest:
    """Run a page with these query parameters."""
    at = AppTest.from_file(str(ENTRY), default_timeout=60)
    for name, value in query.items():
        at.query_params[name] = value
    at.run()
    if page != "overview":
        (script,) = (ROOT / "pages").glob(f"*/{page}.py")
        at.switch_page(str(script)).run()
    assert [e.value for e in at.exception] == []
    return at


def text(at: AppTest) -> str:
    """Give the words of a page in reading order, markup removed."""
    pieces = [element.proto.body for element in at.get("html")]
    bare = re.sub(r"<style>.*?</style>", " ", "\n".join(pieces), flags=re.DOTALL)
    return html.unescape(re.sub(r"[ \t]+", " ", re.sub(r"<[^>]+>", " ", bare)))


def address(at: AppTest) -> dict[str, str]:
    """Give the page's query parameters, each written once."""
    return {name: value if isinstance(value, str) else value[0] for name, value in at.query_params.items()}
