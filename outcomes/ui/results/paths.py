"""The path of a region's main series against the targets of every regime."""

from __future__ import annotations

import pandas as pd

from outcomes.charts.path import path
from outcomes.charts.theme import Ready
from outcomes.export.native import Sign
from outcomes.metrics.questions import placed_goals, regimes, values
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.results.breaks import break_frame, break_notes
from outcomes.ui.results.path_table import path_tables
from outcomes.ui.results.rows import each
from outcomes.ui.results.standing import HOLLOW, LEVEL, Standing, judgment, regime_name

SIGNS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"  # of regimes, in the order of their last year


def path_chart(house: House, found: Standing, indicator: str = LEVEL) -> Chart:
    """Give the actual path against the targets of every regime, each with its name and date.

    Only the regime in force depends on the chosen year, so the chart is kept for all years that share one.
    """
    judged = judgment(house, found.region, indicator, house.selection.year)
    current = "" if judged is None else judged.regime
    return house.each_version(
        _path_chart, found.region, indicator, current, house.map_year, house.lang, house.theme, house.selection.set
    )


def _path_chart(house: House, region: str, indicator: str, current: str, map_year: int | None, *_look: str) -> Chart:
    """Make the chart; `_look` (language, theme, set) only tells the kept charts apart."""
    everything = house.fetch(values, map_year)
    mine = (everything.region == region) & (everything.indicator == indicator) & everything.value.notna()
    rows = everything[mine].sort_values("year")
    goals = main_goals(house, region, indicator)
    actual = actual_frame(house, rows, indicator)
    targets = goal_frame(house, goals, actual, indicator, current=current)
    tables = path_tables(house, rows, goals, goal_labels(house, goals, targets), indicator)
    thing = house.catalog.indicators[indicator]
    return Chart(
        key=f"path_{indicator}",
        title=house.say("path.title", place=house.place(region)),
        subtitle=house.say("path.subtitle", indicator=thing.name.say(house.lang), unit=house.printer.unit(thing)),
        table=tables.files,
        printed=tables.printed,
        origins=ids(rows.position, goals.position),
        signs=goal_signs(house, targets, yearly=thing.kind == "flow"),
        figure=Ready(
            path(
                actual,
                targets,
                house.colors,
                kind="flow" if thing.kind == "flow" else "stock",
                breaks=break_frame(house, region, indicator),
            )
        ),
        notes=(
            house.say("path.note_yearly" if thing.kind == "flow" else "path.note"),
            *break_notes(house, region, indicator),
        ),
        native=tables.native,
    )


def actual_frame(house: House, rows: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """Give known figures as the path chart takes them: year, value, printed, hollow, hover."""
    printed = [house.figure(v, indicator) for v in rows.value]
    return pd.DataFrame({
        "year": rows.year.astype(int), "value": rows.value, "printed": printed,
        "hollow": [s in HOLLOW or c == "low" for s, c in zip(rows.status, rows.confidence, strict=True)],
        "hover": [
            f"{y}: {p} ({house.scope('status', s)}, {house.scope('confidence', c)})"
            for y, p, s, c in zip(rows.year, printed, rows.status, rows.confidence, strict=True)
        ],
    })  # fmt: skip


def main_goals(house: House, region: str, indicator: str) -> pd.DataFrame:
    """Give the goals of a region's main series, by regime and year."""
    base = house.catalog.indicators[indicator].base
    rows = house.fetch(placed_goals, house.map_year)
    mine = rows[
        (rows.region == region) & (rows.indicator == indicator) & (rows.organization == "") & (rows.base == base)
        & (rows.measure_scope == "") & rows.value.notna()
    ]  # fmt: skip
    return mine.sort_values(["regime", "year"])


def goal_frame(house: House, goals: pd.DataFrame, actual: pd.DataFrame, indicator: str, current: str) -> pd.DataFrame:
    """Give goals as the path chart takes them; each path starts at its regime's base year where that is known."""
    known = dict(zip(actual.year, actual.value, strict=True))
    points = []
    for id, part in goals.sort_values("year").groupby("regime", sort=False):
        label, start = _label(house, str(id), part), part.base_year.iloc[0]
        if id != "annual" and not pd.isna(start) and int(start) in known and int(start) < int(part.year.min()):
            points.append((id, int(start), known[int(start)], label, ""))
        points += [
            (id, int(r.year), r.value, label, f"{label}: {house.figure(r.value, indicator)} ({int(r.year)})")
            for r in each(part)
        ]
    made = pd.DataFrame(points, columns=["regime", "year", "value", "label", "hover"])
    made = made.assign(current=made.regime == current, last=made.groupby("regime").year.transform("max"))
    made = made.sort_values(["last", "regime", "year"], ignore_index=True)
    signs = {regime: SIGNS[n % len(SIGNS)] for n, regime in enumerate(dict.fromkeys(made.regime))}
    return made.drop(columns="last").assign(sign=made.regime.map(signs))


def goal_signs(house: House, targets: pd.DataFrame, *, yearly: bool) -> tuple[Sign, ...]:
    """Give what the signs of a path chart stand for, () without targets; `yearly` ones are strokes over bars."""
    if not len(targets):
        return ()
    if yearly:
        return (Sign(house.say("path.yearly"), look="stroke"),)
    ends = targets.groupby("regime", sort=False).tail(1)
    return tuple(Sign(str(row.hover or row.label), mark=str(row.sign)) for row in each(ends))


def goal_labels(house: House, goals: pd.DataFrame, targets: pd.DataFrame) -> dict[str, str]:
    """Give regime → its name, in the order of the signs in the chart's legend.

    Args:
        house: The reader's selection.
        goals: Goals of one series.
        targets: The same as the chart takes them (`goal_frame`).
    """
    here = set(goals.regime)
    return {str(row.regime): str(row.label) for row in each(targets.drop_duplicates("regime")) if row.regime in here}


def _label(house: House, id: str, part: pd.DataFrame) -> str:
    """Give a regime's name with the month it was set in."""
    if id == "plan":
        return house.say("path.plan")
    everything = house.fetch(regimes)
    set_on = everything[everything.id == id].set_on.dropna()
    when = f" ({pd.Timestamp(set_on.iloc[0]):%Y-%m})" if len(set_on) and id != "annual" else ""
    return regime_name(house, id) + when
