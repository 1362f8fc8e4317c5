"""What was known of the year before, to look at while filling in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from etl.template.field import Field
from outcomes.catalog.model import Catalog, Lang, Region

WHOLE_YEAR = ("year", "to_date", "point")
SCOPE = ("base", "measure_scope", "stage")
TEXTS = (
    *("indicator", "region", "organization", "period_kind", "status", "program"),
    *("source", "position", "confidence", *SCOPE),
)


@dataclass(frozen=True, slots=True)
class LastYear:
    """The known figures whose period ends in the year before.

    Attributes:
        catalog: What the words of a figure mean.
        lang: Of the sentences.
        year: The year before.
        rows: Columns of `observation`, texts without nulls, days as days; by indicator, region and period.
        standing: By indicator and region, the row of `rows` that stands for the place at the end of that year.
    """

    catalog: Catalog
    lang: Lang
    year: int
    rows: pd.DataFrame
    standing: dict[tuple[str, str], Any]

    def said(self, field: Field, region: Region) -> str:
        """Give what was known of a place, with its source; '' where nothing was.

        For a region that was made of others it is what was known of each of them.
        """
        known = self._known(field, region)
        words = self.catalog.words["template.last_year"].say(self.lang)
        return words.format(year=self.year, known=known) if known else ""

    def _known(self, field: Field, region: Region) -> str:
        """Give values with their source, or the names of the regions that they are of."""
        row = self.standing.get((field.indicator.id, region.id))
        if row is not None:
            return f"{self._value(field, row)} · {source_name(self.catalog, row.source)}"
        made_of = [c.before for c in self.catalog.changes if (c.after, c.kind) == (region.id, "merger")]
        known = [(id, self.standing.get((field.indicator.id, id))) for id in made_of if id in self.catalog.regions]
        short = {id: self.catalog.regions[id].short.say(self.lang) for id, _ in known}
        return " · ".join(f"{short[id]} {self._value(field, row)}" for id, row in known if row is not None)

    def _value(self, field: Field, row: Any) -> str:
        """Give a value with its unit, and its status unless it is simply what happened."""
        status = "" if row.status == "actual" else f" ({self.catalog.scope('status', row.status, self.lang)})"
        return field.shown(row.value) + status


def last_year(catalog: Catalog, observation: pd.DataFrame | None, year: int, lang: Lang) -> LastYear:
    """Give what is known of a year.

    Args:
        catalog: Says which series stands for a region, and which of several figures is preferred.
        observation: Rows of the lake's `observation`; None or no rows = nothing is known yet.
        year: The year before the one that is filled in.
        lang: Of the sentences.
    """
    if observation is None or observation.empty:
        return LastYear(catalog, lang, year, pd.DataFrame(), {})
    rows = observation.assign(**{name: observation[name].fillna("") for name in TEXTS})
    for day in ("period_start", "period_end"):
        rows[day] = pd.to_datetime(rows[day]).dt.date
    stored = {i.id: n for n, i in enumerate(catalog.indicators.values()) if not i.formula}
    ends = rows.period_end.map(lambda day: day.year)
    rows = rows[(ends == year) & rows.indicator.isin(stored) & rows.value.notna()]
    places = {id: n for n, id in enumerate([*catalog.regions, *catalog.municipalities])}
    order = rows.assign(first=rows.indicator.map(stored), second=rows.region.map(places).fillna(len(places)))
    by = ["first", "second", "organization", "period_end", "period_start", *SCOPE, "program", "status", "position"]
    rows = order.sort_values([*by, "source"], kind="stable").drop(columns=["first", "second"])
    return LastYear(catalog, lang, year, rows, _standing(catalog, rows, date(year, 12, 31)))


def source_name(catalog: Catalog, id: str) -> str:
    """Give a document's publisher, title and date; the text itself where the catalog has no such document."""
    known = catalog.sources.get(id)
    return " ".join(part for part in (known.publisher, known.title, known.date) if part) if known else id


def _standing(catalog: Catalog, rows: pd.DataFrame, end: date) -> dict[tuple[str, str], Any]:
    """Give the preferred row of each indicator's own series at the end of a year, by indicator and region."""
    rule = catalog.headline_rule
    own = {i.id: (i.base, i.measure_scope, i.stage) for i in catalog.indicators.values()}
    flows = {i.id for i in catalog.indicators.values() if i.kind == "flow"}
    found: dict[tuple[str, str], Any] = {}

    def preferred(row: Any) -> tuple[float, ...]:
        certain = rule.confidence.index(row.confidence) if row.confidence in rule.confidence else len(rule.confidence)
        newest = getattr(row, "load", 0) * (-1 if rule.prefer == "newest_load" else 1)
        return (rule.status.index(row.status), certain, newest)

    whole = (rows.period_end == end) & rows.period_kind.isin(WHOLE_YEAR) & rows.status.isin(rule.status)
    itself = (rows.organization == "") & (rows.program == "")
    candidates: list[Any] = list(rows[whole & itself].itertuples(index=False))
    for row in sorted(candidates, key=lambda row: (preferred(row), row.position)):
        one_year = row.indicator not in flows or row.period_start.year == end.year
        if one_year and own[row.indicator] == (row.base, row.measure_scope, row.stage):
            found.setdefault((row.indicator, row.region), row)
    return found
