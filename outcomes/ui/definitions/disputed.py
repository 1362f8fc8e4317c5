"""Which published figures disagree, which of them stands, and by which rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from outcomes.metrics.questions import goals_known, origins, series
from outcomes.ui.house import House
from outcomes.ui.results.rows import Row, each

CELL = ["kind", "indicator", "region", "organization", "period_start", "period_end", "period_kind", "base",
        "measure_scope", "stage", "program", "regime"]  # fmt: skip
AIMS = ("plan", "proposal")
TARGETS = ("target", "derived_target")


@dataclass(frozen=True, slots=True)
class Dispute:
    """Figures that disagree: `rows` of `origins`; `standing` position → 'stands', or why it does not.

    Why not: 'status', 'confidence', 'load' or 'order' (the rule by which another one of the same cell was preferred),
    'apart' (of a scope, period or kind that no other of them shares, and no figure of a whole year).
    """

    id: str
    rows: pd.DataFrame
    standing: dict[str, str]


def disputes(house: House) -> tuple[Dispute, ...]:
    """Give every known disagreement of the shown version, in the order of indicators, regions and years."""
    return house.each_version(_disputes)


def _disputes(house: House) -> tuple[Dispute, ...]:
    everything = house.fetch(origins)
    standing = set(house.fetch(series).position) | set(house.fetch(goals_known).position)
    found = [Dispute(id, rows, _standing(house, rows, standing)) for id, rows in _groups(everything)]
    return tuple(sorted(found, key=lambda dispute: _place(house, dispute.rows)))


def _place(house: House, rows: pd.DataFrame) -> tuple[bool, int, int, str, int]:
    """Give where a disagreement stands in the list: by indicator, province, municipality and year; lone ones last."""
    indicators, regions = list(house.catalog.indicators), list(house.catalog.regions)
    region, known = str(rows.region.iloc[0]), rows.year.dropna()
    province = house.catalog.province_of(region)
    return (
        len(rows) == 1,
        indicators.index(rows.indicator.iloc[0]),
        regions.index(province) if province in regions else len(regions),
        "" if region == province else region,
        int(known.min()) if len(known) else 0,
    )


def _groups(everything: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Give the figures linked by a document's reader, then those that say two things of one cell without a link.

    A link of one figure stays: its note says what it disagrees with, though that was never published as a figure.
    """
    linked = everything[everything.conflict_group != ""]
    for id, rows in linked.groupby("conflict_group", sort=False):
        yield str(id), rows.sort_values(["indicator", "region", "year", "position"], kind="stable")
    alone = everything[(everything.conflict_group == "") & everything.value.notna()]
    alone = alone.assign(_aim=alone.status.isin(AIMS))
    differ = alone.groupby([*CELL, "_aim"], dropna=False).value.transform("nunique") > 1
    for _, rows in alone[differ].groupby([*CELL, "_aim"], dropna=False, sort=False):
        yield str(rows.position.iloc[0]), rows.drop(columns="_aim")


def _standing(house: House, rows: pd.DataFrame, standing: set[str]) -> dict[str, str]:
    """Say of each figure whether it stands for its cell, and if not, which rule preferred another."""
    keys = {row.position: _cell(row) for row in each(rows)}
    chosen = {keys[row.position]: row for row in each(rows) if row.position in standing}
    return {
        row.position: "stands"
        if row.position in standing
        else _rule(house, chosen[keys[row.position]], row)
        if keys[row.position] in chosen
        else "apart"
        for row in each(rows)
    }


def _cell(row: Row) -> tuple[object, ...]:
    """Give what a figure is of, so that two of one cell are rivals; the exact days of its period do not matter."""
    aim = row.status in AIMS
    return (row.kind, row.indicator, row.region, row.organization, row.year, row.base, row.measure_scope, row.stage,
            row.program, row.regime, aim)  # fmt: skip


def _rule(house: House, stands: Row, other: Row) -> str:
    """Give the first rule that prefers one figure to the other."""
    rule = house.catalog.headline_rule
    statuses = TARGETS if stands.kind == "target" else rule.status
    if _rank(statuses, stands.status) != _rank(statuses, other.status):
        return "status"
    if _rank(rule.confidence, stands.confidence) != _rank(rule.confidence, other.confidence):
        return "confidence"
    return "load" if stands.load != other.load else "order"


def _rank(order: Sequence[str], word: str) -> int:
    return order.index(word) if word in order else len(order)
