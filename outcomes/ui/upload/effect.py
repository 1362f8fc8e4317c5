"""What a file would change on the dashboard: the nation's headline figures and the map, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pandas as pd

from outcomes.catalog.printing import MINUS
from outcomes.charts.region_map import Classes, Shapes, class_colors, classed, region_map
from outcomes.charts.theme import Ready
from outcomes.metrics.questions import values
from outcomes.store.edition import Edition
from outcomes.ui.assets import asset_folder, missing_assets
from outcomes.ui.cards import Card
from outcomes.ui.chart_frame import Chart, html_table, ids
from outcomes.ui.choices import NATION
from outcomes.ui.house import House
from outcomes.ui.markup import text
from outcomes.ui.offer import offer
from outcomes.ui.results.headline_cards import cards
from outcomes.ui.results.regional import Regional, regional
from outcomes.ui.results.rows import each
from outcomes.ui.results.standing import standing

HEIGHT = 420  # pixels of a small map


@dataclass(frozen=True, slots=True)
class Effect:
    """What a file would change on the dashboard.

    Attributes:
        before: The house of the version that stands.
        after: The house as it would be.
        cards: The nation's headline figures, each before and after.
        maps: The map before and the map after; empty where no province has a figure of the indicator.
        moved: Names of the provinces that differ between the maps.
        replaced: **indicator, region, year** → value_before, value_after: the figures that the dashboard shows now and
            would show another value for, whatever source each is from.
    """

    before: House
    after: House
    cards: tuple[tuple[Card, Card], ...]
    maps: tuple[tuple[House, Chart], ...]
    moved: tuple[str, ...]
    replaced: pd.DataFrame


def effect(house: House, before: Edition, after: Edition, changes: pd.DataFrame) -> Effect:
    """Give what the difference between two editions means on the dashboard, in the year that it is about."""
    indicator, year = touched(house, changes)
    houses = (seen_as(house, before, indicator, year), seen_as(house, after, indicator, year))
    pairs = zip(*(cards(h, standing(h, NATION)) for h in houses), strict=True)
    drawn = [regional(h) for h in houses]
    maps = [] if missing_assets() or not any(len(d.known) for d in drawn) else _maps(houses, drawn)
    frames = [d.frame.set_index("region") for d in drawn]
    both = frames[0].index.intersection(frames[1].index)
    moved = [r for r in both if frames[0].printed[r] != frames[1].printed[r]]
    names = tuple(frames[1].short[r] for r in moved)
    return Effect(houses[0], houses[1], tuple(pairs), tuple(maps), names, _replaced(*houses, set(changes.indicator)))


def touched(house: House, changes: pd.DataFrame) -> tuple[str, int]:
    """Give the first headline indicator that changes, else the first of the catalog, and the latest year it changes in.

    Without a change, what the reader has selected.
    """
    rows = changes[changes.table == "observation"]
    changed = [id for id in house.catalog.indicators if id in set(rows.indicator)]
    if not changed:
        return house.selection.indicator, house.selection.year
    id = next((id for id in changed if house.catalog.indicators[id].headline), changed[0])
    ends = pd.to_datetime(rows[rows.indicator == id].period_end).dropna()
    return id, int(ends.max().year) if len(ends) else house.selection.year


def seen_as(house: House, edition: Edition, indicator: str, year: int) -> House:
    """Give the house of another edition, on an indicator and year, as reported."""
    version = next((v for v in house.versions if v.number == edition.number), None)
    newest = house.versions[-1]
    versions = house.versions if version else (*house.versions, replace(newest, number=edition.number))
    selection = replace(
        house.selection, version=edition.number, indicator=indicator, year=year, region=NATION, lens="reported"
    )
    return replace(
        house, edition=edition, versions=versions, offer=offer(edition, house.catalog, None), selection=selection
    )


def _replaced(before: House, after: House, indicators: set[str]) -> pd.DataFrame:
    """Give the known figures of these indicators that the dashboard would show another value for; see `Effect`."""
    key = ["indicator", "region", "year"]
    shown = [h.fetch(values, None) for h in (before, after)]
    known = [rows[rows.value.notna() & rows.indicator.isin(indicators)][[*key, "value"]] for rows in shown]
    both = known[0].merge(known[1], on=key, suffixes=("_before", "_after"))
    differing = both[both.value_before != both.value_after]
    return differing.sort_values(["indicator", "year", "region"], kind="stable").reset_index(drop=True)


def replaced_table(house: House, replaced: pd.DataFrame, most: int) -> str:
    """Give the figures that would be shown differently: ‘경북 2024: 210 → 260, +50’."""
    rows = []
    for row in each(replaced.head(most)):
        indicator = house.catalog.indicators[row.indicator]
        before, after, step = (
            house.printer.number(value, indicator.unit, indicator.decimals)
            for value in (row.value_before, row.value_after, row.value_after - row.value_before)
        )
        rows.append({
            house.say("column.region"): house.short(row.region),
            house.say("column.indicator"): f"{indicator.name.say(house.lang)} ({house.printer.unit(indicator)})",
            house.say("column.year"): int(row.year),
            house.say("changed.before"): before,
            house.say("changed.after"): after,
            house.say("changed.difference"): step if step.startswith(MINUS) else f"+{step}",
        })  # fmt: skip
    return html_table(pd.DataFrame(rows), "")


def _maps(houses: Sequence[House], drawn: Sequence[Regional]) -> list[tuple[House, Chart]]:
    """Give both maps on one scale: that of the map after."""
    frames = [_rated(found) for found in drawn]
    scale = classed(frames[1].rate.astype(float))
    if not scale.counts:
        scale = classed(frames[0].rate.astype(float))
    top = max((float(c.max()) for c in (f["count"].dropna() for f in frames) if len(c)), default=None)
    return [
        (h, _map(h, found, frame, scale, top, which))
        for h, found, frame, which in zip(houses, drawn, frames, ("before", "after"), strict=True)
    ]


def _rated(found: Regional) -> pd.DataFrame:
    """Give the rows as the map wants them: counts as circles, rates as fill."""
    if found.indicator.kind == "rate":
        return found.frame.assign(count=None, rate=found.frame.value, rate_printed=found.frame.printed)
    return found.frame.assign(count=found.frame.value)


def _map(house: House, found: Regional, frame: pd.DataFrame, scale: Classes, top: float | None, which: str) -> Chart:
    shapes = Shapes(asset_folder(house.base_path))
    name, unit = found.indicator.name.say(house.lang), house.printer.unit(found.indicator)
    table = pd.DataFrame({
        house.say("column.region"): frame.name,
        f"{name} ({unit})": frame.value,
        house.say("column.origin"): frame.position,
    })  # fmt: skip
    printed = pd.DataFrame({
        house.say("column.region"): frame.name,
        f"{name} ({unit})": [
            house.printer.number(v, found.indicator.unit, found.indicator.decimals) for v in frame.value
        ],
    })  # fmt: skip
    return Chart(
        key=f"upload_map_{which}",
        title=house.say(f"upload.map.{which}", known=len(found.known), valid=len(frame)),
        subtitle=f"{name} ({unit}) · {house.say('bar.state_at', year=house.selection.year)}",
        table=table,
        printed=printed,
        origins=ids(frame.position),
        figure=Ready(region_map(frame, scale, shapes, house.colors, "", HEIGHT, top)),
        body=_legend(house, found, scale),
        config=shapes.config,
    )


def _legend(house: House, found: Regional, scale: Classes) -> str:
    """Give the classes of the fill, the same on both maps, and what hatching and circles mean."""
    shown = found.rate or found.indicator
    edges = [house.printer.number(bound, shown.unit, shown.decimals) for bound in scale.bounds]
    labels = [house.say("legend.under", edge=edges[0])] if edges else []
    labels += [f"{low}–{high}" for low, high in pairwise(edges)]
    labels += [house.say("legend.over", edge=edges[-1])] if edges else []
    pairs = zip(class_colors(scale, house.colors), labels, strict=False)
    items = "".join(f'<li><i style="background:{color}"></i>{text(label)}</li>' for color, label in pairs)
    items += f'<li><i class="hatched"></i>{text(house.say("figure.unknown"))}</li>'
    if found.indicator.kind != "rate":
        items += f'<li><i class="circle"></i>{text(house.say("legend.circle"))}</li>'
    named = f'<p class="scope">{text(shown.name.say(house.lang))}</p>' if found.rate else ""
    return f'{named}<ul class="legend" aria-hidden="true">{items}</ul>'


def cards_table(house: House, pairs: Sequence[tuple[Card, Card]]) -> str:
    """Give the headline figures before and after as small cards; one that stays says so."""
    return f'<div class="effects">{"".join(_pair(house, before, after) for before, after in pairs)}</div>'


def _pair(house: House, before: Card, after: Card) -> str:
    same = (before.value, before.status) == (after.value, after.status)
    if same:
        told = f'<p class="big">{text(after.value)}</p><p class="note">{text(house.say("upload.effect.same"))}</p>'
    else:
        told = (
            f'<p class="was">{text(house.say("upload.effect.before", value=_said(house, before)))}</p>'
            f'<p class="big">{text(after.value)}</p><p class="note">{text(_said(house, after, value=False))}</p>'
        )
    return f'<div class="card{"" if same else " moved"}"><p class="label">{text(after.label)}</p>{told}</div>'


def _said(house: House, card: Card, *, value: bool = True) -> str:
    """Give a card's value and the word of its status."""
    status = house.say(f"status.{card.status}") if card.status else ""
    return " · ".join(part for part in (card.value if value else "", status) if part)
