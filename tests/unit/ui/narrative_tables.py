"""The tables that a narrative's numbers must agree with, looked up by fact id and worked out a second way."""

from __future__ import annotations

import pandas as pd

from outcomes.metrics.questions import assessment, origins, values
from outcomes.ui.chart_frame import ids
from outcomes.ui.house import House
from outcomes.ui.narrative.telling import Figure
from outcomes.ui.results.standing import LEVEL, YEARLY


class Tables:
    """The tables of a version, looked up by fact id."""

    def __init__(self, here: House) -> None:
        """Index what is known."""
        self.house = here
        self.values = here.fetch(values, None)
        self.origins = here.fetch(origins)
        self.assessed = here.fetch(assessment, "then")
        self.known: dict[tuple[str, str], set[float]] = {}
        for frame in (self.values, self.origins):
            known = frame[frame.value.notna()]
            for indicator, position, value in zip(known.indicator, known.position, known.value, strict=True):
                self.known.setdefault((indicator, "|".join(ids([position]))), set()).add(value)
        self.targets = self._targets()
        self.levels: dict[int, pd.Series] = {}

    def printed(self, figure: Figure) -> set[str]:
        """Give the ways in which the tables print a figure: as it is, as about, as at least."""
        found = {self.house.figure(v, figure.indicator) for v in self.known[figure.indicator, "|".join(figure.ids)]}
        marks = ("approximate", "at_least")
        return found | {self.house.say(f"marked.{mark}", value=value) for mark in marks for value in found}

    def _targets(self) -> dict[tuple[str, tuple[str, ...]], set[str]]:
        """Give attainment and required additions by the fact ids of both sides."""
        found: dict[tuple[str, tuple[str, ...]], set[str]] = {}
        share, number = self.house.printer.share, self.house.figure
        for row in self.assessed[self.assessed.indicator == LEVEL].itertuples():
            for cell, value in ((row.target_position, row.attainment), (row.final_position, row.attainment_final)):
                found.setdefault(("attainment", ids([row.actual_position, cell])), set()).add(share(value))
            both = ids([row.actual_position, row.final_position])
            found.setdefault(("required", both), set()).add(number(-(-row.required_annual // 1), YEARLY))  # rounded up
        return found

    def has(self, here: House, figure: Figure) -> bool:
        """Say whether a number of a narrative is in the tables as it is printed."""
        if figure.made == "value":
            return figure.printed in self.printed(figure)
        if figure.made in ("attainment", "required"):
            return figure.printed in self.targets[figure.made, figure.ids]
        if figure.made == "difference":
            after, before = (next(iter(self.known[LEVEL, id])) for id in figure.ids)
            return figure.printed == here.figure(after - before, YEARLY)
        if figure.made == "count":
            return figure.printed == str(len(figure.ids))
        if figure.made == "firms":
            return figure.printed == here.figure(here.catalog.evaluations[figure.ids[0]].firm_count, "responding_firms")
        return figure.printed == (self.share(here) if figure.made == "share" else self.rank(here, figure))

    def level(self, here: House) -> pd.Series:
        """Give the cumulative counts of the year by region."""
        year = here.selection.year
        if year not in self.levels:
            rows = self.values[(self.values.indicator == LEVEL) & (self.values.year == year)]
            self.levels[year] = rows[rows.value.notna()].set_index("region").value
        return self.levels[year]

    def share(self, here: House) -> str:
        """Give the region's share of the nation."""
        level = self.level(here)
        return here.printer.share(level[here.selection.region] / level["KR"])

    def rank(self, here: House, figure: Figure) -> str:
        """Give the region's place among the provinces that are known, by sorting them."""
        level = self.level(here)
        known = level[[province.id for province in here.provinces() if province.id in level.index]]
        assert len(known) == len(figure.ids)
        return str(int(known.rank(ascending=False, method="min")[here.selection.region]))
