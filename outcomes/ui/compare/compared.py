"""What is compared: one indicator of the chosen regions over all years, as it is or per 1,000 establishments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from outcomes.catalog.formula import parse
from outcomes.catalog.model import Indicator
from outcomes.catalog.printing import MINUS, is_known
from outcomes.export.native import NativeChart, Role, crosswise
from outcomes.metrics.compare_questions import against_establishments
from outcomes.metrics.questions import values
from outcomes.ui.house import House
from outcomes.ui.results.rows import each
from outcomes.ui.targets.placed import unplaced_reason

Measure = Literal["value", "per_1000"]
RATE = "deployments_per_1000_establishments"
HOLLOW = ("provisional", "derived", "estimate")
FEW = 5  # lines that colors of their own can tell apart
COLUMNS = ("region", "year", "value", "status", "position", "denominator_year", "reason")


@dataclass(frozen=True, slots=True)
class Compared:
    """One indicator of some regions through the years.

    `frame`: **region, year** → value (the indicator's unit, null = unknown), status, position, denominator_year (of a
    rate; null = no rate), reason. `nation` is the same of the nation. `indicator` is the one whose values these are.
    """

    indicator: Indicator
    regions: tuple[str, ...]
    frame: pd.DataFrame
    nation: pd.DataFrame

    def at(self, year: int) -> dict[str, float]:
        """Give the known values of a year by region, in the regions' order."""
        rows = self.frame[(self.frame.year == year) & self.frame.value.notna()]
        found = dict(zip(rows.region, rows.value, strict=True))
        return {region: float(found[region]) for region in self.regions if region in found}

    def unknown(self, *years: int) -> tuple[str, ...]:
        """Give the regions that are not known in one of the years."""
        known = [self.at(year) for year in years]
        return tuple(region for region in self.regions if not all(region in each for each in known))

    def path(self, region: str) -> dict[int, float]:
        """Give a region's known values by year, in order."""
        source = self.nation if region == "KR" else self.frame
        rows = source[(source.region == region) & source.value.notna()]
        return {int(y): float(v) for y, v in zip(rows.year, rows.value, strict=True)}

    def hollow(self, region: str) -> frozenset[int]:
        """Give the years in which a region's figure is not final."""
        rows = self.frame[(self.frame.region == region) & self.frame.status.isin(HOLLOW)]
        return frozenset() if self.indicator.kind == "rate" else frozenset(int(y) for y in rows.year)

    def known_by_year(self) -> dict[int, frozenset[str]]:
        """Give the regions known in each year with any, the years in order."""
        rows = self.frame[self.frame.value.notna()]
        return {int(str(year)): frozenset(part.region) for year, part in rows.groupby("year")}

    def origins(self, *years: int) -> Iterable[object]:
        """Give the positions behind the known values, of some years or of all."""
        rows = self.frame[self.frame.value.notna()]
        return list(rows[rows.year.isin(years)].position if years else rows.position)


def establishments(house: House) -> tuple[str, int]:
    """Give the indicator that regions are measured by, and how far away its year may be."""
    rate = house.catalog.indicators[RATE]
    return parse(rate.formula).names[1], rate.years_apart


def countable(house: House, indicator: str) -> str:
    """Give the count whose share a region has: the indicator itself, or what a rate is made from; '' for none."""
    found = house.catalog.indicators[indicator]
    if found.unit == "per_1000":
        return parse(found.formula).names[0]
    denominator, _ = establishments(house)
    adds = found.roll_up == "sum" and found.kind != "rate" and not found.formula
    return indicator if adds and indicator != denominator else ""


def relative(house: House, count: str) -> pd.DataFrame:
    """Give a count per 1,000 establishments and as a location quotient; see `against_establishments`."""
    return house.fetch(against_establishments, house.map_year, count, *establishments(house))


def compared(house: House, indicator: str, measure: Measure, regions: tuple[str, ...]) -> Compared:
    """Give an indicator of some regions; per 1,000 establishments where that is asked and can be said."""
    thing, count = house.catalog.indicators[indicator], countable(house, indicator)
    if measure == "per_1000" and count and thing.unit != "per_1000":
        rate = house.catalog.indicators.get(thing.rate) or _made_rate(house, thing)
        return Compared(rate, regions, _per_thousand(house, count, regions), _rows(house, rate.id, ("KR",)))
    return Compared(thing, regions, _rows(house, indicator, regions), _rows(house, indicator, ("KR",)))


def _made_rate(house: House, thing: Indicator) -> Indicator:
    """Give a rate per 1,000 that the catalog does not list, as an indicator of this page."""
    said = house.say("compare.per_thousand_of", indicator=thing.name.say(house.lang))
    decimals = 2 if thing.unit.startswith("KRW") else 1
    unit = thing.unit if thing.unit.startswith("KRW") else "per_1000"
    return replace(
        thing, id=f"{thing.id}.per_1000", name=replace(thing.name, **{house.lang: said}), unit=unit, kind="rate",
        decimals=decimals, counter_ko="", roll_up="none",
    )  # fmt: skip


def _rows(house: House, indicator: str, regions: tuple[str, ...]) -> pd.DataFrame:
    known = house.fetch(values, house.map_year)
    rows = known[(known.indicator == indicator) & known.region.isin(regions)]
    return rows[list(COLUMNS)].sort_values(["region", "year"])


