"""What became of the factories: built beside still active, closures by region and industry, the money sunk."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.printing import is_known
from outcomes.charts.pairs import pairs
from outcomes.charts.ranking import ranking
from outcomes.charts.theme import Ready
from outcomes.export.native import Sign, wide
from outcomes.metrics.lifecycle import BUILT, CLOSED, SUNK, closures_placed, lifecycle
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.results.breaks import spans
from outcomes.ui.results.rows import Row, each
from outcomes.ui.targets.placed import unplaced_reason, why_missing


def other_exits(house: House) -> tuple[str, ...]:
    """Give the indicators of the catalog that count factories gone otherwise: mergers, clawbacks. None so far."""
    return tuple(
        i.id
        for i in house.catalog.indicators.values()
        if i.topic == "lifecycle" and i.kind == "stock" and i.unit == "count" and i.id != CLOSED
    )


def exits(house: House) -> pd.DataFrame:
    """Give **region, year** → built, closures, net_active and the rest of `net_active`."""
    return house.fetch(lifecycle, other_exits(house), house.map_year)


def latest(house: House, region: str) -> Row | None:
    """Give a region's row with closures: the chosen year's, else the newest before it, else the newest."""
    rows = exits(house)
    rows = rows[(rows.region == region) & rows.closures.notna()].sort_values("year")
    before = rows[rows.year <= house.selection.year]
    found = before if len(before) else rows
    return next(each(found.tail(1)), None)


def net_sentence(house: House, region: str) -> str:
    """Say how many of those built are still active; or why nobody can say."""
    row = latest(house, region)
    place = house.place(region)
    if row is None:
        return house.say("lifecycle.say.no_closures", place=place)
    told = {"place": place, "year": int(row.year), "closed": house.figure(row.closures, CLOSED)}
    if row.reason:
        return house.say(f"lifecycle.say.{row.reason}", **told)
    return house.say(
        "lifecycle.say.net", **told, built=house.figure(row.built, BUILT), net=house.figure(row.net_active, BUILT),
        share=house.printer.share(row.closure_share),
    )  # fmt: skip


def net_chart(house: House, region: str) -> Chart | None:
    """Give built beside active by year; None where no closures are known beside what was built."""
    row = latest(house, region)
    rows = exits(house)
    rows = rows[(rows.region == region) & rows.built.notna()].sort_values("year")
    if row is None or row.reason:
        return None
    drawn = pd.DataFrame({
        "year": rows.year.astype(int), "whole": rows.built, "rest": rows.net_active,
        "whole_printed": [house.figure(v, BUILT) for v in rows.built],
        "rest_printed": [house.figure(v, BUILT) for v in rows.net_active],
        "hover": [_hover(house, r) for r in each(rows)], "chosen": rows.year == row.year,
    })  # fmt: skip
    unit, printed = house.printer.unit(house.catalog.indicators[BUILT]), _printed(house, rows)
    built, active = (f"{house.say(f'lifecycle.{name}')} ({unit})" for name in ("built", "active"))
    return Chart(
        key="lifecycle_net",
        title=net_sentence(house, region),
        subtitle=house.say("lifecycle.net.subtitle", place=house.place(region), unit=unit),
        table=_table(house, rows),
        printed=printed,
        origins=ids(rows.position),
        figure=Ready(pairs(drawn, house.colors)),
        signs=_signs(house),
        notes=_notes(house, row, rows),
        native=wide(printed, "column", house.say("column.year"), {built: "other", active: "value"}, unit),
    )


def _hover(house: House, row: Row) -> str:
    lines = [f"{int(row.year)}", f"{house.say('lifecycle.built')}: {house.figure(row.built, BUILT)}"]
    lines.append(f"{house.say('lifecycle.closed')}: {house.figure(row.closures, CLOSED)}")
    lines.append(f"{house.say('lifecycle.active')}: {house.figure(row.net_active, BUILT)}")
    return "\n".join(lines)


def _signs(house: House) -> tuple[Sign, ...]:
    colors = house.colors
    return Sign(house.say("lifecycle.built"), colors.muted), Sign(house.say("lifecycle.active"), colors.accent)


def _notes(house: House, row: Row, rows: pd.DataFrame) -> tuple[str, ...]:
    """Say what the net leaves in, which years lack closures, and what the closed ones had cost."""
    lacking = [int(year) for year in rows[rows.net_active.isna()].year]
    lines = [house.say("lifecycle.net.others" if row.others_known == 0 else "lifecycle.net.others_known")]
    if lacking:
        lines.append(house.say("lifecycle.net.lacking", years=spans(lacking)))
    if is_known(row.sunk_krw):
        lines.append(
            house.say(
                "lifecycle.sunk", year=int(row.year), sunk=house.figure(row.sunk_krw, SUNK),
                each=house.figure(row.sunk_per_closure_krw, SUNK),
            )
        )  # fmt: skip
    return tuple(lines)


def _table(house: House, rows: pd.DataFrame) -> pd.DataFrame:
    """Give the years as numbers for files."""
    say = house.say
    return pd.DataFrame({
        say("column.region_id"): list(rows.region), say("column.region"): [house.place(r) for r in rows.region],
        say("column.year"): list(rows.year.astype(int)), say("lifecycle.built"): list(rows.built),
        say("lifecycle.closed"): list(rows.closures), say("lifecycle.active"): list(rows.net_active),
        f"{say('lifecycle.share')} (0–1)": list(rows.closure_share),
        f"{say('lifecycle.sunk_cost')} (KRW)": list(rows.sunk_krw), say("column.origin"): list(rows.position),
    })  # fmt: skip


def _printed(house: House, rows: pd.DataFrame) -> pd.DataFrame:
    """Give the years as they are read."""
    years = [str(int(year)) for year in rows.year]
    return pd.DataFrame({house.say("column.year"): years, **_counts(house, rows)})


def _counts(house: House, rows: pd.DataFrame) -> dict[str, list[str]]:
    """Give what was built, closed and is active, and the rate of closures, with the unit in each column's name."""
    counted = (("built", BUILT, rows.built), ("closed", CLOSED, rows.closures), ("active", BUILT, rows.net_active))
    columns = {}
    for name, id, values in counted:
        thing = house.catalog.indicators[id]
        title = f"{house.say(f'lifecycle.{name}')} ({house.printer.unit(thing)})"
        columns[title] = [house.printer.number(v, thing.unit, thing.decimals) for v in values]
    columns[f"{house.say('lifecycle.share')} (%)"] = [house.printer.number(v, "share") for v in rows.closure_share]
    return columns


