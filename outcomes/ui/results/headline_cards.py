"""The four headline figures of a region or the nation: level, attainment, the year's additions, money."""

from __future__ import annotations

import pandas as pd

from outcomes.catalog.printing import enough, is_known
from outcomes.metrics.questions import origins
from outcomes.ui.cards import Card
from outcomes.ui.chart_frame import ids
from outcomes.ui.house import House
from outcomes.ui.origin import organization
from outcomes.ui.results.rows import Row, each
from outcomes.ui.results.standing import (
    LEVEL,
    MONEY,
    YEARLY,
    Standing,
    added,
    judgment,
    other_bounds,
    regime_name,
)
from outcomes.ui.targets.placed import unplaced_reason

NAMED = 2  # other scopes of money that a card names; of more it gives the number
SCOPE = ["organization", "base", "measure_scope", "stage", "program"]


def cards(house: House, found: Standing) -> list[Card]:
    """Give the four headline figures: level, attainment, the year's additions against what was required, money."""
    return [_level(house, found), _attainment(house, found), _additions(house, found), _money(house, found)]


def _shown(house: House, found: Standing, indicator: str) -> tuple[str, str]:
    """Give a card's figure of the chosen year, and why the chosen map has none though one was reported ('' else)."""
    figure, year = found.at(indicator, house.selection.year), house.selection.year
    reason = (
        "" if figure is not None or house.map_year is None else unplaced_reason(house, found.region, indicator, year)
    )
    if reason:
        return house.say("card.unplaced"), house.say(f"lens.short.{reason}")
    return house.figure(None if figure is None else figure.value, indicator), ""


def _level(house: House, found: Standing) -> Card:
    year, figure = house.selection.year, found.at(LEVEL, house.selection.year)
    latest = found.latest(LEVEL)
    value, why = _shown(house, found, LEVEL)
    notes = [house.say("bar.state_at", year=year)]
    if why:
        notes.append(why)
    if figure is not None and figure.status != "actual":
        notes.append(house.scope("status", figure.status))
    if figure is not None and figure.confidence not in ("high", "") and not house.synthetic:
        notes.append(house.say("card.confidence", level=house.scope("confidence", figure.confidence)))
    if latest is not None and latest.year > year:
        notes.append(
            house.say(
                f"card.latest.{house.selection.set}", year=int(latest.year), value=house.figure(latest.value, LEVEL)
            )
        )
    return Card(
        "level", house.catalog.indicators[LEVEL].name.say(house.lang), value, " · ".join(notes),
        ids([] if figure is None else [figure.position]), years=found.years(LEVEL, year), known=figure is not None,
    )  # fmt: skip


def _attainment(house: House, found: Standing) -> Card:
    row = found.judged
    label = house.say("card.attainment")
    if row is None or (not is_known(row.attainment) and not is_known(row.attainment_final)):
        note = house.say(f"reason.{_why_open(house, found)}")
        return Card("attainment", label, house.say("status.not_assessable"), note, (), known=False)
    exact = is_known(row.attainment)
    note = house.say(
        "card.attainment_note",
        due=house.selection.year if exact else int(row.final_year),
        target=house.figure(row.target if exact else row.final_target, LEVEL),
        regime=regime_name(house, row.regime),
    )
    return Card(
        "attainment", label, house.printer.share(row.attainment if exact else row.attainment_final), note,
        ids([row.actual_position, row.target_position, row.final_position]), row.verdict,
    )  # fmt: skip


def _why_open(house: House, found: Standing) -> str:
    """Give the reason why there is no attainment."""
    if found.judged is None:
        return "other_bounds" if other_bounds(house, found.region) else "no_target"
    return str(found.judged.attainment_final_reason or found.judged.attainment_reason or "no_target")


