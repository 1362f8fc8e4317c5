"""What the budget page says first: how much of the year's money was executed, and whether that is far under or over."""

from __future__ import annotations

from outcomes.catalog.execution import execution_band
from outcomes.catalog.printing import is_known
from outcomes.metrics.budget_questions import costs
from outcomes.ui.budget.rows import (
    finer,
    lost_on_map,
    rate,
    row_of,
    scope_id,
    scope_name,
    spendable_kind,
    verdict_badge,
    won,
    years_known,
)
from outcomes.ui.cards import Card
from outcomes.ui.chart_frame import ids
from outcomes.ui.house import House
from outcomes.ui.results.rows import Row, each

SPENT = "budget_executed_krw"


def sentence(house: House, row: Row | None) -> str:
    """Give the page's first sentence."""
    year, place = house.selection.year, house.place(house.selection.region)
    if row is None and lost_on_map(house):
        return house.say("budget.sentence.not_restated", year=year, place=place, map=house.selection.map)
    if row is None:
        return house.say("budget.sentence.nothing", year=year, place=place)
    reason = row.verdict_reason
    if reason == "no_budget" and not is_known(row.executed):
        return house.say("budget.sentence.neither", year=year, place=place)
    band = execution_band()
    values = {
        "year": year, "place": place, "available": won(house, row.spendable, row.budgeted_mark),
        "executed": won(house, row.executed), "rate": rate(house, row.rate),
        "low": rate(house, band.low), "high": rate(house, band.high),
    }  # fmt: skip
    if not reason:
        values["basis"] = house.say(f"budget.basis.{row.basis}")
    return house.say(f"budget.sentence.{reason or row.verdict}", **values)


def lead_sentence(house: House, scope: str, row: Row | None) -> str:
    """Give the sentences below the first: which money is meant, what stands against what, and who set the band."""
    if row is None:
        years = years_known(house, house.selection.region)
        told = house.say("budget.lead.years" if years else "budget.lead.no_years")
        return f"{_off_map(house)}{told}"
    lines = [house.say("budget.lead.scope", scope=scope_name(house, scope))]
    if row.map_reason:
        lines.append(house.say("budget.lead.map"))
    if row.basis == "budgeted" and is_known(row.executed):
        lines.append(house.say("budget.lead.main_only"))
    if is_known(row.rate):
        lines.append(execution_band().reason.say(house.lang))
    return " ".join(lines)


def _off_map(house: House) -> str:
    return house.say("budget.lead.map") + " " if house.map_year is not None else ""


def badge(house: House, row: Row | None) -> str:
    """Give the verdict as a word with a shape; '' where there is nothing to judge."""
    return "" if row is None else f'<p class="budget-verdict">{verdict_badge(house, row.verdict)}</p>'


def cost_of(house: House, scope: str, region: str, year: int) -> Row | None:
    """Give a region's money per factory and per point of uplift; None where nothing is known of it."""
    return house.each_version(_costs, house.map_year).get((scope, region, year))


def _costs(house: House, map_year: int | None) -> dict[tuple[str, str, int], Row]:
    band = execution_band()
    rows = house.fetch(costs, map_year, band.low, band.high)
    return {(scope_id(r.measure_scope, r.program), r.region, int(r.year)): r for r in each(rows)}


def cards(house: House, scope: str, row: Row | None) -> tuple[Card, ...]:
    """Give the four figures: what was available, what was executed, the money per factory and per point of uplift."""
    return (_available(house, scope, row), _executed(house, scope, row), *_costs_cards(house, scope))


def _history(house: House, scope: str, column: str) -> list[tuple[int, float | None]]:
    """Give a column of the region's chain through the years up to the chosen one."""
    region, last = house.selection.region, house.selection.year
    found = [(year, row_of(house, scope, region, year)) for year in years_known(house, region) if year <= last]
    return [(year, getattr(row, column)) for year, row in found if row is not None]


def _available(house: House, scope: str, row: Row | None) -> Card:
    value = None if row is None else row.spendable
    basis = "" if row is None else row.basis
    if row is None or not is_known(value):
        note = house.say("budget.card.no_budget")
    elif basis == "available":
        note = house.say(
            "budget.card.sum", budgeted=won(house, row.budgeted), supplementary=won(house, row.supplementary)
        )
    else:
        note = house.say("budget.card.main_only")
    return Card(
        "spendable", house.say(f"budget.spendable.{spendable_kind([basis])}"),
        won(house, value, "" if row is None else row.budgeted_mark), note,
        () if row is None else ids([row.budgeted_position, row.supplementary_position]),
        years=_history(house, scope, "spendable"), known=is_known(value),
    )  # fmt: skip


def _executed(house: House, scope: str, row: Row | None) -> Card:
    value = None if row is None else row.executed
    if row is not None and is_known(row.rate):
        note = house.say("budget.card.rate", rate=rate(house, row.rate))
    else:
        note = house.say(f"budget.reason.{row.verdict_reason if row is not None else 'no_executed'}")
    return Card(
        "executed", house.catalog.indicators[SPENT].name.say(house.lang), won(house, value), note,
        () if row is None else ids([row.executed_position]), years=_history(house, scope, "executed"),
        known=is_known(value),
    )  # fmt: skip


def _costs_cards(house: House, scope: str) -> tuple[Card, Card]:
    """Give the money per factory and per percentage point of uplift, or why it cannot be said."""
    cost = cost_of(house, scope, house.selection.region, house.selection.year)
    made = []
    for key in ("per_deployment", "per_point"):
        value = None if cost is None else getattr(cost, key)
        known = cost is not None and is_known(value)
        if cost is None or not known:
            note = house.say(f"budget.reason.{'no_executed' if cost is None else getattr(cost, f'{key}_reason')}")
        else:
            note = house.say(
                f"budget.card.{key}_note", executed=won(house, cost.executed),
                count=house.figure(cost.deployments, "deployments_annual"), uplift=house.printer.share(cost.uplift),
            )  # fmt: skip
        printed = won(finer(house), value) if known else house.say("status.not_assessable")
        origins = () if cost is None else ids(str(cost.cost_position).split("|"))
        made.append(Card(key, house.say(f"budget.card.{key}"), printed, note, origins, known=known))
    return made[0], made[1]
