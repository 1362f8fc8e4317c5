"""What a page shows, piece by piece and without a screen: the same views that its script lays out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from outcomes.ui.budget import choices as budget
from outcomes.ui.budget.view import budget_view
from outcomes.ui.cards import Card
from outcomes.ui.chart_frame import Chart
from outcomes.ui.compare import choice as compare
from outcomes.ui.compare.view import comparison
from outcomes.ui.definitions.view import definitions
from outcomes.ui.house import House
from outcomes.ui.page_address import PageAddress
from outcomes.ui.productivity import choices as productivities
from outcomes.ui.productivity.view import productivity
from outcomes.ui.results.views import overview, region_view
from outcomes.ui.targets import league_controls as league
from outcomes.ui.targets.view import targets_view
from outcomes.ui.whatif import choices as whatif
from outcomes.ui.whatif.start import whatif_start
from outcomes.ui.whatif.view import opened


@dataclass(frozen=True, slots=True)
class Parts:
    """A page's pieces in reading order.

    `sentence` is its answer, `lead` stands below it, `sentences` are a region's narrative (else empty). `charts` are
    all that the page shows, those of parts that are folded on the screen too; a key is there once. `house` is the one
    whose printer made them: the budget page may print money in another unit.
    """

    house: House
    sentence: str
    lead: str
    cards: tuple[Card, ...]
    sentences: tuple[str, ...]
    charts: tuple[Chart, ...]

    def chart(self, key: str) -> Chart | None:
        """Give the chart with this key, of one that ends in '*' the first that begins so; None where there is none."""
        if key.endswith("*"):
            return next((chart for chart in self.charts if chart.key.startswith(key[:-1])), None)
        return next((chart for chart in self.charts if chart.key == key), None)


def parts(house: House, page: str) -> Parts:
    """Give the pieces of a page: of a recipe's house, or of what stands in a reader's address now.

    Args:
        house: The selection, and in `asked` the page's own choices. Values of a recipe that mean nothing on this page
            are collected there; a reader's session and screen are left alone.
        page: One of PAGES.

    Raises:
        KeyError: there is no such page.
    """
    return PAGES[page].parts(_aside(house))


def own_choices(house: House, page: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the choices of a page beyond the selection, settled, as its address has them: (name, values)."""
    settled = PAGES[page].settle(_aside(house))
    return tuple((name, values) for local in settled for name, values in local.values.items())


def _aside(house: House) -> House:
    return replace(house, asked=house.asked.aside()) if house.asked.live else house


@dataclass(frozen=True, slots=True)
class _Page:
    """How a page's pieces are made, and how its own choices are settled."""

    parts: Callable[[House], Parts]
    settle: Callable[[House], tuple[PageAddress, ...]] = lambda _: ()


def _overview(house: House) -> Parts:
    view = house.once(overview)
    return Parts(house, view.sentence, view.lead, view.cards, (), view.charts)


def _regions(house: House) -> Parts:
    view = house.once(region_view)
    return Parts(house, view.sentence, view.lead, view.cards, view.told.sentences, view.charts)


def _targets(house: House) -> Parts:
    _, order = league.settle(house)
    view = house.once(targets_view, order)
    return Parts(house, view.sentence, view.lead, (), (), (*_whatif(house), *view.charts))


def _whatif(house: House) -> tuple[Chart, ...]:
    """Give the charts of the what-if, none where there is nothing to start from."""
    start = house.once(whatif_start)
    if isinstance(start, str):
        return ()
    return house.once(opened, start, whatif.settle(house, start).scenario).charts


def _targets_settled(house: House) -> tuple[PageAddress, ...]:
    local, _ = league.settle(house)
    start = house.once(whatif_start)
    return (local,) if isinstance(start, str) else (local, whatif.settle(house, start).controls)


def _budget(house: House) -> Parts:
    choice = budget.settle(house).choice
    printing = house.in_money(choice.unit)
    view = printing.once(budget_view, choice)
    return Parts(printing, view.sentence, view.lead, view.cards, (), view.charts)


def _productivity(house: House) -> Parts:
    _, choice = productivities.settle(house)
    view = house.once(productivity, choice)
    return Parts(house, view.sentence, view.lead, (), (), view.charts)


def _compare(house: House) -> Parts:
    _, choice = compare.settle(house)
    view = house.once(comparison, choice)
    return Parts(house, view.sentence, view.lead, (), (), view.charts)


def _definitions(house: House) -> Parts:
    view = house.once(definitions)
    return Parts(house, view.sentence, view.lead, (), (), view.charts)


PAGES: dict[str, _Page] = {
    "overview": _Page(_overview),
    "regions": _Page(_regions),
    "targets": _Page(_targets, _targets_settled),
    "budget": _Page(_budget, lambda house: (budget.settle(house).address,)),
    "productivity": _Page(_productivity, lambda house: (productivities.settle(house)[0],)),
    "compare": _Page(_compare, lambda house: (compare.settle(house)[0],)),
    "definitions": _Page(_definitions),
}
"""Every page whose charts a briefing can hold."""
