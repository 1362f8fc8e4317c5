"""What the words beside figures mean: scopes, statuses, starts, levels and their schemes, programs, target regimes."""

from __future__ import annotations

import pandas as pd

from outcomes.metrics.questions import origins, regimes
from outcomes.ui.chart_frame import html_table
from outcomes.ui.house import House
from outcomes.ui.markup import noted, text

AXES = ("status", "stage", "base", "measure_scope", "mark", "confidence", "period_kind")
LEVEL = "level."
SCHEMES = ("level-scale", "new-and-upgrade", "basic-and-upgrade", "leading-gov", "autonomous", "manufacturing-ai")
"""Programs that named the levels of smart factories, in the order in which they did."""


def words_html(house: House) -> str:
    """Give each kind of word as a line that opens to a table; only words that the shown version uses."""
    used = _used(house)
    parts = [_levels(house)]
    parts += [
        _opening(house.say(f"definitions.axis.{axis}"), _scopes(house, axis, sorted(used[axis]))) for axis in AXES
    ]
    parts += [
        _opening(house.say("definitions.programs"), _programs(house)),
        _opening(house.say("definitions.regimes"), _regimes(house)),
    ]
    return f'<div class="ledger words">{"".join(parts)}</div>'


def _used(house: House) -> dict[str, set[str]]:
    rows = house.fetch(origins)
    return {axis: set(rows[axis]) - {""} for axis in AXES}


def _opening(title: str, table: pd.DataFrame, before: str = "") -> str:
    """Give a table behind its title; nothing where it has no rows."""
    if table.empty:
        return ""
    shown = html_table(table, caption="", words=set(table.columns))
    return (
        f'<details><summary><span class="whose">{text(title)}</span><span class="num">{len(table)}</span></summary>'
        f'<div class="entry">{before}{shown}</div></details>'
    )


def _scopes(house: House, axis: str, ids: list[str]) -> pd.DataFrame:
    """Give the words of an axis with their meaning, in the catalog's order."""
    known = [scope for (kind, id), scope in house.catalog.scopes.items() if kind == axis and id in ids]
    return pd.DataFrame([
        {
            house.say("definitions.column.word"): scope.name.say(house.lang),
            house.say("definitions.column.meaning"): scope.definition.say(house.lang),
            house.say("definitions.column.id"): scope.id,
        }
        for scope in known
    ])  # fmt: skip


def _levels(house: House) -> str:
    """Give the levels, and below them the schemes in which they were named and renamed."""
    ids = [id for axis, id in house.catalog.scopes if axis == "measure_scope" and id.startswith(LEVEL)]
    named = _scopes(house, "measure_scope", ids)
    levels = html_table(named, caption="", words=set(named.columns))
    schemes = _programs(house, SCHEMES)
    return _opening(house.say("definitions.levels"), schemes, levels + noted(house.say("definitions.levels_note")))


def _programs(house: House, ids: tuple[str, ...] = ()) -> pd.DataFrame:
    """Give programs with their years and what is recorded of them; all of them without `ids`."""
    programs = house.catalog.programs
    chosen = [programs[id] for id in (ids or programs) if id in programs]
    return pd.DataFrame([
        {
            house.say("definitions.column.program"): program.name.say(house.lang),
            house.say("column.region"): house.place(program.region),
            house.say("column.period"): program.period,
            house.say("definitions.column.meaning"): program.note.say(house.lang),
            house.say("definitions.column.source"): program.source,
        }
        for program in chosen
    ])  # fmt: skip


def _regimes(house: House) -> pd.DataFrame:
    """Give the families of targets of the shown version: who set them, when, and what they count."""
    rows = house.fetch(regimes)
    return pd.DataFrame({
        house.say("column.regime"): rows[f"name_{house.lang}"],
        house.say("definitions.column.set_by"): rows[f"set_by_{house.lang}"],
        house.say("definitions.column.set_on"): [_day(value) for value in rows.set_on],
        house.say("definitions.column.valid"): [
            f"{_day(start)}–{_day(end)}".strip("–") for start, end in zip(rows.valid_from, rows.valid_to, strict=True)
        ],
        house.say("definitions.column.meaning"): rows[f"definition_{house.lang}"],
    })  # fmt: skip


def _day(value: object) -> str:
    found = pd.Timestamp(str(value)) if value is not None else pd.NaT
    return "" if pd.isna(found) else f"{found:%Y-%m-%d}"
