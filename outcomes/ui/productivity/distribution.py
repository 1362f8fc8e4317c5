"""The distribution of a selection: bars with the median and the middle half, before any average."""

from __future__ import annotations

import pandas as pd

from outcomes.charts.distribution import distribution
from outcomes.charts.theme import Ready
from outcomes.export.native import NativeChart, wide
from outcomes.metrics.value_counts import LEAST, LEAST_SPREAD, Bars, Spread, bars
from outcomes.ui.chart_frame import Chart
from outcomes.ui.house import House
from outcomes.ui.origin import CASES
from outcomes.ui.productivity.cases import Answers, Choice, as_printed, place

MOST_TICKS = 8
QUANTILES = (("median", 0.5), ("q1", 0.25), ("q3", 0.75))
Cells = tuple[str, float | None, float | None, float | int | None]


def distribution_chart(house: House, found: Answers) -> Chart | None:
    """Give the distribution in its frame; None where nothing of the selection is shown."""
    inside = found.whole.found
    if inside is None:
        return None
    made = bars(inside)
    frame = _frame(house, made) if made else None
    read = _printed(house, frame, found)
    return Chart(
        key="productivity_distribution",
        title=_title(house, inside),
        subtitle=scope_line(house, found.choice),
        table=_table(house, made, inside, found),
        printed=read,
        origins=(CASES,),
        figure=_figure(house, made, frame, inside) if made and frame is not None else None,
        notes=_notes(house, made, inside),
        native=_native(house, read, frame) if frame is not None else None,
    )  # fmt: skip


def _native(house: House, read: pd.DataFrame, frame: pd.DataFrame) -> NativeChart:
    """Give the bars as columns: how many answers are in each range; the last rows of the table."""
    name, counted = read.columns[0], house.say("productivity.column.n")
    rows = read.tail(len(frame)).set_axis([name, counted], axis=1).assign(**{name: list(frame.range)})
    return wide(rows, "column", name, {counted: "value"}, house.say("productivity.unit"))


def _title(house: House, inside: Spread) -> str:
    if not inside.spreads:
        return house.say("productivity.distribution.title_mean", least=LEAST_SPREAD)
    low, high = (house.printer.share(inside.quantile(p)) for p in (0.25, 0.75))
    return house.say("productivity.distribution.title", low=low, high=high)


def scope_line(house: House, choice: Choice, *, everywhere: bool = False) -> str:
    """Give what is measured and of whom; of all regions where `everywhere`."""
    return house.say(
        "productivity.scope", outcome=house.say(f"choice.productivity.outcome.{choice.outcome}"),
        formula=house.say(f"productivity.formula.{choice.outcome}"), place=place(house, choice, everywhere=everywhere),
    )  # fmt: skip


def _figure(house: House, made: Bars, frame: pd.DataFrame, inside: Spread) -> Ready:
    at = [as_printed(inside.quantile(p)) for p in (0.25, 0.5, 0.75)]
    low, middle, high = (house.printer.share(value) for value in at)
    labels = [low, house.say("productivity.median_at", value=middle), high]  # the line above names the quartiles
    marks = pd.DataFrame({"at": at, "label": labels})
    return Ready(distribution(frame, marks, _ticks(house, made), house.colors, _ends(house, made)))


def _frame(house: House, made: Bars) -> pd.DataFrame:
    """Give a row per bar: **left** → width, count, range (printed), hover."""
    ranges = [_range(house, made, k) for k in range(len(made.lefts))]
    frame = pd.DataFrame({"left": made.lefts, "width": made.width, "count": made.counts, "range": ranges})
    hover = [
        f"{r}: {house.say('productivity.answers', count=f'{c:,}')}" for r, c in zip(ranges, made.counts, strict=True)
    ]
    return frame.assign(hover=hover)


def _range(house: House, made: Bars, k: int) -> str:
    """Give a bar's range in words; the outermost ones may gather all beyond."""
    low, high = (house.printer.share(made.lefts[k] + step) for step in (0, made.width))
    if k == 0 and made.open_low:
        return house.say("productivity.under", edge=high)
    if k == len(made.lefts) - 1 and made.open_high:
        return house.say("productivity.from", edge=low)
    return f"{low} – {high}"


