"""What a version holds of every indicator: how many figures, from how many documents, since when, in which scopes."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from outcomes.catalog.formula import parse
from outcomes.catalog.model import Indicator
from outcomes.metrics.questions import origins, values
from outcomes.ui.definitions.disputed import disputes
from outcomes.ui.house import House
from outcomes.ui.moment import day

AXES = ("stage", "base", "measure_scope")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an indicator.

    `figures`: observations, of a computed one the region-years it can be computed for. `targets`: targets. `sources`:
    documents, of a computed one those of its inputs. `updated`: the day of the newest load that touched it, '' for
    none. `conflicts`: how many disagreements it is part of. `scopes`: axis → the values its figures have.
    """

    figures: int
    targets: int
    sources: int
    updated: str
    conflicts: int
    scopes: dict[str, tuple[str, ...]]


def known_of(house: House, indicator: Indicator) -> Known:
    """Give what the shown version holds of an indicator."""
    return house.each_version(_known)[indicator.id]


def _known(house: House) -> dict[str, Known]:
    everything = house.fetch(origins)
    worked_out = house.fetch(values, None)
    counted = worked_out[worked_out.value.notna()].groupby("indicator").size().to_dict()
    parts = {str(id): rows for id, rows in everything.groupby("indicator")}
    empty = everything.iloc[0:0]
    groups = disputes(house)
    found = {}
    for indicator in house.catalog.indicators.values():
        inputs = parse(indicator.formula).names if indicator.formula else (indicator.id,)
        rows = pd.concat([parts.get(id, empty) for id in inputs])
        own = parts.get(indicator.id, empty)
        observed = own[own.kind == "observation"]
        computed = int(counted.get(indicator.id, 0))
        found[indicator.id] = Known(
            figures=computed if indicator.formula else len(observed),
            targets=int((own.kind == "target").sum()),
            sources=int(rows.source.nunique()),
            updated=_newest(house, rows),
            conflicts=sum(indicator.id in set(group.rows.indicator) for group in groups),
            scopes={axis: tuple(id for id in observed[axis].unique() if id) for axis in AXES},
        )
    return found


def _newest(house: House, rows: pd.DataFrame) -> str:
    """Give the day of the newest load among the rows' loads."""
    loads = set(rows.load)
    loaded = [version.loaded_at for version in house.versions if version.number in loads]
    return day(max(loaded)) if loaded else ""
