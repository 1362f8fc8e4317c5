"""Published evaluations as a table: whose figure, over how many firms, how it was found, how strong that is."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.model import Evaluation, Indicator
from outcomes.metrics.questions import origins
from outcomes.ui.chart_frame import Chart, ids
from outcomes.ui.house import House
from outcomes.ui.markup import link, text
from outcomes.ui.origin import heading, organization, period

INDICATORS = {
    "productivity": "productivity_uplift_share",
    "defect": "defect_change_share",
    "cost": "cost_change_share",
    "lead_time": "lead_time_change_share",
}
"""The indicator under which published figures of each outcome are kept; a fall is negative there."""
GRADES = ("matched", "before_after", "self_reported", "not_stated")
"""Strongest first."""
FIGURES, WORDS = ("value", "firms"), ' class="words"'
COLUMNS = ("whose", "cohort", "value", "firms", "method", "grade", "evaluator", "origin")


def evaluations(house: House, outcome: str) -> pd.DataFrame:
    """Give the published evaluations of an outcome, strongest evidence first, then the largest group and the latest.

    Returns:
        **position** → value (share; a fall is negative), whose, cohort, grade, firms (None = not stated), evaluator and
        method in words, title, url, region.
    """
    rows = house.fetch(origins)
    rows = rows[(rows.indicator == INDICATORS[outcome]) & rows.position.isin(house.catalog.evaluations)]
    made = [(_row(house, row, found), found) for row, found in _found(house, rows)]
    made.sort(key=lambda pair: (GRADES.index(pair[1].grade), -(pair[1].firm_count or 0), str(pair[0]["cohort"])))
    return pd.DataFrame([row for row, _ in made])


def _found(house: House, rows: pd.DataFrame) -> list[tuple[pd.Series, Evaluation]]:
    return [(row, house.catalog.evaluations[str(row.position)]) for _, row in rows.iterrows()]


def evidence_chart(house: House, outcome: str) -> Chart | None:
    """Give the table in its frame; None where this set has no evaluation of the outcome."""
    frame = evaluations(house, outcome)
    if not len(frame):
        return None
    indicator = house.catalog.indicators[INDICATORS[outcome]]
    return Chart(
        key="productivity_evidence",
        title=_strongest(house, frame),
        subtitle=house.say("evidence.subtitle", indicator=indicator.name.say(house.lang)),
        table=_table(house, frame),
        printed=_printed(house, frame, indicator),
        origins=ids(frame.position),
        body=_body(house, frame, indicator),
        notes=(house.say("evidence.note"), *((house.say("evidence.sign"),) if outcome != "productivity" else ())),
    )


def evidence_sentence(house: House, outcome: str, frame: pd.DataFrame) -> str:
    """Give how many evaluations there are and how far apart they are; no average of them means anything."""
    name = house.say(f"productivity.name.{outcome}")
    size = frame.value if outcome == "productivity" else -frame.value
    low, high = house.printer.share(float(size.min())), house.printer.share(float(size.max()))
    if len(frame) == 1:
        return house.say("evidence.one", outcome=name, value=low)
    return house.say("evidence.sentence", outcome=name, count=len(frame), low=low, high=high)


def _strongest(house: House, frame: pd.DataFrame) -> str:
    """Give how many evaluations compared with other firms, and how many do not say how they were made."""
    compared, silent = (int((frame.grade == grade).sum()) for grade in ("matched", "not_stated"))
    return house.say("evidence.title", count=len(frame), compared=compared, silent=silent)


def _row(house: House, row: pd.Series, found: Evaluation) -> dict[str, object]:
    parts = [house.place(row.region), organization(house, row.organization)]
    parts.append(house.scope("measure_scope", row.measure_scope))
    return {
        "position": row.position, "region": row.region, "value": row.value,
        "whose": " · ".join(part for part in parts if part), "cohort": period(row), "firms": found.firm_count,
        "method": found.method.say(house.lang), "grade": found.grade, "evaluator": found.evaluator.say(house.lang),
        "title": str(row.title or ""), "url": str(row.url or ""), "named": heading(house, row),
    }  # fmt: skip


def _firms(house: House, count: int | None) -> str:
    """Give how many firms, or that the source does not say."""
    return house.say("evidence.not_said") if count is None or pd.isna(count) else f"{int(count):,}"


def _body(house: House, frame: pd.DataFrame, indicator: Indicator) -> str:
    """Give the table on the screen: grade as a word with its rank, the source one click away."""
    head = "".join(
        f'<th scope="col"{"" if name in FIGURES else WORDS}>{text(house.say(f"evidence.column.{name}"))}</th>'
        for name in COLUMNS
    )
    rows = "".join(_line(house, row, indicator) for _, row in frame.iterrows())
    return (
        f'<div class="scroll"><table class="figures evidence"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _line(house: House, row: pd.Series, indicator: Indicator) -> str:
    """Give a row of the table; each cell names its column, as it stands on a phone."""
    rank = len(GRADES) - GRADES.index(row.grade) - 1
    steps = "".join(f'<i class="{"on" if k < rank else ""}"></i>' for k in range(len(GRADES) - 1))
    grade = f'<span class="steps" aria-hidden="true">{steps}</span>{text(house.scope("grade", row.grade))}'
    cells = {
        "cohort": text(row.cohort),
        "value": f"<b>{text(house.printer.figure(row.value, indicator))}</b>",
        "firms": text(_firms(house, row.firms)),
        "method": text(row.method),
        "grade": f'<span class="grade">{grade}</span>',
        "evaluator": text(row.evaluator),
        "origin": link(row.url, row.title),
    }
    mine = ' class="mine"' if row.region == house.selection.region and row.region != "KR" else ""
    told = "".join(
        f'<td{"" if name in FIGURES else WORDS} data-label="{text(house.say(f"evidence.column.{name}"))}">{cell}</td>'
        for name, cell in cells.items()
    )
    return f'<tr{mine}><th scope="row">{text(row.whose)}</th>{told}</tr>'


def _table(house: House, frame: pd.DataFrame) -> pd.DataFrame:
    """Give the evaluations as numbers, for files."""
    columns = (
        frame.whose, frame.cohort, frame.value, frame.firms, frame.method,
        [house.scope("grade", grade) for grade in frame.grade], frame.evaluator, frame.title, frame.url, frame.position,
    )  # fmt: skip
    names = (*COLUMNS, "url", "id")
    return pd.DataFrame({house.say(f"evidence.column.{name}"): c for name, c in zip(names, columns, strict=True)})


def _printed(house: House, frame: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    made = _table(house, frame).iloc[:, : len(COLUMNS)]
    value, firms = (house.say(f"evidence.column.{name}") for name in ("value", "firms"))
    return made.assign(**{
        value: [house.printer.figure(v, indicator) for v in frame.value],
        firms: [_firms(house, count) for count in frame.firms],
    })  # fmt: skip
