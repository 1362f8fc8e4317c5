"""The what-if as a chart: the path so far, the targets, the scenario and the series' own pace with its interval."""

from __future__ import annotations

import pandas as pd

from outcomes.charts.theme import Ready
from outcomes.charts.whatif import whatif
from outcomes.export.native import NativeChart, Role, wide
from outcomes.metrics.forecast import fan
from outcomes.metrics.whatif import MOST_YEARS, meets
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.results.paths import actual_frame
from outcomes.ui.results.regional_table import NONE
from outcomes.ui.results.standing import standing
from outcomes.ui.whatif.choices import Scenario, goal_of
from outcomes.ui.whatif.say import chart_title, own_met, start_sentence, tested_note
from outcomes.ui.whatif.start import Goal, Start

FEWEST_YEARS = 3  # drawn ahead
BEYOND = 1  # year drawn after the last event
OWN = ("middle", "low_50", "high_50", "low_80", "high_80")


def path_chart(house: House, start: Start, scenario: Scenario) -> Chart:
    """Give the what-if in its frame; the title is the scenario's answer."""
    goal = goal_of(start, scenario.goal)
    ahead = _ahead(start, goal, scenario)
    own = None if start.own is None else fan(start.level, start.year, start.own, ahead)
    supposed = _supposed(start, scenario, ahead)
    actual = actual_frame(house, pd.DataFrame(list(start.figures.values())), start.indicator.id)
    names = (house.say("whatif.line_scenario"), house.say("whatif.line_own"))
    figure = whatif(
        actual, _targets(house, start, goal), _hovered(house, start, own), _said(house, start, supposed), names,
        house.colors,
    )  # fmt: skip
    table = _table(house, start, supposed, own)
    printed = _printed(house, start, table)
    unit = house.printer.unit(start.indicator)
    return Chart(
        key="whatif",
        title=chart_title(house, start, goal, scenario),
        subtitle=house.say("whatif.subtitle", indicator=start.indicator.name.say(house.lang), unit=unit,
                           place=house.place(start.region), target=goal.label),
        table=table,
        printed=printed,
        origins=ids([row.position for row in start.figures.values()], [each.position for each in start.goals],
                    start.cost.positions),
        figure=Ready(figure),
        notes=(start_sentence(house, start), *_later(house, start), tested_note(house, start)),
        native=_native(house, start, printed),
    )  # fmt: skip


def _later(house: House, start: Start) -> tuple[str, ...]:
    """Say what is known of the years after the start, which the lines do not know."""
    latest = standing(house, start.region).latest(start.indicator.id)
    if latest is None or latest.year <= start.year:
        return ()
    value = house.figure(latest.value, start.indicator.id)
    return (house.say("whatif.later", year=start.year, latest=int(latest.year), value=value),)


def _ahead(start: Start, goal: Goal, scenario: Scenario) -> int:
    """Give how many years are drawn: up to the last year in which something is met or due."""
    events = [goal.year, meets(start.level, start.year, goal.value, scenario.additions).year]
    if found := own_met(start, goal):
        events.append(found.middle)
    ahead = max(year - start.year for year in events if year is not None) + BEYOND
    return min(max(ahead, FEWEST_YEARS), MOST_YEARS)


def _supposed(start: Start, scenario: Scenario, ahead: int) -> pd.DataFrame:
    years = range(ahead + 1)
    return pd.DataFrame({
        "year": [start.year + k for k in years], "value": [start.level + k * scenario.additions for k in years],
    })  # fmt: skip


def _targets(house: House, start: Start, chosen: Goal) -> pd.DataFrame:
    """Give the targets of the regime that are still ahead, and the chosen one, as the chart takes them."""
    rows = [
        (g.year, g.value, g.label, f"{g.label}: {house.figure(g.value, start.indicator.id)} ({g.year})", g == chosen)
        for g in start.goals
        if g == chosen or g.year > start.year
    ]
    return pd.DataFrame(rows, columns=["year", "value", "label", "hover", "chosen"])


def _said(house: House, start: Start, supposed: pd.DataFrame) -> pd.DataFrame:
    name = house.say("whatif.line_scenario")
    hover = [f"{y} {name}: {_figure(house, start, v)}" for y, v in zip(supposed.year, supposed.value, strict=True)]
    return supposed.assign(hover=hover)


def _hovered(house: House, start: Start, own: pd.DataFrame | None) -> pd.DataFrame | None:
    """Give the own pace with its words: the middle and the 80 % interval."""
    if own is None:
        return None
    name = house.say("whatif.line_own")
    rows = zip(own.year, own.middle, own.low_80, own.high_80, strict=True)
    return own.assign(
        hover=[
            f"{year} {name}: {_figure(house, start, middle)} "
            f"(80%: {_figure(house, start, low)}–{_figure(house, start, high)})"
            for year, middle, low, high in rows
        ]
    )


def _figure(house: House, start: Start, value: float) -> str:
    return house.printer.figure(round(value), start.indicator)


def _table(house: House, start: Start, supposed: pd.DataFrame, own: pd.DataFrame | None) -> pd.DataFrame:
    """Give year, actual, target, scenario and the own pace with its intervals (null = not defined for the year).

    Every year from the first known one to the last that is drawn has a row, and every year with a target.
    """
    drawn = {*start.figures, *supposed.year, *(goal.year for goal in start.goals)}
    years = range(min(drawn), max(drawn) + 1)
    made = pd.DataFrame(index=pd.Index(years, name=house.say("column.year")))
    made[house.say("path.actual")] = pd.Series(start.known)
    made[house.say("column.target")] = pd.Series({goal.year: goal.value for goal in start.goals})
    made[house.say("whatif.line_scenario")] = supposed.set_index("year").value
    if own is not None:
        for column in OWN:
            made[house.say(f"whatif.path.{column}")] = own.set_index("year")[column].round()
    made.loc[start.year, made.columns[2:]] = float("nan")
    return made.reset_index()


def _printed(house: House, start: Start, table: pd.DataFrame) -> pd.DataFrame:
    """Give the table as it is read: a year before the start may be unknown, what is not defined is a dash."""
    year, actual = table.columns[:2]
    made = pd.DataFrame({year: [str(int(each)) for each in table[year]]})
    unit = house.printer.unit(start.indicator)
    for column in table.columns[1:]:
        made[f"{column} ({unit})"] = [
            NONE
            if pd.isna(value) and (column != actual or when > start.year)
            else house.printer.number(value, start.indicator.unit)
            for value, when in zip(table[column], table[year], strict=True)
        ]
    return made


def _native(house: House, start: Start, printed: pd.DataFrame) -> NativeChart:
    """Give the chart for documents: the path so far, the targets, the scenario, the own pace and its wider interval."""
    unit = house.printer.unit(start.indicator)
    named: dict[str, Role] = {
        "path.actual": "value", "column.target": "target", "whatif.line_scenario": "plan",
        "whatif.path.middle": "plan", "whatif.path.low_80": "other", "whatif.path.high_80": "other",
    }  # fmt: skip
    titles = {f"{house.say(key)} ({unit})": role for key, role in named.items()}
    drawn = {title: role for title, role in titles.items() if title in printed}
    return wide(printed, "line", house.say("column.year"), drawn, unit)
