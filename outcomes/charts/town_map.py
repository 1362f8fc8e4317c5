"""A province's municipalities: circles where figures are known, small open ones elsewhere; names where they fit."""

from __future__ import annotations

from math import cos, inf, radians
from typing import Any

import numpy as np
import pandas as pd

from outcomes.charts.region_map import LARGEST, Shapes
from outcomes.charts.spacing import labels_around
from outcomes.charts.theme import Figure, Palette, layout, plain

MARGIN = 0.22  # degrees around the outermost municipality
NARROW = 350  # pixels of the map on a phone
OPEN = 6  # pixels across the circle of one without a figure
AIR = 2  # pixels that a name keeps from a circle


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
    missing = frame[frame.value.isna()]
    places = _names_placed(known, missing, height)
    return {"data": [ground, _open(missing, colors), _filled(known, places, colors)], "layout": made}


def _names_placed(known: pd.DataFrame, missing: pd.DataFrame, height: int) -> list[str]:
    """Give where each known municipality's name stands, '' where it would lie on another name or circle.

    Worked out for a phone's width: on a wider screen the circles only lie farther apart. The greatest choose first.
    """
    both = pd.concat([known, missing])
    west, east = float(both.lon.min()) - MARGIN, float(both.lon.max()) + MARGIN
    south, north = float(both.lat.min()) - MARGIN, float(both.lat.max()) + MARGIN
    squeeze = cos(radians((south + north) / 2))  # a degree to the north is longer than one to the east
    scale = min(NARROW / (east - west), height * squeeze / (north - south))
    points = [
        ((lon - west) * scale, (north - lat) * scale / squeeze) for lon, lat in zip(both.lon, both.lat, strict=True)
    ]
    widths = [_width(str(name)) for name in known.name] + [inf] * len(missing)
    size = ((east - west) * scale, (north - south) * scale / squeeze)
    radii = [AIR + across / 2 for across in [*_across(known), *[OPEN] * len(missing)]]
    return labels_around(points, widths, size, radius=radii)[: len(known)]


def _across(known: pd.DataFrame) -> list[float]:
    """Give how many pixels each known municipality's circle is across: its area is the count."""
    top = float(known.value.max()) if len(known) else 1.0
    size = np.sqrt(known.value.to_numpy(dtype=float) / (top or 1.0)) * LARGEST * 1.2
    return [float(across) for across in np.maximum(size, 5)]


def _width(name: str) -> float:
    """Give about how wide a name is in pixels: Korean letters are square."""
    return sum(12.0 if letter >= "\u1100" else 7.0 for letter in name)


def _filled(known: pd.DataFrame, places: list[str], colors: Palette) -> dict[str, Any]:
    """Give the known municipalities: the area of a circle is the count."""
    return {
        "type": "scattergeo", "lon": known.lon.tolist(), "lat": known.lat.tolist(), "mode": "markers+text",
        "text": [plain(n) if place else "" for n, place in zip(known.name, places, strict=True)],
        "textposition": [place or "bottom center" for place in places],
        "textfont": {"color": colors.ink, "size": 12}, "hovertext": known.hover.tolist(), "hoverinfo": "text",
        "marker": {
            "size": _across(known), "color": colors.accent, "opacity": 0.6,
            "line": {"color": colors.paper, "width": 1},
        },
    }  # fmt: skip


def _open(missing: pd.DataFrame, colors: Palette) -> dict[str, Any]:
    """Give the municipalities without a figure: small open circles."""
    return {
        "type": "scattergeo", "lon": missing.lon.tolist(), "lat": missing.lat.tolist(), "mode": "markers",
        "hovertext": missing.hover.tolist(), "hoverinfo": "text",
        "marker": {"size": OPEN, "color": "rgba(0,0,0,0)", "line": {"color": colors.soft, "width": 1}},
    }  # fmt: skip
