"""The regions most like the chosen one, by number of establishments and, where it is known, by industries."""

from __future__ import annotations

import pandas as pd

from outcomes.metrics.compare_questions import similar_regions
from outcomes.ui.chart_frame import Chart, html_table, ids
from outcomes.ui.compare.compared import establishments, named
from outcomes.ui.house import House
from outcomes.ui.results.rows import each

MOST = 5


def nearest(house: House) -> tuple[str, ...]:
    """Give the regions most like the chosen one, the nearest first; none for the nation or without establishments."""
    return tuple(_rows(house).head(MOST).peer)


def peers_chart(house: House) -> Chart | None:
    """Give the peers with the ingredients of their distance; None where there are none to give."""
    rows = _rows(house)
    if not len(rows):
        return None
    region, shown = house.selection.region, rows.head(MOST)
    basis = str(shown.basis.iloc[0])
    denominator, _ = establishments(house)
    years = ", ".join(str(int(year)) for year in sorted(set(rows.size_year)))
    lines = [house.say(f"compare.peers.{basis}"), house.say("compare.peers.distance")]
    beyond = tuple(_all(house)[_all(house).place.isna()].peer)
    if beyond:
        lines.append(house.say("compare.peers.left_out", names=named(house, beyond)))
    return Chart(
        key="compare_peers",
        title=house.say("compare.peers.title", place=house.place(region), names=named(house, shown.peer)),
        subtitle=house.say(
            "compare.peers.subtitle", indicator=house.catalog.indicators[denominator].name.say(house.lang), years=years
        ),
        table=_table(house, rows),
        printed=_printed(house, rows),
        origins=ids(rows.position),
        body=html_table(_printed(house, shown), caption=""),
        notes=tuple(lines),
    )


def why_none(house: House) -> str:
    """Say why there are no peers to give."""
    return house.say("compare.peers.choose" if house.selection.region == "KR" else "compare.peers.unknown")


def _all(house: House) -> pd.DataFrame:
    denominator, _ = establishments(house)
    rows = house.fetch(similar_regions, house.map_year, house.selection.year, denominator)
    return rows[rows.region == house.selection.region]


def _rows(house: House) -> pd.DataFrame:
    """Give the regions that can be compared with the chosen one, the nearest first."""
    rows = _all(house)
    return rows[rows.place.notna()].sort_values("place")


def _table(house: House, rows: pd.DataFrame) -> pd.DataFrame:
    say = house.say
    return pd.DataFrame({
        say("column.region_id"): list(rows.peer),
        say("column.region"): [house.place(peer) for peer in rows.peer],
        say("compare.column.establishments"): list(rows["size"]),
        say("column.denominator_year"): list(rows.size_year),
        say("compare.column.size_difference"): list(rows.size_difference),
        say("compare.column.mix_difference"): list(rows.mix_difference.where(rows.basis == "size_and_mix")),
        say("compare.column.size_distance"): list(rows.size_distance),
        say("compare.column.mix_distance"): list(rows.mix_distance),
        say("compare.column.distance"): list(rows.distance),
    })  # fmt: skip


def _printed(house: House, rows: pd.DataFrame) -> pd.DataFrame:
    say, number = house.say, house.printer.number
    columns = {
        say("column.region"): [house.place(peer) for peer in rows.peer],
        say("compare.column.establishments"): [
            number(row.size_, "count") for row in each(rows.rename(columns={"size": "size_"}))
        ],
        say("compare.column.size_distance"): [number(v, "ratio", 2) for v in rows.size_distance],
    }
    if rows.basis.iloc[0] == "size_and_mix":
        columns[say("compare.column.mix_difference_pct")] = [number(v, "share") for v in rows.mix_difference]
        columns[say("compare.column.mix_distance")] = [number(v, "ratio", 2) for v in rows.mix_distance]
    columns[say("compare.column.distance")] = [number(v, "ratio", 2) for v in rows.distance]
    return pd.DataFrame(columns)
