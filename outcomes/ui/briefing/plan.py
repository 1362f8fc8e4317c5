"""A briefing while it is composed: which slides, in which order, with whose words; nothing in it is frozen yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter

from outcomes.catalog.briefings import Template
from outcomes.export.pack import Pack, Recipe
from outcomes.ui.briefing.house import at
from outcomes.ui.briefing.parts import parts
from outcomes.ui.house import House


@dataclass(frozen=True, slots=True)
class Planned:
    """A slide to be made.

    `key` tells it from the briefing's other slides wherever it is moved. `recipe` is None for a slide of words alone.
    `title` is the presenter's own, '' takes the computed finding. `told` says whether computed sentences are shown.
    """

    key: str
    recipe: Recipe | None
    title: str = ""
    remarks: str = ""
    notes: str = ""
    told: bool = True


@cache
def _adapter() -> TypeAdapter[tuple[Planned, ...]]:
    return TypeAdapter(tuple[Planned, ...])


def as_plain(slides: Sequence[Planned]) -> tuple[dict[str, object], ...]:
    """Give planned slides as plain objects that JSON can carry."""
    return tuple(_adapter().dump_python(tuple(slides), mode="json"))


def from_plain(objects: Iterable[object]) -> tuple[Planned, ...]:
    """Give planned slides from plain objects.

    Raises:
        pydantic.ValidationError: they are none.
    """
    return _adapter().validate_python(tuple(objects))


def usual_name(house: House, template: Template, region: str, year: int) -> str:
    """Give what a briefing that begins with a template is called: its region if it is about one, template, year."""
    said = {"template": template.name.say(house.lang), "year": year}
    if template.about == "nation":
        return house.say("briefing.of_nation", **said)
    return house.say("briefing.of_place", place=house.place(region), **said)


def from_template(house: House, template: Template, parameters: dict[str, str]) -> tuple[Planned, ...]:
    """Give the slides that a template begins with.

    Args:
        house: What the slides are made of.
        template: One of data/catalog/briefings.yml.
        parameters: What the address says: region, year, and the rest of the selection as far as it is chosen.
    """
    where = parameters | ({"region": "KR"} if template.about == "nation" else {})
    given = {name: (value,) for name, value in where.items()}
    choices = [
        [Recipe(slide.page, slide.chart, tuple((given | dict(slide.parameters)).items())) for slide in either]
        for either in template.slides
    ]
    return tuple(Planned(f"s{number}", _there(house, recipes)) for number, recipes in enumerate(choices, 1))


def _there(house: House, recipes: Sequence[Recipe]) -> Recipe:
    """Give the first that has something to show, the last where none has: freezing says that it is left out."""
    return next((each for each in recipes[:-1] if has_chart(house, each)), recipes[-1])


def has_chart(house: House, recipe: Recipe) -> bool:
    """Say whether a recipe has something to show; a page's first sentences are always there."""
    return not recipe.chart or parts(at(house, recipe), recipe.page).chart(recipe.chart) is not None


def from_pack(pack: Pack) -> tuple[Planned, ...]:
    """Give a frozen pack's slides to be made anew: the same recipes and the presenter's own words."""
    return tuple(
        Planned(
            key=slide.key,
            recipe=slide.recipe,
            title="" if slide.title == slide.finding else slide.title,
            remarks=slide.remarks,
            notes=slide.notes,
            told=slide.told,
        )
        for slide in pack.slides
    )


def next_key(slides: Sequence[Planned]) -> str:
    """Give a key that no slide has."""
    taken = {slide.key for slide in slides}
    return next(key for key in (f"s{number}" for number in range(1, len(slides) + 2)) if key not in taken)
