"""Closures by industry: what was published of them, greatest first."""

from __future__ import annotations

import pandas as pd

from outcomes.charts.ranking import ranking
from outcomes.charts.theme import Ready
from outcomes.export.native import wide
from outcomes.metrics.lifecycle import CLOSED
from outcomes.metrics.questions import series
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.lifecycle.closures import closed_unit


def industry_chart(house: House, region: str) -> Chart | None:
    """Give closures by industry in the newest year with any; None where none is published."""
    rows = house.fetch(series)
    rows = rows[
        (rows.region == region) & (rows.indicator == CLOSED) & rows.measure_scope.str.startswith("industry.")
        & (rows.organization == "") & rows.value.notna()
    ]  # fmt: skip
    if not len(rows):
        return None
    newest = rows[rows.year == rows.year.max()].sort_values("value", ascending=False, kind="stable")
    names = [house.scope("measure_scope", scope) for scope in newest.measure_scope]
    printed = [house.figure(v, CLOSED) for v in newest.value]
    drawn = pd.DataFrame({
        "region": list(newest.measure_scope), "name": names, "value": list(newest.value), "printed": printed,
        "hover": [f"{n}: {p}" for n, p in zip(names, printed, strict=True)], "hollow": False,
    })  # fmt: skip
    cells = {house.say("column.industry"): names, house.say("column.value"): list(newest.value)}
    thing, unit = house.catalog.indicators[CLOSED], closed_unit(house)
    value = f"{house.say('lifecycle.closed')} ({unit})"
    digits = [house.printer.number(v, thing.unit, thing.decimals) for v in newest.value]
    read = pd.DataFrame({house.say("column.industry"): names, value: digits})
    return Chart(
        key="lifecycle_industries",
        title=house.say("lifecycle.industries.title", first=names[0], figure=printed[0]),
        subtitle=_industries_subtitle(house, region, int(newest.year.iloc[0])),
        table=pd.DataFrame(cells | {house.say("column.origin"): list(newest.position)}),
        printed=read,
        origins=ids(newest.position),
        figure=Ready(ranking(drawn, house.colors, house.say("figure.unknown"))),
        notes=(house.say("lifecycle.industries.note"),),
        native=wide(read, "bar", house.say("column.industry"), {value: "value"}, unit),
    )


def _industries_subtitle(house: House, region: str, year: int) -> str:
    """Give place and year; closures by industry are never restated to another map."""
    said = house.say("lifecycle.industries.subtitle", place=house.place(region), year=year)
    return said if house.map_year is None else f"{said} · {house.say('lens.as_reported')}"
