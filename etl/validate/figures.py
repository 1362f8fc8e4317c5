"""Readings and their meanings → figures in the lake's columns, each with the cell it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from etl.harmonize.meaning import Key, Meaning
from etl.harmonize.reading import Understood
from etl.validate.maker import Maker, Repeat, Row, in_position
from etl.validate.sense import Sense, senses_of
from outcomes.catalog.model import Catalog
from outcomes.store.tables import TABLES

HASH_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Figures:
    """What a file brings to the lake.

    Attributes:
        observation: Rows of the lake's table of that name, in reading order.
        target: Likewise.
        observation_readings: For each row of `observation` the number of its reading in `Understood.readings`.
        target_readings: Likewise for `target`.
        senses: What each subject was taken for, by table and subject.
        repeats: Cells that give a figure a second time; they have no row.
        prefix: What every position begins with: the file's hash, shortened, and '/'.
    """

    observation: pd.DataFrame
    target: pd.DataFrame
    observation_readings: tuple[int, ...] = ()
    target_readings: tuple[int, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    senses: Mapping[tuple[int, str], Sense] = field(default_factory=dict)
    prefix: str = ""

    @property
    def count(self) -> int:
        """Give how many figures there are."""
        return len(self.observation) + len(self.target)

    @property
    def empty(self) -> bool:
        """Say whether there is nothing to load."""
        return self.count == 0

    def position(self, cell: str) -> str:
        """Give the position in the lake of the figure of a cell (`시도별!B7`)."""
        return self.prefix + in_position(cell)


def figures(
    understood: Understood, meanings: Mapping[Key, Meaning], catalog: Catalog, source: str, file_hash: str
) -> Figures:
    """Give the figures of a file: what is mapped to an indicator, has a place and a period, and is no sum of others.

    A cell that gives a figure a second time has no row (`repeats`). What cannot be a figure (a unit that does not fit,
    no period) has none either; `check` says so.

    Args:
        understood: The file's readings.
        meanings: What its subjects mean.
        catalog: What ids mean.
        source: The title under which the figures are kept.
        file_hash: SHA-256 of the file.
    """
    prefix = f"{file_hash[:HASH_DIGITS]}/"
    maker = Maker(catalog, source, prefix, senses_of(understood, meanings, catalog))
    for number, reading in enumerate(understood.readings):
        maker.take(number, reading)
    maker.forget()
    return Figures(
        _frame("observation", maker.observations),
        _frame("target", maker.targets),
        tuple(maker.observations_from),
        tuple(maker.targets_from),
        tuple(maker.repeats),
        maker.senses,
        prefix,
    )


def _frame(table: str, rows: list[Row]) -> pd.DataFrame:
    """Give rows as a frame of a table: numbers as doubles, dates as dates, text as objects.

    Column by column: of all at once pandas makes several copies.
    """
    return pd.DataFrame({
        name: pd.Series([row[at] for row in rows], dtype="float64" if type_ == "DOUBLE" else object)
        for at, (name, type_) in enumerate(TABLES[table].items())
    })  # fmt: skip
