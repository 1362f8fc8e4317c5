"""The provinces of the chosen year: figure, rate and words for each, unknown ones included."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache

import pandas as pd

from outcomes.catalog.model import Indicator
from outcomes.catalog.places import BOUNDARIES
from outcomes.catalog.printing import is_known
from outcomes.charts.ranking import ranking
from outcomes.charts.region_map import Shapes, classed, region_map
from outcomes.charts.theme import Ready
from outcomes.export.native import NativeChart, wide
from outcomes.metrics.questions import values
from outcomes.ui.assets import asset_folder, missing_assets
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.results.map_legend import map_areas, map_legend
from outcomes.ui.results.regional_table import for_files, for_readers
from outcomes.ui.results.rows import Row
from outcomes.ui.results.standing import HOLLOW
from outcomes.ui.targets.placed import UNPLACED, unplaced_notes, why_missing


@dataclass(frozen=True, slots=True)
class Regional:
    """The provinces drawn, a row each, in the catalog's order.

    `frame`: **region** → name, short, value (null = unknown), printed, number (the digits alone), status,
    hollow, rate, rate_printed, denominator_year, position, rate_position, alternatives, reason, hover, lon, lat.
    """

    frame: pd.DataFrame
    indicator: Indicator
    rate: Indicator | None

    @property
    def known(self) -> pd.DataFrame:
        """Give the provinces with a figure."""
        return self.frame[self.frame.value.notna()]

    @property
    def missing(self) -> pd.DataFrame:
        """Give the provinces without one."""
        return self.frame[self.frame.value.isna()]


@cache
def label_points() -> dict[str, tuple[float, float]]:
    """Give region → (lon, lat) in degrees where its name stands; empty where the boundary file is missing."""
    file = BOUNDARIES / "provinces.geojson"
    if not file.is_file():
        return {}
    features = json.loads(file.read_text(encoding="utf-8"))["features"]
    return {f["id"]: (f["properties"]["lon"], f["properties"]["lat"]) for f in features}


def regional(house: House) -> Regional:
    """Give the provinces valid in the chosen year with the selected indicator's figures and rates."""
    indicator = house.indicator
    rate = house.catalog.indicators.get(indicator.rate) if indicator.rate else None
    known = house.fetch(values, house.map_year)
    year = known[known.year == house.selection.year]
    own = year[year.indicator == indicator.id].set_index("region")
    rates = year[year.indicator == rate.id].set_index("region") if rate else own.iloc[0:0]
    rows = [_row(house, region.id, own, rates, rate) for region in house.provinces()]
    return Regional(pd.DataFrame(rows), indicator, rate)


def _row(
    house: House, region: str, own: pd.DataFrame, rates: pd.DataFrame, rate: Indicator | None
) -> dict[str, object]:
    figure: Row = own.loc[region] if region in own.index else None
    ratio: Row = rates.loc[region] if region in rates.index else None
    value = float(figure.value) if figure is not None and is_known(figure.value) else None
    rated = float(ratio.value) if ratio is not None and is_known(ratio.value) else None
    lon, lat = label_points().get(region, (None, None))
    mark = "" if figure is None or value is None else str(figure["mark"])
    row: dict[str, object] = {
        "region": region,
        "name": house.place(region),
        "short": house.short(region),
        "value": value,
        "printed": _marked(house, house.figure(value), mark),
        "number": _marked(house, house.printer.number(value, house.indicator.unit, house.indicator.decimals), mark),
        "status": "" if figure is None else figure.status,
        "hollow": figure is not None and figure.status in HOLLOW,
        "position": "" if figure is None else figure.position,
        "reason": "" if figure is None else figure.reason,
        "alternatives": 0 if figure is None or pd.isna(figure.alternatives) else int(figure.alternatives),
        "rate": rated,
        "rate_printed": house.printer.figure(rated, rate) if rate else "",
        "rate_position": "" if ratio is None else ratio.position,
        "denominator_year": None if ratio is None else ratio.denominator_year,
        "lon": lon,
        "lat": lat,
    }
    return row | {"hover": _hover(house, row, rate)}


def _marked(house: House, printed: str, mark: str) -> str:
    """Give a figure as exactly as it was printed: about so many, or at least."""
    return house.say(f"marked.{mark}", value=printed) if mark in ("approximate", "at_least") else printed


def _hover(house: House, row: dict[str, object], rate: Indicator | None) -> str:
    """Give the words that appear over a region; all parts come from the catalog or our own printer."""
    lines = [f"<b>{row['name']}</b>", f"{house.indicator.name.say(house.lang)}: {row['printed']}"]
    if row["status"]:
        lines[-1] += f" ({house.scope('status', str(row['status']))})"
    if rate and row["rate"] is not None:
        lines.append(f"{rate.name.say(house.lang)}: {row['rate_printed']}")
    if row["alternatives"]:
        lines.append(house.say("regional.disagree", count=row["alternatives"]))
    if row["value"] is None:
        lines.append(why_missing(house, str(row["reason"])))
    return "<br>".join(lines)


