"""A series and its goals as tables: a row a figure for files, a row a year as it is read and drawn in documents."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from outcomes.export.native import Kind, NativeChart, Role, wide
from outcomes.ui.house import House
from outcomes.ui.results.regional_table import NONE
from outcomes.ui.results.rows import Row, each
from outcomes.ui.results.standing import HOLLOW


@dataclass(frozen=True, slots=True)
class PathTables:
    """The tables of a path chart: `files` with **series, year**, `printed` with **year**, `native` cut from it.

    `printed` has every year from the first figure or goal to the last: the actual figure ('자료 없음' where it is
    unknown), one that is not final in a column of its own, its status, then a column for each regime ('–' where it
    set no goal). `native` is None where nothing is known.
    """

    files: pd.DataFrame
    printed: pd.DataFrame
    native: NativeChart | None


def path_tables(
    house: House, rows: pd.DataFrame, goals: pd.DataFrame, labels: dict[str, str], indicator: str
) -> PathTables:
    """Give the tables of a series.

    Args:
        house: The reader's selection.
        rows: **year** → value (known), status, position.
        goals: **regime, year** → value (known), status, position.
        labels: Regime → its name with the month it was set in, in reading order.
        indicator: Whose figures they are.
    """
    printed, roles = _printed(house, rows, goals, labels, indicator)
    thing = house.catalog.indicators[indicator]
    kind: Kind = "column" if thing.kind == "flow" else "line"
    native = wide(printed, kind, house.say("column.year"), roles, house.printer.unit(thing))
    return PathTables(_files(house, rows, goals, labels), printed, native if native.knows_any else None)


def _files(house: House, rows: pd.DataFrame, goals: pd.DataFrame, labels: dict[str, str]) -> pd.DataFrame:
    """Give actual figures and goals as numbers, a row each."""
    parts = [
        pd.DataFrame({
            "series": said, "year": part.year.astype(int), "value": part.value,
            "status": [house.scope("status", s) for s in part.status], "origin": part.position,
        })
        for said, part in ((house.say("path.actual"), rows), ([labels[r] for r in goals.regime], goals))
    ]  # fmt: skip
    table = pd.concat(parts, ignore_index=True)
    return table.set_axis([house.say(f"column.{name}") for name in table.columns], axis=1)


def _printed(
    house: House, rows: pd.DataFrame, goals: pd.DataFrame, labels: dict[str, str], indicator: str
) -> tuple[pd.DataFrame, dict[str, Role]]:
    """Give the table as it is read, and the role of each column that is drawn."""
    known: dict[int, Row] = {int(row.year): row for row in each(rows)}
    present = sorted({*known, *(int(year) for year in goals.year)})
    years = range(present[0], present[-1] + 1) if present else range(0)
    figures = _figures(house, known, years, indicator)
    columns: dict[str, list[str]] = {house.say("column.year"): [str(year) for year in years], **figures}
    roles: dict[str, Role] = dict(zip(figures, ("value", "plan"), strict=False))
    columns[house.say("column.status")] = [
        house.scope("status", known[year].status) if year in known else NONE for year in years
    ]
    for regime, label in labels.items():
        cells = {int(row.year): _goal(house, row, indicator) for row in each(goals[goals.regime == regime])}
        name = label if label not in columns else f"{label} · {regime}"
        columns[name] = [cells.get(year, NONE) for year in years]
        roles[name] = "plan" if regime == "plan" else "target"
    return pd.DataFrame(columns), roles


def _figures(house: House, known: dict[int, Row], years: range, indicator: str) -> dict[str, list[str]]:
    """Give the actual figures, and those that are not final in a second column where there are any."""
    unit = house.printer.unit(house.catalog.indicators[indicator])
    open_years = {year for year, row in known.items() if row.status in HOLLOW}
    settled = [NONE if year in open_years else _number(house, known.get(year), indicator) for year in years]
    found = {f"{house.say('path.actual')} ({unit})": settled}
    if open_years:
        cells = [_number(house, known[year], indicator) if year in open_years else NONE for year in years]
        found[f"{house.say('path.not_final')} ({unit})"] = cells
    return found


def _number(house: House, row: Row | None, indicator: str) -> str:
    thing = house.catalog.indicators[indicator]
    return house.printer.number(None if row is None else float(row.value), thing.unit, thing.decimals)


def _goal(house: House, row: Row, indicator: str) -> str:
    """Give a goal's digits, with its status where it was not announced as it stands."""
    number = _number(house, row, indicator)
    return f"{number} ({house.scope('status', row.status)})" if row.status == "derived_target" else number
