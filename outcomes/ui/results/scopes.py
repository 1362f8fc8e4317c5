"""Every series of a region in a small chart of its own: the whole province, a technopark, an office, another base."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pandas as pd

from outcomes.charts.path import path
from outcomes.charts.theme import Ready
from outcomes.metrics.questions import goals_known, series
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.origin import organization
from outcomes.ui.results.path_table import path_tables
from outcomes.ui.results.paths import actual_frame, goal_frame, goal_labels, goal_signs
from outcomes.ui.results.standing import LEVEL, YEARLY

KEYS = ["indicator", "organization", "base", "measure_scope", "stage", "program"]
HEIGHT = 230


def scope_charts(house: House, region: str) -> list[Chart]:
    """Give a chart for each series of deployments of a region but its main level; two scopes never share a line."""
    rows = house.fetch(series)
    mine = rows[(rows.region == region) & rows.indicator.isin([LEVEL, YEARLY]) & rows.value.notna()]
    mine = mine[~mine.measure_scope.str.startswith(("level.", "industry.", "size."))]
    order = {LEVEL: 0, YEARLY: 1}
    grouped = [(tuple(map(str, cast(Sequence[str], key))), part) for key, part in mine.groupby(KEYS, sort=False)]
    parts = sorted(
        grouped,
        key=lambda item: (item[0][1] != "", order[item[0][0]], not _is_main(house, item[0]), item[0]),
    )
    return [_chart(house, region, key, part) for key, part in parts if not (key[0] == LEVEL and _is_main(house, key))]


def _is_main(house: House, key: tuple[str, ...]) -> bool:
    indicator = house.catalog.indicators[key[0]]
    return key[1:] == ("", indicator.base, indicator.measure_scope, indicator.stage, "")


def _chart(house: House, region: str, key: tuple[str, ...], part: pd.DataFrame) -> Chart:
    id, owner, base, scope, stage, _ = key
    indicator = house.catalog.indicators[id]
    rows = part.sort_values("year")
    last = rows.iloc[-1]
    goals = _goals(house, region, key)
    who = organization(house, owner) or house.say("scope.whole")
    labels = [indicator.name.say(house.lang)]
    if base != indicator.base:
        labels.append(house.scope("base", base))
    if scope != indicator.measure_scope:
        labels.append(house.scope("measure_scope", scope))
    if stage != indicator.stage:
        labels.append(house.scope("stage", stage))
    actual = actual_frame(house, rows, id)
    targets = goal_frame(house, goals, actual, id, current="")
    tables = path_tables(house, rows, goals, goal_labels(house, goals, targets), id)
    return Chart(
        key="_".join(("scope", *key)).replace("-", "_"),
        title=house.say("scope.title", who=who, year=int(last.year), value=house.figure(last.value, id)),
        subtitle=" · ".join((*labels, house.printer.unit(indicator))),
        table=tables.files,
        printed=tables.printed,
        origins=ids(rows.position, goals.position),
        signs=goal_signs(house, targets, yearly=indicator.kind == "flow"),
        figure=Ready(path(actual, targets, house.colors, HEIGHT, kind="flow" if indicator.kind == "flow" else "stock")),
        native=tables.native,
    )


def _goals(house: House, region: str, key: tuple[str, ...]) -> pd.DataFrame:
    """Give the goals of exactly this series; of another stage than the indicator's there are none."""
    id, owner, base, scope, stage, _ = key
    rows = house.fetch(goals_known)
    if stage != house.catalog.indicators[id].stage:
        return rows.iloc[0:0]
    return rows[
        (rows.region == region) & (rows.indicator == id) & (rows.organization == owner) & (rows.base == base)
        & (rows.measure_scope == scope) & rows.value.notna()
    ]  # fmt: skip
