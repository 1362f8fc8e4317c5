"""Rows of an answer, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

Row = Any
"""A row as pandas gives it: a named tuple with the answer's columns, of no type a checker could know."""


def each(frame: pd.DataFrame) -> Iterator[Row]:
    """Give the rows of a frame as named tuples."""
    yield from frame.itertuples()
