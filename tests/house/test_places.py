"""Nothing of the machine it was written on is in the repository, and no code leads out of its own server."""

from __future__ import annotations

import re

from tests import ROOT
from tests.house.tree import committed, under

OURSELVES = "tests/house/test_places.py"
TEXT = {
    ".py",
    ".md",
    ".txt",
    ".toml",
    ".yml",
    ".yaml",
    ".csv",
    ".json",
    ".geojson",
    ".cfg",
    ".sh",
    ".html",
    ".css",
    ".js",
}
TEXT_NAMES = {"run", ".gitignore", ".gitattributes"}

# Written in pieces, so that this file passes its own test. A folder's name inside an address (…go.kr/home/…) is none.
FOLDERS = re.compile(
    r"(?<![\w.:/\-)}])/(?:" + "|".join(["wo" + "rk", "tm" + "p", "ro" + "ot", "ho" + "me", "Use" + "rs"]) + r")/\w"
)
WINDOWS = re.compile(r"\b[A-Za-z]:\\Use" + "rs", re.IGNORECASE)
INDEX = re.compile(
    "|".join(
        [
            r"py" + r"pi\.(org|python)",
            "python" + "hosted",
            "registry" + r"\.npm",
            "index-" + "url",
            "find-" + "links",
            "trusted-" + "host",
        ]
    ),
    re.IGNORECASE,
)
URL = re.compile(r"\b(?:https?|wss?)://([\w.-]+)")
OWN_HOSTS = {"127.0.0.1", "localhost", "0.0.0.0", "testserver"}  # noqa: S104 - a name to recognize, not to listen on
NAMES_NOT_ADDRESSES = {
    "www.w3.org",
    "schemas.openxmlformats.org",
    "www.hancom.co.kr",
}  # XML namespaces are never fetched


def texts() -> dict[str, str]:
    paths = [path for path in committed() if path.suffix in TEXT or path.name in TEXT_NAMES]
    kept = [path for path in paths if not path.is_relative_to("tests/sheets")]  # broken on purpose, in any code page
    assert len(kept) > 20
    return {path.as_posix(): (ROOT / path).read_text(encoding="utf-8") for path in kept}


def test_no_file_names_a_folder_of_the_machine_it_was_made_on() -> None:
    found = [f"{name}: {hit.group()}" for name, text in texts().items() for hit in FOLDERS.finditer(text)]
    found += [f"{name}: {hit.group()}" for name, text in texts().items() for hit in WINDOWS.finditer(text)]
    assert found == []


def test_no_file_names_a_package_index_or_says_where_packages_come_from() -> None:
    assert [f"{name}: {hit.group()}" for name, text in texts().items() for hit in INDEX.finditer(text)] == []


def test_the_code_names_no_host_but_its_own() -> None:
    for source in under("app.py", "pages", "outcomes", "etl"):
        named = [(text.lineno, host) for text in source.strings() for host in URL.findall(text.value)]
        assert [(line, host) for line, host in named if is_foreign(host)] == [], source.path


def test_no_style_script_or_setting_that_is_served_names_another_host() -> None:
    served = {
        name: text
        for name, text in texts().items()
        if re.search(r"^(outcomes|pages|etl|\.streamlit)/.*\.(?!py$)\w+$", name)
    }
    assert ".streamlit/config.toml" in served
    for name, text in served.items():
        assert [host for host in URL.findall(text) if is_foreign(host)] == [], name


def is_foreign(host: str) -> bool:
    return host not in OWN_HOSTS | NAMES_NOT_ADDRESSES
