"""The targets of a year: which there are, what the page says of them first, and a table for each indicator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from outcomes.catalog.model import Indicator
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.markup import noted
from outcomes.ui.results.standing import assessed
from outcomes.ui.targets.calculation import papers
from outcomes.ui.targets.league_lens import current, lens_notes
from outcomes.ui.targets.league_row import is_selected, league, whose
from outcomes.ui.targets.league_table import for_files, for_readers, league_native

Order = Literal["attainment", "required", "name"]
ORDERS: tuple[Order, ...] = ("attainment", "required", "name")


@dataclass(frozen=True, slots=True)
class League:
    """The targets of one indicator in the chosen year, in reading order; `missing` are provinces without one."""

    indicator: Indicator
    rows: pd.DataFrame
    missing: tuple[str, ...]

    @property
    def reached(self) -> int:
        """Give how many are reached."""
        return int((self.rows.verdict == "reached").sum())


def leagues(house: House, order: Order) -> list[League]:
    """Give a table for each indicator with targets in the chosen year, the selected indicator's first."""
    rows = _goals(house)
    rows = rows[rows.year == house.selection.year]
    first = house.selection.indicator
    present = set(rows.indicator)
    names = [first, *(id for id in house.catalog.indicators if id != first)]
    return [_league(house, rows[rows.indicator == id], order) for id in names if id in present]


def _goals(house: House) -> pd.DataFrame:
    """Give the targets of all years; one without an actual figure only from its base year to its deadline."""
    rows = assessed(house)
    lasting = ~((rows.year < rows.base_year) | (rows.year > rows.final_year))
    return rows[(rows.kind == "target") & (lasting | rows.actual.notna())]


def _league(house: House, rows: pd.DataFrame, order: Order) -> League:
    indicator = house.catalog.indicators[rows.indicator.iloc[0]]
    provinces = {current(house, region) for region in rows.region}
    missing = tuple(house.short(p.id) for p in house.provinces() if p.id not in provinces)
    return League(indicator, _ordered(house, rows, indicator, order), missing)


def _ordered(house: House, rows: pd.DataFrame, indicator: Indicator, order: Order) -> pd.DataFrame:
    """Give the rows as they are read: the nation, the selected region, then the others; unknown ones last."""
    front = [0 if r == "KR" else 1 if is_selected(house, r) else 2 for r in rows.region]
    shown = rows.attainment.fillna(rows.attainment_final)
    keys = {"attainment": shown, "required": rows.required_annual, "name": pd.Series(0.0, rows.index)}
    place = {id: n for n, id in enumerate(house.catalog.regions)}
    keyed = rows.assign(
        _front=front,
        _key=keys[order],
        _name=[whose(house, row)[0] for _, row in rows.iterrows()],
        _place=[place.get(house.catalog.province_of(r), len(place)) for r in rows.region],
    )
    last = ["_name"] if order == "name" else ["_place", "_name"]
    falling = order == "required" or indicator.direction != "down"
    keyed = keyed.sort_values(["_front", "_key", *last], ascending=[True, not falling, *(True for _ in last)])
    return keyed.drop(columns=["_front", "_key", "_name", "_place"])


def years_with_targets(house: House) -> list[int]:
    """Give the years in which the selected indicator has targets."""
    rows = _goals(house)
    return sorted({int(y) for y in rows[rows.indicator == house.selection.indicator].year})


def when(house: House, indicator: Indicator) -> str:
    """Give the year as a state at its end, or as a whole year for what happens within one."""
    key = "targets.in_year" if indicator.kind == "flow" else "bar.state_at"
    return house.say(key, year=house.selection.year)


def first_sentence(house: House, found: list[League]) -> str:
    """Give the answer of the page: how many of the selected indicator's targets are reached."""
    indicator = house.indicator
    values: dict[str, object] = {"when": when(house, indicator), "indicator": indicator.name.say(house.lang)}
    mine = next((f for f in found if f.indicator.id == indicator.id), None)
    if mine is None:
        return house.say("targets.say.no_goal", **values)
    values |= {"goals": len(mine.rows), "reached": mine.reached}
    if (mine.rows.verdict == "not_assessable").all():
        return house.say(
            "targets.say.unknown", when=values["when"], indicator=values["indicator"], goals=len(mine.rows)
        )
    if not mine.reached:
        return house.say(
            "targets.say.none_reached", when=values["when"], indicator=values["indicator"], goals=len(mine.rows)
        )
    return house.say("targets.say.some", **values)


def second_sentence(house: House, found: list[League]) -> str:
    """Give how the selected indicator's targets stand: a count for each verdict, with why some have none."""
    mine = next((f for f in found if f.indicator.id == house.selection.indicator), None)
    if mine is None:
        key = "targets.years" if years_with_targets(house) else "targets.years_none"
        return house.say(key)
    rows = mine.rows
    told = [
        house.say("targets.count", what=house.say(f"status.{verdict}"), count=count)
        for verdict, count in rows[rows.verdict != "not_assessable"].verdict.value_counts().items()
    ]
    unknown = rows[rows.verdict == "not_assessable"]
    if len(unknown):
        reasons = unknown.verdict_reason.value_counts().items()
        why = ", ".join(house.say("targets.count", what=house.say(f"reason.{r}"), count=n) for r, n in reasons)
        counted = house.say("targets.count", what=house.say("status.not_assessable"), count=len(unknown))
        told.append(f"{counted} ({why})")
    regime = house.say(f"bar.regime.{house.selection.regime}")
    told_all = house.say("targets.counts", regime=regime, counts=" · ".join(told))
    own = int(((rows.attainment >= 1) & (rows.final_year > rows.year) & (rows.verdict != "reached")).sum())
    return f"{told_all} {house.say('targets.own_year', count=own)}" if own else told_all


def league_chart(house: House, found: League) -> Chart:
    """Give one indicator's targets in the frame: the table with its calculation, files and sources."""
    behind = papers(house, found.rows)
    indicator = found.indicator
    subtitle = house.say(
        "targets.subtitle", unit=house.printer.unit(indicator), when=when(house, indicator),
        regime=house.say(f"bar.regime.{house.selection.regime}"),
    )  # fmt: skip
    rows = found.rows
    printed = for_readers(house, rows, behind)
    return Chart(
        key=f"targets_{indicator.id}",
        title=house.say(
            "targets.title", indicator=indicator.name.say(house.lang), goals=len(rows), reached=found.reached
        ),
        subtitle=subtitle,
        table=for_files(house, rows, behind),
        printed=printed,
        origins=ids(
            rows.actual_position, rows.target_position, rows.final_position, rows.base_position,
            *[behind.of(row).rival_position for _, row in rows.iterrows()],
        ),
        body=noted(house.say("targets.open_row")) + league(house, rows, behind),
        notes=_notes(house, found),
        native=league_native(house, rows, printed),
    )  # fmt: skip


def _notes(house: House, found: League) -> tuple[str, ...]:
    """Give the lines under a table: why a year's targets have no path, and which provinces have no target."""
    lines = [house.say("targets.flow_note")] if found.indicator.kind == "flow" else []
    if len(found.missing) == len(house.provinces()):
        lines.append(house.say("targets.missing_all", count=len(found.missing)))
    elif found.missing:
        lines.append(house.say("targets.missing", names=", ".join(found.missing)))
    return (*lines, *lens_notes(house, found.rows))
