"""The what-if in sentences: when the target is met in the scenario, at the series' own pace, and by which figures."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from outcomes.metrics.forecast import annual_changes, fan
from outcomes.metrics.whatif import MOST_YEARS, Meeting, Need, crossing, meets
from outcomes.ui.house import House
from outcomes.ui.results.standing import MONEY, standing
from outcomes.ui.whatif.choices import Scenario, What
from outcomes.ui.whatif.share import ESTABLISHMENTS
from outcomes.ui.whatif.start import EOK, MILLION, Goal, Start

TIMES = 10  # the most that was ever added in a year: beyond it a scenario is said to be far from anything seen


@dataclass(frozen=True, slots=True)
class Met:
    """When a path meets the target: in the middle, at the earliest and at the latest (80 %).

    Null is not within 30 years.
    """

    middle: int | None
    first: int | None
    last: int | None


def met(paths: pd.DataFrame, target: float) -> Met:
    """Give when a path with its interval meets a target: the high end earliest, the low end latest."""
    found = [crossing(paths.year, paths[column], target) for column in ("middle", "high_80", "low_80")]
    return Met(*(None if year is None else int(year) for year in found))


def scenario_sentence(house: House, start: Start, goal: Goal, scenario: Scenario) -> str:
    """Give the answer: with so many additions a year the target is met in that year.

    It has no interval: the additions are what the reader decides, and only the year is worked out.
    """
    meeting = meets(start.level, start.year, goal.value, scenario.additions)
    if meeting.kind == "already":
        return already(house, start, goal)
    values = {
        "additions": house.figure(scenario.additions, start.indicator.id),
        "target": house.figure(goal.value, start.indicator.id),
    }
    if meeting.year is None:
        return house.say(f"whatif.{meeting.kind}", due=goal.year, **values)
    return f"{house.say('whatif.meets', year=meeting.year, **values)} {_against_due(house, goal, meeting)}"


def already(house: House, start: Start, goal: Goal) -> str:
    """Say that the target is met, and since when."""
    since = next(year for year, value in start.known.items() if value >= goal.value)
    figures = {"level": start.known[since], "target": goal.value}
    printed = {name: house.figure(value, start.indicator.id) for name, value in figures.items()}
    return house.say("whatif.already", year=since, due=goal.year, **printed)


def own_met(start: Start, goal: Goal) -> Met | None:
    """Give when the series meets the target at its own pace; None where that cannot be told."""
    if start.own is None:
        return None
    return met(fan(start.level, start.year, start.own, MOST_YEARS), goal.value)


def _against_due(house: House, goal: Goal, meeting: Meeting) -> str:
    """Say how far from the target's own year that is."""
    late = (meeting.year or goal.year) - goal.year
    if late == 0:
        return house.say("whatif.on_time")
    return house.say("whatif.late" if late > 0 else "whatif.early", due=goal.year, years=abs(late))


def own_sentence(house: House, start: Start, goal: Goal) -> str:
    """Give when the target is met if the series goes on as it did, in which range; why not, where it cannot be."""
    found = own_met(start, goal)
    if start.own is None or found is None:
        return house.say("whatif.own_few")
    mean = house.printer.figure(round(start.own.mean), start.indicator)
    return house.say(
        "whatif.own", count=start.own.count, mean=mean, year=year_words(house, found.middle),
        range=_range(house, start, found),
    )  # fmt: skip


def _range(house: House, start: Start, found: Met) -> str:
    """Give the range of years with how often such ranges held; ‘80 %’ is its name only where they nearly did."""
    span, tested = _span(house, found), start.tested
    if not tested.cases:
        return house.say("whatif.range_untested", span=span)
    kind = "kept" if tested.holds else "missed"
    return house.say(f"whatif.range_{kind}", span=span, cases=tested.cases, within=tested.within_80)


def _span(house: House, found: Met) -> str:
    """Give the earliest and the latest year, one where they are the same."""
    first, last = year_words(house, found.first), year_words(house, found.last)
    return first if first == last else f"{first} ~ {last}" if house.lang == "ko" else f"{first} to {last}"


def year_words(house: House, year: int | None) -> str:
    """Give a year, or that it is beyond the years looked at."""
    return house.say("whatif.beyond") if year is None else house.say("whatif.in_year", year=year)


def chart_title(house: House, start: Start, goal: Goal, scenario: Scenario) -> str:
    """Give the two answers side by side."""
    if start.level >= goal.value:
        return already(house, start, goal)
    meeting = meets(start.level, start.year, goal.value, scenario.additions)
    supposed = house.say("whatif.no_year") if meeting.kind == "never" else year_words(house, meeting.year)
    target = house.figure(goal.value, start.indicator.id)
    values = {"place": house.place(start.region), "target": target, "scenario": supposed}
    found = own_met(start, goal)
    if found is None:
        return house.say("whatif.chart_alone", **values)
    return house.say("whatif.chart_both", own=year_words(house, found.middle), **values)


