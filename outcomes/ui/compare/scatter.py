"""Two figures of each region against each other, rates wherever a count can be one."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.model import Indicator
from outcomes.charts.scatter import scatter, unnamed
from outcomes.charts.theme import Ready
from outcomes.export.native import NativeChart, pairs
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.compare.choice import Choice, comparable
from outcomes.ui.compare.compared import (
    Compared,
    bare,
    compared,
    countable,
    denominators,
    name,
    named,
    on_axis,
    printed,
)
from outcomes.ui.house import House

LEAST = 3  # regions for medians to divide
HALF = 0.5
PREFERRED = ("outcome", "adoption", "level")


def pair(house: House, choice: Choice) -> tuple[Compared, Compared] | None:
    """Give what stands on the vertical and the horizontal axis; None where there is no second indicator."""
    up = compared(house, choice.indicators[0], "per_1000", choice.regions)
    across = choice.against or partner(house, choice, up)
    return (up, compared(house, across, "per_1000", choice.regions)) if across else None


def partner(house: House, choice: Choice, up: Compared) -> str:
    """Give the indicator for the horizontal axis: one known in many of the same regions, an outcome if there is one.

    It is not made of the same count. '' where no indicator shares a region in the chosen year.
    """
    year, own = house.selection.year, countable(house, choice.indicators[0])
    here = set(up.at(year))
    shared = {}
    for id in comparable(house):
        if id != choice.indicators[0] and (not own or countable(house, id) != own):
            shared[id] = len(here & set(compared(house, id, "per_1000", choice.regions).at(year)))
    most = max(shared.values(), default=0)
    fit = [id for id, count in shared.items() if most and count >= HALF * most]
    topics = {id: house.catalog.indicators[id].topic for id in fit}
    return min(fit, key=lambda id: (topics[id] not in PREFERRED, -shared[id]), default="")


def scatter_chart(house: House, up: Compared, across: Compared) -> Chart | None:
    """Give the scatter of the chosen year; None where the two share no region or are one."""
    year, region = house.selection.year, house.selection.region
    y, x = up.at(year), across.at(year)
    both = [r for r in up.regions if r in y and r in x]
    if not both or up.indicator.id == across.indicator.id:
        return None
    frame = pd.DataFrame({
        "region": both,
        "name": [house.short(r) for r in both],
        "x": [on_axis(house, across, x[r]) for r in both],
        "y": [on_axis(house, up, y[r]) for r in both],
        "hover": [_hover(house, r, (up, y[r]), (across, x[r])) for r in both],
    })  # fmt: skip
    table, read = _tables(house, up, across)
    return Chart(
        key="compare_scatter",
        title=_title(house, up, across, both),
        subtitle=house.say(
            "compare.scatter.subtitle", up=name(house, up), across=name(house, across),
            state=house.say("bar.state_at", year=year),
        ),
        table=table,
        printed=read,
        origins=ids(up.origins(year), across.origins(year)),
        figure=Ready(
            scatter(frame, house.colors, _axis_names(house, up, across),
                    (_format(across.indicator), _format(up.indicator)), region)
        ),
        notes=_notes(house, up, across, unnamed(frame, region)),
        native=_native(house, read, up, across),
    )  # fmt: skip


def _native(house: House, read: pd.DataFrame, up: Compared, across: Compared) -> NativeChart:
    """Give the regions that are known in both as points."""
    year, region = house.selection.year, house.say("column.region")
    y, x = up.at(year), across.at(year)
    known = read[[each in y and each in x for each in up.regions]]
    unit, chosen = house.printer.unit(up.indicator), [house.place(house.selection.region)]
    return pairs(known, region, name(house, across), name(house, up), unit, chosen)


def scatter_finding(house: House, up: Compared, across: Compared) -> str:
    """Say how many regions are above the middle in both, or why nothing can be said."""
    year = house.selection.year
    y, x = up.at(year), across.at(year)
    both = [region for region in up.regions if region in y and region in x]
    names = {"up": up.indicator.name.say(house.lang), "across": across.indicator.name.say(house.lang)}
    if up.indicator.id == across.indicator.id:
        return house.say("compare.scatter.same", indicator=names["up"])
    if not both:
        return house.say("compare.scatter.none", year=year, **names)
    if len(both) < LEAST:
        return house.say("compare.scatter.few", year=year, known=len(both), **names)
    high_y, high_x = pd.Series(y)[both].median(), pd.Series(x)[both].median()
    above = [region for region in both if y[region] > high_y and x[region] > high_x]
    if not above:
        return house.say("compare.scatter.nobody", year=year, known=len(both), **names)
    return house.say(
        "compare.scatter.finding", year=year, known=len(both), above=len(above), who=named(house, above), **names
    )


def _title(house: House, up: Compared, across: Compared, both: list[str]) -> str:
    """Give the chosen region's places in both; without it the finding."""
    region, year = house.selection.region, house.selection.year
    if region not in both:
        return scatter_finding(house, up, across)
    y, x = up.at(year), across.at(year)
    return house.say(
        "compare.scatter.own", place=house.place(region), known=len(both),
        up=1 + sum(y[other] > y[region] for other in both), across=1 + sum(x[other] > x[region] for other in both),
    )  # fmt: skip


