"""What a file's figures are compared with: those that stand, and the years that are closed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pandas as pd

from outcomes.store.tables import columns


def _today() -> date:
    return datetime.now(tz=UTC).date()


@dataclass(frozen=True, slots=True)
class Standing:
    """The figures of the version that stands.

    Attributes:
        observation: The lake's table of that name; dates as dates or timestamps, null as None or NaN.
        target: Likewise.
        closed: The years whose figures may not change.
        today: The day on which the file is checked; what ends after it lies in the future.
    """

    observation: pd.DataFrame
    target: pd.DataFrame
    closed: frozenset[int] = frozenset()
    today: date = field(default_factory=_today)

    @classmethod
    def empty(cls) -> Standing:
        """Give what stands before the first load: nothing."""
        observation, target = (pd.DataFrame(columns=list(columns(name))) for name in ("observation", "target"))
        return cls(observation, target)
