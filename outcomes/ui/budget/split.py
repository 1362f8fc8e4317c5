"""The chosen scope's money split by year, region, program or funder: amounts, and execution against the band."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from outcomes.catalog.execution import execution_band
from outcomes.catalog.printing import is_known
from outcomes.charts.band import band
from outcomes.charts.money_bars import money_bars
from outcomes.charts.theme import Ready
from outcomes.ui.budget.rows import (
    FUNDERS,
    HOLLOW,
    Choice,
    budget_rows,
    origins_of,
    program_name,
    rate,
    rate_number,
    row_of,
    scope_name,
    spendable_kind,
    unit_name,
    verdict_word,
    won,
)
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.markup import text
from outcomes.ui.results.rows import Row, each

LONGEST = 22  # letters beside a bar; of longer pairs only what was available
MOST_LABELS = (
    6  # columns that all carry a figure; of more the chosen year, what is unknown, the least and greatest rate
)
Item = tuple[str, bool, Row | None]
"""What a row of the split is called, whether it is the chosen one, and its chain."""


def items(house: House, choice: Choice) -> list[Item]:
    """Give the rows of the split; what has no figure keeps its place."""
    region, year = house.selection.region, house.selection.year
    if choice.by == "region":
        places = [p.id for p in house.provinces()]
        return [(house.short(p), p == region, row_of(house, choice.scope, p, year)) for p in places]
    if choice.by == "funder":
        scopes = ((house.scope("measure_scope", f), f) for f in FUNDERS)
        return [(name, True, row_of(house, f, region, year)) for name, f in scopes]
    if choice.by == "program":
        rows = budget_rows(house)
        mine = rows[(rows.region == region) & (rows.year == year) & (rows.program != "")]
        return [
            (f"{scope_name(house, r.measure_scope)} · {program_name(house, r.program)}", True, r) for r in each(mine)
        ]
    known = budget_rows(house)
    years = known[(known.region == region) & (known.scope == choice.scope)].year
    first, last = (int(min([*years, year])), int(max([*years, year])))
    return [(str(y), y == year, row_of(house, choice.scope, region, y)) for y in range(first, last + 1)]


def amounts_chart(house: House, choice: Choice) -> Chart:
    """Give what was available and what was executed of it, by what the reader chose."""
    found = items(house, choice)
    if choice.by != "year":
        found.sort(key=lambda item: -_number(item[2], "spendable"))
    frame = pd.DataFrame([_amounts(house, *item) for item in found])
    if choice.by in ("program", "funder"):
        frame["chosen"] = bool(frame.executed.notna().any())
    if choice.by == "year" and len(frame) > MOST_LABELS:
        frame["label"] = frame.label.where(frame.chosen | frame.spendable.isna(), "")
    known = sum(is_known(v) for v in frame.spendable)
    return Chart(
        key=f"budget_amounts_{choice.by}",
        title=_amounts_title(house, choice, found, known),
        subtitle=_subtitle(house, choice, unit_name(house)),
        table=_table(house, found),
        printed=_printed(house, found),
        origins=_origins(found),
        figure=Ready(
            money_bars(
                frame,
                house.colors,
                house.say("figure.unknown"),
                upright=choice.by == "year",
                amount=lambda won: house.printer.number(won, "KRW"),
            )
        ),
        body=_legend(house, frame, _kind(found)),
    )


def _origins(found: Iterable[Item]) -> tuple[str, ...]:
    return ids(*(origins_of(row) for _, _, row in found))


def rates_chart(house: House, choice: Choice) -> Chart | None:
    """Give execution against the band; None where not one rate is known."""
    found = items(house, choice)
    if choice.by != "year":
        found.sort(key=lambda item: -_number(item[2], "rate"))
    frame = pd.DataFrame([_rate(house, *item) for item in found])
    if not frame.rate.notna().any():
        return None
    if choice.by == "year" and len(frame) > MOST_LABELS:
        told = frame.chosen | frame.index.isin([frame.rate.idxmin(), frame.rate.idxmax()])
        frame["printed"] = frame.printed.where(told, "")
    limits = execution_band()
    marks = (rate(house, limits.low), rate(house, limits.high))
    counts = {code: int((frame.verdict == code).sum()) for code in ("under", "within", "over")}
    figure = band(frame, limits.low, limits.high, marks, house.colors, house.say("figure.unknown"),
                  upright=choice.by == "year")  # fmt: skip
    return Chart(
        key=f"budget_rates_{choice.by}",
        title=house.say(
            f"budget.rates.title_{choice.by}", known=int(frame.rate.notna().sum()), under=counts["under"],
            over=counts["over"], within=counts["within"],
        ),
        subtitle=_subtitle(house, choice, "%"),
        table=_table(house, found),
        printed=_printed(house, found),
        origins=_origins(found),
        figure=Ready(figure),
        body=_band_legend(house),
        notes=(limits.reason.say(house.lang),),
    )  # fmt: skip


def _number(row: Row | None, column: str) -> float:
    """Give a cell to sort by, the unknown last."""
    value = None if row is None else getattr(row, column)
    return float(value) if value is not None and is_known(value) else float("-inf")


def _amounts(house: House, name: str, chosen: bool, row: Row | None) -> dict[str, object]:
    spendable = None if row is None or not is_known(row.spendable) else float(row.spendable)
    executed = None if row is None or not is_known(row.executed) else float(row.executed)
    planned = None if row is None or not is_known(row.planned) else float(row.planned)
    mark = "" if row is None else str(row.budgeted_mark)
    only_planned = spendable is None and executed is None and planned is not None
    hover = house.say(
        "budget.amounts.hover", name=name, executed=won(house, executed), available=won(house, spendable),
        money=house.say(f"budget.money.{_kind([(name, chosen, row)])}"),
    )  # fmt: skip
    return {
        "name": name, "spendable": planned if only_planned else spendable, "executed": executed, "chosen": chosen,
        "hover": hover, "label": _label(house, spendable, executed, planned if only_planned else None, mark),
        "hollow": only_planned or (row is not None and str(row.budgeted_status) in HOLLOW),
    }  # fmt: skip


def _label(house: House, spendable: float | None, executed: float | None, planned: float | None, mark: str) -> str:
    """Give the words at a bar's end: executed / available, the budget alone, a plan, or that nothing is known."""
    number = house.printer.number
    if planned is not None:
        return house.say("budget.amounts.planned", amount=number(planned, "KRW"))
    known = [number(value, "KRW") for value in (executed, spendable) if value is not None]
    if known and mark in ("approximate", "at_least"):
        known[-1] = house.say(f"marked.{mark}", value=known[-1])
    both = " / ".join(known)
    return (both if len(both) <= LONGEST else known[-1]) or house.say("figure.unknown")


