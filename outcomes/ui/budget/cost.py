"""What a factory cost: the executed money over the factories built, by region and through the years."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.execution import execution_band
from outcomes.catalog.printing import is_known
from outcomes.charts.money_bars import money_bars
from outcomes.charts.theme import Ready
from outcomes.export import native
from outcomes.metrics.budget_questions import costs_together
from outcomes.ui.budget.rows import finer, scope_id, scope_name, unit_name, won, years_known
from outcomes.ui.budget.said import cost_of
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.markup import text
from outcomes.ui.results.rows import Row, each

MOST_LABELS = 4  # columns that all carry their amount; of more only the chosen year
COST = "budget_per_deployment_krw"


def regions_chart(house: House, scope: str) -> Chart | None:
    """Give the money per factory by region; None where it is known of no region."""
    total, house, year = house, finer(house), house.selection.year
    found = [(place.id, cost_of(house, scope, place.id, year)) for place in house.provinces()]
    if not any(row is not None and is_known(row.per_deployment) for _, row in found):
        return None
    found.sort(key=lambda one: -(_value(one[1]) or 0.0))
    frame = pd.DataFrame([
        {
            "name": house.short(id), "spendable": _value(row), "executed": None, "label": won(house, _value(row)),
            "hover": f"{house.place(id)}: {won(house, _value(row))}", "hollow": False,
            "chosen": id == house.selection.region,
        }
        for id, row in found
    ])  # fmt: skip
    whole = _together(house, scope, year)
    names, rows = [house.place(id) for id, _ in found], [row for _, row in found]
    read = _printed(house, total, names, rows)
    return Chart(
        key="budget_cost_regions",
        title=_title(house, total, whole),
        subtitle=_subtitle(house, house.say("budget.in_year", year=year), scope),
        table=_table(house, names, rows),
        printed=read,
        origins=ids(*(str(row.cost_position).split("|") for _, row in found if row is not None)),
        figure=Ready(money_bars(frame, house.colors, house.say("figure.unknown"))),
        notes=(house.say("budget.cost.added_first"),),
        native=_native(house, read, "bar", house.place(house.selection.region)),
    )


def years_chart(house: House, scope: str) -> Chart | None:
    """Give the region's money per factory through the years; None where no year is known."""
    total, house, region = house, finer(house), house.selection.region
    found = [(year, cost_of(house, scope, region, year)) for year in years_known(house, region)]
    known = [(year, row) for year, row in found if row is not None and is_known(row.per_deployment)]
    if not known:
        return None
    many = len(found) > MOST_LABELS
    frame = pd.DataFrame([
        {
            "name": str(year), "spendable": _value(row), "executed": None, "hollow": False,
            "chosen": year == house.selection.year, "hover": f"{year}: {won(house, _value(row))}",
            "label": "" if many and year != house.selection.year and _value(row) is not None else
            house.printer.number(_value(row), "KRW"),
        }
        for year, row in found
    ])  # fmt: skip
    first, last = known[0], known[-1]
    names, rows = [str(year) for year, _ in found], [row for _, row in found]
    read = _printed(house, total, names, rows)
    return Chart(
        key="budget_cost_years",
        title=house.say(
            "budget.cost.years_title", first=first[0], start=won(house, _value(first[1])), last=last[0],
            end=won(house, _value(last[1])),
        ),
        subtitle=_subtitle(house, house.place(region), scope),
        table=_table(house, names, rows),
        printed=read,
        origins=ids(*(str(row.cost_position).split("|") for _, row in known)),
        figure=Ready(money_bars(frame, house.colors, house.say("figure.unknown"), upright=True,
                                amount=lambda won: house.printer.number(won, "KRW"))),
        notes=_missing(house, [year for year, _ in found], [year for year, _ in known]),
        native=_native(house, read, "column", str(house.selection.year)),
    )  # fmt: skip


def _native(house: House, read: pd.DataFrame, kind: native.Kind, chosen: str) -> native.NativeChart:
    """Give the money per factory; sums, factories and money per point stay in the table."""
    cost = f"{house.catalog.indicators[COST].name.say(house.lang)} ({unit_name(house)})"
    return native.wide(read, kind, read.columns[0], {cost: "value"}, unit_name(house), [chosen])


