"""Where a what-if starts: the last known level, the targets it is measured by, and what a deployment last cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from outcomes.catalog.model import Indicator
from outcomes.metrics.forecast import AHEAD, Backtest, Trend, backtest, trend
from outcomes.metrics.questions import PAIRING
from outcomes.metrics.whatif import MOST_YEARS, need
from outcomes.ui.chart_frame import ids
from outcomes.ui.house import House
from outcomes.ui.results.paths import goal_frame, main_goals
from outcomes.ui.results.rows import Row, each
from outcomes.ui.results.standing import MONEY, judgment, standing

COUNTED = ("count", "person")
PER_DEPLOYMENT = "budget_per_deployment_krw"
MILLION, EOK = 10**6, 10**8  # won in 백만원 and in 억원
ASSUMED_KRW = 100 * MILLION  # a deployment, where no published figure says anything


@dataclass(frozen=True, slots=True)
class Goal:
    """A target of the regime that counts: its id in the address, the year and the level to reach."""

    id: str
    year: int
    value: float
    label: str
    position: str


@dataclass(frozen=True, slots=True)
class Cost:
    """What a deployment last cost, in whole million won; `region` and `year` are '' and 0 where nobody knows.

    `divided`: money over deployments of that year, both given; else a published or computed unit cost.
    """

    million_krw: int
    region: str = ""
    year: int = 0
    budget_krw: float = 0.0
    built: float = 0.0
    positions: tuple[str, ...] = ()

    @property
    def divided(self) -> bool:
        """Say whether it was worked out here."""
        return bool(self.built)


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """What a scenario of a region and an indicator begins with; made once per selection and the same as itself only.

    `figures`: year → known figure up to `year`, the last of them; `goals` in the order of their years; `changes` is
    what was last added in a year (null where two consecutive years are not known); `own` is the series' pace (null
    where fewer than three changes are known), `tested` how its interval did on the whole series.
    """

    region: str
    indicator: Indicator
    figures: dict[int, Row]
    year: int
    goals: tuple[Goal, ...]
    added: float | None
    own: Trend | None
    tested: Backtest
    cost: Cost

    @property
    def level(self) -> float:
        """Give the level at the end of the last known year."""
        return float(self.figures[self.year].value)

    @property
    def known(self) -> dict[int, float]:
        """Give year → known level."""
        return {year: float(row.value) for year, row in self.figures.items()}

    def last_year(self, goal: Goal) -> int:
        """Give the year by which a target is to be met unless the reader says otherwise."""
        return min(goal.year, self.year + MOST_YEARS) if goal.year > self.year else self.year + AHEAD

    def per_year(self, goal: Goal) -> int:
        """Give the additions a year to begin with: the last known ones, else what the target takes."""
        needed = need(self.level, self.year, goal.value, self.last_year(goal), 0).per_year
        return max(round(self.added), 0) if self.added is not None else needed


def whatif_start(house: House) -> Start | str:
    """Give where the selected region's what-if starts, or the reason there is none: the rest of a key of words."""
    indicator, region = house.indicator, house.selection.region
    if reason := _unfit(indicator):
        return reason
    everything = standing(house, region).figures.get(indicator.id, {})
    figures = {y: row for y, row in everything.items() if y <= house.selection.year}
    if not figures:
        return "no_level"
    goals = tuple(_goals(house, region, indicator.id))
    if not goals:
        named = main_goals(house, region, indicator.id)
        return "not_in_force" if (named.kind == "target").any() else "no_target"
    year = max(figures)
    known = {y: float(row.value) for y, row in everything.items()}
    return Start(
        region, indicator, figures, year, goals, known[year] - known[year - 1] if year - 1 in known else None,
        trend(known, year), backtest(known), _cost(house, region, indicator.id),
    )  # fmt: skip


def _unfit(indicator: Indicator) -> str:
    """Give why an indicator has no what-if, '' where it has: only a count that adds up and is to rise has one."""
    if indicator.kind == "flow":
        return "flow"
    if indicator.kind != "stock" or indicator.unit not in COUNTED:
        return "no_count"
    return "" if indicator.direction == "up" else "not_up"


def _goals(house: House, region: str, indicator: str) -> Iterator[Goal]:
    """Give the targets of the regime that counts in the chosen year, on the region's main series; plans are none."""
    judged = judgment(house, region, indicator, house.selection.year)
    if judged is None or judged.kind != "target":
        return
    rows = main_goals(house, region, indicator)
    rows = rows[(rows.kind == "target") & (rows.regime == judged.regime) & rows.whole_year & (rows.value > 0)]
    labels = goal_frame(house, rows, pd.DataFrame(columns=["year", "value"]), indicator, current=judged.regime)
    names = dict(zip(labels.year, labels.label, strict=True))
    for row in each(rows.sort_values("year")):
        year = int(row.year)
        yield Goal(f"{row.regime}.{year}", year, float(row.value), names[year], row.position)


def _cost(house: House, region: str, indicator: str) -> Cost:
    """Give what a deployment last cost: the region's, else the nation's; by the chosen year, else the first after."""
    if indicator not in PAIRING:
        return Cost(ASSUMED_KRW // MILLION)
    places = dict.fromkeys((region, "KR"))
    known = [cost for place in places for cost in _costs(house, place, PAIRING[indicator])]
    then = [cost for cost in known if cost.year <= house.selection.year]
    if then:
        mine = [cost for cost in then if cost.region == then[0].region]
        newest = max(cost.year for cost in mine)
        return next(cost for cost in mine if cost.year == newest)
    return min(known, key=lambda cost: cost.year, default=Cost(ASSUMED_KRW // MILLION))


def _costs(house: House, region: str, yearly: str) -> Iterator[Cost]:
    """Give a place's costs of a deployment by year: as computed from what was spent, else budget over deployments."""
    figures = standing(house, region).figures
    for year, row in figures.get(PER_DEPLOYMENT, {}).items():
        yield Cost(_millions(row.value), region, year, positions=ids([row.position]))
    built = figures.get(yearly, {})
    for year, row in figures.get(MONEY, {}).items():
        if year in built and built[year].value > 0:
            each_krw = row.value / built[year].value
            used = ids([row.position, built[year].position])
            yield Cost(_millions(each_krw), region, year, float(row.value), float(built[year].value), used)


def _millions(krw: float) -> int:
    return max(round(krw / MILLION), 1)
