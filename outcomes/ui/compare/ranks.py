"""Places through the years, in years in which at least half of the regions are known."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from outcomes.charts.bump import bump
from outcomes.charts.theme import Ready
from outcomes.export.native import NativeChart
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.compare.compared import Compared, denominators, lines, named, printed, scope_of
from outcomes.ui.house import House

LEAST_KNOWN = 0.5  # share of the regions known in a year that is ranked


def ranked_years(found: Compared, span: tuple[int, int] | None) -> list[int]:
    """Give the years with at least half of the regions known, within a span or at all."""
    known = found.known_by_year()
    first, last = span or (min(known, default=0), max(known, default=0))
    return [
        y for y, regions in known.items() if first <= y <= last and len(regions) >= LEAST_KNOWN * len(found.regions)
    ]


def places(found: Compared, year: int) -> dict[str, int]:
    """Give each known region's place in a year, the greatest value first; equal values share a place."""
    here = found.at(year)
    return {region: 1 + sum(other > value for other in here.values()) for region, value in here.items()}


def ranks_chart(house: House, found: Compared, years: list[int]) -> Chart | None:
    """Give the ranking through the years; None with under two regions or years to rank."""
    if len(found.regions) < 2 or len(years) < 2:
        return None
    placed = {year: places(found, year) for year in years}
    rows = [
        (region, year, placed[year][region], house.short(region), _hover(house, found, region, year, placed[year]))
        for region in found.regions
        for year in years
        if region in placed[year]
    ]
    frame = pd.DataFrame(rows, columns=["region", "year", "place", "name", "hover"])
    frame["place"] = _told_apart(frame)
    table, read = _tables(house, found, placed)
    lost = [region for region in found.regions if not any(region in each for each in placed.values())]
    partial = [year for year in years if len(placed[year]) < len(found.regions)]
    told = [house.say("compare.ranks.note")]
    if partial:
        years_told = ", ".join(f"{year} ({len(placed[year])}/{len(found.regions)})" for year in partial)
        told.append(house.say("compare.ranks.partial", years=years_told))
    if lost:
        told.append(house.say("compare.missing", names=named(house, lost), count=len(lost)))
    return Chart(
        key=f"compare_ranks_{found.indicator.id}".replace(".", "_"),
        title=_title(house, found, years),
        subtitle=scope_of(house, found, years[0], years[-1]),
        table=table,
        printed=read,
        origins=ids(found.origins(*years)),
        figure=Ready(bump(frame, house.colors, years, house.selection.region)),
        notes=(*told, *denominators(house, found, *years)),
        native=_native(house, read, [region for region in found.regions if region not in lost]),
    )


def _native(house: House, read: pd.DataFrame, regions: list[str]) -> NativeChart:
    """Give the places as lines, the first place on top."""
    return replace(lines(house, read, regions, house.say("compare.ranks.unit")), least_on_top=True)


def ranks_finding(house: House, found: Compared, years: list[int]) -> str:
    """Say who rose most between the first and the last ranked year."""
    if len(found.regions) < 2:
        return house.say("compare.ranks.one_region")
    indicator = found.indicator.name.say(house.lang)
    if len(years) < 2:
        return house.say("compare.ranks.few_years", indicator=indicator)
    before, after = places(found, years[0]), places(found, years[-1])
    risen = {region: before[region] - after[region] for region in found.regions if region in before and region in after}
    best = max(risen, key=lambda region: risen[region], default="")
    if not best or risen[best] <= 0:
        return house.say("compare.ranks.steady", indicator=indicator, first=years[0], last=years[-1])
    return house.say(
        "compare.ranks.finding", indicator=indicator, first=years[0], last=years[-1], place=house.place(best),
        before=before[best], after=after[best],
    )  # fmt: skip


def _title(house: House, found: Compared, years: list[int]) -> str:
    """Give the chosen region's own places; without them the finding."""
    region = house.selection.region
    before, after = places(found, years[0]).get(region), places(found, years[-1]).get(region)
    if before is None or after is None:
        return ranks_finding(house, found, years)
    return house.say(
        "compare.ranks.own", place=house.place(region), first=years[0], last=years[-1], before=before, after=after
    )


def _told_apart(frame: pd.DataFrame) -> pd.Series:
    """Give places that differ also where values are equal, so that no dot hides another; the hover says the place."""
    order = frame.sort_values(["year", "place", "region"], kind="stable")
    return order.groupby("year").cumcount().add(1).reindex(frame.index)


def _hover(house: House, found: Compared, region: str, year: int, here: dict[str, int]) -> str:
    value = printed(house, found, found.path(region)[year])
    said = house.say("compare.ranks.hover", year=year, rank=here[region], known=len(here))
    return f"<b>{house.place(region)}</b><br>{said}<br>{value}"


def _tables(house: House, found: Compared, placed: dict[int, dict[str, int]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    names = [house.place(region) for region in found.regions]
    table: dict[str, list[object]] = {
        house.say("column.region_id"): list(found.regions), house.say("column.region"): list(names)
    }  # fmt: skip
    read: dict[str, list[object]] = {house.say("column.region"): list(names)}
    for year, here in placed.items():
        table[str(year)] = [here.get(region) for region in found.regions]
        read[str(year)] = [
            str(here[region]) if region in here else house.say("figure.unknown") for region in found.regions
        ]
    return pd.DataFrame(table), pd.DataFrame(read)
