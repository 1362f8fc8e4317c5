"""A house without a screen: what a recipe asks for, and the recipe of what a screen shows."""

from __future__ import annotations

from dataclasses import replace

from outcomes.catalog.model import Lang
from outcomes.export.pack import Recipe
from outcomes.ui import startup
from outcomes.ui.address import PARAMETERS, Address
from outcomes.ui.asked import asked_of
from outcomes.ui.briefing.parts import own_choices
from outcomes.ui.choices import select
from outcomes.ui.house import House
from outcomes.ui.notices import selection_notice

OF_THE_PACK = ("lang", "set", "version")
"""The parameters of an address that a briefing has once, for all its slides."""
SELECTED = tuple(name for name in PARAMETERS if name not in OF_THE_PACK)


def house_for(set_id: str, lang: Lang, version: int | None = None) -> House:
    """Give the house that a reader finds who has chosen nothing, in light colors; no screen is needed.

    Args:
        set_id: 'published' or 'demo'.
        lang: The language of all words.
        version: A version of the set; None = the newest.

    Raises:
        CatalogError, FactsError, StoreError: there is nothing to show; 'version_unknown' for a version that is not.
    """
    lake, versions = startup.opened(set_id)
    catalog = startup.catalog(startup.newest_published())
    number = versions[-1].number if version is None else version
    edition = lake.edition(number)
    offered, selection = select(Address({}, {}), catalog, edition, lang, set_id)
    return House(catalog, edition, versions, offered, selection, "light", asked=asked_of(()))


def at(house: House, recipe: Recipe) -> House:
    """Give the house in which a recipe is followed.

    Language, set, version and colors stay. What the recipe does not say of the rest is as on a screen that nobody
    touched; what means nothing any more is replaced alike, and collected in `asked.replaced` and in words in
    `asked.said`: the selection's at once, the page's own when `parts` follows the recipe.
    """
    asked = asked_of(recipe.parameters)
    said = {name: word for name in SELECTED if (word := asked.query.get(name)) is not None}
    address = Address(said, {})
    offered, selection = select(address, house.catalog, house.edition, house.lang, house.selection.set)
    found = replace(house, offer=offered, selection=selection, money="eok", asked=asked)
    for each in address.replaced:
        asked.note(each, selection_notice(found, each))
    return found


def recipe_of(house: House, page: str, chart: str) -> Recipe:
    """Give the recipe of a chart as it is shown now; '' = the page's first sentences and headline figures.

    It says every parameter of the address but those of a briefing as a whole: the selection, then the choices of that
    page. Nothing is written or drawn, so that a control's callback may ask for it.
    """
    written = house.selection.address()
    chosen = tuple((name, (written[name],)) for name in SELECTED)
    own = own_choices(replace(house, asked=house.asked.aside()), page)
    return Recipe(page, chart, (*chosen, *own))
