"""What changed between two years: a line for each region, named at both ends."""

from __future__ import annotations

import pandas as pd

from outcomes.charts.slope import slope
from outcomes.charts.theme import Ready
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.compare.compared import Compared, bare, change, lines, name, named, notes, printed, scope_of
from outcomes.ui.house import House


def slope_chart(house: House, found: Compared, years: tuple[int, int]) -> Chart | None:
    """Give the slope chart of two years; None where no region is known in both."""
    start, end = found.at(years[0]), found.at(years[1])
    both = [region for region in found.regions if region in start and region in end]
    if not both or years[0] == years[1]:
        return None
    frame = pd.DataFrame({
        "region": both,
        "start": [start[region] for region in both],
        "end": [end[region] for region in both],
        "start_label": [f"{house.short(r)} {bare(house, found, start[r])}" for r in both],
        "end_label": [f"{bare(house, found, end[r])} {house.short(r)}" for r in both],
        "hover": [_hover(house, found, r, start[r], end[r], years) for r in both],
    })  # fmt: skip
    table, read = _tables(house, found, years)
    return Chart(
        key=f"compare_slope_{found.indicator.id}".replace(".", "_"),
        title=_title(house, found, years),
        subtitle=scope_of(house, found, *years),
        table=table,
        printed=read,
        origins=ids(found.origins(*years)),
        figure=Ready(slope(frame, house.colors, years, house.selection.region)),
        notes=(*_hollow(house, found, both, years), *notes(house, found, *years)),
        native=lines(house, read, both, house.printer.unit(found.indicator)),
    )


def slope_finding(house: House, found: Compared, years: tuple[int, int]) -> str:
    """Say how many rose and fell between the years, and where the change was greatest."""
    start, end = found.at(years[0]), found.at(years[1])
    moved = {region: end[region] - start[region] for region in found.regions if region in start and region in end}
    indicator = found.indicator.name.say(house.lang)
    if not moved or years[0] == years[1]:
        return why_no_slope(house, found, years)
    if not any(moved.values()):
        return house.say("compare.slope.same", indicator=indicator, first=years[0], last=years[1], known=len(moved))
    most = max(moved, key=lambda region: abs(moved[region]))
    return house.say(
        "compare.slope.finding", indicator=indicator, first=years[0], last=years[1], known=len(moved),
        up=sum(value > 0 for value in moved.values()), down=sum(value < 0 for value in moved.values()),
        most=house.place(most), change=change(house, found, start[most], end[most]),
    )  # fmt: skip


def _title(house: House, found: Compared, years: tuple[int, int]) -> str:
    """Give the chosen region's own change; without one the finding."""
    region = house.selection.region
    start, end = found.at(years[0]).get(region), found.at(years[1]).get(region)
    if start is None or end is None:
        return slope_finding(house, found, years)
    return house.say(
        "compare.slope.own", place=house.place(region), before=printed(house, found, start),
        after=printed(house, found, end), change=change(house, found, start, end),
    )  # fmt: skip


def why_no_slope(house: House, found: Compared, years: tuple[int, int] | None) -> str:
    """Say why two years cannot be compared."""
    indicator = found.indicator.name.say(house.lang)
    if years is None:
        return house.say("compare.slope.no_years", indicator=indicator)
    if years[0] == years[1]:
        return house.say("compare.slope.one_year", year=years[0])
    return house.say("compare.slope.none", indicator=indicator, first=years[0], last=years[1])


def _hover(house: House, found: Compared, region: str, start: float, end: float, years: tuple[int, int]) -> str:
    return "<br>".join((
        f"<b>{house.place(region)}</b>",
        f"{years[0]}: {printed(house, found, start)}",
        f"{years[1]}: {printed(house, found, end)} ({change(house, found, start, end)})",
    ))  # fmt: skip


def _hollow(house: House, found: Compared, both: list[str], years: tuple[int, int]) -> tuple[str, ...]:
    """Give the line that names whose figures are not final."""
    unsure = [region for region in both if found.hollow(region) & set(years)]
    return (house.say("compare.not_final", names=named(house, unsure)),) if unsure else ()


def _tables(house: House, found: Compared, years: tuple[int, int]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the regions with both years and the change, unknown ones included."""
    start, end = found.at(years[0]), found.at(years[1])
    names = [house.place(region) for region in found.regions]
    pairs = [(start.get(region), end.get(region)) for region in found.regions]
    differences = [None if a is None or b is None else b - a for a, b in pairs]
    what, by = name(house, found), house.say("compare.column.change")
    table = pd.DataFrame({
        house.say("column.region_id"): found.regions, house.say("column.region"): names,
        f"{what} {years[0]}": [a for a, _ in pairs], f"{what} {years[1]}": [b for _, b in pairs], by: differences,
    })  # fmt: skip
    read = pd.DataFrame({
        house.say("column.region"): names,
        str(years[0]): [bare(house, found, a) for a, _ in pairs],
        str(years[1]): [bare(house, found, b) for _, b in pairs],
        by: [change(house, found, a, b) for a, b in pairs],
    })  # fmt: skip
    return table, read
