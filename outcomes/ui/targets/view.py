"""What the targets page shows, made ready once per version, selection and order of the rows."""

from __future__ import annotations

from dataclasses import dataclass

from outcomes.ui.chart_frame import Chart
from outcomes.ui.house import House
from outcomes.ui.targets.league import (
    Order,
    first_sentence,
    league_chart,
    leagues,
    second_sentence,
    years_with_targets,
)
from outcomes.ui.targets.methods import explanation
from outcomes.ui.targets.plans import plans_chart


@dataclass(frozen=True, slots=True)
class TargetsView:
    """What the targets page shows; `chosen` is None where the selected indicator has no target in the year.

    `years` are those in which it has some, empty where the year has.
    """

    sentence: str
    lead: str
    years: tuple[int, ...]
    chosen: Chart | None
    others: tuple[Chart, ...]
    plans: Chart | None
    methods: str

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Give the charts below the what-if in reading order."""
        chosen, plans = ((chart,) if chart else () for chart in (self.chosen, self.plans))
        return (*chosen, *self.others, *plans)


def targets_view(house: House, order: Order) -> TargetsView:
    """Give the page with each table's rows in this order: highest attainment first, most required first, by name."""
    found = leagues(house, order)
    charts = {league.indicator.id: league_chart(house, league) for league in found}
    chosen = charts.pop(house.selection.indicator, None)
    return TargetsView(
        sentence=first_sentence(house, found),
        lead=second_sentence(house, found),
        years=() if chosen else tuple(years_with_targets(house)),
        chosen=chosen,
        others=tuple(charts.values()),
        plans=plans_chart(house),
        methods=explanation(house),
    )
