"""What the productivity page shows, made ready once per version, selection and choices."""

from __future__ import annotations

from dataclasses import dataclass

from outcomes.metrics.value_counts import LEAST, LEAST_SPREAD
from outcomes.ui.chart_frame import Chart
from outcomes.ui.house import House
from outcomes.ui.markup import text
from outcomes.ui.productivity.cases import ALL, Answers, Choice, answers_of, label, place, supported
from outcomes.ui.productivity.causal import causal_charts, is_compared, not_compared
from outcomes.ui.productivity.cohorts import cohorts_chart
from outcomes.ui.productivity.distribution import distribution_chart
from outcomes.ui.productivity.evidence import evaluations, evidence_chart, evidence_sentence
from outcomes.ui.productivity.groups import groups_chart
from outcomes.ui.productivity.reported import reported_chart, reported_mean

CANNOT = ("reported", "survivors", "units")
"""What a comparison of before and after leaves open, a sentence each."""


@dataclass(frozen=True, slots=True)
class ProductivityView:
    """What the page shows; None and empty where there is nothing of the kind."""

    sentence: str
    lead: str
    figures: str
    which: str
    distribution: Chart | None
    groups: Chart | None
    cohorts: Chart | None
    compared: tuple[Chart, ...]
    why_not_compared: str
    evidence: Chart | None
    reported: Chart | None
    cannot: str

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Give the charts in reading order."""
        found = (self.distribution, self.groups, self.cohorts, *self.compared, self.evidence, self.reported)
        return tuple(chart for chart in found if chart is not None)


def productivity(house: House, choice: Choice) -> ProductivityView:
    """Give the page for the reader's choices."""
    outcome = choice.outcome
    with_cases = bool(supported(house).supported.sum())
    # two versions that differ by one project would give its answer away by subtraction
    newest = house.selection.version == house.versions[-1].number
    found = answers_of(house, choice) if with_cases and newest else None
    groups = groups_chart(house, found) if found else None
    sentence, lead = _said(house, choice, found)
    if with_cases and not newest:
        lead = house.say("productivity.older_version")
    return ProductivityView(
        sentence=sentence,
        lead=lead,
        figures=_figures(house, found) if found else "",
        which=_which(house, found) if found else "",
        distribution=distribution_chart(house, found) if found else None,
        groups=groups,
        cohorts=cohorts_chart(house, choice) if found else None,
        compared=house.once(causal_charts, outcome) if groups else (),
        why_not_compared=not_compared(house, outcome) if groups else "",
        evidence=evidence_chart(house, outcome),
        reported=reported_chart(house, outcome),
        cannot=_cannot(house, outcome, with_cases=with_cases),
    )


def condition_label(house: House, only: str) -> str:
    """Give a further condition as the list names it: ‘dimension: value’."""
    if ":" not in only:
        return house.say("choice.productivity.only.all")
    dimension, value = only.split(":", 1)
    return f"{house.say(f'choice.productivity.by.{dimension}')}: {label(house, dimension, value)}"


def _said(house: House, choice: Choice, found: Answers | None) -> tuple[str, str]:
    """Give the page's first sentence and the one below it."""
    name = house.say(f"productivity.name.{choice.outcome}")
    if found is None:
        published = evaluations(house, choice.outcome)
        first = evidence_sentence(house, choice.outcome, published) if len(published) else ""
        return first or house.say("evidence.none", outcome=name), house.say("productivity.no_cases")
    where, inside, share = place(house, choice), found.whole.found, house.printer.share
    if inside is None:
        said = {"hidden": "productivity.sentence_hidden", "empty": "productivity.sentence_empty"}[found.whole.state]
        told = house.say(said, place=where, outcome=name, least=LEAST)
        return told, house.say("productivity.lead_other")
    if not inside.spreads:
        return (
            house.say("productivity.sentence_mean", place=where, outcome=name, count=inside.n, mean=share(inside.mean)),
            house.say("productivity.lead_mean", completed=f"{inside.completed:,}", share=share(inside.response),
                      least=LEAST_SPREAD),
        )  # fmt: skip
    first = house.say(
        "productivity.sentence", place=where, outcome=name, count=f"{inside.n:,}", median=share(inside.quantile(0.5))
    )
    second = house.say(
        "productivity.lead", completed=f"{inside.completed:,}", share=share(inside.response),
        low=share(inside.quantile(0.25)), high=share(inside.quantile(0.75)), mean=share(inside.mean),
    )  # fmt: skip
    return first, second


def _figures(house: House, found: Answers) -> str:
    """Give the selection's figures as a line of names and numbers."""
    inside, share = found.whole.found, house.printer.share
    if inside is None:
        return ""

    def between(low: float | None, high: float | None) -> str:
        return f"{share(low)} – {share(high)}"

    interval, mean = found.whole.interval, found.mean
    told = [
        ("productivity.column.n", f"{inside.n:,}"),
        ("productivity.column.completed", f"{inside.completed:,}"),
        ("productivity.column.response", share(inside.response)),
        ("productivity.column.median", share(inside.quantile(0.5)) if inside.spreads else ""),
        ("productivity.median_interval", between(interval.low, interval.high) if interval else ""),
        ("productivity.middle_half", between(found.whole.at(0.25), found.whole.at(0.75)) if inside.spreads else ""),
        ("productivity.column.mean", share(inside.mean)),
        ("productivity.mean_interval", between(mean.low, mean.high) if mean else ""),
    ]
    cells = "".join(
        f"<div><dt>{text(house.say(key))}</dt><dd>{text(printed)}</dd></div>" for key, printed in told if printed
    )
    return f'<dl class="spread">{cells}</dl>'


def _which(house: House, found: Answers) -> str:
    """Give which of the figures that look alike is which: the projects of all years, or the report of one."""
    inside, reported = found.whole.found, reported_mean(house, found.choice.outcome)
    if inside is None or not inside.spreads or reported is None or found.choice.only != ALL:
        return ""
    share, used = house.printer.share, "budget" if found.choice.outcome == "productivity" else "other"
    return house.say(
        f"productivity.which.{used}", median=share(inside.quantile(0.5)), mean=share(inside.mean),
        year=house.selection.year, place=house.place(house.selection.region), reported=share(reported),
    )  # fmt: skip


def _cannot(house: House, outcome: str, *, with_cases: bool) -> str:
    """Give what before and after cannot show; of other firms, what of them is shown above, or why nothing can be."""
    first = "compared" if is_compared(house, outcome) else "comparison"
    said = [house.say(f"productivity.cannot.{each}") for each in (first, *CANNOT)]
    if not with_cases:
        said.insert(1, house.say("causal.none"))
    items = "".join(f"<li>{text(each)}</li>" for each in said)
    return f'<ul class="cannot">{items}</ul>'
