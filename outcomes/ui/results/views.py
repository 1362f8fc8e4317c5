"""Each page's contents, made ready once per version, selection and theme; the page lays them out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from outcomes.ui.cards import Card
from outcomes.ui.chart_frame import Chart, html_table
from outcomes.ui.house import House
from outcomes.ui.lifecycle.view import LifecycleView, lifecycle_view
from outcomes.ui.narrative.view import Told, told
from outcomes.ui.results.documents import documents_table
from outcomes.ui.results.gaps import gaps_chart, unplaced
from outcomes.ui.results.headline_cards import cards
from outcomes.ui.results.paths import path_chart
from outcomes.ui.results.region import (
    about,
    comparison,
    merged_from,
    others,
    own_counts,
    still_required,
    topic_charts,
)
from outcomes.ui.results.regional import map_chart, ranking_chart, regional
from outcomes.ui.results.restated import restated_chart
from outcomes.ui.results.scopes import scope_charts
from outcomes.ui.results.standing import (
    LEVEL,
    first_sentence,
    judged_apart,
    standing,
    verdict_sentence,
    why_this_year,
)
from outcomes.ui.results.timeline import timeline_chart
from outcomes.ui.results.towns import town_chart
from outcomes.ui.results.unknowns import closed_sentence, large_unknowns


@dataclass(frozen=True, slots=True)
class Overview:
    """What the overview shows; `restated` is None as reported, `lacking` and `closed` are empty for nothing to say."""

    sentence: str
    lead: str
    cards: tuple[Card, ...]
    map: Chart
    ranking: Chart
    restated: Chart | None
    path: Chart
    lacking: str
    gaps: Chart
    unplaced: str
    closed: str

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Give the charts in reading order."""
        restated = (self.restated,) if self.restated else ()
        return (self.map, self.ranking, *restated, self.path, self.gaps)


def overview(house: House) -> Overview:
    """Give the overview of the chosen year."""
    nation, found = standing(house, "KR"), regional(house)
    return Overview(
        sentence=first_sentence(house, nation),
        lead=f"{verdict_sentence(house, nation)} {why_this_year(house)}",
        cards=tuple(cards(house, nation)),
        map=map_chart(house, found),
        ranking=ranking_chart(house, found),
        restated=restated_chart(house),
        path=path_chart(house, nation),
        lacking=large_unknowns(house),
        gaps=gaps_chart(house),
        unplaced=unplaced(house),
        closed=closed_sentence(house),
    )


@dataclass(frozen=True, slots=True)
class RegionView:
    """What a region's page shows; None and empty where nothing is published."""

    sentence: str
    lead: str
    told: Told
    cards: tuple[Card, ...]
    judged_apart: str
    restated: Chart | None
    path: Chart | None
    scopes: tuple[Chart, ...]
    towns: Chart | None
    events: Chart | None
    became: LifecycleView
    topics: tuple[Chart, ...]
    documents: str

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Give the charts in reading order."""
        alone = (self.restated, self.path, *self.scopes, self.towns, self.events)
        return (*(chart for chart in alone if chart is not None), *self.became.charts, *self.topics)


def region_view(house: House) -> RegionView:
    """Give the page of the chosen region in the chosen year."""
    region = house.selection.region
    found, rows = standing(house, region), about(house, region)
    said = (
        merged_from(house, region),
        verdict_sentence(house, found),
        own_counts(house, region),
        comparison(house, region),
        others(house, region),
        still_required(house, region),
    )
    return RegionView(
        sentence=first_sentence(house, found),
        lead=" ".join(sentence for sentence in said if sentence),
        told=told(house),
        cards=tuple(cards(house, found)),
        judged_apart=judged_apart(house, found),
        restated=None if region == "KR" else restated_chart(house, region),
        path=None if found.latest(LEVEL) is None else path_chart(house, found),
        scopes=tuple(_as_reported(house, chart) for chart in scope_charts(house, region)),
        towns=town_chart(house, region, rows),
        events=timeline_chart(house, region),
        became=house.once(lifecycle_view),
        topics=tuple(topic_charts(house, rows)),
        documents=html_table(documents_table(house, rows), caption=""),
    )


def _as_reported(house: House, chart: Chart) -> Chart:
    """Give a chart that no map restates with words that say so."""
    if house.map_year is None:
        return chart
    return replace(chart, subtitle=f"{chart.subtitle} · {house.say('lens.as_reported')}")