def _additions(house: House, found: Standing) -> Card:
    """Give the year's additions beside what was required a year from where the year began."""
    year = house.selection.year
    figure = added(house, found, year)
    before = judgment(house, found.region, LEVEL, year - 1)
    required = before.required_annual if before is not None else None
    value, why = _shown(house, found, YEARLY)
    notes = [why] if why and figure is None else []
    cells: tuple[str, ...] = ()
    if figure is not None:
        value, cells = house.figure(figure.value, YEARLY), figure.origins
        if figure.levels:
            after, start = (house.figure(level, LEVEL) for level in figure.levels)
            notes.append(house.say("card.difference", after=after, before=start, year=year, start=year - 1))
        elif figure.status != "actual":
            notes.append(house.scope("status", figure.status))
    due = before is not None and before.final_year < year  # asked for by the year before: it says nothing of this one
    if before is None or required is None or not is_known(required) or due:
        notes.append(_nothing_required(house, found, before))
        status = ""
    else:
        notes.append(_requirement(house, found, before))
        status = "" if figure is None else "on_track" if figure.value >= required else "behind"
        cells += ids([before.actual_position, before.final_position])
    return Card(
        "additions", house.say("card.additions", year=year), value, " · ".join(notes), cells, status,
        found.years(YEARLY, year), known=figure is not None,
    )  # fmt: skip


def _requirement(house: House, found: Standing, before: Row) -> str:
    """Say what was required a year when the year began, and of which plan where it is not the other card's."""
    needed = enough(before.required_annual, house.catalog.indicators[YEARLY])
    note = house.say(
        "card.required", value=house.figure(needed, YEARLY), start=int(before.year),
        due=int(before.final_year), target=house.figure(before.final_target, LEVEL),
    )  # fmt: skip
    if found.judged is None or found.judged.regime == before.regime:
        return note
    return f"{note} · {house.say('card.regime_then', year=int(before.year), regime=regime_name(house, before.regime))}"


def _nothing_required(house: House, found: Standing, before: Row | None) -> str:
    """Say why nothing can be told of what the year had to bring."""
    if before is None and other_bounds(house, found.region):
        return house.say("card.required_other_bounds")
    aimed = before if before is not None else found.judged
    if before is not None and before.final_year < house.selection.year:
        return house.say("card.required_due", due=int(before.final_year))
    if aimed is not None and aimed.kind == "target" and is_known(aimed.final_target):
        start = house.selection.year - 1
        if found.at(LEVEL, start) is None:
            return house.say("card.required_no_actual", start=start)
    return house.say("card.required_unknown")


def _money(house: House, found: Standing) -> Card:
    """Give the year's budget in the catalog's scope, and which other scopes have a figure besides."""
    year, figure = house.selection.year, found.at(MONEY, house.selection.year)
    value, why = _shown(house, found, MONEY)
    rows = _other_scopes(house, found.region, year)
    scope = house.scope("measure_scope", house.catalog.indicators[MONEY].measure_scope)
    notes = [house.say("card.budget_scope", scope=scope), why, _scopes_named(house, rows)]
    return Card(
        "money", house.say("card.budget", year=year), value, " · ".join(note for note in notes if note),
        ids([] if figure is None else [figure.position], rows.position), years=found.years(MONEY, year),
        known=figure is not None,
    )  # fmt: skip


def _other_scopes(house: House, region: str, year: int) -> pd.DataFrame:
    """Give the year's budgets of a region in other scopes than the catalog's."""
    rows = house.fetch(origins)
    return rows[
        (rows.indicator == MONEY) & (rows.region == region) & (rows.year == year)
        & (rows.measure_scope != house.catalog.indicators[MONEY].measure_scope)
    ]  # fmt: skip


def _scopes_named(house: House, rows: pd.DataFrame) -> str:
    """Say how many other scopes there are; two sources of one scope are one. A few are named with their figure."""
    once = rows.drop_duplicates(SCOPE)
    if not len(once):
        return ""
    if len(once) > NAMED or house.map_year is not None:
        return house.say("card.other_scopes", count=len(once))
    named = ", ".join(_named(house, row) for row in each(once))
    return house.say("card.other_scopes_named", count=len(once), names=named)


def _named(house: House, row: Row) -> str:
    """Give a scope with its figure, and whose it is."""
    parts = (organization(house, row.organization), house.scope("measure_scope", row.measure_scope))
    return " ".join(part for part in (*parts, house.figure(row.value, MONEY)) if part)