def _per_thousand(house: House, count: str, regions: tuple[str, ...]) -> pd.DataFrame:
    rows = relative(house, count)
    rows = rows[rows.region.isin(regions)]
    denominator, _ = establishments(house)
    return pd.DataFrame({
        "region": rows.region, "year": rows.year, "value": rows.per_thousand, "status": "derived",
        "position": f"{count}@" + rows.numerator_position.fillna("") + f"|{denominator}@"
        + rows.denominator_position.fillna(""),
        "denominator_year": rows.denominator_year, "reason": rows.reason,
    }).sort_values(["region", "year"])  # fmt: skip


def printed(house: House, found: Compared, value: float | None) -> str:
    """Give a value with its unit."""
    return house.printer.figure(value, found.indicator)


def bare(house: House, found: Compared, value: float | None) -> str:
    """Give a value's digits, as they stand where the header or subtitle names the unit."""
    return house.printer.number(value, found.indicator.unit, found.indicator.decimals)


def change(house: House, found: Compared, before: float | None, after: float | None) -> str:
    """Give a change with its sign: percentage points for shares; unknown where one end is."""
    if before is None or after is None or not (is_known(before) and is_known(after)):
        return house.say("figure.unknown")
    digits = bare(house, found, after - before)
    signed = digits if digits.startswith(MINUS) or after == before else f"+{digits}"
    if found.indicator.unit == "share":
        return house.say("compare.points", value=signed)
    return signed


def name(house: House, found: Compared) -> str:
    """Give the name of what is compared, with its unit."""
    said, unit = found.indicator.name.say(house.lang), house.printer.unit(found.indicator)
    return f"{said} ({unit})"


def on_axis(house: House, found: Compared, value: float) -> float:
    """Give a value as an axis counts it: money in the reader's unit, everything else as it is stored."""
    if found.indicator.unit.startswith("KRW"):
        return value / (1e8 if house.lang == "ko" else 1e9)
    return value


def named(house: House, regions: Iterable[str]) -> str:
    """Give regions by their short names, in a row."""
    return ", ".join(house.short(region) for region in regions)


def off_the_map(house: House, regions: Iterable[str], indicator: str, year: int) -> tuple[str, ...]:
    """Give the regions whose figure was reported but cannot stand on the chosen map."""
    if house.map_year is None:
        return ()
    return tuple(region for region in regions if unplaced_reason(house, region, indicator, year))


def scope_of(house: House, found: Compared, *years: int) -> str:
    """Give a chart's subtitle: name, unit, years, map."""
    when = house.say("bar.state_at", year=years[0]) if len(years) == 1 else "–".join(map(str, years))
    parts = [name(house, found), when]
    if house.map_year is not None:
        parts.append(house.say("bar.restated_to", year=house.map_year))
    return " · ".join(parts)


def notes(house: House, found: Compared, *years: int) -> tuple[str, ...]:
    """Give the lines under a chart: who is not known in the years, and whose denominator is of another year."""
    missing = found.unknown(*years)
    lines = [house.say("compare.missing", names=named(house, missing), count=len(missing))] if missing else []
    moved = [region for year in years for region in off_the_map(house, missing, found.indicator.id, year)]
    if moved:
        lines.append(house.say("compare.lead_moved", names=named(house, dict.fromkeys(moved)), map=house.map_year))
    return (*lines, *denominators(house, found, *years))


def denominators(house: House, found: Compared, *years: int, of: Iterable[str] | None = None) -> tuple[str, ...]:
    """Give the line that says how many rates were made with establishments of another year; none where none was.

    `of` names the regions it is about, None all of them.
    """
    about = found.frame.region.isin(list(found.regions if of is None else of))
    rows = found.frame[found.frame.year.isin(years) & found.frame.value.notna() & about]
    apart = rows[rows.denominator_year.notna() & (rows.denominator_year != rows.year)]
    if not len(apart):
        return ()
    others = ", ".join(str(int(year)) for year in sorted(set(apart.denominator_year)))
    return (house.say("compare.denominator", other=others, count=apart.region.nunique()),)


def lines(house: House, read: pd.DataFrame, regions: Iterable[str], unit: str) -> NativeChart:
    """Give a native line for each of some regions through the columns of a printed table, which has a row a region.

    As on the screen the chosen region has the accent color and others are gray; without it few have a color each.
    """
    shown, region = list(regions), house.selection.region
    alone: Role = "value" if region not in shown and len(shown) <= FEW else "other"
    roles: dict[str, Role] = {house.place(id): "value" if id == region else alone for id in shown}
    years = [column for column in read.columns[1:] if column.isdigit()]
    return crosswise(read, "line", house.say("column.region"), years, roles, unit)


def wide(house: House, found: Compared, nation: dict[int, float]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give regions by years, as numbers for files and as printed cells; above them the nation where it is given."""
    years = sorted({*found.known_by_year(), *nation}) or [house.selection.year]
    cells = {(row.region, int(row.year)): row.value for row in each(found.frame[found.frame.value.notna()])}
    cells |= {("KR", year): value for year, value in nation.items()}
    regions = [*(["KR"] if nation else []), *found.regions]
    names = [house.place(region) for region in regions]
    table: dict[str, list[object]] = {
        house.say("column.region_id"): list(regions), house.say("column.region"): list(names)
    }  # fmt: skip
    read: dict[str, list[object]] = {house.say("column.region"): list(names)}
    for year in years:
        column = [cells.get((region, year)) for region in regions]
        table[str(year)] = list(column)
        read[str(year)] = [bare(house, found, value) for value in column]
    return pd.DataFrame(table), pd.DataFrame(read)