def map_chart(house: House, found: Regional) -> Chart:
    """Give the map in its frame: rates as fill, counts as circles, and a line on who is known."""
    counted = found.indicator.kind != "rate"
    frame = found.frame.assign(count=found.frame.value if counted else None)
    if not counted:
        frame = frame.assign(rate=frame.value, rate_printed=frame.printed)
    classes = classed(frame.rate.astype(float))
    shapes = Shapes(asset_folder(house.base_path))
    lost = missing_assets()
    shown = found.rate if counted and found.rate else found.indicator
    return Chart(
        key="map",
        title=house.say(
            f"map.title.{house.selection.set}" if len(found.known) else "map.title_none",
            known=len(found.known),
            valid=len(found.frame),
        ),
        subtitle=_subtitle(house, found),
        table=for_files(house, found.frame, found.indicator, found.rate),
        printed=for_readers(house, found.frame, found.indicator, found.rate),
        origins=ids(found.frame.position, found.frame.rate_position),
        figure=None if lost else Ready(region_map(frame, classes, shapes, house.colors, house.selection.region)),
        body="" if lost else map_legend(house, classes, shown, frame),
        notes=(*(house.say("map.file_missing", path=path) for path in lost), *notes(house, found)),
        areas=None if lost else map_areas(house, classes, shown, frame),
        config=shapes.config,
    )


def ranking_chart(house: House, found: Regional) -> Chart:
    """Give the ranking in its frame, titled with what it finds."""
    known = found.known.sort_values("value", ascending=False, kind="stable")
    if len(known) > 1:
        title = house.say("ranking.title", first=known.name.iloc[0], figure=known.printed.iloc[0])
    else:
        title = house.say("ranking.title_none", indicator=found.indicator.name.say(house.lang))
    printed = for_readers(house, found.frame, found.indicator, found.rate)
    return Chart(
        key="ranking",
        title=title,
        subtitle=_subtitle(house, found, rate=False),
        table=for_files(house, found.frame, found.indicator, found.rate),
        printed=printed,
        origins=ids(found.frame.position),
        figure=Ready(ranking(found.frame, house.colors, house.say("figure.unknown"), house.selection.region)),
        notes=tuple(house.say(key) for key, here in _ranking_notes(found).items() if here),
        native=_native(house, found, printed),
    )


def _native(house: House, found: Regional, printed: pd.DataFrame) -> NativeChart | None:
    """Give the ranking for documents, None where no figure is known."""
    region, value = printed.columns[:2]
    unit = house.printer.unit(found.indicator)
    made = wide(printed, "bar", region, {value: "value"}, unit, chosen=[house.place(house.selection.region)])
    return made if made.knows_any else None


def _ranking_notes(found: Regional) -> dict[str, bool]:
    """Give the lines that may stand under the ranking, and whether they do."""
    return {"ranking.raw": found.indicator.kind != "rate", "ranking.note": bool(found.frame.hollow.any())}


def notes(house: House, found: Regional) -> tuple[str, ...]:
    """Give the lines under the map: how many are known, who is not, and which year's denominator was used."""
    said = {"known": len(found.known), "valid": len(found.frame), "year": house.selection.year}
    drawn = house.map_year
    lines = [house.say("map.known", **said) if drawn is None else house.say("map.known_on", **said, map=drawn)]
    lacking = found.missing[~found.missing.reason.isin(UNPLACED)]
    if len(lacking):
        lines.append(house.say("map.missing", names=", ".join(lacking.short)))
    lines.extend(unplaced_notes(house, found.indicator.id, house.selection.year))
    years = found.frame[found.frame.rate.notna()].denominator_year.dropna()
    other = [int(y) for y in years if int(y) != house.selection.year]
    if other:
        told = ", ".join(map(str, sorted(set(other))))
        lines.append(house.say("map.denominator", year=house.selection.year, other=told, count=len(other)))
    return tuple(lines)


def _subtitle(house: House, found: Regional, *, rate: bool = True) -> str:
    name = found.indicator.name.say(house.lang)
    unit = house.printer.unit(found.indicator)
    parts = [f"{name} ({unit})", house.say("bar.state_at", year=house.selection.year)]
    if rate and found.rate:
        parts.insert(0, house.say("map.fill_and_circle", rate=found.rate.name.say(house.lang)))
    return " · ".join(parts)
