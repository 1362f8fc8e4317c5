"""Plans, apart from targets: what each still requires a year, and once the planned additions are in."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.printing import enough, is_known
from outcomes.metrics.questions import goals_known, required
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.markup import text
from outcomes.ui.results.rows import each
from outcomes.ui.targets.league_row import NONE, is_selected

GOAL = ["indicator", "region", "organization", "base", "measure_scope"]


def plans_chart(house: House) -> Chart | None:
    """Give the plans for the chosen year or later, None where there is none.

    It has no native form: what a plan requires is told step by step, each from another year on.
    """
    known = house.fetch(goals_known)
    goals = known[(known.kind == "plan") & (known.year >= house.selection.year)].sort_values(["region", "year"])
    if not len(goals):
        return None
    steps = [(goal, _steps(house, goal)) for _, goal in goals.iterrows()]
    table = pd.concat([_rows(house, goal, found) for goal, found in steps], ignore_index=True)
    return Chart(
        key="targets_plans",
        title=house.say("targets.plan.title", count=len(goals)),
        subtitle=house.say("targets.plans_note"),
        table=table,
        printed=pd.concat([_printed(house, goal, found) for goal, found in steps], ignore_index=True),
        origins=ids(table[house.say("column.origin")]),
        body="".join(_plan(house, goal, found) for goal, found in steps),
    )


def _steps(house: House, goal: pd.Series) -> pd.DataFrame:
    """Give what a plan requires from the last level known by the chosen year, then after each planned year."""
    rows: pd.DataFrame = house.fetch(required)
    rows = rows[(rows.kind == "plan") & (rows.goal_year == goal.year) & (rows.level_year <= house.selection.year)]
    for column in GOAL:
        rows = rows[rows[column] == goal[column]]
    newest: pd.DataFrame = rows[rows.level_year == rows.level_year.max()]
    return newest.sort_values("year")


def _plan(house: House, goal: pd.Series, steps: pd.DataFrame) -> str:
    """Give a plan and below it, line by line, what it requires."""
    lines = [_line(house, step) for _, step in steps.iterrows()] or [house.say("targets.plan.unknown")]
    listed = "".join(f"<li>{text(line)}</li>" for line in lines)
    mine = " mine" if is_selected(house, goal.region) else ""
    return f'<div class="plan{mine}"><h4>{text(_title(house, goal))}</h4><ul>{listed}</ul></div>'


def _title(house: House, goal: pd.Series) -> str:
    planned = house.figure(goal.value, goal.indicator)
    return house.say("targets.plan.goal", place=house.place(goal.region), year=int(goal.year), goal=planned)


def _line(house: House, step: pd.Series) -> str:
    indicator = house.catalog.indicators[step.indicator]
    level, year = house.figure(step.level, step.indicator), int(step.level_year)
    needed = house.printer.figure(enough(step.required_annual, indicator), indicator)
    if step.required_annual == 0:
        return house.say("targets.plan.done", year=year, level=level)
    if step.additions == 0:
        return house.say("targets.plan.level", year=year, level=level, required=needed)
    mark = house.scope("mark", step.mark) if step.mark else ""
    additions = " ".join(p for p in (house.figure(step.additions, step.indicator), mark) if p)
    return house.say("targets.plan.after", year=int(step.year), additions=additions, required=needed)


def _rows(house: House, goal: pd.Series, steps: pd.DataFrame) -> pd.DataFrame:
    """Give a plan's rows of the table; one with unknown figures where no level is known."""
    shown = steps if len(steps) else steps.reindex([0])
    used = [[goal.position, *(p for p in cells if isinstance(p, str))] for cells in _positions(shown)]
    return pd.DataFrame({
        house.say("column.region"): house.place(goal.region),
        house.say("column.goal"): goal.value,
        house.say("column.goal_year"): int(goal.year),
        house.say("column.level"): list(shown.level),
        house.say("column.level_year"): list(shown.level_year),
        house.say("column.additions"): list(shown.additions),
        house.say("column.additions_year"): list(shown.year),
        house.say("column.required"): list(shown.required_annual),
        house.say("column.origin"): ["|".join(ids(cells)) for cells in used],
    })  # fmt: skip


def _printed(house: House, goal: pd.Series, steps: pd.DataFrame) -> pd.DataFrame:
    """Give a plan's rows as they are read: the first says what is required from the level known, the others after."""
    shown = steps if len(steps) else steps.reindex([0])
    indicator, title = house.catalog.indicators[goal.indicator], _title(house, goal)
    needed = [house.printer.figure(enough(step.required_annual, indicator), indicator) for step in each(shown)]
    planned = [bool(step.additions) and is_known(step.additions) for step in each(shown)]
    return pd.DataFrame({
        house.say("column.region"): [
            f"{title} · {int(step.year)}" if added else title for step, added in zip(each(shown), planned, strict=True)
        ],
        house.say("column.goal"): house.figure(goal.value, goal.indicator),
        house.say("column.goal_year"): str(int(goal.year)),
        house.say("column.level"): [house.figure(step.level, goal.indicator) for step in each(shown)],
        house.say("column.level_year"): [_year(step.level_year) for step in each(shown)],
        house.say("column.additions"): [
            house.figure(step.additions, goal.indicator) if added else NONE
            for step, added in zip(each(shown), planned, strict=True)
        ],
        house.say("column.additions_year"): [
            _year(step.year) if added else NONE for step, added in zip(each(shown), planned, strict=True)
        ],
        house.say("column.required"): needed,
    })  # fmt: skip


def _year(year: float) -> str:
    return str(int(year)) if is_known(year) else NONE


def _positions(steps: pd.DataFrame) -> list[tuple[object, object]]:
    return list(zip(steps.level_position, steps.plan_position, strict=True))
