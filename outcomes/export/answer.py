"""Rows as an answer to a program: JSON, CSV or Parquet, each saying which set it is of and whether it is made up."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from outcomes.export.table_file import csv_bytes

KINDS = {
    "json": "application/json; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}
"""Ending of the address → media type."""

About = Mapping[str, str | int | bool]


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows and what is true of all of them.

    `about` names the set, whether it is synthetic, the version and the license; JSON carries it beside the rows,
    Parquet as the file's metadata, CSV as further columns `set` and `synthetic`, so that no row can lose it.
    """

    rows: pa.Table
    about: About

    def bytes_of(self, kind: str) -> bytes:
        """Give the answer as a kind of KINDS: null is null, empty in CSV; dates as YYYY-MM-DD."""
        return {"json": self._json, "csv": self._csv, "parquet": self._parquet}[kind]()

    def _json(self) -> bytes:
        said = {**self.about, "count": self.rows.num_rows, "rows": self.rows.to_pylist()}
        return json.dumps(said, ensure_ascii=False, allow_nan=False, default=_spelled).encode()

    def _csv(self) -> bytes:
        marks = {name: [self.about[name]] * self.rows.num_rows for name in ("set", "synthetic")}
        columns = {name: self.rows.column(name).to_pylist() for name in self.rows.column_names}
        return csv_bytes(pd.DataFrame(columns | marks, dtype=object))

    def _parquet(self) -> bytes:
        known = self.rows.schema.metadata or {}
        said = {f"outcomes.{name}".encode(): str(value).encode() for name, value in self.about.items()}
        out = io.BytesIO()
        pq.write_table(self.rows.replace_schema_metadata({**known, **said}), out)
        return out.getvalue()


def _spelled(value: Any) -> str:
    """Give a date or a time as ISO 8601."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise TypeError(f"no way to write {type(value).__name__} as JSON")
