"""What the what-if part shows: the answer in words always, the charts when it is opened."""

from __future__ import annotations

from dataclasses import dataclass

from outcomes.metrics.whatif import need
from outcomes.ui.chart_frame import Chart
from outcomes.ui.house import House
from outcomes.ui.whatif.choices import Scenario, goal_of
from outcomes.ui.whatif.path import path_chart
from outcomes.ui.whatif.reason import other_goals
from outcomes.ui.whatif.say import (
    caution_sentence,
    money_sentence,
    needed_title,
    own_sentence,
    scenario_sentence,
    start_sentence,
)
from outcomes.ui.whatif.share import share_chart
from outcomes.ui.whatif.start import Start


@dataclass(frozen=True, slots=True)
class Answer:
    """The sentences that stand there when the rest is folded, '' for one there is no need of.

    They say what the scenario leads to, what the own pace leads to, what it costs, that it is beyond anything seen,
    from where it starts if that is not the chosen year, and which targets still lie ahead where this one is met.
    """

    scenario: str
    own: str = ""
    money: str = ""
    caution: str = ""
    start: str = ""
    ahead: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """What stands there when the part is opened: the path, and what the target takes as a table or a sentence."""

    path: Chart
    turned: Chart | str

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Give the charts in reading order."""
        return (self.path, self.turned) if isinstance(self.turned, Chart) else (self.path,)


def answer(house: House, start: Start, scenario: Scenario) -> Answer:
    """Give the sentences of a scenario; of a target that is met only the first."""
    goal = goal_of(start, scenario.goal)
    said = scenario_sentence(house, start, goal, scenario)
    begin = "" if start.year == house.selection.year else start_sentence(house, start)
    if start.level >= goal.value:
        return Answer(said, start=begin, ahead=other_goals(house))
    return Answer(
        said, own_sentence(house, start, goal), money_sentence(house, start, scenario),
        caution_sentence(house, start, scenario), begin,
    )  # fmt: skip


def opened(house: House, start: Start, scenario: Scenario) -> Opened:
    """Give what is shown of a scenario when the part is opened."""
    return Opened(path_chart(house, start, scenario), _turned_around(house, start, scenario))


def _turned_around(house: House, start: Start, scenario: Scenario) -> Chart | str:
    """Give what the target takes by the reader's year: shared in a table for the nation, else as a sentence."""
    goal = goal_of(start, scenario.goal)
    needed = need(start.level, start.year, goal.value, scenario.by, scenario.cost_krw)
    title = needed_title(house, start, goal, needed, scenario.by)
    if not scenario.share or not needed.missing:
        return title
    return share_chart(house, start, needed, scenario.by, scenario.share, title)
