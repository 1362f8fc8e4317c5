"""A province's municipalities: circles where figures are known, small open ones where they are not."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from outcomes.charts.region_map import LARGEST, Shapes
from outcomes.charts.theme import Figure, Palette, layout, plain

MARGIN = 0.22  # degrees around the outermost municipality


def town_map(frame: pd.DataFrame, province: str, shapes: Shapes, colors: Palette, height: int = 430) -> Figure:
    """Give the zoomed map of a province.

    Args:
        frame: **municipality** → name, value (null = unknown), hover, lon, lat (degrees).
        province: Region id whose shape lies below.
        shapes: Where the browser finds the shapes.
        colors: The palette.
        height: Pixels.
    """
    made = layout(colors, height, margin={"l": 0, "r": 0, "t": 0, "b": 0})
    del made["xaxis"], made["yaxis"]
    made["geo"] = {
        "projection": {"type": "mercator"},
        "visible": False,
        "bgcolor": "rgba(0,0,0,0)",
        "lonaxis": {"range": [float(frame.lon.min()) - MARGIN, float(frame.lon.max()) + MARGIN]},
        "lataxis": {"range": [float(frame.lat.min()) - MARGIN, float(frame.lat.max()) + MARGIN]},
    }
    ground = {
        "type": "choropleth", "geojson": shapes.folder + "provinces.geojson", "featureidkey": "id",
        "locations": [province], "z": [0], "colorscale": [[0, colors.unknown], [1, colors.unknown]],
        "showscale": False, "hoverinfo": "skip", "marker": {"line": {"color": colors.muted, "width": 1}},
    }  # fmt: skip
    known = frame[frame.value.notna()].sort_values("value", ascending=False)
    return {"data": [ground, _open(frame[frame.value.isna()], colors), _filled(known, colors)], "layout": made}


def _filled(known: pd.DataFrame, colors: Palette) -> dict[str, Any]:
    """Give the known municipalities: the area of a circle is the count."""
    top = float(known.value.max()) if len(known) else 1.0
    size = np.sqrt(known.value.to_numpy(dtype=float) / (top or 1.0)) * LARGEST * 1.2
    return {
        "type": "scattergeo", "lon": known.lon.tolist(), "lat": known.lat.tolist(), "mode": "markers+text",
        "text": [plain(n) for n in known.name], "textposition": "bottom center",
        "textfont": {"color": colors.ink, "size": 12}, "hovertext": known.hover.tolist(), "hoverinfo": "text",
        "marker": {
            "size": np.maximum(size, 5).tolist(), "color": colors.accent, "opacity": 0.6,
            "line": {"color": colors.paper, "width": 1},
        },
    }  # fmt: skip


def _open(missing: pd.DataFrame, colors: Palette) -> dict[str, Any]:
    """Give the municipalities without a figure: small open circles."""
    return {
        "type": "scattergeo", "lon": missing.lon.tolist(), "lat": missing.lat.tolist(), "mode": "markers",
        "hovertext": missing.hover.tolist(), "hoverinfo": "text",
        "marker": {"size": 6, "color": "rgba(0,0,0,0)", "line": {"color": colors.soft, "width": 1}},
    }  # fmt: skip
