"""What the budget page shows, made ready once per version, selection, unit of money, scope and split."""

from __future__ import annotations

from dataclasses import dataclass

from outcomes.ui.budget.chain import chain_chart
from outcomes.ui.budget.cost import explanation, regions_chart, years_chart
from outcomes.ui.budget.rates import rates_chart
from outcomes.ui.budget.rows import Choice, row_of
from outcomes.ui.budget.said import badge, cards, lead_sentence, sentence
from outcomes.ui.budget.scopes import scopes_chart
from outcomes.ui.budget.shares import shares_chart
from outcomes.ui.budget.split import amounts_chart
from outcomes.ui.cards import Card
from outcomes.ui.chart_frame import Chart
from outcomes.ui.house import House


@dataclass(frozen=True, slots=True)
class BudgetView:
    """What the budget page shows; None where nothing is published of it.

    `known` is whether the region has any figure of its own in the year.
    """

    sentence: str
    lead: str
    badge: str
    known: bool
    cards: tuple[Card, ...]
    chain: Chart | None
    scopes: Chart | None
    shares: Chart | None
    amounts: Chart
    rates: Chart | None
    cost_regions: Chart | None
    cost_years: Chart | None
    explanation: str

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Give the charts in reading order."""
        found = (self.chain, self.scopes, self.amounts, self.rates, self.shares, self.cost_regions, self.cost_years)
        return tuple(chart for chart in found if chart is not None)


def budget_view(house: House, choice: Choice) -> BudgetView:
    """Give the page for the reader's choices; the house prints money in the chosen unit."""
    row = row_of(house, choice.scope, house.selection.region, house.selection.year)
    return BudgetView(
        sentence=sentence(house, row),
        lead=lead_sentence(house, choice.scope, row),
        badge=badge(house, row),
        known=row is not None,
        cards=cards(house, choice.scope, row) if row is not None else (),
        chain=None if row is None else chain_chart(house, choice.scope, row),
        scopes=scopes_chart(house, choice.scope),
        shares=shares_chart(house),
        amounts=amounts_chart(house, choice),
        rates=rates_chart(house, choice),
        cost_regions=regions_chart(house, choice.scope),
        cost_years=years_chart(house, choice.scope),
        explanation=explanation(house),
    )
