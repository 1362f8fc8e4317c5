"""What became of the factories of a region, made ready for the page that shows it."""

from __future__ import annotations

from dataclasses import dataclass

from outcomes.ui.chart_frame import Chart
from outcomes.ui.house import House
from outcomes.ui.lifecycle.adoption import adoption_chart
from outcomes.ui.lifecycle.closures import closures_chart, net_chart, net_sentence
from outcomes.ui.lifecycle.industries import industry_chart
from outcomes.ui.lifecycle.levels import level_chart, scheme_chart, survey_chart


@dataclass(frozen=True, slots=True)
class LifecycleView:
    """Closures, levels and adoption of the chosen region; a chart is None where nothing is published of it.

    `sentence` says why nobody can say how many of those built are active; '' where the first chart's title says it.
    """

    sentence: str
    net: Chart | None
    closures: Chart | None
    industries: Chart | None
    levels: Chart | None
    survey: Chart | None
    schemes: Chart
    adoption: Chart | None

    @property
    def life(self) -> tuple[Chart, ...]:
        """Give the charts of what was built and closed, in reading order."""
        return tuple(chart for chart in (self.net, self.closures, self.industries) if chart is not None)

    @property
    def level(self) -> tuple[Chart, ...]:
        """Give the charts of levels, the schemes last; empty where no level is published."""
        found = [chart for chart in (self.levels, self.survey) if chart is not None]
        return (*found, self.schemes) if found else ()

    @property
    def charts(self) -> tuple[Chart, ...]:
        """Give all charts in reading order."""
        return (*self.life, *self.level, *((self.adoption,) if self.adoption else ()))


def lifecycle_view(house: House) -> LifecycleView:
    """Give the lifecycle of the chosen region; worked out once by `house.once(lifecycle_view)`."""
    region = house.selection.region
    net = net_chart(house, region)
    return LifecycleView(
        sentence="" if net else net_sentence(house, region),
        net=net,
        closures=closures_chart(house),
        industries=industry_chart(house, region),
        levels=level_chart(house, region),
        survey=survey_chart(house, region),
        schemes=scheme_chart(house),
        adoption=adoption_chart(house, region),
    )
