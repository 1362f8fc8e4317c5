"""When a version was loaded, by the clock of the people who read it."""

from __future__ import annotations

import pandas as pd

ZONE = "Asia/Seoul"


def day(loaded_at: pd.Timestamp) -> str:
    """Give the day in Korea of a time in UTC: ‘2026-11-21’."""
    return f"{_there(loaded_at):%Y-%m-%d}"


def minute(loaded_at: pd.Timestamp) -> str:
    """Give the day and minute in Korea of a time in UTC: ‘2026-11-21 20:13’."""
    return f"{_there(loaded_at):%Y-%m-%d %H:%M}"


def _there(loaded_at: pd.Timestamp) -> pd.Timestamp:
    return pd.Timestamp(loaded_at).tz_localize("UTC").tz_convert(ZONE)
