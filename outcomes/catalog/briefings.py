"""What a briefing may begin with: templates, each a list of pages and charts, decided in data/catalog."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast, get_args

from outcomes.catalog.files import CatalogFiles, read_alone
from outcomes.catalog.model import Words

FILE = "briefings.yml"
About = Literal["nation", "chosen", "any"]


@dataclass(frozen=True, slots=True)
class TemplateSlide:
    """A page and one of its charts; '' is its first sentences, an ending '*' the first chart that begins so."""

    page: str
    chart: str
    parameters: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Template:
    """A beginning for a briefing.

    `about` says which region it is about: the nation, one that is chosen, or any. `slides` are in order, each with what
    may stand in its place: the first that has something to show is taken.
    """

    id: str
    name: Words
    purpose: Words
    about: About
    slides: tuple[tuple[TemplateSlide, ...], ...]


def read_templates(files: CatalogFiles) -> dict[str, Template]:
    """Give the templates by id.

    Noted: words that are not in both languages, an `about` that is none, a template without slides, a slide without
    a page. Whether pages and charts exist is known to the screens alone, and tested there.
    """
    given = files.mapping(FILE)
    return {id: _template(files, id, part if isinstance(part, dict) else {}) for id, part in given.items()}


def _template(files: CatalogFiles, id: str, part: Mapping[str, Any]) -> Template:
    about = part.get("about")
    if about not in get_args(About):
        _note(files, "not_a_choice", id, f"about={about}")
    slides = part.get("slides")
    listed = slides if isinstance(slides, list) else []
    if not listed:
        _note(files, "cell_empty", id, "slides")
    made = tuple(_either(files, id, slide if isinstance(slide, dict) else {}) for slide in listed)
    return Template(id, _words(files, id, part, "name"), _words(files, id, part, "purpose"), cast(About, about), made)


def _either(files: CatalogFiles, id: str, part: Mapping[str, Any]) -> tuple[TemplateSlide, ...]:
    """Give a slide's choices: those listed under `either`, or the slide itself."""
    given = part.get("either", [part])
    choices = given if isinstance(given, list) and given else [{}]
    return tuple(_slide(files, id, each if isinstance(each, dict) else {}) for each in choices)


def _slide(files: CatalogFiles, id: str, part: Mapping[str, Any]) -> TemplateSlide:
    if not part.get("page"):
        _note(files, "cell_empty", id, "page")
    given = part.get("parameters")
    parameters = tuple(
        (str(name), tuple(str(each) for each in (value if isinstance(value, list) else [value])))
        for name, value in (given if isinstance(given, dict) else {}).items()
    )
    return TemplateSlide(str(part.get("page", "")), str(part.get("chart", "")), parameters)


def _words(files: CatalogFiles, id: str, part: Mapping[str, Any], name: str) -> Words:
    said = part.get(name)
    told = said if isinstance(said, dict) else {}
    if not told.get("ko") or not told.get("en"):
        _note(files, "word_missing", id, name)
    return Words(str(told.get("ko", "")), str(told.get("en", "")))


def _note(files: CatalogFiles, code: str, id: str, value: str) -> None:
    files.note(code, None, value, file=FILE, line=files.lines.get((FILE, id), 0))


@cache
def briefing_templates() -> dict[str, Template]:
    """Give the templates of data/catalog, read once.

    Raises:
        CatalogError: they make no sense. `read_catalog` says so earlier, with what else is wrong.
    """
    return read_alone(read_templates)
