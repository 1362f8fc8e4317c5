"""How exactly a number is printed: what its last digit is worth, and by how much a sum of such numbers may be off."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from etl.harmonize.reading import Reading
from etl.harmonize.unit import find_unit
from outcomes.catalog.printing import digits, rounded

DECIMALS = re.compile(r"\d\.(\d+)")
FLOATING = 1e-9
"""Part of a sum that adding doubles may be off by."""


def factor(reading: Reading) -> Decimal:
    """Give how many stored units one of the printed ones is: 1000000 for 백만원."""
    unit = find_unit(reading.unit_raw) if reading.unit_raw else None
    return unit.factor if unit and unit.id == reading.unit else Decimal(1)


def step(reading: Reading) -> float:
    """Give what a unit of the last printed digit is worth, in the stored unit; 0 where nothing is rounded.

    Whole numbers of things, people and won are exact; ‘43.4억원’ is one of many numbers that are 0.1억원 apart.
    """
    match = DECIMALS.search(reading.text)
    decimals = len(match[1]) if match else 0
    scale = factor(reading)
    return 0.0 if decimals == 0 and scale == 1 else float(scale.scaleb(-decimals))


def tolerance(total: Reading, parts: Iterable[Reading]) -> float:
    """Give by how much a printed total and the sum of its printed parts may differ, in the stored unit."""
    every = (total, *parts)
    floating = FLOATING * sum(abs(reading.value or 0.0) for reading in every)
    return sum(step(reading) for reading in every) / 2 + floating


def shown(value: float, like: Reading) -> str:
    """Give a stored value as the file would print it: in the unit of a reading, up to four decimals."""
    return digits(rounded(Decimal(repr(value)) / factor(like), 4), trim=True)
