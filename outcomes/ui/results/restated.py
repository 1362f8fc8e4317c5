"""What the chosen map changes: the year's figures as reported, as restated, and how one comes from the other."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.printing import MINUS, is_known
from outcomes.metrics.maps import Atlas, Made, Part
from outcomes.metrics.questions import values
from outcomes.ui.chart_frame import Chart, html_table, ids
from outcomes.ui.house import House
from outcomes.ui.results.rows import Row, each
from outcomes.ui.targets.placed import why_missing


def restated_chart(house: House, region: str = "") -> Chart | None:
    """Give a table of the provinces whose figure the chosen map changes; None as reported or where none is changed.

    It has no native form: how one figure comes from others is words, and most rows lack one of the two sides.

    Args:
        house: The reader's selection.
        region: Only this one; '' = all provinces of the map.
    """
    map_year = house.map_year
    if map_year is None:
        return None
    before, after = _figures(house, None), _figures(house, map_year)
    atlas = Atlas.of(house.edition.frames["region"], house.edition.frames["region_change"])
    lines = [
        _line(house, atlas, made, before, after.get(made.region))
        for made in atlas.made(map_year)
        if made.first <= house.selection.year <= made.last and region in ("", made.region)
    ]
    rows = pd.DataFrame([line for line in lines if line is not None])
    if not len(rows):
        return None
    year = house.selection.year
    names = [house.say(f"column.{key}") for key in ("region", "as_reported", "restated", "difference", "sum_of_parts")]
    unit = house.printer.unit(house.indicator)
    printed = _printed(house, rows).set_axis(names, axis=1)
    return Chart(
        key="restated",
        title=_title(house, rows, region),
        subtitle=f"{house.indicator.name.say(house.lang)} ({unit}) · {house.say('bar.state_at', year=year)}",
        table=rows[["name", "before", "after", "change", "sum"]].set_axis(names, axis=1),
        printed=printed,
        origins=ids(rows.position),
        body=html_table(printed, caption="", words=(names[-1],)),
        notes=(house.say(f"restated.note.{'one' if region else 'all'}"),),
    )


def _title(house: House, rows: pd.DataFrame, region: str) -> str:
    said = {"year": house.selection.year, "map": house.map_year}
    if region:
        return house.say("restated.title_one", **said, place=house.place(region))
    return house.say("restated.title", **said, count=len(rows))


def _figures(house: House, map_year: int | None) -> dict[str, Row]:
    """Give the chosen year's rows of the chosen indicator by region, municipalities included."""
    rows = house.fetch(values, map_year)
    return {
        r.region: r for r in each(rows[(rows.indicator == house.indicator.id) & (rows.year == house.selection.year)])
    }


def _line(
    house: House, atlas: Atlas, made: Made, before: dict[str, Row], after: Row | None
) -> dict[str, object] | None:
    """Give a province's row; None where nothing of it was reported, or the map changes nothing."""
    old, new = _value(before.get(made.region)), _value(after)
    parts = {part: _part(atlas, part, before, made) for part in made.sum.terms}
    reported = [row for row in (before.get(made.region), *parts.values()) if row is not None and is_known(row.value)]
    if not reported or old == new:
        return None
    told = _sum(house, made, parts, new)
    return {
        "name": house.place(made.region), "before": old, "after": new,
        "change": None if old is None or new is None else new - old,
        "sum": told if new is not None else why_missing(house, "" if after is None else after.reason) + f": {told}",
        "position": "|".join(str(row.position) for row in reported),
    }  # fmt: skip


def _value(row: Row | None) -> float | None:
    return float(row.value) if row is not None and is_known(row.value) else None


def _part(atlas: Atlas, part: Part, before: dict[str, Row], made: Made) -> Row | None:
    """Give the row of a part under the first of its codes that has a known figure."""
    year = made.first if made.first > 0 else made.last
    found = [before[code] for code in atlas.codes(part, year) if _value(before.get(code)) is not None]
    return found[0] if found else None


def _sum(house: House, made: Made, parts: dict[Part, Row | None], total: float | None) -> str:
    """Give the parts with their figures and signs, whole provinces first, and what they add up to."""
    told = ""
    for part, sign in sorted(made.sum.terms.items(), key=lambda item: item[1], reverse=True):
        name = house.short(part[0])
        figure = _bare(house, _value(parts[part]))
        told += f" {'+' if sign > 0 else MINUS} {name} {figure}" if told else f"{name} {figure}"
    return f"{told} = {_bare(house, total)}" if total is not None else told


def _bare(house: House, value: float | None) -> str:
    return house.printer.number(value, house.indicator.unit, house.indicator.decimals)


def _printed(house: House, rows: pd.DataFrame) -> pd.DataFrame:
    """Give the table as it is read; a region that was not reported, or cannot be restated, has no figure."""
    return pd.DataFrame({
        "name": rows["name"], "before": [_bare(house, v) for v in rows.before],
        "after": [_bare(house, v) for v in rows.after], "change": [_signed(house, v) for v in rows.change],
        "sum": rows["sum"],
    })  # fmt: skip


def _signed(house: House, value: float | None) -> str:
    digits = _bare(house, value)
    return f"+{digits}" if value is not None and value > 0 else digits
