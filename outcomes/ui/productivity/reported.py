"""Averages that provinces reported: figures of their own, never mixed with the project-level answers."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.printing import is_known
from outcomes.charts.ranking import ranking
from outcomes.charts.theme import Ready
from outcomes.export.native import wide
from outcomes.metrics.questions import values
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.productivity.evidence import INDICATORS
from outcomes.ui.results.rows import Row

HOLLOW = ("provisional", "derived", "estimate")
FEWEST = 3
"""Provinces that must be known for a ranking; fewer stand in the table of evaluations."""


def reported_chart(house: House, outcome: str) -> Chart | None:
    """Give the provinces' averages of the chosen year, reductions as positive numbers; None where few are known."""
    known = house.fetch(values, house.map_year)
    rows = known[(known.indicator == INDICATORS[outcome]) & (known.year == house.selection.year)].set_index("region")
    frame = pd.DataFrame([_row(house, rows, region.id, outcome) for region in house.provinces()])
    if int(frame.value.notna().sum()) < FEWEST:
        return None
    ranked = frame.sort_values("value", ascending=False, kind="stable").dropna(subset="value")
    shown = pd.concat([ranked, frame[frame.value.isna()]], ignore_index=True)  # in the order of the bars
    name, first = house.say(f"choice.productivity.outcome.{outcome}"), shown.iloc[0]
    printed = pd.DataFrame({
        house.say("column.region"): shown.name, f"{name} (%)": [house.printer.number(v, "share") for v in shown.value],
        house.say("column.status"): shown.status.replace("", "–"),
    })  # fmt: skip
    table = pd.DataFrame({
        house.say("column.region_id"): shown.region, house.say("column.region"): shown.name,
        house.say("column.year"): house.selection.year, f"{name} (0–1)": shown.value,
        house.say("column.status"): shown.status, house.say("column.origin"): shown.position,
    })  # fmt: skip
    return Chart(
        key="productivity_reported",
        title=house.say("productivity.reported.title", name=first["name"], value=first.printed),
        subtitle=house.say("productivity.reported.subtitle", outcome=name, year=house.selection.year),
        table=table,
        printed=printed,
        origins=ids(frame.position),
        figure=Ready(ranking(frame, house.colors, house.say("figure.unknown"), house.selection.region)),
        notes=(house.say("productivity.reported.note"),),
        native=wide(printed, "bar", printed.columns[0], {printed.columns[1]: "value"}, "%",
                    [house.place(house.selection.region)]),
    )  # fmt: skip


def reported_mean(house: House, outcome: str) -> float | None:
    """Give the average reported for the chosen region and year, a reduction as a positive share; None if unknown."""
    known = house.fetch(values, house.map_year)
    mine = (known.region == house.selection.region) & (known.year == house.selection.year)
    found = known[mine & (known.indicator == INDICATORS[outcome])].value
    if not len(found) or not is_known(found.iloc[0]):
        return None
    return float(found.iloc[0]) * (1 if outcome == "productivity" else -1)


def _row(house: House, rows: pd.DataFrame, region: str, outcome: str) -> dict[str, object]:
    found: Row = rows.loc[region] if region in rows.index else None
    value = float(found.value) if found is not None and is_known(found.value) else None
    if value is not None and outcome != "productivity":
        value = -value
    status = "" if found is None else str(found.status)
    printed, name = house.printer.share(value), house.place(region)
    return {
        "region": region, "name": name, "value": value, "printed": printed, "hover": f"{name}: {printed}",
        "hollow": status in HOLLOW, "status": house.scope("status", status) if status else "",
        "position": "" if found is None else found.position,
    }  # fmt: skip