def _missing(house: House, all_years: list[int], known: list[int]) -> tuple[str, ...]:
    gone = [year for year in all_years if year not in known]
    return (house.say("budget.cost.missing", years=", ".join(map(str, gone))),) if gone else ()


def explanation(house: House) -> str:
    """Give what the two ratios are and what they are not."""
    parts = (
        ("budget.explain.deployment", "budget.card.per_deployment"),
        ("budget.explain.point", "budget.card.per_point"),
    )
    said = {"budget.explain.point": " " + house.say("budget.explain.uplift")}
    body = "".join(
        f"<section><h3>{text(house.say(h))}</h3><p>{text(house.say(k) + said.get(k, ''))}</p></section>"
        for k, h in parts
    )
    return f'<div class="explain">{body}</div>'


def _value(row: Row | None) -> float | None:
    return float(row.per_deployment) if row is not None and is_known(row.per_deployment) else None


def _together(house: House, scope: str, year: int) -> Row | None:
    """Give all known provinces of a year together: sums divided."""
    return house.each_version(_sums, house.map_year).get((scope, year))


def _sums(house: House, map_year: int | None) -> dict[tuple[str, int], Row]:
    band = execution_band()
    rows = house.fetch(costs_together, map_year, band.low, band.high)
    return {(scope_id(r.measure_scope, r.program), int(r.year)): r for r in each(rows)}


def _title(house: House, total: House, whole: Row | None) -> str:
    """Give the finding: the quotient as `house` prints it, its sum of money as `total` does."""
    if whole is None or not is_known(whole.per_deployment):
        return house.say("budget.cost.title_none")
    return house.say(
        "budget.cost.title", count=int(whole.provinces), amount=won(house, whole.per_deployment),
        executed=won(total, whole.executed), built=house.figure(whole.deployments, "deployments_annual"),
    )  # fmt: skip


def _subtitle(house: House, where: str, scope: str) -> str:
    name = house.catalog.indicators[COST].name.say(house.lang)
    return f"{name} ({unit_name(house)}) · {where} · {scope_name(house, scope)}"


def _table(house: House, names: list[str], rows: list[Row | None]) -> pd.DataFrame:
    """Give the ratios with their inputs as numbers for files, money in whole won."""
    return pd.DataFrame({
        house.say("budget.column.split"): names,
        f"{house.say('budget.step.executed')} (KRW)": [None if r is None else r.executed for r in rows],
        house.catalog.indicators["deployments_annual"].name.say(house.lang): [
            None if r is None else r.deployments for r in rows
        ],
        f"{house.catalog.indicators[COST].name.say(house.lang)} (KRW)": [_value(r) for r in rows],
        f"{house.say('budget.card.per_point')} (KRW)": [None if r is None else r.per_point for r in rows],
        house.say("column.origin"): ["" if r is None else "|".join(ids(str(r.cost_position).split("|"))) for r in rows],
    })  # fmt: skip


def _printed(house: House, total: House, names: list[str], rows: list[Row | None]) -> pd.DataFrame:
    """Give the cells as they are read: sums of money as `total` prints them, what one factory costs as `house` does."""
    unit = unit_name(house)

    def money(row: Row | None, column: str, by: House = house) -> str:
        return by.printer.number(None if row is None else getattr(row, column), "KRW")

    return pd.DataFrame({
        house.say("budget.column.split"): names,
        f"{house.say('budget.step.executed')} ({unit_name(total)})": [money(r, "executed", total) for r in rows],
        house.catalog.indicators["deployments_annual"].name.say(house.lang): [
            house.figure(None if r is None else r.deployments, "deployments_annual") for r in rows
        ],
        f"{house.catalog.indicators[COST].name.say(house.lang)} ({unit})": [money(r, "per_deployment") for r in rows],
        f"{house.say('budget.card.per_point')} ({unit})": [money(r, "per_point") for r in rows],
    })  # fmt: skip
