"""The targets table as files carry it and as it is read cell by cell: every input and result of every method."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.model import Indicator
from outcomes.catalog.printing import enough, is_known
from outcomes.ui.chart_frame import ids
from outcomes.ui.house import House
from outcomes.ui.results.regional import stored_unit
from outcomes.ui.results.standing import regime_name
from outcomes.ui.targets.calculation import METHODS, Papers
from outcomes.ui.targets.league_row import whose

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


def _words(house: House, rows: pd.DataFrame) -> dict[str, list[str]]:
    """Give the verdicts as words, and why a row has none."""
    columns = {
        house.say(f"column.{status}"): [
            house.say(f"status.{s}") if isinstance(s, str) and s else "" for s in rows[status]
        ]
        for status in STATUSES
    }
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


def for_readers(house: House, rows: pd.DataFrame) -> pd.DataFrame:
    """Give the table as it is read; what is not defined is left to the column of reasons."""
    indicator, kinds = house.catalog.indicators[rows.indicator.iloc[0]], dict(NUMBERS)
    units = {"unit": house.printer.unit(indicator), "share": "%", "ratio": "", "": ""}
    columns: dict[str, object] = dict(_named(house, rows))
    rows = rows.assign(required_annual=[enough(value, indicator) for value in rows.required_annual])
    for column in READ:
        columns[_column(house, column, units[kinds[column]])] = [
            _cell(house, value, indicator, kinds[column]) if is_known(value) or column == "actual" else "–"
            for value in rows[column]
        ]
    return pd.DataFrame(columns | _words(house, rows))


def _cell(house: House, value: float, indicator: Indicator, kind: str) -> str:
    if kind == "unit":
        return house.printer.number(value, indicator.unit, indicator.decimals)
    if kind == "share":
        return house.printer.number(value, "share")
    return house.printer.number(value, "ratio", 2) if kind == "ratio" else str(int(value))
