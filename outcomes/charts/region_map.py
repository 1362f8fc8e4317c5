"""The map: rates as fill in few classes, counts as circles, unknown as hatching; the shapes come from an address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from outcomes.charts.theme import CONFIG, Figure, Palette, layout, plain

LARGEST = 34.0  # pixels across the circle of the greatest count
LONGITUDES, LATITUDES = (124.4, 132.1), (33.0, 38.75)  # from Baengnyeongdo to Dokdo


@dataclass(frozen=True, slots=True)
class Shapes:
    """Where the browser finds the map's files: a folder address ending in '/'."""

    folder: str

    @property
    def config(self) -> dict[str, Any]:
        """Give Plotly's settings: the empty base map comes from our own address, or nothing would be drawn."""
        return CONFIG | {"topojsonURL": self.folder}


@dataclass(frozen=True, slots=True)
class Classes:
    """Rates sorted into classes: the inner bounds, and each class's number of regions."""

    bounds: tuple[float, ...]
    counts: tuple[int, ...]


def classed(values: pd.Series, most: int = 5) -> Classes:
    """Give quantile classes of the known values; fewer where values repeat, none where nothing is known."""
    known = values.dropna().to_numpy(dtype=float)
    if not len(known):
        return Classes((), ())
    wanted = min(most, len(np.unique(known)))
    inner = np.unique(np.quantile(known, np.linspace(0, 1, wanted + 1)[1:-1]))
    index = np.searchsorted(inner, known, side="right")
    return Classes(tuple(float(b) for b in inner), tuple(int((index == k).sum()) for k in range(len(inner) + 1)))


def region_map(
    frame: pd.DataFrame, classes: Classes, shapes: Shapes, colors: Palette, chosen: str, height: int = 520,
    top: float | None = None,
) -> Figure:  # fmt: skip
    """Give the map of the provinces.

    Args:
        frame: **region** → short (name on the map), rate (null = unknown), count (null = unknown), hover (text),
            lon, lat (degrees: where the name and circle stand). `rate` is all null where only counts are drawn.
        classes: The classes of `rate`.
        shapes: Where the browser finds the shapes.
        colors: The palette.
        chosen: Region with an accent outline, '' for none.
        height: Pixels.
        top: The count of the largest circle where several maps share one scale; None takes the map's own.
    """
    has_rates = bool(frame.rate.notna().any())
    unknown = frame[frame.rate.isna() if has_rates else frame["count"].isna()]
    known = frame.drop(unknown.index)
    traces = [_fill(known, classes, shapes, colors, rates=has_rates), *_hatched(unknown, shapes, colors)]
    if chosen in set(frame.region):
        traces.append(_outline(frame[frame.region == chosen], shapes, colors))
    counted = frame["count"].notna()
    traces += [_circles(frame[counted], colors, top, over_fill=has_rates), _names(frame[~counted], colors)]
    made = layout(colors, height, margin={"l": 0, "r": 0, "t": 0, "b": 0}, clickmode="event+select")
    del made["xaxis"], made["yaxis"]
    made["geo"] = {
        "projection": {"type": "mercator"},
        "lonaxis": {"range": list(LONGITUDES)},
        "lataxis": {"range": list(LATITUDES)},
        "visible": False,
        "bgcolor": "rgba(0,0,0,0)",
    }
    return {"data": traces, "layout": made}


def _area(part: pd.DataFrame, file: str, shapes: Shapes) -> dict[str, Any]:
    return {
        "type": "choropleth",
        "geojson": shapes.folder + file,
        "featureidkey": "id",
        "locations": part.region.tolist(),
        "showscale": False,
        "hovertext": part.hover.tolist(),
        "hoverinfo": "text",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _flat(color: str) -> list[list[Any]]:
    return [[0, color], [1, color]]


def _fill(part: pd.DataFrame, classes: Classes, shapes: Shapes, colors: Palette, *, rates: bool) -> dict[str, Any]:
    steps = [colors.unknown] if not rates else class_colors(classes, colors)
    index = (
        np.searchsorted(np.array(classes.bounds), part.rate.to_numpy(dtype=float), side="right")
        if rates
        else np.zeros(len(part))
    )
    n = len(steps)
    scale = [[edge, color] for k, color in enumerate(steps) for edge in (k / n, (k + 1) / n)]
    return _area(part, "provinces.geojson", shapes) | {
        "z": index.tolist(),
        "zmin": -0.5,
        "zmax": n - 0.5,
        "colorscale": scale,
        "marker": {"line": {"color": colors.paper, "width": 1}},
    }


def class_colors(classes: Classes, colors: Palette) -> list[str]:
    """Give a color per class, light to strong; few classes use the ends of the scale."""
    n = len(classes.counts)
    if n <= 1:
        return [colors.scale[2]] * n
    return [colors.scale[round(k * (len(colors.scale) - 1) / (n - 1))] for k in range(n)]


def _hatched(part: pd.DataFrame, shapes: Shapes, colors: Palette) -> list[dict[str, Any]]:
    """Give the two layers that say 'not known': a pale area with stripes over it."""
    pale = _area(part, "provinces.geojson", shapes) | {
        "z": [0] * len(part), "colorscale": _flat(colors.unknown),
        "marker": {"line": {"color": colors.hatch, "width": 0.7}},
    }  # fmt: skip
    stripes = _area(part, "hatching.geojson", shapes) | {
        "z": [0] * len(part), "colorscale": _flat(colors.hatch), "marker": {"line": {"width": 0}}, "hoverinfo": "skip",
    }  # fmt: skip
    return [pale, stripes]


def _outline(part: pd.DataFrame, shapes: Shapes, colors: Palette) -> dict[str, Any]:
    return _area(part, "provinces.geojson", shapes) | {
        "z": [0],
        "colorscale": _flat("rgba(0,0,0,0)"),
        "marker": {"line": {"color": colors.ink, "width": 2.2}},
    }


def _circles(part: pd.DataFrame, colors: Palette, top: float | None, *, over_fill: bool) -> dict[str, Any]:
    """Give counts as circles whose area is the count."""
    if top is None:
        top = float(part["count"].max()) if len(part) else 1.0
    size = np.sqrt(part["count"].clip(lower=0).to_numpy(dtype=float) / (top or 1.0)) * LARGEST
    return {
        "type": "scattergeo",
        "lon": part.lon.tolist(),
        "lat": part.lat.tolist(),
        "mode": "markers+text",
        "text": [plain(n) for n in part.short],
        "textposition": "bottom center",
        "textfont": _lettering(colors),
        "customdata": part.region.tolist(),
        "hovertext": part.hover.tolist(),
        "hoverinfo": "text",
        "marker": {
            "size": np.maximum(size, 4).tolist(),
            "color": colors.ink if over_fill else colors.accent,
            "opacity": 0.42 if over_fill else 0.55,
            "line": {"color": colors.paper, "width": 1},
        },
        "selected": {"marker": {"opacity": 0.6}},
        "unselected": {"marker": {"opacity": 0.42}},
    }


def _names(frame: pd.DataFrame, colors: Palette) -> dict[str, Any]:
    return {
        "type": "scattergeo",
        "lon": frame.lon.tolist(),
        "lat": frame.lat.tolist(),
        "mode": "text",
        "text": [plain(n) for n in frame.short],
        "textfont": _lettering(colors),
        "hoverinfo": "skip",
    }


def _lettering(colors: Palette) -> dict[str, Any]:
    """Give the letters of names on the map, with a rim that keeps them readable on any fill."""
    return {"color": colors.ink, "size": 11, "shadow": ", ".join([f"0 0 3px {colors.paper}"] * 4)}