def money_sentence(house: House, start: Start, scenario: Scenario) -> str:
    """Give what the additions cost, or how many the money pays for."""
    money = scenario.money_eok * EOK if scenario.what == "budget" else scenario.additions * scenario.cost_krw
    return house.say(
        f"whatif.money_{scenario.what}",
        money=house.figure(money, MONEY),
        each=_each(house, start, scenario),
        additions=house.figure(scenario.additions, start.indicator.id),
    )


def cost_words(house: House, million: int) -> str:
    """Give a deployment's cost in the unit of the amounts beside it."""
    return house.figure(million * MILLION, MONEY)


def _each(house: House, start: Start, scenario: Scenario) -> str:
    """Give a deployment's cost with the figures and the year it comes from, or that it is assumed."""
    cost, said = start.cost, cost_words(house, scenario.cost_million)
    if scenario.cost_million != cost.million_krw:
        return house.say("whatif.each_chosen", cost=said)
    if not cost.year:
        return house.say("whatif.each_assumed", cost=said)
    values = {"cost": said, "place": house.place(cost.region), "year": cost.year}
    if not cost.divided:
        return house.say("whatif.each_known", **values)
    budget, built = house.figure(cost.budget_krw, MONEY), house.figure(cost.built, start.indicator.id)
    return house.say("whatif.each_divided", budget=budget, built=built, **values)


def caution_sentence(house: House, start: Start, scenario: Scenario) -> str:
    """Say that the additions are beyond anything seen: more than there are firms, or ten times the most so far."""
    additions, id = scenario.additions, start.indicator.id
    firms = standing(house, start.region).figures.get(ESTABLISHMENTS, {})
    year = min(firms, key=lambda known: (abs(known - start.year), -known), default=0)
    if firms and additions > firms[year].value:
        count = house.figure(firms[year].value, ESTABLISHMENTS)
        return house.say("whatif.caution_firms", additions=house.figure(additions, id), firms=count, year=year)
    changes = annual_changes(start.known, start.year, start.year)
    most = max(changes, key=changes.__getitem__, default=0)
    if changes and additions > TIMES * changes[most] > 0:
        printed = {"additions": house.figure(additions, id), "most": house.figure(changes[most], id)}
        return house.say("whatif.caution_past", times=TIMES, year=most, **printed)
    return ""


def start_sentence(house: House, start: Start) -> str:
    """Say from which figure it starts, and that the chosen year's is not known where it is not."""
    level = house.figure(start.level, start.indicator.id)
    said = house.say("whatif.start", place=house.place(start.region), year=start.year, level=level)
    asked = house.selection.year
    return said if start.year == asked else f"{house.say('whatif.start_earlier', year=asked)} {said}"


def defaults_note(house: House, start: Start, goal: Goal, usual: Scenario, what: What) -> str:
    """Say where each figure the sliders begin with comes from; `what` is the slider that is drawn."""
    additions = house.figure(usual.per_year, start.indicator.id)
    known = "added" if start.added is not None else "needed"
    known = f"money_{known}" if what == "budget" else known
    money = house.figure(usual.money_eok * EOK, MONEY)
    by = "due" if goal.year == usual.by else "ahead"
    return " ".join([
        house.say(f"whatif.default_{known}", additions=additions, year=start.year, money=money),
        _cost_default(house, start),
        house.say(f"whatif.default_{by}", year=usual.by, due=goal.year),
    ])  # fmt: skip


def _cost_default(house: House, start: Start) -> str:
    cost = start.cost
    said = cost_words(house, cost.million_krw)
    if not cost.year:
        return house.say("whatif.cost_assumed", cost=said)
    place = house.place(cost.region)
    if not cost.divided:
        return house.say("whatif.cost_known", cost=said, place=place, year=cost.year)
    budget = house.figure(cost.budget_krw, MONEY)
    built = house.figure(cost.built, start.indicator.id)
    return house.say("whatif.cost_divided", cost=said, place=place, year=cost.year, budget=budget, built=built)


def needed_title(house: House, start: Start, goal: Goal, needed: Need, by: int) -> str:
    """Give what the target takes by the year: additions and money a year."""
    if not needed.missing:
        return already(house, start, goal)
    counts = {"target": goal.value, "missing": needed.missing, "additions": needed.per_year}
    printed = {name: house.figure(value, start.indicator.id) for name, value in counts.items()}
    money = house.figure(needed.money_per_year_krw, MONEY)
    return house.say("whatif.needed", place=house.place(start.region), year=by, money=money, **printed)


def tested_note(house: House, start: Start) -> str:
    """Say what the interval assumes and how often it held what then happened in this very series."""
    assumed = house.say("whatif.assumes")
    if not start.tested.cases:
        return assumed
    return f"{assumed} {house.say('whatif.tested', cases=start.tested.cases, within=start.tested.within_80)}"
