"""The money of regions as the budget page takes it: which scopes exist, which row is meant, how amounts are said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from outcomes.catalog.execution import execution_band
from outcomes.catalog.printing import Money, decimals_beside, is_known
from outcomes.metrics.budget import STEPS
from outcomes.metrics.budget_questions import chains
from outcomes.ui.cards import SHAPES
from outcomes.ui.house import House
from outcomes.ui.markup import text
from outcomes.ui.results.rows import Row, each

MONEY = "budget_budgeted_krw"
FUNDERS = ("national", "local", "private")
NONE = "none"  # of the address: no scope is written down with the figures
HOLLOW = ("provisional", "derived", "estimate")
SIDES = {"under": "behind", "over": "behind", "within": "ahead"}
By = Literal["year", "region", "program", "funder"]


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader chose on the page: a unit of money, a scope, and by what the second part is split."""

    unit: Money
    scope: str
    by: By


def budget_rows(house: House) -> pd.DataFrame:
    """Give the chain of every region, year and scope with any figure, judged; `scope` is its id in the address."""
    return house.each_version(_budget_rows, house.map_year)


def _budget_rows(house: House, map_year: int | None) -> pd.DataFrame:
    band = execution_band()
    rows = house.fetch(chains, map_year, band.low, band.high)
    known = rows[rows[list(STEPS)].notna().any(axis=1)]
    return known.assign(scope=[scope_id(r.measure_scope, r.program) for r in each(known)])


def scope_id(measure_scope: str, program: str) -> str:
    """Give a scope as the address spells it; the money of one program is a scope of its own."""
    return f"{measure_scope or NONE}~{program}" if program else measure_scope or NONE


def scope_name(house: House, scope: str) -> str:
    """Give a scope's name, with its program's."""
    measure, _, program = scope.partition("~")
    name = house.say("budget.no_scope") if measure == NONE else house.scope("measure_scope", measure)
    return f"{name} ({program_name(house, program)})" if program and not measure.startswith("line.") else name


def program_name(house: House, id: str) -> str:
    """Give a program's name."""
    found = house.catalog.programs.get(id)
    return found.name.say(house.lang) if found else id


def scopes_of(house: House, region: str, year: int) -> tuple[str, ...]:
    """Give the scopes of which a region has any figure in a year: the catalog's first, then those with most steps."""
    rows = budget_rows(house)
    mine = rows[(rows.region == region) & (rows.year == year)]
    counts = dict(zip(mine.scope, mine[list(STEPS)].notna().sum(axis=1), strict=True))
    known = [id for axis, id in house.catalog.scopes if axis == "measure_scope"]
    order = [*(id for id in known if id not in FUNDERS), *FUNDERS]
    main = house.catalog.indicators[MONEY].measure_scope

    def rank(scope: str) -> tuple[bool, int, int, str]:
        measure = scope.partition("~")[0]
        return scope != main, -int(counts[scope]), order.index(measure) if measure in order else len(order), scope

    return tuple(sorted(counts, key=rank))


def years_known(house: House, region: str) -> tuple[int, ...]:
    """Give the years in which a region has any figure of its own."""
    rows = budget_rows(house)
    return tuple(sorted(int(year) for year in rows[rows.region == region].year.unique()))


def lost_on_map(house: House) -> bool:
    """Say whether the chosen region's money of the year is on record, but cannot be put on the chosen map."""
    if house.map_year is None:
        return False
    rows = house.each_version(_budget_rows, None)
    return bool(((rows.region == house.selection.region) & (rows.year == house.selection.year)).any())


def row_of(house: House, scope: str, region: str, year: int) -> Row | None:
    """Give a region's chain of a year in a scope; None where nothing is known of it."""
    return house.each_version(_row_index, house.map_year).get((scope, region, year))


def _row_index(house: House, map_year: int | None) -> dict[tuple[str, str, int], Row]:
    return {(row.scope, row.region, int(row.year)): row for row in each(_budget_rows(house, map_year))}


def won(house: House, value: float | None, mark: str = "") -> str:
    """Give an amount of money in the chosen unit, as exactly as it was printed: about so much, or at least."""
    return _marked(house, house.figure(value, MONEY), value, mark)


def won_number(house: House, value: float | None, mark: str = "") -> str:
    """Give the digits of an amount as a column whose header names the unit has them, marked as in `won`."""
    return _marked(house, house.printer.number(value, "KRW"), value, mark)


def _marked(house: House, printed: str, value: float | None, mark: str) -> str:
    marked = mark in ("approximate", "at_least") and is_known(value)
    return house.say(f"marked.{mark}", value=printed) if marked else printed


def finer(house: House) -> House:
    """Give the house that prints what one factory costs: in tenths of a million won unless a smaller unit was chosen.

    Hundred millions (억원) are as much as a factory costs, and thousands of won have more digits than can be read.
    """
    return house.in_money("million_tenths") if house.money in ("eok", "million") else house


def rate(house: House, value: float | None) -> str:
    """Give an execution rate or a bound as percent, with the decimals that keep it on its side of both bounds."""
    band = execution_band()
    return house.printer.share(value, (band.low, band.high))


def rate_number(house: House, value: float | None) -> str:
    """Give a rate's digits alone; see `rate`."""
    band = execution_band()
    decimals = decimals_beside(value, (band.low, band.high)) if value is not None and is_known(value) else 1
    return house.printer.number(value, "share", decimals)


def spendable_kind(bases: Iterable[str]) -> str:
    """Give what the `spendable` of rows is: 'available', 'budgeted' (the main budget is all that is known) or 'mixed'.

    Rows without a budget have the basis '' and do not count; a name is that of the main budget where no row does.
    """
    known = set(bases) - {""}
    return "mixed" if len(known) > 1 else next(iter(known), "budgeted")


def unit_name(house: House) -> str:
    """Give the chosen unit of money as headers name it."""
    return house.printer.unit(house.catalog.indicators[MONEY])


def verdict_word(house: House, verdict: str) -> str:
    """Give a verdict on execution as a word."""
    band = execution_band()
    return house.say(f"budget.verdict.{verdict}", low=rate(house, band.low), high=rate(house, band.high))


def verdict_badge(house: House, verdict: str) -> str:
    """Give a verdict as a word with a shape, so that color is never alone in saying it."""
    side = SIDES.get(verdict, "open")
    shape = {"under": "▼", "over": "▲", "within": "●"}.get(verdict, SHAPES["open"])
    return f'<span class="status {side}">{shape} {text(verdict_word(house, verdict))}</span>'


def origins_of(row: Row | None) -> tuple[str, ...]:
    """Give the cells with the fact ids of a row's steps."""
    return () if row is None else tuple(getattr(row, f"{step}_position") for step in STEPS)


def settled(row: Row, step: str) -> bool:
    """Say whether a step's figure is final and not worked out by us."""
    return str(getattr(row, f"{step}_status")) not in HOLLOW
