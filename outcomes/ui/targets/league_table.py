"""The targets table as files carry it and as it is read cell by cell: every input and result of every method."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.model import Indicator
from outcomes.catalog.printing import enough, is_known
from outcomes.export.native import NativeChart, wide
from outcomes.ui.chart_frame import ids
from outcomes.ui.house import House
from outcomes.ui.results.regional_table import stored_unit
from outcomes.ui.results.standing import regime_name
from outcomes.ui.targets.calculation import METHODS, Papers
from outcomes.ui.targets.league_row import NONE, ahead_of_time, is_selected, whose

# The columns of the table in files: the frame's column, and what its numbers are counted in.
NUMBERS = (
    ("actual", "unit"), ("target", "unit"), ("final_target", "unit"), ("final_year", ""), ("base_year", ""),
    ("base_value", "unit"), ("expected", "unit"), ("attainment", "share"), ("attainment_final", "share"),
    ("excess", "share"), ("required_annual", "unit"), ("pace", "ratio"), ("mean_change", "unit"),
    ("change_count", ""), ("forecast", "unit"), ("gap", "share"), ("cagr_observed", "share"),
    ("cagr_required", "share"), ("growth_ratio", "ratio"),
)  # fmt: skip
RENAMED = {"final_target": "final", "required_annual": "required"}
STATUSES = (*(f"{method}_status" for method in METHODS), "verdict")
READ = (
    *("actual", "target", "final_target", "final_year", "attainment", "attainment_final", "expected"),
    *("required_annual", "pace", "forecast", "gap", "growth_ratio"),
)
ALWAYS = READ[:6]  # what every target is about, even where a year has none of it


def _named(house: House, rows: pd.DataFrame) -> dict[str, list[str]]:
    """Give the columns that say whose target each row is."""
    named = [whose(house, row) for _, row in rows.iterrows()]
    return {
        house.say("column.region"): [name for name, _ in named],
        house.say("column.scope"): [small for _, small in named],
    }


def _column(house: House, column: str, unit: str) -> str:
    name = house.say(f"column.{RENAMED.get(column, column)}")
    return f"{name} ({unit})" if unit else name


def _words(house: House, rows: pd.DataFrame, *, early: bool = False) -> dict[str, list[str]]:
    """Give the verdicts as words, and why a row has none; `early` says how long before its deadline one was reached."""
    columns = {
        house.say(f"column.{status}"): [
            house.say(f"status.{s}") if isinstance(s, str) and s else "" for s in rows[status]
        ]
        for status in STATUSES
    }
    if early:
        verdict = house.say("column.verdict")
        columns[verdict] = [
            " · ".join(part for part in (word, ahead_of_time(house, row)) if part)
            for word, (_, row) in zip(columns[verdict], rows.iterrows(), strict=True)
        ]
    reasons = [house.say(f"reason.{r}") if r else "" for r in rows.verdict_reason]
    return columns | {house.say("column.reason"): reasons}


def for_files(house: House, rows: pd.DataFrame, behind: Papers) -> pd.DataFrame:
    """Give the table as numbers, for files: every input and result of every method."""
    indicator = house.catalog.indicators[rows.indicator.iloc[0]]
    own = stored_unit(indicator, house.printer.unit(indicator))
    units = {"unit": own, "share": "0–1", "ratio": "", "": ""}
    rivals = [behind.of(row) for _, row in rows.iterrows()]
    columns: dict[str, object] = {house.say("column.region_id"): list(rows.region), **_named(house, rows)}
    columns[house.say("column.year")] = list(rows.year)
    columns[house.say("column.regime")] = [regime_name(house, r) for r in rows.regime]
    for column, kind in NUMBERS:
        columns[_column(house, column, units[kind])] = list(rows[column])
    columns[_column(house, "target_other", own)] = [r.rival.iloc[0] if len(r) else None for r in rivals]
    columns[_column(house, "attainment_other", "0–1")] = [r.attainment.iloc[0] if len(r) else None for r in rivals]
    kinds = [house.say(f"calc.expected.{k}") if isinstance(k, str) and k else "" for k in rows.expected_kind]
    columns[house.say("column.expected_kind")] = kinds
    columns |= _words(house, rows)
    used = zip(rows.actual_position, rows.target_position, rows.final_position, rows.base_position, strict=True)
    columns[house.say("column.origin")] = ["|".join(ids(cells)) for cells in used]
    return pd.DataFrame(columns)


def for_readers(house: House, rows: pd.DataFrame, behind: Papers) -> pd.DataFrame:
    """Give the table as it is read, a row a target, its first cell saying whose it is and of what.

    What is not defined is a dash, and the column of reasons says why; an unknown figure is ‘자료 없음’. Columns of the
    methods and remarks that are dashes in every row are left out.
    """
    indicator, kinds = house.catalog.indicators[rows.indicator.iloc[0]], dict(NUMBERS)
    rows = rows.assign(required_annual=[enough(value, indicator) for value in rows.required_annual])
    units = {"unit": house.printer.unit(indicator), "share": "%", "ratio": "", "": ""}
    columns: dict[str, list[str]] = {}
    for column in _read(indicator, rows):
        kind = kinds[column]
        columns[_column(house, column, units[kind])] = [
            _read_cell(house, column, value, indicator, kind) for value in rows[column]
        ]
        columns |= _instead(house, column, rows, behind, units)
    columns |= {title: [cell or NONE for cell in cells] for title, cells in _words(house, rows, early=True).items()}
    columns |= _kinds(house, rows)
    named = [" · ".join(part for part in whose(house, row) if part) for _, row in rows.iterrows()]
    kept = {_column(house, column, units[kinds[column]]) for column in ALWAYS if column in _read(indicator, rows)}
    said = {title: cells for title, cells in columns.items() if title in kept or any(cell != NONE for cell in cells)}
    return pd.DataFrame({house.say("column.region"): named, **said})


def _read(indicator: Indicator, rows: pd.DataFrame) -> tuple[str, ...]:
    """Give the columns of numbers: within a year one is over or short, and what is final is said once."""
    if indicator.kind != "flow":
        return READ
    once = bool((rows.target == rows.final_target).all())
    return tuple(
        "excess" if c == "required_annual" else c
        for c in READ
        if not (once and c in ("final_target", "final_year", "attainment_final"))
    )


def _instead(
    house: House, column: str, rows: pd.DataFrame, behind: Papers, units: dict[str, str]
) -> dict[str, list[str]]:
    """Give what another source says instead of a number, to stand beside it."""
    if column == "target":
        return {_column(house, "target_other", units["unit"]): _others(house, rows, behind, "rival", "unit")}
    if column == "attainment":
        return {_column(house, "attainment_other", "%"): _others(house, rows, behind, "attainment", "share")}
    return {}


def _kinds(house: House, rows: pd.DataFrame) -> dict[str, list[str]]:
    """Give what kind of figure the actual one and the target are, as below them on the screen."""
    actual = zip(rows.actual, rows.actual_status, rows.actual_mark, strict=True)
    target = zip(rows.target, rows.target_status.replace("target", ""), rows.target_mark, strict=True)
    return {
        house.say("column.status"): [_said(house, s, m) if is_known(v) else NONE for v, s, m in actual],
        house.say("column.target_status"): [_said(house, s, m) if is_known(v) else NONE for v, s, m in target],
    }


def _said(house: House, status: str, mark: str) -> str:
    parts = (("status", status), ("mark", mark))
    return " · ".join(house.scope(axis, id) for axis, id in parts if isinstance(id, str) and id) or NONE


def _others(house: House, rows: pd.DataFrame, behind: Papers, column: str, kind: str) -> list[str]:
    """Give what other sources say instead, a cell a row."""
    indicator = house.catalog.indicators[rows.indicator.iloc[0]]
    found = [[v for v in behind.of(row)[column] if is_known(v)] for _, row in rows.iterrows()]
    return [" · ".join(_cell(house, v, indicator, kind) for v in cells) or NONE for cells in found]


def league_native(house: House, rows: pd.DataFrame, printed: pd.DataFrame) -> NativeChart | None:
    """Give the attainment of the final target as bars, as the table on the screen; None where none is defined.

    Args:
        house: The reader's selection.
        rows: The rows of the table.
        printed: The same as they are read (`for_readers`).
    """
    shares = (_column(house, column, "%") for column in ("attainment_final", "attainment"))
    value = next((column for column in shares if column in printed), "")
    if not value or (rows.direction != "up").any() or not rows.attainment_final.notna().any():
        return None
    names = zip(printed[house.say("column.region")], rows.region, strict=True)
    mine = [name for name, region in names if is_selected(house, region)]
    return wide(printed, "bar", house.say("column.region"), {value: "value"}, "%", chosen=mine)


def _read_cell(house: House, column: str, value: float, indicator: Indicator, kind: str) -> str:
    """Give a cell as it is read: an actual figure may be unknown, anything else is not defined then."""
    if not is_known(value) and column != "actual":
        return NONE
    printed = _cell(house, value, indicator, kind)
    return f"+{printed}" if column == "excess" and value > 0 else printed


def _cell(house: House, value: float, indicator: Indicator, kind: str) -> str:
    if kind == "unit":
        return house.printer.number(value, indicator.unit, indicator.decimals)
    if kind == "share":
        return house.printer.number(value, "share")
    return house.printer.number(value, "ratio", 2) if kind == "ratio" else str(int(value))
