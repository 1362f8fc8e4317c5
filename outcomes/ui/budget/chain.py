"""The chain of a year's money as steps, from the plan to what was taken back."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.printing import is_known
from outcomes.charts.chain import chain
from outcomes.charts.theme import Ready
from outcomes.export import native
from outcomes.metrics.budget import STEPS
from outcomes.ui.budget.rows import origins_of, rate, scope_name, settled, unit_name, won, won_number
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.results.rows import Row, each

ROWS = ("planned", "budgeted", "supplementary", "available", "disbursed", "executed", "carried_over", "rest",
        "clawed_back")  # fmt: skip
KINDS = {
    "planned": "intended", "budgeted": "total", "supplementary": "added", "available": "total", "disbursed": "total",
    "executed": "spent", "carried_over": "kept", "rest": "rest", "clawed_back": "back",
}  # fmt: skip


def chain_chart(house: House, scope: str, row: Row) -> Chart:
    """Give the chain of the chosen region, year and scope; a step without a figure keeps its place."""
    steps = pd.DataFrame([_step(house, row, step) for step in ROWS])
    read = _printed(house, steps)
    return Chart(
        key="budget_chain",
        title=_title(house, row, int(steps.value.notna().sum())),
        subtitle=house.say(
            "budget.chain.subtitle", place=house.place(row.region), year=int(row.year), scope=scope_name(house, scope),
            unit=unit_name(house),
        ),
        table=_table(house, steps),
        printed=read,
        origins=ids(origins_of(row)),
        figure=Ready(chain(steps, house.colors, house.say("figure.unknown"))),
        notes=_notes(house, row),
        native=_native(house, read),
    )  # fmt: skip


def _native(house: House, read: pd.DataFrame) -> native.NativeChart | None:
    """Give the steps as columns from zero: where each begins in the waterfall is not a figure of the table."""
    step, value = read.columns[:2]
    spent = house.say("budget.step.executed")
    made = native.wide(read, "column", step, {value: "value"}, unit_name(house), chosen=[spent])
    return made if made.knows_any else None


def _step(house: House, row: Row, step: str) -> dict[str, object]:
    """Give a step as the waterfall takes it."""
    start, end = _span(row, step)
    value = _value(row, step)
    stored = step in STEPS
    name = house.say(f"budget.step.{step}")
    mark = str(getattr(row, f"{step}_mark")) if stored else ""
    amount = won(house, value, mark)
    share = _share(house, row, step, value)
    status = str(getattr(row, f"{step}_status")) if stored else ""
    if (status and not settled(row, step)) or status == "proposal":
        share = " · ".join(part for part in (share, house.scope("status", status)) if part)
    return {
        "step": step, "name": name, "start": start, "end": end, "kind": KINDS[step], "value": value,
        "hollow": stored and not settled(row, step), "amount": amount, "number": won_number(house, value, mark),
        "share": share if is_known(value) else "",
        "hover": " · ".join(part for part in (f"{name}: {amount}", share) if part), "status": status,
        "origin": str(getattr(row, f"{step}_position")) if stored else "",
    }  # fmt: skip


def _value(row: Row, step: str) -> float | None:
    """Give a step's amount in won; what was available only where the supplementary budget is known."""
    if step == "available":
        return float(row.spendable) if row.basis == "available" else None
    value = getattr(row, step)
    return float(value) if is_known(value) else None


def _span(row: Row, step: str) -> tuple[float | None, float | None]:
    """Give from where to where a step's bar goes; what adds to another step starts at its end."""
    value = _value(row, step)
    if value is None:
        return None, None
    before = {"supplementary": row.budgeted, "carried_over": row.executed}.get(step, 0.0)
    if step == "rest":
        before = row.executed + row.carried_over
    start = float(before) if is_known(before) else 0.0
    return start, start + value


def _share(house: House, row: Row, step: str, value: float | None) -> str:
    """Give a step's share of what was available, or of last year's executed money for what was taken back."""
    if step == "clawed_back":
        back = row.clawed_back_rate
        return house.say("budget.chain.of_before", share=house.printer.share(back)) if is_known(back) else ""
    if value is None or row.basis != "available" or row.spendable <= 0:
        return ""
    return rate(house, value / row.spendable)


def _title(house: House, row: Row, known: int) -> str:
    if known <= 1 or row.verdict == "not_assessable":
        return house.say("budget.chain.title_few", known=known, steps=len(ROWS))
    if is_known(row.rest):
        return house.say("budget.chain.title_over" if row.rest < 0 else "budget.chain.title",
                         rate=rate(house, row.rate), rest=won(house, abs(row.rest)))  # fmt: skip
    return house.say("budget.chain.title_rate", rate=rate(house, row.rate))


def _notes(house: House, row: Row) -> tuple[str, ...]:
    """Give what cannot be true together, then what the shares are of and what rounding does."""
    lines = [house.say(f"budget.contradiction.{code}") for code in str(row.contradictions).split("|") if code]
    if row.basis == "available":
        lines.append(house.say("budget.chain.note"))
    elif row.basis == "budgeted":
        lines.append(house.say("budget.chain.note_main_only"))
    parts = [row.executed, row.carried_over, row.rest]
    if row.basis == "available" and all(is_known(part) for part in parts):
        sums = (
            house.printer.adds_up(parts, row.spendable, "KRW")
            and house.printer.adds_up([row.budgeted, row.supplementary], row.spendable, "KRW")
        )  # fmt: skip
        if not sums:
            lines.append(house.say("budget.rounding"))
    return tuple(lines)


def _table(house: House, steps: pd.DataFrame) -> pd.DataFrame:
    """Give the steps as numbers for files, money in whole won."""
    return pd.DataFrame({
        house.say("budget.column.step"): steps.name,
        f"{house.say('column.value')} (KRW)": steps.value.astype(float),
        house.say("column.status"): [house.scope("status", s) for s in steps.status],
        house.say("column.origin"): steps.origin,
    })  # fmt: skip


def _printed(house: House, steps: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame({
        house.say("budget.column.step"): steps.name,
        f"{house.say('column.value')} ({unit_name(house)})": steps.number,
        house.say("budget.column.share"): [row.share or "–" for row in each(steps)],
        house.say("column.status"): [house.scope("status", s) or "–" for s in steps.status],
    })  # fmt: skip
