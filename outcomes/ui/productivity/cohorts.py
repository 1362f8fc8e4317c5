"""The cohort triangle in its frame: when what was supported in a year was completed, and what changed."""

from __future__ import annotations

import pandas as pd

from outcomes.charts.theme import Ready
from outcomes.charts.triangle import triangle
from outcomes.metrics.case_questions import Where, cohort_answers
from outcomes.metrics.cohorts import Cohort, cohorts
from outcomes.metrics.value_counts import LEAST, LEAST_SPREAD
from outcomes.ui.chart_frame import Chart
from outcomes.ui.house import House
from outcomes.ui.origin import CASES
from outcomes.ui.productivity.cases import ALL, Choice, as_printed, case_pattern, drawn, region_condition, supported
from outcomes.ui.productivity.distribution import scope_line

COLUMNS = ("support_year", "completion_year", "n", "median", "mean", "mark")


def cohorts_chart(house: House, choice: Choice) -> Chart | None:
    """Give the triangle of the region; None where no project was completed. The further condition is left out."""
    region = region_condition(house)
    last = supported(house).last_year.max()
    rows = house.fetch(cohort_answers, choice.outcome, region, drawn(house))
    found = cohorts(rows, house.each_version(case_pattern, choice.outcome), region, 0 if pd.isna(last) else int(last))
    if not found:
        return None
    frame = pd.DataFrame([_row(house, cell) for cell in found])
    return Chart(
        key="productivity_cohorts",
        title=_title(house, found),
        subtitle=scope_line(house, Choice(choice.outcome, choice.by)),
        table=_table(house, found),
        printed=_printed(house, frame),
        origins=(CASES,),
        figure=Ready(triangle(frame, house.colors)),
        notes=(_unfinished(house, region), *_notes(house, found, int(last), conditioned=choice.only != ALL)),
    )


def _title(house: House, found: tuple[Cohort, ...]) -> str:
    late = [cell for cell in found if cell.years >= 2]
    if not late:
        return house.say("productivity.cohorts.title_prompt")
    return house.say("productivity.cohorts.title_late", years=max(cell.years for cell in late))


def _unfinished(house: House, region: Where) -> str:
    """Say how many of the region's supported projects the triangle does not hold, since they are not completed."""
    counts = supported(house)
    if region:
        counts = counts[counts.region == region[0][1]]
    all_, done = int(counts.supported.sum()), int(counts.completed.sum())
    if all_ == done:
        return house.say("productivity.cohorts.all_completed", count=f"{all_:,}")
    return house.say("productivity.cohorts.unfinished", supported=f"{all_:,}", count=f"{all_ - done:,}")


def _row(house: House, cell: Cohort) -> dict[str, object]:
    few = cell.state == "shown" and cell.median is None
    told_of = f"({house.printer.number(cell.mean, 'share')})" if few else house.printer.number(cell.median, "share")
    printed = {"hidden": "X", "empty": "–"}.get(cell.state, told_of)
    told = {"hidden": house.say("productivity.hidden", least=LEAST), "empty": house.say("productivity.empty")}
    said = told.get(cell.state) or (
        house.say("productivity.cohort_hover_mean", count=cell.n, mean=house.printer.share(cell.mean)) if few else
        house.say("productivity.cohort_hover", count=f"{cell.n:,}", median=house.printer.share(cell.median))
    )  # fmt: skip
    years = house.say("productivity.cohort", support=cell.support_year, completion=cell.completion_year)
    early = f"\n{house.say('productivity.immature')}" if cell.immature else ""
    return {
        "support_year": cell.support_year, "completion_year": cell.completion_year, "value": as_printed(cell.median),
        "printed": printed, "immature": cell.immature, "hover": f"{years}\n{said}{early}", "n": cell.n,
        "state": cell.state,
    }  # fmt: skip


def _notes(house: House, found: tuple[Cohort, ...], last: int, *, conditioned: bool) -> tuple[str, ...]:
    lines = [house.say("productivity.cohorts.reading", least=LEAST)]
    if any(cell.state == "shown" and cell.median is None for cell in found):
        lines.append(house.say("productivity.cohorts.few", least=LEAST_SPREAD))
    if any(cell.immature for cell in found):
        lines.append(house.say("productivity.cohorts.immature", first=last - 1, last=last))
    if conditioned:
        lines.append(house.say("productivity.cohorts.unconditioned"))
    return tuple(lines)


def _table(house: House, found: tuple[Cohort, ...]) -> pd.DataFrame:
    """Give the cells as numbers, for files."""
    rows = [
        (c.support_year, c.completion_year, c.n, as_printed(c.median), as_printed(c.mean),
         "X" if c.state == "hidden" else "", c.immature)
        for c in found
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=[house.say(f"productivity.column.{name}") for name in (*COLUMNS, "immature")])


def _printed(house: House, frame: pd.DataFrame) -> pd.DataFrame:
    counts = [
        "X" if s == "hidden" else "–" if s == "empty" else f"{int(n):,}"
        for s, n in zip(frame.state, frame.n, strict=True)
    ]  # fmt: skip
    early = [house.say("productivity.immature") if each else "–" for each in frame.immature]
    columns = (frame.support_year.astype(str), frame.completion_year.astype(str), counts, frame.printed, early)
    names = ("support_year", "completion_year", "n", "median_pct", "immature")
    return pd.DataFrame(
        {house.say(f"productivity.column.{name}"): column for name, column in zip(names, columns, strict=True)}
    )
