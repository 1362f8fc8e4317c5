"""Freezes a briefing: every slide is made from the figures of one version, and nothing in it is asked again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, cast
from urllib.parse import urlencode

from outcomes.catalog.places import BOUNDARIES
from outcomes.charts.frozen import frozen
from outcomes.charts.lines import lines
from outcomes.charts.theme import Ready
from outcomes.export.native import NativeChart
from outcomes.export.pack import Exhibit, KeyFigure, Pack, Profile, Recipe, Slide, words_of
from outcomes.ui.assets import GEOGRAPHIES, TOPOLOGY, missing_assets
from outcomes.ui.briefing.house import at
from outcomes.ui.briefing.parts import Parts, parts
from outcomes.ui.briefing.plan import Planned
from outcomes.ui.briefing.sources import in_order, sources
from outcomes.ui.cards import Card, side
from outcomes.ui.chart_frame import Chart, are_figures
from outcomes.ui.house import House
from outcomes.ui.moment import day
from outcomes.ui.narrative.narrative import narrative
from outcomes.ui.results.headline_cards import cards
from outcomes.ui.results.standing import first_sentence, standing

ONE_INDICATOR = ("overview", "targets", "compare")
"""The pages whose charts are about the indicator of the address."""
OF_A_YEAR = ("budget", "productivity")
"""The pages that are about what happened in a year, not about how things stood at its end."""


@dataclass(frozen=True, slots=True)
class Made:
    """A slide, None where there is nothing to show; `said` tells why, and what of its address meant nothing."""

    slide: Slide | None
    said: tuple[str, ...] = ()


def slide_of(house: House, planned: Planned) -> Made:
    """Make one slide for what is planned, in the house's language, set and version."""
    recipe, key = planned.recipe, planned.key
    if recipe is None:
        return Made(Slide(key, planned.title, "", remarks=planned.remarks, notes=planned.notes))
    shown = parts(at(house, recipe), recipe.page)
    here = shown.house
    chart = shown.chart(recipe.chart) if recipe.chart else None
    if recipe.chart and chart is None:
        lacking = house.say(
            "briefing.lacking", page=house.say(f"page.{recipe.page}"), place=here.place(here.selection.region),
            year=here.selection.year,
        )  # fmt: skip
        return Made(None, (*here.asked.said, lacking))
    made = _said(here, shown, key, recipe.page) if chart is None else _drawn(here, chart, key, recipe.page)
    found, more = sources(here, made.origins)
    settled = replace(recipe, chart="" if chart is None else chart.key)
    return Made(
        replace(
            made, title=planned.title or made.finding, told=planned.told,
            sentences=made.sentences if planned.told else (),
            remarks=planned.remarks, notes=planned.notes, sources=found, more_sources=more, recipe=settled,
            address=_address(here, settled),
        ),
        tuple(here.asked.said),
    )  # fmt: skip


def _said(house: House, shown: Parts, key: str, page: str) -> Slide:
    """Give a page's first sentences and headline figures as a slide."""
    when = house.say("briefing.in_year" if page in OF_A_YEAR else "bar.state_at", year=house.selection.year)
    told = narrative(house).figures if shown.sentences else ()
    origins = [id for card in shown.cards for id in card.origins] + [id for figure in told for id in figure.ids]
    sentences = shown.sentences or tuple(sentence for sentence in (shown.lead,) if sentence)
    figures = tuple(key_figure(house, card) for card in shown.cards)
    return Slide(
        key, "", f"{house.place(house.selection.region)} · {when}", sentences, figures, finding=shown.sentence,
        origins=tuple(dict.fromkeys(origins)),
    )  # fmt: skip


def key_figure(house: House, card: Card) -> KeyFigure:
    """Give a headline figure in words."""
    status = house.say(f"status.{card.status}") if card.status else ""
    return KeyFigure(card.label, card.value, card.note, status, cast(Any, side(card.status)), card.known)


def _drawn(house: House, chart: Chart, key: str, page: str) -> Slide:
    return Slide(
        key,
        "",
        chart.subtitle,
        exhibit=_exhibit(house, chart, page),
        finding=chart.title,
        origins=in_order(house, chart.origins),
    )


