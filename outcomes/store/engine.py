"""Opens DuckDB with the extensions the lake needs, from installed wheels where there is no network."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import duckdb

EXTENSIONS = ("sqlite_scanner", "ducklake")
CHECKED: set[str] = set()
"""The extensions whose signatures this process has checked."""


class StoreError(Exception):
    """The store cannot do what was asked. The message names the file and what to do; `code` keys its words."""

    def __init__(self, code: str, path: Path | str, detail: str = "") -> None:
        """Keep the code of the sentence, the file it is about and the engine's own words."""
        self.code, self.path, self.detail = code, str(path), detail
        super().__init__(f"{code}: {path}: {detail}" if detail else f"{code}: {path}")


def connect() -> duckdb.DuckDBPyConnection:
    """Give a connection to an empty in-memory database that can attach a lake.

    The signatures of the extensions are checked once in a process: checking 70 MB would take 0.3 s of every load, and
    what is loaded again is the library that the process has open already.

    Raises:
        StoreError: 'extension_missing' when neither the wheel nor the network provides an extension.
    """
    checked = CHECKED.issuperset(EXTENSIONS)
    connection = duckdb.connect(config={"threads": 2, "allow_unsigned_extensions": checked})
    for name in EXTENSIONS:
        load_extension(connection, name)
    CHECKED.update(EXTENSIONS)
    return connection


def load_extension(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Load a signed extension from its wheel if that is installed, else install it from the network.

    Raises:
        StoreError: 'extension_missing' when both fail.
    """
    spec = importlib.util.find_spec(f"duckdb_extension_{name}")
    if spec and spec.origin:
        file = Path(spec.origin).parent / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
        if file.is_file():
            connection.execute(f"LOAD {quoted(str(file))}")
            return
    try:
        connection.install_extension(name)
        connection.load_extension(name)
    except duckdb.Error as error:
        raise StoreError("extension_missing", name, str(error)) from error


def quoted(text: str) -> str:
    """Give the text as an SQL literal, for the statements that take no parameters (LOAD, ATTACH)."""
    return "'" + text.replace("'", "''") + "'"
