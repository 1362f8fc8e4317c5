"""A figure as plain JSON, to be kept: no arrays, no not-a-number."""

from __future__ import annotations

import json
from typing import Any

from plotly.utils import PlotlyJSONEncoder

from outcomes.charts.theme import Ready


def frozen(figure: Ready) -> dict[str, Any]:
    """Give a figure as dictionaries, lists, texts and finite numbers; what is not finite is null."""
    plain: dict[str, Any] = json.loads(json.dumps(figure.to_dict(), cls=PlotlyJSONEncoder))
    return plain
