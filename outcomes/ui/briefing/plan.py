"""A briefing while it is composed: which slides, in which order, with whose words; nothing in it is frozen yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter

from outcomes.catalog.briefings import Template
from outcomes.export.pack import Pack, Recipe
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


def from_template(template: Template, region: str, parameters: dict[str, str]) -> tuple[Planned, ...]:
    """Give the slides that a template begins with.

    Args:
        template: One of data/catalog/briefings.yml.
        region: The region the reader chose.
        parameters: What the address says besides (year, indicator, lens, map, regime).
    """
    where = "KR" if template.about == "nation" else region
    given = {name: (value,) for name, value in (parameters | {"region": where}).items()}
    return tuple(
        Planned(f"s{number}", Recipe(slide.page, slide.chart, tuple((given | dict(slide.parameters)).items())))
        for number, slide in enumerate(template.slides, 1)
    )


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
