"""The path of a region's main series against the targets of every regime."""

from __future__ import annotations

import pandas as pd

from outcomes.charts.path import path
from outcomes.metrics.questions import goals_known
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.results.standing import HOLLOW, LEVEL, Standing, judgment, regime_name


def path_chart(house: House, found: Standing, indicator: str = LEVEL) -> Chart:
    """Give the actual path against the targets of every regime, each with its name and date."""
    rows = found.figures[(found.figures.indicator == indicator) & found.figures.value.notna()].sort_values("year")
    actual = pd.DataFrame({
        "year": rows.year.astype(int), "value": rows.value,
        "printed": [house.figure(v, indicator) for v in rows.value],
        "hollow": [s in HOLLOW or c in ("low",) for s, c in zip(rows.status, rows.confidence, strict=True)],
    })  # fmt: skip
    actual["hover"] = [
        f"{y}: {p} ({house.scope('status', s)}, {house.scope('confidence', c)})"
        for y, p, s, c in zip(actual.year, actual.printed, rows.status, rows.confidence, strict=True)
    ]
    targets, goals = _targets(house, found.region, indicator, rows)
    table = pd.concat([
        pd.DataFrame({"kind": house.say("path.actual"), "year": actual.year, "value": actual.value,
                      "status": [house.scope("status", s) for s in rows.status], "origin": rows.position}),
        pd.DataFrame({"kind": goals.label, "year": goals.year, "value": goals.value,
                      "status": [house.scope("status", s) for s in goals.status], "origin": goals.position}),
    ])  # fmt: skip
    columns = [house.say(f"column.{c}") for c in ("series", "year", "value", "status", "origin")]
    printed = table.assign(value=[house.figure(v, indicator) for v in table.value]).drop(columns="origin")
    table.columns = pd.Index(columns)
    printed.columns = pd.Index(columns[:-1])
    kind = house.catalog.indicators[indicator].kind
    return Chart(
        key=f"path_{indicator}",
        title=house.say("path.title", place=house.place(found.region)),
        subtitle=house.say("path.subtitle", indicator=house.catalog.indicators[indicator].name.say(house.lang),
                           unit=house.printer.unit(house.catalog.indicators[indicator])),
        table=table, printed=printed, origins=ids(rows.position, goals.position),
        figure=path(actual, targets, house.colors, kind="flow" if kind == "flow" else "stock"),
        notes=(house.say("path.note"),),
    )  # fmt: skip


def _targets(house: House, region: str, indicator: str, actual: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the regimes' points to draw (each path from its base year on) and the goals themselves."""
    base = house.catalog.indicators[indicator].base
    rows = house.fetch(goals_known)
    mine = rows[
        (rows.region == region) & (rows.indicator == indicator) & (rows.organization == "") & (rows.base == base)
        & (rows.measure_scope == "") & rows.value.notna()
    ].sort_values(["regime", "year"])  # fmt: skip
    labels = {id: _label(house, id, part) for id, part in mine.groupby("regime")}
    mine = mine.assign(label=[labels[r] for r in mine.regime])
    known = dict(zip(actual.year.astype(int), actual.value, strict=True))
    judged = judgment(house, region, indicator, house.selection.year)
    points = []
    for id, part in mine.groupby("regime", sort=False):
        start = part.base_year.iloc[0]
        if id != "annual" and not pd.isna(start) and int(start) in known and int(start) < int(part.year.min()):
            points.append((id, int(start), known[int(start)], ""))
        points += [
            (id, int(r.year), r.value, f"{r.label}: {house.figure(r.value, indicator)} ({int(r.year)})")
            for r in part.itertuples()
        ]
    made = pd.DataFrame(points, columns=["regime", "year", "value", "hover"])
    made["label"] = [labels.get(r, "") for r in made.regime]
    made["current"] = [judged is not None and r == judged.regime for r in made.regime]
    made["printed"] = ""
    return made, mine


def _label(house: House, id: str, part: pd.DataFrame) -> str:
    """Give a regime's name with the month it was set in."""
    if id == "plan":
        return house.say("path.plan")
    set_on = part.set_on.dropna()
    when = f" ({pd.Timestamp(set_on.iloc[0]):%Y-%m})" if len(set_on) and id != "annual" else ""
    return regime_name(house, id) + when
