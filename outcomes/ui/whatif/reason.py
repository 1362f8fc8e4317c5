"""Why there is no what-if, and which targets still lie ahead that count another thing."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.printing import is_known
from outcomes.metrics.questions import assessment
from outcomes.ui.house import House
from outcomes.ui.results.rows import Row, each
from outcomes.ui.results.standing import assessed


def why_not(house: House, reason: str) -> str:
    """Give the words for a reason of `whatif_start`, with what else there is."""
    said = house.say(
        f"whatif.reason.{reason}", indicator=house.indicator.name.say(house.lang),
        place=house.place(house.selection.region), year=house.selection.year,
    )  # fmt: skip
    if reason != "not_in_force":
        return said
    return " ".join(filter(None, (said, _latest(house), other_goals(house))))


def _latest(house: House) -> str:
    """Say of the target set last that it is met, or that it can be chosen."""
    rows = house.fetch(assessment, "latest", *([] if house.map_year is None else [house.map_year]))
    rows = rows[(rows.indicator == house.selection.indicator) & (rows.base == house.indicator.base)]
    last = next((row for row in _targets(house, rows) if row.verdict == "reached"), None)
    if last is None:
        return house.say("whatif.latest_open")
    target = house.figure(last.final_target, last.indicator)
    return house.say("whatif.latest_met", target=target, due=int(last.final_year))


def other_goals(house: House) -> str:
    """Name the targets that count another thing and are due after the chosen year; '' where there are none."""
    rows = assessed(house)
    mine = rows[(rows.indicator != house.selection.indicator) & (rows.final_year > house.selection.year)]
    kinds = {i.id for i in house.catalog.indicators.values() if i.kind == "stock"}
    found = [row for row in _targets(house, mine) if row.indicator in kinds]
    groups = {
        "known": [row for row in found if is_known(row.actual)],
        "unknown": [row for row in found if not is_known(row.actual)],
    }
    return " ".join(
        house.say(f"whatif.other_{kind}", targets=", ".join(_named(house, goal) for goal in goals))
        for kind, goals in groups.items()
        if goals
    )


def _targets(house: House, rows: pd.DataFrame) -> list[Row]:
    """Give the selected region's targets of the chosen year, of the region as a whole."""
    place, year = house.selection.region, house.selection.year
    mine = rows[(rows.region == place) & (rows.year == year) & (rows.kind == "target")]
    return list(each(mine[(mine.organization == "") & (mine.measure_scope == "")]))


def _named(house: House, goal: Row) -> str:
    name = house.catalog.indicators[goal.indicator].name.say(house.lang)
    target = house.figure(goal.final_target, goal.indicator)
    return house.say("whatif.other_goal", indicator=name, target=target, due=int(goal.final_year))
