"""The groups of a breakdown: median, middle half, interval, how many answered; those that are hidden by name."""

from __future__ import annotations

import pandas as pd

from outcomes.charts.intervals import intervals
from outcomes.charts.theme import Ready
from outcomes.export.native import NativeChart, wide
from outcomes.metrics.value_counts import LEAST, LEAST_SPREAD
from outcomes.ui.chart_frame import Chart
from outcomes.ui.house import House
from outcomes.ui.origin import CASES
from outcomes.ui.productivity.cases import Answers, Group, as_printed
from outcomes.ui.productivity.distribution import scope_line

HIDDEN = "X"
SHARES = ("median", "q1", "q3", "low", "high", "mean", "response")


def groups_chart(house: House, found: Answers) -> Chart | None:
    """Give the breakdown in its frame; None where the selection has no completed project."""
    if not found.groups:
        return None
    frame = pd.DataFrame([_row(house, group) for group in found.groups])
    closed = found.withheld and not any(group.found for group in found.groups)
    read = _printed(house, frame)
    return Chart(
        key="productivity_groups",
        title=_title(house, found),
        subtitle=scope_line(house, found.choice, everywhere=found.choice.by == "region"),
        table=_table(house, frame),
        printed=read,
        origins=(CASES,),
        figure=None if closed else Ready(intervals(frame, house.colors, house.selection.region)),
        notes=_notes(house, found),
        native=_native(house, found, read),
    )


def _native(house: House, found: Answers, read: pd.DataFrame) -> NativeChart | None:
    """Give the medians as bars, the means where no group has a median; what is hidden or few stays words."""
    name, value = read.columns[0], house.say(f"productivity.column.{'median' if found.shown else 'mean'}")
    few, mine = house.say("productivity.few", least=LEAST_SPREAD), [house.place(house.selection.region)]
    made = wide(read, "bar", name, {value: "value"}, "%", mine if found.choice.by == "region" else (), [few])
    return made if made.knows_any else None


def _title(house: House, found: Answers) -> str:
    by = house.say(f"productivity.by.{found.choice.by}")
    if found.withheld and not any(group.found for group in found.groups):
        return house.say("productivity.withheld")
    if len(found.shown) < 2:
        return house.say("productivity.groups.title_few", by=by)
    first, last = found.shown[0], found.shown[-1]
    return house.say(
        "productivity.groups.title", by=by, first=first.label, high=house.printer.share(first.at(0.5)),
        last=last.label, low=house.printer.share(last.at(0.5)),
    )  # fmt: skip


def _row(house: House, group: Group) -> dict[str, object]:
    """Give a group as the chart and the tables need it."""
    inside, interval = group.found, group.interval
    numbers: dict[str, float | None] = {
        "median": group.at(0.5), "q1": group.at(0.25), "q3": group.at(0.75),
        "low": interval.low if interval else None, "high": interval.high if interval else None,
        "mean": inside.mean if inside else None, "response": inside.response if inside else None,
    }  # fmt: skip
    numbers = {name: as_printed(value) for name, value in numbers.items()}
    row: dict[str, object] = {"id": group.id, "name": group.label, "state": group.state, **numbers}
    if inside is None:
        words = _absent(house, group.state)
        return row | {"n": None, "completed": None, "below": "", "printed": words, "hover": ""}
    shares = {name: house.printer.share(value) for name, value in numbers.items()}
    below = house.say("productivity.answered", count=f"{inside.n:,}", share=shares["response"])
    counted = {"n": inside.n, "completed": inside.completed}
    if not inside.spreads:
        few = house.say("productivity.few", least=LEAST_SPREAD)
        hover = f"{group.label}\n{below}\n{few} {shares['mean']}"
        return row | counted | {"below": below, "printed": f"{shares['mean']} · {few}", "hover": hover}
    hover = house.say("productivity.hover", name=group.label, count=f"{inside.n:,}", **shares)
    return row | counted | {"below": below, "printed": shares["median"], "hover": hover}


def _absent(house: House, state: str) -> str:
    """Give why a group shows nothing."""
    return f"{HIDDEN} · {house.say('productivity.hidden')}" if state == "hidden" else house.say("productivity.empty")


def _notes(house: House, found: Answers) -> tuple[str, ...]:
    lines = [house.say("productivity.interval_note")]
    if any(group.found and not group.found.spreads for group in found.groups):
        lines.append(house.say("productivity.few_rule", least=LEAST_SPREAD))
    if any(group.state == "hidden" for group in found.groups):
        lines.append(house.say("productivity.hidden_rule", least=LEAST))
    if found.withheld:
        lines.append(house.say("productivity.withheld_rule", least=LEAST))
    return tuple(lines)


def _table(house: House, frame: pd.DataFrame) -> pd.DataFrame:
    """Give the groups as numbers, for files; hidden cells carry the mark."""
    columns: dict[str, object] = {
        house.say("productivity.column.group_id"): frame.id,
        house.say("productivity.column.group"): frame.name,
    }
    for name in ("n", "completed", *SHARES):
        columns[house.say(f"productivity.column.{name}")] = frame[name]
    columns[house.say("productivity.column.mark")] = [HIDDEN if s == "hidden" else "" for s in frame.state]
    return pd.DataFrame(columns)


def _printed(house: House, frame: pd.DataFrame) -> pd.DataFrame:
    columns: dict[str, object] = {house.say("productivity.column.group"): frame.name}
    for name in ("n", "completed"):
        columns[house.say(f"productivity.column.{name}")] = [
            _cell(s, "" if s != "shown" else f"{int(v):,}") for s, v in zip(frame.state, frame[name], strict=True)
        ]
    for name in SHARES:
        columns[house.say(f"productivity.column.{name}")] = [
            _cell(s, _share(house, v, name)) for s, v in zip(frame.state, frame[name], strict=True)
        ]
    return pd.DataFrame(columns)


def _share(house: House, value: float | None, name: str) -> str:
    """Give a share as printed; in place of a median words, and of the rest '–', where few answered."""
    if value is None or pd.isna(value):
        return house.say("productivity.few", least=LEAST_SPREAD) if name == "median" else "–"
    return house.printer.share(value)


def _cell(state: str, printed: str) -> str:
    return {"hidden": HIDDEN, "empty": "–"}.get(state, printed)