def _ticks(house: House, made: Bars) -> pd.DataFrame:
    """Give the axis: round edges; the ends that gather all beyond have words of their own (`_ends`)."""
    every = next(n for n in (1, 2, 5, 10, 20, 50) if len(made.lefts) / n <= MOST_TICKS)
    edges = [round(float(left / made.width)) for left in made.lefts]
    rows = [(edge * made.width, _edge(house, edge * made.width)) for edge in edges if edge % every == 0]
    return pd.DataFrame(rows, columns=["at", "label"])


def _ends(house: House, made: Bars) -> tuple[str, str]:
    """Give the words under the outermost bars where they gather all beyond."""
    first, last = float(made.lefts[0] + made.width), float(made.lefts[-1])
    return (
        house.say("productivity.under", edge=_edge(house, first)) if made.open_low else "",
        house.say("productivity.from", edge=_edge(house, last)) if made.open_high else "",
    )


def _edge(house: House, share: float) -> str:
    return f"{house.printer.number(share * 100, 'count')}%"


def _notes(house: House, made: Bars | None, inside: Spread) -> tuple[str, ...]:
    if not inside.spreads:
        return (house.say("productivity.few_rule", least=LEAST_SPREAD),)
    negative = inside.negative
    lines = [
        house.say("productivity.bars_rule", least=LEAST) if made else house.say("productivity.no_bars", least=LEAST)
    ]
    if negative >= LEAST:
        lines.insert(
            0, house.say("productivity.worse", count=f"{negative:,}", share=house.printer.share(negative / inside.n))
        )
    elif negative == 0:
        lines.insert(0, house.say("productivity.none_worse"))
    return tuple(lines)


def summary_rows(house: House, found: Answers) -> list[tuple[str, float | int | None, str]]:
    """Give the figures of the whole selection: name, number, and as printed."""
    inside, printer = found.whole.found, house.printer
    if inside is None:
        return []
    whole = found.whole
    shares: list[tuple[str, float | None]] = [
        *((f"productivity.column.{name}", whole.at(p)) for name, p in QUANTILES if inside.spreads),
        ("productivity.column.mean", inside.mean),
        ("productivity.column.response", inside.response),
    ]
    if found.whole.interval and found.mean:
        shares[1:1] = [
            ("productivity.column.median_low", found.whole.interval.low),
            ("productivity.column.median_high", found.whole.interval.high),
        ]
        shares[-1:-1] = [
            ("productivity.column.mean_low", found.mean.low), ("productivity.column.mean_high", found.mean.high)
        ]  # fmt: skip
    counts = [("productivity.column.n", inside.n), ("productivity.column.completed", inside.completed)]
    rows: list[tuple[str, float | int | None, str]] = [(house.say(key), n, f"{n:,}") for key, n in counts]
    return rows + [(house.say(key), as_printed(value), printer.share(value)) for key, value in shares]


def _table(house: House, made: Bars | None, inside: Spread, found: Answers) -> pd.DataFrame:
    """Give the bars and the figures as numbers, for files."""
    named: list[Cells] = [(name, None, None, value) for name, value, _ in summary_rows(house, found)]
    lefts = [] if made is None else made.lefts.tolist()
    cells: list[Cells] = [] if made is None else [
        (_range(house, made, k), left, left + made.width, int(made.counts[k])) for k, left in enumerate(lefts)
    ]  # fmt: skip
    columns = ("figure", "bar_from", "bar_to", "value")
    return pd.DataFrame(named + cells, columns=[house.say(f"productivity.column.{name}") for name in columns])


def _printed(house: House, frame: pd.DataFrame | None, found: Answers) -> pd.DataFrame:
    rows = [(name, printed) for name, _, printed in summary_rows(house, found)]
    if frame is not None:
        counted = house.say("productivity.column.n")
        rows += [(f"{counted}: {r}", f"{c:,}") for r, c in zip(frame.range, frame["count"], strict=True)]
    return pd.DataFrame(rows, columns=[house.say("productivity.column.figure"), house.say("productivity.column.value")])
