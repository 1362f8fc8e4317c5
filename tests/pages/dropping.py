"""The upload page in a test's hands: dropping files, going from step to step, editing, writing."""

from __future__ import annotations

import re

from streamlit.testing.v1 import AppTest

from outcomes.catalog.places import lake_folder
from outcomes.store.lake import Lake
from tests import ROOT
from tests.pages.screen import ENTRY, text


def upload(**query: str) -> AppTest:
    """Open the upload page at this address."""
    at = AppTest.from_file(str(ENTRY), default_timeout=60)
    at.switch_page(str(ROOT / "pages" / "records" / "upload.py"))
    for name, value in query.items():
        at.query_params[name] = value
    return run(at)


def run(at: AppTest) -> AppTest:
    at.run()
    assert [e.value for e in at.exception] == []
    return at


def press(at: AppTest, key: str) -> AppTest:
    at.button(key=key).click()
    return run(at)


def drop(content: str | bytes, name: str = "실적.csv", **query: str) -> AppTest:
    """Drop a file on a fresh page."""
    at = upload(**query)
    raw = content.encode() if isinstance(content, str) else content
    at.file_uploader[0].set_value((name, raw, "application/octet-stream"))
    return run(at)


def step(at: AppTest, number: int) -> str:
    """Go to a step by the line on top, and give what stands there."""
    press(at, f"upload_step_{number}")
    return said(at)


def said(at: AppTest) -> str:
    """Give the words of the page without the scripts."""
    return " ".join(re.sub(r"//.*?\}\)\(\);", " ", text(at), flags=re.DOTALL).split())


def open_steps(at: AppTest) -> list[int]:
    return [n for n in range(1, 6) if not at.button(key=f"upload_step_{n}").disabled]


def edit(at: AppTest, row: int, **fields: str) -> AppTest:
    """Edit a row of the table of headings."""
    key = next(frame.key for frame in at.dataframe if str(frame.key).startswith("upload_mapping"))
    at.session_state[key] = {"edited_rows": {row: fields}, "added_rows": [], "deleted_rows": []}
    return run(at)


def write(at: AppTest, **fields: str) -> AppTest:
    for key, value in fields.items():
        at.text_input(key=f"upload_{key}").set_value(value)
    return run(at)


def errors(at: AppTest) -> str:
    return " ".join(e.value for e in at.error).replace("\\", "")


def versions() -> int:
    return Lake(lake_folder("published")).versions()[-1].number