def _exhibit(house: House, chart: Chart, page: str) -> Exhibit:
    """Give a chart as it is drawn, with its table as it is read."""
    printed, figure = chart.printed, chart.figure or _lines(house, chart.native)
    thing = house.indicator
    return Exhibit(
        columns=tuple(map(str, printed.columns)),
        cells=tuple(tuple(map(str, row)) for row in printed.itertuples(index=False)),
        words=tuple(n for n, column in enumerate(printed.columns) if n == 0 or not are_figures(printed[column])),
        notes=(*(f"{sign.mark} {sign.label}" for sign in chart.signs if sign.mark), *chart.notes),
        alt=f"{chart.title}. {chart.subtitle}",
        native=chart.native,
        map=chart.areas,
        plotly=None if figure is None else frozen(figure),
        definitions=((thing.name.say(house.lang), thing.definition.say(house.lang)),) if page in ONE_INDICATOR else (),
        signs=tuple(sign for sign in chart.signs if not sign.mark),
    )


def _lines(house: House, native: NativeChart | None) -> Ready | None:
    """Give the figure of a chart that the screen draws as small panels: its lines on one pair of axes."""
    if native is None or native.kind != "line" or not all(name.isdecimal() for name in native.categories):
        return None
    paths = {
        each.name: {
            int(year): value for year, value in zip(native.categories, each.values, strict=True) if value is not None
        }
        for each in native.series
    }
    return Ready(lines(paths, house.colors, [each.name for each in native.series if each.role == "value"]))


def _address(house: House, recipe: Recipe) -> str:
    """Give the address that opens the screen a slide comes from, as it was: version and all."""
    given = [(name, value) for name, values in recipe.parameters for value in values]
    fixed = {name: house.selection.address()[name] for name in ("lang", "set", "version")}
    path = "" if recipe.page == "overview" else recipe.page
    return f"/{path}?{urlencode([*fixed.items(), *given])}"


def profiles(house: House) -> tuple[Profile, ...]:
    """Give every province of the drawn map in a few sentences, to look into while presenting."""
    return tuple(
        replace(house, selection=replace(house.selection, region=region.id)).once(_profile)
        for region in house.provinces()
    )


def _profile(house: House) -> Profile:
    region = house.selection.region
    found = standing(house, region)
    sentences = tuple(sentence.text for sentence in narrative(house).sentences)
    figures = tuple(key_figure(house, card) for card in cards(house, found))
    return Profile(region, house.place(region), first_sentence(house, found), sentences, figures)


@cache
def geographies() -> dict[str, Any]:
    """Give the map's files by name, {} where one is missing."""
    if missing_assets():
        return {}
    names = (*GEOGRAPHIES, TOPOLOGY)
    return {name: json.loads((BOUNDARIES / name).read_text(encoding="utf-8")) for name in names}


def freeze(
    house: House, planned: Sequence[Planned], *, name: str, author: str, made_at: str, template: str = "",
    copied_from: str = "",
) -> tuple[Pack, tuple[str, ...]]:  # fmt: skip
    """Make a pack of planned slides from the house's version.

    Args:
        house: The selection of the cover and of the regions to look into; its language, set and version are the pack's.
        planned: The slides in order.
        name: What the briefing is called.
        author: Who made it.
        made_at: When, in UTC, ISO 8601.
        template: What it began with, '' for nothing.
        copied_from: The pack it was made anew from, '' for none.

    Returns:
        The pack, and in words what was planned but has nothing to show, or is shown otherwise than its address says.
    """
    made = [slide_of(house, each) for each in planned]
    slides = tuple(each.slide for each in made if each.slide is not None)
    drawn = any(slide.exhibit is not None and _is_map(slide.exhibit) for slide in slides)
    pack = Pack(
        name=name, lang=house.lang, set=house.selection.set, synthetic=house.synthetic, version=house.version.number,
        loaded=day(house.version.loaded_at), author=author, made_at=made_at, template=template,
        selection=house.selection.address(), words=words_of(house.catalog, house.lang), slides=slides,
        profiles=profiles(house), geographies=geographies() if drawn else None, copied_from=copied_from,
        license=house.say("footer.license"),
    )  # fmt: skip
    said = ((number, sentence) for number, each in enumerate(made, 1) for sentence in each.said)
    return pack, tuple(house.say("briefing.of_slide", number=number, sentence=sentence) for number, sentence in said)


def _is_map(exhibit: Exhibit) -> bool:
    return exhibit.map is not None or any("geojson" in trace for trace in (exhibit.plotly or {}).get("data", ()))
