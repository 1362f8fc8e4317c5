"""The project-level answers of a selection, by group: what may be shown of each, and why the rest is not."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from outcomes.catalog.printing import rounded
from outcomes.metrics.bootstrap import Interval, mean_interval, median_interval
from outcomes.metrics.breaks import JOINS
from outcomes.metrics.case_questions import (
    DIMENSIONS,
    Dimension,
    Merged,
    Outcome,
    Where,
    answered_counts,
    answers,
    case_counts,
)
from outcomes.metrics.cohorts import State
from outcomes.metrics.published_cells import TABLES, Pattern, pattern
from outcomes.metrics.value_counts import Spread, spread
from outcomes.ui.house import House

NATION = "KR"
ALL = "all"
"""The choice of no further condition."""
ORDER: dict[str, int] = {name: k for k, name in enumerate(DIMENSIONS)}


@dataclass(frozen=True, slots=True)
class Choice:
    """What the page was asked: an outcome, a breakdown, and one condition besides the region ('level:level.basic')."""

    outcome: Outcome
    by: Dimension
    only: str = ALL

    @property
    def condition(self) -> Where:
        """Give the further condition."""
        if self.only == ALL:
            return ()
        dimension, value = self.only.split(":", 1)
        return ((dimension, value),)


@dataclass(frozen=True, slots=True)
class Group:
    """One group's answers; `found` is None where they are hidden or empty, `interval` (of the median) also if few."""

    id: str
    label: str
    state: State
    found: Spread | None
    interval: Interval | None

    def at(self, p: float) -> float | None:
        """Give a quantile as a share; None where so few answered that it would be somebody's answer."""
        return self.found.quantile(p) if self.found and self.found.spreads else None


@dataclass(frozen=True, slots=True)
class Answers:
    """The selection as a whole and by group: greatest median first, then means alone, hidden and empty ones."""

    choice: Choice
    whole: Group
    mean: Interval | None
    groups: tuple[Group, ...]
    withheld: bool = False
    """Whether the breakdown as a whole is withheld, the groups without answers too."""

    @property
    def shown(self) -> tuple[Group, ...]:
        """Give the groups whose medians are shown."""
        return tuple(group for group in self.groups if group.at(0.5) is not None)


def as_printed(share: float | None) -> float | None:
    """Give a share with the decimals it is printed with: with more, two selections could be subtracted."""
    return None if share is None else float(rounded(share, 3))


def case_pattern(house: House, outcome: Outcome) -> Pattern:
    """Give which cells of an outcome may be shown on any map; to be kept per version."""
    return pattern({table: house.fetch(answered_counts, outcome, table) for table in TABLES}, mergers(house))


def mergers(house: House) -> Merged:
    """Give the provinces of the catalog that were merged into another, and that one."""
    joined = [change for change in house.catalog.changes if change.kind in JOINS and change.level == "province"]
    return tuple(sorted({(c.before, c.after) for c in joined if c.before != c.after}))


def drawn(house: House) -> Merged:
    """Give the mergers that have happened on the drawn map: projects are counted under the provinces on it."""
    there = {region.id for region in house.provinces()}
    return tuple(pair for pair in mergers(house) if pair[0] not in there)


def region_condition(house: House) -> Where:
    """Give the condition of the bar's region; () for the nation."""
    return () if house.selection.region == NATION else (("region", house.selection.region),)


def supported(house: House) -> pd.DataFrame:
    """Give the counts of all projects of the version under the provinces of the drawn map; see `case_counts`."""
    counts = house.fetch(case_counts)
    return counts.assign(region=counts.region.replace(dict(drawn(house))))


def conditions(house: House, outcome: Outcome) -> tuple[str, ...]:
    """Give the further conditions that can be chosen: every value with answers, the region's own bar aside."""
    if not len(supported(house)):
        return (ALL,)
    found = house.each_version(case_pattern, outcome)
    named = (f"{name}:{value}" for name in DIMENSIONS[1:] for value in found.values(name))
    return (ALL, *named)


def answers_of(house: House, choice: Choice) -> Answers:
    """Give the answers of a selection.

    A breakdown by region covers all regions, of which the chosen one is the selection.
    """
    found = house.each_version(case_pattern, choice.outcome)
    region, more = region_condition(house), choice.condition
    asked = more if choice.by == "region" else region + more
    rows = house.fetch(answers, choice.outcome, choice.by, asked, drawn(house))
    mine = rows[rows.group == region[0][1]] if choice.by == "region" and region else rows
    whole = _group(found, house.selection.region, "", _cell(region + more), mine)
    made = [
        _group(found, str(id), label(house, choice.by, str(id)), _cell((*asked, (choice.by, str(id)))), part)
        for id, part in rows.groupby("group", sort=True)
    ]
    made += _without_cases(house, found, choice, {group.id for group in made})
    ordered = sorted(made, key=_rank)
    return Answers(
        choice, whole,
        mean_interval(whole.found) if whole.found and whole.found.spreads else None,
        tuple(ordered),
        any(found.withholds(_cell((*asked, (choice.by, group.id)))) for group in made),
    )  # fmt: skip


def label(house: House, dimension: str, id: str) -> str:
    """Give the name of a value of a dimension."""
    if not id:
        return house.say("productivity.not_stated")
    if dimension == "region":
        return house.place(id)
    if dimension == "program":
        program = house.catalog.programs.get(id)
        return program.name.say(house.lang) if program else id
    if dimension == "support_year":
        return house.say("productivity.supported_in", year=id)
    return house.scope("measure_scope", id)


def place(house: House, choice: Choice, *, everywhere: bool = False) -> str:
    """Give the selection in words: the region (all of them where `everywhere`) and the further condition."""
    named = [house.say("productivity.all_regions") if everywhere else house.place(house.selection.region)]
    named += [label(house, dimension, value) for dimension, value in choice.condition]
    return " · ".join(named)


def _cell(where: Where) -> Where:
    """Give a cell as the pattern knows it: each condition once, in the order of the dimensions."""
    return tuple(sorted(set(where), key=lambda pair: ORDER[pair[0]]))


def _group(found: Pattern, id: str, name: str, cell: Where, rows: pd.DataFrame) -> Group:
    inside = spread(rows)
    state: State = "hidden" if found.hides(cell) else "shown" if inside.n else "empty"
    if state != "shown":
        return Group(id, name, state, None, None)
    return Group(id, name, state, inside, median_interval(inside) if inside.spreads else None)


def _rank(group: Group) -> tuple[int, float]:
    """Give a group's place: medians, means alone, hidden, empty; the greatest first."""
    median, mean = group.at(0.5), group.found.mean if group.found else None
    if median is not None:
        return 0, -median
    return (1, -mean) if mean is not None else (2 + ("hidden", "empty").index(group.state), 0.0)


def _without_cases(house: House, found: Pattern, choice: Choice, known: set[str]) -> list[Group]:
    """Give the provinces without a completed project: unknown is shown, unless that would tell of a withheld part."""
    if choice.by != "region":
        return []
    missing = [region.id for region in house.provinces() if region.id not in known]
    made = [(id, found.hides(_cell((*choice.condition, ("region", id))))) for id in missing]
    return [Group(id, house.place(id), "hidden" if gone else "empty", None, None) for id, gone in made]
