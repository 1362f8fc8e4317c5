"""Small multiples: a panel for each region, all on the same axes."""

from __future__ import annotations

import pandas as pd

from outcomes.charts.small_lines import Scale, panel, scale
from outcomes.export import native
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.compare.compared import Compared, bare, denominators, lines, named, printed, scope_of, wide
from outcomes.ui.house import House
from outcomes.ui.markup import text

REACH = 1.25  # the nation is drawn where its path stays within the regions' own scale times this


def multiples_chart(house: House, found: Compared) -> Chart:
    """Give the panels in their frame, greatest in the chosen year first, unknown ones last."""
    year = house.selection.year
    here = found.at(year)
    order = sorted(found.regions, key=lambda region: (region not in here, -here.get(region, 0.0)))
    paths = {region: found.path(region) for region in order}
    nation = found.path("KR")
    shared = scale(list(paths.values()), lambda value: bare(house, found, value))
    fits = bool(nation) and bool(here) and max(nation.values()) <= REACH * shared.high
    if fits:
        span = (shared.first, shared.last)
        inside = {y: v for y, v in nation.items() if span[0] <= y <= span[1]}
        shared = scale([*paths.values(), inside], lambda value: bare(house, found, value), span)
        nation = inside
    table, read = wide(house, found, nation if fits else {})
    body = "".join(_figure(house, found, region, shared, nation if fits else {}) for region in order)
    return Chart(
        key=f"compare_multiples_{found.indicator.id}".replace(".", "_"),
        title=_title(house, found, here),
        subtitle=scope_of(house, found, shared.first, shared.last),
        table=table,
        printed=read,
        origins=ids(found.origins(), found.nation.position if fits else ()),
        body=f'<div class="multiples">{body}</div>',
        notes=(_reading(house, found, fits=fits), *denominators(house, found, year)),
        native=_native(house, found, read, ["KR", *order] if fits else order),
    )


def _native(house: House, found: Compared, read: pd.DataFrame, order: list[str]) -> native.NativeChart:
    """Give the panels as lines of one chart, without regions of which nothing is known; one year alone as bars."""
    unit = house.printer.unit(found.indicator)
    name, *years = read.columns
    if len(years) > 1:
        return lines(house, read, [region for region in order if found.path(region)], unit)
    rows = read.set_index(name, drop=False).loc[[house.place(region) for region in order]]
    return native.wide(rows, "bar", name, {years[0]: "value"}, unit, [house.place(house.selection.region)])


def _reading(house: House, found: Compared, *, fits: bool) -> str:
    """Say how the panels are read."""
    known = house.say("compare.multiples.with_nation" if fits else "compare.multiples.note")
    lost = [region for region in found.regions if not found.path(region)]
    never = house.say("compare.multiples.never", names=named(house, lost)) if lost else ""
    return " ".join(part for part in (known, never) if part)


def _title(house: House, found: Compared, here: dict[str, float]) -> str:
    """Give the finding: where the chosen region stands, else how far the greatest is from the least."""
    region, year = house.selection.region, house.selection.year
    if region in here and len(here) > 1:
        place = sum(value > here[region] for value in here.values()) + 1
        return house.say(
            "compare.stands", place=house.place(region), value=printed(house, found, here[region]), rank=place,
            known=len(here), year=year,
        )  # fmt: skip
    if len(here) > 1 and min(here.values()) > 0 and max(here.values()) > min(here.values()):
        times = house.printer.number(max(here.values()) / min(here.values()), "ratio", 1)
        return house.say("compare.times", year=year, times=times)
    return house.say("compare.multiples.title", count=len(found.regions))


def _figure(house: House, found: Compared, region: str, shared: Scale, nation: dict[int, float]) -> str:
    """Give one panel: name and value of the chosen year above, the path below."""
    path, year = found.path(region), house.selection.year
    mine = region == house.selection.region
    src = panel(
        path, shared, house.colors, accent=mine, marked=year, hollow=found.hollow(region), reference=nation,
        unknown=house.say("figure.unknown"),
    )  # fmt: skip
    value = printed(house, found, path.get(year))
    told = ", ".join(f"{y}: {bare(house, found, v)}" for y, v in path.items()) or house.say("figure.unknown")
    alt = f"{house.place(region)}. {told}"
    return (
        f'<figure class="{"mine" if mine else ""}"><figcaption><b>{text(house.short(region))}</b>'
        f'<span class="{"" if year in path else "unknown"}">{text(value)}</span></figcaption>'
        f'<img alt="{text(alt)}" title="{text(alt)}" src="{src}" width="180" height="104"></figure>'
    )
