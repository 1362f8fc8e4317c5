"""The chosen scope's money split by year, region, program or funder: amounts, and execution against the band."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from outcomes.catalog.printing import is_known
from outcomes.charts.money_bars import money_bars
from outcomes.charts.theme import Ready
from outcomes.export.native import NativeChart, Role, Sign, wide
from outcomes.ui.budget.rows import (
    FUNDERS,
    HOLLOW,
    Choice,
    budget_rows,
    origins_of,
    program_name,
    rate_number,
    row_of,
    scope_name,
    spendable_kind,
    unit_name,
    verdict_word,
    won,
    won_number,
)
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.results.rows import Row, each
from outcomes.ui.signs import unknown_sign

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
        found.sort(key=lambda item: -to_sort(item[2], "spendable"))
    frame = pd.DataFrame([_amounts(house, *item) for item in found])
    if choice.by in ("program", "funder"):
        frame["chosen"] = bool(frame.executed.notna().any())
    if choice.by == "year" and len(frame) > MOST_LABELS:
        frame["label"] = frame.label.where(frame.chosen | frame.spendable.isna(), "")
    known = sum(is_known(v) for v in frame.spendable)
    read = split_printed(house, found)
    return Chart(
        key=f"budget_amounts_{choice.by}",
        title=_amounts_title(house, choice, found, known),
        subtitle=split_subtitle(house, choice, unit_name(house)),
        table=split_table(house, found),
        printed=read,
        origins=split_origins(found),
        figure=Ready(
            money_bars(
                frame,
                house.colors,
                house.say("figure.unknown"),
                upright=choice.by == "year",
                amount=lambda won: house.printer.number(won, "KRW"),
            )
        ),
        signs=_signs(house, frame, _kind(found)),
        native=_native_amounts(house, choice, read, frame),
    )


def _native_amounts(house: House, choice: Choice, read: pd.DataFrame, frame: pd.DataFrame) -> NativeChart | None:
    """Give what was executed beside what was available; plans too where some item has nothing else."""
    name, planned, spendable, executed = read.columns[:4]
    spent, roles = bool(frame.executed.notna().any()), dict[str, Role]()
    if frame.spendable[~frame.planned_only].notna().any():
        roles[spendable] = "other" if spent else "value"
    if spent:
        roles[executed] = "value"
    if frame.planned_only.any():
        roles[planned] = "plan"
    chosen = list(read[name][frame.chosen.astype(bool)])
    made = wide(read, "column" if choice.by == "year" else "bar", name, roles, unit_name(house), chosen)
    return made if made.knows_any else None


def split_origins(found: Iterable[Item]) -> tuple[str, ...]:
    """Give the fact ids behind the rows of a split."""
    return ids(*(origins_of(row) for _, _, row in found))


def to_sort(row: Row | None, column: str) -> float:
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
        "planned_only": only_planned,
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


def _amounts_title(house: House, choice: Choice, found: list[Item], known: int) -> str:
    best = max(found, key=lambda item: to_sort(item[2], "spendable"), default=None)
    if best is None or known == 0:
        return house.say("budget.amounts.title_none")
    money = house.say(f"budget.money.{_kind([best])}")
    return house.say(
        f"budget.amounts.title_{choice.by}", name=best[0], money=money, amount=won(house, to_sort(best[2], "spendable"))
    )


def split_subtitle(house: House, choice: Choice, unit: str) -> str:
    """Give what stands fixed while the money is split, and the unit."""
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


def _signs(house: House, frame: pd.DataFrame, kind: str) -> tuple[Sign, ...]:
    """Give the wide bar of what could be spent, the narrow one of what was, and hatching where a bar is unknown."""
    made = [Sign(house.say(f"budget.spendable.{kind}"), house.colors.muted)]
    if frame.executed.notna().any():
        made.append(Sign(house.say("budget.legend.executed"), house.colors.accent))
    if (frame.spendable.isna() & frame.executed.isna()).any():
        made.append(unknown_sign(house))
    return tuple(made)


def split_table(house: House, found: list[Item]) -> pd.DataFrame:
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


def split_printed(house: House, found: list[Item]) -> pd.DataFrame:
    """Give the split as it is read."""
    unit = unit_name(house)

    def cell(row: Row | None, column: str) -> str:
        """Give an amount as its label on the chart says it: the budget's mark is that of what was available."""
        if row is None:
            return won_number(house, None)
        mark = str(getattr(row, f"{'budgeted' if column == 'spendable' else column}_mark"))
        return won_number(house, getattr(row, column), mark)

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
