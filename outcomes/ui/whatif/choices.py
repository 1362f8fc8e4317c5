"""The reader's scenario: seven choices in the page's address, each beginning with a figure that is on record."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

from outcomes.metrics.forecast import LOOK_BACK, annual_changes
from outcomes.metrics.whatif import MOST_YEARS, affordable, need
from outcomes.ui.house import House
from outcomes.ui.page_address import PageAddress
from outcomes.ui.whatif.share import SHARES, Share, shareable
from outcomes.ui.whatif.start import EOK, MILLION, Goal, Start

What = Literal["additions", "budget"]
WHATS: tuple[What, ...] = ("additions", "budget")
PAGE = "targets"


@dataclass(frozen=True, slots=True)
class Scenario:
    """What the reader supposes: money in 억원 a year, a deployment's cost in million won; `share` '' for a province."""

    goal: str
    what: What
    per_year: int
    money_eok: int
    cost_million: int
    by: int
    share: Share | Literal[""]

    @property
    def cost_krw(self) -> int:
        """Give a deployment's cost in whole won."""
        return self.cost_million * MILLION

    @property
    def additions(self) -> int:
        """Give the additions a year: as chosen, or as many as the money pays for."""
        return affordable(self.money_eok * EOK, self.cost_krw) if self.what == "budget" else self.per_year


@dataclass(frozen=True, slots=True)
class Chosen:
    """The settled choices with their controls: `usual` is the scenario nobody changed, `most` how far sliders go."""

    controls: PageAddress
    scenario: Scenario
    usual: Scenario
    most: dict[str, int]


def settle(house: House, start: Start) -> Chosen:
    """Settle the scenario from the address, what the reader chose before, or the figures; write it to the address."""
    local = PageAddress(house, PAGE)
    chosen = house.selection
    _forget_elsewhere(house, (chosen.indicator, chosen.region, chosen.year, chosen.set, chosen.regime, house.map_year))
    ids = tuple(goal.id for goal in start.goals)
    goal = goal_of(start, local.one("goal", ids, ids[-1]))
    usual = _usual(house, start, goal)
    _forget_elsewhere(house, goal.id, "by")
    most = _most(start, goal, usual)
    what = local.one("what", WHATS, usual.what)
    numbers = {
        name: int(local.number(name, low, most[name], begin))
        for name, low, begin in (
            ("per_year", 0, usual.per_year), ("money", 0, usual.money_eok), ("unit_cost", 1, usual.cost_million),
            ("by", start.year + 1, usual.by),
        )
    }  # fmt: skip
    share: Share | Literal[""] = local.one("share", SHARES, usual.share) if usual.share else ""
    local.write(goal=lambda id: goal_of(start, id).label)
    found = Scenario(goal.id, what, numbers["per_year"], numbers["money"], numbers["unit_cost"], numbers["by"], share)
    return Chosen(local, found, usual, most)


def goal_of(start: Start, id: str) -> Goal:
    """Give the target with this id."""
    return next(goal for goal in start.goals if goal.id == id)


def _usual(house: House, start: Start, goal: Goal) -> Scenario:
    """Give the scenario of the last known figures."""
    per_year, cost = start.per_year(goal), start.cost.million_krw
    money = round(per_year * cost * MILLION / EOK)
    share = shareable(house, start) if start.region == "KR" else ""
    return Scenario(start.goals[-1].id, "additions", per_year, money, cost, start.last_year(goal), share)


def _most(start: Start, goal: Goal, usual: Scenario) -> dict[str, int]:
    """Give how far each slider goes: twice the greatest of what was, what is needed and what it begins with."""
    by_goal = need(start.level, start.year, goal.value, usual.by, usual.cost_krw)
    was = annual_changes(start.known, start.year, LOOK_BACK).values()
    per_year = _round_up(max(2 * usual.per_year, 2 * by_goal.per_year, *(2 * change for change in was), 10))
    money = _round_up(max(2 * usual.money_eok, 2 * by_goal.money_per_year_krw / EOK, 10))
    cost = _round_up(max(2 * usual.cost_million, 200))
    return {"per_year": per_year, "money": money, "unit_cost": cost, "by": start.year + MOST_YEARS}


def _round_up(value: float) -> int:
    """Give the next round number: 10, 20, 50, 100, 200, 500 and so on."""
    power = 10 ** max(math.floor(math.log10(value)), 0)
    return next(int(step * power) for step in (1, 2, 5, 10) if value <= step * power)


def _forget_elsewhere(house: House, place: Hashable, *names: str) -> None:
    """Forget numbers that were chosen for another region, year or target: its figures begin anew."""
    names = names or ("per_year", "money", "unit_cost", "by", "share")
    state, key = house.asked.state, f"whatif_of_{'_'.join(names)}"
    if state.get(key, place) != place:
        for name in names:
            state.pop(f"chosen_{PAGE}_{name}", None)
    state[key] = place