def _rate(house: House, name: str, chosen: bool, row: Row | None) -> dict[str, object]:
    found = None if row is None or not is_known(row.rate) else float(row.rate)
    verdict = "not_assessable" if row is None else str(row.verdict)
    printed = rate_number(house, found) if found is not None else ""
    return {
        "name": name, "rate": found, "printed": printed, "verdict": verdict, "chosen": chosen,
        "hover": f"{name}: {rate(house, found)} · {verdict_word(house, verdict)}",
    }  # fmt: skip


def _amounts_title(house: House, choice: Choice, found: list[Item], known: int) -> str:
    best = max(found, key=lambda item: _number(item[2], "spendable"), default=None)
    if best is None or known == 0:
        return house.say("budget.amounts.title_none")
    money = house.say(f"budget.money.{_kind([best])}")
    return house.say(
        f"budget.amounts.title_{choice.by}", name=best[0], money=money, amount=won(house, _number(best[2], "spendable"))
    )


def _subtitle(house: House, choice: Choice, unit: str) -> str:
    region, year = house.place(house.selection.region), house.selection.year
    scope = scope_name(house, choice.scope)
    parts = {
        "year": (region, scope), "region": (house.say("budget.in_year", year=year), scope),
        "program": (region, house.say("budget.in_year", year=year)),
        "funder": (region, house.say("budget.in_year", year=year)),
    }[choice.by]  # fmt: skip
    return " · ".join((*parts, unit))


def _kind(found: Iterable[Item]) -> str:
    return spendable_kind(row.basis for _, _, row in found if row is not None)


def _legend(house: House, frame: pd.DataFrame, kind: str) -> str:
    executed = frame.executed.notna().any()
    unknown = (frame.spendable.isna() & frame.executed.isna()).any()
    named = [("spendable", f"budget.spendable.{kind}"), ("executed", "budget.legend.executed")][: 2 if executed else 1]
    made = "".join(f'<li><i class="budget-{look}"></i>{text(house.say(key))}</li>' for look, key in named)
    if unknown:
        made += f'<li><i class="hatched"></i>{text(house.say("figure.unknown"))}</li>'
    return f'<ul class="legend" aria-hidden="true">{made}</ul>'


def _band_legend(house: House) -> str:
    shapes = (("within", "●", "ahead"), ("under", "▼", "behind"), ("over", "▲", "behind"))
    made = "".join(
        f'<li><span class="status {side}">{shape}</span>{text(verdict_word(house, code))}</li>'
        for code, shape, side in shapes
    )
    return f'<ul class="legend" aria-hidden="true">{made}</ul>'


def _table(house: House, found: list[Item]) -> pd.DataFrame:
    """Give the split as numbers for files: money in whole won, the rate as a share."""
    rows = [row for _, _, row in found]
    return pd.DataFrame({
        house.say("budget.column.split"): [name for name, _, _ in found],
        **{f"{house.say(f'budget.step.{c}')} (KRW)": [None if r is None else getattr(r, c) for r in rows]
           for c in ("planned", "budgeted", "supplementary", "executed", "carried_over")},
        f"{house.say('budget.column.rate')} (0–1)": [None if r is None else r.rate for r in rows],
        house.say("column.verdict"): [verdict_word(house, "not_assessable" if r is None else r.verdict) for r in rows],
        house.say("column.origin"): ["|".join(ids(origins_of(r))) for r in rows],
    })  # fmt: skip


def _printed(house: House, found: list[Item]) -> pd.DataFrame:
    unit, number = unit_name(house), house.printer.number

    def cell(row: Row | None, column: str) -> str:
        return number(None if row is None else getattr(row, column), "KRW")

    return pd.DataFrame({
        house.say("budget.column.split"): [name for name, _, _ in found],
        f"{house.say('budget.step.planned')} ({unit})": [cell(row, "planned") for _, _, row in found],
        f"{house.say(f'budget.spendable.{_kind(found)}')} ({unit})": [cell(row, "spendable") for _, _, row in found],
        f"{house.say('budget.step.executed')} ({unit})": [cell(row, "executed") for _, _, row in found],
        f"{house.say('budget.column.rate')} (%)": [
            rate_number(house, None if row is None else row.rate) for _, _, row in found
        ],
        house.say("column.verdict"): [
            verdict_word(house, "not_assessable" if row is None else row.verdict) for _, _, row in found
        ],
    })  # fmt: skip
