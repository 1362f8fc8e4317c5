"""The legend below the map of provinces."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.model import Indicator
from outcomes.charts.region_map import Classes, class_colors
from outcomes.ui.house import House
from outcomes.ui.markup import text


def map_legend(house: House, classes: Classes, shown: Indicator, frame: pd.DataFrame) -> str:
    """Give the legend: each class with its bounds and how many regions it has, then unknown, then circles."""
    colors = class_colors(classes, house.colors)
    edges = [house.printer.number(b, shown.unit, shown.decimals) for b in classes.bounds]
    items = []
    for k, (color, count) in enumerate(zip(colors, classes.counts, strict=True)):
        if not edges:
            label = house.printer.figure(float(frame.rate.dropna().iloc[0]), shown)
        elif k == 0:
            label = house.say("legend.under", edge=edges[0])
        elif k == len(edges):
            label = house.say("legend.over", edge=edges[-1])
        else:
            label = f"{edges[k - 1]}–{edges[k]}"
        items.append((f"background:{color}", f"{label} ({count})"))
    missing = int(frame.rate.isna().sum()) if classes.counts else int(frame["count"].isna().sum())
    body = "".join(f'<li><i style="{style}"></i>{text(label)}</li>' for style, label in items)
    if missing:
        body += f'<li><i class="hatched"></i>{text(house.say("figure.unknown"))} ({missing})</li>'
    if frame["count"].notna().any():
        body += f'<li><i class="circle"></i>{text(house.say("legend.circle"))}</li>'
    return f'<ul class="legend" aria-hidden="true">{body}</ul>'