def closures_chart(house: House) -> Chart | None:
    """Give closures by province, the unknown ones together where the nation's figure is known; None without any."""
    nation = latest(house, "KR")
    rows = exits(house)
    provinces = {province.id for province in house.provinces()}
    rows = rows[rows.region.isin(provinces) & rows.closures.notna()]
    if not len(rows):
        return None
    year = int(nation.year) if nation is not None and (rows.year == nation.year).any() else int(rows.year.max())
    here = rows[rows.year == year].set_index("region", drop=False)
    drawn = pd.DataFrame([_province(house, here, province.id, year) for province in house.provinces()])
    rest = house.fetch(closures_placed, house.map_year)
    rest = rest[(rest.year == year) & rest.rest.notna() & (rest.rest > 0)]
    known = here.sort_values("closures", ascending=False, kind="stable")
    printed, closed = _printed_provinces(house, known), closed_unit(house)
    mine = [house.place(house.selection.region)]
    return Chart(
        key="lifecycle_closures",
        title=_closures_title(house, known, year),
        subtitle=house.say("lifecycle.closures.subtitle", year=year, known=len(here), valid=len(drawn)),
        table=_table(house, known),
        printed=printed,
        origins=ids(known.position, rest.position),
        figure=Ready(ranking(drawn, house.colors, house.say("figure.unknown"), house.selection.region)),
        notes=tuple(_rest(house, row) for row in each(rest)),
        native=wide(
            printed,
            "bar",
            house.say("column.region"),
            {f"{house.say('lifecycle.closed')} ({closed})": "value"},
            closed,
            chosen=mine,
        ),
    )


def closed_unit(house: House) -> str:
    """Give the unit that closures are counted in."""
    return house.printer.unit(house.catalog.indicators[CLOSED])


def _printed_provinces(house: House, known: pd.DataFrame) -> pd.DataFrame:
    """Give the provinces as they are read: most closures first, those without a figure last.

    Args:
        house: The reader's selection.
        known: The provinces with closures, by region.
    """
    lacking = [province.id for province in house.provinces() if province.id not in known.index]
    rows = known.reindex([*known.index, *lacking])
    return pd.DataFrame({house.say("column.region"): [house.place(id) for id in rows.index], **_counts(house, rows)})


def _closures_title(house: House, known: pd.DataFrame, year: int) -> str:
    first = known.iloc[0]
    return house.say(
        "lifecycle.closures.title", year=year, first=house.place(first.region),
        figure=house.figure(first.closures, CLOSED),
    )  # fmt: skip


def _rest(house: House, row: Row) -> str:
    """Say what the provinces without a figure have together."""
    return house.say(
        "lifecycle.closures.rest", count=int(row.valid - row.known), rest=house.figure(row.rest, CLOSED),
        nation=house.figure(row.nation, CLOSED), placed=house.figure(row.placed, CLOSED),
    )  # fmt: skip


def _province(house: House, here: pd.DataFrame, region: str, year: int) -> dict[str, object]:
    """Give a province as the ranking takes it."""
    row: Row = here.loc[region] if region in here.index else None
    figure = house.figure(None if row is None else row.closures, CLOSED)
    share = "" if row is None or not is_known(row.closure_share) else f" · {house.printer.share(row.closure_share)}"
    why = f" ({why_missing(house, unplaced_reason(house, region, CLOSED, year))})" if row is None else ""
    return {
        "region": region, "name": house.place(region), "value": None if row is None else float(row.closures),
        "printed": figure + share, "hover": f"<b>{house.place(region)}</b><br>{figure}{share}{why}", "hollow": False,
    }  # fmt: skip
