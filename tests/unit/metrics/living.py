"""The methods of regions through time and of what became of the factories, for the cases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from outcomes.metrics.lifecycle import CLOSED, adoption_rates, by_level, net_active, rest_of_nation
from outcomes.metrics.placed_goals import merged_goals, merged_series


def living(
    given: dict[str, Any], figures: Any, wanted: Any, series: Any, observation: Any, indicator: Any, make: Any
) -> dict[str, Callable[[], Any]]:
    """Give each method over a case's tables."""
    closed = series.filter(series.indicator == CLOSED)
    return {
        "merged_goals": lambda: merged_goals(wanted, make.atlas(), indicator, **given),
        "merged_series": lambda: merged_series(figures, make.atlas(), indicator, **given),
        "net_active": lambda: net_active(series, tuple(given.get("others", ()))),
        "rest_of_nation": lambda: rest_of_nation(closed, make.regions()),
        "by_level": lambda: by_level(figures, indicator),
        "adoption_rates": lambda: adoption_rates(observation, figures),
    }
