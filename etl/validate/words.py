"""Says a problem in words: what is wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping

from etl.validate.problem import Problem
from outcomes.catalog.model import Catalog, Lang
from outcomes.catalog.printing import Printer

PLACES = ("region", "candidates", "instead", "places")
"""Values that are ids of places, indicators or organizations, joined by ','; where they are none they stay."""

FIGURE = "figure_"
"""What a value's name begins with where it is a figure in the stored unit of the problem's `indicator`."""

NOTHING = {"ko": "없음", "en": "none"}


def say_problem(problem: Problem, catalog: Catalog, lang: Lang) -> tuple[str, str]:
    """Give what is wrong and what to do, names and figures in the language asked for."""
    values = {"text": problem.text, "cell": problem.cell, **problem.values}
    said = {name: _said(name, value, problem.values, catalog, lang) for name, value in values.items()}
    keys = f"problem.upload.{problem.code}", f"advice.upload.{problem.code}"
    return _filled(catalog, keys[0], lang, said), _filled(catalog, keys[1], lang, said)


def _filled(catalog: Catalog, key: str, lang: Lang, said: Mapping[str, str]) -> str:
    """Give a sentence with its values; the key itself where there is none."""
    words = catalog.words.get(key)
    return words.say(lang).format_map(said) if words else key


def _said(name: str, value: str, values: Mapping[str, str], catalog: Catalog, lang: Lang) -> str:
    """Give one value as people read it."""
    if name.startswith(FIGURE):
        indicator = catalog.indicators.get(values.get("indicator", ""))
        return Printer(lang).figure(float(value), indicator) if indicator else value
    if name == "indicator":
        return _named(value, catalog, lang)
    if name in PLACES:
        return ", ".join(_named(id, catalog, lang) for id in value.split(",")) if value else NOTHING[lang]
    return value


def _named(id: str, catalog: Catalog, lang: Lang) -> str:
    """Give the name behind an id, the text itself where it is none."""
    for things in (catalog.indicators, catalog.organizations):
        if id in things:
            return things[id].name.say(lang)
    return catalog.place(id, lang)
