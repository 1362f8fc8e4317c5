"""The classes of the map of provinces in words: the legend below it, and the map for documents."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd

from outcomes.catalog.model import Indicator
from outcomes.catalog.printing import is_known
from outcomes.charts.region_map import Classes, class_colors
from outcomes.charts.theme import LIGHT
from outcomes.export.native import Area, LegendEntry, RegionMap
from outcomes.ui.house import House
from outcomes.ui.markup import text
from outcomes.ui.results.regional_table import with_unit
from outcomes.ui.results.rows import Row, each


def map_legend(house: House, classes: Classes, shown: Indicator, frame: pd.DataFrame) -> str:
    """Give the legend: each class with its bounds and how many regions it has, then unknown, then circles."""
    colors = class_colors(classes, house.colors)
    labels = class_labels(house, classes, shown, frame)
    items = [
        (f"background:{color}", f"{label} ({count})")
        for color, label, count in zip(colors, labels, classes.counts, strict=True)
    ]
    missing = int(_unknown(classes, frame).sum())
    body = "".join(f'<li><i style="{style}"></i>{text(label)}</li>' for style, label in items)
    if missing:
        body += f'<li><i class="hatched"></i>{text(house.say("figure.unknown"))} ({missing})</li>'
    if frame["count"].notna().any():
        body += f'<li><i class="circle"></i>{text(house.say("legend.circle"))}</li>'
    return f'<ul class="legend" aria-hidden="true">{body}</ul>'


def class_labels(house: House, classes: Classes, shown: Indicator, frame: pd.DataFrame) -> list[str]:
    """Give each class's bounds in words; the one value where all regions have the same."""
    edges = [house.printer.number(b, shown.unit, shown.decimals) for b in classes.bounds]
    if not edges:
        return [house.printer.figure(float(frame.rate.dropna().iloc[0]), shown)] if classes.counts else []
    between = [f"{low}–{high}" for low, high in pairwise(edges)]
    return [house.say("legend.under", edge=edges[0]), *between, house.say("legend.over", edge=edges[-1])]


def _unknown(classes: Classes, frame: pd.DataFrame) -> pd.Series:
    """Say which regions are hatched: those without a rate; without a count where only counts are drawn."""
    found: pd.Series = frame.rate.isna() if classes.counts else frame["count"].isna()
    return found


def map_areas(house: House, classes: Classes, shown: Indicator, frame: pd.DataFrame) -> RegionMap | None:
    """Give the map for documents, on white paper whatever the reader's theme.

    Args:
        house: The reader's selection.
        classes: The classes of `frame.rate`.
        shown: The indicator that fills the regions.
        frame: The provinces as the map takes them, with `printed`.

    Returns:
        The areas and their classes; hatched ones are in no class. None where a region's place is not known.
    """
    if frame.lon.isna().any() or not len(frame):
        return None
    labels, fills = class_labels(house, classes, shown, frame), class_colors(classes, LIGHT)
    hatched, counts = _unknown(classes, frame), frame["count"].dropna()
    top = float(counts.max()) if len(counts) else 0.0
    areas = tuple(
        _area(house, row, classes, (labels, fills), top, hatched=missing)
        for row, missing in zip(each(frame), hatched, strict=True)
    )
    legend = tuple(map(LegendEntry, fills, labels, classes.counts))
    return RegionMap(areas, legend, _legend_title(house, shown, frame, filled=bool(legend)))


def _area(
    house: House, row: Row, classes: Classes, said: tuple[list[str], list[str]], top: float, *, hatched: bool
) -> Area:
    """Give a region with its class; without rates a known one has the pale fill of the screen and its figure."""
    labels, fills = said
    place = int(np.searchsorted(np.array(classes.bounds), row.rate, side="right")) if not hatched and labels else None
    label = house.say("figure.unknown") if hatched else row.printed
    circle = max(float(row.count), 0.0) / (top or 1.0) if is_known(row.count) else None
    return Area(
        region=row.region, name=row.name, short=row.short, fill=LIGHT.unknown if place is None else fills[place],
        label=label if place is None else labels[place], printed=row.printed, hatched=bool(hatched),
        lon=float(row.lon), lat=float(row.lat), circle=circle,
        chosen=row.region == house.selection.region,
    )  # fmt: skip


def _legend_title(house: House, shown: Indicator, frame: pd.DataFrame, *, filled: bool) -> str:
    """Say what fills the regions, and what the circles stand for."""
    parts = [with_unit(house, shown)] if filled else []
    parts += [house.say("legend.circle")] if frame["count"].notna().any() else []
    return " · ".join(parts)
