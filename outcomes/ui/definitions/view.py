"""What the definitions page shows, made ready once per version and selection."""

from __future__ import annotations

from dataclasses import dataclass

from outcomes.catalog.particles import Spoken
from outcomes.ui.chart_frame import Chart
from outcomes.ui.definitions.conflicts import conflicts_chart
from outcomes.ui.definitions.coverage import coverage_chart
from outcomes.ui.definitions.disputed import disputes
from outcomes.ui.definitions.indicators import indicators_chart
from outcomes.ui.definitions.known import known_of
from outcomes.ui.definitions.methods import methods_html
from outcomes.ui.definitions.words import words_html
from outcomes.ui.house import House


@dataclass(frozen=True, slots=True)
class DefinitionsView:
    """What the definitions page shows."""

    sentence: str
    lead: str
    coverage: Chart
    conflicts: Chart
    indicators: Chart
    words: str
    methods: str

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Give the charts in reading order."""
        return (self.coverage, self.conflicts, self.indicators)


def definitions(house: House) -> DefinitionsView:
    """Give the definitions with what the shown version holds of each."""
    return DefinitionsView(
        sentence=first_sentence(house),
        lead=house.say(
            "definitions.lead", indicator=Spoken(house.indicator.name.say(house.lang)), count=len(disputes(house))
        ),
        coverage=coverage_chart(house),
        conflicts=conflicts_chart(house),
        indicators=indicators_chart(house),
        words=words_html(house),
        methods=methods_html(house),
    )


def first_sentence(house: House) -> str:
    """Say how many indicators are defined, how many of them have figures, and when the figures last changed."""
    everything = [known_of(house, indicator) for indicator in house.catalog.indicators.values()]
    return house.say(
        "definitions.sentence",
        total=len(everything),
        known=sum(known.figures > 0 for known in everything),
        date=max(known.updated for known in everything),
    )