def fuller_year(house: House, up: Compared, across: Compared) -> str:
    """Say in which year the two share most regions; '' where no year is better."""
    first, second = up.known_by_year(), across.known_by_year()
    shared = {year: len(first[year] & second[year]) for year in first if year in second}
    best = max(shared, key=lambda year: (shared[year], year), default=0)
    if not shared or shared[best] <= shared.get(house.selection.year, 0):
        return ""
    return house.say("compare.scatter.fuller", year=best, count=shared[best])


def _notes(house: House, up: Compared, across: Compared, hidden: list[str]) -> tuple[str, ...]:
    year = house.selection.year
    y, x = up.at(year), across.at(year)
    missing = [region for region in up.regions if region not in y or region not in x]
    lines = [house.say("compare.scatter.note")]
    if missing:
        lines.append(house.say("compare.scatter.missing", names=named(house, missing), count=len(missing)))
    if hidden:
        lines.append(house.say("compare.scatter.unnamed", names=named(house, hidden)))
    fuller = fuller_year(house, up, across)
    both = [region for region in up.regions if region not in missing]
    made = dict.fromkeys((*denominators(house, up, year, of=both), *denominators(house, across, year, of=both)))
    return tuple(line for line in (*lines, fuller, *made) if line)


def _axis_names(house: House, up: Compared, across: Compared) -> tuple[str, str]:
    """Give what the axes are called, with the way that is more; the units are in the subtitle."""
    return f"{across.indicator.name.say(house.lang)} →", f"↑ {up.indicator.name.say(house.lang)}"


def _format(indicator: Indicator) -> str:
    """Give how Plotly prints an axis' numbers."""
    if indicator.unit == "share":
        return ".0%"
    return ",.1~f" if indicator.unit == "per_1000" or indicator.unit.startswith("KRW") else ",d"


def _hover(house: House, region: str, *axes: tuple[Compared, float]) -> str:
    lines = [f"{axis.indicator.name.say(house.lang)}: {printed(house, axis, value)}" for axis, value in axes]
    return "<br>".join([f"<b>{house.place(region)}</b>", *lines])


def _tables(house: House, up: Compared, across: Compared) -> tuple[pd.DataFrame, pd.DataFrame]:
    year = house.selection.year
    names = [house.place(region) for region in up.regions]
    table: dict[str, list[object]] = {
        house.say("column.region_id"): list(up.regions), house.say("column.region"): list(names)
    }  # fmt: skip
    read: dict[str, list[object]] = {house.say("column.region"): list(names)}
    for axis in (up, across):
        here = axis.at(year)
        table[axis.indicator.name.say(house.lang)] = [here.get(region) for region in up.regions]
        read[name(house, axis)] = [bare(house, axis, here.get(region)) for region in up.regions]
    return pd.DataFrame(table), pd.DataFrame(read)
