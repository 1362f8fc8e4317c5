"""Municipal figures of a province: the scope that is known for most of them, on a map and in a table."""

from __future__ import annotations

from datetime import date

import pandas as pd

from outcomes.catalog.model import Indicator, Municipality
from outcomes.charts.region_map import Shapes
from outcomes.charts.theme import Ready
from outcomes.charts.town_map import town_map
from outcomes.export.native import NativeChart, wide
from outcomes.metrics.questions import origins
from outcomes.ui.assets import asset_folder, missing_assets
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.origin import organization, period, value_text
from outcomes.ui.results.regional_table import NONE
from outcomes.ui.results.standing import LEVEL, YEARLY

SCOPE = ["indicator", "organization", "base", "measure_scope", "stage", "period_end"]


def town_chart(house: House, region: str, rows: pd.DataFrame) -> Chart | None:
    """Give the municipalities of a province, unknown ones included; None where no municipal figure is published.

    Args:
        house: The reader's selection.
        region: Province.
        rows: The figures about the province (`region.about`).
    """
    towns = [t for t in house.catalog.municipalities.values() if t.province == region]
    found = _figures(rows if house.map_year is None else _carried(house, towns), towns)
    if not len(found):
        return None
    scope = _best_scope(house, found)
    chosen = found[(found[SCOPE] == scope[SCOPE]).all(axis=1)].drop_duplicates("region")
    valid = _valid(towns, pd.Timestamp(scope.period_end).date() if house.map_year is None else house.drawn_on)
    if not valid:  # the province itself is not on the chosen map
        return None
    by_town = {r.region: r for _, r in chosen.iterrows()}
    indicator = house.catalog.indicators[scope.indicator]
    frame = pd.DataFrame([_row(house, indicator, town.id, by_town.get(town.id)) for town in valid])
    who = organization(house, scope.organization) or house.say("scope.whole")
    names = [house.say("column.region"), indicator.name.say(house.lang), house.say("column.origin")]
    ordered = frame.sort_values("value", ascending=False, kind="stable")
    printed = _printed(house, ordered, indicator)
    shapes, lost = Shapes(asset_folder(house.base_path)), missing_assets()
    return Chart(
        key="towns",
        title=house.say(f"towns.title.{house.selection.set}", known=int(frame.value.notna().sum()), valid=len(valid)),
        subtitle=" · ".join((indicator.name.say(house.lang), who, period(scope), house.printer.unit(indicator))),
        table=ordered[["name", "value", "position"]].set_axis(names, axis=1),
        printed=printed,
        origins=ids(chosen.position),
        figure=None if lost else Ready(town_map(frame, region, shapes, house.colors)),
        notes=(*(house.say("map.file_missing", path=path) for path in lost), house.say("towns.note")),
        native=_native(house, indicator, printed),
        config=shapes.config,
    )


def _figures(rows: pd.DataFrame, towns: list[Municipality]) -> pd.DataFrame:
    """Give the known counts of deployments of these municipalities."""
    here = rows.region.isin([town.id for town in towns]) & rows.indicator.isin([LEVEL, YEARLY])
    return rows[here & (rows.kind == "observation") & rows.value.notna()]


def _printed(house: House, ordered: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """Give the table as it is read: digits, what is said of them, and where they are from."""
    return pd.DataFrame({
        house.say("column.region"): ordered.name,
        f"{indicator.name.say(house.lang)} ({house.printer.unit(indicator)})": ordered.number,
        house.say("column.status"): ordered.said,
        house.say("column.origin"): [position or NONE for position in ordered.position],
    })  # fmt: skip


def _native(house: House, indicator: Indicator, printed: pd.DataFrame) -> NativeChart | None:
    """Give the towns as bars, greatest first; documents have no map of them."""
    town, number, *_ = printed.columns
    made = wide(printed, "bar", town, {number: "value"}, house.printer.unit(indicator))
    return made if made.knows_any else None


def _valid(towns: list[Municipality], day: date) -> list[Municipality]:
    """Give the municipalities that existed on a day."""
    return [
        t for t in towns if (t.valid_from is None or t.valid_from <= day) and (t.valid_to is None or day <= t.valid_to)
    ]


def _carried(house: House, towns: list[Municipality]) -> pd.DataFrame:
    """Give the figures of these municipalities, those they had under another code or in another province included.

    One that was made of several, or is a part of an earlier one, has only its own.
    """
    everything = house.catalog.municipalities.values()
    codes = {town.id: town.id for town in towns}
    for town in towns:
        before = [t for t in everything if town.id in t.successors]
        while len(before) == 1 and len(before[0].successors) == 1:
            codes[before[0].id] = town.id
            before = [t for t in everything if before[0].id in t.successors]
    rows = house.fetch(origins)
    rows = rows[rows.region.isin(codes.keys())]
    return rows.assign(region=rows.region.map(codes))


def _best_scope(house: House, found: pd.DataFrame) -> pd.Series:
    """Give the scope known for most municipalities, in the chosen year if there is one, else in the latest."""
    here = found[found.year == house.selection.year]
    counted = (here if len(here) else found).groupby(SCOPE, sort=False).region.nunique().reset_index(name="towns")
    best = counted.sort_values(["towns", "period_end"], kind="stable").iloc[-1]
    scope: pd.Series = pd.concat([best, pd.Series({"period_kind": "to_date", "period_start": None})])
    return scope


def _row(house: House, indicator: Indicator, town: str, figure: pd.Series | None) -> dict[str, object]:
    place = house.catalog.municipalities[town]
    name = place.name.say(house.lang)
    printed = house.say("figure.unknown") if figure is None else value_text(house, figure)
    return {
        "region": town, "name": name, "value": None if figure is None else float(figure.value),
        "number": _number(house, indicator, figure), "said": _said(house, indicator, figure),
        "hover": f"<b>{name}</b><br>{printed}", "lon": place.lon, "lat": place.lat,
        "position": "" if figure is None else figure.position,
    }  # fmt: skip


def _number(house: House, indicator: Indicator, figure: pd.Series | None) -> str:
    """Give a figure's digits, of a range both ends."""
    if figure is None:
        return house.say("figure.unknown")
    ends = [end for end in (figure.value, figure.value_high) if end is not None and not pd.isna(end)]
    return "~".join(house.printer.number(float(end), indicator.unit, indicator.decimals) for end in ends)


def _said(house: House, indicator: Indicator, figure: pd.Series | None) -> str:
    """Give what is said of a figure besides its digits: status, stage, how exact it is; a dash of an unknown one."""
    if figure is None:
        return NONE
    stage = "" if figure.stage == indicator.stage else figure.stage
    axes = (("status", figure.status), ("stage", stage), ("mark", figure["mark"]))
    return " · ".join(house.scope(axis, id) for axis, id in axes if id)
