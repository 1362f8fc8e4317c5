"""Execution of the chosen scope's money against the band, by year, region, program or funder."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.execution import execution_band
from outcomes.catalog.printing import is_known
from outcomes.charts.band import band
from outcomes.charts.theme import Ready
from outcomes.export.native import Sign, wide
from outcomes.ui.budget.rows import Choice, rate, rate_number, verdict_word
from outcomes.ui.budget.split import (
    MOST_LABELS,
    items,
    split_origins,
    split_printed,
    split_subtitle,
    split_table,
    to_sort,
)
from outcomes.ui.chart_frame import Chart
from outcomes.ui.house import House
from outcomes.ui.results.rows import Row


def rates_chart(house: House, choice: Choice) -> Chart | None:
    """Give execution against the band; None where not one rate is known."""
    found = items(house, choice)
    if choice.by != "year":
        found.sort(key=lambda item: -to_sort(item[2], "rate"))
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
    read = split_printed(house, found)
    return Chart(
        key=f"budget_rates_{choice.by}",
        title=house.say(
            f"budget.rates.title_{choice.by}", known=int(frame.rate.notna().sum()), under=counts["under"],
            over=counts["over"], within=counts["within"],
        ),
        subtitle=split_subtitle(house, choice, "%"),
        table=split_table(house, found),
        printed=read,
        origins=split_origins(found),
        figure=Ready(figure),
        signs=_signs(house),
        notes=(limits.reason.say(house.lang),),
        native=wide(read, "line" if choice.by == "year" else "bar", read.columns[0],
                    {f"{house.say('budget.column.rate')} (%)": "value"}, "%", list(read.iloc[:, 0][frame.chosen])),
    )  # fmt: skip


def _rate(house: House, name: str, chosen: bool, row: Row | None) -> dict[str, object]:
    found = None if row is None or not is_known(row.rate) else float(row.rate)
    verdict = "not_assessable" if row is None else str(row.verdict)
    printed = rate_number(house, found) if found is not None else ""
    return {
        "name": name, "rate": found, "printed": printed, "verdict": verdict, "chosen": chosen,
        "hover": f"{name}: {rate(house, found)} · {verdict_word(house, verdict)}",
    }  # fmt: skip


def _signs(house: House) -> tuple[Sign, ...]:
    shapes = (
        ("within", "●", house.colors.ahead),
        ("under", "▼", house.colors.behind),
        ("over", "▲", house.colors.behind),
    )
    return tuple(Sign(verdict_word(house, code), color, mark) for code, mark, color in shapes)
